"""Lines as paragraphs: told apart by what stands between them and how far they reach, joined over columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import attrs

from factcheck.model.draft import BlockKind
from factcheck.read.pages.columns import Standing
from factcheck.read.pages.lines import Line
from factcheck.read.pages.tables import Table

_SAME_SIZE = 0.08  # of the size
_WIDE = 1.25  # of the usual step from line to line: from here on a paragraph begins
_LEADING = 1.2  # of the size: the step where nothing else tells it
_WIDEST = 2.0  # of the size: no text is set wider
_INDENT = 0.8  # of the size
_SPACE = 0.3  # of the size
_ENDED = r"(?s).*[.!?…:;][”’\"')\]»]*"
_BULLET = r"[•‣◦▪■●○–—-]\s"


@attrs.frozen
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(line.words) for line in self.lines)

    @property
    def is_ended(self) -> bool:
        """Whether it stops as a sentence does."""
        return is_ended(self.lines[-1])


def paragraphs(page: Iterable[Standing]) -> Iterator[Paragraph | Table]:
    """What stands on a page as paragraphs and tables."""
    parts = list(_columns(page))
    step = _usual_step([part for part in parts if not isinstance(part, Table)])
    for part in parts:
        if isinstance(part, Table):
            yield part
        else:
            yield from _of_column(part, step)


def _columns(page: Iterable[Standing]) -> Iterator[Sequence[Line] | Table]:
    """Lines one below the other, and tables."""
    column: list[Line] = []
    for standing in page:
        if column and (isinstance(standing, Table) or not _is_below(standing, column[-1])):
            yield column
            column = []
        if isinstance(standing, Table):
            yield standing
        else:
            column.append(standing)
    if column:
        yield column


def is_ended(line: Line) -> bool:
    """Whether ``line`` stops as a sentence does."""
    return re.fullmatch(_ENDED, line.text) is not None


def is_bullet(line: Line) -> bool:
    """Whether ``line`` opens a part of a list."""
    return re.match(_BULLET, line.text) is not None


def goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether ``following``, which stands in another column or on another page, is the rest of ``paragraph``."""
    last, first = paragraph.lines[-1], following.lines[0]
    if paragraph.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    is_same_page = first.words[0].box.page == last.words[0].box.page
    if is_same_page and first.baseline > last.baseline - last.size:
        return False
    if is_bullet(first) or not _is_same_size(last, first):
        return False
    if first.text[0].islower():
        return True
    edge = max(line.right for line in paragraph.lines)
    return len(paragraph.lines) > 1 and not paragraph.is_ended and not _is_short(last, first, edge)


def _is_below(line: Line, upper: Line) -> bool:
    """Whether ``line`` stands below ``upper``, in the same column of the same page."""
    if line.words[0].box.page != upper.words[0].box.page:
        return False
    return line.baseline > upper.baseline and min(line.right, upper.right) > max(line.left, upper.left)


def _of_column(column: Sequence[Line], step: float) -> Iterator[Paragraph]:
    """The paragraphs of lines one below the other; ``step`` is the usual one, in points."""
    for block in _cut(column, [_is_apart(*pair, step) for pair in pairwise(column)]):
        edge = max(line.right for line in block)
        breaks = [_is_short(line, below, edge) and _may_begin(line, below) for line, below in pairwise(block)]
        for lines in _cut(block, _with_indents(block, breaks)):
            yield Paragraph(tuple(lines))


def _cut(lines: Sequence[Line], breaks: Sequence[bool]) -> Iterator[Sequence[Line]]:
    """``lines`` cut after each that has a break."""
    start = 0
    for at, is_break in enumerate(breaks, start=1):
        if is_break:
            yield lines[start:at]
            start = at
    yield lines[start:]


def _usual_step(columns: Iterable[Sequence[Line]]) -> float:
    """The step from line to line within paragraphs, in points; those between paragraphs are fewer, or as wide."""
    pairs = chain.from_iterable(map(pairwise, columns))
    steps = sorted(below.baseline - line.baseline for line, below in pairs if _is_same_size(line, below))
    return steps[len(steps) // 4] if steps else 0.0


def _is_same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * max(line.size, other.size)


def _is_apart(line: Line, below: Line, step: float) -> bool:
    """Whether the two are of other sizes, or more than a usual step apart."""
    size = max(line.size, below.size)
    usual = min(max(step, _LEADING * size), _WIDEST * size)
    return not _is_same_size(line, below) or below.baseline - line.baseline > _WIDE * usual


def _is_short(line: Line, below: Line, edge: float) -> bool:
    """Whether the first word of the line below would have had room: the line was broken on purpose."""
    word = below.words[0].box
    return line.right + _SPACE * line.size + word.right - word.left < edge - 1


def _may_begin(line: Line, below: Line) -> bool:
    return is_ended(line) or not below.text[0].islower()


def _are_figures(line: Line, below: Line) -> bool:
    """Whether both have no letters: numbers one below the other, which are no sentence."""
    return not any(map(str.isalpha, line.text + below.text))


def _with_indents(block: Sequence[Line], breaks: Sequence[bool]) -> list[bool]:
    """``breaks``, and those before lines that are bulleted, or begin elsewhere than the line before, which is not the
    first of its paragraph."""
    found: list[bool] = []
    for at, (line, below) in enumerate(pairwise(block)):
        is_first = at == 0 or found[-1]
        is_elsewhere = abs(below.left - line.left) > _INDENT * line.size and not is_first
        found.append(breaks[at] or is_elsewhere or is_bullet(below) or _are_figures(line, below))
    return found
