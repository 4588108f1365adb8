"""The words beside an amount that tell how it is meant: the table ``amount_words.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Use(StrEnum):
    """What a phrase tells; the head of amount_words.txt explains each."""

    SAYS = "says"
    LOOSE = "loose"
    LIGHT = "light"
    TIME = "time"
    JOIN = "join"
    SPELLED = "spelled"
    UNSURE = "unsure"
    RANGE = "range"
    FALLS = "falls"
    PERSON = "person"
    MEAN = "mean"


@cache
def _phrases() -> Phrasebook[frozenset[Use]]:
    uses: dict[str, set[Use]] = {}
    for phrase, use in rows(beside(__file__, "amount_words.txt"), 2):
        uses.setdefault(phrase, set()).add(Use(use))
    return Phrasebook((phrase, frozenset(found)) for phrase, found in uses.items())


def uses_of(text: str, start: int = 0, end: int | None = None) -> list[frozenset[Use]]:
    """The uses of the phrases of ``text[start:end]`` in order; an empty set for each word that the table lacks."""
    folded = [fold(word.group()) for word in words(text, start, end)]
    found: list[frozenset[Use]] = []
    index = 0
    while index < len(folded):
        count, uses = _phrases().at(folded, index) or (1, frozenset())
        found.append(uses)
        index += count
    return found


def holds(text: str, start: int, end: int, use: Use) -> bool:
    """Whether a phrase of ``use`` stands in ``text[start:end]``."""
    return any(use in uses for uses in uses_of(text, start, end))
