"""Lines closely below each other, and tables whose cells these are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from factcheck.read.pages.lines import Line


@attrs.frozen
class Stack:
    """Lines of one width, one closely below the other: a cell, or part of a paragraph. Lengths are points."""

    lines: tuple[Line, ...]

    @cached_property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @cached_property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @cached_property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @cached_property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @cached_property
    def size(self) -> float:
        return self.lines[0].size


class Cell(NamedTuple):
    """A cell, which stands at ``row`` and ``column``, both from 0."""

    row: int
    column: int
    stack: Stack

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.stack.lines)


@attrs.frozen
class Table:
    """Cells in the order of rows; empty ones are left out."""

    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[tuple[int, Stack]]]) -> Table:
        """The table of ``rows``, of which each has stacks with their columns."""
        return cls(tuple(Cell(number, column, stack) for number, row in enumerate(rows) for column, stack in row))

    @property
    def page(self) -> int:
        """The page on which it ends."""
        return self.cells[-1].stack.lines[0].words[0].box.page

    @cached_property
    def left(self) -> float:
        return min(cell.stack.left for cell in self.cells)

    @cached_property
    def right(self) -> float:
        return max(cell.stack.right for cell in self.cells)

    @cached_property
    def top(self) -> float:
        return min(cell.stack.top for cell in self.cells)

    @cached_property
    def bottom(self) -> float:
        return max(cell.stack.bottom for cell in self.cells)

    @property
    def head(self) -> tuple[str, ...]:
        """The texts of its first row."""
        return tuple(cell.text for cell in self.cells if cell.row == 0)

    def goes_on(self, following: Table) -> bool:
        """Whether ``following`` is the rest of it on the next page: it has as many columns."""
        columns = {cell.column for cell in self.cells}
        return following.page == self.page + 1 and {cell.column for cell in following.cells} == columns

    def joined(self, following: Table) -> Table:
        """The two as one; a head that is told again is left out."""
        first = 1 if following.head == self.head else 0
        shift = self.cells[-1].row + 1 - first
        more = (cell._replace(row=cell.row + shift) for cell in following.cells if cell.row >= first)
        return Table((*self.cells, *more))
