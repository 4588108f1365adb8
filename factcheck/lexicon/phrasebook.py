"""Longest-match lookup of phrases of whole words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from factcheck.lexicon.folding import fold, words

T = TypeVar("T")


class Phrasebook(Generic[T]):
    """Maps phrases of one or more words to values, by the folded key of each word."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """``entries`` are (phrase, value); the last of two equal phrases holds."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            keys = tuple(fold(match.group()) for match in words(phrase))
            tails = self._by_first.setdefault(keys[0], [])
            tails[:] = [entry for entry in tails if entry[0] != keys[1:]]
            tails.append((keys[1:], value))
        for tails in self._by_first.values():
            tails.sort(key=lambda entry: -len(entry[0]))

    def at(self, keys: Sequence[str], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at ``keys[index]`` (folded words): its number of words and its value."""
        for tail, value in self._by_first.get(keys[index], ()):
            if not tail or tuple(keys[index + 1 : index + 1 + len(tail)]) == tail:
                return 1 + len(tail), value
        return None

    def __contains__(self, phrase: str) -> bool:
        keys = [fold(match.group()) for match in words(phrase)]
        found = self.at(keys, 0) if keys else None
        return found is not None and found[0] == len(keys)
