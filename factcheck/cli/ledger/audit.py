"""``factcheck ledger check``: what in a ledger cannot be read, stands twice, or contradicts itself."""

from __future__ import annotations

import argparse
import sys

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, complain, line
from factcheck.ledger.audit import problems
from factcheck.ledger.lookup import open_ledger
from factcheck.ledger.plain import is_plain, read_plain
from factcheck.messages import render
from factcheck.report.lines import printable


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=USUAL, help=render("help.ledger_path", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Print every problem with its place, then how many figures there are."""
    path, lang = arguments.path, arguments.lang
    places: dict[str, str] = {}
    if is_plain(path):
        reading = read_plain(path)
        places = {entry.record.key: f"{entry.path}:{entry.line}" for entry in reading.entries}
        count = complain(reading.faults, lang)
        count += _complain_of_twins(
            [(entry.record.key, f"{entry.path}:{entry.line}") for entry in reading.entries], lang
        )
        if not reading.entries:
            return Exit.ERRORS_FOUND if count else Exit.CLEAN
    else:
        count = 0
    ledger = open_ledger(path)
    for problem in problems(ledger):
        count += 1
        words = {
            "first": line(problem.first, lang),
            "second": line(problem.second, lang),
            "place": printable(places.get(problem.first.key, problem.first.key)),
        }
        place = printable(places.get(problem.second.key, problem.second.key))
        print(f"{place}: {render(f'ledger.{problem.fault}', words, lang)}")
    total = ledger.store.count()
    sys.stdout.write(f"{render('ledger.checked', {'count': str(total), 'problems': str(count)}, lang)}\n")
    return Exit.ERRORS_FOUND if count else Exit.CLEAN


def _complain_of_twins(entries: list[tuple[str, str]], lang: str) -> int:
    """Say which entries of plain files are the same to the letter; how many."""
    first: dict[str, str] = {}
    count = 0
    for key, place in entries:
        if key in first:
            count += 1
            print(f"{printable(place)}: {render('ledger.twin', {'place': printable(first[key])}, lang)}")
        first.setdefault(key, place)
    return count
