"""The tables of a draft as numbers in rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import attrs

from factcheck.errors import ParseError
from factcheck.lexicon.folding import keys
from factcheck.lexicon.word_sets import said, word_set
from factcheck.model.draft import Block, BlockKind, Draft
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span
from factcheck.scan.alone import quantity_alone

_MOST_CELLS = 5000  # of a table that is read; a larger one is a database
_COUNTED = r"\A\s*(?:\d{1,2}|[A-ZĐ]|[IVX]{1,4})[.)]\s+"
_SIGNED = r"(?P<minus>[-\u2212\u2013(])?\+?\s*(?P<number>\d[^()]*?)\s*\)?"


class Number(NamedTuple):
    """The number of a cell: ``quantity`` without its sign, its span in the text of the draft."""

    quantity: Quantity
    is_negative: bool


class Table(NamedTuple):
    """One table of a text: ``rows`` of cells, of which ``body`` are those below the head, and ``numbers`` by row and
    column for cells of the body that hold one number and nothing else. The first column names the rows."""

    text: str
    rows: tuple[tuple[Block, ...], ...]
    body: range
    numbers: dict[tuple[int, int], Number]

    @property
    def columns(self) -> range:
        return range(1, max((cell.column for row in self.rows for cell in row), default=0) + 1)

    def says(self, name: str, row: int, column: int) -> bool:
        """Whether the cell has a phrase of the word set ``name``."""
        return any(_says(name, cell.span.slice(self.text)) for cell in self.rows[row] if cell.column == column)

    def is_named(self, name: str, row: int, column: int) -> bool:
        """Whether the words of the cell begin with a phrase of the word set ``name``, behind a number that counts."""
        words = (cell.span.slice(self.text) for cell in self.rows[row] if cell.column == column)
        return any(_begins(name, re.sub(_COUNTED, "", text)) for text in words)

    def head_says(self, name: str, column: int) -> bool:
        """Whether what stands over the column has a phrase of the word set ``name``."""
        headers = [set(cell.headers) for row in self.rows for cell in row if cell.column == column and cell.headers]
        common = set.intersection(*headers) if headers else set()  # the others stand beside it
        return any(_says(name, words) for words in common)


def _begins(name: str, words: str) -> bool:
    spoken = keys(words)
    return any(spoken[: len(phrase)] == phrase for phrase in map(keys, word_set(name)))


def _says(name: str, words: str) -> bool:
    return bool(said(name, keys(words)))


def tables(draft: Draft | None) -> Iterator[Table]:
    """The tables of ``draft``."""
    cells = [] if draft is None else [block for block in draft.blocks if block.kind is BlockKind.CELL]
    by_table = groupby(sorted(cells, key=lambda cell: cell.table), key=lambda cell: cell.table)
    for own in (list(of_one) for _, of_one in by_table):
        if draft is not None and len(own) <= _MOST_CELLS:
            yield _table(draft.text, own)


def _table(text: str, cells: Sequence[Block]) -> Table:
    places = sorted({cell.row for cell in cells})
    rows = tuple(tuple(cell for cell in cells if cell.row == place) for place in places)
    headers = {(cell.column, header) for cell in cells for header in cell.headers}
    heads = [row for row, own in enumerate(rows) if any((cell.column, _line(text, cell)) in headers for cell in own)]
    first = max(heads, default=-1) + 1
    while first < len(rows) and rows[first][0].column:  # a row without a name goes on with the head
        first += 1
    body = range(first, len(rows))
    numbers = {
        (row, cell.column): number
        for row in body
        for cell in rows[row]
        if cell.column and (number := _number(text, cell.span)) is not None
    }
    return Table(text, rows, body, numbers)


def _line(text: str, cell: Block) -> str:
    return " ".join(cell.span.slice(text).split())


def _number(text: str, span: Span) -> Number | None:
    """The number that a cell is: ``1.234``, ``-5,2``, ``(5,2)``, ``12%``."""
    found = re.fullmatch(_SIGNED, span.slice(text))
    if found is None:
        return None
    try:
        quantity = quantity_alone(found["number"])
    except ParseError:
        return None
    start = span.start + found.start("number")
    placed = attrs.evolve(quantity, span=Span(start, start + len(found["number"])))
    return None if placed.is_range else Number(placed, found["minus"] is not None)
