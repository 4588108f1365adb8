"""Movements that are told by their difference and by their rate: ``tăng 541 tỷ đồng, tương đương 112%``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import attrs

from factcheck.lexicon.cues import Role
from factcheck.model.claim import Certainty, Change, Claim, Direction, Part
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention
from factcheck.verify.engine import factors
from factcheck.verify.passage import Passage

_GAP = 40  # code points between difference and rate: ", tương ứng mức giảm gần "
_FOLLOWING = frozenset(
    {
        Role.COMMA,
        Role.STOP,
        Role.CLOSE,
        Role.LEVEL,
        Role.REFERENCE,
        Role.JOIN,
        Role.CONTRAST,
        Role.PERIOD,
        Role.LIGHT,
        Role.ATTAINMENT,
    }
)


class Moved(NamedTuple):
    """One movement: its ``difference`` and ``rate`` as claims, the value that it reached, and how sure that is."""

    difference: Claim
    rate: Claim
    current: Quantity
    certainty: Certainty

    @property
    def numbers(self) -> tuple[Quantity, Quantity, Quantity]:
        """The difference, the rate and the new value."""
        if self.difference.rate is None or self.rate.rate is None:
            raise TypeError("both claims of a movement have rates")
        return self.difference.rate, self.rate.rate, self.current

    @property
    def rises(self) -> bool:
        return self.rate.direction is Direction.UP

    @property
    def old_value(self) -> Fraction:
        """The old value as the printed numbers give it, in the unit of the new one."""
        difference, _, current = self.numbers
        scale = _scale(self.difference, difference, current)
        moved = difference.low * scale[Part.RATE] / scale[Part.CURRENT]
        return current.low - moved if self.rises else current.low + moved

    @property
    def old_percent(self) -> Fraction:
        """The rate by that old value."""
        return 100 * abs(self.current.low / self.old_value - 1)

    def percent(self, difference: Quantity, current: Quantity) -> Interval | None:
        """The rate by another print of difference and new value, whose corners bound it; ``None`` where the old value
        may be zero."""
        scale = _scale(self.difference, difference, current)
        moved = difference.enclosure.scaled(scale[Part.RATE])
        reached = current.enclosure.scaled(scale[Part.CURRENT])
        if moved.lower is None or moved.upper is None or reached.lower is None or reached.upper is None:
            return None
        sign = -1 if self.rises else 1
        corners = ((moved.lower, reached.upper + sign * moved.lower), (moved.upper, reached.lower + sign * moved.upper))
        if reached.lower <= 0 or any(base <= 0 for _, base in corners):
            return None
        least, most = (100 * part / base for part, base in corners)
        return Interval(least, most)

    @property
    def is_contradicted(self) -> bool:
        """Whether no values print like that; where the old value may be zero there is no telling."""
        difference, rate, current = self.numbers
        if difference.is_ambiguous or rate.is_ambiguous or current.is_ambiguous:
            return False
        percent = self.percent(difference, current)
        return percent is not None and percent.is_disjoint(rate.published_rate)

    def fits(self, difference: Quantity, rate: Quantity, current: Quantity) -> bool:
        """Whether some values print like this."""
        percent = self.percent(difference, current)
        return percent is not None and not percent.is_disjoint(rate.published_rate)


def _scale(told: Claim, difference: Quantity, current: Quantity) -> dict[Part, Fraction]:
    scale = factors(attrs.evolve(told, rate=difference, current=current, base=None))
    if scale is None:
        raise ValueError("difference and value of a movement have one unit")
    return scale


def movements(passage: Passage) -> Iterator[Moved]:
    """The movements of which difference, rate and new value are printed, and no base."""
    pairs = [pair for pair in pairwise(passage.claims) if _is_one(*pair, passage.document.text)]
    if not pairs:
        return
    ends = set(_ending(passage))
    for difference, rate in pairs:
        reached = _reached(difference, rate)
        if reached is not None and rate.rate is not None and rate.rate.span.end in ends:
            yield Moved(difference, rate, *reached)


def _is_one(first: Claim, second: Claim, text: str) -> bool:
    """Whether ``second`` states in percent the movement that ``first`` states as a difference."""
    amount, rate = first.rate, second.rate
    if not isinstance(first, Change) or not isinstance(second, Change) or amount is None or rate is None:
        return False
    if amount.unit is None or amount.unit.is_rate or amount.is_range or rate.is_range or rate.unit is None:
        return False
    if rate.unit.dimension is not Dimension.PERCENT or rate.unit.per is not None or second.base is not None:
        return False
    gap = text[amount.span.end : rate.span.start]
    is_near = 0 < len(gap) <= _GAP and not any(char.isdecimal() or char == "\n" for char in gap)
    named = [claim.reference.text for claim in (first, second) if claim.reference is not None]
    return is_near and first.direction is second.direction is not None and len(set(named)) < 2


def _reached(difference: Claim, rate: Claim) -> tuple[Quantity, Certainty] | None:
    """The new value and its certainty, where both claims agree on it or only one names it."""
    found = {claim.current.span: claim for claim in (difference, rate) if claim.current is not None}
    if len(found) != 1:
        return None
    claim = next(iter(found.values()))
    as_moved = attrs.evolve(difference, current=claim.current, base=None)
    if claim.current is None or claim.current.is_range or factors(as_moved) is None:
        return None
    links = [step.certainty for step in claim.derivation if step.part is Part.CURRENT]
    return claim.current, max(links, key=list(Certainty).index, default=Certainty.GUESSED)


def _ending(passage: Passage) -> Iterator[int]:
    """Where the percentages end that no noun follows: ``0,3% GDP`` is one of something else."""
    document = passage.document
    for sentence in passage.rows.relational():
        for at, mention in enumerate(sentence.row):
            if mention.quantity is not None and _is_percentage(mention) and _is_followed(sentence.row[at + 1 : at + 2]):
                yield document.span(mention.start, mention.end).end


def _is_percentage(mention: Mention) -> bool:
    unit = mention.amount.unit
    return unit is not None and unit.dimension is Dimension.PERCENT


def _is_followed(following: tuple[Mention, ...]) -> bool:
    return not following or following[0].role in _FOLLOWING
