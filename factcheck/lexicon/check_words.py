"""The words without which a check of whole texts finds nothing."""

from __future__ import annotations

from functools import cache

from factcheck.table import beside, rows


def may_apply(code: str, text: str) -> bool:
    """Whether ``text``, normalised, has one of the words that the check of ``code`` needs, or it needs none."""
    words = _table().get(code)
    return words is None or any(word in text for word in words)


def words_of(code: str) -> tuple[str, ...]:
    """The words that the check of ``code`` needs one of; raises :class:`KeyError` where it needs none."""
    return _table()[code]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {code: tuple(map(str.strip, cell.split(","))) for code, cell in rows(beside(__file__, "check_words.txt"), 2)}
