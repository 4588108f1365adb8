"""Patterns that cost next to nothing where they cannot match.

``re`` looks for a pattern that begins with fixed letters as fast as for the letters alone, and for an alternation of
such patterns a letter at a time, ten times slower. Checks look into every text, so each alternative stands alone here.
"""

from __future__ import annotations

import re
import sys
from typing import cast

from factcheck.pattern import lazy_pattern


class _FirstOf:
    """Searches for each of several patterns in turn; the match is that of the first that is found at all."""

    __slots__ = ("_patterns",)

    def __init__(self, sources: tuple[str, ...]) -> None:
        self._patterns = [lazy_pattern(source) for source in sources]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        for pattern in self._patterns:
            found = pattern.search(text, start, end)
            if found is not None:
                return found
        return None


def first_of(*sources: str) -> re.Pattern[str]:
    """What stands for a pattern where only ``search`` is used; each source should begin with fixed letters."""
    return cast("re.Pattern[str]", _FirstOf(sources))
