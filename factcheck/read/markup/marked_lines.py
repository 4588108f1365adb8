"""The lines of a Markdown source, and where the content of a block stands in them.

The block parser takes quotation marks, indentation and the signs of headings and lists off a line; what is left is
always its end, or for a heading its end but for closing signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model.draft import Piece, SourceRange
from factcheck.read.excerpt import Excerpt

# What the parser strips from content.
BLANK = " \t\n\x0b\x0c\r\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE = r"([^\r\n]*)(\r\n?|\n|\Z)"


class Lines:
    """The lines of ``source``, from 0 as the parser counts them."""

    def __init__(self, source: str) -> None:
        self._source = source
        found = list(re.finditer(_LINE, source))
        self._lines = [SourceRange(*match.span(1)) for match in found]
        self._breaks = [SourceRange(*match.span(2)) for match in found]

    def span(self, lines: Sequence[int]) -> SourceRange:
        """From the beginning of the first of ``lines`` to the end of the one before the last."""
        first, last = lines
        return SourceRange(self._lines[first].start, self._lines[max(first, last - 1)].end)

    def excerpt(self, content: str, lines: Sequence[int], *, is_heading: bool = False) -> Excerpt:
        """``content`` as the parser gave it for ``lines``, from the first to behind the last."""
        first, last = lines
        parts = content.split("\n")
        while first + len(parts) < last and not self._text(first, is_heading).endswith(parts[0].strip(BLANK)):
            first += 1  # a line of blanks that the parser took for words, and then left out
        pieces: list[Piece] = []
        at = 0
        for number, part in enumerate(parts, first):
            if number > first:
                pieces.append(Piece(at, at + 1, self._breaks[number - 1]))
                at += 1
            pieces += self._pieces(part, at, number, is_heading)
            at += len(part)
        return Excerpt(content, tuple(pieces))

    def cells(self, contents: Sequence[str], number: int) -> list[Excerpt]:
        """The cells of a row on line ``number``, which the parser gave as ``contents``; fewer where it filled up."""
        line = self._lines[number]
        text = self._source[line.start : line.end]
        cuts = [-1, *(found.start() for found in re.finditer(r"(?<!\\)\|", text)), len(text)]
        whole = Excerpt(text, (Piece(0, len(text), line),))
        cells = [_unescaped(whole.cut(start + 1, end)) for start, end in pairwise(cuts)]
        if not _are(contents, cells):
            del cells[0]  # what stands before a bar that opens the row
        return [_tail(cell, content) for cell, content in zip(cells, contents, strict=False)]

    def _text(self, number: int, is_heading: bool) -> str:
        """The line without blanks at its end, and without signs that close a heading."""
        line = self._lines[number]
        text = self._source[line.start : line.end].rstrip(BLANK)
        if is_heading and (opened := text.rstrip("#")) != text and opened.endswith((" ", "\t")):
            text = opened.rstrip(BLANK)
        return text

    def _pieces(self, part: str, at: int, number: int, is_heading: bool) -> Iterator[Piece]:
        words = part.lstrip(" \t")
        indent = len(part) - len(words)
        start = self._lines[number].start + len(self._text(number, is_heading)) - len(words.rstrip(BLANK))
        if indent:  # as the parser counts it, with tabs as spaces
            yield Piece(at, at + indent, SourceRange(start, start))
        if words:
            yield Piece(at + indent, at + len(part), SourceRange(start, start + len(words)))


def _unescaped(cell: Excerpt) -> Excerpt:
    """``cell`` with a bar for each escaped one."""
    if "\\|" not in cell.text:
        return cell
    parts: list[str] = []
    pieces: list[Piece] = []
    length = start = 0
    for end in [*(found.start() for found in re.finditer(r"\\\|", cell.text)), len(cell.text)]:
        for piece in cell.between(start, end):
            pieces.append(piece._replace(start=piece.start - start + length, end=piece.end - start + length))
        length += end - start
        parts.append(cell.text[start:end])
        if end < len(cell.text):
            pieces.append(Piece(length, length + 1, cell.origin(end, end + 2)))
            parts.append("|")
            length, start = length + 1, end + 2
    return Excerpt("".join(parts), tuple(pieces))


def _are(contents: Sequence[str], cells: Sequence[Excerpt]) -> bool:
    """Whether ``contents`` are those of ``cells``; before the first one there may be marks of a list or a quotation."""
    if not contents or not cells[0].text.rstrip(BLANK).endswith(contents[0]):
        return False
    pairs = zip(contents[1:], cells[1:], strict=False)
    return all(cell.text.strip(BLANK) == content for content, cell in pairs)


def _tail(cell: Excerpt, content: str) -> Excerpt:
    end = len(cell.text.rstrip(BLANK))
    return cell.cut(max(0, end - len(content)), end)
