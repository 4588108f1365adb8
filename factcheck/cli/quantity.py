"""``factcheck quantity``: what one printed quantity says, exactly."""

from __future__ import annotations

import argparse
import sys
from fractions import Fraction

from factcheck.api import parse_quantity
from factcheck.cli.exits import Exit
from factcheck.errors import ParseError
from factcheck.messages import render
from factcheck.messages.numbers import decimals, format_number
from factcheck.model.interval import exact
from factcheck.model.notation import Amount, format_amount
from factcheck.model.quantity import Quantity
from factcheck.report.lines import printable, width


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("words", metavar="TEXT", nargs="+", help=render("help.quantity_text", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Print value, unit, qualifier and what the print allows; point to where reading stopped if it is no quantity."""
    lang = arguments.lang
    try:
        quantity = parse_quantity(" ".join(arguments.words))
    except ParseError as error:
        shown = printable(error.text)
        caret = " " * width(shown[: error.position]) + "^"
        reason = printable(render(error.key, {"detail": error.detail}, lang))
        print(f"factcheck: {render('cli.no_quantity', lang=lang)}\n  {shown}\n  {caret} {reason}", file=sys.stderr)
        return Exit.COULD_NOT_RUN
    rows = [(render(f"column.{name}", lang=lang), value) for name, value in _parts(quantity, lang)]
    room = max(width(name) for name, _ in rows)
    for name, value in rows:
        sys.stdout.write(f"{name}{' ' * (room - width(name))}  {value}\n")
    return Exit.CLEAN


def _parts(quantity: Quantity, lang: str) -> list[tuple[str, str]]:
    return [
        ("value", " – ".join(_digits(value, lang) for value in sorted({quantity.low, quantity.high}))),
        ("unit", "-" if quantity.unit is None else str(quantity.unit)),
        ("qualifier", "-" if quantity.qualifier is None else quantity.qualifier.text),
        ("enclosure", format_amount(Amount(quantity.enclosure, quantity.unit), lang, is_exact=True)),
        *[("alternative", _digits(value, lang)) for value in quantity.alternatives],
    ]


def _digits(value: Fraction, lang: str) -> str:
    return exact(value) if decimals(value) is None else format_number(value, lang)
