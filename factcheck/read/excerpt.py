"""Text that was taken out of a source in stretches: a string of JSON, the lines of a quotation, a cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.draft import Piece, SourceRange
from factcheck.read.builder import DraftBuilder


class Excerpt(NamedTuple):
    """``text``, and the ``pieces`` that lead back to the source: in order, without gaps, their origins source ranges.

    Readers read an excerpt; so one reads a page within a string of JSON or within Markdown as it reads a file.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def whole(cls, text: str) -> Excerpt:
        """A source itself."""
        return cls(text, (Piece(0, len(text), SourceRange(0, len(text))),))

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of ``text[start:end]``, those at its edges cut."""
        at = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        while at < len(self.pieces) and self.pieces[at].start < end:
            piece = self.pieces[at].cut(start, end)
            if piece.start < piece.end:
                yield piece
            at += 1

    def origin(self, start: int, end: int) -> SourceRange:
        """From the first to the last character of the source behind ``text[start:end]``."""
        ranges = [piece.origin for piece in self.between(start, end) if isinstance(piece.origin, SourceRange)]
        return SourceRange(ranges[0].start, ranges[-1].end) if ranges else SourceRange(0, 0)

    def cut(self, start: int, end: int) -> Excerpt:
        """The excerpt of ``text[start:end]``."""
        pieces = (Piece(piece.start - start, piece.end - start, piece.origin) for piece in self.between(start, end))
        return Excerpt(self.text[start:end], tuple(pieces))

    def copy(self, start: int, end: int, builder: DraftBuilder) -> None:
        """Give ``text[start:end]`` to ``builder``, word for word."""
        for piece in self.between(start, end):
            builder.add(self.text[piece.start : piece.end], piece.origin)
