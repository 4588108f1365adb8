"""Gaps between words of one height: those of a line that is stretched to its column, and those between columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from factcheck.read.pages.words import Word

GAP = 1.0  # of the size: gaps from here on are none between words
_EVEN = 0.1  # of the size: how far gaps of one width differ
_FEWEST = 3  # gaps of one width, that are no accident
_WIDEST = 6.0  # of the size: no line is stretched so far
_GUTTER = 0.9  # of the size: columns are no closer together
_MOST = 400  # words of a row that is looked at
_ALIGNED = 3  # rows that begin at one place


class Edges:
    """Where the pieces of the rows of a page begin that stand far apart: the left edges of its columns."""

    def __init__(self, rows: Sequence[Sequence[Word]]) -> None:
        begun = (word for row in rows for word in (row[0], *_after_gaps(row)))
        self._counts = Counter(round(word.box.left) for word in begun)

    def has(self, word: Word) -> bool:
        """Whether ``word`` stands at the left edge of a column."""
        at = round(word.box.left)
        return sum(self._counts[near] for near in (at - 1, at, at + 1)) >= _ALIGNED


def _after_gaps(row: Sequence[Word]) -> list[Word]:
    return [word for before, word in pairwise(row) if gap(before, word) >= GAP]


def gap(word: Word, following: Word) -> float:
    """How far the two are apart, in sizes of type."""
    return (following.box.left - word.box.right) / max(word.size, following.size, 1)


def stretched(rows: Sequence[Sequence[Word]]) -> list[frozenset[int]]:
    """For each of the ``rows`` of a page the places before which the gap is as wide as those beside it, as where a line
    is set to the width of its column.

    Many of what is set so are words, since figures of a table may stand equally far apart; so may its heads, but then
    the row below them has gaps at the same places.
    """
    edges = Edges(rows)
    found = [_even(row, edges) if len(row) <= _MOST else frozenset() for row in rows]
    around = [[at for at in (at - 1, at + 1) if 0 <= at < len(rows) and not found[at]] for at in range(len(rows))]
    return [
        frozenset() if any(_are_heads(row, places, rows[at][:_MOST]) for at in near) else places
        for row, places, near in zip(rows, found, around, strict=True)
    ]


def _are_heads(row: Sequence[Word], places: frozenset[int], other: Sequence[Word]) -> bool:
    """Whether gaps at ``places`` go on in a row beside it, wider than any between words."""
    parted = ((before.box.right, word.box.left) for before, word in pairwise(other) if gap(before, word) >= GAP)
    spans = [(row[at - 1].box.right, row[at].box.left) for at in places]
    shared = [sum(start < right and left < end for start, end in spans) for left, right in parted]
    return shared.count(1) > 1  # what is as wide as several of them stands beside a column


def _even(row: Sequence[Word], edges: Edges) -> frozenset[int]:
    gaps = [gap(word, following) for word, following in pairwise(row)]
    gutters = [width > _GUTTER and edges.has(word) for width, word in zip(gaps, row[1:], strict=True)]
    found: set[int] = set()
    start = 0
    for end in range(1, len(gaps) + 1):
        is_even = end < len(gaps) and abs(gaps[end] - gaps[start]) <= _EVEN
        if is_even and not gutters[start] and not gutters[end]:
            continue
        if _is_stretched(row[start : end + 1], gaps[start]):
            found.update(range(start + 1, end + 1))
        start = end
    return frozenset(found)


def _is_stretched(words: Sequence[Word], width: float) -> bool:
    """Whether ``words``, with gaps of ``width`` sizes of type between them, are of one line."""
    spoken = sum(map(_is_spoken, words)) * (2 if width < GAP else 1)
    return len(words) > _FEWEST and 2 * spoken >= len(words) and width < _WIDEST


def _is_spoken(word: Word) -> bool:
    """Whether ``word`` is no figure, nor a short name as heads of columns are: ``T1``."""
    return sum(map(str.isalpha, word.text)) > 1
