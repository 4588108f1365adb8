"""Calendar arithmetic on days; a result outside the years 1 to 9999 is a ``ValueError`` or an ``OverflowError``."""

from __future__ import annotations

import datetime

from factcheck.lexicon.periods import Step

Days = tuple[datetime.date, datetime.date]  # first and last, inclusive

ONE_DAY = datetime.timedelta(days=1)
MONTHS_OF_STEP = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12, Step.DECADE: 120, Step.CENTURY: 1200}
_DAYS_OF_STEP = {Step.DAY: 1, Step.WEEK: 7}


def whole_years(first: int, last: int) -> Days:
    """From 1 January of ``first`` to 31 December of ``last``."""
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def last_of_month(day: datetime.date) -> datetime.date:
    """The last day of the month of ``day``."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - ONE_DAY


def begin_of(day: datetime.date, step: Step) -> datetime.date:
    """The first day of the calendar unit that holds ``day``; weeks begin on Monday."""
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - ONE_DAY * day.weekday()
        case Step.MONTH:
            return day.replace(day=1)
        case Step.QUARTER:
            return datetime.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Step.YEAR:
            return datetime.date(day.year, 1, 1)
        case Step.DECADE:
            return datetime.date(day.year // 10 * 10, 1, 1)
        case Step.CENTURY:
            return datetime.date((day.year - 1) // 100 * 100 + 1, 1, 1)


def moved(day: datetime.date, step: Step, count: int) -> datetime.date:
    """``day`` moved by ``count`` units, to the last day of a month that is too short for it."""
    if step in _DAYS_OF_STEP:
        return day + ONE_DAY * (_DAYS_OF_STEP[step] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS_OF_STEP[step] * count, 12)
    first = datetime.date(year, month + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def moved_days(days: Days, step: Step, count: int) -> Days:
    """Both ends moved; the end of a month stays the end of a month."""
    start, end = moved(days[0], step, count), moved(days[1], step, count)
    if step in MONTHS_OF_STEP and days[1] == last_of_month(days[1]):
        end = last_of_month(end)
    return start, end


def whole_months(days: Days) -> int | None:
    """The length in months, where the days are whole months."""
    start, end = days
    if start.day != 1 or end != last_of_month(end):
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


def middle(days: Days) -> datetime.date | None:
    """The first day of the second half: of an even number of whole months, or the 16th of a single one."""
    months = whole_months(days)
    if months is None or (months % 2 and months != 1):
        return None
    return moved(days[0], Step.MONTH, months // 2) if months > 1 else days[0].replace(day=16)
