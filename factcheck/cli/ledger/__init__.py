"""``factcheck ledger``: known values with their sources; one file an action."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from factcheck.cli.complaints import ledger_line
from factcheck.cli.exits import Exit
from factcheck.errors import LedgerError
from factcheck.messages import LANGUAGES, render

# The module of each action: "import" is a word of the language.
ACTIONS = {
    "check": "audit",
    "add": "propose",
    "import": "load",
    "export": "dump",
    "search": "search",
    "show": "show",
    "log": "log",
}


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The actions, each with arguments of its own."""
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    for name, module in ACTIONS.items():
        words = render(f"help.ledger.{name}", lang=lang)
        action = actions.add_parser(
            name, help=words, description=words, formatter_class=parser.formatter_class, allow_abbrev=False
        )
        import_module(f"factcheck.cli.ledger.{module}").add_arguments(action, lang)
        action.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=render("help.lang", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Run the action; a ledger that cannot be used is one line and code 2."""
    try:
        code: Exit = import_module(f"factcheck.cli.ledger.{ACTIONS[arguments.action]}").run(arguments)
    except LedgerError as error:
        print(ledger_line(error, arguments.lang), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    return code
