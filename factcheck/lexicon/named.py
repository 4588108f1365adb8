"""The words around lists of names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.lexicon.phrasebook import Phrasebook, gathered
from factcheck.table import beside, rows


def named_role(keys: Sequence[str], index: int) -> tuple[int, frozenset[str]]:
    """How many of the folded words from ``keys[index]`` on are a phrase of named.txt, and its roles; else 0, none."""
    return _table().at(keys, index) or (0, frozenset())


@cache
def _table() -> Phrasebook[frozenset[str]]:
    return gathered((phrase, role) for phrase, role in rows(beside(__file__, "named.txt"), 2))
