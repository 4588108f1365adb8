"""``factcheck rule``: the checks, and the page of each."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator

from factcheck.cli.exits import Exit
from factcheck.messages import render
from factcheck.verify.check import Case, Check
from factcheck.verify.page import page, title
from factcheck.verify.registry import checks, rule


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("code", metavar="CODE", nargs="?", help=render("help.code", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """List the checks, or print the page of one with its examples."""
    lang = arguments.lang
    if arguments.code is None:
        for check in checks():
            sys.stdout.write(f"{_card(check, lang)}: {title(check, lang)}\n")
        return Exit.CLEAN
    found = rule(arguments.code)
    if found is None:
        print(f"factcheck: {render('cli.no_rule', {'code': arguments.code}, lang)}", file=sys.stderr)
        return Exit.COULD_NOT_RUN
    sys.stdout.write("\n\n".join([_card(found, lang), page(found, lang), *_examples(found, lang)]) + "\n")
    return Exit.CLEAN


def _card(check: Check, lang: str) -> str:
    return f"{check.meta.code} {check.meta.name} [{render(f'level.{check.meta.level}', lang=lang)}]"


def _examples(check: Check, lang: str) -> Iterator[str]:
    for name, cases in (("fail", check.fail), ("pass", check.passes)):
        gap = "\n\n" if any("\n" in case.text.strip() for case in cases) else "\n"
        shown = gap.join("\n".join(_lines(case, lang)) for case in cases)
        yield f"{render(f'rule.{name}', lang=lang)}:\n{shown}"


def _lines(case: Case, lang: str) -> Iterator[str]:
    yield textwrap.indent(case.text.strip("\n"), "    ")
    for figure in case.known:
        yield f"      {render('rule.known', {'figure': figure.line()}, lang)}"
    if house := " ".join(filter(None, case.style)):
        yield f"      {render('rule.style', {'house': house}, lang)}"
