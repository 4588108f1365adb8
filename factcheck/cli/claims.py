"""``factcheck claims``: a table of what was understood."""

from __future__ import annotations

import argparse
import sys

from factcheck.api import check
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_published
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.read.source import read_text
from factcheck.report.table import claims_table
from factcheck.report.text import complaint_line


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("path", metavar="PATH", help=render("help.path", lang=lang))
    add_published(parser, lang)


def run(arguments: argparse.Namespace) -> Exit:
    """Print the table; a text without claims has its head alone."""
    try:
        text = read_text(arguments.path)
    except ReadError as error:
        print(complaint_line(error, arguments.lang), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    for row in claims_table(check(text, published=arguments.published), arguments.lang):
        sys.stdout.write(f"{row}\n")
    return Exit.CLEAN
