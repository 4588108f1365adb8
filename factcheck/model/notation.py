"""Exact intervals and amounts in words: rounded outwards, and never shown as exact where they are not."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import NamedTuple

from factcheck.messages import family, render
from factcheck.messages.numbers import Rounding, decimals, format_number, magnitude, round_to
from factcheck.model.interval import Interval
from factcheck.model.unit import Unit

__all__ = ["Amount", "format_amount", "format_interval", "format_number", "format_unit"]


class Amount(NamedTuple):
    """An interval of values in ``unit``, to be put into words."""

    interval: Interval
    unit: Unit | None = None


def format_interval(interval: Interval, lang: str = "vi", unit: str = "", *, is_exact: bool = False) -> str:
    """``199,5 – 200,5``, ``nhiều nhất 25,71``, ``khoảng 148,3``; the bounds are rounded away from each other, unless
    ``is_exact`` asks for all of their decimals.

    A lower bound that is an open zero counts as none: it says only that the value is positive.
    """
    lower, upper = interval.lower, interval.upper
    if lower == 0 and not interval.lower_closed:
        lower = None
    if lower is not None and lower == upper:
        return _point(lower, lang, unit)
    bounds = [bound for bound in (lower, upper) if bound is not None]
    places = _places(max(map(abs, bounds), default=Fraction(0)), unit == "%")
    needed = [decimals(bound) for bound in bounds]
    most_needed = max((places if count is None else count for count in needed), default=0)
    places = most_needed if is_exact else min(places, most_needed)
    least = None if lower is None else format_number(lower, lang, places, Rounding.DOWN)
    most = None if upper is None else format_number(upper, lang, places, Rounding.UP)
    joint = unit if unit == "%" else ""
    tail = "" if joint or not unit else f" {unit}"
    if least is None or most is None:
        key = "number.any" if least == most else "number.at_most" if least is None else "number.at_least"
        return render(key, {"value": f"{least or most}{joint}"}, lang) + tail
    key = "number.between_signed" if lower is not None and lower < 0 else "number.between"
    return render(key, {"lower": least + joint, "upper": most + joint}, lang) + tail


def _point(value: Fraction, lang: str, unit: str) -> str:
    places = _places(value, unit == "%")
    rounded = round_to(value, places)
    digits = format_number(value, lang) if rounded == value else format_number(value, lang, places)
    text = digits + (unit if unit == "%" or not unit else f" {unit}")
    return text if rounded == value else render("number.about", {"value": text}, lang)


def _places(value: Fraction, is_percent: bool) -> int:
    """Decimals that carry about four digits, and two for percentages, the most that newspapers print."""
    power = magnitude(value)
    wanted = 2 if is_percent or power < 2 else 1 if power < 5 else 0
    return wanted if power >= -1 or not value else 1 - power


def format_amount(amount: Amount, lang: str = "vi", *, is_exact: bool = False) -> str:
    """The interval with its unit and the magnitude word that suits it: ``nhiều nhất 25,71 tỷ USD``."""
    interval, unit = amount
    largest = max((abs(bound) for bound in (interval.lower, interval.upper) if bound is not None), default=Fraction(0))
    power = min(magnitude(largest) // 3 * 3, _greatest_power(unit))
    words = [] if power < 6 else [render(f"magnitude.{power}", lang=lang)]
    if unit is not None:
        words.append(format_unit(unit, lang))
    scaled = interval.scaled(Fraction(1, 10 ** (power if power >= 6 else 0)))
    return format_interval(scaled, lang, " ".join(words), is_exact=is_exact)


def _greatest_power(unit: Unit | None) -> int:
    """``nghìn tỷ`` goes with đồng; of other things a newspaper counts a thousand ``tỷ``."""
    return 12 if unit is not None and unit.symbol == "VND" else 9


def format_unit(unit: Unit, lang: str = "vi") -> str:
    """The unit in words of ``lang``: ``đồng/lít``, ``điểm phần trăm``; count nouns stay as written."""
    words = family("unit.", lang).get(f"unit.{unit.symbol}", unit.symbol)
    if unit.per is None:
        return words
    return f"{words}/{format_unit(unit.per, lang)}"


def printed_day(day: datetime.date) -> str:
    """``5/9/2023``."""
    return f"{day.day}/{day.month}/{day.year}"
