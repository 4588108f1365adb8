"""Reads the words of a period; what days they mean is for :mod:`factcheck.scan.periods`.

    period  = row of factcheck/lexicon/periods.txt, its slots filled
    slot    = a number, a year, a day, a unit, the year a part belongs to, or a whole period again

The longest row wins. Rows nest at most three deep and slots look at most a few words ahead, so that reading takes
constant time wherever it starts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.lexicon.periods import Node, PeriodWords, Rule, Shape, Step, period_words
from factcheck.model.period import Anchor
from factcheck.pattern import lazy_pattern


class PeriodReading(NamedTuple):
    """The words ``text[start:end]`` of the normalised text, understood as far as the words go.

    ``numbers`` are the calendar numbers in print order: the years of a span, the quarter, the months, day and month
    (twice for a range), or the count of ``step`` units. ``parts`` are the periods within: the year that a quarter
    belongs to, the two ends of a stretch.
    """

    text: str
    start: int
    end: int
    shape: Shape
    numbers: tuple[int, ...] = ()
    step: Step | None = None
    anchor: Anchor = Anchor.NONE
    parts: tuple[PeriodReading, ...] = ()

    @property
    def is_year(self) -> bool:
        """Whether it names one calendar year: ``năm 2021``, ``2021`` in place, ``năm ngoái``."""
        return self.shape is Shape.YEAR or (self.shape in (Shape.SHIFT, Shape.AGO) and self.step is Step.YEAR)


class _Filled(NamedTuple):
    """What slots gave so far, up to ``end``."""

    end: int
    numbers: tuple[int, ...] = ()
    step: Step | None = None
    parts: tuple[PeriodReading, ...] = ()


class _Match(NamedTuple):
    rule: Rule
    filled: _Filled


_DEPTH = 3
# A line may break inside an expression, but not before a capital: that begins another sentence.
_TOKEN = lazy_pattern(r"(?: {0,3}|\n)([^\W\d_]+|[0-9]{1,4}|[^\w\s])")
_WHOLE = r"(?![0-9A-Za-z]|[.,][0-9])"
_COUNT = lazy_pattern(rf"[0-9]{{1,3}}{_WHOLE}")
_YEAR = lazy_pattern(rf"[0-9]{{4}}{_WHOLE}")
_YEAR_AFTER_MARK = lazy_pattern(rf"[/-] ?([0-9]{{4}}){_WHOLE}")
_MONTHS = lazy_pattern(rf"([0-9]{{1,2}}) ?- ?([0-9]{{1,2}}){_WHOLE}(?!-[0-9])")
_DAY = lazy_pattern(
    # 13/12, 18-23/12/2022, 28/11-3/12 | 13-12, 13-12-2021 | 13.12.2021
    r"([0-9]{1,2})(?:(?:/([0-9]{1,2}))? ?- ?([0-9]{1,2}))?/([0-9]{1,2})(?:/([0-9]{4}))?"
    r"|([0-9]{1,2})-([0-9]{1,2})(?:-([0-9]{4}))?"
    r"|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"
)
_DAY_ENDS = lazy_pattern(rf"{_WHOLE}(?! ?%|[/-][0-9])")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


@cache
def _span_pattern() -> re.Pattern[str]:
    return lazy_pattern(
        rf"([0-9]{{4}})(?: ?[-/] ?| (?:{period_words().through}) (?:năm )?)([0-9]{{4}}|[0-9]{{2}}){_WHOLE}"
    )


@cache
def _list_pattern() -> re.Pattern[str]:
    return lazy_pattern(rf"([0-9]{{4}})(?:, ?| (?:{period_words().conjoined}) (?:năm )?)([0-9]{{4}}){_WHOLE}")


class _Reader:
    """Fills the rows of the table from ``text``, up to ``limit``."""

    __slots__ = ("limit", "text", "words")

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.words: PeriodWords = period_words()

    def reading_at(self, start: int, depth: int = 0) -> PeriodReading | None:
        """The longest period that begins exactly at ``start``."""
        match = self._longest(self.words.root, _Filled(start), "", depth)
        if match is None:
            return None
        rule, (end, numbers, step, parts) = match
        if not numbers and rule.number is not None:
            numbers = (rule.number,)
        return PeriodReading(
            self.text[start:end], start, end, rule.shape, numbers, step or rule.step, rule.anchor, parts
        )

    def _longest(self, node: Node, filled: _Filled, last_word: str, depth: int) -> _Match | None:
        """The longest way on from ``node``; ``last_word`` is the word just read, empty after a slot."""
        token = _TOKEN.match(self.text, filled.end, self.limit)
        if token is not None and not self._goes_on(token, filled.end):
            token = None
        word = "" if token is None else token[1] if token[1].isdecimal() else fold(token[1])
        best = None
        if node.rule is not None and (last_word, word) not in self.words.barriers:
            best = _Match(node.rule, filled)
        if token is None:
            return best
        child = node.words.get(word)
        if child is not None:
            best = _longer(
                best, self._longest(child, _Filled(token.end(), filled.numbers, filled.step, filled.parts), word, depth)
            )
        kind = "0" if word[0] <= "9" and word.isdecimal() else word
        for name, child in node.slots.items():
            if kind not in self.words.beginnings.get(name, (kind,)):
                continue
            more = _SLOTS[name](self, token.start(1), depth)
            if more is not None:
                best = _longer(best, self._longest(child, _joined(filled, more), "", depth))
        return best

    def _goes_on(self, token: re.Match[str], position: int) -> bool:
        return self.text[position] != "\n" or token[1].isdecimal() or token[1][0].islower()

    def count(self, start: int, depth: int) -> _Filled | None:
        return self.digits(start, depth) or self._spelt("number", start)

    def digits(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._number(_COUNT.match(self.text, start, self.limit), 1, 999)

    def day_number(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._number(_COUNT.match(self.text, start, self.limit), 1, 31)

    def month(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._number(_COUNT.match(self.text, start, self.limit), 1, 12)

    def spelt_month(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._spelt("month name", start)

    def quarter(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._number(_COUNT.match(self.text, start, self.limit), 1, 4) or self._spelt("quarter name", start)

    def months(self, start: int, depth: int) -> _Filled | None:
        del depth
        match = _MONTHS.match(self.text, start, self.limit)
        if match is None or not 1 <= int(match[1]) < int(match[2]) <= 12:
            return None
        return _Filled(match.end(), (int(match[1]), int(match[2])))

    def year(self, start: int, depth: int) -> _Filled | None:
        del depth
        return self._number(_YEAR.match(self.text, start, self.limit), _FIRST_YEAR, _LAST_YEAR)

    def years(self, start: int, depth: int) -> _Filled | None:
        del depth
        return _two_years(_span_pattern().match(self.text, start, self.limit))

    def listed_years(self, start: int, depth: int) -> _Filled | None:
        del depth
        filled = _two_years(_list_pattern().match(self.text, start, self.limit))
        return filled if filled is not None and filled.numbers[0] + 1 == filled.numbers[1] else None

    def year_of(self, start: int, depth: int) -> _Filled | None:
        """The year that a part of one belongs to."""
        marked = _YEAR_AFTER_MARK.match(self.text, start, self.limit)
        if marked is not None:
            return self._year_part(marked.end(1) - 4)
        if self.text[start].isdecimal():
            return self._year_part(start)
        reading = self.reading_at(start, depth + 1) if depth < _DEPTH else None
        if reading is None or not (reading.is_year or reading.shape is Shape.FISCAL):
            return None
        return _Filled(reading.end, parts=(reading,))

    def day(self, start: int, depth: int) -> _Filled | None:
        del depth
        match = _DAY.match(self.text, start, self.limit)
        if match is None or _DAY_ENDS.match(self.text, match.end(), self.limit) is None:
            return None
        day, month, last_day, last_month, year = match.group(1, 2, 3, 4, 5)
        if day is None:
            found = match.group(6, 7, 8) if match[6] else match.group(9, 10, 11)
            day, last_month, year = found
        if last_day is None:
            numbers: tuple[int, ...] = (int(day), int(last_month))
        else:
            numbers = (int(day), int(month or last_month), int(last_day), int(last_month))
        if not all(_is_day(numbers[index], numbers[index + 1]) for index in range(0, len(numbers), 2)):
            return None
        if year is None:
            return _Filled(match.end(), numbers)
        part = self._year_part(match.end() - 4)
        return (
            None if part is None or not _is_day(numbers[-2], numbers[-1], int(year)) else part._replace(numbers=numbers)
        )

    def date(self, start: int, depth: int) -> _Filled | None:
        """A day with its year, which needs no word before it."""
        filled = self.day(start, depth)
        return filled if filled is not None and filled.parts else None

    def unit(self, start: int, depth: int) -> _Filled | None:
        del depth
        found = self._word_of("unit", start)
        return None if found is None else _Filled(found[0], step=Step(found[1]))

    def period(self, start: int, depth: int) -> _Filled | None:
        reading = self.reading_at(start, depth + 1) if depth < _DEPTH else None
        return None if reading is None else _Filled(reading.end, parts=(reading,))

    def _year_part(self, start: int) -> _Filled | None:
        year = self.year(start, 0)
        if year is None:
            return None
        part = PeriodReading(self.text[start : year.end], start, year.end, Shape.YEAR, year.numbers)
        return _Filled(year.end, parts=(part,))

    def _number(self, match: re.Match[str] | None, least: int, most: int) -> _Filled | None:
        if match is None or not least <= int(match[0]) <= most:
            return None
        return _Filled(match.end(), (int(match[0]),))

    def _spelt(self, vocabulary: str, start: int) -> _Filled | None:
        found = self._word_of(vocabulary, start)
        return None if found is None else _Filled(found[0], (int(found[1]),))

    def _word_of(self, vocabulary: str, start: int) -> tuple[int, str] | None:
        """The longest entry of one or two words at ``start``: its end and its meaning."""
        entries = self.words.vocabularies[vocabulary]
        first = _TOKEN.match(self.text, start, self.limit)
        if first is None or not first[1].isalpha():
            return None
        second = _TOKEN.match(self.text, first.end(), self.limit)
        if second is not None and second[1].isalpha():
            meaning = entries.get((fold(first[1]), fold(second[1])))
            if meaning is not None:
                return second.end(), meaning
        meaning = entries.get((fold(first[1]),))
        return None if meaning is None else (first.end(), meaning)


_SLOTS = {
    "n": _Reader.count,
    "digits": _Reader.digits,
    "d": _Reader.day_number,
    "month": _Reader.month,
    "months": _Reader.months,
    "spelt": _Reader.spelt_month,
    "quarter": _Reader.quarter,
    "year": _Reader.year,
    "years": _Reader.years,
    "listed": _Reader.listed_years,
    "of": _Reader.year_of,
    "day": _Reader.day,
    "date": _Reader.date,
    "unit": _Reader.unit,
    "period": _Reader.period,
}


def reading_at(text: str, start: int, end: int | None = None) -> PeriodReading | None:
    """The longest period of ``text[:end]`` that begins exactly at ``start``."""
    return _Reader(text, len(text) if end is None else end).reading_at(start)


def year_at(text: str, start: int) -> PeriodReading | None:
    """A bare year or span of years at ``start``: ``2016``, ``2017-2018``."""
    reader = _Reader(text, len(text))
    shape, filled = Shape.SPAN, reader.years(start, 0)
    if filled is None:
        shape, filled = Shape.YEAR, reader.year(start, 0)
    if filled is None:
        return None
    return PeriodReading(text[start : filled.end], start, filled.end, shape, filled.numbers)


def _longer(best: _Match | None, other: _Match | None) -> _Match | None:
    if best is None or (other is not None and other.filled.end > best.filled.end):
        return other
    return best


def _joined(before: _Filled, more: _Filled) -> _Filled:
    return _Filled(more.end, before.numbers + more.numbers, more.step or before.step, before.parts + more.parts)


def _two_years(match: re.Match[str] | None) -> _Filled | None:
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    if len(match[2]) == 2:
        last += first // 100 * 100
    if not _FIRST_YEAR <= first < last <= _LAST_YEAR:
        return None
    return _Filled(match.end(), (first, last))


def _is_day(day: int, month: int, year: int = 2000) -> bool:
    """Whether the calendar has that day; without a year, in some year."""
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]):
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return is_leap or (day, month) != (29, 2)
