"""A number with its unit, as printed, and what the print allows it to be."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.model.interval import Interval, exact
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit


class Bound(StrEnum):
    """Which side of the printed number a qualifier leaves open."""

    ABOVE = "above"  # hơn, trên: the true value is at or over the number
    BELOW = "below"  # gần, dưới: at or under
    ABOUT = "about"  # khoảng, xấp xỉ: on either side
    AT_LEAST = "at least"  # ít nhất, tối thiểu: no upper bound at all
    AT_MOST = "at most"  # tối đa, không quá: no lower bound at all


class Qualifier(NamedTuple):
    """An approximator before or after the number: ``gần``, ``khoảng``, ``trở lên``."""

    text: str
    bound: Bound
    span: Span


# The open side of a qualifier reaches this part of the number (inventory section 4: excess of "hơn" up to 23 %,
# shortfall of "gần" up to 19 %; "khoảng" keeps within 5 %), or one unit of its last non-zero digit
# where that is more, which is no more than half of it.
ONE_SIDED_REACH = Fraction(1, 4)
TWO_SIDED_REACH = Fraction(1, 20)
PERCENT_REACH = Fraction(1, 10)  # of a rate in percent: "hơn" hides up to 5 % of it, "gần" up to 2,4 %
WORD_REACH = Fraction(3, 20)  # of a rate in words: 120,5 over 52,8 is printed as "gấp đôi", 15,8 of 145 as "1/10"
_NOTHING, _ONE = Fraction(0), Fraction(1)


@attrs.frozen
class Quantity:
    """A printed quantity: the numbers from ``low`` to ``high`` (equal unless a range), in ``unit``.

    ``low`` and ``high`` have their magnitude words multiplied out. ``place`` is the value of the last printed digit
    (10**7 for ``39,59 tỷ``), 0 for a number that is exact by its words (``một nửa``, ``gấp đôi``). ``alternatives``
    holds the other values that the same digits may mean where the text does not decide (``1.500``).
    """

    text: str
    span: Span
    low: Fraction
    high: Fraction
    place: Fraction
    unit: Unit | None = None
    qualifier: Qualifier | None = None
    alternatives: tuple[Fraction, ...] = ()
    is_whole_count: bool = False

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_ambiguous(self) -> bool:
        return bool(self.alternatives)

    @property
    def base_factor(self) -> Fraction:
        """What a value is multiplied by to stand in base units of its dimension."""
        return _ONE if self.unit is None else self.unit.base_factor

    @property
    def rounding(self) -> Interval:
        """Half a unit of the last printed place on each side; the number itself where it is a whole count."""
        half = _NOTHING if self.is_whole_count else self.place / 2
        return Interval(self.low - half, self.high + half)

    @property
    def enclosure(self) -> Interval:
        """Every value that the print may stand for: rounding, trailing zeros, qualifier (docs/rounding.md)."""
        last = self._last_nonzero_place
        half = _NOTHING if self.is_whole_count else self.place / 2
        if last == self.place:
            reach_down = reach_up = half
        else:
            reach_down = reach_up = max(self.place / 2, min(last / 2, abs(self.low) * TWO_SIDED_REACH))
        bound = self.qualifier.bound if self.qualifier else None
        if bound is Bound.ABOUT:
            reach_down = reach_up = max(reach_down, last / 2, abs(self.high) * TWO_SIDED_REACH)
        elif bound is Bound.ABOVE:
            reach_down, reach_up = half, max(reach_up, self._one_sided_reach)
        elif bound is Bound.BELOW:
            reach_down, reach_up = max(reach_down, self._one_sided_reach), half
        lower = None if bound is Bound.AT_MOST else self.low - reach_down
        upper = None if bound is Bound.AT_LEAST else self.high + reach_up
        return Interval(lower, upper)

    @property
    def stated(self) -> Interval:
        """The rounding interval, without bound on the side that a qualifier leaves open: for implied operands."""
        rounding = self.rounding
        bound = self.qualifier.bound if self.qualifier else None
        lower = None if bound in (Bound.BELOW, Bound.AT_MOST) else rounding.lower
        upper = None if bound in (Bound.ABOVE, Bound.AT_LEAST) else rounding.upper
        return Interval(lower, upper)

    @property
    def published_rate(self) -> Interval:
        """What a stated rate stands for: within one unit of its last place, open, since newspapers round to nearest,
        cut off and round up (80, 14 and 6 % of the pairs that tell); a qualifier widens its own side.
        A bare word (``gấp đôi``, ``một nửa``) is meant roughly, as ``khoảng`` is."""
        bound = self.qualifier.bound if self.qualifier else None
        if not self.place and bound is None:
            reach = abs(self.high) * WORD_REACH
            return Interval(self.low - reach, self.high + reach)
        reach_down = reach_up = self.place
        if bound is Bound.ABOUT:
            reach_down = reach_up = max(self.place, self._last_nonzero_place / 2, abs(self.high) * TWO_SIDED_REACH)
        elif bound is Bound.ABOVE:
            reach_up = max(self.place, self._rate_reach)
        elif bound is Bound.BELOW:
            reach_down = max(self.place, self._rate_reach)
        lower = None if bound is Bound.AT_MOST else self.low - reach_down
        upper = None if bound is Bound.AT_LEAST else self.high + reach_up
        return Interval(lower, upper, reach_down == 0, reach_up == 0)

    @property
    def _rate_reach(self) -> Fraction:
        """How far the value of a rate may lie from its print on the side that "hơn" or "gần" opens."""
        is_percent = self.unit is not None and self.unit.dimension is Dimension.PERCENT
        return abs(self.high) * (PERCENT_REACH if is_percent else ONE_SIDED_REACH)

    @property
    def _one_sided_reach(self) -> Fraction:
        """A quarter of the number, or one unit of its last non-zero place where that is more, but no more than half."""
        size = abs(self.high)
        return max(size * ONE_SIDED_REACH, min(self._last_nonzero_place, size / 2))

    @property
    def _last_nonzero_place(self) -> Fraction:
        """The value of the last non-zero digit's place: 100 for ``1.500``, the last place where it is not zero."""
        place = self.place
        if not place or not self.high:
            return place
        digits = self.high / place
        if digits.denominator != 1:
            return place
        count = digits.numerator
        while count % 10 == 0:
            count //= 10
            place *= 10
        return place

    @property
    def value(self) -> str:
        """The exact value string of the JSON form: ``"57.38"``, ``"1/3"``, ``"5..7"``."""
        if self.is_range:
            return f"{exact(self.low)}..{exact(self.high)}"
        return exact(self.low)

    def to_dict(self) -> dict[str, object]:
        """JSON-ready; see docs/json.md."""
        form: dict[str, object] = {
            "text": self.text,
            "span": self.span.to_dict(),
            "value": self.value,
            "unit": None if self.unit is None else str(self.unit),
            "qualifier": None if self.qualifier is None else self.qualifier.text,
        }
        if self.alternatives:
            form["alternatives"] = [exact(value) for value in self.alternatives]
        return form
