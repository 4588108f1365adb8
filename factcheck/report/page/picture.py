"""A picture of two intervals on one axis: what the print of a rate allows, and what recomputation gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.messages import render
from factcheck.messages.numbers import magnitude
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount, format_amount
from factcheck.model.unit import Unit
from factcheck.report.page.markup import Html, joined, tag

_WIDTH, _EDGE, _HEIGHT = 340, 14, 104
_LEAST = 3.0  # the width of a bar that is hardly more than a point
_LETTER = 7  # what a letter of the labels takes at most
_ROWS: Mapping[str, int] = {"printed": 20, "computed": 52}  # the upper edge of each bar
_BAR, _AXIS = 12, 78


class _Axis(NamedTuple):
    """Where values lie in the picture: from ``low`` at its left edge to ``high`` at its right one."""

    low: Fraction
    high: Fraction

    @classmethod
    def over(cls, *intervals: Interval) -> _Axis:
        """With room for all ``intervals``; what has no bound runs to the edge."""
        bounds = [bound for each in intervals for bound in (each.lower, each.upper) if bound is not None]
        low, high = min(bounds, default=Fraction(0)), max(bounds, default=Fraction(0))
        room = (high - low) / 8 or abs(high) / 8 or Fraction(1)
        return cls(low - room, high + room)

    def place(self, value: Fraction | None, default: Fraction) -> float:
        part = ((default if value is None else value) - self.low) / (self.high - self.low)
        return float(_EDGE + part * (_WIDTH - 2 * _EDGE))

    def bar(self, interval: Interval) -> tuple[float, float]:
        """The left edge and the width of the bar of ``interval``."""
        left, right = self.place(interval.lower, self.low), self.place(interval.upper, self.high)
        missing = max(0.0, _LEAST - (right - left))
        return left - missing / 2, right - left + missing


def picture(printed: Interval, computed: Interval, unit: Unit | None, lang: str) -> Html:
    """The two intervals, in ``unit``, with their values in words and a text for who does not see them."""
    axis = _Axis.over(printed, computed)
    told = {
        name: format_amount(Amount(each, unit), lang) for name, each in zip(_ROWS, (printed, computed), strict=True)
    }
    return tag(
        "svg",
        _shared(axis, printed.intersection(computed)),
        _row("printed", axis.bar(printed), told, lang),
        _row("computed", axis.bar(computed), told, lang),
        _scale(axis, unit, lang),
        role="img",
        class_="picture",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_label=render("html.picture", told, lang),
    )


def _shared(axis: _Axis, shared: Interval | None) -> Html | None:
    """A band behind both bars over the values that they share."""
    return None if shared is None else _box("shared", axis.bar(shared), _ROWS["printed"], _AXIS - _ROWS["printed"])


def _row(name: str, bar: tuple[float, float], told: Mapping[str, str], lang: str) -> Html:
    top = _ROWS[name]
    words = render(f"html.picture.{name}", {"value": told[name]}, lang)
    left, width = bar
    place = f"{min(max(left + width / 2, len(words) * _LETTER / 2), _WIDTH - len(words) * _LETTER / 2):.1f}"
    return joined(tag("text", words, x=place, y=str(top - 5), class_="label"), _box(name, bar, top, _BAR))


def _box(name: str, bar: tuple[float, float], top: int, height: int) -> Html:
    left, width = bar
    return tag("rect", class_=name, x=f"{left:.1f}", y=str(top), width=f"{width:.1f}", height=str(height), rx="2")


def _scale(axis: _Axis, unit: Unit | None, lang: str) -> Html:
    """The axis with a few round values."""
    line = tag("line", class_="axis", x1=str(_EDGE), x2=str(_WIDTH - _EDGE), y1=str(_AXIS), y2=str(_AXIS))
    labels = [
        (axis.place(value, value), format_amount(Amount(Interval.point(value), unit), lang)) for value in _round(axis)
    ]
    return joined(line, *_ticks(labels))


def _ticks(labels: list[tuple[float, str]]) -> Iterator[Html]:
    """A tick for each label that finds room after the one before."""
    taken = 0.0
    for place, words in labels:
        half = len(words) * _LETTER / 2
        if place - half < taken or place + half > _WIDTH:
            continue
        taken = place + half + _LETTER
        x = f"{place:.1f}"
        yield tag("line", class_="axis", x1=x, x2=x, y1=str(_AXIS), y2=str(_AXIS + 4))
        yield tag("text", words, x=x, y=str(_AXIS + 18), class_="value")


def _round(axis: _Axis) -> list[Fraction]:
    """The multiples of 1, 2 or 5 times a power of ten within the axis, about four of them."""
    power = Fraction(10) ** magnitude((axis.high - axis.low) / 4)
    step = next(power * times for times in (1, 2, 5, 10) if power * times * 4 >= axis.high - axis.low)
    first, last = -(-axis.low // step), axis.high // step
    return [step * count for count in range(first, last + 1)]
