"""Options that several commands share."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Iterator
from functools import partial

from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.draft import Draft, Format
from factcheck.read.drafts import FIELD, read_drafts


def add_published(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--published DATE``: the day that ``năm ngoái`` and ``hôm qua`` count from."""
    parser.add_argument(
        "--published", metavar="DATE", type=partial(_date, lang=lang), help=render("help.published", lang=lang)
    )


def add_ledger(parser: argparse.ArgumentParser, lang: str, *, default: str | None = None) -> None:
    """``--ledger PATH``: a store, a plain file, or a folder of plain files."""
    parser.add_argument("--ledger", metavar="PATH", default=default, help=render("help.ledger_path", lang=lang))


def add_input(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--input-format`` and ``--jsonl-field``: how sources are read, where they do not tell."""
    forms = [form.value for form in Format]
    parser.add_argument("--input-format", choices=forms, help=render("help.input_format", lang=lang))
    parser.add_argument("--jsonl-field", metavar="NAME", help=render("help.jsonl_field", lang=lang))


def drafts(path: str, arguments: argparse.Namespace) -> Iterator[Draft | ReadError]:
    """The drafts of the file at ``path``, read as the options of :func:`add_input` say; what cannot be read is an error
    in its place."""
    try:
        form = None if arguments.input_format is None else Format(arguments.input_format)
        yield from read_drafts(path, form=form, field=arguments.jsonl_field or FIELD)
    except ReadError as error:
        yield error


def add_config(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--config FILE``: the settings, instead of the nearest ones; ``--no-config``: none."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--config", metavar="FILE", help=render("help.config_file", lang=lang))
    either.add_argument("--no-config", "--isolated", action="store_true", help=render("help.no_config", lang=lang))


def listed(text: str) -> list[str]:
    """``R,T101``: the parts of a list, as an option takes it."""
    return text.replace(",", " ").split()


def positive(lang: str) -> Callable[[str], int]:
    """What reads a count from the command line."""

    def count(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise argparse.ArgumentTypeError(render("cli.no_count", {"text": text}, lang))
        return int(text)

    return count


def _date(text: str, lang: str) -> datetime.date:
    """``13/12/2023``, as Vietnamese writes it, or ``2023-12-13``."""
    try:
        if "/" not in text:
            return datetime.date.fromisoformat(text)
        day, month, year = map(int, text.split("/"))
        return datetime.date(year, month, day)
    except ValueError:
        raise argparse.ArgumentTypeError(render("cli.no_date", {"text": text}, lang)) from None
