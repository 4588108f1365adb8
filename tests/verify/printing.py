"""True values, printed as newspapers print them: strategies for operands and rates."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from hypothesis import strategies as st

from factcheck.messages.numbers import Rounding, format_number, round_to
from factcheck.model.claim import Change, Claim, Direction, Multiple, Share
from factcheck.model.quantity import Bound, Qualifier, Quantity
from factcheck.model.span import Span
from factcheck.model.unit import Unit
from tests.verify.drafts import DONG, PERCENT, TIMES, claim, counted


class Kept(Enum):
    """Which way a printed rate leaves the true one: newspapers do all three."""

    NEAREST = Rounding.NEAREST
    CUT = Rounding.DOWN
    RAISED = Rounding.UP


def printed(value: Fraction, places: int, unit: Unit, kept: Rounding = Rounding.NEAREST, start: int = 0) -> Quantity:
    """``value`` printed with ``places`` decimals (negative: to tens)."""
    number = round_to(value, places, kept)
    text = f"{format_number(number, 'vi', max(places, 0))}{'' if unit.symbol == '%' else ' '}{unit.symbol}"
    place = Fraction(10) ** -places
    return Quantity(text, Span(start, start + len(text)), number, number, place, unit)


@st.composite
def operands(draw: st.DrawFn, start: int) -> tuple[Fraction, Quantity]:
    """A true positive value and its print, rounded to nearest, with or without an approximator that is true of it."""
    value = draw(st.fractions(min_value=Fraction(1, 2), max_value=10**7, max_denominator=1000))
    places = draw(st.integers(0, 3) if value >= 10 else st.integers(1, 3))
    if draw(st.booleans()) and value.denominator == 1:
        text = f"{format_number(value)} vụ"
        return value, Quantity(
            text, Span(start, start + len(text)), value, value, Fraction(1), counted("vụ"), is_whole_count=True
        )
    quantity = printed(value, places, DONG, start=start)
    bound = draw(st.sampled_from([None, Bound.ABOUT, Bound.ABOVE if quantity.low <= value else Bound.BELOW]))
    if bound is None:
        return value, quantity
    qualifier = Qualifier("khoảng", bound, Span(0, 6))
    return value, _qualified(quantity, qualifier)


def _qualified(quantity: Quantity, qualifier: Qualifier) -> Quantity:
    return Quantity(
        quantity.text,
        quantity.span,
        quantity.low,
        quantity.high,
        quantity.place,
        quantity.unit,
        qualifier,
    )


@st.composite
def true_claims(draw: st.DrawFn) -> Claim:
    """A claim printed from true values, of a change, a multiple or a share, with any rounding of its rate."""
    (current, new), (base, old) = draw(operands(0)), draw(operands(40))
    old = Quantity(old.text, old.span, old.low, old.high, old.place, new.unit, old.qualifier, (), old.is_whole_count)
    kept = draw(st.sampled_from(list(Kept))).value
    places = draw(st.integers(0, 3))
    kind = draw(st.sampled_from([Change, Multiple, Share]))
    if kind is Change:
        rate, unit = abs(current / base - 1) * 100, PERCENT
        direction = Direction.UP if current >= base else Direction.DOWN
        return claim(kind, " " * 120, printed(rate, places, unit, kept, 80), direction=direction, current=new, base=old)
    rate, unit = (current / base, TIMES) if kind is Multiple else (100 * current / base, PERCENT)
    return claim(kind, " " * 120, printed(rate, places, unit, kept, 80), current=new, base=old)
