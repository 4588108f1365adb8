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

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.lexicon.named import named_role
from factcheck.lexicon.numerals import number_words
from factcheck.model.finding import Finding, Level, Message
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.named import Names, Tokens, names_at
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="T104", name="count-and-items", level=Level.ERROR, since="0.2")
_NUMBER = r"(?:\d\d?|[Hh]ai|[Bb](?:a|ốn|ảy)|[Ss]áu|[Tt]ám|[Cc]hín|[Mm]ười) "
# Every noun of named.txt begins with one of these words.
_NAMED = (
    r"(?:(?:tỉnh|thành phố|huyện|quận|xã|phường|thị|nước|quốc|địa|châu|sân|cảng|ngân|đội)\b[^:;.\n(]{0,40}?"
    r"(?: [A-ZĐ]|gồm|:|\()|(?:người|bị|nghi|nghệ|đối|nạn|cầu|ca|diễn|thí|học|sinh|vận|thành|ứng)\b[^:;.\n(]{0,40}?"
    r"(?:gồm|:|\())"
)
_COUNTS = Sieve(rf" {_NUMBER}{_NAMED}", rf"\n{_NUMBER}{_NAMED}", rf"\A{_NUMBER}{_NAMED}")
TRIGGER = _COUNTS.trigger
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
_FEWEST, _MOST = 2, 30
_MOST_WORDS = 4  # attributes between the noun and the names: "3 tỉnh miền núi phía Bắc gồm"


class _Count(NamedTuple):
    value: int
    after: int  # the token after the number


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The counts that the names after them contradict."""
    numbers = {mention.start: mention for mention in passage.quantities}
    for sentence in _COUNTS.sentences(passage):
        yield from _counted(passage, sentence, numbers)


def _counted(passage: Passage, sentence: Sentence, numbers: dict[int, Mention]) -> Iterator[Finding]:
    tokens = Tokens.of(passage.document.normal, sentence.start, sentence.end)
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
        if mention is None or mention.amount.qualifier is not None or not mention.amount.is_whole_count:
            return None
        value = int(key) if len(key) <= 2 else 0
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
