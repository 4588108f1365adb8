"""``factcheck check``: read drafts, report what does not add up."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from factcheck.cli.checking.reporting import report
from factcheck.cli.checking.request import requested
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_ledger, add_published, beginnings, positive
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.draft import Format
from factcheck.model.finding import Level
from factcheck.report.text import complaint_line
from factcheck.work.walk import files

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    words = partial(render, lang=lang)
    parser.add_argument("paths", metavar="PATH", nargs="*", help=words("help.paths"))
    _add_reading(parser, lang)
    _add_choice(parser, lang)
    _add_reporting(parser, lang)
    _add_working(parser, lang)


def _add_reading(parser: argparse.ArgumentParser, lang: str) -> None:
    """How sources are read, and what they are held against."""
    words = partial(render, lang=lang)
    parser.add_argument("--input-format", choices=list(map(str, Format)), help=words("help.input_format"))
    parser.add_argument("--jsonl-field", metavar="NAME", help=words("help.jsonl_field"))
    parser.add_argument("--stdin-filename", metavar="NAME", help=words("help.stdin_filename"))
    parser.add_argument("--exclude", metavar="PATTERN", action="append", help=words("help.exclude"))
    add_published(parser, lang)
    add_ledger(parser, lang)


def _add_choice(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which findings are wanted."""
    words = partial(render, lang=lang)
    codes = partial(beginnings, lang=lang)
    parser.add_argument("--select", metavar="CODES", type=codes, help=words("help.select"))
    parser.add_argument("--ignore", metavar="CODES", type=codes, help=words("help.ignore"))
    levels = [level.value for level in reversed(Level)]
    parser.add_argument("--min-level", choices=levels, help=words("help.min_level"))
    parser.add_argument("--baseline", metavar="FILE", help=words("help.baseline"))


def _add_reporting(parser: argparse.ArgumentParser, lang: str) -> None:
    """How findings are told."""
    words = partial(render, lang=lang)
    parser.add_argument("--output-format", choices=FORMATS, default="text", help=words("help.output_format"))
    parser.add_argument("--output", metavar="FILE", help=words("help.output"))
    parser.add_argument("--statistics", action="store_true", help=words("help.statistics"))
    parser.add_argument("-q", "--quiet", action="store_true", help=words("help.quiet"))


def _add_working(parser: argparse.ArgumentParser, lang: str) -> None:
    """How the work is done."""
    words = partial(render, lang=lang)
    parser.add_argument("--jobs", metavar="N", type=positive, help=words("help.jobs"))
    parser.add_argument("--no-cache", action="store_true", help=words("help.no_cache"))


def run(arguments: argparse.Namespace) -> Exit:
    """Check every source, write as they come, and give the gravest exit code."""
    if not arguments.paths and sys.stdin is not None and sys.stdin.isatty():
        return _refused(render("cli.no_source", lang=arguments.lang))
    try:
        request = requested(arguments)
    except ReadError as error:
        print(complaint_line(error, arguments.lang), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    return report(request, list(files(request.paths, request.root, request.settings.exclude)))


def _refused(reason: str) -> Exit:
    print(f"factcheck: {reason}", file=sys.stderr)
    return Exit.COULD_NOT_RUN
