"""Recomputes claims exactly.

A claim is feasible when some point of the box of its operands satisfies its relation with a rate that the print allows.
The operands stand for their enclosures, the stated rate for its published interval; where the two are disjoint under
every reading, no true values can be behind the statement. docs/rounding.md gives the policies and their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from factcheck.model.claim import Assessment, Claim, Part, Verdict
from factcheck.model.interval import Interval
from factcheck.model.quantity import TWO_SIDED_REACH, Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.relations.enclosure import enclose
from factcheck.verify.readings import Reading, is_absolute, readings

Spread = Callable[[Quantity], Interval]


def assess(claim: Claim) -> Assessment:
    """The verdict on one claim, with what recomputation gives.

    ``computed`` encloses the rate that the rounding of the operands allows, in the unit and the direction of the stated
    rate: negative where the values move the other way. ``implied`` is in the unit of the operand that is there.
    """
    if claim.kind == "level":
        return _unverifiable("reason.level")
    if claim.rate is None:
        return _unverifiable("reason.no_rate", Part.RATE)
    ways = readings(claim)
    if not ways:
        return _unverifiable("reason.no_relation")
    if claim.current is None and claim.base is None:
        return _unverifiable("reason.no_operands")
    if factors(claim) is None:
        return _unverifiable("reason.units_differ")
    if claim.current is None or claim.base is None:
        missing = Part.CURRENT if claim.current is None else Part.BASE
        return Assessment(
            Verdict.UNVERIFIABLE,
            relation=ways[0].relation.name,
            missing=missing,
            implied=implied(claim, ways[0]),
            reason=f"reason.no_{missing.value}",
        )
    return _judged(claim, ways)


def _unverifiable(reason: str, missing: Part | None = None) -> Assessment:
    return Assessment(Verdict.UNVERIFIABLE, missing=missing, reason=reason)


def _judged(claim: Claim, ways: tuple[Reading, ...]) -> Assessment:
    abstained = False
    for variant in _variants(claim):
        for way in ways:
            allowed = computed(variant, way, _enclosure)
            if allowed is None:
                abstained = True
            elif variant.rate and not allowed.is_disjoint(published(variant.rate)):
                return Assessment(Verdict.CONSISTENT, way.relation.name, computed(variant, way, _rounding))
    if abstained:
        return _unverifiable("reason.outside_domain")
    return Assessment(Verdict.INCONSISTENT, ways[0].relation.name, computed(claim, ways[0], _rounding))


def _variants(claim: Claim) -> Iterator[Claim]:
    """The claim under every meaning of its ambiguous numbers, the preferred meaning of all first."""
    for rate in _meanings(claim.rate):
        for current in _meanings(claim.current):
            for base in _meanings(claim.base):
                printed = rate is claim.rate and current is claim.current and base is claim.base
                yield claim if printed else attrs.evolve(claim, rate=rate, current=current, base=base)


def _meanings(quantity: Quantity | None) -> list[Quantity | None]:
    if quantity is None or not quantity.low:
        return [quantity]
    return [quantity, *(_as_meant(quantity, value / quantity.low) for value in quantity.alternatives)]


def _as_meant(quantity: Quantity, scale: Fraction) -> Quantity:
    """The same digits with the mark read the other way: every value and the last place move together."""
    return attrs.evolve(
        quantity,
        low=quantity.low * scale,
        high=quantity.high * scale,
        place=quantity.place * scale,
        alternatives=(),
        is_whole_count=False,
    )


def _enclosure(quantity: Quantity) -> Interval:
    return quantity.enclosure


def _rounding(quantity: Quantity) -> Interval:
    return quantity.rounding


def _stated(quantity: Quantity) -> Interval:
    return quantity.stated


def published(rate: Quantity) -> Interval:
    """What a stated rate may stand for; a bare word (``gấp đôi``, ``một nửa``) is meant roughly, as ``khoảng`` is."""
    if rate.place or rate.qualifier:
        return rate.published_rate
    reach = abs(rate.high) * TWO_SIDED_REACH
    return Interval(rate.low - reach, rate.high + reach)


def computed(claim: Claim, reading: Reading, spread: Spread) -> Interval | None:
    """The rate that the operands allow, each through its ``spread``, in the unit of the stated rate.

    ``None`` where an operand is absent, units differ, or the relation abstains.
    """
    scale = factors(claim)
    if scale is None or claim.current is None or claim.base is None:
        return None
    relation = reading.relation
    box = {
        reading.current: spread(claim.current).scaled(scale[0]),
        reading.base: spread(claim.base).scaled(scale[1]),
    }
    rate = enclose(relation, relation.rate, box)
    if rate is None:
        return None
    return reading.to_stated(rate.scaled(1 / scale[2]) if relation.name == "difference" else rate)


def implied(claim: Claim, reading: Reading, spread: Spread = _stated) -> Interval | None:
    """The absent operand that the rate and the other operand give, in the unit of that other; ``None`` as above."""
    scale = factors(claim)
    present = claim.current or claim.base
    if scale is None or claim.rate is None or present is None or (claim.current and claim.base):
        return None
    relation = reading.relation
    given, sought = (reading.current, reading.base) if claim.current else (reading.base, reading.current)
    factor = scale[0] if claim.current else scale[1]
    rate = reading.from_stated(spread(claim.rate))
    rate = rate.scaled(scale[2]) if relation.name == "difference" else rate
    found = enclose(relation, sought, {given: spread(present).scaled(factor), relation.rate: rate})
    return None if found is None else found.scaled(1 / factor)


def factors(claim: Claim) -> tuple[Fraction, Fraction, Fraction] | None:
    """What current, base and an absolute rate are multiplied by to stand in one unit; ``None`` where they cannot.

    A number without a unit has that of its siblings. A denominator that only some of the numbers carry is taken as
    left out on the others (``20 euro/giờ``, ``17 euro``).
    """
    parts = [claim.current, claim.base, claim.rate if claim.rate and is_absolute(claim.rate.unit) else None]
    units = [None if part is None else part.unit for part in parts]
    known = [unit for unit in units if unit is not None]
    if not known:
        return Fraction(1), Fraction(1), Fraction(1)
    elided = any(unit.per is None for unit in known)
    if not all(_is_comparable(known[0], unit, elided) for unit in known[1:]):
        return None
    default = known[0]
    current, base, rate = (_factor(unit or default, elided) for unit in units)
    return current, base, rate


def _factor(unit: Unit, elided: bool) -> Fraction:
    return unit.factor if elided else unit.base_factor


def _is_comparable(a: Unit, b: Unit, elided: bool) -> bool:
    if elided and (a.per or b.per):
        a, b = attrs.evolve(a, per=None), attrs.evolve(b, per=None)
    return a.is_commensurable(b) or (a.dimension is b.dimension is Dimension.COUNT)
