"""``factcheck ledger search``: records by words, in any order and spelling."""

from __future__ import annotations

import argparse
import sys

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, line, opened
from factcheck.cli.options import add_ledger, positive
from factcheck.ledger.search import search
from factcheck.messages import render

_USUAL_LIMIT = 20


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help=render("help.ledger.words", lang=lang))
    parser.add_argument(
        "--limit", metavar="N", type=positive(lang), default=_USUAL_LIMIT, help=render("help.ledger.limit", lang=lang)
    )
    add_ledger(parser, lang, default=USUAL)


def run(arguments: argparse.Namespace) -> Exit:
    """Print the records that were found, the nearest first, each with the words that it lacks."""
    ledger, code = opened(arguments.ledger, arguments.lang)
    hits = search(ledger, " ".join(arguments.words), arguments.limit)
    for hit in hits:
        lacks = render("ledger.lacks", {"words": ", ".join(hit.lacks)}, arguments.lang) if hit.lacks else ""
        sys.stdout.write(f"{line(hit.record, arguments.lang)} {lacks}".rstrip() + "\n")
    if not hits:
        print(render("ledger.nothing_found", lang=arguments.lang), file=sys.stderr)
        code = max(code, Exit.ERRORS_FOUND)
    return code
