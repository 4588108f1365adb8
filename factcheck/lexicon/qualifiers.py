"""Approximators and bounds: loads ``qualifiers.txt`` on first use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.names import Names
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.model.quantity import Bound
from factcheck.table import beside, rows

_TABLE = beside(__file__, "qualifiers.txt")
_COMPARISON = "comparison"


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    return tuple(rows(_TABLE, 3))


def _entries(position: str) -> Iterator[tuple[str, str]]:
    return ((phrase, bound) for phrase, where, bound in _table() if where == position)


def _bound(cell: str) -> Bound | None:
    return None if cell == "exact" else Bound(cell)


def leftwards(phrase: str) -> str:
    """The words of ``phrase`` in the order in which a reader meets them who goes left from the number."""
    return " ".join(reversed(phrase.split()))


@cache
def qualifiers_before() -> Phrasebook[Bound | None]:
    """The qualifiers before a number, each written :func:`leftwards`; ``None`` for stress without a bound (``chỉ``)."""
    return Phrasebook((leftwards(phrase), _bound(cell)) for phrase, cell in _entries("before") if cell != _COMPARISON)


@cache
def comparisons() -> Phrasebook[None]:
    """The phrases before a number that only end like a qualifier (``cao hơn``), each written :func:`leftwards`."""
    return Phrasebook((leftwards(phrase), None) for phrase, cell in _entries("before") if cell == _COMPARISON)


@cache
def nearest_words() -> frozenset[str]:
    """The folded words that may stand last in a qualifier, right before the number."""
    return frozenset(keys(phrase)[-1] for phrase, cell in _entries("before") if cell != _COMPARISON)


@cache
def qualifiers_after() -> Names[Bound | None]:
    """The qualifiers after a number and its unit."""
    return Names(_entries("after"), lambda _phrase, cell: _bound(cell))
