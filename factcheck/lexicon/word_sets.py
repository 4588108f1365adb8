"""Small sets of words that the grammar asks for by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.table import beside, rows


def word_set(name: str) -> frozenset[str]:
    """The words and phrases of the set ``name``, as the table prints them, in lower case.

    Raises :class:`KeyError` where there is no such set.
    """
    return _table()[name]


def said(name: str, spoken: Sequence[str]) -> frozenset[str]:
    """The phrases of the set ``name`` that stand among the folded words ``spoken``."""
    text = f" {' '.join(spoken)} "
    return frozenset(phrase for phrase in map(_folded, word_set(name)) if f" {phrase} " in text)


@cache
def _folded(phrase: str) -> str:
    return " ".join(keys(phrase))


@cache
def _table() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(map(str.strip, cell.split(","))) for name, cell in rows(beside(__file__, "word_sets.txt"), 2)
    }
