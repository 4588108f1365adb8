"""Reads the fields of records as people and tables write them, with the parsers of the drafts; refuses them by name."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import lru_cache

import attrs

from factcheck.errors import FactcheckError, ParseError
from factcheck.messages import render
from factcheck.model.interval import exact
from factcheck.model.notation import printed_day
from factcheck.model.period import Anchor, Period
from factcheck.model.quantity import Qualifier, Quantity
from factcheck.model.record import Citation, FigureKind
from factcheck.model.span import Span
from factcheck.model.unit import Dimension, Unit
from factcheck.pattern import lazy_pattern
from factcheck.scan.alone import quantity_alone
from factcheck.scan.periods import parse_period

_LONGEST = 500  # characters of a subject, a scope, an alias
_NOWHERE = Span(0, 0)
_THOUSAND = 1000  # by so much the meanings of one mark before three digits differ
_GROUP_OR_DECIMALS = lazy_pattern(r"\d[.,]\d{3}(?![\d.,])")


class FieldError(FactcheckError):
    """A field that cannot be read: ``field`` is its name, ``reason`` a key of the catalogue, ``detail`` what fills
    it."""

    def __init__(self, field: str, reason: str, detail: str = "") -> None:
        super().__init__(field, reason, detail)
        self.field = field
        self.reason = reason
        self.detail = detail


def text_of(fields: Mapping[str, object], name: str, *, is_wanted: bool = False) -> str:
    """A field of one line of text; empty where it is absent, which a wanted one must not be."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise FieldError(name, "ledger.no_text")
    value = " ".join(value.split())
    if is_wanted and not value:
        raise FieldError(name, "ledger.absent")
    if len(value) > _LONGEST:
        raise FieldError(name, "ledger.too_long", str(_LONGEST))
    return value


def date_of(fields: Mapping[str, object], name: str) -> datetime.date | None:
    """A field that is a day: a TOML date, or ``2023-12-13`` as text."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise FieldError(name, "ledger.no_date", str(value)) from None


def refuse_unknown(fields: Mapping[str, object], known: Collection[str]) -> None:
    """Refuse the first field that is none of ``known``."""
    for name in fields:
        if name not in known:
            raise FieldError(name, "ledger.unknown_field", ", ".join(sorted(known)))


def citation_of(fields: Mapping[str, object]) -> Citation:
    """The work that the table of a source names: ``title``, ``publisher``, ``url``, ``published``."""
    refuse_unknown(fields, {"title", "publisher", "url", "published"})
    title = text_of(fields, "title", is_wanted=True)
    return Citation(title, text_of(fields, "publisher"), text_of(fields, "url"), date_of(fields, "published"))


def kind_of(text: str) -> FigureKind:
    """The kind that ``text`` names."""
    try:
        return FigureKind(text)
    except ValueError:
        raise FieldError("kind", "ledger.no_kind", ", ".join(FigureKind)) from None


@lru_cache(maxsize=4096)  # tables name the same few over and over
def period_called(text: str) -> Period:
    """The period that ``text`` names, whose days it must settle by itself: ``năm 2022``, ``2022``, ``quý I/2023``."""
    text = _period_text("year", year=text) if _is_year(text) else text
    try:
        period = parse_period(text)
    except ParseError as error:
        raise FieldError("period", error.key, error.detail) from None
    if period.start is None or period.end is None:
        raise FieldError("period", "ledger.no_days", text)
    return attrs.evolve(period, text=text, span=Span(0, len(text)))


def named_absolutely(period: Period) -> Period:
    """``period``, whose days are known, in words that name them by themselves: ``năm ngoái`` is ``năm 2022``."""
    start, end = period.start, period.end
    assert start is not None  # the caller saw to it
    assert end is not None
    if period.anchor is Anchor.NONE:
        try:
            own = period_called(period.text)
        except FieldError:
            own = None
        if own is not None and (own.start, own.end) == (start, end):
            return own
    if period.is_instant:
        return period_called(_period_text("until", end=printed_day(end)))
    return period_called(_days_text(start, end))


def _days_text(start: datetime.date, end: datetime.date) -> str:
    """The days in the shortest usual words."""
    is_whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if is_whole_years:
        years = {"year": str(start.year), "last": str(end.year)}
        return _period_text("year" if start.year == end.year else "years", **years)
    if start == end:
        return _period_text("day", day=printed_day(start))
    is_whole_month = start.day == 1 and start.month == end.month and (end + datetime.timedelta(1)).day == 1
    if is_whole_month and start.year == end.year:
        return _period_text("month", month=str(start.month), year=str(start.year))
    return _period_text("days", start=printed_day(start), end=printed_day(end))


def _period_text(kind: str, **values: str) -> str:
    """A period in Vietnamese, the language of ledgers."""
    return render(f"period_called.{kind}", values, "vi")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


def quantity_called(text: str, meant: str = "") -> Quantity:
    """The quantity that ``text`` prints, a sign before it allowed. ``meant`` is its exact value (``"1348000000000"``)
    where the print may be read in two ways."""
    body = text.strip()
    is_negative = body[:1] in ("-", "\N{MINUS SIGN}")
    quantity = _counted(body[1:] if is_negative else body)
    if quantity.unit is None:
        raise FieldError("value", "ledger.no_unit", text)
    quantity = _as_meant(quantity, meant)
    if is_negative:
        quantity = attrs.evolve(quantity, low=-quantity.high, high=-quantity.low)
    return attrs.evolve(quantity, text=body, span=Span(0, len(body)), qualifier=_unplaced(quantity))


def _counted(text: str) -> Quantity:
    """The quantity that ``text`` is; what it counts may go on in words that no table knows: ``52 liên hiệp hội``."""
    try:
        return quantity_alone(text)
    except ParseError as error:
        refused = FieldError("value", error.key, error.detail)
        rest = text[error.position :].strip()
        if error.key != "parse.after" or not rest.islower() or not rest.replace(" ", "").isalpha():
            raise refused from None
        head = text[: error.position]
    try:
        quantity = quantity_alone(head)
    except ParseError:
        raise refused from None
    unit = quantity.unit
    if unit is None or not unit.is_count:
        raise refused
    return attrs.evolve(quantity, unit=Unit(f"{unit.symbol} {' '.join(rest.split())}", Dimension.COUNT))


def _unplaced(quantity: Quantity) -> Qualifier | None:
    return None if quantity.qualifier is None else quantity.qualifier._replace(span=_NOWHERE)


def _as_meant(quantity: Quantity, meant: str) -> Quantity:
    if not meant:
        if quantity.is_ambiguous:
            values = " / ".join(map(exact, (quantity.low, *quantity.alternatives)))
            raise FieldError("value", "ledger.two_readings", values)
        return quantity
    others = quantity.alternatives
    if not others and _GROUP_OR_DECIMALS.search(quantity.text):  # read by its unit: "1,125 người"
        others = (quantity.low / _THOUSAND, quantity.low * _THOUSAND)
    readings = {exact(value): value for value in (quantity.low, *others)}
    if quantity.is_range or meant not in readings:
        raise FieldError("exact", "ledger.other_value", " / ".join(readings))
    scale = readings[meant] / quantity.low if quantity.low else Fraction(1)
    return attrs.evolve(
        quantity,
        low=quantity.low * scale,
        high=quantity.high * scale,
        place=quantity.place * scale,
        alternatives=(),
        is_whole_count=quantity.is_whole_count and scale >= 1,
    )
