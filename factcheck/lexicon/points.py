"""The words of points.txt: what a number of percentage points can be of."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.table import beside, rows


@cache
def _table() -> dict[str, tuple[str, ...]]:
    uses: dict[str, tuple[str, ...]] = {}
    for phrase, use in rows(beside(__file__, "points.txt"), 2):
        uses[use] = (*uses.get(use, ()), _folded(phrase))
    return uses


def _folded(text: str) -> str:
    return f" {' '.join(keys(text))} "


def names(text: str, use: str) -> bool:
    """Whether the normalised ``text`` holds a word of ``use`` (``"traded"``, ``"policy"``)."""
    folded = _folded(text)
    return any(phrase in folded for phrase in _table()[use])
