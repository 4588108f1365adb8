"""The claims of a text as a table: a row for each, what was understood and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.messages import render
from factcheck.model.claim import Claim
from factcheck.model.report import Report
from factcheck.report.lines import printable, width
from factcheck.report.places import Places

WIDEST_CELL = 32
_COLUMNS: dict[str, Callable[[Claim], str]] = {
    "cue": lambda claim: claim.cue.text if claim.cue else "",
    "rate": lambda claim: claim.rate.text if claim.rate else "",
    "current": lambda claim: claim.current.text if claim.current else "",
    "base": lambda claim: claim.base.text if claim.base else "",
    "reference": lambda claim: claim.reference.text if claim.reference else "",
}


def claims_table(report: Report, lang: str) -> Iterator[str]:
    """The rows of the table, the head first; an empty cell is a dash."""
    places = Places.of(report)
    names = ("place", "kind", *_COLUMNS, "verdict")
    cells = [[render(f"column.{name}", lang=lang) for name in names]]
    for claim in report.claims:
        parts = [_cell(read(claim)) for read in _COLUMNS.values()]
        kind, verdict = render(f"kind.{claim.kind}", lang=lang), render(f"verdict.{claim.verdict}", lang=lang)
        cells.append([str(places.number(claim.span)), kind, *parts, verdict])
    return _aligned(cells)


def _cell(text: str) -> str:
    text = " ".join(printable(text).split())
    if width(text) <= WIDEST_CELL:
        return text or "-"
    while width(text) >= WIDEST_CELL:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _aligned(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
