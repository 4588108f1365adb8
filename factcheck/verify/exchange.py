"""Amounts of money told again in another currency: what exchange rate that makes, and whether it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from factcheck.lexicon.amount_words import Use, holds
from factcheck.lexicon.currencies import currency, worth
from factcheck.model.finding import Finding, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.pattern import lazy_pattern
from factcheck.verify.contradiction import level_of
from factcheck.verify.passage import Passage
from factcheck.verify.restatement import Restatement, fits, mends, restatements, surroundings, widened

SLIP = Fraction(3)  # how far outside the band of twenty years a rate is a slip of magnitude
_AROUND = 3000  # characters in which a country may be named whose money is meant
_LONG_AGO = lazy_pattern(r"(?<![\d.,])(?:1[5-9]\d\d|200[0-3])(?![\d%]|[.,]\d)")  # years that the bands do not reach


def are_currencies(first: Unit, second: Unit) -> bool:
    """Whether both are money, of two currencies, for the same or for comparable measures."""
    if not first.dimension is second.dimension is Dimension.MONEY or first.symbol == second.symbol:
        return False
    if first.per is None or second.per is None:
        return first.per is second.per
    return first.per.is_commensurable(second.per)


def measures(first: Unit, second: Unit) -> Fraction:
    """How many of the first denominator go into the second: 1,2057 for ``USD/ounce`` and ``VND/lượng``."""
    return (first.factor / first.base_factor) ** -1 * (second.factor / second.base_factor) if first.per else Fraction(1)


def contradictions(passage: Passage, code: str, may_restate: Callable[[Unit, Unit], bool]) -> Iterator[Finding]:
    """The findings of ``code`` among the amounts of money that are told again in units that ``may_restate`` accepts."""
    for restated in restatements(passage, may_restate):
        found = _contradicted(passage, restated, code)
        if found is not None:
            yield found


def _contradicted(passage: Passage, restated: Restatement, code: str) -> Finding | None:
    """The finding where no rate of the last twenty years makes ``second`` of ``first``, by a factor of 3.

    Where the passage knows the rate of its day, that holds, without any factor.
    """
    first, second = restated.first.amount, restated.second.amount
    unit, other = restated.units
    known = passage.rates(unit.symbol, other.symbol, passage.published) if passage.rates else None
    band, level = known or worth(unit.symbol, other.symbol), level_of(restated.certainty)
    if band is None or level is None:
        return None
    factor = band.scaled(measures(unit, other))
    if fits(first, second, factor if known else widened(factor, SLIP)) or _may_be_otherwise(passage, restated):
        return None
    expected = first.rounding * factor
    message = Message.of(
        f"{code}.contradicted",
        first=first.text,
        second=second.text,
        expected=Amount(expected, other),
        **_rates(first, second, band, unit, other),
    )
    return Finding(
        code,
        level,
        message,
        second.span,
        (Related(first.span, "restated"),),
        expected,
        mends(restated.first, restated.second, factor),
    )


def _rates(first: Quantity, second: Quantity, band: Interval, unit: Unit, other: Unit) -> dict[str, Amount | str]:
    """What one of the dearer currency is worth, by the text and by the band, in the cheaper one."""
    rate = Interval(second.low, second.high).scaled(1 / (first.high * measures(unit, other)))
    here, there = Unit(unit.symbol, unit.dimension), Unit(other.symbol, other.dimension)
    if band.upper is not None and band.upper < 1:
        rate, band, here, there = rate.reciprocal, band.reciprocal, there, here
    return {"unit": here.symbol, "rate": Amount(rate, there), "band": Amount(band, there)}


def _may_be_otherwise(passage: Passage, restated: Restatement) -> bool:
    """Whether the money may be of another time, or of another country with money of the same name."""
    text = passage.document.normal
    start, end = surroundings(passage, restated.first)
    around = text[max(0, start - _AROUND) : end + _AROUND]
    if _LONG_AGO.search(text, start, end) or holds(text, start, end, Use.TIME):
        return True
    return any(
        name in around
        for mention, unit in zip((restated.first, restated.second), restated.units, strict=True)
        if unit.symbol not in mention.amount.text.upper()
        for name in _namesakes(unit)
    )


def _namesakes(unit: Unit) -> tuple[str, ...]:
    found = currency(unit.symbol)
    return () if found is None else found.namesakes
