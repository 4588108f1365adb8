"""What slip is likely behind an inconsistent claim, and which edits would mend it."""

from __future__ import annotations

from factcheck.model.claim import Claim, Verdict
from factcheck.model.finding import Diagnosis, Edit, Fix, Message
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.span import Span
from factcheck.verify.readings import affine
from factcheck.verify.slips import SLIPS, Mend, Slip, holds


def diagnose(claim: Claim) -> tuple[Diagnosis, ...]:
    """The likely slips of an assessed claim, the likeliest first; none unless its verdict is inconsistent.

    Every fix makes the claim consistent by itself; its spans are those of the original text. A fix that a likelier slip
    offers already is not offered again.
    """
    if claim.verdict is not Verdict.INCONSISTENT:
        return ()
    offered: set[tuple[Edit, ...]] = set()
    found = []
    for slip in SLIPS:
        mends = [mend for mend in slip(claim) if mend.edits not in offered and holds(mend.claim)]
        if mends:
            offered.update(mend.edits for mend in mends if mend.edits)
            found.append(_diagnosis(claim, slip, mends))
    return tuple(found)


def _diagnosis(claim: Claim, slip: Slip, mends: list[Mend]) -> Diagnosis:
    kind = slip.__name__
    edits = mends[0].edits
    message = Message.of(
        f"diagnosis.{kind}",
        rate="" if claim.rate is None else claim.rate.text,
        actual=actual(claim),
        old=_printed(claim, edits[0].span) if edits else "",
        new=edits[0].replacement if edits else "",
    )
    return Diagnosis(kind, message, tuple(Fix(mend.edits) for mend in mends if mend.edits))


def actual(claim: Claim) -> Amount:
    """The recomputed rate of an assessed claim without its sign, in the unit of the stated one."""
    computed = claim.assessment.computed if claim.assessment else None
    unit = None if claim.rate is None else claim.rate.unit
    if computed is None:
        return Amount(Interval(None, None), unit)
    negative = computed.upper is not None and computed.upper <= 0
    return Amount(affine(computed, -1, 0) if negative else computed, unit)


def _printed(claim: Claim, span: Span) -> str:
    parts = (claim.cue, claim.rate, claim.current, claim.base)
    return next((part.text for part in parts if part is not None and part.span == span), "")
