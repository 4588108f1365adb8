"""``factcheck ledger import``: a table into a store, by a mapping file; what ``export`` wrote needs none."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import add_entry, complain, today, written_store
from factcheck.cli.terminal import Counter
from factcheck.errors import LedgerError
from factcheck.ledger.exchange import is_exchange, read_csv
from factcheck.ledger.mapping import TableMapping, imported, read_mapping, unread_columns
from factcheck.ledger.plain import is_plain, read_plain
from factcheck.messages import render
from factcheck.model.record import Record
from factcheck.report.lines import printable


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("file", metavar="FILE", help=render("help.ledger.file", lang=lang))
    parser.add_argument("--mapping", metavar="FILE", help=render("help.ledger.mapping", lang=lang))
    parser.add_argument("--ledger", metavar="STORE", required=True, help=render("help.ledger.store", lang=lang))
    add_entry(parser, lang)


def run(arguments: argparse.Namespace) -> Exit:
    """Add what the table says; what cannot be read is told, and the rest is added."""
    faults: list[LedgerError] = []
    mapping = None if arguments.mapping is None else read_mapping(arguments.mapping)
    given = _given(arguments, mapping)
    first = next(given, None)  # what cannot be read at all makes no store
    store = written_store(arguments.ledger)
    counter = Counter()
    try:
        added = store.add(_records(_again(first, given), faults), counter.show)
    finally:
        counter.clear()
        store.close()
    complain(faults, arguments.lang)
    if mapping is not None:
        _warn_of_unread(arguments.file, mapping, arguments.lang)
    counts = {"new": str(added.new), "known": str(added.known), "faults": str(len(faults))}
    sys.stdout.write(f"{render('ledger.imported', counts, arguments.lang)}\n")
    return Exit.ERRORS_FOUND if faults else Exit.CLEAN


def _warn_of_unread(path: str, mapping: TableMapping, lang: str) -> None:
    """Name the columns of a wide table that nothing was read from: one may be a period in other words."""
    unread = unread_columns(path, mapping)
    if unread:
        words = render("ledger.unread_columns", {"columns": "; ".join(map(printable, unread))}, lang)
        print(f"{printable(path)}: {words}", file=sys.stderr)


def _given(arguments: argparse.Namespace, mapping: TableMapping | None) -> Iterator[Record | LedgerError]:
    path = arguments.file
    if mapping is not None:
        return imported(path, mapping, today(), arguments.by)
    if is_plain(path) and os.path.exists(path):
        reading = read_plain(path)
        return iter((*reading.faults, *(entry.record for entry in reading.entries)))
    if is_exchange(path):
        return read_csv(path)
    raise LedgerError(path, "ledger.needs_mapping")


def _again(first: Record | LedgerError | None, rest: Iterable[Record | LedgerError]) -> Iterator[Record | LedgerError]:
    if first is not None:
        yield first
        yield from rest


def _records(given: Iterable[Record | LedgerError], faults: list[LedgerError]) -> Iterator[Record]:
    for each in given:
        if isinstance(each, LedgerError):
            faults.append(each)
        else:
            yield each
