"""Completes claims by identity: an operand that the claim's own sentence does not print, where the text tells the same
quantity elsewhere.

    Năm 2021, huyện thu 120 tỷ đồng thuế đất. [...] Năm 2022, huyện thu 150 tỷ đồng thuế đất, tăng 20% so với năm 2021.

A guessed operand that denotes something else is dropped first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import attrs

from factcheck.identity.figure import Figure, days_of
from factcheck.identity.likeness import meet
from factcheck.identity.operands import Denoted, Figures, base_denoted, current_denoted, teller, with_bases
from factcheck.link.operand import BRACKETED, are_commensurable
from factcheck.model.claim import Certainty, Claim, Derivation, Modality, Part, Share
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit

RULE = "same-quantity"
Told = Mapping[Hashable, Sequence[Quantity]]  # by what they denote


def completed(claims: Sequence[Claim], figures: Callable[[], Sequence[Figure]], text: str) -> list[Claim]:
    """``claims``, without unsure operands and candidates that denote something else, and with the operands that figures
    of other sentences give; ``figures`` is asked only where one may matter. ``text`` is the normalised text."""
    if not any(_is_unsure(claim) or _may_be_completed(claim) for claim in claims):
        return list(claims)
    by_start = {figure.quantity.span.start: figure for figure in figures()}
    kept = [_without_others(claim, by_start) for claim in claims]
    denoting = with_bases(kept, by_start, text)
    told = _by_denotation(denoting.values())
    return [_completed(claim, denoting, told, text) if _may_be_completed(claim) else claim for claim in kept]


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
    """Whether ``operand``, of another sentence, is of other days than the claim's ``part``, or, as the current value,
    of another owner. A base may be anybody's: a share's whole is that of all.
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
    lacks = None in (_sure(claim, Part.CURRENT), _sure(claim, Part.BASE))
    return lacks and claim.rate is not None and claim.modality is Modality.ACTUAL and not claim.is_average


def _sure(claim: Claim, part: Part) -> Quantity | None:
    """The operand of the claim, where it is certain."""
    is_unsure = any(step.part is part and step.certainty is not Certainty.CERTAIN for step in claim.derivation)
    return None if is_unsure else claim.current if part is Part.CURRENT else claim.base


def _completed(claim: Claim, figures: Figures, told: Told, text: str) -> Claim:
    by = teller(claim, figures)
    own = None if by is None else current_denoted(by)
    other = None if by is None else base_denoted(claim, by, figures, text)
    if own is None or other is None:
        return claim
    claim = _turned(claim, _one(told, own, claim, claim.current), _one(told, other, claim, claim.current))
    current, base = _sure(claim, Part.CURRENT), _sure(claim, Part.BASE)
    base = base or _one(told, other, claim, current)
    current = current or _one(told, own, claim, base)
    if base is None or current is None or base.span == current.span:
        return claim
    kept = [step for step in claim.derivation if step.certainty is Certainty.CERTAIN]
    given = {step.part for step in kept}
    added = (
        Derivation(part, quantity.span, RULE, other.certainty)
        for part, quantity in ((Part.CURRENT, current), (Part.BASE, base))
        if part not in given
    )
    return attrs.evolve(claim, current=current, base=base, derivation=(*kept, *added), candidates=())


def _turned(claim: Claim, current: Quantity | None, base: Quantity | None) -> Claim:
    """A share whose bracket is the whole and not the part, where the whole is told elsewhere as the same, or the part
    as something less: ``A chiếm 43% tổng thu (128 tỷ đồng)`` after ``A thu 55 tỷ đồng``."""
    bracketed = claim.current
    step = next((step for step in claim.derivation if step.rule == BRACKETED), None)
    if step is None or step.certainty is Certainty.CERTAIN or bracketed is None:
        return claim
    is_whole = base is not None and meet(base, bracketed)
    if not is_whole and (
        current is None or current.high * current.base_factor >= bracketed.low * bracketed.base_factor
    ):
        return claim
    steps = (each for each in claim.derivation if each is not step and each.part is not Part.BASE)
    turned = Derivation(Part.BASE, bracketed.span, "bracket-after-whole")
    return attrs.evolve(claim, current=None, base=bracketed, derivation=(*steps, turned))


def _by_denotation(figures: Iterable[Figure]) -> Told:
    """What is told of each thing on each span of days."""
    told: dict[Hashable, dict[Hashable, Quantity]] = {}  # each value once, however often it is told
    for figure in figures:
        denotation = figure.denotation
        if denotation is not None:
            values = told.setdefault(denotation, {})
            quantity = figure.quantity
            values.setdefault((quantity.low, quantity.high, quantity.place, quantity.unit), quantity)
    return {key: tuple(values.values()) for key, values in told.items()}


def _one(told: Told, denoted: Denoted, claim: Claim, like: Quantity | None) -> Quantity | None:
    """What is told of ``denoted``, where all places agree on it: a value that ``claim`` can be about, and that can be
    compared with ``like``."""
    found = [
        quantity
        for quantity in told.get(denoted.denotation, ())
        if _is_level(quantity, claim) and (like is None or _are_comparable(like.unit, quantity.unit))
    ]
    return found[0] if found and all(meet(found[0], other) for other in found) else None


def _are_comparable(a: Unit | None, b: Unit | None) -> bool:
    """Whether two units can be compared, neither with a denominator that the other leaves out."""
    return are_commensurable(a, b) and (a is None or b is None or (a.per is None) is (b.per is None))


def _is_level(quantity: Quantity, claim: Claim) -> bool:
    """Whether ``quantity`` may be an operand: no rate, unless the claim moves a percentage by points."""
    unit, rate = quantity.unit, claim.rate.unit if claim.rate is not None else None
    if rate is not None and rate.dimension is Dimension.POINT:
        return unit is not None and unit.dimension is Dimension.PERCENT
    return unit is not None and not unit.is_rate and not quantity.is_range
