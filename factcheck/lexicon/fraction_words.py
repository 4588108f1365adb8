"""The words of fraction_words.txt: parts told in words, and the shares that they can mean."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon.folding import fold, words
from factcheck.table import beside, rows


@cache
def bounds() -> dict[tuple[str, ...], tuple[int, int]]:
    """The least and the most percent by the folded words of the phrase."""
    return {
        tuple(fold(word.group()) for word in words(phrase)): (int(least), int(most))
        for phrase, least, most in rows(beside(__file__, "fraction_words.txt"), 3)
    }


def part_before(found: list[re.Match[str]]) -> tuple[int, tuple[int, int]] | None:
    """The last phrase among the words ``found`` and its bounds: the index of its first word, and least and most."""
    keys = [fold(word.group()) for word in found]
    longest = max(map(len, bounds()))
    for start in range(len(keys) - 1, -1, -1):
        for length in range(longest, 0, -1):
            known = bounds().get(tuple(keys[start : start + length]))
            if known is not None and start + length <= len(keys):
                longer = _with_words_before(keys, start, length)
                return longer or (start, known)
    return None


def _with_words_before(keys: list[str], start: int, length: int) -> tuple[int, tuple[int, int]] | None:
    """A longer phrase that ends where this one does: ``đại đa số`` for ``đa số``."""
    for first in range(max(0, start - 2), start):
        known = bounds().get(tuple(keys[first : start + length]))
        if known is not None:
            return first, known
    return None
