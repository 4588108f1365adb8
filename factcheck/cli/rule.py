"""``factcheck rule``: the checks, and the page of each."""

from __future__ import annotations

import argparse
import sys

from factcheck.cli.exits import Exit
from factcheck.messages import render
from factcheck.verify.check import Check
from factcheck.verify.registry import checks, rule


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("code", metavar="CODE", nargs="?", help=render("help.code", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """List the checks, or print the page of one."""
    if arguments.code is None:
        for check in checks():
            sys.stdout.write(f"{_card(check, arguments.lang)}: {check.page.strip().splitlines()[0]}\n")
        return Exit.CLEAN
    found = rule(arguments.code)
    if found is None:
        reason = render("cli.no_rule", {"code": arguments.code}, arguments.lang)
        print(f"factcheck: {reason}", file=sys.stderr)
        return Exit.COULD_NOT_RUN
    sys.stdout.write(f"{_card(found, arguments.lang)}\n\n{found.page.strip()}\n")
    return Exit.CLEAN


def _card(check: Check, lang: str) -> str:
    return f"{check.meta.code} {check.meta.name} [{render(f'level.{check.meta.level}', lang=lang)}]"
