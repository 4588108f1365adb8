"""The words that tell what kind of list a list of parts is."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


def listing_words(text: str, start: int, end: int) -> frozenset[str]:
    """The roles of the phrases that stand in ``text[start:end]``; the head of listing.txt explains each."""
    keys = [fold(word.group()) for word in words(text, start, end)]
    found = (_table().at(keys, index) for index in range(len(keys)))
    return frozenset().union(*(entry[1] for entry in found if entry is not None))


@cache
def _table() -> Phrasebook[frozenset[str]]:
    roles: dict[str, frozenset[str]] = {}
    for phrase, role in rows(beside(__file__, "listing.txt"), 2):
        roles[phrase] = roles.get(phrase, frozenset()) | {role}
    return Phrasebook(roles.items())
