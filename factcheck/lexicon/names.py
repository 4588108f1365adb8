"""Longest-match lookup of names in running text.

Tables are so large that most of their rows are never needed: the names that share a first word are read when that word
is first met, so that loading costs about a microsecond a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from factcheck.lexicon.folding import first_key, fold, keys, word_at

T = TypeVar("T")


class _Node(Generic[T]):
    """Where one word leads: on to further words, and to the values of the name that ends here, if one does."""

    __slots__ = ("further", "values")

    def __init__(self) -> None:
        self.further: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()


class Names(Generic[T]):
    """Maps names of one or more words to values, by the folded key of each word."""

    def __init__(self, entries: Iterable[tuple[str, str]], meaning: Callable[[str, str], T]) -> None:
        """``entries`` are names, each with the string of which ``meaning``, called with both, makes its value when it
        is needed; the last of two equal names holds."""
        self._meaning = meaning
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._met: dict[str, _Node[T]] = {}
        for entry in entries:
            self._waiting.setdefault(first_key(entry[0]), []).append(entry)

    def longest(self, text: str, begin: int) -> tuple[T, int] | None:
        """The value of the longest name that begins at ``begin``, and the offset where the name ends.

        At most one space stands between two words.
        """
        word = word_at(text, begin)
        if word is None:
            return None
        key = fold(word.group())
        if key not in self._waiting:
            return None
        node: _Node[T] | None = self._met.get(key) or self._meet(key)
        end, found = word.end(), None
        while node is not None:
            if node.values:
                found = node.values[0], end
            if not node.further:
                break
            word = word_at(text, end + 1 if text.startswith(" ", end) else end)
            if word is None:
                break
            node, end = node.further.get(fold(word.group())), word.end()
        return found

    def _meet(self, first: str) -> _Node[T]:
        root: _Node[T] = _Node()
        for name, source in self._waiting[first]:
            node = root
            for key in keys(name)[1:]:
                node = node.further.setdefault(key, _Node())
            node.values = (self._meaning(name, source),)
        self._met[first] = root
        return root
