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
from factcheck.read.pages.words import Word

_SAME_HEIGHT = 0.3  # of the size: how far baselines of one line may be apart
_ROOM = 0.35  # of the size: the same where no space was drawn, if the lines below have such gaps too
_GAP = 1.0  # of the size: gaps from here on are none between words
_EVEN = 0.1  # of the size: how far gaps of one width differ
_FEWEST_EVEN = 3  # gaps of one width, that are no accident
_WIDEST = 6.0  # of the size: no line is stretched so far
_MARKS = "“”‘’\"'(),.;:!?…"
_EDGE = 0.12  # of the height of the page: where running heads and feet are
_DRIFT = 3.0  # points: how far a running head moves from page to page
_MOST = 0.4  # of the pages, that a running head stands on; each side of the sheet may have its own
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
    return [tuple(_lines(sorted(row, key=lambda word: word.box.left))) for row in found]


def _lines(row: Sequence[Word]) -> Iterable[Line]:
    start, is_cut = 0, False
    gaps = [_gap(word, following) for word, following in pairwise(row)]
    stretched = _stretched(row, gaps)
    for at, gap in enumerate(gaps, start=1):
        is_next_cut = gap < _GAP
        if at not in stretched and gap > (_GAP if row[at].has_space else _ROOM):
            yield Line(tuple(row[start:at]), is_cut)
            start, is_cut = at, is_next_cut
    yield Line(tuple(row[start:]), is_cut)


def _gap(word: Word, following: Word) -> float:
    """How far the two are apart, in sizes of type."""
    return (following.box.left - word.box.right) / max(word.size, following.size, 1)


def _stretched(row: Sequence[Word], gaps: Sequence[float]) -> set[int]:
    """The places in ``row`` before which the gap is as wide as those beside it, as where a line is set to the width of
    its column; most of what is set so are words, since figures of a table may stand equally far apart."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(gaps) + 1):
        if end < len(gaps) and abs(gaps[end] - gaps[start]) <= _EVEN:
            continue
        spoken = sum(word.text.strip(_MARKS).isalpha() for word in row[start : end + 1])
        if end - start >= _FEWEST_EVEN and 2 * spoken > end + 1 - start and gaps[start] < _WIDEST:
            found.update(range(start + 1, end + 1))
        start = end
    return found


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


def _is_at_edge(row: Row, height: float) -> bool:
    return not _EDGE * height < row[0].baseline < (1 - _EDGE) * height


def _is_page_number(row: Row, height: float) -> bool:
    text = _text(row).lower()
    words = re.findall(r"[^\W\d]+", text)
    is_number = re.fullmatch(_NUMBER, text) is not None and word_set("page").issuperset(words)
    return is_number and _is_at_edge(row, height)


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row))


def _text(row: Row) -> str:
    return " ".join(line.text for line in row)


def body_size(pages: Iterable[Iterable[Row]]) -> float:
    """The size of type in which most of the text is set."""
    letters: Counter[float] = Counter()
    for page in pages:
        for row in page:
            for line in row:
                letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0
