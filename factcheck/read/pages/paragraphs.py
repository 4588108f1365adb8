"""Lines as paragraphs: told apart by what stands between them and how far they reach, joined over columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from factcheck.model.draft import BlockKind
from factcheck.read.pages.columns import Standing
from factcheck.read.pages.lines import Line
from factcheck.read.pages.margins import DEEPEST, INDENT, Setting, is_ended, is_same_size, set_in
from factcheck.read.pages.tables import Table

_WIDE = 1.25  # of the usual step from line to line: from here on a paragraph begins
_LEADING = 1.2  # of the size: the step where nothing else tells it
_WIDEST = 2.0  # of the size: no text is set wider
_SPACE = 0.3  # of the size
_FEW = 3  # lines
_NUMBERED = r"\d{1,2}(?:\.\d{1,2})*[.)]\s"
_GOING_ON = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_BULLET = r"[•‣◦▪■●○–—-]\s"
_DASH = r"[–—-]\s"  # a bullet, or a word of the sentence that goes on


@attrs.frozen
class Paragraph:
    """Lines that belong together.

    ``edge`` is how far to the right the lines around them reach, in points; 0 where they are too few to tell.
    """

    lines: tuple[Line, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    edge: float = 0.0

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


def paragraphs(pages: Sequence[Sequence[Standing]]) -> list[list[Paragraph | Table]]:
    """What stands on each page as paragraphs and tables."""
    parted = [list(_columns(page)) for page in pages]
    setting = Setting.of(part for page in parted for part in page if not isinstance(part, Table))
    return [list(_of_page(page, setting)) for page in parted]


def _of_page(parts: Iterable[Sequence[Line] | Table], setting: Setting) -> Iterator[Paragraph | Table]:
    for part in parts:
        if isinstance(part, Table):
            yield part
        else:
            yield from _of_column(part, setting)


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


def is_bullet(line: Line) -> bool:
    """Whether ``line`` opens a part of a list."""
    return re.match(_BULLET, line.text) is not None


def goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether ``following``, which stands in another column or on another page, is the rest of ``paragraph``."""
    last, first = paragraph.lines[-1], following.lines[0]
    if paragraph.kind not in _GOING_ON or following.kind is not BlockKind.PARAGRAPH:
        return False
    is_same_page = first.words[0].box.page == last.words[0].box.page
    if is_same_page and first.baseline > last.baseline - last.size:
        return False
    if is_bullet(first) or not is_same_size(last, first):
        return False
    if first.text[0].islower():
        return True
    is_told = len(paragraph.lines) > 1 or (paragraph.edge > 0 and not re.match(_NUMBERED, first.text))
    edge = max(paragraph.edge, *(line.right for line in paragraph.lines))
    return is_told and not paragraph.is_ended and not _is_short(last, first, edge)


def _is_below(line: Line, upper: Line) -> bool:
    """Whether ``line`` stands below ``upper``, in the same column of the same page: it may end before the indent."""
    if line.words[0].box.page != upper.words[0].box.page or line.baseline <= upper.baseline:
        return False
    is_next = line.baseline - upper.baseline < _WIDEST * upper.size and line.left < upper.left
    reach = line.right + DEEPEST * upper.size if is_next else line.right
    return min(reach, upper.right) > max(line.left, upper.left)


def _of_column(column: Sequence[Line], setting: Setting) -> Iterator[Paragraph]:
    """The paragraphs of lines one below the other."""
    inner = set_in(column) if setting.is_first_set_in else None
    for block in _cut(column, [_is_apart(*pair, setting.step) for pair in pairwise(column)]):
        edge = max(line.right for line in block) if len(block) > _FEW else 0.0
        for lines in _cut(block, _breaks(block, inner)):
            yield Paragraph(tuple(lines), edge=edge)


def _cut(lines: Sequence[Line], breaks: Sequence[bool]) -> Iterator[Sequence[Line]]:
    """``lines`` cut after each that has a break."""
    start = 0
    for at, is_break in enumerate(breaks, start=1):
        if is_break:
            yield lines[start:at]
            start = at
    yield lines[start:]


def _is_apart(line: Line, below: Line, step: float) -> bool:
    """Whether the two are of other sizes, or more than a usual step apart."""
    size = max(line.size, below.size)
    usual = min(max(step, _LEADING), _WIDEST) * size
    return not is_same_size(line, below) or below.baseline - line.baseline > _WIDE * usual


def _is_short(line: Line, below: Line, edge: float) -> bool:
    """Whether the first word of the line below would have had room: the line was broken on purpose.

    A figure and its unit may be bound by a space that does not break.
    """
    first, second = below.words[0], below.words[min(1, len(below.words) - 1)]
    end = second if first.text[0].isdigit() else first
    return line.right + _SPACE * line.size + end.box.right - first.box.left < edge - 1


def _may_begin(line: Line, below: Line) -> bool:
    return is_ended(line) or not below.text[0].islower()


def _are_figures(line: Line, below: Line) -> bool:
    """Whether both have no letters: numbers one below the other, which are no sentence."""
    return not any(map(str.isalpha, line.text + below.text))


def _breaks(block: Sequence[Line], inner: frozenset[int] | None) -> list[bool]:
    """Whether each line of ``block`` but the last is the last of its paragraph."""
    edge = max(line.right for line in block)
    found: list[bool] = []
    first = block[0]
    for line, below, after in zip(block, block[1:], (*block[2:], None), strict=False):
        is_first = line is first
        begins = _is_elsewhere(line, below, is_first=is_first)
        if inner is not None and below.at in inner:
            begins = line.at not in inner or (is_first and (is_ended(line) or after is None or after.at not in inner))
        is_apart = (begins or _is_short(line, below, edge)) and _may_begin(line, below)
        is_part = is_bullet(below) and (is_bullet(first) or _may_follow(line, below, edge, is_first=is_first))
        found.append(is_apart or is_part or _are_figures(line, below))
        first = below if found[-1] else first
    return found


def _is_elsewhere(line: Line, below: Line, *, is_first: bool) -> bool:
    """Whether ``below`` begins elsewhere than ``line``, which it may if that is the first of a paragraph."""
    return abs(below.left - line.left) > INDENT * line.size and not is_first


def _may_follow(line: Line, below: Line, edge: float, *, is_first: bool) -> bool:
    """Whether ``below`` may be the next part of a list, although a dash may be a word of a sentence."""
    is_set_apart = is_ended(line) or _is_elsewhere(line, below, is_first=is_first) or _is_short(line, below, edge)
    return is_set_apart or not re.match(_DASH, below.text)
