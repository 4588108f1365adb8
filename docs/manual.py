"""The manual page ``docs/man/factcheck.1``, from the arguments of the commands."""

from __future__ import annotations

from argparse_manpage.manpage import Manpage

from factcheck import __version__
from factcheck.cli.arguments import COMMANDS, parser_of
from factcheck.messages import render


def manual_page() -> str:
    """The page in English; it tells the version instead of a day, so that it is the same whenever it is made."""
    told = {
        "project_name": "factcheck",
        "date": f"factcheck {__version__}",
        "manual_title": "factcheck",
        "description": render("help.short", lang="en"),
        "format": "single-commands-section",
    }
    page = Manpage(parser_of(COMMANDS, "en"), told, format="single-commands-section")
    return "\n".join(line.rstrip() for line in str(page).strip().splitlines()) + "\n"
