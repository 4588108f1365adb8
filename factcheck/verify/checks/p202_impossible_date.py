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

from collections.abc import Iterator

from factcheck.lexicon.dates import ends_in, says
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

# What a search begins with should be rare in the text: letters such as ứ are, h and a space are not.
_WITH_YEAR = tuple(
    lazy_pattern(rf"{mark}(?<=[0-9]{mark})[0-9]{{1,2}}{mark}(?:19|20)[0-9]{{2}}(?![0-9])") for mark in ("/", "-", r"\.")
)
_AFTER_DAY = lazy_pattern(r"ày (?<=[nN]gày )(?=[0-9])")
_IN_MONTH = lazy_pattern(
    r"áng (?<=[Tt]háng )([0-9]{1,2})(?: ?[/-] ?| năm )((?:19|20)[0-9]{2})(?![0-9A-Za-z]|[/.,-][0-9])"
)
_FIRST_NUMBER = lazy_pattern(r"(?<![0-9A-Za-z/.,:_=+-])[0-9]{1,2}$")
_ACRONYM = lazy_pattern(r"[A-ZĐ]{2}\S{0,9} $")
_CLOSED = lazy_pattern(r" ?(?:[.,;:)\]\n]|$)")
_LAST_DAY, _MONTHS = 31, 12
_WORDS = 24  # letters before a date that may say what it is
_NEAR = 40


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every date with a year, every one after ``ngày``, and every month with a year."""
    text = passage.document.normal
    called: set[int] = set()
    for date in _impossible(text):
        level = _level(text, date)
        if level is not None and date.start not in called:
            called.add(date.start)
            yield from _found(passage, date.start, date.end, _reason(date), level)
    for match in _IN_MONTH.finditer(text):
        if not 1 <= int(match[1]) <= _MONTHS and not says("paid", _before(text, match.start())):
            yield from _found(passage, match.start() - 2, match.end(), "P202.month", META.level)


def _impossible(text: str) -> Iterator[Date]:
    for pattern in _WITH_YEAR:
        for match in pattern.finditer(text):
            first = _FIRST_NUMBER.search(text, max(0, match.start() - 3), match.start())
            date = None if first is None else date_at(text, first.start())
            if date is not None and date.year is not None and not exists(date.day, date.month, date.year):
                yield date
    for match in _AFTER_DAY.finditer(text):
        date = date_at(text, match.end())
        if date is not None and not exists(date.day, date.month, date.year):
            yield date


def _level(text: str, date: Date) -> Level | None:
    """An error where the numbers can be nothing but a date, nothing where they are likely something else."""
    before = _before(text, date.start)
    if date.year is not None:
        if not FIRST_YEAR <= date.year <= LAST_YEAR or ends_in("numbered", before) or _ACRONYM.search(before):
            return None
        is_sure = "/" in text[date.start : date.end] or before[-1:] == "(" or ends_in("day word", before)
        return META.level if is_sure else Level.WARNING
    counted = before.split()[-2:-1]
    if counted and (counted[0].isdecimal() or ends_in("count", f" {counted[0]}")):
        return None  # "mỗi ngày 32/40 mẫu"
    if (date.day > _LAST_DAY or date.month > _MONTHS) and _CLOSED.match(text, date.end) is None:
        return None  # "ngày 17/20 mẫu"
    return META.level if date.month <= _MONTHS else Level.WARNING


def _before(text: str, start: int) -> str:
    return text[max(0, start - _WORDS) : start]


def _reason(date: Date) -> str:
    if date.month > _MONTHS and exists(date.month, date.day, date.year):
        return "P202.exchanged"
    if not 1 <= date.month <= _MONTHS:
        return "P202.month"
    return "P202.common_year" if (date.day, date.month) == (29, 2) else "P202.day"


def _found(passage: Passage, start: int, end: int, key: str, level: Level) -> Iterator[Finding]:
    around = passage.document.normal[max(0, start - _NEAR) : end + _NEAR]
    if says("elsewhere", around) or says("unreal", around):
        return
    span = passage.document.span(start, end)
    yield Finding(META.code, level, Message.of(key, date=span.slice(passage.document.text)), span)
