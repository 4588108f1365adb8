"""Lines and columns of a text, and the columns that characters take on a terminal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from factcheck.model.span import Span

# Patterns are compiled when first used: a clean draft needs neither.
_BREAK = r"\r\n?|\n"
# What would move the cursor or reorder the line is shown as a plain space: a draft must not steer the terminal.
_CONTROLS = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


class Region(NamedTuple):
    """Lines and columns from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines(NamedTuple):
    """Where the lines of a text begin; lines end at ``\\n``, ``\\r\\n`` or ``\\r``, as editors count them."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        return cls(text, (0, *(match.end() for match in re.finditer(_BREAK, text))))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at ``offset``, both counted from 1, columns in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def region(self, span: Span) -> Region:
        """Where ``span`` begins and ends, the end being the place right after its last code point."""
        return Region(*self.position(span.start), *self.position(max(span.start, span.end)))

    def bounds(self, line: int) -> tuple[int, int]:
        """Where line number ``line`` begins and ends, its line break left out."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal: none for a mark, two for a wide letter."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """``text`` of the same length with a space for each control character."""
    return text if text.isprintable() else re.sub(_CONTROLS, " ", text)
