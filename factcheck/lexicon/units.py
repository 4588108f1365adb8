"""Units and their names: loads ``unit_table.txt``, ``unit_names.txt`` and ``count_nouns.txt``, each on first use."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from factcheck.errors import LexiconError
from factcheck.lexicon.names import Names
from factcheck.model.unit import Dimension, Unit
from factcheck.table import beside, rows, words

if TYPE_CHECKING:
    import pint

TABLE = beside(__file__, "unit_table.txt")
DEFINITIONS = beside(__file__, "units.txt")
_NAMES = beside(__file__, "unit_names.txt")
_NOUNS = beside(__file__, "count_nouns.txt")

CALENDAR = "calendar"  # stands in the table for Dimension.TIME in months
_NO_UNIT = "-"
_LINK = "/"
_COUNTED = ""


@cache
def _measures() -> dict[str, tuple[str, str]]:
    return {symbol: (dimension, factor) for symbol, dimension, factor in rows(TABLE, 3)}


def _measure(symbol: str, dimension: str, factor: str) -> Unit:
    if dimension == CALENDAR:
        return Unit(symbol, Dimension.TIME, Fraction(factor), is_calendar=True)
    return Unit(symbol, Dimension(dimension), Fraction(factor))


@cache
def money() -> tuple[str, ...]:
    """The ISO 4217 codes of the currencies that the tables know."""
    return tuple(symbol for symbol, (kind, _) in _measures().items() if kind == Dimension.MONEY and symbol.isupper())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words(_NOUNS))


@cache
def count_noun(noun: str) -> Unit:
    """The things that ``noun`` names, counted."""
    return Unit(noun, Dimension.COUNT)


@cache
def unit_named(symbol: str) -> Unit:
    """The unit with this symbol, as reports print it: ``VND``, ``m2``, ``trường hợp``, ``USD/thùng``.

    A symbol that is also a count noun (``thùng``) is the measure. Raises :class:`KeyError` for a symbol that the tables
    do not know.
    """
    own, _, per = symbol.partition("/")
    if own in _measures():
        unit = _measure(own, *_measures()[own])
    elif own in _nouns():
        unit = count_noun(own)
    else:
        raise KeyError(symbol)
    return attrs.evolve(unit, per=unit_named(per)) if per else unit


@cache
def _name_rows() -> tuple[tuple[str, str, str], ...]:
    return tuple(rows(_NAMES, 3))  # type: ignore[arg-type]  # three cells by the call


def _named(name: str, symbol: str) -> Unit:
    try:
        return unit_named(symbol)
    except KeyError:
        raise LexiconError(f"unit_names.txt: {name!r} names an unknown unit {symbol!r}") from None


@cache
def unit_names() -> Names[Unit | str | None]:
    """Every name that may follow a number: a unit, a count noun as a string, or ``None`` for a phrase that only begins
    like a unit (``đồng thời``).

    A row of ``unit_names.txt`` holds against a count noun of the same spelling.
    """

    nouns = ((noun, _COUNTED) for noun in _nouns())
    names = ((name, symbol) for name, symbol, where in _name_rows() if symbol != _LINK and where in ("", "sign"))
    return Names((*nouns, *names), _meant)


def _meant(name: str, symbol: str) -> Unit | str | None:
    if symbol == _COUNTED:
        return name
    return None if symbol == _NO_UNIT else _named(name, symbol)


@lru_cache(maxsize=64)  # numerators may be nouns of the text
def denominator_names(numerator: str) -> Names[Unit]:
    """The names that count only below a fraction line, for the unit with the symbol ``numerator``: ``h`` in ``km/h``.

    They go before :func:`unit_names`, which holds below a fraction line as well.
    """
    here = ("per", f"per {numerator}")
    return Names(((name, symbol) for name, symbol, where in _name_rows() if where in here), _named)


@cache
def link_words() -> Names[Dimension]:
    """The words that stand for a fraction line (``mỗi``), with the dimension after whose units they do."""
    links = ((name, where) for name, symbol, where in _name_rows() if symbol == _LINK)
    return Names(links, lambda _name, dimension: Dimension(dimension))


@cache
def one_character_names() -> frozenset[str]:
    """The names of one character, verbatim: an abbreviation of one letter is known by its case (``5 m``, ``5 M``)."""
    return frozenset(name for name, _, _ in _name_rows() if len(name) == 1)


@cache
def signs() -> dict[str, Unit]:
    """The currency signs that may stand before a number, in upper case: ``$``, ``US$``, ``€``."""
    return {name.upper(): _named(name, symbol) for name, symbol, where in _name_rows() if where == "sign"}


def convert(value: Fraction, source: Unit, target: Unit) -> Fraction:
    """``value`` in ``source`` units as a number of ``target`` units, exactly.

    Raises :class:`ValueError` where the two cannot be compared (see :meth:`Unit.is_commensurable`).
    """
    if not source.is_commensurable(target):
        raise ValueError(f"{source} is no {target}")
    return value * source.base_factor / target.base_factor


@cache
def registry() -> pint.UnitRegistry[Fraction]:
    """The pint registry of ``units.txt`` alone, in exact arithmetic; needs the extra ``units``."""
    import pint  # noqa: PLC0415  # 0.1 s that the ordinary run must not pay

    built: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction)
    built.load_definitions(DEFINITIONS)
    return built
