"""Range whose first number is the greater one.

What it does:
    Warns of ``từ 15 đến 10 triệu đồng`` and ``khoảng 20-15%``, whose ends stand the wrong way round.

Why it matters:
    Either the two are exchanged, or one of them has a digit or a mark that is wrong.

When it abstains:
    The sentence speaks of a movement (``giảm từ 20 đến 15%``), of buying and selling, of a score, or counts down; the
    pair is not introduced by ``từ``, ``khoảng`` or ``dao động``; it is of times, dates, degrees or points; a magnitude
    word was left out (``từ 500 đến 1 triệu đồng``).

Example:
    ``Mỗi hộ được hỗ trợ từ 15 đến 10 triệu đồng.``

Tiếng Việt:
    Cảnh báo khi khoảng số bị ngược, số lớn đứng trước số nhỏ. Không báo khi câu nói về mức giảm, tỷ số, giá mua bán.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.lexicon.amount_words import Use, uses_of
from factcheck.lexicon.cues import Role, cues
from factcheck.lexicon.folding import keys
from factcheck.lexicon.units import unit_named
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage
from factcheck.verify.reprint import numeral
from factcheck.verify.restatement import surroundings

META = Meta(code="U302", name="reversed-range", level=Level.WARNING, since="0.1")
FAIL = (
    Case("Mỗi hộ nghèo được hỗ trợ từ 15 đến 10 triệu đồng.", at="15 đến 10 triệu đồng"),
    Case("Lợi suất của quỹ vào khoảng 20-15% một năm.", at="20-15%"),
    Case("Nhà hàng tuyển từ 30 người đến 20 người.", at="30 người đến 20 người"),
)
PASS = (
    Case("Mỗi hộ nghèo được hỗ trợ từ 10 đến 15 triệu đồng."),
    Case("Lãi suất giảm dần, từ 20 đến 15%."),
    Case("Mỗi tháng chị gửi về từ 500 đến 1 triệu đồng."),
    Case("Ứng viên này dẫn trước với tỷ lệ 50% - 41%."),
    Case("Tiền phạt từ 500.000 đến 1 triệu đồng."),
)

_BETWEEN = lazy_pattern(r" ?- ?| (?:đến|tới) ")
_GAP = 5  # the longest of these
_NEAR = 8  # "từ", "dao động" stand so near
_ELIDED = 10  # beyond so many times a smaller magnitude word was left out: từ 500 đến 1 triệu đồng
_DIMENSIONS = frozenset(Dimension) - {
    Dimension.POINT,
    Dimension.TIMES,
    Dimension.TIME,
    Dimension.OTHER,
}
_MOVES = frozenset({Role.CHANGE, Role.LOSS, Role.COMPARISON, Role.EXCEED, Role.REFERENCE, Role.PLAN})


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The reversed ranges, which the scan reads as one quantity or as two."""
    text, quantities = passage.document.normal, passage.quantities
    before: Mention | None = None
    for mention in quantities:
        pair = None
        if mention.ends is not None and mention.scale != 1 and _is_reversed_below(mention):
            pair = mention.ends
        elif before is not None and mention.start - before.end <= _GAP and _are_reversed(before, mention):
            pair = (before, mention) if _BETWEEN.fullmatch(text, before.end, mention.start) else None
        if pair is not None and _is_introduced(text, pair[0]) and not _may_fall(passage, pair):
            yield _finding(passage, *pair)
        before = mention


def _is_reversed_below(mention: Mention) -> bool:
    """``15 đến 10 triệu``: read as 15 đồng to 10 triệu, since the magnitude word on both would turn it round."""
    if mention.ends is None:
        return False
    low, high = (end.amount for end in mention.ends)
    meant = low.low * mention.scale
    return mention.ends[0].scale == 1 and low.place < mention.scale and high.low < meant <= high.low * _ELIDED


def _are_reversed(first: Mention, second: Mention) -> bool:
    one, other = first.amount, second.amount
    if one.is_range or other.is_range or one.low <= other.low or other.unit is None or not _is_known(other.unit):
        return False
    return one.unit == other.unit or (one.unit is None and second.scale == 1)


def _is_known(unit: Unit) -> bool:
    """Whether ranges of the unit are told upwards; nouns that no table lists may be no nouns."""
    if unit.dimension not in _DIMENSIONS:
        return False
    try:
        return unit.dimension is not Dimension.COUNT or unit_named(str(unit)) == unit
    except KeyError:
        return False


def _is_introduced(text: str, first: Mention) -> bool:
    """Whether ``từ``, ``dao động`` or ``khoảng`` says that a range begins."""
    qualifier = first.amount.qualifier
    if qualifier is not None and qualifier.bound is Bound.ABOUT:
        return True
    uses = uses_of(text, max(0, first.start - _NEAR), first.start)
    return bool(uses) and Use.RANGE in uses[-1]


def _may_fall(passage: Passage, pair: tuple[Mention, Mention]) -> bool:
    """Whether the sentence speaks of a movement, of a score or of two prices."""
    text = passage.document.normal
    start, end = surroundings(passage, pair[0])
    if any(Use.FALLS in uses for uses in uses_of(text, start, end)):
        return True
    return any(cue.role in _MOVES for cue in cues().within(keys(text, start, end)))


def _finding(passage: Passage, first: Mention, second: Mention) -> Finding:
    one, other = first.amount, second.amount
    span = Span(one.span.start, other.span.end)
    message = Message.of("U302.reversed", range=span.slice(passage.document.text), low=other.text, high=one.text)
    return Finding(META.code, META.level, message, span, diagnoses=_exchanged(one, other))


def _exchanged(one: Quantity, other: Quantity) -> tuple[Diagnosis, ...]:
    left, right = numeral(one), numeral(other)
    if left is None or right is None:
        return ()
    edits = tuple(
        Edit(Span(quantity.span.start + match.start(), quantity.span.start + match.end()), new)
        for quantity, match, new in ((one, left, right.group()), (other, right, left.group()))
    )
    return (Diagnosis("swapped_operands", Message.of("diagnosis.swapped_operands"), (Fix(edits),)),)
