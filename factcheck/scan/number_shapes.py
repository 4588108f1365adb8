"""Expressions that their shape tells to be no quantity: ``13/12``, ``96/2014/NĐ-CP``, ``18h30``, ``29C-719.53``.

Each function takes the text, where the first digit stands and where the line begins, and gives the end of the
expression, or ``None``.
"""

from __future__ import annotations

import re

from factcheck.lexicon.protected import protected_words
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.surroundings import is_counted, is_measured, number_end, stands_alone, words_before
from factcheck.scan.units import unit_at

_END = r"(?![0-9]|[.,][0-9])"
_CALENDAR_YEAR = r"(?:19[0-9]{2}|20[0-9]{2})"
_YEARS = lazy_pattern(rf"({_CALENDAR_YEAR}) ?[-/] ?({_CALENDAR_YEAR}|[0-9]{{2}}){_END}")
_MONTH_OF_YEAR = lazy_pattern(rf"(?:0?[1-9]|1[0-2]) ?[-/] ?{_CALENDAR_YEAR}{_END}")
_DATE = lazy_pattern(  # 13/12, 13/12/2021, 18-23/12, 28/11-3/12 | 13-12-2021, 13.12.2021
    r"([0-9]{1,2})((?:/[0-9]{1,2})? ?- ?[0-9]{1,2})?/([0-9]{1,2})(/[0-9]{4}|/[0-9]{2})?(?![0-9/]|[.,][0-9]|-[0-9])"
    rf"|([0-9]{{1,2}})([-.])([0-9]{{1,2}})\6({_CALENDAR_YEAR}){_END}"
)
_PAIR = lazy_pattern(rf"([0-9]{{1,2}}) ?- ?([0-9]{{1,2}}){_END}")
_CHAIN = lazy_pattern(rf"[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{2,7}}{_END}")
_FRACTION = lazy_pattern(r"1/([0-9]{2,5})(?![0-9])")
_DOCUMENT = lazy_pattern(
    r"[0-9]{1,5}(?:/[0-9]{2,4})?(?:/(?!USD|VNĐ|VND|EUR)[A-ZĐ][A-Za-zĐđ]{1,6}[0-9]{0,2}|-[A-ZĐ]{2,5}/[A-ZĐ]{1,8})"
    r"(?:[-/.][A-ZĐ]\w{0,9}){0,3}(?!\w)"
)
_CAPITAL_WITHIN = 12  # 12345/2014/N
_PLATE = lazy_pattern(
    r"[0-9]{2} ?-? ?[A-ZĐ](?:"
    r"[A-ZĐ0-9]? ?-? ?[0-9]{3}\.[0-9]{2}|[A-Z0-9]?(?: ?- ?| )[0-9]{4,5})(?![0-9])"
)
_PHONE = lazy_pattern(r"0[0-9]{1,4}(?:[ .-][0-9]{2,4}){2,4}(?![0-9]|,[0-9])|1[89]00[ .]?[0-9]{4,6}(?![0-9])")
_VERSION = lazy_pattern(rf"[0-9]{{1,3}}\.[0-9]{{1,2}}(?: ?S(?!\w)|{_END})")  # 4.0, and "0.05 S": oil by its sulphur
_RATIO = lazy_pattern(rf"[0-9]{{1,3}}:[0-9]{{1,3}}{_END}")


def slashed(text: str, start: int, line_start: int) -> int | None:
    """A date, a document number, years, ``24/7``, the scale of a map."""
    date = _DATE.match(text, start)
    if date is not None and _is_date(text, date, line_start):
        return date.end()
    code = _coded(text, start)
    if code is not None:
        return code.end()
    for pattern in (_YEARS, _MONTH_OF_YEAR):
        match = pattern.match(text, start)
        if match is not None:
            return match.end()
    for whole in protected_words().whole:
        if text.startswith(whole, start) and not text[start + len(whole) : start + len(whole) + 1].isalnum():
            return start + len(whole)
    fraction = _FRACTION.match(text, start)
    if fraction is not None and int(fraction[1]) >= 50:
        words = words_before(text, start, line_start)
        if words and words[-1] in protected_words().scale:
            return fraction.end()
    return None


def _coded(text: str, start: int) -> re.Match[str] | None:
    """The document number or plate at ``start``; seldom looked for, since most numbers have no capital after them."""
    head = text[start : start + _CAPITAL_WITHIN]
    return None if head == head.lower() else _DOCUMENT.match(text, start) or _PLATE.match(text, start)


def _is_date(text: str, date: re.Match[str], line_start: int) -> bool:
    """Whether ``d/m`` is a day, rather than a fraction or so many out of so many."""
    day, through, month, year = int(date[1] or date[5]), date[2], int(date[3] or date[7]), date[4] or date[8]
    if not (1 <= day <= 31 and 1 <= month <= 12) or is_measured(text, date.end()):
        return False
    if day > month or year or through:
        return True
    words = protected_words()
    before = words_before(text, date.start(), line_start)[-1:]
    if before and before[0] in words.date:
        return True
    if before and before[0] in words.share:
        return False
    return not is_counted(text, date.end()) and stands_alone(text, date.end())


def dashed(text: str, start: int, line_start: int) -> int | None:
    """A document number, a telephone number, a plate, a date, years, a chain of numbers, a day and month, a score."""
    code = _coded(text, start) or _PHONE.match(text, start)
    if code is not None:
        return code.end()
    date = _DATE.match(text, start)
    if date is not None and _is_date(text, date, line_start):
        return date.end()
    for pattern in (_YEARS, _MONTH_OF_YEAR, _CHAIN):
        match = pattern.match(text, start)
        if match is not None and (pattern is not _YEARS or _is_span(match)):
            return None if is_counted(text, match.end(), nouns=pattern is _MONTH_OF_YEAR) else match.end()
    pair = _PAIR.match(text, start)
    if pair is None or is_counted(text, pair.end()):
        return None
    return pair.end() if _is_day_or_score(text, pair, line_start) else None


def _is_span(years: re.Match[str]) -> bool:
    """Whether the pair is a span of years (2017-2018, 2018-19), or a year and its month (2021-12)."""
    first, last = int(years[1]), int(years[2])
    if last > 99:
        return first < last
    return 0 < (last - first) % 100 <= 10 or (1 <= last <= 12 and " " not in years.group())


def _is_day_or_score(text: str, pair: re.Match[str], line_start: int) -> bool:
    words = protected_words()
    before = words_before(text, pair.start(), line_start)
    last = before[-1] if before else ""
    if last in words.score or " ".join(before[-2:]) in words.score:
        return True
    if not (1 <= int(pair[1]) <= 31 and 1 <= int(pair[2]) <= 12):
        return False
    return last in words.date or stands_alone(text, pair.end())


def timed(text: str, start: int, line_start: int) -> int | None:
    """``18:18``, ``5:3``."""
    del line_start
    clock = protected_words().clock.match(text, start) or _RATIO.match(text, start)
    return clock.end() if clock else None


def dotted(text: str, start: int, line_start: int) -> int | None:
    """A list number, a date, a telephone number, a version."""
    end = item(text, start, line_start)
    if end is not None:
        return end
    date = _DATE.match(text, start) or _PHONE.match(text, start)
    if date is not None:
        return date.end()
    version = _VERSION.match(text, start)
    if version is None or is_measured(text, start) or is_counted(text, version.end()):
        return None
    return version.end()


def item(text: str, start: int, line_start: int) -> int | None:
    """The number of a list item at the start of a line: ``1.``, ``2)``."""
    if text[line_start:start].strip(" -*•(") or (line_start and text[line_start - 1] != "\n"):
        return None
    end = number_end(text, start)
    is_item = end - start <= 4 and text[end : end + 1] in (".", ")") and text[end + 1 : end + 2] in ("", " ", "\n")
    return end + 1 if is_item else None


def spaced(text: str, start: int, line_start: int) -> int | None:
    """A telephone number, a plate, an hour, ``12 tháng 10``."""
    words = protected_words()
    after = text[number_end(text, start) + 1 : number_end(text, start) + 2]
    if after.isdecimal():
        phone = _PHONE.match(text, start)
        return phone.end() if phone else None
    if after.isupper():
        plate = _PLATE.match(text, start)
        return plate.end() if plate else None
    if after not in words.clock_letters:
        return None
    match = words.clock.match(text, start)
    if match is not None:
        return match.end()
    day = words.month_day.match(text, start)
    if day is not None:
        following = unit_at(text, day.end())
        return None if following and following[0].dimension is Dimension.TIME else day.end()
    hour = words.hour.match(text, start)
    if hour is None:
        return None
    before = words_before(text, start, line_start)[-1:]
    is_clock = words.parts_of_day.match(text, hour.end()) or (before and before[0] in words.hour_cues)
    return hour.end() if is_clock else None


def lettered(text: str, start: int, line_start: int) -> int | None:
    """``18h30``, ``29C-719.53``."""
    del line_start
    match = protected_words().clock.match(text, start) or _coded(text, start)
    return match.end() if match else None
