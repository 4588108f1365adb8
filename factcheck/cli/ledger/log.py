"""``factcheck ledger log``: what was entered, when, and by whom, the latest first."""

from __future__ import annotations

import argparse
import sys

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, line, opened
from factcheck.cli.options import add_ledger, positive
from factcheck.ledger.history import supersedes
from factcheck.messages import render
from factcheck.report.lines import printable

_USUAL_LIMIT = 20


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument(
        "--limit", metavar="N", type=positive(lang), default=_USUAL_LIMIT, help=render("help.ledger.limit", lang=lang)
    )
    add_ledger(parser, lang, default=USUAL)


def run(arguments: argparse.Namespace) -> Exit:
    """Print the latest entries, each with the day, who entered it, and what it stands for from then on."""
    ledger, code = opened(arguments.ledger, arguments.lang)
    for record in ledger.latest(arguments.limit):
        former = [each.key for each in ledger.history(record) if supersedes(record, each)]
        note = f" {render('ledger.supersedes', {'keys': ', '.join(former)}, arguments.lang)}" if former else ""
        by = f" {printable(record.by)}" if record.by else ""
        sys.stdout.write(f"{record.entered}{by}  {line(record, arguments.lang)}{note}\n")
    return code
