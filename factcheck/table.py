"""Reads the project's plain tables: ``cell | cell | cell`` a line, ``#`` starts a comment line.

One format serves the lexicon and the message catalogue: it diffs well, needs no quoting, and loads in microseconds a
row, which TOML does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import LexiconError


def rows(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of the table at ``path``, each of exactly ``columns`` cells, in file order.

    Raises :class:`LexiconError`, naming file and line, where a row has another number of cells.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("|"))
        if len(cells) != columns:
            raise LexiconError(f"{path.name}:{number}: {len(cells)} cells where the table has {columns}")
        yield cells
