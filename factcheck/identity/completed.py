"""Completes claims by identity: an operand that the claim's own sentence does not print, where the text tells the same
quantity elsewhere.

    Năm 2021, huyện thu 120 tỷ đồng thuế đất. [...] Năm 2022, huyện thu 150 tỷ đồng thuế đất, tăng 20% so với năm 2021.

The base is what the claim's value denotes, on the days of its reference period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from factcheck.identity.figure import Days, Figure, Hint, Subject, days_of, is_one_subject
from factcheck.identity.likeness import meet
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty, Change, Claim, Derivation, Modality, Multiple
from factcheck.model.claim import Part as ClaimPart
from factcheck.model.quantity import Quantity

RULE = "same-quantity"


def completed(claims: Sequence[Claim], figures: Callable[[], Sequence[Figure]]) -> list[Claim]:
    """``claims``, without guessed operands that denote something else, and with the operands that figures of other
    sentences give; ``figures`` is asked only where one may matter."""
    if not any(_is_guessed(claim) or _may_be_completed(claim) for claim in claims):
        return list(claims)
    by_start = {figure.quantity.span.start: figure for figure in figures()}
    return [_completed(_without_others(claim, by_start), by_start) for claim in claims]


def _is_guessed(claim: Claim) -> bool:
    return any(step.certainty is Certainty.GUESSED for step in claim.derivation)


def _without_others(claim: Claim, by_start: Mapping[int, Figure]) -> Claim:
    """``claim`` without the guessed operands that are of another period or of something else by name."""
    rate = None if claim.rate is None else by_start.get(claim.rate.span.start)
    if rate is None or not _is_guessed(claim):
        return claim
    dropped = {
        step.part
        for step in claim.derivation
        if step.certainty is Certainty.GUESSED and _is_other(by_start.get(step.span.start), step.part, claim, rate)
    }
    if not dropped:
        return claim
    return attrs.evolve(
        claim,
        current=None if ClaimPart.CURRENT in dropped else claim.current,
        base=None if ClaimPart.BASE in dropped else claim.base,
        derivation=tuple(step for step in claim.derivation if step.part not in dropped),
    )


def _is_other(operand: Figure | None, part: ClaimPart, claim: Claim, rate: Figure) -> bool:
    """Whether ``operand`` is of other days than the claim's ``part``, or, as the current value, of another owner. A base
    may be anybody's: a share's whole is that of all."""
    if operand is None:
        return False
    is_current = part is ClaimPart.CURRENT
    days = days_of(claim.reference_period) if not is_current else rate.days if rate.has_own_period else None
    if operand.has_own_period and None not in (days, operand.days) and operand.days != days:
        return True
    names, own = operand.subject.names, rate.subject.names
    return is_current and bool(names and own) and names.isdisjoint(own)


def _may_be_completed(claim: Claim) -> bool:
    if not isinstance(claim, (Change, Multiple)) or claim.modality is not Modality.ACTUAL or claim.is_average:
        return False
    return claim.base is None and days_of(claim.reference_period) is not None


def teller(claim: Claim, by_start: Mapping[int, Figure]) -> Figure | None:
    """The figure that says what ``claim`` is of: its rate; its value, where one is printed, must say the same.

    ``by_start`` gives the figures by where they begin.
    """
    rate = None if claim.rate is None else by_start.get(claim.rate.span.start)
    if rate is None or not rate.tells_subject:
        return None
    if claim.current is None:
        return rate
    current = by_start.get(claim.current.span.start)
    if current is None or current.sentence is not rate.sentence or current.days != rate.days:
        return None
    return current if is_one_subject(current.subject, rate.subject) else None


def _completed(claim: Claim, by_start: Mapping[int, Figure]) -> Claim:
    if not _may_be_completed(claim):
        return claim
    own, reference = teller(claim, by_start), days_of(claim.reference_period)
    if own is None or own.days is None or reference is None:
        return claim
    base = _one(by_start.values(), own.subject, reference, claim.current)
    current = claim.current or _one(by_start.values(), own.subject, own.days, base)
    if base is None or current is None:
        return claim
    found = attrs.evolve(claim, current=current, base=base)
    parts = ((ClaimPart.CURRENT, current, claim.current), (ClaimPart.BASE, base, claim.base))
    added = (Derivation(part, quantity.span, RULE) for part, quantity, before in parts if before is None)
    return attrs.evolve(found, derivation=(*claim.derivation, *added), candidates=())


def _one(figures: Iterable[Figure], subject: Subject, days: Days, like: Quantity | None) -> Quantity | None:
    """What the figures of ``subject`` on ``days`` tell, where they agree on it."""
    found = [
        figure.quantity
        for figure in figures
        if figure.days == days
        and figure.denotation is not None
        and figure.modality is Modality.ACTUAL
        and Hint.ESTIMATE not in figure.hints
        and is_one_subject(figure.subject, subject)
        and _is_level(figure.quantity)
        and (like is None or are_commensurable(like.unit, figure.quantity.unit))
    ]
    return found[0] if found and all(meet(found[0], other) for other in found) else None


def _is_level(quantity: Quantity) -> bool:
    return quantity.unit is not None and not quantity.unit.is_rate
