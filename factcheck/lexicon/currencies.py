"""What currencies were worth over the last twenty years, loosely: the table ``currencies.txt``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factcheck.model.interval import Interval
from factcheck.table import beside, rows


class Currency(NamedTuple):
    """How many units went into a US dollar, and which other countries have money of the same name."""

    per_dollar: Interval
    namesakes: tuple[str, ...]


@cache
def _table() -> dict[str, Currency]:
    return {
        code: Currency(
            Interval(Fraction(fewest), Fraction(most)),
            tuple(name.strip() for name in countries.split(",") if name.strip()),
        )
        for code, fewest, most, countries in rows(beside(__file__, "currencies.txt"), 4)
    }


def currency(code: str) -> Currency | None:
    """The currency with the ISO 4217 ``code``; ``None`` for one whose worth the table does not tell."""
    return _table().get(code)


def worth(source: str, target: str) -> Interval | None:
    """How many units of ``target`` one unit of ``source`` was worth; ``None`` where the table does not tell.

    >>> band = worth("USD", "VND")
    >>> str(band.lower), str(band.upper)
    ('15000', '27000')
    """
    one, other = currency(source), currency(target)
    if one is None or other is None:
        return None
    return other.per_dollar * one.per_dollar.reciprocal
