"""The words of products.txt: what ties a total to a count and to the value of one."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook, gathered
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
    return gathered((phrase, Tie(tie)) for phrase, tie in rows(beside(__file__, "products.txt"), 2))


def ties_of(text: str, nouns: frozenset[str] = frozenset()) -> list[tuple[str, frozenset[Tie]]]:
    """The phrases of ``text`` in order, each by its first word, folded, with its ties.

    A word that the table lacks has none, but each of ``nouns``, folded, is light.
    """
    folded = keys(text)
    return [
        (folded[begin], ties or frozenset({Tie.LIGHT} if folded[begin] in nouns else ()))
        for begin, _, ties in _book().cut(folded)
    ]
