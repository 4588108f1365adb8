"""What slip is likely behind an inconsistent claim, and which edits would mend it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from typing import NamedTuple

import attrs

from factcheck.model.claim import Claim, Part, Verdict
from factcheck.model.finding import Diagnosis, Edit, Fix, Message
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span
from factcheck.verify.engine import number
from factcheck.verify.mend import Mend, holds
from factcheck.verify.slips import MISPRINTS, SLIPS, Slip

RATES_BEFORE = 4  # claims back from which a rate may have been left
CLEAR = Fraction(1, 3)  # a slip is named where less than so many of its kind would explain the numbers by chance

LIKELIER = 8  # and where the other slips that explain them are by so much likelier to do so by chance


def diagnose(claim: Claim) -> tuple[Diagnosis, ...]:
    """The likely slips of an assessed claim, the likeliest first; none unless its verdict is inconsistent.

    Every fix makes the claim consistent by itself; its spans are those of the original text. A fix that a likelier slip
    offers already is not offered again.
    """
    found = _explanations(claim)
    is_clear = _is_clear(claim, found)
    return tuple(_diagnosis(claim, each, is_clear=is_clear and each is found[0]) for each in found)


def cause(claim: Claim) -> Message | None:
    """The likeliest slip in short where it stands out; else the numbers that may each be the wrong one."""
    found = _explanations(claim)
    if _is_clear(claim, found):
        return Message.of("cause.likely", slip=Message.of(f"slip.{found[0].slip.name}"))
    suspects = [part for part in (Part.RATE, Part.CURRENT, Part.BASE) if _is_edited(claim, part, found)]
    names = [Message.of("cause.number", number=_text(claim, part)) for part in suspects]
    return Message.of("cause.open", numbers=_joined(names)) if len(names) > 1 else None


class _Explanation(NamedTuple):
    """A class of slips with the mends that it offers."""

    slip: Slip
    mends: tuple[Mend, ...]


@lru_cache(maxsize=1)  # the cause and the diagnoses of a claim are asked for one after the other
def _explanations(claim: Claim) -> tuple[_Explanation, ...]:
    if claim.own_verdict is not Verdict.INCONSISTENT:
        return ()
    offered: set[tuple[Edit, ...]] = set()
    found = []
    for slip in SLIPS:
        mends = tuple(mend for mend in slip.mends(claim) if mend.edits not in offered and holds(mend.claim))
        if mends:
            offered.update(mend.edits for mend in mends if mend.edits)
            found.append(_Explanation(slip, mends))
    return tuple(found)


def _is_clear(claim: Claim, found: Sequence[_Explanation]) -> bool:
    """Whether the first explanation stands out."""
    if not found:
        return False
    chance = _chance(claim, found[0].slip)
    rivals = (other for other in found[1:] if other.slip.tries)  # what is recomputed always holds
    return chance < CLEAR and all(_chance(claim, rival.slip) >= LIKELIER * chance for rival in rivals)


def _chance(claim: Claim, slip: Slip) -> Fraction:
    """About how many ways of this class hold for numbers that have nothing to do with each other.

    A rate is met by chance as often as its two last places are part of it. What is recomputed always holds.
    """
    if not slip.tries or claim.rate is None or not claim.rate.high:
        return CLEAR
    return slip.tries * 2 * claim.rate.place / abs(claim.rate.high)


def _is_edited(claim: Claim, part: Part, found: Sequence[_Explanation]) -> bool:
    quantity = number(claim, part)
    edits = (edit for explanation in found for mend in explanation.mends for edit in mend.edits)
    return quantity is not None and any(edit.span == quantity.span for edit in edits)


def _text(claim: Claim, part: Part) -> str:
    quantity = number(claim, part)
    return "" if quantity is None else quantity.text


def _joined(names: Sequence[Message]) -> Message:
    return reduce(lambda first, second: Message.of("cause.or", first=first, second=second), names)


def _diagnosis(claim: Claim, found: _Explanation, *, is_clear: bool) -> Diagnosis:
    kind = found.slip.name
    exchanges = [(_printed(claim, mend.edits[0].span), mend.edits[0].replacement) for mend in found.mends if mend.edits]
    if len(exchanges) > 1 and found.slip in MISPRINTS:
        mends = [Message.of("cause.exchange", old=old, new=new) for old, new in exchanges]
        message = Message.of(f"several.{kind}", mends=_joined(mends))
    else:
        old, new = exchanges[0] if exchanges else ("", "")
        rate = "" if claim.rate is None else claim.rate.text
        message = Message.of(f"diagnosis.{kind}", rate=rate, actual=actual(claim), old=old, new=new)
    return Diagnosis(kind, message, tuple(Fix(mend.edits) for mend in found.mends if mend.edits), is_clear)


def with_rates_before(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each inconsistent one with the rates of other values that were stated shortly before it."""
    return tuple(
        attrs.evolve(claim, rates_before=tuple(_rates(claims[max(0, at - RATES_BEFORE) : at], claim)))
        if claim.own_verdict is Verdict.INCONSISTENT
        else claim
        for at, claim in enumerate(claims)
    )


def _rates(claims: Sequence[Claim], claim: Claim) -> list[Quantity]:
    own = claim.current
    return [
        other.rate
        for other in claims
        if other.rate is not None
        and other.current is not None
        and own is not None
        and other.current.span != own.span
        and other.current.low != own.low
    ]


def actual(claim: Claim) -> Amount:
    """The recomputed rate of an assessed claim without its sign, in the unit of the stated one."""
    computed = claim.assessment.computed if claim.assessment else None
    unit = None if claim.rate is None else claim.rate.unit
    if computed is None:
        return Amount(Interval(None, None), unit)
    negative = computed.upper is not None and computed.upper <= 0
    return Amount(-computed if negative else computed, unit)


def _printed(claim: Claim, span: Span) -> str:
    parts = (claim.cue, claim.rate, claim.current, claim.base)
    return next((part.text for part in parts if part is not None and part.span == span), "")
