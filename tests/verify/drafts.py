"""Claims built by hand over a sentence: the parts are found in it by their words."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs

from factcheck.model.claim import Claim, Cue, Direction, Reference
from factcheck.model.period import Period
from factcheck.model.quantity import Bound, Qualifier, Quantity
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.engine import assess

PERCENT = Unit("%", Dimension.PERCENT)
POINT = Unit("điểm %", Dimension.POINT)
TIMES = Unit("lần", Dimension.TIMES)
DONG = Unit("VND", Dimension.MONEY)
DOLLAR = Unit("USD", Dimension.MONEY)


def counted(noun: str) -> Unit:
    return Unit(noun, Dimension.COUNT)


def span_of(sentence: str, words: str) -> Span:
    start = sentence.index(words)
    return Span(start, start + len(words))


def quantity(
    sentence: str,
    words: str,
    value: str,
    place: str = "1",
    unit: Unit | None = None,
    qualifier: tuple[str, Bound] | None = None,
) -> Quantity:
    """The quantity at ``words`` of ``sentence``; a count without trailing zeros is whole."""
    low = Fraction(value)
    approximator = None
    if qualifier is not None:
        approximator = Qualifier(qualifier[0], qualifier[1], span_of(sentence, qualifier[0]))
    whole = unit is not None and unit.dimension is Dimension.COUNT and place == "1"
    return Quantity(
        text=words,
        span=span_of(sentence, words),
        low=low,
        high=low,
        place=Fraction(place),
        unit=unit,
        qualifier=approximator,
        is_whole_count=whole,
    )


def claim(
    kind: type[Claim],
    sentence: str,
    rate: Quantity | None,
    *,
    cue: str | None = None,
    direction: Direction | None = None,
    current: Quantity | None = None,
    base: Quantity | None = None,
    subject: str | None = None,
    period: Period | None = None,
    reference: Period | None = None,
) -> Claim:
    """The claim, assessed."""
    made = kind(
        span=Span(0, len(sentence)),
        rate=rate,
        cue=None if cue is None else Cue(cue, span_of(sentence, cue)),
        direction=direction,
        current=current,
        base=base,
        subject=subject,
        period=period,
        reference=None if reference is None else Reference(reference.text, reference.span, reference),
    )
    return attrs.evolve(made, assessment=assess(made))


def years(sentence: str, words: str, first: int, last: int) -> Period:
    return Period(
        words,
        span_of(sentence, words),
        datetime.date(first, 1, 1),
        datetime.date(last, 12, 31),
        12 * (last - first + 1),
    )
