"""Reads the project's plain tables: ``cell | cell | cell`` a line, ``#`` starts a comment line.

One format serves the lexicon and the message catalogue: it diffs well, needs no quoting, and loads in microseconds a
row, which TOML does not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from factcheck.errors import LexiconError


def beside(module_file: str, name: str) -> str:
    """The path of the table ``name`` in the folder of a module.

    ``pathlib`` is not used on the way of the common command, since importing it costs half a bare interpreter start.
    """
    return os.path.join(os.path.dirname(module_file), name)


def words(path: str | os.PathLike[str]) -> list[str]:
    """The rows of a table of one column, which is read faster."""
    return [line.strip() for line in _lines(path) if line and line[0] != "#"]


def _lines(path: str | os.PathLike[str]) -> list[str]:
    with open(path, encoding="utf-8") as table:
        return table.read().splitlines()


def rows(path: str | os.PathLike[str], columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of the table at ``path``, each of exactly ``columns`` cells, in file order.

    Raises :class:`LexiconError`, naming file and line, where a row has another number of cells.
    """
    for number, line in enumerate(_lines(path), start=1):
        if not line or line[0] == "#":
            continue
        cells = tuple(map(str.strip, line.split("|")))
        if len(cells) != columns:
            raise LexiconError(f"{os.path.basename(path)}:{number}: {len(cells)} cells where the table has {columns}")
        yield cells
