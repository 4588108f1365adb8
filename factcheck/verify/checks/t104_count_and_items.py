"""A stated count that differs from the names listed.

What it does:
    Counts the names after ``ba tỉnh``, ``4 nước gồm``, ``5 bị cáo:`` and compares with the number.

Why it matters:
    A name was left out or added in a late edit, and nobody counted again.

When it abstains:
    The list ends in ``…`` or runs on into other words, the number is approximate or an ordinal, a name holds ``và``, or
    the names may be an address (``xã Ba Vì, huyện Sa Pa``).

Example:
    ``Ba tỉnh Hà Giang, Lào Cai, Lai Châu và Yên Bái có mưa đá.``

Tiếng Việt:
    Đếm các tên được liệt kê rồi so với số lượng đã nêu (“3 tỉnh gồm…”, “bốn nước:…”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.named import named_role
from factcheck.lexicon.numerals import number_words
from factcheck.model.finding import Finding, Level, Message
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.scan.sentences import sentences
from factcheck.verify.check import Case, Meta
from factcheck.verify.named import Names, Tokens, names_at
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="T104", name="count-and-items", level=Level.ERROR, since="0.1")
# Every noun of named.txt begins with one of these words; the names of places may stand right after their noun.
_NAMED = (
    r"(?:(?:tỉnh|thành|huyện|quận|xã|phường|thị|nước|quốc|địa|châu|sân|cảng|ngân|đội)\b(?:(?:,? \w+){0,2} [A-ZĐ]|"
    r"[^:;.\n(]{0,40}?(?:gồm|:|\())|(?:người|bị|nghi|nghệ|đối|nạn|cầu|ca|diễn|thí|học|sinh|vận|ứng)\b"
    r"[^:;.\n(]{0,40}?(?:gồm|:|\())"
)
_FIRST_WORD = r"(?:Hai|Ba|Bốn|Sáu|Bảy|Tám|Chín|Mười) "
# Inside a sentence the words after "bốn" are seldom written out, and not worth a search of every text.
_IN_WORDS = Sieve(
    rf" hai {_NAMED}",
    rf" ba {_NAMED}",
    rf" bốn {_NAMED}",
    rf"\. {_FIRST_WORD}{_NAMED}",
    rf"\n{_FIRST_WORD}{_NAMED}",
    rf"\A{_FIRST_WORD}{_NAMED}",
)
_IN_DIGITS = lazy_pattern(rf"\d\d? {_NAMED}")
FAIL = (
    Case("Ba tỉnh Hà Giang, Lào Cai, Lai Châu và Yên Bái có mưa đá.", at="Ba tỉnh"),
    Case("Đoàn đến thăm 4 nước gồm: Lào, Thái Lan, Malaysia.", at="4 nước"),
    Case("Tòa tuyên phạt 3 bị cáo gồm Lê Văn Tám (32 tuổi), Trần Thị Chín (40 tuổi).", at="3 bị cáo"),
    Case("Sẽ có tàu đến 5 thành phố (Huế, Đà Nẵng, Nha Trang, Vinh).", at="5 thành phố"),
)
PASS = (
    Case("Ba tỉnh Hà Giang, Lào Cai và Yên Bái có mưa đá."),
    Case("Đoàn đến thăm 4 nước gồm: Lào, Thái Lan, Malaysia, Indonesia..."),
    Case("Hai huyện Bắc Trà My và Nam Trà My, tỉnh Quảng Nam, có động đất."),
    Case("Mưa lớn ở ba tỉnh Quảng Trị, Thừa Thiên - Huế và Quảng Nam, cùng thành phố Đà Nẵng."),
    Case("Tại thôn 4 xã Ea Hồ, huyện Krông Năng, lửa đã tắt."),
    Case("Có 19 nước tham gia, như: Lào, Thái Lan, Malaysia."),
    Case("Hơn 10 nước gồm Lào, Thái Lan và Malaysia đã ký."),
    Case("Năm 2019 thành phố Huế, Đà Nẵng và Vinh đón nhiều khách."),
)
_FEWEST, _MOST, _MOST_DIGITS = 2, 30, 2
_MOST_WORDS = 4  # attributes between the noun and the names: "3 tỉnh miền núi phía Bắc gồm"


class _Count(NamedTuple):
    value: int
    after: int  # the token after the number


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The counts that the names after them contradict."""
    text = passage.document.normal
    numbers = {mention.start: mention for mention in passage.quantities if _may_count(text, mention)}
    for start, end in _sentences_at(text, sorted([*numbers, *_IN_WORDS.places(text)])):
        yield from _counted(passage, Tokens.of(text, start, end), numbers)


def _may_count(text: str, mention: Mention) -> bool:
    quantity = mention.quantity
    if quantity is None or not quantity.is_whole_count or quantity.low > _MOST or quantity.qualifier is not None:
        return False
    return _IN_DIGITS.match(text, mention.start) is not None


def _sentences_at(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences in which ``places``, in order, lie; what is found by words alone needs no rows."""
    bounds: Iterator[tuple[int, int]] = iter(())
    offset, line_end, end = 0, -1, -1
    for place in places:
        if place < end:
            continue
        if place > line_end:
            offset, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            line_end = len(text) if last < 0 else last
            bounds = sentences(text[offset:line_end])
        for first, stop in bounds:
            end = offset + stop
            if end > place:
                yield offset + first, end
                break


def _counted(passage: Passage, tokens: Tokens, numbers: dict[int, Mention]) -> Iterator[Finding]:
    for at in range(len(tokens.keys) - 3):
        count = _count_at(tokens, at, numbers)
        if count is None:
            continue
        length, roles = named_role(tokens.keys, count.after)
        if roles.isdisjoint(("place", "person")):
            continue
        names = _names_after(tokens, count.after + length, is_place="place" in roles)
        if names is None or not names.is_closed or names.number < _FEWEST or names.number == count.value:
            continue
        first, last = tokens.matches[at].start(), tokens.matches[count.after + length - 1].end()
        start, end = tokens.matches[names.start].start(), tokens.matches[names.end - 1].end()
        span = passage.document.span(first, last)
        counted = passage.document.span(start, end).slice(passage.document.text)
        message = Message.of(
            "T104.differs", stated=span.slice(passage.document.text), count=str(names.number), names=counted
        )
        yield Finding(META.code, META.level, message, span)


def _count_at(tokens: Tokens, at: int, numbers: dict[int, Mention]) -> _Count | None:
    """The whole number at ``at``, in digits or as one word, where it is a count."""
    if at and "other" in named_role(tokens.keys, at - 1)[1]:
        return None
    key = tokens.keys[at]
    if key.isdecimal():
        mention = numbers.get(tokens.matches[at].start())
        if mention is None or len(key) > _MOST_DIGITS:
            return None
        value = int(key)
    else:
        word = number_words().words.get(key)
        before = number_words().words.get(tokens.keys[at - 1]) if at else None
        if word is None or before is not None or word.roles.isdisjoint(("unit", "ten")):
            return None
        value = word.value
    return _Count(value, at + 1) if _FEWEST <= value <= _MOST else None


def _names_after(tokens: Tokens, at: int, *, is_place: bool) -> Names | None:
    """The names after the noun: at once, which must have ``và``; else after an opener or in a bracket."""
    if is_place and tokens.is_name(at):
        names = names_at(tokens, at)
        return names if names is not None and names.is_joined else None
    for index in range(at, min(at + _MOST_WORDS + 1, len(tokens.keys))):
        length, roles = named_role(tokens.keys, index)
        if "opener" in roles or tokens.keys[index] == "(":
            start = index + (length or 1)
            while start < len(tokens.keys) and tokens.keys[start] == ":":
                start += 1
            return names_at(tokens, start)
        if not tokens.keys[index].isalpha() or tokens.keys[index] == "như" or tokens.is_name(index):
            return None
    return None
