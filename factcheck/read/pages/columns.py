"""What stands side by side on a page: the cells of tables, and columns of prose that the file reads across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import mean
from typing import TypeAlias

import attrs

from factcheck.read.pages.lines import Line
from factcheck.read.pages.tables import Stack, Table

_TIGHT = 0.45  # of the size: the gap between lines of one cell
_APART = 3.0  # of the size: rows of one table are no farther apart
_ALIGNED = 2.5  # points
_MOST_COLUMNS = 40
_PROSE = 4  # words a line: from here on columns are prose
_PROSE_ROWS = 3
_MOST_SORTED = 200  # standings of a page, beyond which the file's order holds

Standing: TypeAlias = Line | Table  # what stands on a page
Run: TypeAlias = Sequence[Stack]  # stacks side by side, from left to right


def in_order(lines: Sequence[Line]) -> list[Standing]:
    """What stands on a page, in the order in which it is read.

    That is the file's order, in which lines of a cell follow each other, and cells of a row. Only what it draws late,
    although it stands above, and columns that it reads across are put where they belong.
    """
    order: list[Standing] = []
    prose: list[Line] = []
    for zone in _zones(list(_runs(list(_stacks(lines))))):
        if not (zone.is_table or zone.is_read_across):
            prose += (line for run in zone.runs for stack in run for line in stack.lines)
            continue
        order += _rejoined(prose)
        prose.clear()
        if zone.is_table:
            order.append(Table.of([[(zone.column(stack), stack) for stack in run] for run in zone.runs]))
        else:
            order += zone.by_columns()
    return _downward([*order, *_rejoined(prose)])


def _stacks(lines: Sequence[Line]) -> Iterator[Stack]:
    """Lines that follow each other in the file, one closely below the other."""
    stack: list[Line] = []
    for line in lines:
        if stack and not _is_close_below(line, stack[-1]):
            yield from _parted(stack, line)
            stack = []
        stack.append(line)
    if stack:
        yield Stack(tuple(stack))


def _parted(stack: Sequence[Line], line: Line) -> Iterator[Stack]:
    """``stack``; where ``line`` begins the next cell of a row, what stands over both cells is a stack of its own."""
    start = 0
    if _is_beside(line, stack[-1]):
        start = max((at for at, over in enumerate(stack, start=1) if over.right >= line.left), default=0)
    if start:
        yield Stack(tuple(stack[:start]))
    yield Stack(tuple(stack[start:]))


def _is_close_below(line: Line, upper: Line) -> bool:
    is_over = min(line.right, upper.right) > max(line.left, upper.left)
    return is_over and line.baseline > upper.baseline and line.top - upper.bottom < _TIGHT * line.size


def _is_beside(line: Line, other: Line) -> bool:
    return line.left > other.right and line.top < other.bottom and line.bottom > other.top


def _runs(stacks: Sequence[Stack]) -> Iterator[Run]:
    """Stacks that follow each other in the file, each on the right of the one before, at about one height."""
    run: list[Stack] = []
    top = bottom = 0.0
    for stack in stacks:
        is_beside = bool(run) and stack.left > run[-1].right and stack.top < bottom and stack.bottom > top
        if run and not is_beside:
            yield run
            run = []
        top, bottom = (min(top, stack.top), max(bottom, stack.bottom)) if run else (stack.top, stack.bottom)
        run.append(stack)
    if run:
        yield run


@attrs.frozen
class _Column:
    left: float
    right: float

    def holds(self, stack: Stack) -> bool:
        return stack.left < self.right and stack.right > self.left

    def widened(self, stack: Stack) -> _Column:
        return _Column(min(self.left, stack.left), max(self.right, stack.right))


@attrs.frozen
class _Zone:
    """Runs below each other whose stacks stand in the same columns."""

    runs: Sequence[Run]
    columns: Sequence[_Column]

    def column(self, stack: Stack) -> int:
        return next(at for at, column in enumerate(self.columns) if column.holds(stack))

    def stacks_of(self, column: _Column) -> list[Stack]:
        return [stack for run in self.runs for stack in run if column.holds(stack)]

    @property
    def is_read_across(self) -> bool:
        """Whether it is columns of prose, of which the file has the first lines, then the second ones."""
        if not 1 < len(self.columns) <= _MOST_COLUMNS or len(self.runs) < _PROSE_ROWS:
            return False
        columns = map(self.stacks_of, self.columns)
        return all(mean(len(s.lines[0].words) for s in stacks) >= _PROSE for stacks in columns)

    @property
    def is_table(self) -> bool:
        """Whether rows have two columns or more in which they begin, end or centre at one place.

        Two rows are enough, unless the gaps between their cells are all those of wide spaces.
        """
        if not 1 < len(self.columns) <= _MOST_COLUMNS:
            return False
        rows = [run for run in self.runs if len(run) > 1]
        least = 3 if all(stack.lines[0].is_rest for run in rows for stack in run[1:]) else 2
        aligned = sum(_is_flush(self.stacks_of(column)) for column in self.columns)
        return len(rows) >= least and aligned > 1 and not self.is_read_across

    def by_columns(self) -> list[Line]:
        return [line for column in self.columns for stack in self.stacks_of(column) for line in stack.lines]


def _zones(runs: Sequence[Run]) -> Iterator[_Zone]:
    """The runs as zones; each begins and ends with a run that has several columns, or is a single run."""
    start = 0
    while start < len(runs):
        zone = _zone(runs, start)
        yield zone
        start += len(zone.runs)


def _zone(runs: Sequence[Run], start: int) -> _Zone:
    """The zone that begins with run number ``start``."""
    columns: Sequence[_Column] = [_Column(stack.left, stack.right) for stack in runs[start]]
    end, held = start + 1, columns
    for at in range(start + 1, len(runs) if len(columns) > 1 else start):
        widened = _widened(columns, runs[at - 1], runs[at])
        if widened is None:
            break
        columns = widened
        if len(runs[at]) > 1:
            end, held = at + 1, columns
    return _Zone(runs[start:end], held)


def _widened(columns: Sequence[_Column], above: Run, run: Run) -> Sequence[_Column] | None:
    """``columns`` with ``run`` in them; ``None`` where that does not stand below, in these columns or between them."""
    if max(len(run), len(columns)) > _MOST_COLUMNS or not _is_next(above, run):
        return None
    widened = list(columns)
    taken: set[int] = set()
    for stack in run:
        held = [at for at, column in enumerate(widened) if column.holds(stack)]
        if len(held) > 1 or taken.intersection(held):
            return None
        if held:
            widened[held[0]] = widened[held[0]].widened(stack)
        else:
            held = [len(widened)]
            widened.append(_Column(stack.left, stack.right))
        taken.update(held)
    widened.sort(key=lambda column: column.left)
    return None if any(column.left < before.right for before, column in pairwise(widened)) else widened


def _is_next(above: Run, run: Run) -> bool:
    """Whether ``run`` stands below ``above``, near enough for the next row of a table."""
    gap = min(stack.top for stack in run) - max(stack.bottom for stack in above)
    size = max(stack.size for stack in (*above, *run))
    return -_TIGHT * size < gap < _APART * size


def _is_flush(stacks: Sequence[Stack]) -> bool:
    edges = (
        sorted(stack.left for stack in stacks),
        sorted(stack.right for stack in stacks),
        sorted((stack.left + stack.right) / 2 for stack in stacks),
    )
    return any(after - before <= _ALIGNED for edge in edges for before, after in pairwise(edge))


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """``lines``, those that were cut at a wide space put together again."""
    joined: list[list[Line]] = []
    for line in lines:
        if line.is_rest and joined and joined[-1][-1].words[-1].at + 1 == line.words[0].at:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [
        parts[0] if len(parts) == 1 else Line(tuple(chain.from_iterable(p.words for p in parts))) for parts in joined
    ]


def _downward(order: list[Standing]) -> list[Standing]:
    """``order``, but what stands above others and over them comes before them."""
    if len(order) > _MOST_SORTED:
        return order
    placed: list[Standing] = []
    for standing in order:
        at = len(placed)
        if placed and standing.top < placed[-1].bottom:
            at = next((number for number, below in enumerate(placed) if _is_over(standing, below)), at)
        placed.insert(at, standing)
    return placed


def _is_over(standing: Standing, other: Standing) -> bool:
    is_in_column = min(standing.right, other.right) > max(standing.left, other.left)
    return is_in_column and standing.bottom <= other.top + 1
