"""The words around dates, ages and anniversaries, from ``dates.txt``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.lexicon.folding import keys
from factcheck.table import beside, rows


@cache
def _table() -> dict[str, dict[str, str]]:
    roles: dict[str, dict[str, str]] = {}
    for role, phrase, detail in rows(beside(__file__, "dates.txt"), 3):
        roles.setdefault(role, {})[phrase] = detail
    return roles


def phrases(role: str) -> tuple[str, ...]:
    """The phrases of ``role``, as the table spells them."""
    return tuple(_table()[role])


def says(role: str, text: str) -> bool:
    """Whether a phrase of ``role`` stands in ``text``, as whole words in any case and spelling."""
    return _finder(role).search(_folded(text)) is not None


def ends_in(role: str, text: str) -> bool:
    """Whether ``text`` ends in a phrase of ``role``."""
    return _folded(text).endswith(tuple(f" {_folded(phrase).strip()} " for phrase in phrases(role)))


def only(role: str, text: str) -> bool:
    """Whether every word and mark of ``text`` is one of the phrases of ``role``."""
    allowed = _word_set(role)
    return all(key in allowed for key in keys(text))


@cache
def _word_set(role: str) -> frozenset[str]:
    return frozenset(key for phrase in phrases(role) for key in keys(phrase))


@cache
def _finder(role: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(_folded(phrase)) for phrase in phrases(role)))


@lru_cache(maxsize=16)
def _folded(text: str) -> str:
    return " ".join(["", *keys(text), ""])


def weekday(phrase: str) -> int | None:
    """The day of the week that ``phrase`` names, Monday 0; ``None`` where it names none."""
    return _weekdays().get(_folded(phrase))


@cache
def _weekdays() -> dict[str, int]:
    return {_folded(phrase): int(day) for phrase, day in _table()["weekday"].items()}
