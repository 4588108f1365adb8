"""What ``factcheck check`` is to do: report, mend, adopt, or watch; and what cannot be asked for together."""

from __future__ import annotations

import argparse
import sys

from factcheck.cli.checking.reporting import report
from factcheck.cli.checking.request import Request, requested
from factcheck.cli.exits import Exit
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.read.source import STDIN
from factcheck.work.walk import files


class UsageError(Exception):
    """Arguments that do not go together; the text is in the language of the user."""


def dispatch(arguments: argparse.Namespace) -> Exit:
    """Do what ``arguments`` ask for. Raises :class:`UsageError`, and what :func:`requested` raises."""
    _refuse(arguments)
    request = requested(arguments)
    if arguments.watch:
        from factcheck.cli.checking.watching import watch  # noqa: PLC0415  # only for who watches

        return watch(request, lambda: requested(arguments))
    paths = found(request)
    if arguments.update_baseline:
        return _adopted(request, paths)
    if arguments.fix or arguments.diff:
        return _mended(request, paths, arguments)
    if request.output_format == "docx":
        from factcheck.cli.checking.commenting import comment  # noqa: PLC0415  # only for who asks for it

        return comment(request, paths)
    return report(request, paths)


def found(request: Request) -> list[str | ReadError]:
    """The files that the paths of ``request`` mean."""
    return list(files(request.paths, request.root, request.settings.exclude))


def _adopted(request: Request, paths: list[str | ReadError]) -> Exit:
    if request.settings.baseline is None:
        values = {"option": "--update-baseline", "other": "--baseline"}
        raise UsageError(render("cli.needs", values, request.lang))
    from factcheck.cli.checking.adopting import adopt  # noqa: PLC0415  # only for who takes a baseline

    return adopt(request, paths)


def _mended(request: Request, paths: list[str | ReadError], arguments: argparse.Namespace) -> Exit:
    from factcheck.cli.checking import fixing  # noqa: PLC0415  # only for who mends

    if arguments.diff:
        return fixing.show(request, paths, is_unsafe=arguments.unsafe_fixes)
    if request.paths == (STDIN,):
        return fixing.pass_through(request, is_unsafe=arguments.unsafe_fixes)
    return max(fixing.make(request, paths, is_unsafe=arguments.unsafe_fixes), report(request, paths))


def _refuse(arguments: argparse.Namespace) -> None:
    """Raise :class:`UsageError` for what does not go together."""
    lang = arguments.lang
    if not arguments.paths and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(render("cli.no_source", lang=lang))
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise UsageError(render("cli.needs", {"option": "--unsafe-fixes", "other": "--fix, --diff"}, lang))
    if arguments.diff and arguments.output is not None:
        raise UsageError(render("cli.not_together", {"option": "--output", "other": "--diff"}, lang))
    if arguments.update_baseline and arguments.stdin_filename is None and STDIN in (arguments.paths or [STDIN]):
        values = {"option": f"--update-baseline {STDIN}", "other": "--stdin-filename"}
        raise UsageError(render("cli.needs", values, lang))
    limited = {"statistics": ("text", "json"), "watch": ("text",), "diff": ("text",), "fix": _FORMATS_OF_TEXT}
    for option, formats in limited.items():
        if getattr(arguments, option) and arguments.output_format not in formats:
            values = {"option": f"--{option}", "formats": ", ".join(formats)}
            raise UsageError(render("cli.only_format", values, lang))


_FORMATS_OF_TEXT = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html")
