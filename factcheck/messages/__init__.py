"""Every sentence that a reader sees, in Vietnamese and English, by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.errors import ParseError
from factcheck.table import beside, rows, words

LANGUAGES = ("vi", "en")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Key to template in ``lang`` (``"vi"`` or ``"en"``); raises ``ValueError`` for another language."""
    if lang not in LANGUAGES:
        raise ValueError(f"no messages in {lang!r}: {', '.join(LANGUAGES)}")
    column = 1 + LANGUAGES.index(lang)
    return {row[0]: row[column] for row in _table()}


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    return tuple(rows(beside(__file__, "catalogue.txt"), 3))


def render(key: str, values: Mapping[str, str] | None = None, lang: str = "vi") -> str:
    """The sentence of ``key`` in ``lang``, its ``{name}`` fields filled from ``values``.

    A key that is missing, or a field that ``values`` does not fill, is a bug and raises ``KeyError``.
    """
    return _template(key, lang).format_map(values or {})


@cache
def family(beginning: str, lang: str = "vi") -> dict[str, str]:
    """Key to template in ``lang`` of the keys that begin so."""
    return {key: _template(key, lang) for key in _rows() if key.startswith(beginning)}


@cache
def _template(key: str, lang: str) -> str:
    """The sentence of ``key`` with its fields: of most keys a run asks for none, so rows are taken apart one by one."""
    if lang not in LANGUAGES:
        return catalogue(lang)[key]
    return _rows()[key].split("|")[LANGUAGES.index(lang)].strip()


@cache
def _rows() -> dict[str, str]:
    """What stands behind each key."""
    parts = (row.partition("|") for row in words(beside(__file__, "catalogue.txt")))
    return {key.rstrip(): rest for key, _, rest in parts}


def refusal(text: str, position: int, key: str, detail: str = "") -> ParseError:
    """The error that ``text`` is not what was asked for: its reason in English, with the key to put it otherwise."""
    return ParseError(text, position, render(key, {"detail": detail}, "en"), key, detail)
