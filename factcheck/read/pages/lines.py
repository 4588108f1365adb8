"""Words as lines: what stands on one height, cut where the gap is wider than any between words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, pairwise

import attrs

from factcheck.lexicon.word_sets import word_set
from factcheck.read.pages.gaps import GAP, gap, stretched
from factcheck.read.pages.words import Word

_SAME_HEIGHT = 0.3  # of the size: how far baselines of one line may be apart
_ROOM = 0.35  # of the size: the same where no space was drawn, if the lines below have such gaps too
_EDGE = 0.12  # of the height of the page: where running heads and feet are
_NARROW, _WIDEST_EDGE = 72.0, 0.16  # points, at least, but of a small page no more
_DRIFT = 3.0  # points: how far a running head moves from page to page
_MOST = 0.4  # of the pages, that a running head stands on; each side of the sheet may have its own
_FOOT = 0.2  # of the height of a small page: where a number is that says that it is one of a page
_NUMBER = r"[^\d,]{0,12}\d{1,4}(?:(?:\s*/\s*|\s[^\W\d]{1,5}\s)\d{1,4})?\W*"  # of a page, and of how many


@attrs.frozen
class Line:
    """Words that follow each other on one height, from left to right; lengths are points, as in a ``Box``.

    ``is_rest`` where it may be the rest of the line on its left: the gap is that of a wide space.
    """

    words: tuple[Word, ...]
    is_rest: bool = False

    @cached_property
    def left(self) -> float:
        return self.words[0].box.left

    @cached_property
    def right(self) -> float:
        return self.words[-1].box.right

    @cached_property
    def top(self) -> float:
        return min(word.box.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.box.bottom for word in self.words)

    @cached_property
    def baseline(self) -> float:
        return self.words[0].baseline

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        letters: Counter[float] = Counter()
        for word in self.words:
            letters[word.size] += len(word.text)
        return letters.most_common(1)[0][0]

    @cached_property
    def is_bold(self) -> bool:
        return all(word.is_bold for word in self.words)

    @cached_property
    def at(self) -> int:
        """Its place in the order of the file."""
        return min(word.at for word in self.words)

    @cached_property
    def text(self) -> str:
        return " ".join(word.whole for word in self.words)


Row = tuple[Line, ...]  # the lines on one height of a page, from left to right


def rows(words: Iterable[Word]) -> list[Row]:
    """The rows of a page, from its top."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if found and word.baseline - found[-1][0].baseline <= _SAME_HEIGHT * min(word.size, found[-1][0].size):
            found[-1].append(word)
        else:
            found.append([word])
    ordered = [sorted(row, key=lambda word: word.box.left) for row in found]
    return [tuple(_lines(row, whole)) for row, whole in zip(ordered, stretched(ordered), strict=True)]


def _lines(row: Sequence[Word], whole: frozenset[int]) -> Iterable[Line]:
    """``row`` cut where the gap is wide, but not before the words at the places ``whole``."""
    start, is_cut = 0, False
    for at, (word, following) in enumerate(pairwise(row), start=1):
        room = gap(word, following)
        if at not in whole and room > (GAP if following.has_space else _ROOM):
            yield Line(tuple(row[start:at]), is_cut)
            start, is_cut = at, room < GAP
    yield Line(tuple(row[start:]), is_cut)


def without_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """The rows of each page without those that belong to the sheet: running heads and feet, numbers of pages."""
    edges = [[row for row in page if _is_at_edge(row, height)] for page, height in zip(pages, heights, strict=True)]
    places: dict[str, list[float]] = {}
    for row in chain.from_iterable(edges):
        places.setdefault(_shape(row), []).append(row[0].baseline)
    for baselines in places.values():
        baselines.sort()
    least = max(2, _MOST * len(pages))

    def is_furniture(row: Row) -> bool:
        baselines, here = places[_shape(row)], row[0].baseline
        return bisect_right(baselines, here + _DRIFT) - bisect_left(baselines, here - _DRIFT) >= least

    kept = []
    for page, height, edge in zip(pages, heights, edges, strict=True):
        gone = {id(row) for row in edge if is_furniture(row)}
        left = [row for row in page if id(row) not in gone]
        numbers = {id(row) for row in (*left[:1], *left[-1:]) if len(left) > 1 and _is_page_number(row, height)}
        kept.append([row for row in left if id(row) not in numbers])
    return kept


def _is_at_edge(row: Row, height: float, edge: float = _EDGE) -> bool:
    depth = max(edge * height, min(_NARROW, _WIDEST_EDGE * height))
    return not depth < row[0].baseline < height - depth


def _is_page_number(row: Row, height: float) -> bool:
    text = _text(row).lower()
    words = re.findall(r"[^\W\d]+", text)
    is_number = re.fullmatch(_NUMBER, text) is not None and word_set("page").issuperset(words)
    return is_number and _is_at_edge(row, height, _FOOT if words else _EDGE)


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row))


def _text(row: Row) -> str:
    return " ".join(line.text for line in row)
