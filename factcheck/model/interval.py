"""Exact intervals of rational numbers, open or closed on each side, possibly unbounded."""

from __future__ import annotations

from fractions import Fraction

import attrs

from factcheck.messages.numbers import decimals, marked

_ZERO = Fraction(0)


@attrs.frozen
class Interval:
    """The numbers between ``lower`` and ``upper``; ``None`` is no bound on that side.

    An empty interval cannot be made: ``lower <= upper``, and a single point is closed.
    """

    lower: Fraction | None
    upper: Fraction | None
    lower_closed: bool = True
    upper_closed: bool = True

    def __attrs_post_init__(self) -> None:
        if self.lower is None or self.upper is None:
            return
        closed = self.lower_closed and self.upper_closed
        if self.lower > self.upper or (self.lower == self.upper and not closed):
            raise ValueError(f"empty interval: {self.lower}, {self.upper}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds ``value`` alone."""
        return cls(Fraction(value), Fraction(value))

    @property
    def is_point(self) -> bool:
        return self.lower is not None and self.lower == self.upper

    @property
    def is_bounded(self) -> bool:
        return self.lower is not None and self.upper is not None

    @property
    def closed(self) -> Interval:
        """The same with its ends."""
        return Interval(self.lower, self.upper)

    def __contains__(self, value: Fraction | int) -> bool:
        return self._admits_above(value) and self._admits_below(value)

    def _admits_above(self, value: Fraction | int) -> bool:
        return self.lower is None or value > self.lower or (self.lower_closed and value == self.lower)

    def _admits_below(self, value: Fraction | int) -> bool:
        return self.upper is None or value < self.upper or (self.upper_closed and value == self.upper)

    def intersection(self, other: Interval) -> Interval | None:
        """What both hold; ``None`` where they are disjoint."""
        lower, lower_closed = _tighter(self.lower, self.lower_closed, other.lower, other.lower_closed, upper=False)
        upper, upper_closed = _tighter(self.upper, self.upper_closed, other.upper, other.upper_closed, upper=True)
        if lower is None or upper is None or lower < upper or (lower == upper and lower_closed and upper_closed):
            return Interval(lower, upper, lower_closed, upper_closed)
        return None

    def is_disjoint(self, other: Interval) -> bool:
        """Whether no number lies in both."""
        return self.is_below(other) or other.is_below(self)

    def is_below(self, other: Interval) -> bool:
        """Whether every number is smaller than every one of ``other``."""
        if self.upper is None or other.lower is None or self.upper > other.lower:
            return False
        return self.upper != other.lower or not (self.upper_closed and other.lower_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        lower, lower_closed = _looser(self.lower, self.lower_closed, other.lower, other.lower_closed, upper=False)
        upper, upper_closed = _looser(self.upper, self.upper_closed, other.upper, other.upper_closed, upper=True)
        return Interval(lower, upper, lower_closed, upper_closed)

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every number times ``factor``."""
        if factor == 1:
            return self
        if factor == 0:
            return Interval.point(0)
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        if factor < 0:
            return Interval(upper, lower, self.upper_closed, self.lower_closed)
        return Interval(lower, upper, self.lower_closed, self.upper_closed)

    def __neg__(self) -> Interval:
        return self.scaled(-1)

    def __add__(self, other: Interval) -> Interval:
        """Every sum of one number of each."""
        lower = None if self.lower is None or other.lower is None else self.lower + other.lower
        upper = None if self.upper is None or other.upper is None else self.upper + other.upper
        lower_closed = self.lower_closed and other.lower_closed
        return Interval(lower, upper, lower_closed, self.upper_closed and other.upper_closed)

    def __mul__(self, other: Interval) -> Interval:
        """Every product of one number of each that is not negative, with the ends; a side stays unbounded where either
        is. Neither may have negative numbers alone."""
        lower = None if self.lower is None or other.lower is None else max(self.lower, _ZERO) * max(other.lower, _ZERO)
        upper = None if self.upper is None or other.upper is None else self.upper * other.upper
        return Interval(lower, upper)

    @property
    def reciprocal(self) -> Interval:
        """One divided by every positive number, with the ends; no lower bound where this has no upper one."""
        upper = 1 / self.lower if self.lower is not None and self.lower > 0 else None
        return Interval(1 / self.upper if self.upper else None, upper)

    def to_dict(self) -> dict[str, object]:
        """JSON-ready; bounds are exact strings such as ``"57.38"`` or ``"661/420"``."""
        return {
            "lower": None if self.lower is None else exact(self.lower),
            "upper": None if self.upper is None else exact(self.upper),
            "lower_closed": self.lower_closed,
            "upper_closed": self.upper_closed,
        }


def _tighter(
    a: Fraction | None, a_closed: bool, b: Fraction | None, b_closed: bool, *, upper: bool
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_closed) if a is None else (a, a_closed)
    if a == b:
        return a, a_closed and b_closed
    return (a, a_closed) if (a < b) is upper else (b, b_closed)


def _looser(
    a: Fraction | None, a_closed: bool, b: Fraction | None, b_closed: bool, *, upper: bool
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, a_closed if a is None else b_closed
    if a == b:
        return a, a_closed or b_closed
    return (a, a_closed) if (a > b) is upper else (b, b_closed)


def exact(value: Fraction) -> str:
    """``value`` as an exact string: a plain decimal where one is finite, else ``"numerator/denominator"``."""
    places = decimals(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    sign = "-" if value < 0 else ""
    return sign + marked(abs(value.numerator) * 10**places // value.denominator, places, ".")
