"""The classes of slips that diagnosis tries, each a function from a claim to the ways of mending it.

Whether a mended claim then holds is for :mod:`factcheck.verify.diagnose` to say. A new class is one function and its
row in ``SLIPS``; misprints of single numbers are in :mod:`factcheck.verify.slips_of_hand`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.messages.numbers import round_to
from factcheck.model.claim import Attainment, Change, Claim, Direction, Multiple, Part
from factcheck.model.finding import Edit
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span
from factcheck.model.unit import PERCENT, Dimension
from factcheck.verify.mend import Mend, holds, recomputed, reprinted
from factcheck.verify.reprint import numeral, with_digits, with_value
from factcheck.verify.slips_of_hand import decimal_mark, digit_slip, magnitude_slip
from factcheck.verify.wording import in_place_of


def _reworded(claim: Claim, kind: type[Claim], use: str, direction: Direction | None) -> Iterator[Mend]:
    """The claim with its cue replaced, where the cue stands right before the rate; ``kind`` is what it then is."""
    if claim.cue is None or claim.rate is None:
        return
    words = in_place_of(claim.cue.text, use)
    qualifier = claim.rate.qualifier
    start = min(claim.rate.span.start, qualifier.span.start if qualifier else claim.rate.span.start)
    if words is None or not 0 <= start - claim.cue.span.end <= 1:
        return
    fields = {field.name: getattr(claim, field.name) for field in attrs.fields(Claim)}
    fields |= {"cue": claim.cue._replace(text=words), "direction": direction}
    yield Mend(kind(**fields), (Edit(claim.cue.span, words),))


def _shifted(claim: Claim, by: int) -> Iterator[Mend]:
    """The claim with ``by`` times the whole (100 %, 1 lần) added to its rate."""
    if claim.rate is not None and claim.rate.unit is not None:
        whole = 1 if claim.rate.unit.dimension is Dimension.TIMES else 100
        new = with_value(claim.rate, claim.rate.low + by * whole)
        if new is not None:
            yield reprinted(claim, Part.RATE, new)


def stale_rate(claim: Claim) -> Iterator[Mend]:
    """The rate of a claim before this one, left in a line that was copied for new values."""
    rate = claim.rate
    if rate is not None and any(other.value == rate.value and other.unit == rate.unit for other in claim.rates_before):
        yield from recomputed_rate(claim)


def per_year_comparison(claim: Claim) -> Iterator[Mend]:
    """The change of the yearly averages printed as that of the sums of two periods of unequal length."""
    period, reference, base = claim.period, claim.reference_period, claim.base
    if period is None or reference is None or base is None or claim.current is None:
        return
    if not period.months or not reference.months or period.months == reference.months:
        return
    scale = Fraction(period.months, reference.months)
    prolonged = attrs.evolve(
        base, low=base.low * scale, high=base.high * scale, place=base.place * scale, is_whole_count=False
    )
    if not period.is_instant and not reference.is_instant and holds(attrs.evolve(claim, base=prolonged)):
        yield from recomputed_rate(claim, _meant(claim, lambda moved: (100 + moved) * scale - 100))


def _meant(claim: Claim, undo: Callable[[Fraction], Fraction]) -> Interval | None:
    """What the rate of a change should have been: ``undo`` takes the printed rise in percent, negative for a fall."""
    sign = {Direction.UP: 1, Direction.DOWN: -1}.get(claim.direction) if claim.direction else None
    rate = claim.rate.rounding if claim.rate is not None and _has(claim, Dimension.PERCENT) else None
    if sign is None or rate is None or rate.lower is None or rate.upper is None or sign * rate.upper >= 100:
        return None
    bounds = [sign * undo(sign * bound) for bound in (rate.lower, rate.upper)]
    return Interval(min(bounds), max(bounds))


def increase_vs_ratio(claim: Claim) -> Iterator[Mend]:
    """The ratio printed as the increase: ``tăng 248%`` for ``tăng 148%`` or ``bằng 248%``."""
    if claim.direction is Direction.UP:
        yield from _shifted(claim, -1)
        yield from _reworded(claim, Attainment if claim.kind == "attainment" else Multiple, "ratio", None)


def decrease_vs_ratio(claim: Claim) -> Iterator[Mend]:
    """What is left printed as the decrease: ``giảm 40%`` for ``giảm 60%`` or ``chỉ bằng 40%``."""
    if claim.direction is Direction.DOWN and _has(claim, Dimension.PERCENT) and claim.rate is not None:
        new = with_value(claim.rate, 100 - claim.rate.low) if claim.rate.low <= 100 else None
        if new is not None:
            yield reprinted(claim, Part.RATE, new)
        yield from _reworded(claim, Attainment if claim.kind == "attainment" else Multiple, "ratio", None)


def ratio_vs_increase(claim: Claim) -> Iterator[Mend]:
    """The increase printed as the ratio: ``bằng 48%`` for ``bằng 148%`` or ``tăng 48%``."""
    if claim.direction is None and claim.kind in ("multiple", "attainment"):
        yield from _shifted(claim, 1)
        kind = Attainment if claim.kind == "attainment" else Change
        if _has(claim, Dimension.PERCENT):
            yield from _reworded(claim, kind, "increase", Direction.UP)


def wrong_base(claim: Claim) -> Iterator[Mend]:
    """The difference taken as a percentage of the current value: 11,1% for 12,5% of 3.847 and 4.329."""
    if claim.current is None or claim.base is None or not _has(claim, Dimension.PERCENT):
        return
    other = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(claim.direction or Direction.UP)
    exchanged = attrs.evolve(claim, current=claim.base, base=claim.current, direction=other)
    if claim.kind in ("change", "attainment") and claim.direction is not None and holds(exchanged):
        yield from recomputed_rate(claim, _meant(claim, lambda moved: 100 * moved / (100 - moved)))


def percent_vs_point(claim: Claim) -> Iterator[Mend]:
    """Points printed where the number is a relative change: ``giảm 2,3 điểm %`` of an index."""
    rate = claim.rate
    if rate is None or not _has(claim, Dimension.POINT):
        return
    match = numeral(rate)
    if match is not None:
        text = rate.text[: match.end()] + "%"
        yield reprinted(claim, Part.RATE, attrs.evolve(rate, text=text, unit=PERCENT))


def direction(claim: Claim) -> Iterator[Mend]:
    """Rise and fall exchanged."""
    if claim.direction is None or claim.cue is None:
        return
    other = Direction.DOWN if claim.direction is Direction.UP else Direction.UP
    words = in_place_of(claim.cue.text, "opposite")
    if words is None:
        yield Mend(attrs.evolve(claim, direction=other), ())
    else:
        cue = claim.cue._replace(text=words)
        yield Mend(attrs.evolve(claim, direction=other, cue=cue), (Edit(claim.cue.span, words),))


def swapped_operands(claim: Claim) -> Iterator[Mend]:
    """Current value and base exchanged."""
    current, base = claim.current, claim.base
    if current is not None and base is not None:
        (first, first_text), (second, second_text) = qualified(current), qualified(base)
        edits = (Edit(first, second_text), Edit(second, first_text))
        yield Mend(attrs.evolve(claim, current=base, base=current), edits)


def qualified(quantity: Quantity) -> tuple[Span, str]:
    """Where a quantity and the qualifier right before it stand, and how they read."""
    qualifier, span = quantity.qualifier, quantity.span
    if qualifier is None or not 0 <= span.start - qualifier.span.end <= 1:
        return span, quantity.text
    return Span(qualifier.span.start, span.end), f"{qualifier.text} {quantity.text}"


def wrong_rate(claim: Claim) -> Iterator[Mend]:
    """Another rate than the printed operands give. A magnitude word that explains the numbers leaves no doubt about the
    rate."""
    if not any(holds(mend.claim) for mend in magnitude_slip(claim)):
        yield from recomputed_rate(claim)


def recomputed_rate(claim: Claim, meant: Interval | None = None) -> Iterator[Mend]:
    """The claim with the rate that its operands give, printed in the same places, where it is not 0.

    ``meant`` encloses what the printed rate should have been, where the slip tells. Where the values move the other way
    the cue is exchanged too, unless that alone would do.
    """
    rate, value = claim.rate, recomputed(claim, meant)
    if rate is None or value is None or not rate.place:
        return
    new = with_value(rate, round_to(abs(value) / rate.place, 0) * rate.place)
    new = new if new is None or new.low else _tenths(rate, abs(value))
    if new is None or not new.low:
        return
    if value > 0:
        yield reprinted(claim, Part.RATE, new)
        return
    for turned in direction(claim):
        if turned.edits and not holds(turned.claim):
            yield Mend(attrs.evolve(turned.claim, rate=new), (*turned.edits, Edit(rate.span, new.text)))


def _tenths(rate: Quantity, value: Fraction) -> Quantity | None:
    """``rate``, printed without decimals, as the tenths that ``value`` is where it would round to nothing."""
    match, tenths = numeral(rate), round_to(value * 10, 0)
    return with_digits(rate, match, f"0,{tenths}", -1) if match is not None and rate.place == 1 and tenths else None


def _has(claim: Claim, dimension: Dimension) -> bool:
    unit = None if claim.rate is None else claim.rate.unit
    return unit is not None and unit.dimension is dimension


class Slip(NamedTuple):
    """A class of slips: its ``name``, the ways of undoing it, and about how many of them it tries.

    The more are tried, the likelier one of them holds by chance.
    """

    name: str
    mends: Callable[[Claim], Iterator[Mend]]
    tries: int = 1


# The likelier first: what a writer did to right numbers, then what a hand did to one of them, the fewest ways first.
SLIPS: tuple[Slip, ...] = tuple(
    Slip(mends.__name__, mends, tries)
    for mends, tries in (
        (stale_rate, 3),
        (per_year_comparison, 1),
        (increase_vs_ratio, 1),
        (decrease_vs_ratio, 1),
        (ratio_vs_increase, 1),
        (percent_vs_point, 1),
        (wrong_base, 1),
        (direction, 1),
        (swapped_operands, 1),
        (magnitude_slip, 8),
        (decimal_mark, 9),
        (digit_slip, 90),
        (wrong_rate, 0),
    )
)
MISPRINTS = frozenset(slip for slip in SLIPS if slip.name in ("magnitude_slip", "decimal_mark", "digit_slip"))
