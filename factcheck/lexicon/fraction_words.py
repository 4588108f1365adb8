"""The words of fraction_words.txt: parts told in words, and the shares that they can mean."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import folded, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Part(NamedTuple):
    """``[start, end)`` of a text, and the least and the most percent that its words mean."""

    start: int
    end: int
    least: int
    most: int


@cache
def _book() -> Phrasebook[tuple[int, int]]:
    return Phrasebook(
        [(phrase, (int(least), int(most))) for phrase, least, most in rows(beside(__file__, "fraction_words.txt"), 3)]
    )


def part_in(text: str, start: int, end: int) -> Part | None:
    """The last phrase in ``text[start:end]``, the longest that ends there."""
    found = words(text, start, end)
    last: Part | None = None
    for begin, after, share in _book().cut(folded(found)):
        if share is not None:
            last = Part(found[begin].start(), found[after - 1].end(), *share)
    return last
