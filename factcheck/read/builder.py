"""Puts a draft together from the words of a source and the places where they stand."""

from __future__ import annotations

from factcheck.model.draft import Block, BlockKind, Comment, Draft, Format, Origin, Piece
from factcheck.model.span import Span

_BETWEEN = "\n\n"  # between blocks: a single break might be read as one that only wraps a line


class DraftBuilder:
    """Takes a source piece by piece, in reading order.

    ``open`` begins a block, which ends where the next one begins; ``add`` appends words to it; ``remark`` takes a
    comment. Blocks without words vanish, and spaces at their edges are left out. Words that are added outside of any
    block make a paragraph.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._comments: list[tuple[str, Origin, int, Span | None]] = []  # the number of the block that it stands in
        self._opened: Block | None = None  # its span is where it begins
        self._tables = 0

    @property
    def length(self) -> int:
        """How long the text is so far."""
        return self._length

    @property
    def is_blank(self) -> bool:
        """Whether the block that is open has no words yet."""
        return self._opened is None or self._length == self._opened.span.start

    @property
    def last(self) -> Span | None:
        """The block that ended last."""
        return self._blocks[-1].span if self._blocks else None

    def ending(self, length: int) -> str:
        """The last ``length`` characters of the block that is open, or all that it has."""
        length = min(length, 0 if self._opened is None else self._length - self._opened.span.start)
        parts: list[str] = []
        for part in reversed(self._parts):
            if sum(map(len, parts)) >= length:
                break
            parts.append(part)
        return "".join(reversed(parts))[-length:] if length else ""

    def ends_with_space(self) -> bool:
        return not self.is_blank and self._parts[-1][-1:].isspace()

    def ends_with_break(self) -> bool:
        return not self.is_blank and self._parts[-1].endswith("\n")

    def next_table(self) -> int:
        """The number of a table that begins here."""
        self._tables += 1
        return self._tables

    def open(
        self, kind: BlockKind, headers: tuple[str, ...] = (), *, table: int = 0, row: int = 0, column: int = 0
    ) -> None:
        """Begin a block."""
        self.end()
        self._opened = Block(kind, self._point(), headers, table, row, column)

    def add(self, words: str, origin: Origin) -> None:
        """Append ``words``, which stand at ``origin``; as long as ``origin`` if they are the same, one for one."""
        if self._opened is None:
            self.open(BlockKind.PARAGRAPH)
        piece = Piece(0, len(words), origin)
        if self.is_blank:
            piece = piece.cut(len(words) - len(words.lstrip()), len(words))
        if piece.start == piece.end:
            return
        if self._opened is not None and self.is_blank and self._blocks:
            self._append(_BETWEEN)
            self._opened = self._opened._replace(span=self._point())
        words = words[piece.start : piece.end]
        self._pieces.append(Piece(self._length, self._length + len(words), piece.origin))
        self._append(words)

    def remark(self, words: str, origin: Origin, span: Span | None = None) -> None:
        """Take the comment ``words``, on ``span`` of the text if it is anchored."""
        self._comments.append((words, origin, len(self._blocks), span))

    def end(self) -> None:
        """End the block that is open; what comes next begins another."""
        opened, self._opened = self._opened, None
        if opened is None or self._length == opened.span.start:
            return
        self._strip()
        self._blocks.append(opened._replace(span=Span(opened.span.start, self._length)))

    def draft(self, form: Format, source: str | None = None) -> Draft:
        """All that was taken, as the draft of a source of format ``form``."""
        self.end()
        comments = tuple(Comment(words, span or self._span(at), origin) for words, origin, at, span in self._comments)
        return Draft("".join(self._parts), form, tuple(self._blocks), tuple(self._pieces), comments, source)

    def _span(self, number: int) -> Span:
        if number < len(self._blocks):
            return self._blocks[number].span
        return self._point()

    def _point(self) -> Span:
        return Span(self._length, self._length)

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _strip(self) -> None:
        """Take the spaces at the end of the block away again."""
        while self._pieces and (tail := self._parts[-1]) != (kept := tail.rstrip()):
            piece = self._pieces.pop()
            self._length -= len(tail) - len(kept)
            self._parts.pop()
            if kept:
                self._parts.append(kept)
                self._pieces.append(piece.cut(piece.start, self._length))
