"""Calendar dates as printed, for the checks of dates; offsets are those of the normalised text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.lexicon.periods import period_words
from factcheck.pattern import lazy_pattern
from factcheck.verify.passage import Passage

FIRST_YEAR, LAST_YEAR = 1900, 2100
_HALF_YEAR = datetime.timedelta(days=183)

# 13/12/2021, 13-12, 13.12.2021, 13 tháng 12 năm 2021; a number, a share or a range that goes on is none.
_DATE = lazy_pattern(
    r"([0-9]{1,2})(?: ?([/.-]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{4}))?"
    r"|,? tháng ([0-9]{1,2})(?:,? năm ([0-9]{4})| ?[/-] ?([0-9]{4}))?)"
    r"(?![0-9A-Za-z]| ?[/%]|[.,][0-9]| ?- ?[0-9])"
)


class Date(NamedTuple):
    """``[start, end)`` and the numbers that stand there; ``year`` is ``None`` where none is printed."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def date_at(text: str, start: int) -> Date | None:
    """The date that begins exactly at ``start``, of numbers that need not be a day of the calendar."""
    match = _DATE.match(text, start)
    if match is None or (match[2] == "." and match[4] is None):
        return None
    year = match[4] or match[6] or match[7]
    return Date(start, match.end(), int(match[1]), int(match[3] or match[5]), int(year) if year else None)


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day of the calendar, where there is one."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def exists(day: int, month: int, year: int | None) -> bool:
    """Whether the calendar has that day; without a year, in some year."""
    return calendar_day(2000 if year is None else year, month, day) is not None


def nearest(date: Date, published: datetime.date) -> datetime.date | None:
    """The day of a date without a year that lies within half a year of the publication, where there is one."""
    for year in (published.year, published.year - 1, published.year + 1):
        day = calendar_day(year, date.month, date.day)
        if day is not None and abs(day - published) < _HALF_YEAR:
            return day
    return None


def numbers_in(text: str) -> list[int]:
    """The runs of digits: 5, 9 and 2023 of ``5/9/2023``."""
    return [int(number) for number in re.findall("[0-9]+", text)]


def whole_number(text: str) -> int | None:
    """A number in digits or in one word."""
    if text.isdecimal():
        return int(text)
    spelt = period_words().vocabularies["number"].get((fold(text),))
    return None if spelt is None else int(spelt)


_YEAR = lazy_pattern(r"(?<![0-9A-Za-z.,])(?:19|20)[0-9]{2}(?![0-9A-Za-z]|[.,][0-9])")


def years_in(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where in the normalised text a year of our time may stand, and which."""
    for match in _YEAR.finditer(passage.document.normal):
        yield match.start(), int(match.group())
