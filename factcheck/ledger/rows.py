"""Records as rows of a stored ledger, and back. Numbers are exact strings, days ISO 8601; an absent text is empty."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction
from functools import lru_cache
from typing import Any

from factcheck.lexicon.units import unit_named
from factcheck.model.interval import exact
from factcheck.model.period import Period
from factcheck.model.quantity import Bound, Qualifier, Quantity
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit

_STORED = (
    *("key", "series", "first", "last", "period", "months", "instant"),
    *("low", "high", "place", "unit", "print", "qualifier", "bound", "whole"),
    *("kind", "source", "position", "entered", "by"),
)
INSERT = f"INSERT OR IGNORE INTO record ({', '.join(_STORED)}) VALUES ({', '.join('?' * len(_STORED))})"
SELECTED = (
    *("key", "subject", "aliases", "scope", "first", "last", "period", "months", "instant"),
    *("low", "high", "place", "unit", "print", "qualifier", "bound", "whole", "kind"),
    *("title", "publisher", "url", "published", "position", "entered", "by"),
)
SELECT = (
    f"SELECT record.{', '.join(SELECTED)} "
    "FROM record JOIN series ON series.id = record.series JOIN source ON source.id = record.source"
)


def row_of(record: Record, series: int, source: int) -> tuple[object, ...]:
    """The values of ``record`` for :data:`INSERT`."""
    quantity, period, qualifier = record.quantity, record.period, record.quantity.qualifier
    return (
        record.key,
        series,
        str(period.start),
        str(period.end),
        period.text,
        period.months,
        int(period.is_instant),
        exact(quantity.low),
        exact(quantity.high),
        exact(quantity.place),
        str(quantity.unit),
        quantity.text,
        "" if qualifier is None else qualifier.text,
        "" if qualifier is None else qualifier.bound.value,
        int(quantity.is_whole_count),
        record.kind.value,
        source,
        record.citation.position,
        record.entered.isoformat(),
        record.by,
    )


def source_values(citation: Citation) -> tuple[str, ...]:
    """The values of the work that ``citation`` quotes, without the place in it."""
    published = "" if citation.published is None else citation.published.isoformat()
    return citation.title, citation.publisher, citation.url, published


def record_of_row(row: tuple[Any, ...]) -> Record:
    """The record of a row that :data:`SELECT` gives."""
    _, subject, aliases, scope, first, last, period, months, instant, *rest = row
    low, high, place, unit, text, qualifier, bound, whole, kind, title, publisher, url, published, position, *entry = (
        rest
    )
    return Record(
        subject=subject,
        aliases=tuple(json.loads(aliases)),
        scope=scope,
        period=_period(period, first, last, months, bool(instant)),
        quantity=Quantity(
            text,
            Span(0, len(text)),
            Fraction(low),
            Fraction(high),
            Fraction(place),
            unit_called(unit),
            Qualifier(qualifier, Bound(bound), Span(0, 0)) if bound else None,
            is_whole_count=bool(whole),
        ),
        kind=FigureKind(kind),
        citation=Citation(title, publisher, url, _day(published) if published else None, position),
        entered=_day(entry[0]),
        by=entry[1],
    )


@lru_cache(maxsize=1024)
def _period(text: str, first: str, last: str, months: int | None, is_instant: bool) -> Period:
    return Period(text, Span(0, len(text)), _day(first), _day(last), months, is_instant=is_instant)


@lru_cache(maxsize=1024)
def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@lru_cache(maxsize=1024)
def unit_called(symbol: str) -> Unit:
    """The unit with this symbol; one that the tables do not know is a noun that is counted."""
    try:
        return unit_named(symbol)
    except KeyError:
        own, _, per = symbol.partition("/")
        return Unit(own, Dimension.COUNT, per=unit_called(per) if per else None)
