"""Ledgers in plain files, which people edit and review: TOML, one ``[[figure]]`` a known value.

::

    [source.year-book]                       # the work that figures are quoted from
    title = "Niên giám thống kê 2022"
    publisher = "Tổng cục Thống kê"
    url = "https://…"
    published = 2023-06-30

    [[figure]]
    subject = "xuất khẩu hàng hóa"           # what is measured, with what tells it from others
    aliases = ["kim ngạch xuất khẩu"]        # other wordings, optional
    scope = "Việt Nam"                       # the place or organisation, optional where the subject says it
    period = "năm 2022"
    value = "371,85 tỷ USD"
    exact = "371850000000"                   # only where the print may be read in two ways
    kind = "actual"                          # preliminary, estimate, plan, forecast
    source = "year-book"
    position = "tr. 512"                     # page, table, paragraph; optional
    entered = 2024-01-15
    by = "Ban Kinh tế"                       # optional
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from factcheck.errors import LedgerError
from factcheck.ledger.entry import (
    FieldError,
    citation_of,
    date_of,
    kind_of,
    period_called,
    quantity_called,
    refuse_unknown,
    text_of,
)
from factcheck.model.interval import exact
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.read.toml import Path, TomlError, lines_of, parsed, toml_text
from factcheck.whole import write_whole

SUFFIX = ".toml"
MOST_BYTES = 32_000_000  # of all files; more is for a store, which need not be held in memory
_FIELDS = frozenset(
    {"subject", "aliases", "scope", "period", "value", "exact", "kind", "source", "position", "entered", "by"}
)


class Entry(NamedTuple):
    """A record and where it is written."""

    record: Record
    path: str
    line: int


class Reading(NamedTuple):
    """What plain files say, and what in them cannot be read, both in the order of the files."""

    entries: tuple[Entry, ...]
    faults: tuple[LedgerError, ...]


def is_plain(path: str) -> bool:
    """Whether ``path`` is that of a plain file or of a folder of them, there or not."""
    if path.endswith(SUFFIX) or os.path.isdir(path):
        return True
    return not os.path.exists(path) and not os.path.splitext(path)[1]


def has_files(path: str) -> bool:
    """Whether a plain file stands at ``path``, or in the folder ``path``."""
    return os.path.isfile(path) or (os.path.isdir(path) and bool(_files(path)))


def append_plain(path: str, records: Sequence[Record]) -> int:
    """Add ``records`` to the plain file ``path``, or to a file of their day in the folder ``path``; how many. What the
    files hold already is left as it is, and a file is put in its place whole or not at all. Raises
    :class:`LedgerError` where one cannot be read or written."""
    if not records:
        return 0
    file_path = path
    if not path.endswith(SUFFIX):
        file_path = os.path.join(path, f"{records[0].entered.isoformat()}{SUFFIX}")
    before = _content(file_path) if os.path.exists(file_path) else ""
    text = written(records, _source_names(file_path, before))
    try:
        if file_path is not path:
            os.makedirs(path, exist_ok=True)
        write_whole(file_path, (f"{before.rstrip()}\n\n{text}" if before.strip() else text).encode())
    except OSError as fault:
        raise LedgerError(path, "ledger.unwritten", fault.strerror or str(fault)) from None
    return len(records)


def _source_names(path: str, content: str) -> Collection[str]:
    """The names of the sources of a file that may be added to."""
    sources = _table(path, content).get("source", {})
    return sources if isinstance(sources, dict) else ()


def paths_of(path: str) -> list[str]:
    """The file ``path``, or the TOML files below the folder ``path``, sorted; raises :class:`LedgerError`."""
    if os.path.isfile(path):
        return [path]
    if not os.path.isdir(path):
        raise LedgerError(path, "ledger.missing")
    files = _files(path)
    if not files:
        raise LedgerError(path, "ledger.no_files")
    return files


def _files(folder: str) -> list[str]:
    """The plain files below ``folder``, sorted; those with a dot before their name are of programs."""
    found = [(inner, name) for inner, _, names in os.walk(folder) for name in names]
    return sorted(os.path.join(inner, name) for inner, name in found if name.endswith(SUFFIX) and name[0] != ".")


def read_plain(path: str) -> Reading:
    """The entries of a file or a folder. Raises :class:`LedgerError` where there is nothing to read at all."""
    entries: list[Entry] = []
    faults: list[LedgerError] = []
    paths = paths_of(path)
    if sum(os.path.getsize(each) for each in paths if os.path.exists(each)) > MOST_BYTES:
        raise LedgerError(path, "ledger.too_large", str(MOST_BYTES // 1_000_000))
    for each in paths:
        try:
            content = _content(each)
        except LedgerError as fault:
            faults.append(fault)
            continue
        for found in _entries(each, content):
            if isinstance(found, LedgerError):
                faults.append(found)
            else:
                entries.append(found)
    return Reading(tuple(entries), tuple(faults))


def _content(path: str) -> str:
    if os.path.exists(path) and not os.path.isfile(path):
        raise LedgerError(path, "ledger.no_file")  # a pipe would be waited for without end
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except UnicodeDecodeError as fault:
        raise LedgerError(path, "read.encoding", str(fault.start)) from None
    except PermissionError:
        raise LedgerError(path, "read.denied") from None
    except OSError as fault:
        raise LedgerError(path, "read.failed", fault.strerror or str(fault)) from None


def _entries(path: str, content: str) -> Iterator[Entry | LedgerError]:
    try:
        table = _table(path, content)
    except LedgerError as fault:
        yield fault
        return
    lines = lines_of(content)
    for name in table.keys() - {"source", "figure"}:
        yield LedgerError(path, "ledger.unknown_table", name, lines[name,])
    sources: dict[str, Citation | None] = {}  # None: told of already
    for name, fields in _named_tables(table.get("source")):
        try:
            sources[name] = citation_of(_fields(fields))
        except FieldError as fault:
            sources[name] = None
            yield _fault(path, lines, ("source", name), fault)
    figures = table.get("figure", [])
    for number, fields in enumerate(figures if isinstance(figures, list) else [figures]):
        place: Path = ("figure", number) if isinstance(figures, list) else ("figure",)
        try:
            record = _record(fields, sources)
        except FieldError as fault:
            yield _fault(path, lines, place, fault)
        else:
            if record is not None:
                yield Entry(record, path, lines[place])


def _table(path: str, content: str) -> dict[str, object]:
    try:
        return parsed(content)
    except TomlError as fault:
        raise LedgerError(path, "ledger.no_toml", fault.detail, fault.line) from None


def _named_tables(value: object) -> Iterable[tuple[str, object]]:
    return value.items() if isinstance(value, dict) else ()


def _fault(path: str, lines: Mapping[Path, int], entry: Path, fault: FieldError) -> LedgerError:
    """The fault with the line of its field, or that of the entry where the field is absent."""
    line = lines.get((*entry, fault.field), lines[entry])
    return LedgerError(path, fault.reason, fault.detail, line, fault.field)


def _fields(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise FieldError("", "ledger.no_section")
    return value


def _record(table: object, sources: Mapping[str, Citation | None]) -> Record | None:
    """The record of one ``[[figure]]``; ``None`` where its source cannot be read, which is told there."""
    fields = _fields(table)
    refuse_unknown(fields, _FIELDS)
    name = text_of(fields, "source", is_wanted=True)
    if name not in sources:
        raise FieldError("source", "ledger.no_source", name)
    citation = sources[name]
    entered = date_of(fields, "entered")
    if entered is None:
        raise FieldError("entered", "ledger.absent")
    if citation is None:
        return None
    return Record(
        subject=text_of(fields, "subject", is_wanted=True),
        aliases=tuple(_aliases(fields)),
        scope=text_of(fields, "scope"),
        period=period_called(text_of(fields, "period", is_wanted=True)),
        quantity=quantity_called(text_of(fields, "value", is_wanted=True), text_of(fields, "exact")),
        kind=kind_of(text_of(fields, "kind") or FigureKind.ACTUAL),
        citation=citation._replace(position=text_of(fields, "position")),
        entered=entered,
        by=text_of(fields, "by"),
    )


def _aliases(fields: Mapping[str, object]) -> list[str]:
    value = fields.get("aliases", [])
    if not isinstance(value, list):
        raise FieldError("aliases", "ledger.no_list")
    return [text_of({"aliases": each}, "aliases", is_wanted=True) for each in value]


def written(records: Iterable[Record], taken: Collection[str] = ()) -> str:
    """``records`` as a plain file, which :func:`read_plain` reads back as they are, their sources first, under names
    that are not ``taken``."""
    free = (name for name in map("s{}".format, count(1)) if name not in taken)
    names: dict[Citation, str] = {}
    sources: list[str] = []
    figures: list[str] = []
    for record in records:
        work = record.citation._replace(position="")
        if work not in names:
            names[work] = next(free)
            sources.append(_source_text(names[work], work))
        figures.append(figure_text(record, names[work]))
    return "\n".join([*sources, *figures])


def _source_text(name: str, work: Citation) -> str:
    fields = [("title", work.title), ("publisher", work.publisher), ("url", work.url), ("published", work.published)]
    return f"[source.{name}]\n" + "".join(f"{key} = {toml_text(value)}\n" for key, value in fields if value)


def figure_text(record: Record, source: str) -> str:
    """One ``[[figure]]`` that quotes the source called ``source``."""
    fields: list[tuple[str, str | datetime.date | list[str]]] = [
        ("subject", record.subject),
        ("aliases", list(record.aliases)),
        ("scope", record.scope),
        ("period", record.period.text),
        ("value", record.quantity.text),
        ("exact", _exact(record)),
        ("kind", record.kind.value),
        ("source", source),
        ("position", record.citation.position),
        ("entered", record.entered),
        ("by", record.by),
    ]
    return "[[figure]]\n" + "".join(f"{key} = {toml_text(value)}\n" for key, value in fields if value)


def _exact(record: Record) -> str:
    """The exact value, where the print alone would be refused or says another."""
    try:
        printed = quantity_called(record.quantity.text)
    except FieldError:
        printed = None
    return "" if printed is not None and printed.low == record.quantity.low else exact(abs(record.quantity.low))
