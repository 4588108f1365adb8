"""The tables of options in ``docs/cli.md``, from the arguments of the commands.

A table headed ``| option | |`` below ``## factcheck COMMAND`` or ``### factcheck COMMAND ACTION`` holds the options of
that command in the order of its help.
"""

from __future__ import annotations

import argparse
import re

from factcheck.cli.arguments import COMMANDS, parser_of

_HEAD = "| option | |\n|---|---|\n"
_TABLE = re.compile(
    rf"(?P<before>^\#{{2,3}} factcheck (?P<command>[\w ]+)$(?:(?!^\#)[\s\S])*?^{re.escape(_HEAD)})(?:^\|.*\n)*",
    re.MULTILINE,
)


def with_options(page: str) -> str:
    """``page`` with the rows of each table of options as the help of the command tells them, in English."""
    parser = parser_of(COMMANDS, "en")
    return _TABLE.sub(lambda found: found["before"] + _rows(_of(parser, found["command"].split())), page)


def _of(parser: argparse.ArgumentParser, names: list[str]) -> argparse.ArgumentParser:
    for name in names:
        (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
        parser = commands.choices[name]
    return parser


def _rows(parser: argparse.ArgumentParser) -> str:
    return "".join(f"| {_name(action)} | {_told(action)} |\n" for action in parser._actions if action.option_strings)


def _name(action: argparse.Action) -> str:
    values = r"\|".join(map(str, action.choices or ())) or action.metavar
    value = "" if action.nargs == 0 else f" {values}"
    *short, last = action.option_strings
    return ", ".join([*(f"`{name}`" for name in short), f"`{last}{value}`"])


def _told(action: argparse.Action) -> str:
    return (action.help or "").replace("|", r"\|")
