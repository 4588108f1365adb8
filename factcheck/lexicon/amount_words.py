"""The words beside an amount that tell how it is meant: the table ``amount_words.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook, gathered
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
    return gathered((phrase, Use(use)) for phrase, use in rows(beside(__file__, "amount_words.txt"), 2))


def uses_of(text: str, start: int = 0, end: int | None = None) -> list[frozenset[Use]]:
    """The uses of the phrases of ``text[start:end]`` in order; an empty set for each word that the table lacks."""
    return [uses or frozenset() for _, _, uses in _phrases().cut(keys(text, start, end))]


def holds(text: str, start: int, end: int, use: Use) -> bool:
    """Whether a phrase of ``use`` stands in ``text[start:end]``."""
    return any(use in uses for uses in uses_of(text, start, end))
