"""Settles a missing operand by the figures: of the candidates, the one that the rate itself points to.

A candidate that fits is taken, one that does not is left alone: this can make a claim consistent, never inconsistent.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import attrs

from factcheck.model.claim import Certainty, Claim, Derivation, Multiple, Part, Share, Verdict
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.verify.engine import assess, feasible


def assessed(claim: Claim) -> Claim:
    """``claim`` with its assessment, with the operand that its candidates settle, and without a guessed operand that
    the figures speak against."""
    assessment = assess(claim)
    judged = attrs.evolve(claim, assessment=assessment)
    if assessment.verdict is not Verdict.UNVERIFIABLE and claim.certainty is Certainty.GUESSED:
        settled = assessed(_without_guesses(claim))
        fits = settled.own_verdict is Verdict.CONSISTENT or assessment.verdict is Verdict.INCONSISTENT
        return settled if fits else judged
    if not claim.candidates:
        return judged
    if assessment.missing is None:
        return _with_pair(judged)
    allowed = feasible(_unqualified(claim), assessment.missing)
    fitting = [c for c in claim.candidates if c.part is assessment.missing and _fits(claim, c.quantity, allowed)]
    for among in (fitting, [candidate for candidate in fitting if candidate.in_sentence]):
        if len({candidate.quantity.low for candidate in among}) == 1:
            return _with_operand(judged, assessment.missing, among[0].quantity)
    return judged


def _with_pair(claim: Claim) -> Claim:
    """``claim`` with the one pair of like quantities that the rate fits, where neither operand is named."""
    if claim.current is not None or claim.base is not None or not isinstance(claim, (Multiple, Share)):
        return claim
    quantities = [c.quantity for c in claim.candidates if c.part is Part.BASE]
    alike = (pair for pair in permutations(quantities, 2) if pair[0].unit == pair[1].unit and not pair[0].is_range)
    pairs = [pair for pair in alike if _fits_pair(claim, *pair)]
    return _with_both(claim, *pairs[0]) if len(pairs) == 1 else claim


def _fits_pair(claim: Claim, current: Quantity, base: Quantity) -> bool:
    printed = _unqualified(attrs.evolve(claim, current=current, base=base))
    return assess(printed).verdict is Verdict.CONSISTENT


def _with_both(claim: Claim, current: Quantity, base: Quantity) -> Claim:
    steps = tuple(
        Derivation(part, quantity.span, "settled", Certainty.LIKELY)
        for part, quantity in ((Part.CURRENT, current), (Part.BASE, base))
    )
    found = attrs.evolve(claim, current=current, base=base, derivation=(*claim.derivation, *steps))
    return attrs.evolve(found, assessment=assess(found))


def _unqualified(claim: Claim) -> Claim:
    """``claim`` with its operands as printed: ``hơn 200 tỷ`` would let too many candidates fit."""
    current, base = (quantity and attrs.evolve(quantity, qualifier=None) for quantity in (claim.current, claim.base))
    return attrs.evolve(claim, current=current, base=base)


def _without_guesses(claim: Claim) -> Claim:
    guessed = {step.part for step in claim.derivation if step.certainty is Certainty.GUESSED}
    return attrs.evolve(
        claim,
        current=None if Part.CURRENT in guessed else claim.current,
        base=None if Part.BASE in guessed else claim.base,
        derivation=tuple(step for step in claim.derivation if step.part not in guessed),
    )


def _fits(claim: Claim, quantity: Quantity, allowed: Sequence[Interval]) -> bool:
    """Whether ``quantity`` meets what the rate and the other operand allow for it, in the unit of that other."""
    known = claim.current or claim.base
    if known is None or quantity.unit is None or quantity.is_range:
        return False
    scale = quantity.unit.factor / known.unit.factor if known.unit else Fraction(1)
    printed = quantity.rounding.scaled(scale)
    return any(not interval.is_disjoint(printed) for interval in allowed)


def _with_operand(claim: Claim, part: Part, quantity: Quantity) -> Claim:
    derivation = (*claim.derivation, Derivation(part, quantity.span, "settled", Certainty.LIKELY))
    if part is Part.CURRENT:
        found = attrs.evolve(claim, derivation=derivation, current=quantity)
    else:
        found = attrs.evolve(claim, derivation=derivation, base=quantity)
    assessment = assess(found)
    if assessment.verdict is not Verdict.CONSISTENT:
        return claim
    return attrs.evolve(found, assessment=assessment)
