"""Longest-match lookup of phrases of whole words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from factcheck.lexicon.folding import first_key, keys

T = TypeVar("T")


def gathered(entries: Iterable[tuple[str, T]]) -> Phrasebook[frozenset[T]]:
    """A book of phrases that may have several values, one entry each."""
    values: dict[str, frozenset[T]] = {}
    for phrase, value in entries:
        values[phrase] = values.get(phrase, frozenset()) | {value}
    return Phrasebook(values.items())


class Phrasebook(Generic[T]):
    """Maps phrases of one or more words to values, by the folded key of each word.

    As in :class:`~factcheck.lexicon.names.Names`, phrases are read when their first word is first met.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """``entries`` are (phrase, value); the last of two equal phrases holds."""
        self._waiting: dict[str, list[tuple[str, T]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._entries = dict(entries)
        for phrase, value in self._entries.items():
            self._waiting.setdefault(first_key(phrase), []).append((phrase, value))

    def entries(self) -> Iterable[tuple[str, T]]:
        """Every phrase as it was given, with its value."""
        return self._entries.items()

    def at(self, folded: Sequence[str], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at ``folded[index]`` (folded words): its number of words and its value."""
        first = folded[index]
        if first in self._waiting:
            self._meet(first)
        for tail, value in self._by_first.get(first, ()):
            if not tail or tuple(folded[index + 1 : index + 1 + len(tail)]) == tail:
                return 1 + len(tail), value
        return None

    def cut(self, folded: Sequence[str]) -> Iterator[tuple[int, int, T | None]]:
        """``folded`` cut into the longest phrases, and single words where none begins: from where to where in
        ``folded`` each goes, and its value."""
        begin = 0
        while begin < len(folded):
            count, value = self.at(folded, begin) or (1, None)
            yield begin, begin + count, value
            begin += count

    def within(self, folded: Sequence[str]) -> Iterator[T]:
        """The value of the longest phrase that begins at each word of ``folded``, where one does."""
        for index in range(len(folded)):
            found = self.at(folded, index)
            if found is not None:
                yield found[1]

    def _meet(self, first: str) -> None:
        tails = {keys(phrase)[1:]: value for phrase, value in self._waiting.pop(first)}
        self._by_first[first] = sorted(tails.items(), key=lambda entry: -len(entry[0]))

    def __contains__(self, phrase: str) -> bool:
        folded = keys(phrase)
        found = self.at(folded, 0) if folded else None
        return found is not None and found[0] == len(folded)
