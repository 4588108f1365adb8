"""Finds the periods of a text, and the days that they mean.

Texts are normalised (:mod:`factcheck.read.document`); offsets are offsets in them. Days are inclusive.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence, Set

import attrs

from factcheck.lexicon.folding import fold, folded, words
from factcheck.lexicon.periods import Shape, period_words
from factcheck.messages import refusal
from factcheck.model.period import Period
from factcheck.model.span import Span
from factcheck.pattern import lazy_pattern
from factcheck.read.document import Document
from factcheck.scan.period_days import anchor_of, days_of, months_of
from factcheck.scan.period_grammar import PeriodReading, reading_at, year_at

__all__ = [
    "PeriodReading",
    "bare_year_at",
    "parse_period",
    "period_at",
    "period_of",
    "periods_among",
    "periods_in",
    "resolve",
]

_WORD_BEFORE = lazy_pattern(r"([^\W\d_]+) ?$")
_LONGEST_WORD = 9
_WIDEST_GAP = 3
_GAPS = (" ", "\n")
_INSTANTS = (Shape.OPENING, Shape.CLOSING, Shape.MIDDLE, Shape.UNTIL)


def period_at(text: str, start: int) -> PeriodReading | None:
    """The longest period expression that begins exactly at ``start``."""
    return reading_at(text, start)


def bare_year_at(text: str, start: int) -> PeriodReading | None:
    """A year or span of years without a word for it, as after ``so với``: ``2016``, ``2017-2018``."""
    return year_at(text, start)


def periods_in(text: str, start: int = 0, end: int | None = None) -> list[PeriodReading]:
    """The periods of ``text[start:end]``, left to right, none overlapping; lengths of time are none."""
    limit = len(text) if end is None else end
    found = words(text, start, limit)
    return periods_among(text, found, folded(found), limit)


def periods_among(
    text: str, found: Sequence[re.Match[str]], keys: Sequence[str], limit: int | None = None
) -> list[PeriodReading]:
    """The periods that begin at one of the words ``found``, which have these folded ``keys``, and end by ``limit``."""
    limit = len(text) if limit is None else limit
    followers, number = period_words().followers, period_words().number
    readings: list[PeriodReading] = []
    position = 0
    for word, key in zip(found, keys, strict=True):
        if key in followers:
            may_begin = _goes_on(text, word.end(), followers[key])
        else:
            may_begin = "0" <= key[0] <= "9" and number.match(text, word.start(), limit) is not None
        if not may_begin or word.start() < position or not _is_free(text, word.start()):
            continue
        reading = reading_at(text, word.start(), limit)
        if reading is not None and not (reading.shape is Shape.COUNT and _is_length(text, reading)):
            readings.append(reading)
            position = reading.end
    return readings


def _is_free(text: str, begin: int) -> bool:
    """Whether what begins at ``begin`` is a word or number of its own."""
    before = text[begin - 1 : begin]
    if before.isalnum():
        return False
    return not (before in (".", ",", "-", "/") and text[begin].isdecimal() and text[begin - 2 : begin - 1].isdecimal())


def _goes_on(text: str, end: int, letters: Set[str]) -> bool:
    """Whether the word after the one that ends at ``end`` begins with one of ``letters``."""
    following = text[end : end + _WIDEST_GAP + 1].lstrip(" \n")[:1]
    return text[end : end + 1] in _GAPS and following.lower() in letters


def _is_length(text: str, reading: PeriodReading) -> bool:
    """Whether a bare ``9 tháng`` is any nine months, rather than the first nine of the year."""
    before = _WORD_BEFORE.search(text, max(0, reading.start - _LONGEST_WORD), reading.start)
    return not 2 <= reading.numbers[0] <= 11 or (before is not None and fold(before[1]) in period_words().length_cues)


def parse_period(text: str, *, published: datetime.date | None = None) -> Period:
    """The one period that ``text`` is, with spaces around it allowed; spans are offsets in ``text`` as passed in.

    Raises :class:`~factcheck.errors.ParseError`, with the position where reading stopped, where ``text`` is no period,
    or one and more.
    """
    document = Document.of(text)
    normal = document.normal
    start, end = len(normal) - len(normal.lstrip()), len(normal.rstrip())
    if start >= end:
        raise refusal(text, 0, "parse.empty")
    begin = start
    first = words(normal, start, end)
    if len(first) > 1 and fold(first[0].group()) in period_words().leads:
        begin = first[1].start()
    reading = reading_at(normal, begin, end)
    if reading is None:
        raise refusal(text, document.span(start, start).start, "parse.no_period")
    if reading.end < end:
        raise refusal(text, document.span(reading.end, end).start, "parse.two_periods")
    whole = reading._replace(text=normal[start:end], start=start)
    return period_of(document, whole, published=published)


def period_of(
    document: Document,
    reading: PeriodReading,
    *,
    published: datetime.date | None = None,
    current: Period | None = None,
) -> Period:
    """As :func:`resolve`, with words and span in the document's own text."""
    span = document.span(reading.start, reading.end)
    period = resolve(reading, published=published, current=current)
    return attrs.evolve(period, text=span.slice(document.text), span=span)


def resolve(reading: PeriodReading, *, published: datetime.date | None = None, current: Period | None = None) -> Period:
    """The days that ``reading`` means in a text of the day ``published``, beside a value of the period ``current``.

    What the two do not settle stays ``None``: the dates of ``11 tháng đầu năm`` without ``published``, of ``cùng kỳ``
    without ``current``. A part of a year that is not named is of the year of publication, or of the year before where
    it could not have begun yet. ``giai đoạn trước`` and its like never get days, since the text does not say how far
    back they reach: the three years before three years may be read as two. Nor do terms of office and fiscal years,
    which begin inside a year. The span is in the normalised text.
    """
    start, end = days_of(reading, published, current) or (None, None)
    return Period(
        text=reading.text,
        span=Span(reading.start, reading.end),
        start=start,
        end=end,
        months=months_of(reading, published, current),
        anchor=anchor_of(reading),
        is_instant=reading.shape in _INSTANTS,
    )
