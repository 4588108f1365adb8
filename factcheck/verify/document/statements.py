"""What a document states of its amounts: numbers, claims, and sums, each as linear constraints.

With its rate in an interval, every relation is linear in its operands: ``current = base * (1 + rate / 100)`` lies
between two lines through zero for a positive base, ``current = base + change`` in a strip.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import NamedTuple

from factcheck.identity.completed import RULE
from factcheck.identity.operands import Denoted, base_denoted, current_denoted, teller
from factcheck.joint.system import Linear, Statement
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty, Claim, Modality, Verdict
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Unit
from factcheck.relations.enclosure import enclose
from factcheck.verify.document.amounts import Amounts, kind_of
from factcheck.verify.readings import Reading, readings
from factcheck.verify.restatement import meanings

_ONE, _ZERO = Fraction(1), Interval.point(0)


class Printed(NamedTuple):
    """A number in the text: its unknown lies in what the print allows."""

    unknown: int
    quantity: Quantity

    @property
    def unknowns(self) -> tuple[int, ...]:
        return (self.unknown,)

    @property
    def certainty(self) -> Certainty:
        return Certainty.CERTAIN

    @property
    def places(self) -> tuple[Quantity, ...]:
        return (self.quantity,)

    def statement(self) -> Statement:
        return Statement(tuple((Linear(((self.unknown, _ONE),), way),) for way in values(self.quantity)))


class Claimed(NamedTuple):
    """A claim over two unknowns; ``ways`` are its readings."""

    claim: Claim
    rate: Quantity
    current: int
    base: int
    ways: tuple[tuple[Linear, ...], ...]

    @property
    def unknowns(self) -> tuple[int, ...]:
        return (self.current, self.base)

    @property
    def certainty(self) -> Certainty:
        return self.claim.certainty

    @property
    def places(self) -> tuple[Quantity, ...]:
        return (self.rate,)

    def statement(self) -> Statement:
        return Statement(self.ways)


class Summed(NamedTuple):
    """``parts`` make up ``total``, with nothing else where ``is_all``; ``certainty`` is that of the words.

    ``is_judged``: by a list, or within two sentences, where other checks judge the sum of its own numbers.
    """

    total: int
    parts: tuple[int, ...]
    is_all: bool
    certainty: Certainty
    places: tuple[Quantity, ...]
    is_judged: bool = False

    @property
    def unknowns(self) -> tuple[int, ...]:
        return (self.total, *self.parts)

    def statement(self) -> Statement:
        terms = ((self.total, _ONE), *((part, -_ONE) for part in self.parts))
        return Statement(((Linear(terms, _ZERO if self.is_all else Interval(_ZERO.lower, None)),),))


Stated = Printed | Claimed | Summed


def values(quantity: Quantity) -> list[Interval]:
    """What a print allows, in base units: one interval a reading of its digits."""
    return [way.scaled(quantity.base_factor) for way in meanings(quantity)]


def claimed(claim: Claim, amounts: Amounts) -> Claimed | None:
    """``claim`` over the unknowns of its operands, where it is not contradicted by its own operands and both are
    surely known; an operand that is not printed is known by what the other words say that it is."""
    rate = claim.rate
    if rate is None or rate.is_ambiguous or not _is_usable(claim):
        return None
    operands = _operands(claim, amounts)
    if operands is None or operands[0] == operands[1]:
        return None
    current, base = operands
    ways = [_way(way, rate, current, base) for way in readings(claim)]
    if not ways or None in ways:
        return None
    if any(len(way or ()) > 1 for way in ways):
        amounts.limit(base)
        amounts.limit(current)
    return Claimed(claim, rate, current, base, tuple(way for way in ways if way))


def _is_usable(claim: Claim) -> bool:
    sure = all(step.certainty is Certainty.CERTAIN or step.rule == RULE for step in claim.derivation)
    if claim.modality is not Modality.ACTUAL or claim.is_average or not sure:
        return False
    both = claim.current is not None and claim.base is not None
    return claim.own_verdict is (Verdict.CONSISTENT if both else Verdict.UNVERIFIABLE)


def _operands(claim: Claim, amounts: Amounts) -> tuple[int, int] | None:
    """The unknowns of the current and the base value."""
    current, base = claim.current, claim.base
    if current is not None and base is not None:
        return (amounts.of(current), amounts.of(base)) if _are_like(current.unit, base.unit) else None
    told = teller(claim, amounts.figures)
    known = current or base
    kind = None if known is None or known.unit is None else kind_of(known.unit)
    if kind is None and told is not None:
        kind = amounts.kind(told.subject)
    if told is None or kind is None:
        return None
    own = _unknown(amounts, current, current_denoted(told), kind)
    other = _unknown(amounts, base, base_denoted(claim, told, amounts.figures, amounts.text), kind)
    return None if own is None or other is None else (own, other)


def _unknown(amounts: Amounts, printed: Quantity | None, denoted: Denoted | None, kind: Hashable) -> int | None:
    if printed is not None:
        return amounts.of(printed)
    return None if denoted is None else amounts.spoken(denoted, kind)


def _are_like(a: Unit | None, b: Unit | None) -> bool:
    return a is not None and b is not None and (a.per is None) is (b.per is None) and are_commensurable(a, b)


def _way(way: Reading, rate: Quantity, current: int, base: int) -> tuple[Linear, ...] | None:
    """The constraints of one reading; ``None`` where the relation abstains."""
    relation = way.relation
    stated = way.from_stated(rate.published_rate)
    offset = enclose(relation, way.current, {way.base: _ZERO, relation.rate: stated})
    if offset is not None:
        is_absolute = rate.unit is not None and not rate.unit.is_rate
        within = offset.scaled(rate.unit.base_factor) if is_absolute and rate.unit is not None else offset
        return (Linear(((current, _ONE), (base, -_ONE)), within),)
    factor = enclose(relation, way.current, {way.base: Interval.point(1), relation.rate: stated})
    return None if factor is None else _between(current, base, factor)


def _between(current: int, base: int, factor: Interval) -> tuple[Linear, ...]:
    """``current`` is ``base`` times a number of ``factor``, for a positive base."""
    lines = []
    if factor.lower is not None:
        within = Interval(_ZERO.lower, None, factor.lower_closed)
        lines.append(Linear(((current, _ONE), (base, -factor.lower)), within))
    if factor.upper is not None:
        within = Interval(None, _ZERO.upper, True, factor.upper_closed)
        lines.append(Linear(((current, _ONE), (base, -factor.upper)), within))
    return tuple(lines)
