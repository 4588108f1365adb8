"""Completes claims by identity: an operand that the claim's own sentence does not print, where the text tells the same
quantity elsewhere.

    Năm 2021, huyện thu 120 tỷ đồng thuế đất. [...] Năm 2022, huyện thu 150 tỷ đồng thuế đất, tăng 20% so với năm 2021.

A guessed operand that denotes something else is dropped first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from factcheck.identity.figure import Figure, Hint, days_of, is_one_subject
from factcheck.identity.likeness import meet
from factcheck.identity.operands import Denoted, Figures, base_denoted, current_denoted, teller, with_bases
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty, Claim, Derivation, Modality, Part, Share
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension

RULE = "same-quantity"


def completed(claims: Sequence[Claim], figures: Callable[[], Sequence[Figure]], text: str) -> list[Claim]:
    """``claims``, without unsure operands and candidates that denote something else, and with the operands that figures
    of other sentences give; ``figures`` is asked only where one may matter. ``text`` is the normalised text."""
    if not any(_is_unsure(claim) or _may_be_completed(claim) for claim in claims):
        return list(claims)
    by_start = {figure.quantity.span.start: figure for figure in figures()}
    kept = [_without_others(claim, by_start) for claim in claims]
    denoting = with_bases(kept, by_start, text)
    return [_completed(claim, denoting, text) if _may_be_completed(claim) else claim for claim in kept]


def _is_unsure(claim: Claim) -> bool:
    return bool(claim.candidates) or claim.certainty is not Certainty.CERTAIN


def _without_others(claim: Claim, figures: Figures) -> Claim:
    """``claim`` without what is not sure to be its operand and denotes something else."""
    rate = None if claim.rate is None else figures.get(claim.rate.span.start)
    if rate is None or not _is_unsure(claim):
        return claim
    dropped = {
        step.part
        for step in claim.derivation
        if step.certainty is not Certainty.CERTAIN and _is_other(figures.get(step.span.start), step.part, claim, rate)
    }
    return attrs.evolve(
        claim,
        current=None if Part.CURRENT in dropped else claim.current,
        base=None if Part.BASE in dropped else claim.base,
        derivation=tuple(step for step in claim.derivation if step.part not in dropped),
        candidates=tuple(
            each
            for each in claim.candidates
            if not _is_other(figures.get(each.quantity.span.start), each.part, claim, rate)
        ),
    )


def _is_other(operand: Figure | None, part: Part, claim: Claim, rate: Figure) -> bool:
    """Whether ``operand``, of another sentence, is of other days than the claim's ``part``, or, as the current value, of
    another owner. A base may be anybody's: a share's whole is that of all.
    """
    if operand is None or operand.sentence is rate.sentence:
        return False
    is_current = part is Part.CURRENT
    of_rate = is_current or isinstance(claim, Share)
    days = days_of(claim.reference_period) if not of_rate else rate.days if rate.has_own_period else None
    if operand.has_own_period and None not in (days, operand.days) and operand.days != days:
        return True
    names, own = operand.subject.names, rate.subject.names
    return is_current and bool(names and own) and names.isdisjoint(own)


def _may_be_completed(claim: Claim) -> bool:
    return claim.base is None and claim.rate is not None and claim.modality is Modality.ACTUAL and not claim.is_average


def _completed(claim: Claim, figures: Figures, text: str) -> Claim:
    told = teller(claim, figures)
    denoted = None if told is None else base_denoted(claim, told, figures, text)
    levels = [figure for figure in figures.values() if _is_level(figure.quantity, claim)]
    base = None if denoted is None else _one(levels, denoted, claim.current)
    if told is None or denoted is None or base is None:
        return claim
    own = current_denoted(told)
    current = claim.current or (None if own is None else _one(levels, own, base))
    if current is None:
        return claim
    found = attrs.evolve(claim, current=current, base=base)
    parts = ((Part.CURRENT, current, claim.current), (Part.BASE, base, claim.base))
    added = (Derivation(part, each.span, RULE, denoted.certainty) for part, each, before in parts if before is None)
    return attrs.evolve(found, derivation=(*claim.derivation, *added), candidates=())


def _one(figures: Iterable[Figure], denoted: Denoted, like: Quantity | None) -> Quantity | None:
    """What the figures that are ``denoted`` tell, where they agree on it."""
    found = [
        figure.quantity
        for figure in figures
        if figure.days == denoted.days
        and figure.denotation is not None
        and figure.modality is denoted.modality
        and Hint.ESTIMATE not in figure.hints
        and is_one_subject(figure.subject, denoted.subject)
        and (like is None or are_commensurable(like.unit, figure.quantity.unit))
    ]
    return found[0] if found and all(meet(found[0], other) for other in found) else None


def _is_level(quantity: Quantity, claim: Claim) -> bool:
    """Whether ``quantity`` may be an operand: no rate, unless the claim moves a percentage by points."""
    unit, rate = quantity.unit, claim.rate.unit if claim.rate is not None else None
    if rate is not None and rate.dimension is Dimension.POINT:
        return unit is not None and unit.dimension is Dimension.PERCENT
    return unit is not None and not unit.is_rate
