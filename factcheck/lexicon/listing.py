"""The words that tell what kind of list a list of parts is."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook, gathered
from factcheck.table import beside, rows


def listing_words(text: str, start: int, end: int) -> frozenset[str]:
    """The roles of the phrases that stand in ``text[start:end]``; the head of listing.txt explains each."""
    return frozenset().union(*_table().within(keys(text, start, end)))


@cache
def _table() -> Phrasebook[frozenset[str]]:
    return gathered((phrase, role) for phrase, role in rows(beside(__file__, "listing.txt"), 2))
