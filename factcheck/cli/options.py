"""Options that several commands share."""

from __future__ import annotations

import argparse
import datetime

from factcheck.messages import render


def add_published(parser: argparse.ArgumentParser, lang: str) -> None:
    """``--published DATE``: the day that ``năm ngoái`` and ``hôm qua`` count from."""
    parser.add_argument("--published", metavar="DATE", type=_date, help=render("help.published", lang=lang))


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD") from None
