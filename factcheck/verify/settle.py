"""Settles a missing operand by the figures: of the candidates, the one that the rate itself points to.

A candidate that fits is taken, one that does not is left alone: this can make a claim consistent, never inconsistent.
"""

from __future__ import annotations

import attrs

from factcheck.model.claim import Certainty, Claim, Derivation, Part, Verdict
from factcheck.model.quantity import Quantity
from factcheck.verify.engine import assess


def assessed(claim: Claim) -> Claim:
    """``claim`` with its assessment, with the operand that its candidates settle, and without a guessed operand that
    the figures speak against."""
    assessment = assess(claim)
    if assessment.verdict is Verdict.INCONSISTENT and claim.certainty is Certainty.GUESSED:
        return assessed(_without_guesses(claim))
    judged = attrs.evolve(claim, assessment=assessment)
    if assessment.implied is None or assessment.missing is None or not claim.candidates:
        return judged
    fitting = [c.quantity for c in claim.candidates if c.part is assessment.missing and _fits(judged, c.quantity)]
    if len({quantity.low for quantity in fitting}) != 1:
        return judged
    return _with_operand(claim, assessment.missing, fitting[0])


def _without_guesses(claim: Claim) -> Claim:
    guessed = {step.part for step in claim.derivation if step.certainty is Certainty.GUESSED}
    return attrs.evolve(
        claim,
        current=None if Part.CURRENT in guessed else claim.current,
        base=None if Part.BASE in guessed else claim.base,
        derivation=tuple(step for step in claim.derivation if step.part not in guessed),
    )


def _fits(claim: Claim, quantity: Quantity) -> bool:
    """Whether the implied interval of the missing operand meets what the quantity prints."""
    known = claim.current or claim.base
    assessment = claim.assessment
    if known is None or known.unit is None or quantity.unit is None or assessment is None or assessment.implied is None:
        return False
    scale = quantity.unit.base_factor / known.unit.base_factor
    return not assessment.implied.is_disjoint(quantity.rounding.scaled(scale))


def _with_operand(claim: Claim, part: Part, quantity: Quantity) -> Claim:
    derivation = (*claim.derivation, Derivation(part, quantity.span, "settled", Certainty.LIKELY))
    if part is Part.CURRENT:
        found = attrs.evolve(claim, derivation=derivation, current=quantity)
    else:
        found = attrs.evolve(claim, derivation=derivation, base=quantity)
    assessment = assess(found)
    if assessment.verdict is not Verdict.CONSISTENT:
        return attrs.evolve(claim, assessment=assess(claim))
    return attrs.evolve(found, assessment=assessment)
