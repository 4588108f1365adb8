"""``factcheck ledger export``: all records of a ledger as CSV, or as a plain file."""

from __future__ import annotations

import argparse
import sys
from typing import TextIO

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, opened
from factcheck.cli.options import add_ledger
from factcheck.errors import LedgerError
from factcheck.ledger.exchange import write_csv
from factcheck.ledger.lookup import Ledger
from factcheck.ledger.plain import SUFFIX, written
from factcheck.messages import render


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("file", metavar="FILE", nargs="?", help=render("help.ledger.out", lang=lang))
    add_ledger(parser, lang, default=USUAL)


def run(arguments: argparse.Namespace) -> Exit:
    """Write the records to a file by its ending, or CSV to standard output."""
    ledger, code = opened(arguments.ledger, arguments.lang)
    if arguments.file is None:
        write_csv(ledger.store.records(), sys.stdout)
        return code
    if not arguments.file.endswith((SUFFIX, ".csv")):
        raise LedgerError(arguments.file, "ledger.unknown_format")
    try:
        with open(arguments.file, "w", encoding="utf-8", newline="") as file:
            count = _write(ledger, file, is_plain=arguments.file.endswith(SUFFIX))
    except OSError as fault:
        raise LedgerError(arguments.file, "ledger.unwritten", fault.strerror or str(fault)) from None
    sys.stdout.write(f"{render('ledger.exported', {'count': str(count)}, arguments.lang)}\n")
    return code


def _write(ledger: Ledger, file: TextIO, *, is_plain: bool) -> int:
    if not is_plain:
        return write_csv(ledger.store.records(), file)
    records = list(ledger.store.records())
    file.write(written(records))
    return len(records)
