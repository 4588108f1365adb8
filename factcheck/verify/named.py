"""Reads lists of names: ``Hà Giang, Lào Cai và Yên Bái``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role, cues
from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.named import named_role

_MOST_TITLES = 3
_BRACKET = 60  # words in the bracket after a name


class Tokens(NamedTuple):
    """The words and marks of a stretch of text, and their folded keys."""

    matches: Sequence[re.Match[str]]
    keys: Sequence[str]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Tokens:
        matches = words(text, start, end)
        return cls(matches, [fold(match.group()) for match in matches])

    def is_name(self, at: int) -> bool:
        """Whether a word that begins with a capital letter stands at ``at``."""
        return at < len(self.keys) and self.matches[at].group()[0].isupper()

    def joins(self, at: int) -> bool:
        """Whether ``và`` or the like stands at ``at``."""
        if at >= len(self.keys):
            return False
        found = cues().at(self.keys, at)
        return found is not None and found[1].role is Role.JOIN


class Names(NamedTuple):
    """A list of ``number`` names from the token ``start`` to before ``end``.

    ``is_joined``: with ``và`` before the last; ``is_closed``: nothing after it can belong to it.
    """

    number: int
    start: int
    end: int
    is_joined: bool
    is_closed: bool


def names_at(tokens: Tokens, start: int) -> Names | None:
    """The list of names that begins at ``start``; ``None`` where none does or it cannot be read through."""
    count, at, joined = 0, start, False
    while True:
        end = _name_end(tokens, at)
        if end is None:
            return Names(count, start, at - 1, joined, _is_over(tokens, at - 1)) if count and not joined else None
        count, at = count + 1, end
        key = tokens.keys[at] if at < len(tokens.keys) else ""
        if joined:
            return Names(count, start, at, True, _ends_joined(tokens, at))
        if key in (",", ";"):
            at += 1
            if tokens.joins(at):
                joined, at = True, at + 1
        elif tokens.joins(at):
            joined, at = True, at + 1
        else:
            return Names(count, start, at, False, _is_over(tokens, at))


def _name_end(tokens: Tokens, at: int) -> int | None:
    """Where the name that begins at ``at`` ends, with its bracket; ``None`` where no name begins."""
    for _ in range(_MOST_TITLES):
        length, roles = named_role(tokens.keys, at) if at < len(tokens.keys) else (0, frozenset())
        if "title" not in roles or tokens.is_name(at):
            break
        at += length
    if not tokens.is_name(at):
        return None
    while tokens.is_name(at) or _links(tokens, at):
        at += 1
    return _after_bracket(tokens, at)


def _links(tokens: Tokens, at: int) -> bool:
    """Whether a mark inside a name stands at ``at``: ``Thừa Thiên - Huế``, ``TP. HCM``, ``St.Petersburg``."""
    if at >= len(tokens.keys) or not tokens.is_name(at + 1):
        return False
    return tokens.keys[at] in ("-", "'", "’") or (tokens.keys[at] == "." and len(tokens.keys[at - 1]) <= 2)


def _after_bracket(tokens: Tokens, at: int) -> int:
    if at < len(tokens.keys) and tokens.keys[at] == "(":
        depth = 0
        for index in range(at, min(at + _BRACKET, len(tokens.keys))):
            depth += (tokens.keys[index] == "(") - (tokens.keys[index] == ")")
            if not depth:
                return index + 1
    return at


def _is_over(tokens: Tokens, at: int) -> bool:
    """Whether the text ends at ``at``, with one full stop, or a bracket closes there."""
    keys = tokens.keys
    return at >= len(keys) or keys[at] == ")" or (keys[at] == "." and at + 1 >= len(keys))


def _ends_joined(tokens: Tokens, at: int) -> bool:
    """Whether a list with its ``và`` is over at ``at``: not where a further name follows, or the name may go on."""
    if _is_over(tokens, at):
        return True
    if tokens.joins(at) or tokens.keys[at] in ("…", "-", "/", "&"):
        return False
    if tokens.keys[at] in (",", ";"):
        return _name_end(tokens, at + 1) is None and not tokens.joins(at + 1)
    return tokens.keys[at] != "." and not tokens.is_name(at)
