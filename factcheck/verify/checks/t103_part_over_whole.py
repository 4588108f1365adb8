"""A part that is larger than its whole.

What it does:
    Compares the first part after ``trong đó`` or ``gồm`` with its total, and the two numbers of ``5 hộ trong tổng số 3
    hộ``.

Why it matters:
    No part can be larger than its whole: one of the two numbers is wrong, or they stand in each other's place.

When it abstains:
    Something else can be the whole, the two count different things, or rounding explains the difference.

Example:
    ``Xã có 320 hộ, trong đó 402 hộ làm nghề dệt.``

Tiếng Việt:
    Phần lớn hơn tổng: số đứng sau “trong đó”, “gồm” hoặc trước “trong tổng số” không thể vượt quá tổng của nó.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.check_words import words_of
from factcheck.lexicon.cues import Role
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import FOREIGN, enclosed, is_total, listings, may_add
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="T103", name="part-over-whole", level=Level.ERROR, since="0.1")
_BEFORE = 120  # characters before the cue in which the other number begins
_LISTS = Sieve(*((rf"{words}[^\n\d]{{0,80}}\d", _BEFORE) for words in words_of("T103")))
FAIL = (
    Case("Xã có 320 hộ, trong đó 402 hộ làm nghề dệt.", at="402 hộ"),
    Case("Đã có 315 hộ trong tổng số 286 hộ nhận tiền đền bù.", at="315 hộ"),
    Case("Vốn vay là 45 tỷ đồng, trong đó vay ngân hàng 54 tỷ đồng.", at="54 tỷ đồng"),
)
PASS = (
    Case("Xã có 402 hộ, trong đó 320 hộ làm nghề dệt."),
    Case("Đã có 286 hộ trong tổng số 315 hộ nhận tiền đền bù."),
    Case("Lớp có 32 học sinh, trong đó 28 em có 40 đầu sách riêng."),
    Case("Xã có 320 hộ, tăng 20 hộ so với năm 2017, trong đó 300 hộ làm nghề dệt."),
    Case("Mưa lũ làm 3 người chết, trong đó có một bé gái và làm 28 người bị thương."),
    Case("Tàu dài từ 6 m, trong đó 12 m là phần boong."),
)
_NEAR = 4  # mentions between a part and its "trong tổng số", and between that and the whole


_FEWEST = 2  # values in a text that has a whole and a part
_CLOSE = 3  # values around a cue that are compared before its sentence is read
_OUT_OF = "ổng số"  # from the second character of the match
_FIRST = 12  # mentions between the word that opens a list and its first number
_BETWEEN = frozenset({Role.JOIN, Role.STOP, Role.CLOSE, Role.CONTRAST})


class _Pair(NamedTuple):
    part: Mention
    whole: Mention


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The parts that exceed their whole."""
    if len(passage.quantities) < _FEWEST:
        return
    for sentence in _LISTS.sentences(passage, lambda at: _may_exceed(passage, at)):
        pairs = [*_out_of(sentence.row)]
        for listing in listings(passage, sentence):
            if listing.is_certain and _stands_first(sentence.row, listing.parts[0]):
                pairs.append(_Pair(listing.parts[0], listing.total))
        for part, whole in pairs:
            if _exceeds(part, whole):
                message = Message.of("T103.over", part=part.amount.text, total=whole.amount.text)
                yield Finding(META.code, META.level, message, part.amount.span, (Related(whole.amount.span, "whole"),))


def _may_exceed(passage: Passage, at: int) -> bool:
    """Whether a value close before ``at`` is less than one close after it, or before ``trong tổng số`` more."""
    found = passage.quantities
    index = bisect_left(found, at, key=lambda mention: mention.start)
    before, after = found[max(0, index - _CLOSE) : index], found[index : index + _CLOSE]
    pairs = [_Pair(part, whole) for whole in before for part in after]
    if passage.document.normal.startswith(_OUT_OF, at):
        return any(_exceeds(whole, part) for part, whole in pairs)
    return any(_exceeds(part, whole) for part, whole in pairs)


def _stands_first(row: Sequence[Mention], part: Mention) -> bool:
    """Whether ``part`` is what the list begins with, so that no other clause has begun before it."""
    at = row.index(part)
    for mention in reversed(row[max(0, at - _FIRST) : at]):
        if mention.role in (Role.WITHIN, Role.OPEN):
            return True
        if mention.quantity is not None or mention.role in _BETWEEN:
            return False
    return False


def _exceeds(part: Mention, whole: Mention) -> bool:
    unit, of = part.amount.unit, whole.amount.unit
    if unit is None or of is None or unit.dimension is not of.dimension:
        return False
    if unit.symbol != of.symbol and (unit.dimension is Dimension.COUNT or not unit.is_commensurable(of)):
        return False
    if unit == of and part.amount.high <= whole.amount.low:
        return False  # as most are, and no intervals need be made
    return enclosed(whole.amount).is_below(enclosed(part.amount))


def _out_of(row: Sequence[Mention]) -> Iterator[_Pair]:
    """The numbers before and after ``trong tổng số``."""
    for at, mention in enumerate(row):
        if mention.role is not Role.WHOLE or mention.key not in ("trong", "trên"):
            continue
        before, after = row[max(0, at - _NEAR) : at], row[at + 1 : at + 1 + _NEAR]
        part = next((other for other in reversed(before) if other.quantity is not None), None)
        whole = next((other for other in after if other.quantity is not None), None)
        if part is None or whole is None or not is_total(part) or not is_total(whole) or not may_add(whole, part):
            continue
        crossed = any(part.end <= other.start < whole.start and other.role in _CROSSED for other in row)
        if not crossed:
            yield _Pair(part, whole)


_CROSSED = FOREIGN | {Role.COMMA, Role.STOP, Role.OPEN, Role.CLOSE, Role.CONTRAST}
