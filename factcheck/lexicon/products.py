"""The words of products.txt: what ties a total to a count and to the value of one."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Tie(StrEnum):
    """What a phrase tells of the number after it; the head of products.txt explains each."""

    MEAN = "mean"
    EACH = "each"
    PRICE = "price"
    VALUE = "value"
    SUM = "sum"
    EARNED = "earned"
    YIELD = "yield"
    OUTPUT = "output"
    LENGTH = "length"
    WIDTH = "width"
    AREA = "area"
    LIGHT = "light"
    BREAK = "break"
    OTHER = "other"


@cache
def _book() -> Phrasebook[frozenset[Tie]]:
    ties: dict[str, set[Tie]] = {}
    for phrase, tie in rows(beside(__file__, "products.txt"), 2):
        ties.setdefault(phrase, set()).add(Tie(tie))
    return Phrasebook((phrase, frozenset(found)) for phrase, found in ties.items())


def ties_of(text: str, nouns: frozenset[str] = frozenset()) -> list[tuple[str, frozenset[Tie]]]:
    """The phrases of ``text`` in order, each by its first word, folded, with its ties.

    A word that the table lacks has none, but each of ``nouns``, folded, is light.
    """
    folded = [fold(word.group()) for word in words(text)]
    found: list[tuple[str, frozenset[Tie]]] = []
    index = 0
    while index < len(folded):
        count, ties = _book().at(folded, index) or (1, frozenset())
        found.append((folded[index], ties or frozenset({Tie.LIGHT} if folded[index] in nouns else ())))
        index += count
    return found
