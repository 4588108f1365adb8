"""What slip is likely behind a movement whose difference, rate and new value do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from factcheck.messages.numbers import round_to
from factcheck.model.claim import Claim, Share
from factcheck.model.finding import Diagnosis, Edit, Fix, Message
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.verify.moved import Moved
from factcheck.verify.reprint import with_value
from factcheck.verify.slips_of_hand import unmisprinted

Exchange = tuple[Quantity, Quantity]  # a number as printed, and as it may have been meant

_MOST_MENDS = 4


def diagnoses(moved: Moved, claims: Sequence[Claim]) -> Iterator[Diagnosis]:
    """The slips that explain the numbers, the likelier first; ``claims`` are those of the whole text."""
    _, rate, _ = moved.numbers
    actual = Amount(Interval.point(moved.old_percent), rate.unit)
    right = with_value(rate, round_to(moved.old_percent / rate.place, 0) * rate.place) if rate.place else None
    recomputed = () if right is None else (Fix((Edit(rate.span, right.text),)),)
    slip = _slip_of_reckoning(moved)
    if slip is not None:
        yield Diagnosis(slip, Message.of(f"diagnosis.{slip}", rate=rate.text, actual=actual), recomputed)
    elif _is_of_share(moved, claims):
        points = Edit(rate.span, f"{rate.text.rstrip('% ')} điểm phần trăm")
        yield Diagnosis("percent_vs_point", Message.of("R106.points", rate=rate.text), (Fix((points,)),))
    mistyped = list(_mistyped(moved, of_length=False)) or list(_mistyped(moved, of_length=True))
    mistyped = [pair for pair in mistyped if slip is None or pair[0] is not rate][:_MOST_MENDS]
    if mistyped:
        yield _digit_slip(mistyped)
    if slip is None and right is not None and right.text not in [mended.text for _, mended in mistyped]:
        yield Diagnosis("wrong_rate", Message.of("R106.wrong_rate", rate=rate.text, actual=actual), recomputed)


def _digit_slip(mistyped: Sequence[Exchange]) -> Diagnosis:
    fixes = tuple(Fix((Edit(wrong.span, mended.text),)) for wrong, mended in mistyped)
    pairs = [Message.of("cause.exchange", old=wrong.text, new=mended.text) for wrong, mended in mistyped]
    if len(pairs) == 1:
        return Diagnosis("digit_slip", Message("diagnosis.digit_slip", pairs[0].values), fixes)
    mends = reduce(lambda first, second: Message.of("cause.or", first=first, second=second), pairs)
    return Diagnosis("digit_slip", Message.of("several.digit_slip", mends=mends), fixes)


def _slip_of_reckoning(moved: Moved) -> str | None:
    """The ratio for the increase, or the difference divided by the new value, where the rate is just that."""
    _, rate, _ = moved.numbers
    percent = moved.old_percent
    if moved.rises and percent + 100 in rate.published_rate:
        return "increase_vs_ratio"
    of_new = 100 * percent / (100 + percent if moved.rises else 100 - percent)
    return "wrong_base" if of_new in rate.published_rate else None


def _is_of_share(moved: Moved, claims: Sequence[Claim]) -> bool:
    """Whether the rate is what a share of the new value rose by: ``384 xã (43%), tăng 77 xã (8,6%)``."""
    difference, rate, current = moved.numbers
    part = Fraction(difference.low, current.low)
    shares = (
        claim.rate.low
        for claim in claims
        if isinstance(claim, Share)
        and claim.rate is not None
        and claim.current is not None
        and claim.current.span == current.span
    )
    return any(share * part in rate.published_rate for share in shares)


def _mistyped(moved: Moved, *, of_length: bool) -> Iterator[Exchange]:
    """Each number with what it may have been before it was mistyped."""
    difference, rate, current = moved.numbers
    for new in unmisprinted(current, of_length=of_length):
        if moved.fits(difference, rate, new):
            yield current, new
    for new in unmisprinted(difference, of_length=of_length):
        if moved.fits(new, rate, current):
            yield difference, new
    for new in unmisprinted(rate, of_length=of_length):
        if moved.fits(difference, new, current):
            yield rate, new
