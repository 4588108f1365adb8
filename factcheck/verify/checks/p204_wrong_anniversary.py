"""Anniversary or ordinal that its years do not give.

What it does:
    Recomputes ``kỷ niệm 70 năm ... (1945-2015)``, and compares the ordinals of one event with its years: the 21st
    cannot be in 2020 where the 20th is in 2021.

Why it matters:
    Such lines are copied from year to year, with one of the numbers left as it was.

When it abstains:
    The years may be of a life or a war rather than of the time that has passed (``kỷ niệm 110 năm ngày sinh`` with the
    years of birth and death), or are far from the number. Years without the same day, and editions, give a warning.

Example:
    ``Lễ kỷ niệm 70 năm thành lập trường (2/9/1945 - 2/9/2016).``

Tiếng Việt:
    Báo khi số năm kỷ niệm không khớp với hai mốc thời gian trong ngoặc, hoặc khi sự kiện lần thứ 21 lại ghi năm sớm hơn
    lần thứ 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon.dates import says
from factcheck.lexicon.folding import fold, words
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.dates import numbers_in, whole_number
from factcheck.verify.passage import Passage

META = Meta(code="P204", name="wrong-anniversary", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Lễ kỷ niệm 70 năm thành lập trường (2/9/1945 - 2/9/2016) diễn ra sáng nay.", at="70 năm"),
    Case("Kỷ niệm 40 năm ngày mở bến cảng (1975 - 2017), thành phố bắn pháo hoa.", at="40 năm"),
    Case(
        "Giải chạy bờ hồ lần thứ 20 năm 2021 đông hơn trước. Giải chạy bờ hồ lần thứ 21 năm 2020 thì vắng.",
        at="lần thứ 21 năm 2020",
    ),
)
PASS = (
    Case("Lễ kỷ niệm 71 năm thành lập trường (2/9/1945 - 2/9/2016) diễn ra sáng nay."),
    Case("Kỷ niệm 110 năm ngày sinh nhạc sĩ (1912 - 1995), nhà hát diễn lại vở cũ."),
    Case("Kỷ niệm 65 năm ngày kết thúc cuộc chiến (1950 - 1953), hai miền làm lễ riêng."),
    Case("Giải chạy bờ hồ lần thứ 20 năm 2021 đông hơn trước. Giải bơi lần thứ 21 năm 2020 thì vắng."),
    Case("Giải chạy bờ hồ lần thứ 20 năm 2020 đông hơn trước. Giải chạy bờ hồ lần thứ 21 năm 2021 thì vắng."),
)

# What a search begins with should be rare in the text: letters such as ứ are, h and a space are not.
_ANNIVERSARY = lazy_pattern(
    r"ệm (?<= niệm )(?:lần thứ )?([0-9]{1,3} năm)(?! [0-9])([^\n.;()]{0,120})"
    r"\((?:([0-9]{1,2}[/.-][0-9]{1,2})[/.-])?([12][0-9]{3}) ?- ?(?:([0-9]{1,2}[/.-][0-9]{1,2})[/.-])?([12][0-9]{3})\)"
)
_EDITION = lazy_pattern(
    r"ần thứ ([0-9]{1,3}|[IVXL]{1,7}|[^\W\d_]+)(?: ?[,(-] ?| )(?:năm )?((?:19|20)[0-9]{2})(?![0-9A-Za-z/-]|[.,][0-9])"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NEAREST = 5  # years: what is further off is no slip but another span
_NAME_WORDS = 3
_NAME_REACH = 80
_BREAKS = ".,;:()\n"


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every anniversary with its two years, and every edition of an event with the one named before it."""
    yield from _anniversaries(passage)
    yield from _editions(passage)


def _anniversaries(passage: Passage) -> Iterator[Finding]:
    for match in _ANNIVERSARY.finditer(passage.document.normal):
        count = int(match[1].split()[0])
        passed = int(match[6]) - int(match[4])
        off = abs(count - passed)
        if not 0 < off <= _NEAREST or says("life", match[2]):
            continue
        is_same_day = match[3] is not None and numbers_in(match[3]) == numbers_in(match[5] or "")
        level = META.level if is_same_day else Level.WARNING
        message = Message.of("P204.anniversary", stated=str(count), first=match[4], last=match[6], actual=str(passed))
        yield Finding(META.code, level, message, passage.document.span(*match.span(1)))


def _editions(passage: Passage) -> Iterator[Finding]:
    last: dict[tuple[str, ...], tuple[int, int, re.Match[str]]] = {}
    for match in _EDITION.finditer(passage.document.normal):
        number, name = _ordinal(match[1]), _name_before(passage.document.normal, match.start() - 1)
        if number is None or name is None:
            continue
        year = int(match[2])
        if name in last:
            other_number, other_year, other = last[name]
            if (number - other_number) * (year - other_year) < 0:
                yield _reversed(passage, match, other, is_later=number > other_number)
        last[name] = (number, year, match)


def _reversed(passage: Passage, match: re.Match[str], other: re.Match[str], *, is_later: bool) -> Finding:
    document = passage.document
    here, there = (document.span(found.start() - 1, found.end()) for found in (match, other))
    later, earlier = (here, there) if is_later else (there, here)
    message = Message.of("P204.order", later=later.slice(document.text), earlier=earlier.slice(document.text))
    return Finding(META.code, Level.WARNING, message, here, (Related(there, "reference"),))


def _ordinal(printed: str) -> int | None:
    if printed.isupper() and set(printed) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in printed]
        return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
    return whole_number(printed)


def _name_before(text: str, end: int) -> tuple[str, ...] | None:
    """The words from the first capital to ``lần thứ``, by which two editions are of one event; none across a mark."""
    before = text[max(0, end - _NAME_REACH) : end]
    cut = max(before.rfind(mark) for mark in _BREAKS)
    if cut < 0 and end > _NAME_REACH:
        return None
    names = [word.group() for word in words(before[cut + 1 :])]
    first = next((index for index, name in enumerate(names) if name[0].isupper()), len(names))
    return tuple(map(fold, names[first:])) if len(names) - first >= _NAME_WORDS else None
