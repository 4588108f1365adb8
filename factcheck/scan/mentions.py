"""Reads one sentence as a row of mentions: quantities, periods, cue words, brackets, commas, plain words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.lexicon.cues import CueEntry, Role, cues
from factcheck.lexicon.folding import fold, words
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.periods import periods_among

_MARKS = {"(": Role.OPEN, "[": Role.OPEN, ")": Role.CLOSE, "]": Role.CLOSE, ",": Role.COMMA} | dict.fromkeys(
    ";:.?!", Role.STOP
)
_WORD_ENTRY = CueEntry(Role.WORD)


def mentions(document: Document, start: int, end: int, quantities: Sequence[Mention]) -> list[Mention]:
    """The mentions of the sentence ``[start, end)``; ``quantities`` are those that stand in it, in order."""
    text = document.normal
    matches = words(text, start, end)
    keys = [fold(match.group()) for match in matches]
    starts = [match.start() for match in matches]
    periods = [
        Mention(Role.PERIOD, reading.start, reading.end, reading=reading)
        for reading in periods_among(text, matches, keys, end)
    ]
    row: list[Mention] = []
    index = 0
    for mention in _merged(quantities, periods):
        stop = bisect_left(starts, mention.start, index)
        row += _words(text, matches[index:stop], keys[index:stop])
        row.append(mention)
        index = bisect_left(starts, mention.end, stop)
    row += _words(text, matches[index:], keys[index:])
    return row


def _merged(quantities: Sequence[Mention], periods: Sequence[Mention]) -> list[Mention]:
    """Both in text order; a quantity inside a period (``11 tháng đầu năm 2023``) is part of it."""
    outside = [
        quantity
        for quantity in quantities
        if not any(period.start < quantity.end and quantity.start < period.end for period in periods)
    ]
    return sorted([*outside, *periods], key=lambda mention: mention.start)


def _words(text: str, matches: Sequence[re.Match[str]], keys: Sequence[str]) -> list[Mention]:
    """The cue phrases, marks and plain words that stand together between two fixed mentions."""
    phrase_at = cues().at
    row: list[Mention] = []
    index = 0
    while index < len(matches):
        first, key = matches[index], keys[index]
        mark = _MARKS.get(key) or (_dash(text, first.start()) if key == "-" else None)
        count, entry = (None if mark else phrase_at(keys, index)) or (1, _WORD_ENTRY)
        last = matches[index + count - 1].end()
        row.append(Mention(mark or entry.role, first.start(), last, None, None, entry, key))
        index += count
    return row


def _dash(text: str, start: int) -> Role | None:
    """The role of a dash, which divides only between spaces and not inside a name (``VN - Index``)."""
    divides = text[start - 1 : start] == " " and text[start + 1 : start + 2] == " "
    return Role.COMMA if divides and not text[start + 2 : start + 3].isupper() else None
