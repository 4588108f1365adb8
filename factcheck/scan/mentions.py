"""Reads one sentence as a row of mentions: quantities, periods, cue words, brackets, commas, plain words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import CueEntry, Role, cues
from factcheck.lexicon.folding import fold, words
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.periods import periods_in

_MARKS = {"(": Role.OPEN, "[": Role.OPEN, ")": Role.CLOSE, "]": Role.CLOSE, ",": Role.COMMA} | dict.fromkeys(
    ";:.?!", Role.STOP
)
_WORD_ENTRY = CueEntry(Role.WORD)


def mentions(document: Document, start: int, end: int, quantities: Sequence[Mention]) -> list[Mention]:
    """The mentions of the sentence ``[start, end)``; ``quantities`` are those that stand in it, in order."""
    text = document.normal
    periods = [
        Mention(Role.PERIOD, reading.start, reading.end, reading=reading) for reading in periods_in(text, start, end)
    ]
    row: list[Mention] = []
    position = start
    for mention in _merged(quantities, periods):
        row += _words(text, position, mention.start)
        row.append(mention)
        position = mention.end
    row += _words(text, position, end)
    return row


def _merged(quantities: Sequence[Mention], periods: Sequence[Mention]) -> list[Mention]:
    """Both in text order; a quantity inside a period (``11 tháng đầu năm 2023``) is part of it."""
    outside = [
        quantity
        for quantity in quantities
        if not any(period.start < quantity.end and quantity.start < period.end for period in periods)
    ]
    return sorted([*outside, *periods], key=lambda mention: mention.start)


def _words(text: str, start: int, end: int) -> list[Mention]:
    """The cue phrases, marks and plain words between two fixed mentions."""
    matches = words(text, start, end)
    keys = [fold(match.group()) for match in matches]
    row: list[Mention] = []
    index = 0
    while index < len(matches):
        first = matches[index]
        mark = _mark(text, first.start(), keys[index])
        found = None if mark else cues().at(keys, index)
        count, entry = found or (1, _WORD_ENTRY)
        last = matches[index + count - 1].end()
        row.append(Mention(mark or entry.role, first.start(), last, entry=entry, key=keys[index]))
        index += count
    return row


def _mark(text: str, start: int, key: str) -> Role | None:
    """The role of a punctuation mark; a dash divides only between spaces and not inside a name (``VN - Index``)."""
    if key != "-":
        return _MARKS.get(key)
    divides = text[start - 1 : start] == " " and text[start + 1 : start + 2] == " "
    return Role.COMMA if divides and not text[start + 2 : start + 3].isupper() else None
