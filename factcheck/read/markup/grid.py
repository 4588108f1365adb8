"""The cells of a table of a page: where they stand once spans are counted, and which headers they have."""

from __future__ import annotations

import re
from typing import NamedTuple

_WIDE = 100  # columns; further ones are counted, but neither span nor have headers
_DEEP = 4  # headers over a cell, and beside it
_FIGURE = r"(?!(?:19|20)\d\d\Z)[-+−.,\s]*+\d[\d.,%\s]*+"  # but for a year


class Cell(NamedTuple):
    """A cell in table number ``table``: it takes ``across`` columns and ``down`` rows from ``row`` and ``column`` on.

    ``words`` is filled while the cell is read.
    """

    table: int
    row: int
    column: int
    across: int
    down: int
    is_header: bool
    headers: tuple[str, ...]
    words: list[str]


class _Beside(NamedTuple):
    words: str
    end: int  # the first row that it does not stand beside


class Grid:
    """Takes the rows and cells of a table in the order in which they are written.

    Headers of columns are the rows of the head, or the first row, unless it begins with a header and goes on without:
    then it is a row as any other. A head goes on below a title that spans its columns, and below a cell that spans some
    of them as far as those beside it reach, but for a row with figures. Headers of a row are its header cells, and its
    first cell.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._row = -1
        self._is_head = False
        self._head_end = 1  # the first row that is surely below the head
        self._cells: list[Cell] = []  # of the row so far
        self._has_header = False  # whether one of them is a header
        self._free: dict[int, int] = {}  # by column the first row that no cell from above reaches
        self._over: dict[int, tuple[str, ...]] = {}  # by column
        self._beside: list[_Beside] = []

    def row(self, *, is_head: bool = False) -> None:
        """Begin a row, one of the table's head if ``is_head``."""
        self.end()
        self._row += 1
        self._is_head = is_head
        self._beside = [header for header in self._beside if header.end > self._row]

    def cell(self, *, is_header: bool, across: int = 1, down: int = 1) -> Cell:
        """Begin a cell of the row."""
        if self._row < 0:
            self.row()
        column = self._cells[-1].column + self._cells[-1].across if self._cells else 0
        while self._free.get(column, 0) > self._row:
            column += 1
        across = max(1, min(across, _WIDE - column))
        for taken in range(column, min(column + across, _WIDE) if down > 1 else column):
            self._free[taken] = self._row + down
        headers = self._over.get(column, ()) + self._headers_beside(is_header)
        begun = Cell(self._number, self._row, column, across, down, is_header, headers, [])
        self._cells.append(begun)
        self._has_header |= is_header
        return begun

    def close(self, cell: Cell) -> None:
        """Take the words of ``cell``, which are all there now."""
        words = _line(cell)
        is_beside = (cell.is_header or cell.column == 0) and not self._is_head
        if words and is_beside and len(self._beside) < _DEEP:
            self._beside.append(_Beside(words, cell.row + cell.down))

    def end(self) -> None:
        """End the row that was begun."""
        cells, self._cells, self._has_header = self._cells, [], False
        if cells and (self._is_head or (self._row < self._head_end and _is_head(cells))):
            self._beside.clear()
            self._head_end = max(self._head_end, _head_end(cells))
            for cell in cells:
                self._head(cell)

    def _headers_beside(self, is_header: bool) -> tuple[str, ...]:
        may_be_head = self._row < self._head_end and (is_header or not self._has_header)
        return () if self._is_head or may_be_head else tuple(header.words for header in self._beside)

    def _head(self, cell: Cell) -> None:
        words = _line(cell)
        for column in range(cell.column, min(cell.column + cell.across, _WIDE)) if words else ():
            over = self._over.get(column, ())
            if len(over) < _DEEP:
                self._over[column] = (*over, words)


def _is_head(cells: list[Cell]) -> bool:
    if cells[0].row and any(re.fullmatch(_FIGURE, _line(cell)) for cell in cells):
        return False
    return cells[-1].is_header or not any(cell.is_header for cell in cells)


def _head_end(cells: list[Cell]) -> int:
    """The first row that is surely below a head whose row ``cells`` are."""
    if all(cell.across == 1 for cell in cells):
        return 0
    rows = 2 if len(cells) == 1 else max(cell.down for cell in cells)
    return cells[0].row + (rows if rows <= _DEEP else 1)


def _line(cell: Cell) -> str:
    return " ".join("".join(cell.words).split())
