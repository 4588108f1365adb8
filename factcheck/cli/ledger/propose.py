"""``factcheck ledger add``: the levels that articles tell, for a person to accept."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from factcheck.cli.exits import Exit
from factcheck.cli.ledger.shared import USUAL, add_entry, line, today, written_store
from factcheck.cli.options import add_input, add_ledger, add_published, drafts
from factcheck.errors import ReadError
from factcheck.ledger.plain import append_plain, has_files, is_plain, read_plain
from factcheck.ledger.proposals import Proposal, proposals
from factcheck.messages import render
from factcheck.model.draft import Draft
from factcheck.model.record import Citation, Record
from factcheck.model.report import Report
from factcheck.report.lines import printable
from factcheck.report.places import Places
from factcheck.report.writer import complaint_line


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """The arguments of this action."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help=render("help.ledger.articles", lang=lang))
    add_input(parser, lang)
    add_ledger(parser, lang, default=USUAL)
    add_published(parser, lang)
    for name in ("title", "publisher", "url"):
        parser.add_argument(f"--{name}", metavar="TEXT", default="", help=render(f"help.ledger.{name}", lang=lang))
    parser.add_argument("--yes", action="store_true", help=render("help.ledger.yes", lang=lang))
    add_entry(parser, lang)


class _QuitError(Exception):
    """The person wants to be asked no more."""


def run(arguments: argparse.Namespace) -> Exit:
    """Show what each article offers, ask where there is somebody to ask, and add what is accepted, however the asking
    ends."""
    code = Exit.CLEAN
    offered: list[Proposal] = []
    accepted: list[Record] = []
    try:
        for path in arguments.articles:
            for draft in drafts(path, arguments):
                if isinstance(draft, ReadError):
                    print(complaint_line(draft, arguments.lang), file=sys.stderr)
                    code = Exit.COULD_NOT_RUN
                    continue
                found = _proposals(path, draft, arguments)
                offered += found
                for record in _accepted(path, draft, found, arguments):
                    accepted.append(record)  # one by one: Ctrl-C at the next question loses none
    except _QuitError:
        pass
    finally:
        _write(arguments, len(offered), accepted)
    return code


def _write(arguments: argparse.Namespace, offered: int, accepted: list[Record]) -> None:
    """Add what was accepted, and say how much that was."""
    added = _add(arguments.ledger, accepted) if accepted else 0
    counts = {"offered": str(offered), "accepted": str(len(accepted)), "added": str(added)}
    sys.stdout.write(f"{render('ledger.added', counts, arguments.lang)}\n")
    sys.stdout.flush()  # an interrupted command gives up its output after this


def _proposals(path: str, draft: Draft, arguments: argparse.Namespace) -> list[Proposal]:
    citation = _citation(path, draft.text, arguments)
    return list(proposals(draft.text, citation, today(), arguments.by, arguments.published))


def _citation(path: str, text: str, arguments: argparse.Namespace) -> Citation:
    first = next((row.strip() for row in text.splitlines() if row.strip()), os.path.basename(path))
    return Citation(arguments.title or first[:200], arguments.publisher, arguments.url, arguments.published)


def _accepted(path: str, draft: Draft, found: list[Proposal], arguments: argparse.Namespace) -> Iterator[Record]:
    places = Places.of(Report(draft.text, draft=draft))
    is_asked = not arguments.yes and sys.stdin is not None and sys.stdin.isatty()
    for number, proposal in enumerate(found):
        place = f"{printable(path)}:{places.words(proposal.span, arguments.lang)}"
        doubt = "" if proposal.is_certain else f" {render('ledger.unsure', lang=arguments.lang)}"
        sys.stdout.write(f"{place}: {line(proposal.record, arguments.lang)}{doubt}\n")
        if arguments.yes and proposal.is_certain:
            yield proposal.record
        elif is_asked:
            answer = _answer(arguments.lang)
            if answer in ("q", "t"):
                raise _QuitError
            if answer == "a":
                yield from (each.record for each in found[number:])
                return
            if answer in ("y", "c"):
                yield proposal.record


def _answer(lang: str) -> str:
    """The first letter typed: ``y`` (``c``, có) is yes, ``a`` all the rest of the article, ``q`` (``t``, thôi) nothing
    more, also where the input ends; anything else no."""
    sys.stdout.write(render("ledger.ask", lang=lang) + " ")
    sys.stdout.flush()
    typed = sys.stdin.readline()
    return typed.strip().lower()[:1] if typed else "q"


def _add(path: str, records: list[Record]) -> int:
    if is_plain(path):
        known = {entry.record.key for entry in read_plain(path).entries} if has_files(path) else set()
        return append_plain(path, [record for record in records if record.key not in known])
    store = written_store(path)
    try:
        return store.add(records).new
    finally:
        store.close()
