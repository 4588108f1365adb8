"""Records as a CSV file that carries all of them, to take a ledger elsewhere and back.

The columns are those of :data:`factcheck.ledger.rows.SELECTED`: numbers are exact strings, days ISO 8601, aliases a
JSON list. What is read back is what was written; the key is worked out anew, so that an edited line is a record of its
own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from factcheck.errors import LedgerError
from factcheck.ledger.rows import SELECTED, STORED, record_of_row, row_of, source_values
from factcheck.ledger.tables import TableOptions, table_rows
from factcheck.model.record import Record

HEADER = SELECTED
_NUMBERS = ("months", "instant", "whole")


def write_csv(records: Iterable[Record], file: TextIO) -> int:
    """Write ``records`` with a header; how many there were."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    count = 0
    for record in records:
        writer.writerow(_cells(record))
        count += 1
    return count


def _cells(record: Record) -> list[object]:
    title, publisher, url, published = source_values(record.citation)
    named = {
        **dict(zip(STORED, row_of(record, 0, 0), strict=True)),
        "subject": record.subject,
        "aliases": json.dumps(record.aliases, ensure_ascii=False),
        "scope": record.scope,
        "title": title,
        "publisher": publisher,
        "url": url,
        "published": published,
    }
    return ["" if named[name] is None else named[name] for name in HEADER]


def is_exchange(path: str) -> bool:
    """Whether ``path`` is a file that :func:`write_csv` wrote."""
    if not path.endswith(".csv"):
        return False
    first = next(table_rows(path, TableOptions()), None)
    return first is not None and tuple(first.cells) == HEADER


def read_csv(path: str) -> Iterator[Record | LedgerError]:
    """The records of a file that :func:`write_csv` wrote, and a fault for each line that cannot be read."""
    rows = table_rows(path, TableOptions())
    next(rows, None)
    for row in rows:
        if len(row.cells) != len(HEADER):
            yield LedgerError(path, "ledger.cell_count", f"{len(row.cells)} / {len(HEADER)}", row.number)
            continue
        named = dict(zip(HEADER, map(str, row.cells), strict=True))
        try:
            record = record_of_row(tuple(_value(name, named[name]) for name in HEADER))
        except (ValueError, ZeroDivisionError, TypeError) as fault:
            yield LedgerError(path, "ledger.no_record", str(fault), row.number)
            continue
        field = next(_faulty(record), None)
        yield record if field is None else LedgerError(path, "ledger.no_record", named[field], row.number, field)


def _value(name: str, cell: str) -> str | int | None:
    if name not in _NUMBERS:
        return cell
    return int(cell) if cell else None


def _faulty(record: Record) -> Iterator[str]:
    """The fields of ``record`` that no record may have so."""
    period, quantity = record.period, record.quantity
    if not all(isinstance(alias, str) for alias in record.aliases):
        yield "aliases"
    if not record.subject:
        yield "subject"
    if not record.citation.title:
        yield "title"
    if quantity.unit is None or not quantity.unit.symbol:
        yield "unit"
    if quantity.low > quantity.high:
        yield "low"
    if period.start is None or period.end is None or period.start > period.end:
        yield "first"
