"""Length of time that its dates do not give.

What it does:
    Recomputes a length in days, months or years beside its dates: ``từ ngày 1/3 đến 10/3 (15 ngày)``, ``5 năm
    (2016-2020)``. Both ways to count are allowed, with the first day and without.

Why it matters:
    The length or one of the dates is wrong; readers plan by both.

When it abstains:
    Length and dates are in different units, the dates are not of the calendar, or a word stands before the length that
    makes it another one (``sau 5 ngày``, ``hơn 5 ngày``). It is a warning where the length stands first, since some of
    the days between may be meant, and for one year less than the years printed, from the end of one to the beginning
    of another.

Example:
    ``Hội chợ mở cửa từ ngày 1/3 đến ngày 10/3 (15 ngày).``

Tiếng Việt:
    Báo khi số ngày, tháng, năm không khớp với hai mốc ghi bên cạnh. Tính cả ngày đầu hay không đều được.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.lexicon.dates import ends_in, says
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.dates import FIRST_YEAR, LAST_YEAR, calendar_day, numbers_in, whole_number
from factcheck.verify.lengths import counted
from factcheck.verify.passage import Passage

META = Meta(code="P205", name="wrong-duration", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Hội chợ mở cửa từ ngày 1/3 đến ngày 10/3 (15 ngày).", at="15 ngày"),
    Case("Kế hoạch kéo dài 6 năm (2016 - 2020).", at="6 năm"),
    Case("Lớp học diễn ra trong 4 tháng (từ tháng 3 đến tháng 9/2021).", at="4 tháng"),
)
PASS = (
    Case("Hội chợ mở cửa từ ngày 1/3 đến ngày 10/3 (10 ngày)."),
    Case("Hội chợ mở cửa từ ngày 1/3 đến ngày 10/3 (9 ngày)."),
    Case("Kế hoạch kéo dài 5 năm (2016 - 2020), bước sau là giai đoạn 2020-2024 (4 năm)."),
    Case("Sau 5 ngày (1/3 - 10/3), hội chợ đông dần."),
    Case("Đợt nghỉ kéo dài 7 ngày (28/12/2021 - 3/1/2022)."),
)

_DAY = r"[0-9]{1,2}(?:[/-][0-9]{1,2}(?:[/-][0-9]{4})?)?"
_MONTH = r"tháng [0-9]{1,2}(?: ?[/-] ?[0-9]{4}| năm [0-9]{4})?"
_TO = r" ?(?:-| đến| tới) ?(?:hết )?"
_DATES = (
    rf"(?:(?:từ )?(?:ngày )?(?P<day>{_DAY}){_TO}(?:ngày )?(?P<last_day>[0-9]{{1,2}}/[0-9]{{1,2}}(?:/[0-9]{{4}})?|"
    r"[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{4})?)"
    rf"|(?:từ )?(?P<month>{_MONTH}){_TO}(?P<last_month>{_MONTH})"
    rf"|(?:từ )?(?:năm )?(?P<year>[12][0-9]{{3}}){_TO}(?:năm )?(?P<last_year>[12][0-9]{{3}}))(?![0-9/]|-[0-9])"
)
_LENGTH = r"(?P<count>[0-9]{1,3}|[^\W\d_]{2,4}) (?P<unit>ngày|tháng|năm)"
_SO = r"(?:tức |gồm |trong |kéo dài )?"
_INSIDE = lazy_pattern(rf"\((?:{_DATES}|{_SO}{_LENGTH})\)")
# Both are tried at a bracket that holds the one, to find the other before it.
_LENGTH_FIRST = lazy_pattern(rf"(?<![0-9/.,-]){_LENGTH} ?\((?P<dates>{_DATES})\)")
_DATES_FIRST = lazy_pattern(rf"(?<![0-9/.,-])(?P<dates>{_DATES}) ?\({_SO}{_LENGTH}\)")
_BACK = 45
_BEFORE = 20
_SINGLE = {"ngày": "day", "tháng": "month", "năm": "year"}


class _Stretch(NamedTuple):
    """How long the dates are, without the first day or year, with ``slack`` for a leap day that they may hold."""

    unit: str
    length: int
    slack: int = 0


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every bracket that holds a length beside its dates, or dates beside their length."""
    for inside in _INSIDE.finditer(passage.document.normal):
        pattern = _LENGTH_FIRST if inside["count"] is None else _DATES_FIRST
        for match in pattern.finditer(passage.document.normal, max(0, inside.start() - _BACK), inside.end()):
            if match.end() == inside.end():
                yield from _judged(passage, match)


def _judged(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    text, count = passage.document.normal, whole_number(match["count"])
    stretch = _stretch(match)
    if count is None or stretch is None or stretch.unit != match["unit"]:
        return
    if stretch.length <= count <= stretch.length + 1 + stretch.slack:
        return
    if ends_in("apart", text[max(0, match.start() - _BEFORE) : match.start("count")]):
        return
    if says("elsewhere", text[match.start() : match.end() + _BEFORE]):
        return
    is_near = stretch.unit == "năm" and count == stretch.length - 1
    dates_first = match.start("dates") < match.start("count")
    level = META.level if dates_first and not is_near else Level.WARNING
    word = _SINGLE[stretch.unit]
    document = passage.document
    dates = document.span(*match.span("dates"))
    length = document.span(match.start("count"), match.end("unit"))
    message = Message.of(
        "P205.duration",
        stated=length.slice(document.text),
        dates=dates.slice(document.text),
        actual=counted(stretch.length, word),
        inclusive=counted(stretch.length + 1, word),
    )
    yield Finding(META.code, level, message, length, (Related(dates, "period"),))


def _stretch(match: re.Match[str]) -> _Stretch | None:
    if match["day"] is not None:
        return _days(numbers_in(match["day"]), numbers_in(match["last_day"]))
    if match["month"] is not None:
        return _months(numbers_in(match["month"]), numbers_in(match["last_month"]))
    first, last = int(match["year"]), int(match["last_year"])
    return _Stretch("năm", last - first) if FIRST_YEAR <= first < last <= LAST_YEAR else None


def _days(first: list[int], last: list[int]) -> _Stretch | None:
    """Days between two dates; the first may leave out what it shares with the last. Without a year, of any year."""
    day, month, year = [*first, *last[len(first) :]][:3] if len(last) == 3 else [*first, *last[len(first) :], 2001][:3]
    last_year = last[2] if len(last) == 3 else year
    start, end = calendar_day(year, month, day), calendar_day(last_year, last[1], last[0])
    if start is not None and end is not None and start > end and len(first) < 3:
        if len(last) == 3:
            start = calendar_day(year - 1, month, day)
        else:
            end = calendar_day(last_year + 1, last[1], last[0])
    if start is None or end is None or start > end:
        return None
    has_year = len(last) == 3 or len(first) == 3
    return _Stretch("ngày", (end - start).days, slack=int(not has_year and _may_hold_leap_day(start, end)))


def _may_hold_leap_day(start: datetime.date, end: datetime.date) -> bool:
    return any(start < datetime.date(year, 3, 1) <= end for year in (start.year, end.year))


def _months(first: list[int], last: list[int]) -> _Stretch | None:
    if not (1 <= first[0] <= 12 and 1 <= last[0] <= 12):
        return None
    years = last[1] - first[1] if len(first) == len(last) == 2 else 0
    length = 12 * years + last[0] - first[0]
    if length <= 0 and len(first) == 1:
        length += 12
    return _Stretch("tháng", length) if length > 0 else None
