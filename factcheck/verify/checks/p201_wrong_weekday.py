"""Weekday that the calendar does not give.

What it does:
    Compares a day of the week with the date beside it: ``thứ Hai, ngày 13/12/2021``. Where the date has no year, that
    of the day of publication is taken, or the nearest to it; the finding is then a warning.

Why it matters:
    One of the two is wrong, and readers who go by it come on the wrong day. Mostly the date was copied from last year.

When it abstains:
    No year is known, the date is of the lunar calendar or of another time zone, the calendar has no such day (P202), or
    ``thứ ba`` may be an ordinal (``con thứ ba``).

Example:
    ``Hội nghị diễn ra vào thứ Ba, ngày 13/12/2021.``

Tiếng Việt:
    Báo khi thứ trong tuần không khớp với ngày đứng cạnh. Nếu ngày không ghi năm thì lấy năm đăng bài và chỉ cảnh báo;
    không biết năm, ngày âm lịch hoặc khác múi giờ thì bỏ qua.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from factcheck.lexicon.dates import ends_in, says, weekday
from factcheck.model.finding import Finding, Level, Message
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.dates import FIRST_YEAR, LAST_YEAR, Date, calendar_day, date_at, nearest
from factcheck.verify.passage import Passage

META = Meta(code="P201", name="wrong-weekday", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Hội nghị diễn ra vào thứ Ba, ngày 13/12/2021 tại thành phố Vinh.", at="thứ Ba, ngày 13/12/2021"),
    Case("Lễ trao giải tổ chức tối 20/11/2022 (thứ Hai).", at="20/11/2022 (thứ Hai)"),
    Case("Chủ nhật, ngày 3 tháng 9 năm 2022, cả lớp đi tham quan.", at="Chủ nhật, ngày 3 tháng 9 năm 2022"),
)
PASS = (
    Case("Hội nghị diễn ra vào thứ Hai, ngày 13/12/2021 tại thành phố Vinh."),
    Case("Hội nghị diễn ra vào thứ Ba, ngày 13/12 tại thành phố Vinh."),
    Case("Con thứ ba 13/12/2021 mới chào đời."),
    Case("Chợ họp lại vào thứ Ba, ngày 13/1/2021 âm lịch."),
    Case("Trận đấu diễn ra thứ Bảy (tức 13/12/2021 theo giờ Việt Nam)."),
)

# What a search begins with should be rare in the text: letters such as ứ are, h and a space are not.
_GAP = r"(?:,? tuần [^\W\d_]{2,5})? ?[,(-]? ?(?:ngày )?"
_NAMES = (
    lazy_pattern(rf"ứ (?<=[Tt]hứ )(?:[2-7](?![0-9])|[^\W\d_]{{2,3}}(?![^\W\d_]))(?={_GAP}[0-9]|\))"),
    lazy_pattern(rf"ủ (?<=[Cc]hủ )[Nn]hật(?={_GAP}[0-9]|\))"),
)
_TO_DATE = lazy_pattern(rf"{_GAP}(?=[0-9])")
_FROM_DATE = lazy_pattern(r"(?<![0-9A-Za-z/.,-])[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-]| tháng [0-9]{1,2} năm )[0-9]{4} ?\($")
_ONE_DAY = lazy_pattern(r"(?! ?(?:và|đến|tới|-)(?: ngày)? ?[0-9])")
_LONGEST_DATE = 30
_NEAR = 40


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every weekday with a date right behind it, or in a bracket right behind its date."""
    text = passage.document.normal
    for names in _NAMES:
        for match in names.finditer(text):
            start = match.start() - 2
            stated = weekday(text[start : match.end()])
            date = None if stated is None else _date_beside(text, start, match)
            if stated is not None and date is not None:
                yield from _judged(passage, stated, (start, match.end()), date)


def _date_beside(text: str, start: int, match: re.Match[str]) -> Date | None:
    gap = _TO_DATE.match(text, match.end())
    if gap is not None:
        date = date_at(text, gap.end())
        if date is None or not _is_weekday(text, start, match.end()):
            return None
        is_sure = date.year is not None or "," not in gap.group() or "ngày" in gap.group() or _follows(text, start)
        return date if is_sure else None  # "Thứ hai, 1/3 số hộ": secondly, a third
    if text[match.end() : match.end() + 1] != ")":
        return None
    before = _FROM_DATE.search(text, max(0, start - _LONGEST_DATE), start)
    return None if before is None else date_at(text, before.start())


def _is_weekday(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is no ordinal: with a capital, at the head of a clause, or after a word for a day."""
    before = text[max(0, start - _NEAR) : start].split()
    if text[start:end] != text[start:end].lower() or text[start] == "c" or not before or not before[-1][-1].isalnum():
        return True
    return before[-1][0].isdecimal() or _follows(text, start)  # "6h45 thứ Bảy"


def _follows(text: str, start: int) -> bool:
    return ends_in("day word", text[max(0, start - _NEAR) : start])


def _judged(passage: Passage, stated: int, name: tuple[int, int], date: Date) -> Iterator[Finding]:
    text = passage.document.normal
    day = _day_of(date, passage.published)
    start, end = min(name[0], date.start), max(name[1], date.end)
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    if day is None or day.weekday() == stated or _ONE_DAY.match(text, end) is None:
        return
    if says("elsewhere", text[max(0, start - _NEAR) : end + _NEAR]):
        return
    span = passage.document.span(start, end)
    words: dict[str, str | Message] = {
        "date": passage.document.span(date.start, date.end).slice(passage.document.text),
        "stated": passage.document.span(*name).slice(passage.document.text),
        "actual": Message.of(f"weekday.{day.weekday()}"),
    }
    if date.year is None:
        yield Finding(META.code, Level.WARNING, Message.of("P201.near", **words, year=str(day.year)), span)
    else:
        yield Finding(META.code, META.level, Message.of("P201.weekday", **words), span)


def _day_of(date: Date, published: datetime.date | None) -> datetime.date | None:
    if date.year is None:
        return None if published is None else nearest(date, published)
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        return None
    return calendar_day(date.year, date.month, date.day)
