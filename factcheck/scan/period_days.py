"""The days, the length and the anchor of a period that was read."""

from __future__ import annotations

import datetime

from factcheck.lexicon.periods import Shape, Step
from factcheck.model.period import Anchor, Period
from factcheck.scan.calendar import (
    MONTHS_OF_STEP,
    ONE_DAY,
    Days,
    begin_of,
    last_of_month,
    middle,
    moved,
    moved_days,
    whole_months,
    whole_years,
)
from factcheck.scan.period_grammar import PeriodReading

# Shapes that, where they name no year, are of the year of publication.
_PARTS_OF_A_YEAR = frozenset(
    {Shape.QUARTER, Shape.MONTH, Shape.DAY, Shape.WHOLE, Shape.FIRST, Shape.LAST, Shape.FIRST_HALF, Shape.LAST_HALF}
    | {Shape.OPENING, Shape.CLOSING, Shape.MIDDLE, Shape.UNTIL, Shape.SINCE, Shape.BETWEEN}
)
_COUNTED = (Shape.FIRST, Shape.LAST, Shape.PAST, Shape.COUNT)
_SOME_YEAR_END = datetime.date(2000, 12, 31)


def days_of(reading: PeriodReading, published: datetime.date | None, current: Period | None) -> Days | None:
    """First and last day, ``None`` where words, publication and current period do not settle them."""
    return _Frame(published, current).days(reading)


def months_of(reading: PeriodReading, published: datetime.date | None, current: Period | None) -> int | None:
    """The length in months that the words give, ``None`` for days, weeks and points in time."""
    if reading.shape in _COUNTED:
        step, count = _steps(reading, 1)
        return count * MONTHS_OF_STEP[step] if step in MONTHS_OF_STEP else None
    match reading.shape:
        case Shape.AGO | Shape.SHIFT:
            return MONTHS_OF_STEP.get(_steps(reading, 1)[0])
        case Shape.WHOLE | Shape.FIRST_HALF | Shape.LAST_HALF:
            months = months_of(reading.parts[0], published, current) if reading.parts else 12
            if reading.shape is Shape.WHOLE:
                return months
            return None if months is None or months % 2 else months // 2
        case Shape.SAME:
            inner = reading.parts[0] if reading.parts else None
            if inner is None or inner.is_year or inner.shape is Shape.SHIFT:
                return None if current is None else current.months
            return months_of(inner, published, current)
        case Shape.BETWEEN:
            days = days_of(reading, published or _SOME_YEAR_END, current)
            return None if days is None else whole_months(days)
    return _months_by_numbers(reading)


def _months_by_numbers(reading: PeriodReading) -> int | None:
    numbers = reading.numbers
    match reading.shape:
        case Shape.YEAR:
            return 12
        case Shape.SPAN:
            return 12 * (numbers[-1] - numbers[-2] + 1)
        case Shape.TERM | Shape.FISCAL:
            return 12 * max(1, numbers[-1] - numbers[0])
        case Shape.QUARTER:
            return 3
        case Shape.MONTH:
            return numbers[-1] - numbers[0] + 1
    return None


def anchor_of(reading: PeriodReading) -> Anchor:
    """What the words count from; a part of an unnamed year counts from the publication."""
    if reading.anchor is not Anchor.NONE:
        return reading.anchor
    if reading.parts:
        return anchor_of(reading.parts[-1])
    return Anchor.PUBLISHED if reading.shape in _PARTS_OF_A_YEAR else Anchor.NONE


class _Frame:
    """The days that relative words count from."""

    __slots__ = ("current", "published")

    def __init__(self, published: datetime.date | None, current: Period | None) -> None:
        self.published = published
        self.current: Days | None = None
        if current is not None and current.start is not None and current.end is not None:
            self.current = (current.start, current.end)

    def days(self, reading: PeriodReading) -> Days | None:
        """First and last day, ``None`` where they are not settled or outside the calendar."""
        try:
            return _RESOLVERS[reading.shape](self, reading)
        except (ValueError, OverflowError):  # 29 February of a common year, a century before the first
            return None

    def year(self, reading: PeriodReading) -> Days | None:
        return whole_years(reading.numbers[0], reading.numbers[0])

    def span(self, reading: PeriodReading) -> Days | None:
        return whole_years(*reading.numbers[-2:])

    def school(self, reading: PeriodReading) -> Days | None:
        first, last = reading.numbers
        return datetime.date(first, 9, 1), datetime.date(last, 5, 31)

    def unsettled(self, reading: PeriodReading) -> Days | None:
        del reading
        return None

    def whole(self, reading: PeriodReading) -> Days | None:
        return self._of(reading)

    def quarter(self, reading: PeriodReading) -> Days | None:
        first = 3 * reading.numbers[0] - 2
        return self._months_of_year(reading, first, first + 2)

    def month(self, reading: PeriodReading) -> Days | None:
        return self._months_of_year(reading, reading.numbers[0], reading.numbers[-1])

    def day(self, reading: PeriodReading) -> Days | None:
        day, month, last_day, last_month = (*reading.numbers, *reading.numbers)[:4]
        year = self._year_of(reading, month)
        if year is None:
            return None
        first = datetime.date(year, month, day)
        last = datetime.date(year, last_month, last_day)
        if last < first:  # 28/12-3/1/2022: the year is that of the last day
            first = datetime.date(year - 1, month, day)
        return first, last

    def first(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading, begun=_steps(reading, 1))
        if outer is None:
            return None
        end = moved(outer[0], *_steps(reading, 1)) - ONE_DAY
        return (outer[0], end) if end <= outer[1] else None

    def last(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        if outer is None:
            return None
        start = moved(outer[1] + ONE_DAY, *_steps(reading, -1))
        return (start, outer[1]) if start >= outer[0] else None

    def first_half(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        second = outer and middle(outer)
        return (outer[0], second - ONE_DAY) if outer and second else None

    def last_half(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        second = outer and middle(outer)
        return (second, outer[1]) if outer and second else None

    def past(self, reading: PeriodReading) -> Days | None:
        if self.published is None:
            return None
        return moved(self.published, *_steps(reading, -1)) + ONE_DAY, self.published

    def ago(self, reading: PeriodReading) -> Days | None:
        return self._shifted(reading, -1)

    def shift(self, reading: PeriodReading) -> Days | None:
        return self._shifted(reading, 1)

    def same(self, reading: PeriodReading) -> Days | None:
        other = reading.parts[0] if reading.parts else None
        if other is None and reading.numbers:
            years_back = None if self.current is None else reading.numbers[0] - self.current[0].year
        elif other is None or other.is_year:
            years_back = self._years_to(other)
        elif other.shape is Shape.SHIFT:
            return self.current and moved_days(self.current, *_steps(other, 1))
        else:
            return self.days(other)
        if self.current is None or years_back is None:
            return None
        return moved_days(self.current, Step.YEAR, years_back)

    def opening(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        return outer and (outer[0], outer[0])

    def closing(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        return outer and (outer[1], outer[1])

    def until(self, reading: PeriodReading) -> Days | None:
        if reading.numbers:  # a day without a word for it
            days = self.day(reading)
        elif reading.parts:
            days = self.days(reading.parts[0])
        else:
            days = None if self.published is None else (self.published, self.published)
        return days and (days[1], days[1])

    def since(self, reading: PeriodReading) -> Days | None:
        outer = self._of(reading)
        if outer is None or self.published is None or outer[0] > self.published:
            return None
        return outer[0], self.published

    def between(self, reading: PeriodReading) -> Days | None:
        first, *rest = reading.parts
        if reading.numbers:  # the second end is a day without a word for it; its year is a part
            last_days = self.day(reading._replace(shape=Shape.DAY, parts=tuple(rest)))
        else:
            last_days = self.days(rest[0])
        if last_days is None:
            return None
        # "từ tháng 1 đến tháng 10/2023": the year of the second end holds for the first.
        first_days = _Frame(last_days[1], None).days(first) if _lacks_year(first) else self.days(first)
        if first_days is None or first_days[0] > last_days[1]:
            return None
        return first_days[0], last_days[1]

    def _of(self, reading: PeriodReading, begun: tuple[Step, int] | None = None) -> Days | None:
        """The period that ``reading`` is a part of; an unnamed one is a year, in which ``begun`` may have passed."""
        if reading.parts:
            return self.days(reading.parts[0])
        if self.published is None:
            return None
        year = self.published.year
        if begun is not None and self.published.month <= 2 and begun[0] in MONTHS_OF_STEP:
            # Reported in January or February: more months than have begun are those of the year before.
            year -= begun[1] * MONTHS_OF_STEP[begun[0]] > self.published.month
        return whole_years(year, year)

    def _year_of(self, reading: PeriodReading, first_month: int) -> int | None:
        """The named year, else that of publication, unless the month is then still more than half a year away."""
        if reading.parts:
            days = self.days(reading.parts[0])
            return days[0].year if days else None
        if self.published is None:
            return None
        return self.published.year - (first_month > self.published.month + 6)

    def _months_of_year(self, reading: PeriodReading, first: int, last: int) -> Days | None:
        year = self._year_of(reading, first)
        if year is None:
            return None
        return datetime.date(year, first, 1), last_of_month(datetime.date(year, last, 1))

    def _shifted(self, reading: PeriodReading, sign: int) -> Days | None:
        base = self.published
        if reading.anchor is Anchor.CURRENT and self.current is not None:
            base = self.current[0]
        if base is None:
            return None
        step, count = _steps(reading, sign)
        start = moved(begin_of(base, step), step, count)
        return start, moved(start, step, 1) - ONE_DAY

    def _years_to(self, year: PeriodReading | None) -> int | None:
        """How many years from the current period to the same stretch of ``year`` (the year before it by default)."""
        if year is None or self.current is None:
            return -1
        if year.shape is Shape.YEAR or (year.anchor is Anchor.PUBLISHED and self.published is not None):
            days = self.days(year)
            return None if days is None else days[0].year - self.current[0].year
        return _steps(year, 1 if year.shape is Shape.SHIFT else -1)[1]


_RESOLVERS = {
    Shape.YEAR: _Frame.year,
    Shape.SPAN: _Frame.span,
    Shape.TERM: _Frame.unsettled,
    Shape.SCHOOL: _Frame.school,
    Shape.FISCAL: _Frame.unsettled,
    Shape.WHOLE: _Frame.whole,
    Shape.QUARTER: _Frame.quarter,
    Shape.MONTH: _Frame.month,
    Shape.DAY: _Frame.day,
    Shape.FIRST: _Frame.first,
    Shape.LAST: _Frame.last,
    Shape.FIRST_HALF: _Frame.first_half,
    Shape.LAST_HALF: _Frame.last_half,
    Shape.COUNT: _Frame.unsettled,
    Shape.PAST: _Frame.past,
    Shape.AGO: _Frame.ago,
    Shape.SHIFT: _Frame.shift,
    Shape.SAME: _Frame.same,
    Shape.NAMED: _Frame.unsettled,
    Shape.OPENING: _Frame.opening,
    Shape.CLOSING: _Frame.closing,
    Shape.MIDDLE: _Frame.unsettled,
    Shape.UNTIL: _Frame.until,
    Shape.SINCE: _Frame.since,
    Shape.BETWEEN: _Frame.between,
}


def _steps(reading: PeriodReading, sign: int) -> tuple[Step, int]:
    """The calendar unit and how many of it."""
    assert reading.step is not None  # every row of these shapes has a {unit} or names one
    return reading.step, sign * reading.numbers[0]


def _lacks_year(reading: PeriodReading) -> bool:
    return reading.shape in _PARTS_OF_A_YEAR and not reading.parts
