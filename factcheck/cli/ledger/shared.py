"""What the actions on a ledger share: its usual place, a record on one line, who enters and when."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterable

from factcheck.cli.complaints import ledger_line
from factcheck.cli.exits import Exit
from factcheck.errors import LedgerError
from factcheck.ledger.lookup import Ledger, open_ledger
from factcheck.ledger.store import Store, open_store
from factcheck.messages import render
from factcheck.model.notation import printed_day
from factcheck.model.record import FigureKind, Record
from factcheck.report.lines import printable

USUAL = os.path.join("claims", "ledger")
_SHOWN_FAULTS = 20


def add_entry(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--by NAME``: who enters the records."""
    by = os.environ.get("USER", "")
    parser.add_argument("--by", metavar="NAME", default=by, help=render("help.ledger.by", lang=lang))


def today() -> datetime.date:
    """The day on which records are entered."""
    return datetime.date.today()


def opened(path: str, lang: str) -> tuple[Ledger, Exit]:
    """The ledger at ``path``, and the exit code so far: what in it cannot be read is told, and the rest is used."""
    ledger = open_ledger(path)
    return ledger, Exit.COULD_NOT_RUN if complain(ledger.faults, lang) else Exit.CLEAN


def written_store(path: str) -> Store:
    """The store at ``path``, to be written; :class:`LedgerError` where plain files stand there."""
    if os.path.isdir(path) or path.endswith(".toml"):
        raise LedgerError(path, "ledger.is_plain")
    return open_store(path, is_written=True)


def line(record: Record, lang: str) -> str:
    """``a40f4566 kiều hối, Việt Nam, năm 2020: 17,2 tỷ USD (PhuthoPortal, 13/12/2021)``."""
    told = ", ".join(each for each in (record.subject, record.scope, record.period.text) if each)
    kind = "" if record.kind is FigureKind.ACTUAL else f" [{render(f'kind_of_figure.{record.kind}', lang=lang)}]"
    day = record.citation.published
    source = record.citation.name + ("" if day is None else f", {printed_day(day)}")
    return printable(f"{record.key}  {told}: {record.printed}{kind} ({source})")


def complain(faults: Iterable[LedgerError], lang: str) -> int:
    """Say what could not be read, the first of many, and how many there were."""
    count = 0
    for fault in faults:
        count += 1
        if count <= _SHOWN_FAULTS:
            print(ledger_line(fault, lang), file=sys.stderr)
    if count > _SHOWN_FAULTS:
        print(render("ledger.more_faults", {"count": str(count - _SHOWN_FAULTS)}, lang), file=sys.stderr)
    return count
