"""Cuts a text wherever a mark begins or ends, so that marks which overlap become pieces that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.span import Span
from factcheck.report.page.entries import Entry


class Mark(NamedTuple):
    """Words of the text that belong to ``entry``: its own place, or in ``role`` words that it speaks of."""

    span: Span
    entry: Entry
    role: str = ""


class Piece(NamedTuple):
    """``text[start:end]``, which no mark begins or ends within, and the marks that it lies in."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()

    @property
    def places(self) -> list[Entry]:
        """The entries whose place it lies in, that of the fewest words first."""
        own = [mark for mark in self.marks if not mark.role]
        return [mark.entry for mark in sorted(own, key=lambda mark: mark.span.end - mark.span.start)]

    @property
    def roles(self) -> list[tuple[int, str]]:
        """The entries that speak of it, by number, and as what."""
        return [(mark.entry.number, mark.role) for mark in self.marks if mark.role]

    @property
    def is_named(self) -> bool:
        """Whether words begin here that an entry speaks of."""
        return any(mark.role and mark.span.start == self.start for mark in self.marks)


def marks(entries: Iterable[Entry]) -> list[Mark]:
    """The marks of all ``entries``, in the order of the text."""
    found = [
        mark
        for entry in entries
        for mark in (Mark(entry.place, entry), *(Mark(other.span, entry, other.role) for other in entry.others))
    ]
    return sorted(found, key=lambda mark: (mark.span, mark.entry.number))


def pieces(marks: Sequence[Mark], cuts: Iterable[int]) -> Iterator[Piece]:
    """The text from the first to the last of ``cuts``, cut there and at all ends of ``marks``, which come in text
    order."""
    ends = set(cuts)
    first, last = min(ends), max(ends)
    ends |= {min(max(end, first), last) for mark in marks for end in (mark.span.start, mark.span.end)}
    bounds = sorted(ends)
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(bounds):
        active = [mark for mark in active if mark.span.end > start]
        while coming < len(marks) and marks[coming].span.start <= start:
            if marks[coming].span.end > start:
                active.append(marks[coming])
            coming += 1
        yield Piece(start, end, tuple(active))
