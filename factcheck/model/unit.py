"""Units of measure, money, and things counted."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import attrs


class Dimension(StrEnum):
    """What a unit measures. ``PERCENT`` and ``POINT`` differ: percent minus percent is a percentage point."""

    PERCENT = "percent"
    POINT = "percentage point"
    TIMES = "times"
    MONEY = "money"
    MASS = "mass"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    TIME = "time"
    DATA = "data"
    OTHER = "other"
    COUNT = "count"

    @property
    def is_relative(self) -> bool:
        """Whether a number of this dimension relates two others: percent, points, times."""
        return self in (Dimension.PERCENT, Dimension.POINT, Dimension.TIMES)


@attrs.frozen
class Unit:
    """One unit.

    ``symbol`` is the name in reports and JSON: ``%``, ``lần``, ``điểm %``, an ISO 4217 code, an SI symbol, or the count
    noun in lower case. ``factor`` multiplies into the base unit of ``dimension`` (for money: of that currency alone).
    ``per`` is the denominator of a composite such as ``VND/lít``; its own ``per`` divides once more
    (``VND/m2/tháng``). ``is_calendar`` marks months, quarters and years: their factor is in months, which are no fixed
    number of days.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction = Fraction(1)
    per: Unit | None = None
    is_calendar: bool = False

    def __str__(self) -> str:
        return f"{self.symbol}/{self.per}" if self.per else self.symbol

    @property
    def is_rate(self) -> bool:
        """Whether a number of this unit relates two others: percent, points, times, per nothing else."""
        return self.per is None and self.dimension.is_relative

    @property
    def is_count(self) -> bool:
        """Whether it counts things, per nothing else."""
        return self.dimension is Dimension.COUNT and self.per is None

    def is_commensurable(self, other: Unit) -> bool:
        """Whether values in both can be compared: one dimension, one currency, one denominator.

        Count nouns compare by their words, since ``người`` and ``hộ`` are different things.
        """
        if (self.per is None) != (other.per is None):
            return False
        if self.per and other.per and not self.per.is_commensurable(other.per):
            return False
        if self.dimension != other.dimension or self.is_calendar != other.is_calendar:
            return False
        by_name = (Dimension.MONEY, Dimension.COUNT, Dimension.OTHER)
        return self.dimension not in by_name or self.symbol == other.symbol

    @property
    def base_factor(self) -> Fraction:
        """What a value of this unit is multiplied by to stand in base units, every denominator included."""
        factor, per = self.factor, self.per
        while per:
            factor, per = factor / per.factor, per.per
        return factor


PERCENT = Unit("%", Dimension.PERCENT)
