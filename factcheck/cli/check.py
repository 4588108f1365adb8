"""``factcheck check``: read drafts, report what does not add up."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from factcheck.cli.checking.modes import UsageError, dispatch
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_config, add_input, add_ledger, add_published, listed, positive
from factcheck.errors import ConfigError, ReadError
from factcheck.messages import render
from factcheck.model.finding import Level
from factcheck.report.writer import complaint_line

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "docx")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help=render("help.paths", lang=lang))
    _add_reading(parser, lang)
    _add_choice(parser, lang)
    _add_reporting(parser, lang)
    _add_working(parser, lang)


def _add_reading(parser: argparse.ArgumentParser, lang: str) -> None:
    """How sources are read, and what they are held against."""
    words = partial(render, lang=lang)
    add_input(parser, lang)
    parser.add_argument("--stdin-filename", metavar="NAME", help=words("help.stdin_filename"))
    parser.add_argument("--exclude", metavar="PATTERN", action="append", help=words("help.exclude"))
    add_published(parser, lang)
    add_ledger(parser, lang)
    add_config(parser, lang)


def _add_choice(parser: argparse.ArgumentParser, lang: str) -> None:
    """Which findings are wanted."""
    words = partial(render, lang=lang)
    parser.add_argument("--select", metavar="CODES", type=listed, help=words("help.select"))
    parser.add_argument("--ignore", metavar="CODES", type=listed, help=words("help.ignore"))
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
    """What is done besides, and how."""
    words = partial(render, lang=lang)
    mode = parser.add_mutually_exclusive_group()
    for name in ("fix", "diff", "update-baseline", "watch"):
        mode.add_argument(f"--{name}", action="store_true", help=words(f"help.{name.replace('-', '_')}"))
    parser.add_argument("--unsafe-fixes", action="store_true", help=words("help.unsafe_fixes"))
    parser.add_argument("--jobs", metavar="N", type=positive(lang), help=words("help.jobs"))
    parser.add_argument("--no-cache", action="store_true", help=words("help.no_cache"))


def run(arguments: argparse.Namespace) -> Exit:
    """Check every source, write as they come, and give the gravest exit code."""
    try:
        return dispatch(arguments)
    except ReadError as error:
        lines = [complaint_line(error, arguments.lang)]
    except ConfigError as error:
        from factcheck.cli.complaints import config_lines  # noqa: PLC0415  # told only of faults

        lines = list(config_lines(error, arguments.lang))
    except UsageError as error:
        lines = [f"factcheck: {error}"]
    for line in lines:
        print(line, file=sys.stderr)
    return Exit.COULD_NOT_RUN
