"""Records as rows of a stored ledger, and back. Numbers are exact strings, days ISO 8601; an absent text is empty."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs

from factcheck.lexicon.units import unit_named
from factcheck.model.interval import exact
from factcheck.model.period import Period
from factcheck.model.quantity import Bound, Qualifier, Quantity
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit

_COUNTED = "~"
STORED = (
    *("key", "series", "first", "last", "period", "months", "instant"),
    *("low", "high", "place", "unit", "print", "qualifier", "bound", "whole"),
    *("kind", "source", "position", "entered", "by"),
)
INSERT = f"INSERT OR IGNORE INTO record ({', '.join(STORED)}) VALUES ({', '.join('?' * len(STORED))})"
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
        "" if quantity.unit is None else unit_text(quantity.unit),
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
        aliases=_aliases(aliases),
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
def _aliases(text: str) -> tuple[str, ...]:
    aliases = json.loads(text)
    if not isinstance(aliases, list):
        raise ValueError(f"no list: {text}")
    return tuple(aliases)


@lru_cache(maxsize=1024)
def _period(text: str, first: str, last: str, months: int | None, is_instant: bool) -> Period:
    return Period(text, Span(0, len(text)), _day(first), _day(last), months, is_instant=is_instant)


@lru_cache(maxsize=1024)
def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@lru_cache(maxsize=1024)
def unit_text(unit: Unit) -> str:
    """The unit as :func:`unit_called` reads it: its symbols, and a mark after a noun that is also a measure."""
    own = f"{unit.symbol}{_COUNTED}" if _is_counted(unit) else unit.symbol
    return own if unit.per is None else f"{own}/{unit_text(unit.per)}"


def _is_counted(unit: Unit) -> bool:
    """Whether things are counted that bear the name of a measure: ``5 thùng``."""
    try:
        return unit.dimension is Dimension.COUNT and unit_named(unit.symbol).dimension is not Dimension.COUNT
    except KeyError:
        return False


@lru_cache(maxsize=1024)
def unit_called(text: str) -> Unit:
    """The unit that :func:`unit_text` wrote; a name that the tables do not know is a noun that is counted."""
    own, _, per = text.partition("/")
    symbol = own.removesuffix(_COUNTED)
    below = unit_called(per) if per else None
    if symbol == own:
        try:
            return attrs.evolve(unit_named(symbol), per=below)
        except KeyError:
            pass
    return Unit(symbol, Dimension.COUNT, per=below)
