"""Where a cell of a table stands, and which words stand over and beside it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell as :class:`factcheck.model.draft.Block` has it."""

    headers: tuple[str, ...]
    table: int
    row: int
    column: int


class _Head(NamedTuple):
    start: int
    end: int
    words: str


class Table:
    """Follows a table from cell to cell; the first row is the header of the columns, the first cell that of its row.

    A table is as large as its file says: nothing here grows with the numbers of columns or rows that are spanned.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._row, self._next_row = -1, 0
        self._column = self._next_column = self._extent = 0
        self._heads: list[_Head] = []
        self._beside = ""
        self._said: list[str] = []

    def row(self, count: int = 1) -> None:
        """Begin a row, which stands for ``count`` alike."""
        self._close()
        self._row, self._next_row = self._next_row, self._next_row + count
        self._column = self._next_column = self._extent = 0

    def skip(self, columns: int = 1) -> None:
        """Pass columns that have no cell in this row."""
        self._close()
        self._next_column += columns
        self._extent = 0

    def cell(self, columns: int = 1, extent: int | None = None, *, is_continued: bool = False) -> None:
        """Begin a cell that takes ``columns`` and stretches over ``extent`` of them (if not told: as many).

        A continued one belongs to the cell above it or before it, which stays the header of its row.
        """
        self._close()
        self._column, self._next_column = self._next_column, self._next_column + columns
        self._extent = 0 if is_continued else extent or columns
        if self._column == 0 and not is_continued:
            self._beside = ""

    def hear(self, words: str) -> None:
        """Take words of the cell that was begun."""
        self._said.append(words)

    @property
    def current(self) -> Cell:
        """The cell that was begun."""
        return Cell(self._headers(), self._number, max(0, self._row), self._column)

    def _headers(self) -> tuple[str, ...]:
        if self._row <= 0:
            return ()
        headers = [self._over()] if self._column == 0 else [self._over(), self._beside]
        return tuple(filter(None, headers))

    def _over(self) -> str:
        at = bisect_right(self._heads, self._column, key=lambda head: head.start) - 1
        return self._heads[at].words if at >= 0 and self._column < self._heads[at].end else ""

    def _close(self) -> None:
        words, self._said = " ".join(" ".join(self._said).split()), []
        if self._extent and self._row == 0:
            self._heads.append(_Head(self._column, self._column + self._extent, words))
        elif self._extent and self._column == 0:
            self._beside = words
        self._extent = 0
