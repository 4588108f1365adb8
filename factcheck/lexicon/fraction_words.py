"""The words of fraction_words.txt: parts told in words, and the shares that they can mean."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import fold, words
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
    keys = [fold(word.group()) for word in found]
    last: Part | None = None
    for index, first in enumerate(found):
        known = _book().at(keys, index)
        if known is not None and (last is None or first.start() >= last.end):
            count, (least, most) = known
            last = Part(first.start(), found[index + count - 1].end(), least, most)
    return last
