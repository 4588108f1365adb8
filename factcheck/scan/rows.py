"""The sentences of a document as rows of mentions, each read when it is asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.lexicon.word_sets import word_set
from factcheck.read.document import Document
from factcheck.scan.mention import Mention, Sentence
from factcheck.scan.mentions import mentions
from factcheck.scan.sentences import sentences
from factcheck.scan.spoken import spoken, with_spoken

_BACK = 2  # sentences back in which a figure may be what a rate is taken of
_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
_ENDING = 2  # letters of a word by which what must stand before another is told


# A sentence without any of these states no relation; most sentences are never read word by word. Every alternative
# begins with a plain letter, which makes the search three times as fast: what must stand before is looked back at.
@cache
def _states_rate() -> re.Pattern[str]:
    times = _behind("times", "[0-9]", _endings("counted"))
    return re.compile("|".join((r"%|/(?<=[0-9]/)[0-9]", *_printed("rated"), *times)))


@cache
def _states_move() -> re.Pattern[str]:
    """What matters only beside a number."""
    return re.compile("|".join((*_printed("moved"), *_behind("more", _endings("compared")))))


@cache
def _names_year() -> re.Pattern[str]:
    return re.compile(_YEAR)


@cache
def _speaks_of_time() -> re.Pattern[str]:
    return re.compile("|".join((_YEAR, *_printed("time"))))


def _printed(name: str) -> list[str]:
    """The words of a set, in small letters, with a capital, and in capitals."""
    return [form for word in sorted(word_set(name)) for form in (word, word.capitalize(), word.upper())]


def _endings(name: str) -> str:
    return "|".join(sorted({word[-_ENDING:] for word in _printed(name)}))


def _behind(name: str, *before: str) -> Iterator[str]:
    """The words of a set that one of ``before`` stands before: patterns, each of one length."""
    for word in _printed(name):
        yield word + "(?:" + "|".join(f"(?<=(?:{each}) {word})" for each in before) + ")"


class Rows:
    """The sentences of ``document`` in which the quantities ``found`` stand."""

    def __init__(self, document: Document, found: Sequence[Mention]) -> None:
        self._document = document
        self._found = found
        self._starts = [mention.start for mention in found]
        self._bounds = list(sentences(document.normal))
        self._read: dict[int, Sentence] = {}
        self.spoken: list[Mention] = []

    def relational(self) -> Iterator[Sentence]:
        """The sentences that may state a relation, in order."""
        for index, (start, end) in enumerate(self._bounds):
            if self._may_relate(start, end):
                yield self.at(index)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Sentence]:
        """The sentences in which ``pattern`` is found, in order."""
        for index, (start, end) in enumerate(self._bounds):
            if pattern.search(self._document.normal, start, end):
                yield self.at(index)

    def counting(self, beside: re.Pattern[str] | None = None) -> Iterator[Sentence]:
        """The sentences in which a quantity stands, and ``beside`` is found, where it is given, in order."""
        for index, (start, end) in enumerate(self._bounds):
            if self._counts(start, end) and (beside is None or beside.search(self._document.normal, start, end)):
                yield self.at(index)

    def dated(self, *, is_published: bool) -> Iterator[Sentence]:
        """The sentences that tell of quantities on known days: in a named year, or, where the day of publication is
        known, at any time that is spoken of."""
        return self.counting(_speaks_of_time() if is_published else _names_year())

    def _may_relate(self, start: int, end: int) -> bool:
        text = self._document.normal
        if _states_rate().search(text, start, end):
            return True
        return self._counts(start, end) and _states_move().search(text, start, end) is not None

    def _counts(self, start: int, end: int) -> bool:
        """Whether a quantity stands in ``[start, end)``."""
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before ``sentence``, whatever it says."""
        return self.at(sentence.number - 1) if sentence.number else None

    def near(self, sentence: Sentence) -> Sequence[Mention]:
        """The quantities from two sentences before ``sentence`` to the end of the one after."""
        first = self._bounds[max(0, sentence.number - _BACK)][0]
        last = self._bounds[min(sentence.number + 1, len(self._bounds) - 1)][1]
        return self._found[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def at(self, index: int) -> Sentence:
        """The sentence at ``index``; what it spells in words is added to ``spoken``."""
        sentence = self._read.get(index)
        if sentence is None:
            sentence = self._read[index] = self._sentence(index)
        return sentence

    def _sentence(self, index: int) -> Sentence:
        start, end = self._bounds[index]
        inside = self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        row = with_spoken(self._document, mentions(self._document, start, end, inside))
        self.spoken += spoken(row, inside)
        return Sentence(index, start, end, tuple(row))
