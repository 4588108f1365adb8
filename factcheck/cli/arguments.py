"""The arguments of the command line; each command describes its own, and only the one that is called is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from factcheck import __version__
from factcheck.cli.exits import Exit
from factcheck.messages import LANGUAGES, family, render

COMMANDS = ("check", "claims", "completion", "config", "ledger", "quantity", "rule")
HELP_COLUMNS = 100


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with ``run``, the function of the command. Ends the program with code 2 where they are faulty."""
    lang = _language(argv)
    with _argparse_speaking(lang):
        parser = parser_of(_called(argv), lang)
        arguments = parser.parse_args(argv)
        if "run" not in arguments:
            parser.exit(Exit.COULD_NOT_RUN, parser.format_help())
    arguments.is_lang_given = "lang" in arguments
    arguments.lang = getattr(arguments, "lang", LANGUAGES[0])
    return arguments


def _called(argv: Sequence[str]) -> tuple[str, ...]:
    """The command that ``argv`` calls; none where help is wanted on all of them, or what is called is no command."""
    for word in argv:
        if word in COMMANDS:
            return (word,)
        if word in ("-h", "--help") or not (word.startswith("-") or word in LANGUAGES):
            break
    return ()


def parser_of(called: Sequence[str], lang: str) -> argparse.ArgumentParser:
    """The parser of the commands ``called`` with their arguments; if there are none, of all commands without theirs."""
    parser = argparse.ArgumentParser(
        "factcheck", description=render("help.factcheck", lang=lang), formatter_class=_Help, allow_abbrev=False
    )
    version = f"factcheck {__version__}"
    parser.add_argument("--version", action="version", version=version, help=render("help.version", lang=lang))
    _add_lang(parser, lang)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in called or COMMANDS:
        words = render(f"help.{name}", lang=lang)
        subparser = commands.add_parser(name, help=words, description=words, formatter_class=_Help, allow_abbrev=False)
        if name in called:
            command = import_module(f"factcheck.cli.{name}")
            command.add_arguments(subparser, lang)
            _add_lang(subparser, lang)
            subparser.set_defaults(run=command.run)
    return parser


def _add_lang(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--lang``, without a default: that of a command would undo what stands before it."""
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=render("help.lang", lang=lang))


class _Help(argparse.HelpFormatter):
    """Help of a fixed width: asking the terminal for its own would import shutil on every run."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=HELP_COLUMNS)


@contextmanager
def _argparse_speaking(lang: str) -> Iterator[None]:
    """Let argparse, which passes its own words through its global ``_``, find them in the catalogue."""
    known = dict(zip(family("argparse.", "en").values(), family("argparse.", lang).values(), strict=True))

    def translated(text: str) -> str:
        core = text.strip()
        return text.replace(core, known.get(core, core))

    scope = vars(argparse)
    before = scope["_"]
    scope["_"] = translated
    try:
        yield
    finally:
        scope["_"] = before


def _language(argv: Sequence[str]) -> str:
    """The language that ``--lang`` asks for: help is written before the arguments are read."""
    joined = "\n".join(argv)
    return next((lang for lang in LANGUAGES if f"--lang={lang}" in joined or f"--lang\n{lang}" in joined), "vi")
