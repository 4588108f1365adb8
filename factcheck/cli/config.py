"""``factcheck config``: the settings that hold, and where each comes from."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from factcheck.cli.complaints import config_lines
from factcheck.cli.exits import Exit
from factcheck.cli.options import add_config
from factcheck.errors import ConfigError
from factcheck.messages import LANGUAGES, render
from factcheck.policy.config import DEFAULT, Loaded, for_file, load_for
from factcheck.policy.listing import Option, options, toml_lines
from factcheck.policy.settings import Settings
from factcheck.report.lines import printable, width

ACTIONS = ("show",)
_WIDEST = 60  # columns of a setting, behind which its origin is not aligned any more


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The actions, each with arguments of its own."""
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    words = render("help.config.show", lang=lang)
    show = actions.add_parser(
        "show", help=words, description=words, formatter_class=parser.formatter_class, allow_abbrev=False
    )
    show.add_argument("path", metavar="PATH", nargs="?", default=".", help=render("help.config.path", lang=lang))
    show.add_argument(
        "--output-format", choices=("text", "json"), default="text", help=render("help.config.format", lang=lang)
    )
    add_config(show, lang)
    show.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=render("help.lang", lang=lang))


def run(arguments: argparse.Namespace) -> Exit:
    """Print the settings for the path; faulty ones are a line each and code 2."""
    try:
        loaded = _loaded(arguments)
    except ConfigError as error:
        for line in config_lines(error, arguments.lang):
            print(line, file=sys.stderr)
        return Exit.COULD_NOT_RUN
    shown = list(options(loaded))
    if not os.path.isdir(arguments.path):  # the rules for paths are put in
        shown = [option for option in shown if option.name != "paths"]
    lang = arguments.lang if arguments.is_lang_given else loaded.settings.lang
    is_json = arguments.output_format == "json"
    sys.stdout.write(_json(loaded.source, shown) if is_json else _text(loaded.source, shown, lang))
    return Exit.CLEAN


def _loaded(arguments: argparse.Namespace) -> Loaded:
    path = arguments.path
    if arguments.no_config:
        return Loaded(Settings())
    loaded = load_for([path], arguments.config)
    return loaded if os.path.isdir(path) else for_file(loaded, path)


def _text(source: str | None, shown: Sequence[Option], lang: str) -> str:
    lines = [line for option in shown for line in toml_lines(option)]
    column = max(width(text) for text, _ in lines if width(text) <= _WIDEST)
    head = render("config.no_source", lang=lang) if source is None else printable(source)
    return "".join([f"# {head}\n", *(_line(text, origin, column, lang) for text, origin in lines)])


def _line(text: str, origin: str, column: int, lang: str) -> str:
    told = render("config.default", lang=lang) if origin == DEFAULT else printable(origin)
    return f"{text}{' ' * (column - width(text))}  # {told}\n" if told else f"{text}\n"


def _json(source: str | None, shown: Sequence[Option]) -> str:
    settings = {option.name: {"value": option.value, "origin": option.origin} for option in shown}
    form = {"source": source, "settings": settings}
    return json.dumps(form, ensure_ascii=False, indent=2, default=str) + "\n"  # days are told as ISO 8601
