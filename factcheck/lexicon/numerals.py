"""The number words of ``numerals.txt``: what each is worth and where in a number it can stand."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.errors import LexiconError
from factcheck.lexicon.folding import fold
from factcheck.table import beside, rows

_WORD_ROLES = (
    frozenset(("zero", "head", "unit", "odd", "tail", "decimal", "denominator"))  # digits, by place
    | frozenset(("ten", "tens", "twenty", "decade", "hundred", "count", "scale", "glued", "split"))  # powers of ten
    | frozenset(("link", "moiety", "half", "halver", "over", "point", "dot"))  # what joins them
)
_PHRASE_ROLES = frozenset(("other", "apart"))


class NumberWord(NamedTuple):
    """One word: its folded ``key``, its ``value``, the power of ten below it (``exponent``), its ``roles``."""

    key: str
    value: int
    exponent: int
    roles: frozenset[str]


class NumberWords(NamedTuple):
    """The table: single ``words`` by folded key, and phrases as pairs of folded keys.

    ``other`` holds words that only begin like a number word (``tỷ phú``), ``apart`` digits that stand side by side
    without being one number (``hai ba``).
    """

    words: dict[str, NumberWord]
    other: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]


@cache
def number_words() -> NumberWords:
    """The lexicon, read once. Raises :class:`LexiconError` for a role that the grammar does not know."""
    words: dict[str, NumberWord] = {}
    phrases: dict[str, set[tuple[str, str]]] = {role: set() for role in _PHRASE_ROLES}
    for phrase, value, role_names in rows(beside(__file__, "numerals.txt"), 3):
        roles = frozenset(role_names.split())
        first, _, second = (fold(word) for word in phrase.partition(" "))
        if not roles <= (_PHRASE_ROLES if second else _WORD_ROLES):
            raise LexiconError(f"numerals.txt: {phrase!r} has an unknown role: {role_names}")
        if second:
            for role in roles:
                phrases[role].add((first, second))
            continue
        number = 0 if value == "-" else int(value)
        words[first] = NumberWord(first, number, len(str(number)) - 1, roles)
    return NumberWords(words, frozenset(phrases["other"]), frozenset(phrases["apart"]))
