"""Which column of a table says what: a small TOML file, and the records of the rows that it reads.

::

    [table]
    header = 4                               # the row of the column names; also: sheet, delimiter, encoding
    [columns]                                # column names; each may stand under [fixed] instead
    subject = "Indicator Name"
    scope = "Country Name"
    [fixed]
    unit = "USD"
    kind = "actual"
    [wide]
    periods = true                           # columns whose names are periods hold the values: 2021, Sơ bộ 2022
    [numbers]
    decimal = "."
    missing = ["..", "-"]
    [subjects]                               # what the table calls a subject = what it is
    "Exports of goods (BoP, current US$)" = { subject = "xuất khẩu hàng hóa", unit = "USD" }
    [scopes]
    "Viet Nam" = "Việt Nam"
    [only]
    subjects = true                          # leave out rows that [subjects] or [scopes] does not name
    [source]
    title = "World Development Indicators"
    publisher = "Ngân hàng Thế giới"
    published = 2024-06-28
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from factcheck.errors import LedgerError
from factcheck.ledger.entry import (
    FieldError,
    citation_of,
    kind_of,
    named_absolutely,
    period_called,
    quantity_called,
    refuse_unknown,
    text_of,
)
from factcheck.ledger.tables import Cell, Row, TableOptions, table_rows, text_of_cell
from factcheck.lexicon.figure_kinds import kind_named, without_kind
from factcheck.messages.numbers import format_number
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.model.span import Span
from factcheck.read.toml import TomlError, parsed

_FIELDS = ("subject", "scope", "period", "value", "unit", "kind", "position")
_SECTIONS = frozenset({"table", "columns", "fixed", "wide", "numbers", "subjects", "scopes", "only", "source"})
_GROUPS = {",": ".", ".": ","}  # the mark between thousands, by the decimal mark
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = re.compile(r"(\d{4}) ?[-\u2013] ?(\d{4})")
_YEAR_AND_CODE = re.compile(r"(\d{4}) \[YR\1\]?")  # of World Bank DataBank
_MOST_DIGITS = 40  # of a number, the powers of ten that it is multiplied by included


class Renamed(NamedTuple):
    """What a subject of the table is, and its unit where the table does not say it."""

    subject: str
    unit: str = ""


@attrs.frozen
class TableMapping:
    """A mapping file, read. ``columns`` (names, or numbers from 1) and ``fixed`` are by field; ``only`` names what a
    row must be named by."""

    options: TableOptions
    columns: dict[str, str | int]
    fixed: dict[str, str]
    is_wide: bool
    decimal: str
    missing: frozenset[str]
    subjects: dict[str, Renamed]
    scopes: dict[str, str]
    only: frozenset[str]
    citation: Citation


def read_mapping(path: str) -> TableMapping:
    """The mapping file at ``path``. Raises :class:`LedgerError` with the field that is wrong."""
    try:
        with open(path, encoding="utf-8") as file:
            given = parsed(file.read())
    except TomlError as fault:
        raise LedgerError(path, "ledger.no_toml", fault.detail, fault.line) from None
    except UnicodeDecodeError as fault:
        raise LedgerError(path, "read.encoding", str(fault.start)) from None
    except OSError as fault:
        raise LedgerError(path, "ledger.missing_table", fault.strerror or "") from None
    try:
        return _mapping(given)
    except FieldError as fault:
        raise LedgerError(path, fault.reason, fault.detail, field=fault.field) from None


def _mapping(given: Mapping[str, object]) -> TableMapping:
    refuse_unknown(given, _SECTIONS)
    table, numbers, wide, only = (_section(given, name) for name in ("table", "numbers", "wide", "only"))
    refuse_unknown(table, {"sheet", "header", "delimiter", "encoding"})
    refuse_unknown(numbers, {"decimal", "missing"})
    refuse_unknown(wide, {"periods"})
    refuse_unknown(only, {"subjects", "scopes"})
    columns, fixed = _columns(given), _fields(given, "fixed")
    is_wide = wide.get("periods") is True
    for field in ("subject", "period", "value"):
        is_held = is_wide and field in ("period", "value")
        if field not in columns and field not in fixed and not is_held:
            raise FieldError(field, "ledger.unmapped")
    return TableMapping(
        _options(table),
        columns,
        fixed,
        is_wide,
        _decimal(numbers),
        frozenset(_texts(numbers, "missing")),
        {_line(name): _renamed(name, value) for name, value in _section(given, "subjects").items()},
        {_line(name): text_of({name: value}, name) for name, value in _section(given, "scopes").items()},
        frozenset(name for name in only if only[name] is True),
        citation_of(_section(given, "source")),
    )


def _options(table: Mapping[str, object]) -> TableOptions:
    header = table.get("header", 1)
    if not isinstance(header, int) or header < 1:
        raise FieldError("header", "ledger.no_row_number")
    default = TableOptions()
    delimiter = table.get("delimiter", default.delimiter)
    if not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '\r\n"':
        raise FieldError("delimiter", "ledger.no_delimiter")
    return TableOptions(
        text_of(table, "sheet"),
        header,
        delimiter,
        text_of(table, "encoding") or default.encoding,
    )


def _renamed(name: str, value: object) -> Renamed:
    if isinstance(value, str):
        return Renamed(text_of({name: value}, name, is_wanted=True))
    if not isinstance(value, dict):
        raise FieldError(name, "ledger.no_text")
    refuse_unknown(value, {"subject", "unit"})
    return Renamed(text_of(value, "subject", is_wanted=True), text_of(value, "unit"))


def _decimal(numbers: Mapping[str, object]) -> str:
    decimal = text_of(numbers, "decimal") or ","
    if decimal not in _GROUPS:
        raise FieldError("decimal", "ledger.other_value", " / ".join(_GROUPS))
    return decimal


def _line(text: str) -> str:
    """``text`` on one line, single spaces between its words."""
    return " ".join(text.split())


def _section(given: Mapping[str, object], name: str) -> dict[str, object]:
    section = given.get(name, {})
    if not isinstance(section, dict):
        raise FieldError(name, "ledger.no_section")
    return section


def _fields(given: Mapping[str, object], name: str) -> dict[str, str]:
    section = _section(given, name)
    refuse_unknown(section, set(_FIELDS))
    return {field: text_of(section, field, is_wanted=True) for field in section}


def _columns(given: Mapping[str, object]) -> dict[str, str | int]:
    section = _section(given, "columns")
    refuse_unknown(section, set(_FIELDS))
    numbers: dict[str, str | int] = {
        field: each
        for field, each in section.items()
        if isinstance(each, int) and not isinstance(each, bool) and each > 0
    }
    return numbers | {field: text_of(section, field, is_wanted=True) for field in section if field not in numbers}


def _texts(section: Mapping[str, object], name: str) -> list[str]:
    value = section.get(name, [])
    if not isinstance(value, list):
        raise FieldError(name, "ledger.no_list")
    return [str(each) for each in value]


def imported(path: str, mapping: TableMapping, entered: datetime.date, by: str) -> Iterator[Record | LedgerError]:
    """The records of the table at ``path``, and a fault for each cell that cannot be read, in the order of the rows.

    Empty cells and those that ``missing`` names are passed over. Raises :class:`LedgerError` where the file itself
    cannot be read or lacks a column.
    """
    rows = table_rows(path, mapping.options)
    names = _names(path, rows, mapping)
    places = _places(path, names, mapping)
    values = _value_columns(path, names, places, mapping)
    for row in rows:
        yield from _of_row(path, row, mapping, _Layout(places, values, names), (entered, by))


def unread_columns(path: str, mapping: TableMapping) -> list[str]:
    """The names of the columns of a wide table that are neither a field nor a period: nothing in them is read."""
    if not mapping.is_wide:
        return []
    names = _names(path, table_rows(path, mapping.options), mapping)
    places = _places(path, names, mapping)
    read = {*places.values(), *(column.place for column in _value_columns(path, names, places, mapping))}
    return [name for place, name in enumerate(names) if name and place not in read]


def _names(path: str, rows: Iterator[Row], mapping: TableMapping) -> list[str]:
    """The names of the columns, which the first of ``rows`` tells."""
    header = next(rows, None)
    if header is None:
        raise LedgerError(path, "ledger.no_header", str(mapping.options.header))
    return [text_of_cell(name) for name in header.cells]


class _Column(NamedTuple):
    """A column that holds values: where, of which period and kind (of the row's where ``None``)."""

    place: int
    period: str | None
    kind: FigureKind | None


class _Layout(NamedTuple):
    places: dict[str, int]
    values: list[_Column]
    names: list[str]


def _places(path: str, names: Sequence[str], mapping: TableMapping) -> dict[str, int]:
    places = {}
    for field, column in mapping.columns.items():
        place = column - 1 if isinstance(column, int) else names.index(column) if column in names else len(names)
        if place >= len(names):
            raise LedgerError(path, "ledger.no_column", str(column), mapping.options.header, field)
        places[field] = place
    return places


def _value_columns(path: str, names: Sequence[str], places: Mapping[str, int], mapping: TableMapping) -> list[_Column]:
    if not mapping.is_wide:
        return [_Column(places["value"], None, None)]
    found = []
    for place, name in enumerate(names):
        period = without_kind(name)
        if place not in places.values() and period and _is_period(period):
            found.append(_Column(place, period, kind_named(name)))
    if not found:
        raise LedgerError(path, "ledger.no_period_columns", ", ".join(names)[:200], mapping.options.header)
    return found


def _is_period(text: str) -> bool:
    try:
        _period_called(text)
    except FieldError:
        return False
    return True


def _of_row(
    path: str, row: Row, mapping: TableMapping, layout: _Layout, entry: tuple[datetime.date, str]
) -> Iterator[Record | LedgerError]:
    told = {field: text_of_cell(row.cells[place]) for field, place in layout.places.items() if place < len(row.cells)}
    fields = {**mapping.fixed, **{field: cell for field, cell in told.items() if cell}}
    if not any(row.cells) or not _is_wanted(fields, mapping):
        return
    for column in layout.values:
        cell = row.cells[column.place] if column.place < len(row.cells) else ""
        if not text_of_cell(cell) or text_of_cell(cell) in mapping.missing:
            continue
        try:
            yield _record(cell, column, fields, mapping, entry)
        except FieldError as fault:
            yield LedgerError(path, fault.reason, fault.detail, row.number, _named(fault.field, column, layout))


def _named(field: str, column: _Column, layout: _Layout) -> str:
    """The name of the column of ``field``; of what no column has, the field itself."""
    place = column.place if field == "value" else layout.places.get(field)
    return field if place is None else layout.names[place] or field


def _is_wanted(fields: Mapping[str, str], mapping: TableMapping) -> bool:
    by_subject = "subjects" not in mapping.only or fields.get("subject") in mapping.subjects
    return by_subject and ("scopes" not in mapping.only or fields.get("scope", "") in mapping.scopes)


def _record(
    cell: Cell, column: _Column, fields: Mapping[str, str], mapping: TableMapping, entry: tuple[datetime.date, str]
) -> Record:
    named = text_of(fields, "subject", is_wanted=True)
    meant = mapping.subjects.get(named, Renamed(named))
    scope = text_of(fields, "scope")
    period = text_of(fields, "period", is_wanted=True) if column.period is None else column.period
    return Record(
        subject=meant.subject,
        scope=mapping.scopes.get(scope, scope),
        period=_period(period),
        quantity=quantity_of(cell, meant.unit or text_of(fields, "unit", is_wanted=True), mapping.decimal),
        kind=column.kind or _kind(fields.get("kind", ""), period),
        citation=mapping.citation._replace(position=text_of(fields, "position")),
        entered=entry[0],
        by=entry[1],
    )


@lru_cache(maxsize=4096)
def _period(text: str) -> Period:
    return _period_called(without_kind(text) or text)


def _period_called(text: str) -> Period:
    """The period that ``text`` names, also as only tables do: ``2023-12-31``, ``2021-2023``, ``2022 [YR2022]``."""
    if coded := _YEAR_AND_CODE.fullmatch(text):
        text = coded[1]
    days = _days(text)
    if days is None:
        return period_called(text)
    return named_absolutely(Period(text, Span(0, len(text)), *days))


def _days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a day in ISO 8601 or of a range of years; ``None`` where ``text`` is neither."""
    years = _YEARS.fullmatch(text)
    try:
        if years is not None and years[1] < years[2]:
            return datetime.date(int(years[1]), 1, 1), datetime.date(int(years[2]), 12, 31)
        day = datetime.date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None
    return None if day is None else (day, day)


@lru_cache(maxsize=4096)
def _kind(text: str, period: str) -> FigureKind:
    if text:
        return kind_named(text) or kind_of(text)
    return kind_named(period) or FigureKind.ACTUAL


def quantity_of(cell: Cell, unit: str, decimal: str) -> Quantity:
    """The quantity of a cell that is a number in ``unit`` (with its magnitude word: ``nghìn tấn``).

    In a text ``decimal`` is the mark before the decimals, and the other mark or spaces may stand between thousands; a
    number of the file itself is what it is.
    """
    number = cell if isinstance(cell, Decimal) else _number(cell, decimal)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        raise FieldError("value", "ledger.no_number", text_of_cell(cell)[:_MOST_DIGITS])
    model = _unit(unit)
    place = min(Fraction(10) ** int(number.as_tuple().exponent), Fraction(1))
    value = Fraction(number) * model.low
    places = max(0, -int(number.as_tuple().exponent))
    shown = f"{format_number(Fraction(number), places=places)}{'' if unit.startswith('%') else ' '}{unit}"
    return Quantity(
        shown,
        Span(0, len(shown)),
        value,
        value,
        place * model.low,
        model.unit,
        is_whole_count=model.unit is not None and model.unit.is_count and place == 1 and model.low == 1,
    )


def _number(text: str, decimal: str) -> Decimal:
    """The number that ``text`` prints."""
    plain = " ".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if not _printed(decimal).fullmatch(plain):
        raise FieldError("value", "ledger.no_number", text)
    return Decimal(plain.replace(" ", "").replace(_GROUPS[decimal], "").replace(decimal, "."))


@cache
def _printed(decimal: str) -> re.Pattern[str]:
    """Numbers with ``decimal`` before their decimals and, or not, a mark before every three digits."""
    group, mark = re.escape(_GROUPS[decimal]), re.escape(decimal)
    return re.compile(rf"[-+]? ?(?:\d{{1,3}}(?:[{group} ]\d{{3}})+|\d+)(?:{mark}\d+)?(?:[eE][-+]?\d+)?")


@lru_cache(maxsize=1024)
def _unit(unit: str) -> Quantity:
    """One of ``unit``."""
    try:
        return quantity_called(f"1{'' if unit.startswith('%') else ' '}{unit}")
    except FieldError as fault:
        raise FieldError("unit", fault.reason, unit) from None
