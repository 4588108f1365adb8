"""Derives ``unit_table.txt`` from the pint definitions of ``units.txt``: ``python -m factcheck.lexicon.derive_units``.

The stored table spares the ordinary run the import of pint; a test holds that it says what pint says.
"""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

from factcheck.errors import LexiconError
from factcheck.lexicon.units import CALENDAR, TABLE, registry
from factcheck.model.unit import Dimension
from factcheck.table import rows

_HEADER = """\
# symbol | dimension, or calendar | factor into the base unit (for money and other: the unit itself)
# Derived from units.txt; do not edit, run: python -m factcheck.lexicon.derive_units
"""

Row = tuple[str, str, str]

_EACH_ALONE = ("money", "other")


def derived_rows() -> tuple[Row, ...]:
    """The rows of the table as pint has them, by dimension, then factor, then symbol; needs the extra ``units``.

    Raises :class:`LexiconError` where two units of one group cannot be converted into each other.
    """
    groups = {dimension.name.lower(): dimension.value for dimension in Dimension if dimension is not Dimension.COUNT}
    groups[CALENDAR] = CALENDAR
    return tuple((symbol, groups[group], factor) for group in groups for symbol, factor in _members(group))


def _members(group: str) -> list[tuple[str, str]]:
    pint = registry()
    found: list[tuple[Fraction, str]] = []
    bases = set()
    for name in pint.get_group(group, create_if_needed=False).members:
        factor, base = pint.get_base_units(name)
        bases.add(base)
        found.append((Fraction(str(factor)), pint.get_symbol(name).replace("_", " ")))
    if len(bases) != 1 and group not in _EACH_ALONE:
        raise LexiconError(f"units.txt: the units of group {group} have no common base")
    return [(symbol, str(factor)) for factor, symbol in sorted(found)]


def disagreements(table: str | os.PathLike[str] = TABLE) -> tuple[Row, ...]:
    """The rows that stand in only one of ``table`` and the derivation, in order; none where the table is up to date."""
    return tuple(sorted(set(rows(table, 3)) ^ set(derived_rows())))  # type: ignore[arg-type]  # three cells by the call


def main() -> None:
    """Write the table."""
    lines = "".join(" | ".join(row) + "\n" for row in derived_rows())
    Path(TABLE).write_text(_HEADER + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
