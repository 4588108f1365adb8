"""Tables of other programs as rows of texts: CSV, Excel (``.xlsx``) and Parquet, read row by row.

A number of a spreadsheet is a binary fraction; it is taken as the shortest decimal that stands for it, which is what
was typed (Python's ``repr``). Excel and Parquet need the extra ``tables``.
"""

from __future__ import annotations

import csv
import datetime
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from factcheck.errors import LedgerError

_BATCH = 10_000  # rows of a Parquet file that are held at once
_LONGEST_CELL = 1_000_000


class TableOptions(NamedTuple):
    """Where in a file the table is: the ``sheet`` of a workbook (the first by default), the row of the ``header`` (from
    1), and how a CSV is written."""

    sheet: str = ""
    header: int = 1
    delimiter: str = ","
    encoding: str = "utf-8-sig"


Cell = str | Decimal  # a number where the file itself says that it is one


class Row(NamedTuple):
    """The cells of a row, and its number in the file (from 1)."""

    number: int
    cells: list[Cell]


def table_rows(path: str, options: TableOptions) -> Iterator[Row]:
    """The rows of the table at ``path`` from its header on. Raises :class:`LedgerError` where it cannot be read."""
    if not os.path.isfile(path):
        raise LedgerError(path, "ledger.missing_table")
    readers = {".csv": _csv, ".tsv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
    reader = readers.get(os.path.splitext(path)[1].lower())
    if reader is None:
        raise LedgerError(path, "ledger.unknown_table_format", ", ".join(readers))
    try:
        for row in reader(path, options):
            if row.number >= options.header:
                yield row
    except OSError as fault:
        raise LedgerError(path, "read.failed", fault.strerror or str(fault)) from None


def _csv(path: str, options: TableOptions) -> Iterator[Row]:
    delimiter = "\t" if path.lower().endswith(".tsv") else options.delimiter
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with open(path, encoding=options.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            for cells in reader:
                yield Row(reader.line_num, list(cells))
    except UnicodeDecodeError as fault:
        raise LedgerError(path, "read.encoding", str(fault.start)) from None
    except (LookupError, UnicodeError):
        raise LedgerError(path, "ledger.unknown_encoding", options.encoding) from None
    except csv.Error as fault:
        raise LedgerError(path, "ledger.no_table", str(fault), reader.line_num) from None


def _xlsx(path: str, options: TableOptions) -> Iterator[Row]:
    try:
        import openpyxl  # noqa: PLC0415  # an extra
    except ImportError:
        raise LedgerError(path, "ledger.needs_extra", "openpyxl") from None
    with _damage_told(path):
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        with closing(workbook):
            if options.sheet and options.sheet not in workbook.sheetnames:
                raise LedgerError(path, "ledger.no_sheet", f"{options.sheet} ({', '.join(workbook.sheetnames)})")
            sheet = workbook[options.sheet or workbook.sheetnames[0]]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield Row(number, [cell_of(cell) for cell in cells])


def _parquet(path: str, options: TableOptions) -> Iterator[Row]:
    del options
    try:
        from pyarrow import parquet  # noqa: PLC0415  # an extra
    except ImportError:
        raise LedgerError(path, "ledger.needs_extra", "pyarrow") from None
    with _damage_told(path):
        file = parquet.ParquetFile(path)
        yield Row(1, [str(name) for name in file.schema_arrow.names])
        number = 1
        for batch in file.iter_batches(batch_size=_BATCH):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield Row(number, [cell_of(cell) for cell in cells])


@contextmanager
def _damage_told(path: str) -> Iterator[None]:
    """Turns whatever a damaged file makes zipfile, zlib, the XML parser, openpyxl or pyarrow raise into one error."""
    try:
        yield
    except LedgerError:
        raise
    except Exception as fault:  # of four libraries, whose errors have no common kind
        told = str(fault).splitlines()
        raise LedgerError(path, "ledger.no_table", told[0] if told else type(fault).__name__) from None


def cell_of(cell: object) -> Cell:
    """What a cell says: a number, a day in ISO 8601, else its text; nothing for an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, (int, Decimal)):
        return Decimal(cell)
    if isinstance(cell, float) and isfinite(cell):
        return Decimal(repr(cell).removesuffix(".0"))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


def text_of_cell(cell: Cell) -> str:
    """A cell as one line of text; a number in plain decimals."""
    return f"{cell:f}" if isinstance(cell, Decimal) else " ".join(cell.split())
