"""``factcheck completion``: the script by which a shell completes commands, options and file names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from factcheck.cli.arguments import COMMANDS, parser_of
from factcheck.cli.exits import Exit
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.report.writer import complaint_line

SHELLS = ("bash", "zsh", "fish")
_FILES = frozenset({"PATH", "FILE", "ARTICLE"})  # the names of arguments that are files


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this command."""
    parser.add_argument("shell", choices=SHELLS, help=render("help.shell", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Print the script; its descriptions are in the language that was asked for."""
    try:
        import shtab  # noqa: PLC0415  # once, when a shell is set up
    except ModuleNotFoundError:
        error = ReadError("completion", "cli.extra", "factcheck[completion]")
        print(complaint_line(error, arguments.lang), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    parser = parser_of(COMMANDS, arguments.lang)  # the script knows of all of them
    for action in _actions(parser):
        if action.metavar in _FILES:
            vars(action)["complete"] = shtab.FILE
    sys.stdout.write(f"{shtab.complete(parser, shell=arguments.shell)}\n")
    return Exit.CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of ``parser`` and of all that are under it."""
    for action in parser._actions:  # argparse has no other way to them
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
