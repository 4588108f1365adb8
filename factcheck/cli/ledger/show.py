"""``factcheck ledger show``: one record in full, with all that is known of the same quantity."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, line, opened
from factcheck.cli.options import add_ledger
from factcheck.errors import LedgerError
from factcheck.ledger.history import standing
from factcheck.ledger.lookup import Ledger
from factcheck.messages import render
from factcheck.model.notation import Amount, format_amount, printed_day
from factcheck.model.record import Record
from factcheck.report.lines import printable

_FIELDS = (
    "subject",
    "aliases",
    "scope",
    "period",
    "value",
    "stands_for",
    "kind",
    "source",
    "url",
    "position",
    "entered",
)
_FEWEST_DIGITS = 4


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("key", metavar="KEY", help=render("help.ledger.key", lang=lang))
    add_ledger(parser, lang, default=USUAL)


def run(arguments: argparse.Namespace) -> Exit:
    """Print the record that ``key``, or its beginning, names, and its history."""
    ledger, code = opened(arguments.ledger, arguments.lang)
    record = _record(ledger, arguments.key)
    for name, words in zip(_FIELDS, _values(record, arguments.lang), strict=True):
        if words:
            sys.stdout.write(f"{render(f'ledger.field.{name}', lang=arguments.lang):16}{printable(words)}\n")
    history = ledger.history(record)
    if len(history) > 1:
        sys.stdout.write(f"\n{render('ledger.history', lang=arguments.lang)}\n")
        stands = {each.key for each in standing(history)}
        for each in history:
            mark = "*" if each.key in stands else " "
            sys.stdout.write(f"{mark} {line(each, arguments.lang)}\n")
    return code


def _record(ledger: Ledger, key: str) -> Record:
    if len(key) < _FEWEST_DIGITS or not key.isalnum():
        raise LedgerError(ledger.path, "ledger.no_key", key)
    found = ledger.keyed(key)
    if len(found) != 1:
        raise LedgerError(ledger.path, "ledger.several_keys" if found else "ledger.unknown_key", key)
    return found[0]


def _values(record: Record, lang: str) -> Iterator[str]:
    citation, quantity = record.citation, record.quantity
    day = "" if citation.published is None else f", {printed_day(citation.published)}"
    yield record.subject
    yield "; ".join(record.aliases)
    yield record.scope
    yield f"{record.period.text} ({record.period.start} – {record.period.end})"
    yield record.printed
    yield format_amount(Amount(quantity.enclosure, quantity.unit), lang, is_exact=True)
    yield render(f"kind_of_figure.{record.kind}", lang=lang)
    yield f"{citation.title}{f' – {citation.publisher}' if citation.publisher else ''}{day}"
    yield citation.url
    yield citation.position
    yield f"{printed_day(record.entered)}{f', {record.by}' if record.by else ''}"
