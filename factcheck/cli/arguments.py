"""The arguments of the command line; each command describes its own, and only the one that is called is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from factcheck import __version__
from factcheck.messages import LANGUAGES, render

COMMANDS = ("check", "claims", "quantity", "rule")
HELP_COLUMNS = 100


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with ``run``, the function of the command. Ends the program with code 2 where they are faulty."""
    lang = _language(argv)
    parser = argparse.ArgumentParser(
        "factcheck", description=render("help.factcheck", lang=lang), formatter_class=_Help, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"factcheck {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        words = render(f"help.{name}", lang=lang)
        subparser = commands.add_parser(name, help=words, description=words, formatter_class=_Help, allow_abbrev=False)
        if name in argv:
            command = import_module(f"factcheck.cli.{name}")
            command.add_arguments(subparser, lang)
            subparser.add_argument("--lang", choices=LANGUAGES, default="vi", help=render("help.lang", lang=lang))
            subparser.set_defaults(run=command.run)
    return parser.parse_args(argv)


class _Help(argparse.HelpFormatter):
    """Help of a fixed width: asking the terminal for its own would import shutil on every run."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=HELP_COLUMNS)


def _language(argv: Sequence[str]) -> str:
    """The language that ``--lang`` asks for: help is written before the arguments are read."""
    joined = "\n".join(argv)
    return next((lang for lang in LANGUAGES if f"--lang={lang}" in joined or f"--lang\n{lang}" in joined), "vi")
