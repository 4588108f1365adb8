"""A draft as it was read: the text that is checked, its structure, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from factcheck.model.span import Span


class Format(StrEnum):
    """What a source is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"


class BlockKind(StrEnum):
    """What a block of a draft is: ``LEAD`` is the sapo, ``CELL`` a cell of a table, ``ITEM`` one of a list."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    CELL = "cell"
    FOOTNOTE = "footnote"
    QUOTATION = "quotation"


class Block(NamedTuple):
    """A stretch of the text that stands by itself; no sentence goes from one into another.

    A cell has its ``row`` and ``column`` (from 0, within table number ``table`` of the draft, from 1) and the texts of
    the ``headers`` that it stands under and beside, its column's first.
    """

    kind: BlockKind
    span: Span
    headers: tuple[str, ...] = ()
    table: int = 0
    row: int = 0
    column: int = 0


class SourceRange(NamedTuple):
    """``source[start:end]`` of a source that is text, in code points."""

    start: int
    end: int


class Run(NamedTuple):
    """Characters ``[start, end)`` of a run of a word processor's file.

    ``part`` is the file of the package (``word/document.xml``), ``paragraph`` and ``run`` count from 1: paragraphs in
    the order of the part, those of tables included, runs within their paragraph.
    """

    part: str
    paragraph: int
    run: int
    start: int
    end: int


class Box(NamedTuple):
    """A rectangle of a page; pages count from 1, lengths are points (1/72 inch) from the left and upper edges."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


Origin: TypeAlias = SourceRange | Run | Box


class Piece(NamedTuple):
    """``text[start:end]`` came from ``origin``.

    Where the origin has as many characters they are the same, one for one; otherwise (an entity, a word on a page) the
    piece is one whole.
    """

    start: int
    end: int
    origin: Origin

    @property
    def is_whole(self) -> bool:
        """Whether the piece has no parts that come from parts of its origin."""
        return isinstance(self.origin, Box) or self.origin.end - self.origin.start != self.end - self.start

    def cut(self, start: int, end: int) -> Piece:
        """What of the piece lies in ``[start, end)``."""
        if start <= self.start and self.end <= end:
            return self
        first, last = max(start, self.start), min(end, self.end)
        last = max(first, last)
        if isinstance(self.origin, Box) or self.is_whole:
            return self._replace(start=first, end=last)
        begin = self.origin.start + first - self.start
        return Piece(first, last, self.origin._replace(start=begin, end=begin + last - first))


class Comment(NamedTuple):
    """A comment in the source, which is no part of the text: ``words`` on the text at ``span``.

    Its span is the block that it stands in, the next one where it stands between blocks, and in a word processor's file
    the words that it is anchored on; ``origin`` is where the comment itself stands.
    """

    words: str
    span: Span
    origin: Origin


class Draft(NamedTuple):
    """What :mod:`factcheck.read` makes of a source.

    Spans are in code points of ``text``. ``source`` is the source itself where it is text. ``pieces``, in text order,
    lead back to it; a text without any is its own source, character for character.
    """

    text: str
    format: Format = Format.TEXT
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()
    comments: tuple[Comment, ...] = ()
    source: str | None = None

    def origins(self, span: Span) -> Iterator[Origin]:
        """Where the words at ``span`` come from, piece by piece; an empty span is where the next words stand."""
        if not self.pieces:
            yield SourceRange(span.start, max(span.start, span.end))
            return
        at = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1)
        if self.pieces[at].end <= span.start and at + 1 < len(self.pieces):
            at += 1
        if span.end <= span.start or self.pieces[at].start >= span.end:
            yield self.pieces[at].cut(span.start, span.start).origin
            return
        while at < len(self.pieces) and self.pieces[at].start < span.end:
            yield self.pieces[at].cut(span.start, span.end).origin
            at += 1

    def source_range(self, span: Span) -> SourceRange | None:
        """From the first to the last character of the source behind ``span``; ``None`` where the source is no text."""
        ranges = [origin for origin in self.origins(span) if isinstance(origin, SourceRange)]
        return SourceRange(ranges[0].start, ranges[-1].end) if ranges else None
