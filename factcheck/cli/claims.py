"""``factcheck claims``: a table of what was understood."""

from __future__ import annotations

import argparse
import sys

from factcheck.api import check
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_input, add_published, drafts
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.report.table import claims_table
from factcheck.report.writer import complaint_line


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("path", metavar="PATH", help=render("help.path", lang=lang))
    add_input(parser, lang)
    add_published(parser, lang)


def run(arguments: argparse.Namespace) -> Exit:
    """Print a table for each draft of the file; a draft without claims has its head alone."""
    code = Exit.CLEAN
    separator = ""
    for draft in drafts(arguments.path, arguments):
        if isinstance(draft, ReadError):
            print(complaint_line(draft, arguments.lang), file=sys.stderr)
            code = Exit.COULD_NOT_RUN
            continue
        rows = claims_table(check(draft, published=arguments.published), arguments.lang)
        sys.stdout.write(separator + "".join(f"{row}\n" for row in rows))
        separator = "\n"
    return code
