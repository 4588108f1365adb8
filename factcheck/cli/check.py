"""``factcheck check``: read drafts, report what does not add up."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import attrs

from factcheck.api import check
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_ledger, add_published
from factcheck.cli.terminal import Progress, look
from factcheck.errors import LedgerError, ReadError
from factcheck.messages import render
from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.read.source import STDIN, read_text
from factcheck.report.text import TextWriter

if TYPE_CHECKING:
    from factcheck.ledger.lookup import Ledger
    from factcheck.report.writer import Writer

# Notes that only say what a missing operand must have been: one for nearly every claim of an ordinary article, so they
# are for whoever asks for notes.
ON_DEMAND = frozenset({"R301"})
FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help=render("help.paths", lang=lang))
    parser.add_argument(
        "--output-format", choices=FORMATS, default="text", help=render("help.output_format", lang=lang)
    )
    parser.add_argument(
        "--min-level", choices=[level.value for level in reversed(Level)], help=render("help.min_level", lang=lang)
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help=render("help.stdin_filename", lang=lang))
    add_published(parser, lang)
    add_ledger(parser, lang)
    parser.add_argument("-q", "--quiet", action="store_true", help=render("help.quiet", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Check every source, write as they come, and give the gravest exit code."""
    if not arguments.paths and sys.stdin is not None and sys.stdin.isatty():
        print(f"factcheck: {render('cli.no_source', lang=arguments.lang)}", file=sys.stderr)
        return Exit.COULD_NOT_RUN
    paths = arguments.paths or [STDIN]
    progress = Progress(len(paths), is_wanted=not arguments.quiet)
    writer = _writer(arguments, progress)
    code, known = Exit.CLEAN, _Known(arguments)
    hidden = 0
    for path in paths:
        progress.step(path)
        try:
            report = known.check(read_text(path))
        except ReadError as error:
            writer.unread(error)
            code = Exit.COULD_NOT_RUN
            continue
        if report.has_errors:
            code = max(code, Exit.ERRORS_FOUND)
        name = arguments.stdin_filename if path == STDIN and arguments.stdin_filename else path
        shown = _displayed(report, arguments)
        writer.document(name, shown)
        hidden += len(report.findings) - len(shown.findings)
    progress.clear()
    writer.close()
    if known.is_lacking:
        code = Exit.COULD_NOT_RUN
    if hidden and arguments.output_format == "text" and arguments.min_level is None and not arguments.quiet:
        sys.stdout.write(f"{render('report.hidden', {'count': str(hidden)}, arguments.lang)}\n")
    return code


class _Known:
    """Checks texts against the ledger that was asked for; where that cannot be used, says so once and does without
    it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._published = arguments.published
        self._lang = arguments.lang
        self._ledger: Ledger | None = None
        self.is_lacking = False
        if arguments.ledger is not None:
            self._open(arguments.ledger)

    def _open(self, path: str) -> None:
        from factcheck.ledger.lookup import open_ledger  # noqa: PLC0415  # only who asks for a ledger pays for it

        try:
            self._ledger = open_ledger(path)
        except LedgerError as error:
            self._complain(error)
            return
        for fault in self._ledger.faults:
            self._complain(fault)

    def _complain(self, error: LedgerError) -> None:
        from factcheck.cli.complaints import ledger_line  # noqa: PLC0415  # told only of faults

        self.is_lacking = True
        print(ledger_line(error, self._lang), file=sys.stderr)

    def check(self, text: str) -> Report:
        try:
            return check(text, published=self._published, ledger=self._ledger)
        except LedgerError as error:
            self._complain(error)
            self._ledger = None
            return check(text, published=self._published)


def _displayed(report: Report, arguments: argparse.Namespace) -> Report:
    """``report`` with the findings that were asked for; programs get them all unless they name a level."""
    if arguments.min_level is None:
        if arguments.output_format in ("json", "jsonl"):
            return report
        shown = [finding for finding in report.findings if finding.code not in ON_DEMAND]
    else:
        levels = list(Level)[: list(Level).index(arguments.min_level) + 1]  # the gravest comes first
        shown = [finding for finding in report.findings if finding.level in levels]
    return attrs.evolve(report, findings=tuple(shown))


def _writer(arguments: argparse.Namespace, progress: Progress) -> TextWriter | Writer:
    def write(text: str) -> None:
        progress.clear()
        sys.stdout.write(text)

    def complain(text: str) -> None:
        progress.clear()
        sys.stdout.flush()  # so that complaints stand among the findings where they belong
        print(text, file=sys.stderr)

    if arguments.output_format == "text":
        return TextWriter(write, complain, look(arguments.lang), is_quiet=arguments.quiet)
    from factcheck.cli.formats import writer_of  # noqa: PLC0415  # formats for programs are loaded when asked for

    return writer_of(arguments.output_format, write, complain, arguments.lang)
