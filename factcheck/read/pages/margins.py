"""How a document sets its paragraphs: how far its lines are apart, and where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from factcheck.read.pages.lines import Line

_SAME_SIZE = 0.08  # of the size
INDENT = 0.8  # of the size: lines that begin so far apart begin at different places
DEEPEST = 6.0  # of the size: a line that begins farther in is no first line, but centred, or set right
_ENDED = r"(?s).*[.!?…:;][”’\"')\]»]*"


class Setting(NamedTuple):
    """What the columns of all pages have in common.

    ``step`` is the usual one from line to line within paragraphs, in sizes of type, 0 where nothing tells it;
    ``is_first_set_in`` where paragraphs begin with a line that is set in.
    """

    step: float
    is_first_set_in: bool

    @classmethod
    def of(cls, columns: Iterable[Sequence[Line]]) -> Setting:
        columns = list(columns)
        return cls(_usual_step(columns), _first_lines_are_set_in(columns))


def is_same_size(line: Line, other: Line) -> bool:
    """Whether the two are of about one size of type."""
    return abs(line.size - other.size) <= _SAME_SIZE * max(line.size, other.size)


def _usual_step(columns: Iterable[Sequence[Line]]) -> float:
    """The step from line to line within paragraphs; those between paragraphs are fewer, or as wide."""
    pairs = chain.from_iterable(map(pairwise, columns))
    steps = sorted((below.baseline - line.baseline) / line.size for line, below in pairs if is_same_size(line, below))
    return steps[len(steps) // 4] if steps else 0.0


def is_ended(line: Line) -> bool:
    """Whether ``line`` stops as a sentence does."""
    return re.fullmatch(_ENDED, line.text) is not None


def set_in(column: Sequence[Line]) -> frozenset[int]:
    """Of the lines of a column, by their places in the file, those that begin beside the left edge of their size."""
    edges: dict[int, float] = {}
    for line in column:
        edges[round(line.size)] = min(line.left, edges.get(round(line.size), line.left))
    depths = ((line, (line.left - edges[round(line.size)]) / max(line.size, 1)) for line in column)
    return frozenset(line.at for line, depth in depths if INDENT < depth < DEEPEST)


def _first_lines_are_set_in(columns: Iterable[Sequence[Line]]) -> bool:
    """Whether paragraphs begin with a line that is set in, rather than with one that the others are set in from."""
    votes = 0
    for column in columns:
        inner = set_in(column)
        for before, line, after in zip((None, *column), column, column[1:], strict=False):
            if before is None or is_ended(before):
                votes += (line.at in inner and after.at not in inner) - (line.at not in inner and after.at in inner)
    return votes > 0
