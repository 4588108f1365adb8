"""The words of chains.txt: growth told step by step, and contributions to growth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import folded, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class ChainPhrase(NamedTuple):
    """``[start, end)`` of a text, the folded ``key`` of its first word, and its role; ``""`` for one word of none."""

    start: int
    end: int
    key: str
    role: str


def chain_phrases(text: str, start: int, end: int) -> Iterator[ChainPhrase]:
    """``text[start:end]`` cut into the longest phrases of the table, other words and marks; its head tells roles."""
    found = words(text, start, end)
    keys = folded(found)
    for begin, after, role in _book().cut(keys):
        yield ChainPhrase(found[begin].start(), found[after - 1].end(), keys[begin], role or "")


@cache
def _book() -> Phrasebook[str]:
    return Phrasebook(rows(beside(__file__, "chains.txt"), 2))  # type: ignore[arg-type]  # two cells by the call
