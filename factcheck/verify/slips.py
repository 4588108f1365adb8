"""The classes of slips that diagnosis tries, each a function from a claim to the ways of mending it.

A mend is the claim as it would read after the edits; whether it then holds is for :mod:`factcheck.verify.diagnose`
to say. A new class is one function and its name in ``SLIPS``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.messages.numbers import round_to
from factcheck.model.claim import Attainment, Change, Claim, Direction, Multiple, Part, Verdict
from factcheck.model.finding import Edit
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.engine import as_printed, assess, computed, feasible, number, published
from factcheck.verify.readings import readings
from factcheck.verify.reprint import numeral, with_digits, with_other_magnitude, with_value
from factcheck.verify.wording import in_place_of


class Mend(NamedTuple):
    """The claim after ``edits``. A mend without edits names a slip that no known words would mend."""

    claim: Claim
    edits: tuple[Edit, ...]


def holds(claim: Claim) -> bool:
    """Whether the claim is consistent as it stands."""
    return assess(claim).verdict is Verdict.CONSISTENT


def _with(claim: Claim, part: Part, new: Quantity) -> Mend:
    """The claim with one quantity printed anew."""
    if part is Part.RATE:
        changed = attrs.evolve(claim, rate=new)
    elif part is Part.CURRENT:
        changed = attrs.evolve(claim, current=new)
    else:
        changed = attrs.evolve(claim, base=new)
    return Mend(changed, (Edit(new.span, new.text),))


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
            yield _with(claim, Part.RATE, new)


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
            yield _with(claim, Part.RATE, new)
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
    if claim.kind == "change" and claim.direction is not None and holds(exchanged):
        yield from wrong_rate(claim)


def percent_vs_point(claim: Claim) -> Iterator[Mend]:
    """Points printed where the number is a relative change: ``giảm 2,3 điểm %`` of an index."""
    rate = claim.rate
    if rate is None or not _has(claim, Dimension.POINT):
        return
    match = numeral(rate)
    if match is not None:
        text = rate.text[: match.end()] + "%"
        yield _with(claim, Part.RATE, attrs.evolve(rate, text=text, unit=Unit("%", Dimension.PERCENT)))


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
        edits = (Edit(current.span, base.text), Edit(base.span, current.text))
        yield Mend(attrs.evolve(claim, current=base, base=current), edits)


def magnitude_slip(claim: Claim) -> Iterator[Mend]:
    """One of ``nghìn``, ``triệu``, ``tỷ`` for another, or left out."""
    for part in (Part.CURRENT, Part.BASE, Part.RATE):
        quantity = number(claim, part)
        if quantity is not None and not (quantity.unit is not None and quantity.unit.is_rate):
            for new in with_other_magnitude(quantity):
                yield _with(claim, part, new)


FEWEST_DIGITS = 3
MOST_DIGITS = 12


def digit_slip(claim: Claim) -> Iterator[Mend]:
    """Two digits exchanged or one digit wrong, where just one such change makes the numbers agree.

    More than one explain nothing: almost any numbers agree after some change of a digit.
    """
    for misprints in (_transposed, _one_wrong):
        mends = [mend for part in (Part.CURRENT, Part.BASE, Part.RATE) for mend in _misprinted(claim, part, misprints)]
        if len(mends) == 1:
            yield from mends
        if mends:
            return


def _misprinted(claim: Claim, part: Part, misprints: Callable[[str], Iterator[str]]) -> Iterator[Mend]:
    """The claims that hold after one misprint in ``part`` is undone."""
    quantity = number(claim, part)
    match = None if quantity is None else numeral(quantity)
    if quantity is None or match is None:
        return
    if not FEWEST_DIGITS <= sum(char.isdecimal() for char in match.group()) <= MOST_DIGITS:
        return
    wanted = feasible(claim, part)
    for digits in misprints(match.group()):
        new = with_digits(quantity, match, digits)
        allowed = published(new) if part is Part.RATE else new.enclosure
        if not all(interval.is_disjoint(allowed) for interval in wanted):
            yield _with(claim, part, new)


def _transposed(digits: str) -> Iterator[str]:
    places = [index for index, char in enumerate(digits) if char.isdecimal()]
    for a, b in itertools.pairwise(places):
        if digits[a] != digits[b] and (a or digits[b] != "0"):
            yield digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]


def _one_wrong(digits: str) -> Iterator[str]:
    for index, char in enumerate(digits):
        if char.isdecimal():
            for digit in "0123456789":
                if digit != char and (index or digit != "0"):
                    yield digits[:index] + digit + digits[index + 1 :]


def wrong_rate(claim: Claim) -> Iterator[Mend]:
    """Another rate than the printed operands give; the mend prints that one in the same places, where it is not 0.

    Where the values move the other way the cue is exchanged too, unless that alone would do. A magnitude word that
    explains the numbers leaves no doubt about the rate.
    """
    rate, value = claim.rate, _recomputed(claim)
    if rate is None or value is None or not rate.place or any(holds(mend.claim) for mend in magnitude_slip(claim)):
        return
    new = with_value(rate, round_to(abs(value) / rate.place, 0) * rate.place)
    if new is None or not new.low:
        return
    if value > 0:
        yield _with(claim, Part.RATE, new)
        return
    for turned in direction(claim):
        if turned.edits and not holds(turned.claim):
            yield Mend(attrs.evolve(turned.claim, rate=new), (*turned.edits, Edit(rate.span, new.text)))


def _recomputed(claim: Claim) -> Fraction | None:
    """The rate by the operands as they are printed, in the usual reading; the middle where one is a range."""
    ways = readings(claim)
    found = computed(claim, ways[0], as_printed) if ways else None
    if found is None or found.lower is None or found.upper is None:
        return None
    return (found.lower + found.upper) / 2


def _has(claim: Claim, dimension: Dimension) -> bool:
    unit = None if claim.rate is None else claim.rate.unit
    return unit is not None and unit.dimension is dimension


Slip = Callable[[Claim], Iterator[Mend]]

# The likelier first; what changes the least words comes before what changes numbers.
SLIPS: tuple[Slip, ...] = (
    increase_vs_ratio,
    decrease_vs_ratio,
    ratio_vs_increase,
    percent_vs_point,
    wrong_base,
    direction,
    swapped_operands,
    magnitude_slip,
    digit_slip,
    wrong_rate,
)
