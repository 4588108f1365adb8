"""Date that no calendar has.

What it does:
    Reports days and months that do not exist: ``ngày 31/4``, ``29/2/2023``, ``32/12/2021``, ``tháng 14/2020``. A date
    that exists with day and month exchanged (``12/25/2021``) is called that.

Why it matters:
    A digit is wrong, and nobody can know which day was meant.

When it abstains:
    It may be no date: a document number, an address, a score, a fraction (only ``ngày`` or a year makes a date), a date
    of the lunar calendar, the bonus called ``tháng 13``, or a day that the text itself says does not exist.

Example:
    ``Hạn nộp hồ sơ là ngày 31/4.``

Tiếng Việt:
    Báo khi ngày, tháng không có trong lịch, như 31/4, 29/2/2023, tháng 14/2020. Số văn bản, địa chỉ, tỷ số, ngày âm
    lịch thì bỏ qua.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon.dates import says
from factcheck.model.finding import Finding, Level, Message
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.dates import FIRST_YEAR, LAST_YEAR, Date, date_at, exists
from factcheck.verify.passage import Passage

META = Meta(code="P202", name="impossible-date", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Hạn nộp hồ sơ là ngày 31/4, quá hạn sẽ không nhận.", at="31/4"),
    Case("Quyết định có hiệu lực từ 29/2/2023 trên toàn tỉnh.", at="29/2/2023"),
    Case("Cửa hàng khai trương ngày 31 tháng 6 năm 2022.", at="31 tháng 6 năm 2022"),
    Case("Dự án khởi công tháng 14/2020.", at="tháng 14/2020"),
)
PASS = (
    Case("Hạn nộp hồ sơ là ngày 30/4, quá hạn sẽ không nhận."),
    Case("Quyết định có hiệu lực từ 29/2/2024 trên toàn tỉnh."),
    Case("Nghị quyết số 31/13/2021 và công văn 45/31/2020/QĐ-UB vẫn còn hiệu lực."),
    Case("Khu phố chợ nằm ở số 31/4 đường Hai Bà Trưng."),
    Case("Giỗ cụ là ngày 30/2 âm lịch."),
    Case("Công nhân được thưởng tháng 13 năm 2021."),
)

TRIGGER = lazy_pattern(r"[0-9] ?[/.-] ?[0-9]{1,2} ?[/.-] ?[12][0-9]{3}|gày [0-9]|háng [0-9]{1,2}[/ -]")
# Each begins with plain letters or one mark, which are searched for fast.
_WITH_YEAR = tuple(
    lazy_pattern(rf"{mark}(?<=[0-9]{mark})[0-9]{{1,2}}{mark}(?:19|20)[0-9]{{2}}(?![0-9])") for mark in ("/", "-", r"\.")
)
_AFTER_DAY = lazy_pattern(r"(?<=[nN]g)ày (?=[0-9])")
_IN_MONTH = lazy_pattern(r"háng ([0-9]{1,2})(?: ?[/-] ?| năm )((?:19|20)[0-9]{2})(?![0-9A-Za-z]|[/.,-][0-9])")
_FIRST_NUMBER = lazy_pattern(r"(?<![0-9A-Za-z/.,:_=+-])[0-9]{1,2}$")
_QUANTIFIED = lazy_pattern(r"(?:[0-9]|[Mm]ỗi|[Mm]ột|[Hh]ai|[Bb]a|[Mm]ấy|[Nn]ửa) [Nn]g$")
_CLOSED = lazy_pattern(r" ?(?:[.,;:)\]\n]|$)")
_SAYS_DATE = lazy_pattern(
    r"(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|[Tt]ừ|[Đđ]ến|[Hh]ết|[Vv]ào|[(-]) ?$"
)
_NUMBERED = lazy_pattern(
    r"(?:[Ss]ố|[^\W\d_]*[A-ZĐ]{2}[^\W\d_]*|[Nn]gõ|[Hh]ẻm|[Kk]iệt|[Đđ]ường|[Tt]ổ|[Ll]ô|[Tt]hửa|định|quyết|văn):? ?$"
)
_LONGEST_WORD = 12
_NEAR = 40


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every date with a year, every one after ``ngày``, and every month with a year."""
    text = passage.document.normal
    seen: set[int] = set()
    for date, is_sure in _dates(text):
        if date.start in seen or exists(date.day, date.month, date.year):
            continue
        seen.add(date.start)
        if not is_sure and (date.day > 31 or date.month > 12) and _CLOSED.match(text, date.end) is None:
            continue  # "ngày 32/40 mẫu đạt": a fraction
        level = META.level if is_sure or date.month <= 12 else Level.WARNING
        yield from _found(passage, date.start, date.end, _reason(date), level)
    for match in _IN_MONTH.finditer(text):
        if not 1 <= int(match[1]) <= 12 and not says("paid", text[max(0, match.start() - _NEAR) : match.start()]):
            yield from _found(passage, match.start() - 1, match.end(), "P202.month", META.level)


def _dates(text: str) -> Iterator[tuple[Date, bool]]:
    """The dates, each with whether it can only be one."""
    for pattern in _WITH_YEAR:
        for match in pattern.finditer(text):
            first = _FIRST_NUMBER.search(text, max(0, match.start() - 3), match.start())
            date = None if first is None else date_at(text, first.start())
            if date is not None and date.year is not None and FIRST_YEAR <= date.year <= LAST_YEAR:
                before = text[max(0, date.start - _LONGEST_WORD) : date.start]
                if _NUMBERED.search(before) is None:
                    yield date, _SAYS_DATE.search(before) is not None or text[match.start()] == "/"
    for match in _AFTER_DAY.finditer(text):
        date = date_at(text, match.end())
        if date is not None and not _is_quantified(text, match):
            yield date, False


def _is_quantified(text: str, match: re.Match[str]) -> bool:
    return _QUANTIFIED.search(text, max(0, match.start() - _LONGEST_WORD), match.start()) is not None


def _reason(date: Date) -> str:
    if date.month > 12 and exists(date.month, date.day, date.year):
        return "P202.exchanged"
    if date.month > 12 or date.month == 0:
        return "P202.month"
    return "P202.common_year" if (date.day, date.month) == (29, 2) else "P202.day"


def _found(passage: Passage, start: int, end: int, key: str, level: Level) -> Iterator[Finding]:
    around = passage.document.normal[max(0, start - _NEAR) : end + _NEAR]
    if says("elsewhere", around) or says("unreal", around):
        return
    span = passage.document.span(start, end)
    yield Finding(META.code, level, Message.of(key, date=span.slice(passage.document.text)), span)
