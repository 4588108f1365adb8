"""Which count nouns may stand for the same things: ``học sinh`` and ``em``, ``khách`` and ``lượt khách``."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


def may_count_the_same(a: str, b: str) -> bool:
    """Whether the words of one noun are among those of the other, or the table has one as a wider word for the other.

    >>> may_count_the_same("em", "học sinh tiểu học"), may_count_the_same("trường hợp", "người")
    (True, False)
    """
    first, second = keys(a), keys(b)
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first in _wider(second) or second in _wider(first)


def _wider(noun: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    found = _table().at(noun, 0) if noun else None
    return frozenset() if found is None else found[1]


@cache
def _table() -> Phrasebook[frozenset[tuple[str, ...]]]:
    table = rows(beside(__file__, "count_kinds.txt"), 2)
    return Phrasebook((noun, frozenset(keys(wide) for wide in wider.split(","))) for noun, wider in table)
