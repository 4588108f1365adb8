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
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.relations.enclosure import enclose
from factcheck.verify.readings import Reading, is_absolute, readings

Spread = Callable[[Quantity], Interval]
_ONE = Fraction(1)


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
    if claim.current is not None and claim.base is not None:
        return _judged(claim, ways)
    value = implied(claim, ways[0])
    if value is None and factors(claim) is None:
        return _unverifiable("reason.units_differ")
    missing = Part.CURRENT if claim.current is None else Part.BASE
    return Assessment(
        Verdict.UNVERIFIABLE,
        relation=ways[0].relation.name,
        missing=missing,
        implied=value,
        reason=f"reason.no_{missing.value}",
    )


def _unverifiable(reason: str, missing: Part | None = None) -> Assessment:
    return Assessment(Verdict.UNVERIFIABLE, missing=missing, reason=reason)


def _judged(claim: Claim, ways: tuple[Reading, ...]) -> Assessment:
    abstained = False
    for variant in _variants(claim):
        for way in ways:
            allowed = computed(variant, way, _enclosure)
            if allowed is None:
                abstained = True
            elif variant.rate and not allowed.is_disjoint(variant.rate.published_rate):
                return Assessment(Verdict.CONSISTENT, way.relation.name, computed(variant, way, rounding))
    if abstained:
        return _unverifiable("reason.units_differ" if factors(claim) is None else "reason.outside_domain")
    return Assessment(Verdict.INCONSISTENT, ways[0].relation.name, computed(claim, ways[0], rounding))


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


def rounding(quantity: Quantity) -> Interval:
    """What the last printed place leaves open."""
    return quantity.rounding


def _stated(quantity: Quantity) -> Interval:
    return quantity.stated


def _published(quantity: Quantity) -> Interval:
    return quantity.published_rate


def as_printed(quantity: Quantity) -> Interval:
    """The printed number alone, as if it were exact."""
    return Interval(quantity.low, quantity.high)


def computed(claim: Claim, reading: Reading, spread: Spread) -> Interval | None:
    """The rate that the operands allow, each through its ``spread``, in the unit of the stated rate.

    ``None`` where an operand is absent, units differ, or the relation abstains.
    """
    return _solved(claim, reading, Part.RATE, spread)


def implied(claim: Claim, reading: Reading, spread: Spread = _stated) -> Interval | None:
    """The absent operand that the rate and the other operand give, in the unit of that other; ``None`` as above."""
    if (claim.current is None) is (claim.base is None):
        return None
    return _solved(claim, reading, Part.CURRENT if claim.current is None else Part.BASE, spread)


def feasible(claim: Claim, part: Part) -> list[Interval]:
    """What the other two numbers allow ``part`` to be, as a verdict takes them: one interval a reading.

    The claim with another number for ``part`` is consistent just where that number's own interval meets one of these.
    """
    found = (_solved(claim, way, part, _enclosure, _published) for way in readings(claim))
    return [interval for interval in found if interval is not None]


def _solved(
    claim: Claim, reading: Reading, part: Part, spread: Spread, rate_spread: Spread | None = None
) -> Interval | None:
    """Every value of ``part``, in its own unit, for the other two numbers running through their spreads."""
    scale = factors(claim)
    if scale is None:
        return None
    relation = reading.relation
    own_unit = relation.name == "difference"  # the rate is in the unit of the operands, and scaled as they are
    variables = {Part.CURRENT: reading.current, Part.BASE: reading.base, Part.RATE: relation.rate}
    box = {}
    for other, variable in variables.items():
        quantity = number(claim, other)
        if other is part:
            continue
        if quantity is None:
            return None
        if other is Part.RATE:
            rate = reading.from_stated((rate_spread or spread)(quantity))
            box[variable] = rate.scaled(scale[other]) if own_unit else rate
        else:
            box[variable] = spread(quantity).scaled(scale[other])
    found = enclose(relation, variables[part], box)
    if found is None:
        return None
    if part is not Part.RATE:
        return found.scaled(1 / scale[part])
    return reading.to_stated(found.scaled(1 / scale[part]) if own_unit else found)


def number(claim: Claim, part: Part) -> Quantity | None:
    """The rate, the current or the base value."""
    return claim.rate if part is Part.RATE else claim.current if part is Part.CURRENT else claim.base


def factors(claim: Claim) -> dict[Part, Fraction] | None:
    """What current, base and an absolute rate are multiplied by to stand in one unit; ``None`` where they cannot.

    A number without a unit has that of its siblings. A denominator that only some of the numbers carry is taken as
    left out on the others (``20 euro/giờ``, ``17 euro``). Otherwise all stand per what the first of them has, so that
    points of ``%/năm`` are points.
    """
    absolute = claim.rate is not None and is_absolute(claim.rate.unit)
    parts = {Part.CURRENT: claim.current, Part.BASE: claim.base, Part.RATE: claim.rate if absolute else None}
    units = {part: None if quantity is None else quantity.unit for part, quantity in parts.items()}
    known = [unit for unit in units.values() if unit is not None]
    if not known or (known[0].factor == 1 and all(unit == known[0] for unit in known[1:])):
        return dict.fromkeys(units, _ONE)
    first = known[0]
    elided = any(unit.per is None for unit in known)
    if not all(_is_comparable(first, unit, elided) for unit in known[1:]):
        return None
    if elided:
        return {part: (unit or first).factor for part, unit in units.items()}
    denominator = first.factor / first.base_factor
    return {part: (unit or first).base_factor * denominator for part, unit in units.items()}


def _is_comparable(a: Unit, b: Unit, elided: bool) -> bool:
    if elided and (a.per or b.per):
        a, b = attrs.evolve(a, per=None), attrs.evolve(b, per=None)
    return a.is_commensurable(b) or (a.dimension is b.dimension is Dimension.COUNT)
