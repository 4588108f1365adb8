"""Finds the few sentences that a check of whole passages must read, at next to no cost elsewhere.

``re`` looks for a pattern that begins with fixed letters as fast as for the letters alone, and for an alternation of
such patterns a letter at a time, ten times slower. Checks look into every text, so each alternative stands alone here.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Sentence
from factcheck.verify.passage import Passage

_DIGIT = lazy_pattern(r"\d")


class Sieve:
    """Several patterns, each of which should begin with fixed letters.

    A match of a pattern given as ``(source, reach)`` counts only where a digit stands among the ``reach`` characters
    before it.
    """

    __slots__ = ("_patterns",)

    def __init__(self, *sources: str | tuple[str, int]) -> None:
        """Each of ``sources`` is compiled when it is first used; a faulty one raises :class:`re.error` then."""
        pairs = [(source, 0) if isinstance(source, str) else source for source in sources]
        self._patterns = [(lazy_pattern(source), reach) for source, reach in pairs]

    @property
    def trigger(self) -> re.Pattern[str]:
        """What stands for a pattern where only ``search`` is used."""
        return cast("re.Pattern[str]", self)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """A match in ``text[start:end]``, not always the first."""
        return next(self._matches(text, start, end), None)

    def _matches(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for pattern, reach in self._patterns:
            for found in pattern.finditer(text, start, end):
                first = found.start()
                if not reach or _DIGIT.search(text, max(0, first - reach), first):
                    yield found

    def places(self, text: str) -> list[int]:
        """The second character of every match, in order; the first may be the space before what is looked for."""
        return sorted(found.start() + 1 for found in self._matches(text))

    def sentences(self, passage: Passage, admits: Callable[[int], bool] | None = None) -> Iterator[Sentence]:
        """The sentences in which a match begins; ``admits`` is asked of each place before its sentence is read."""
        places = self.places(passage.document.normal)
        if admits is not None:
            places = [place for place in places if admits(place)]
        return passage.rows.matching(cast("re.Pattern[str]", _Places(places))) if places else iter(())


class _Places:
    """A pattern that is found where one of ``places`` lies."""

    __slots__ = ("_places",)

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places

    def search(self, _text: str, start: int, end: int) -> bool:
        at = bisect_left(self._places, start)
        return at < len(self._places) and self._places[at] < end
