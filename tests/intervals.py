"""Strategies for exact numbers and intervals."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from factcheck.model.interval import Interval


def fractions(least: int = -1000, most: int = 1000) -> st.SearchStrategy[Fraction]:
    return st.fractions(min_value=least, max_value=most, max_denominator=1000)


@st.composite
def intervals(draw: st.DrawFn, least: int = -1000, most: int = 1000, *, bounded: bool = False) -> Interval:
    """Intervals of every kind: points, open and closed ends, and unbounded sides unless ``bounded``."""
    lower, upper = sorted((draw(fractions(least, most)), draw(fractions(least, most))))
    if lower == upper:
        return Interval.point(lower)
    ends = st.just(False) if bounded else st.booleans()
    return Interval(
        None if draw(ends) else lower,
        None if draw(ends) else upper,
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def points_of(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number that ``interval`` holds."""
    lower = interval.lower if interval.lower is not None else (interval.upper or Fraction(0)) - 500
    upper = interval.upper if interval.upper is not None else lower + 1000
    weight = draw(st.fractions(min_value=0, max_value=1, max_denominator=50))
    point = lower + weight * (upper - lower)
    return point if point in interval else (lower + upper) / 2
