"""The words of wording.txt: what leaves one reading only, and what a mend writes in the place of a cue."""

from __future__ import annotations

import unicodedata
from functools import cache

from factcheck.lexicon.folding import fold, words
from factcheck.model.claim import Claim
from factcheck.table import beside, rows


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(fold(match.group()) for match in words(unicodedata.normalize("NFC", phrase)))


@cache
def _table() -> dict[str, dict[tuple[str, ...], str]]:
    uses: dict[str, dict[tuple[str, ...], str]] = {}
    for use, word, replacement in rows(beside(__file__, "wording.txt"), 3):
        uses.setdefault(use, {})[_key(word)] = replacement
        if use == "opposite":
            uses[use].setdefault(_key(replacement), word)
    return uses


def in_place_of(cue: str, use: str) -> str | None:
    """What takes the place of ``cue`` for ``use`` (``"ratio"``, ``"increase"``, ``"opposite"``), cased as it is."""
    replacement = _table()[use].get(_key(cue))
    if replacement and cue[:1].isupper():
        return replacement[0].upper() + replacement[1:]
    return replacement


def says_ratio(claim: Claim) -> bool:
    """Whether a word of the claim leaves ``N lần`` no other reading than N times the base: ``tăng gấp 3 lần``."""
    texts = (part.text for part in (claim.cue, claim.rate) if part is not None)
    return any((key,) in _table()["ratio only"] for text in texts for key in _key(text))


def may_turn_negative(claim: Claim) -> bool:
    """Whether what the claim measures can fall below zero, as profit does."""
    keys = _key(claim.subject or "")
    return any(
        keys[start : start + len(phrase)] == phrase for phrase in _table()["signed"] for start in range(len(keys))
    )
