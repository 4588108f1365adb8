"""The ways to take the words of a claim: which equation it states, and what its rate is in that equation.

Where words have two readings (``tăng 3 lần``: 3 times, or 300 % more; ``tăng 2 %`` between percentages: points, or
relative), each is one :class:`Reading`, the usual one first.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from factcheck.model.claim import Claim, Direction
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.relations.attainment import RELATION as ATTAINMENT
from factcheck.relations.difference import RELATION as DIFFERENCE
from factcheck.relations.points import RELATION as POINTS
from factcheck.relations.ratio import RELATION as RATIO
from factcheck.relations.relation import Relation
from factcheck.relations.relative_change import RELATION as RELATIVE_CHANGE
from factcheck.relations.share import RELATION as SHARE
from factcheck.verify.wording import says_ratio


class Reading(NamedTuple):
    """One equation for a claim, in which the stated rate ``r`` stands as ``slope * r + shift``.

    ``swapped`` claims put the base in the place of the current value: ``giảm 3 lần`` says base = 3 * current.
    """

    relation: Relation
    slope: Fraction
    shift: Fraction = Fraction(0)
    swapped: bool = False

    @property
    def current(self) -> str:
        """The variable that the claim's current value stands for."""
        return self.relation.base if self.swapped else self.relation.current

    @property
    def base(self) -> str:
        return self.relation.current if self.swapped else self.relation.base

    def from_stated(self, rate: Interval) -> Interval:
        """A stated rate as the relation has it."""
        return rate.scaled(self.slope) + Interval.point(self.shift)

    def to_stated(self, rate: Interval) -> Interval:
        """The relation's rate as the claim would state it."""
        return (rate + Interval.point(-self.shift)).scaled(1 / self.slope)


# A loss of A after a profit of B is a fall by 100 % and A/B more (inventory 10.14); the loss is printed without a sign.
LOSS = Reading(RATIO, Fraction(1, 100), Fraction(-1))


def readings(claim: Claim) -> tuple[Reading, ...]:
    """How the claim may be taken, the usual way first; none where it states no relation that is known."""
    rate = claim.rate
    read = _BY_KIND.get(claim.kind)
    if rate is None or read is None or rate.low < 0:
        return ()
    return tuple(read(claim, rate))


def multiple_readings(claim: Claim) -> tuple[Reading, Reading] | None:
    """The two readings of ``tăng N lần`` and ``vượt N lần``, N times first; ``None`` where the words leave one."""
    ways = [way for way in readings(claim) if way.relation is RATIO]
    return (ways[0], ways[1]) if len(ways) == 2 else None


def is_absolute(unit: Unit | None) -> bool:
    """Whether a rate in ``unit`` is a difference in the unit of its operands: ``tăng 13 vụ``."""
    return unit is None or not unit.is_rate


def _change(claim: Claim, rate: Quantity) -> list[Reading]:
    if claim.direction is None:
        return [*_movement(claim, rate, 1), *_movement(claim, rate, -1)]
    return _movement(claim, rate, 1 if claim.direction is Direction.UP else -1)


def _movement(claim: Claim, rate: Quantity, sign: int) -> list[Reading]:
    unit = rate.unit
    if unit is None or is_absolute(unit):
        return [Reading(DIFFERENCE, Fraction(sign))]
    if unit.dimension is Dimension.POINT:
        return [Reading(POINTS, sign * unit.factor)]
    relative = Reading(RELATIVE_CHANGE, sign * _percent(unit))
    if unit.dimension is Dimension.PERCENT and _between_percentages(claim):
        return [Reading(POINTS, sign * unit.factor), relative]  # inventory 10.8: 12 of 13 are points
    if unit.dimension is Dimension.PERCENT and sign < 0 and rate.low > 100 and not _is_never_negative(claim):
        return [relative, LOSS]
    return [relative]


def _multiple(claim: Claim, rate: Quantity) -> list[Reading]:
    unit = rate.unit
    if unit is None or is_absolute(unit) or unit.dimension is Dimension.POINT:
        return []
    if unit.dimension is Dimension.PERCENT:
        return [Reading(RATIO, _percent(unit) / 100)]
    return _times(claim, rate)


def _times(claim: Claim, rate: Quantity) -> list[Reading]:
    ratio = Reading(RATIO, Fraction(1))
    if claim.direction is Direction.DOWN:
        # "giảm 3 lần" leaves a third (inventory 10.3); "giảm 0,3 lần" can only mean 30 % less.
        return [Reading(RATIO, Fraction(1), swapped=True)] if rate.high > 1 else [_movement(claim, rate, -1)[0]]
    if claim.direction is Direction.UP and not says_ratio(claim):
        return [ratio, Reading(RATIO, Fraction(1), Fraction(1))]
    return [ratio]


def _share(claim: Claim, rate: Quantity) -> list[Reading]:
    unit = rate.unit
    if unit is None or is_absolute(unit) or unit.dimension is Dimension.POINT:
        return []
    return [Reading(SHARE, _percent(unit))]


def _attainment(claim: Claim, rate: Quantity) -> list[Reading]:
    unit = rate.unit
    if claim.direction is None:
        if unit is None or is_absolute(unit) or unit.dimension is Dimension.POINT:
            return []
        return [Reading(ATTAINMENT, _percent(unit))]
    if unit is not None and unit.dimension is Dimension.TIMES:
        return _times(claim, rate)
    return _movement(claim, rate, 1 if claim.direction is Direction.UP else -1)


_BY_KIND: dict[str, Callable[[Claim, Quantity], list[Reading]]] = {
    "change": _change,
    "multiple": _multiple,
    "share": _share,
    "attainment": _attainment,
}


def _percent(unit: Unit) -> Fraction:
    """What a number of ``unit`` is multiplied by to stand in percent."""
    return unit.factor * 100 if unit.dimension is Dimension.TIMES else unit.factor


def _is_never_negative(claim: Claim) -> bool:
    """Whether counts or measures are compared, not money or an index, which may turn into a loss."""
    units = [operand.unit for operand in (claim.current, claim.base) if operand is not None]
    return any(unit is not None and unit.dimension not in (Dimension.MONEY, Dimension.OTHER) for unit in units)


def _between_percentages(claim: Claim) -> bool:
    units = [operand.unit for operand in (claim.current, claim.base) if operand is not None and operand.unit]
    return bool(units) and all(unit.dimension is Dimension.PERCENT for unit in units)
