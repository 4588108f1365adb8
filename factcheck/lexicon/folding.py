"""One key for the many spellings of a word: case, tone placement (hoà, hòa), i/y and regional variants (tỉ, tỷ)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from factcheck.pattern import lazy_pattern
from factcheck.table import beside, rows

# Old and new orthography place the tone differently in an open oa, oe, uy; the key takes the first vowel.
_TONED = {
    f"{first}{second_toned}": f"{first_toned}{second}"
    for first, firsts, second, seconds in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for first_toned, second_toned in zip(firsts, seconds, strict=True)
}


@cache
def _variants() -> dict[str, str]:
    return dict(rows(beside(__file__, "variants.txt"), 2))  # type: ignore[arg-type]  # two cells by the call


@cache
def fold(word: str) -> str:
    """The key of one word: composed, lower case, tone on the first vowel, regional variants made one.

    >>> fold("Hoà") == fold("hòa"), fold("TỈ")
    (True, 'tỷ')
    """
    key = unicodedata.normalize("NFC", word).lower()
    key = _variants().get(key, key)
    return key[:-2] + _TONED.get(key[-2:], key[-2:])


def first_key(phrase: str) -> str:
    """The key of the first word of ``phrase``."""
    first = phrase.partition(" ")[0]
    return fold(first if first.isalpha() else words(phrase)[0].group())


def keys(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The keys of the words, numbers and single marks of ``text[start:end]``."""
    phrase = text[start:end]
    if phrase.replace(" ", "").isalpha():
        return tuple(map(fold, phrase.split()))
    return tuple(folded(words(phrase)))


def folded(found: Iterable[re.Match[str]]) -> list[str]:
    """The keys of words that :func:`words` has found."""
    return [fold(word.group()) for word in found]


_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*+)*+"  # marks may stand by themselves, behind their letter
_WORD = lazy_pattern(rf"{_LETTERS}[23²³](?![\w.,]\d)|{_LETTERS}|\d+|[^\w\s]")


def words(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """The words, numbers and single marks of ``text[start:end]``, as matches; ``m2`` is one word, spaces are none."""
    return list(_WORD.finditer(text, start, len(text) if end is None else end))


def word_at(text: str, start: int) -> re.Match[str] | None:
    """The word, number or mark that begins at ``start``; none where the text ends or a space stands there."""
    return _WORD.match(text, start)
