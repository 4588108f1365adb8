"""Completes claims by identity: an operand that the claim's own sentence does not print, where the text tells the same
quantity elsewhere.

    Năm 2021, huyện thu 120 tỷ đồng thuế đất. [...] Năm 2022, huyện thu 150 tỷ đồng thuế đất, tăng 20% so với năm 2021.

The base is what the claim's value denotes, on the days of its reference period.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

import attrs

from factcheck.identity.figure import Figure, Part, Source, Subject
from factcheck.identity.likeness import meet
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty, Change, Claim, Derivation, Modality, Multiple
from factcheck.model.claim import Part as ClaimPart
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity

RULE = "same-quantity"
_TELLING = 2  # terms of a subject that tell it in another sentence
Days = tuple[datetime.date, datetime.date]


def completed(claims: Sequence[Claim], figures: Callable[[], Sequence[Figure]]) -> list[Claim]:
    """``claims``, with the operands that figures of other sentences give; ``figures`` is asked only where one can."""
    return [_completed(claim, figures()) if _may_be_completed(claim) else claim for claim in claims]


def _may_be_completed(claim: Claim) -> bool:
    if claim.rate is None or not isinstance(claim, (Change, Multiple)) or claim.modality is not Modality.ACTUAL:
        return False
    return claim.base is None and _days(claim.reference_period) is not None


def _days(period: Period | None) -> Days | None:
    return None if period is None or period.start is None or period.end is None else (period.start, period.end)


def _completed(claim: Claim, figures: Sequence[Figure]) -> Claim:
    told = claim.current or claim.rate
    own = next((figure for figure in figures if told is not None and figure.quantity.span == told.span), None)
    reference = _days(claim.reference_period)
    if own is None or reference is None or not _is_told(own):
        return claim
    base = _one(figures, own.subject, reference, claim.current)
    current = claim.current
    if current is None:
        current = None if own.days is None else _one(figures, own.subject, own.days, base)
    if base is None or current is None:
        return claim
    found = attrs.evolve(claim, current=current, base=base)
    parts = ((ClaimPart.CURRENT, current, claim.current), (ClaimPart.BASE, base, claim.base))
    added = (Derivation(part, quantity.span, RULE) for part, quantity, before in parts if before is None)
    return attrs.evolve(found, derivation=(*claim.derivation, *added), candidates=())


def _is_told(figure: Figure) -> bool:
    subject = figure.subject
    return subject.source in (Source.OWN, Source.SENTENCE) and len(subject.terms) >= _TELLING and figure.has_own_period


def _one(figures: Iterable[Figure], subject: Subject, days: Days, like: Quantity | None) -> Quantity | None:
    """What the figures of ``subject`` on ``days`` tell, where they agree on it."""
    found = [
        figure.quantity
        for figure in figures
        if figure.days == days
        and figure.part is Part.LEVEL
        and figure.modality is Modality.ACTUAL
        and (figure.subject.terms, figure.subject.names) == (subject.terms, subject.names)
        and _is_told(figure)
        and _is_level(figure.quantity)
        and (like is None or are_commensurable(like.unit, figure.quantity.unit))
    ]
    return found[0] if found and all(meet(found[0], other) for other in found) else None


def _is_level(quantity: Quantity) -> bool:
    return quantity.unit is not None and not quantity.unit.is_rate
