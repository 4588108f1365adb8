"""Rows that stand in columns: tables, and prose that runs down one column and goes on in the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

import attrs

from factcheck.read.pages.lines import Line, Row

_APART = 3.0  # of the size: rows of one zone are no farther apart
_ALIGNED = 2.5  # points
_MOST_COLUMNS = 40
_PROSE = 4  # words a line, from which on columns are prose
_PROSE_ROWS = 3
_TIGHT = 0.45  # of the size: the gap between the lines of one cell


class Cell(NamedTuple):
    """The lines of a cell, which stands at ``row`` and ``column``, both from 0."""

    row: int
    column: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@attrs.frozen
class Table:
    """Cells in the order of rows; empty ones are left out."""

    cells: tuple[Cell, ...]

    @property
    def page(self) -> int:
        return self.cells[-1].lines[0].words[0].box.page

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


Standing: TypeAlias = Line | Table  # what stands on a page


def in_order(rows: Sequence[Row]) -> list[Standing]:
    """What stands on a page, in the order in which it is read: the file's, but column by column and row by row."""
    order: list[tuple[int, Sequence[Standing]]] = []
    for zone in _zones(rows):
        start = min(line.at for line in chain.from_iterable(zone.rows))
        if not zone.is_aligned:
            order += [(line.at, (line,)) for line in chain.from_iterable(zone.rows)]
        elif zone.is_prose:
            order.append((start, zone.by_columns()) if zone.is_read_across else (start, zone.in_file_order()))
        else:
            order.append((start, (_table(zone),)))
    return [standing for _, standings in sorted(order, key=lambda each: each[0]) for standing in standings]


class _Column(NamedTuple):
    left: float
    right: float

    def holds(self, line: Line) -> bool:
        return line.left < self.right and line.right > self.left


class _Zone:
    """Rows below each other whose lines fall into the same columns."""

    def __init__(self, row: Row) -> None:
        self.rows = [row]
        self.columns = [_Column(line.left, line.right) for line in row]

    def takes(self, row: Row) -> bool:
        """Whether ``row`` stands in these columns; a line between two of them opens one of its own."""
        last = self.rows[-1]
        size = max(line.size for line in (*last, *row))
        if min(line.top for line in row) - max(line.bottom for line in last) > _APART * size:
            return False
        if max(len(row), len(self.columns)) > _MOST_COLUMNS:
            return False
        columns = list(self.columns)
        for line in row:
            held = [at for at, column in enumerate(columns) if column.holds(line)]
            if len(held) > 1 or any(columns[at].holds(other) for at in held for other in row if other is not line):
                return False
            if held:
                column = columns[held[0]]
                columns[held[0]] = _Column(min(column.left, line.left), max(column.right, line.right))
            else:
                columns.append(_Column(line.left, line.right))
        columns.sort()
        if any(right.left < left.right for left, right in pairwise(columns)):
            return False
        self.rows.append(row)
        self.columns = columns
        return True

    def column(self, line: Line) -> int:
        return next(at for at, column in enumerate(self.columns) if column.holds(line))

    def lines_of(self, column: int) -> list[Line]:
        return [line for line in chain.from_iterable(self.rows) if self.columns[column].holds(line)]

    @property
    def is_aligned(self) -> bool:
        """Whether at least two columns have lines with an edge, or the middle, in common."""
        return (
            1 < len(self.columns) <= _MOST_COLUMNS
            and sum(_is_flush(self.lines_of(at)) for at in range(len(self.columns))) > 1
        )

    @property
    def is_prose(self) -> bool:
        columns = [self.lines_of(at) for at in range(len(self.columns))]
        return all(len(c) >= _PROSE_ROWS and median(len(line.words) for line in c) >= _PROSE for c in columns)

    @property
    def is_read_across(self) -> bool:
        """Whether the file goes back from a later column to an earlier one."""
        order = [self.column(line) for line in self.in_file_order()]
        return any(after < before for before, after in pairwise(order))

    def in_file_order(self) -> list[Line]:
        return sorted(chain.from_iterable(self.rows), key=lambda line: line.at)

    def by_columns(self) -> list[Line]:
        return [line for at in range(len(self.columns)) for line in self.lines_of(at)]


def _zones(rows: Sequence[Row]) -> Iterator[_Zone]:
    zone: _Zone | None = None
    for row in rows:
        if zone is not None and (len(row) > 1 or len(zone.columns) > 1) and zone.takes(row):
            continue
        if zone is not None:
            yield from _trimmed(zone)
        zone = _Zone(row)
    if zone is not None:
        yield from _trimmed(zone)


def _trimmed(zone: _Zone) -> Iterator[_Zone]:
    """``zone``; single lines at the upper and lower end of a table as zones of their own, which may be paragraphs."""
    first, last = 0, len(zone.rows)
    if len(zone.columns) > 1 and not zone.is_prose:
        while first < last and len(zone.rows[first]) == 1:
            first += 1
        while last > first and len(zone.rows[last - 1]) == 1 and zone.column(zone.rows[last - 1][0]) == 0:
            last -= 1
    above, below = zone.rows[:first], zone.rows[last:]
    zone.rows = zone.rows[first:last]
    yield from map(_Zone, above)
    if zone.rows:
        yield zone
    yield from map(_Zone, below)


def _is_flush(lines: Sequence[Line]) -> bool:
    edges = (
        sorted(line.left for line in lines),
        sorted(line.right for line in lines),
        sorted((line.left + line.right) / 2 for line in lines),
    )
    return any(right - left <= _ALIGNED for edge in edges for left, right in pairwise(edge))


def _table(zone: _Zone) -> Table:
    cells: dict[tuple[int, int], list[Line]] = {}
    number = -1
    above: dict[int, Line] = {}
    for row in zone.rows:
        here = {zone.column(line): line for line in row}
        if not above or not _goes_on(above, here, len(zone.columns)):
            number += 1
            above = {}
        for column, line in here.items():
            cells.setdefault((number, column), []).append(line)
        above |= here
    return Table(tuple(Cell(row, column, tuple(lines)) for (row, column), lines in sorted(cells.items())))


def _goes_on(above: dict[int, Line], here: dict[int, Line], columns: int) -> bool:
    """Whether a row has the next lines of cells above it: some lack, and the others follow closely, in the file too."""
    if len(here) == columns or not here.keys() <= above.keys():
        return False
    pairs = [(above[column], line) for column, line in here.items()]
    return all(
        line.top - over.bottom < _TIGHT * line.size
        and 0 < line.at - over.words[-1].at <= 2
        and any(map(str.isalpha, over.text + line.text))
        for over, line in pairs
    )
