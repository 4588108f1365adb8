"""The tables of a draft as numbers in rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from factcheck.errors import ParseError
from factcheck.lexicon.folding import keys
from factcheck.lexicon.word_sets import said
from factcheck.model.draft import Block, BlockKind, Draft
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span
from factcheck.scan.alone import quantity_alone

_MOST_CELLS = 5000  # of a table that is read; a larger one is a database
_SIGNED = r"(?P<minus>[-\u2212\u2013(])?\+?\s*(?P<number>\d[^()]*?)\s*\)?"


class Number(NamedTuple):
    """The number of a cell: ``quantity`` without its sign, its span in the text of the draft."""

    quantity: Quantity
    is_negative: bool


class Table(NamedTuple):
    """``rows`` of the cells of one table, the first one its head; ``numbers`` by row and column, for cells that hold
    one number and nothing else."""

    text: str
    rows: tuple[tuple[Block, ...], ...]
    numbers: dict[tuple[int, int], Number]

    @property
    def body(self) -> range:
        return range(1, len(self.rows))

    @property
    def columns(self) -> range:
        """Without the first, which names the rows."""
        return range(1, max((cell.column for row in self.rows for cell in row), default=0) + 1)

    def cell(self, row: int, column: int) -> Block | None:
        return next((cell for cell in self.rows[row] if cell.column == column), None)

    def says(self, name: str, row: int, column: int) -> bool:
        """Whether the cell has a phrase of the word set ``name``."""
        cell = self.cell(row, column)
        return cell is not None and bool(said(name, keys(cell.span.slice(self.text))))


def tables(draft: Draft | None) -> Iterator[Table]:
    """The tables of ``draft`` that have a head, a first column of names, and numbers."""
    cells = [] if draft is None else [block for block in draft.blocks if block.kind is BlockKind.CELL]
    for number in sorted({cell.table for cell in cells}):
        own = [cell for cell in cells if cell.table == number]
        if draft is not None and len(own) <= _MOST_CELLS:
            yield _table(draft.text, own)


def _table(text: str, cells: Sequence[Block]) -> Table:
    places = sorted({cell.row for cell in cells})
    rows = tuple(tuple(cell for cell in cells if cell.row == place) for place in places)
    numbers = {
        (row, cell.column): number
        for row, own in enumerate(rows)
        if row
        for cell in own
        if cell.column and (number := _number(text, cell.span)) is not None
    }
    return Table(text, rows, numbers)


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
