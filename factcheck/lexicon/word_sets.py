"""Small sets of words that the grammar asks for by name."""

from __future__ import annotations

from functools import cache

from factcheck.table import beside, rows


def word_set(name: str) -> frozenset[str]:
    """The words of the set ``name``, as the table prints them: in lower case, with the spelling of folded keys.

    Raises :class:`KeyError` where there is no such set.
    """
    return _table()[name]


@cache
def _table() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(map(str.strip, cell.split(","))) for name, cell in rows(beside(__file__, "word_sets.txt"), 2)
    }
