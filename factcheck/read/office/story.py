"""Drafts from the paragraphs of a word processor, with the comments that are anchored in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from factcheck.model.draft import BlockKind, Draft, Format, Run
from factcheck.model.span import Span
from factcheck.read.builder import DraftBuilder
from factcheck.read.office.cells import Cell
from factcheck.read.raised import BEFORE, meaning


class Fragment(NamedTuple):
    """Words of a paragraph, and the run that they stand in."""

    words: str
    origin: Run


class Edge(Enum):
    """What a mark of a comment tells: its words begin, its words end, it stands here (after its end, if it has one)."""

    BEGIN = auto()
    END = auto()
    HERE = auto()


class Mark(NamedTuple):
    """A mark of the comment named ``comment``."""

    comment: str
    edge: Edge


Content: TypeAlias = Sequence[Fragment | Mark]


def lowered(fragment: Fragment, pieces: Content) -> Fragment:
    """What is read of ``fragment``, which is set small and high behind ``pieces``; nothing where it marks a note."""
    words = fragment.words.strip()
    before = "".join(piece.words for piece in pieces[-BEFORE:] if isinstance(piece, Fragment))
    meant = meaning(words, before[-BEFORE:])
    return fragment if meant is None else fragment._replace(words=fragment.words.replace(words, meant))


class Paragraph(NamedTuple):
    """A paragraph, in ``cell`` if it is in a table."""

    kind: BlockKind
    content: Content
    cell: Cell | None = None

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.content if isinstance(piece, Fragment))

    @property
    def is_blank(self) -> bool:
        return not self.words.strip()


class Remark(NamedTuple):
    """The words of a comment, and where it stands itself."""

    words: str
    origin: Run


_UNTOLD = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM)


def told(form: Format, paragraphs: Sequence[Paragraph], remarks: Mapping[str, Remark]) -> Draft:
    """The draft of ``paragraphs``; the marks in them name ``remarks``.

    Where no paragraph is a title the first that is in no table is it, if others follow and its style does not say that
    it is something else.
    """
    builder = DraftBuilder()
    anchors = _Anchors()
    for paragraph in _titled(paragraphs):
        if paragraph.cell is None:
            builder.open(paragraph.kind)
        else:
            headers, table, row, column = paragraph.cell
            builder.open(paragraph.kind, headers, table=table, row=row, column=column)
        for piece in paragraph.content:
            if isinstance(piece, Fragment):
                anchors.add(builder, piece)
            elif piece.edge is not Edge.HERE:
                anchors.mark(piece)
            elif (remark := remarks.get(piece.comment)) is not None:
                builder.remark(remark.words, remark.origin, anchors.span(piece.comment))
    return builder.draft(form)


def _titled(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    written = [number for number, paragraph in enumerate(paragraphs) if not paragraph.is_blank]
    if len(written) < 2 or any(paragraphs[number].kind is BlockKind.TITLE for number in written):
        return paragraphs
    first = next((number for number in written if paragraphs[number].cell is None), None)
    if first is None or paragraphs[first].kind not in _UNTOLD:
        return paragraphs
    return [*paragraphs[:first], paragraphs[first]._replace(kind=BlockKind.TITLE), *paragraphs[first + 1 :]]


class _Anchors:
    """The words that comments are anchored on, in the text that is being built, without the spaces at their edges."""

    def __init__(self) -> None:
        self._places: list[Span] = []  # of all fragments that are no mere space
        self._begun: dict[str, int] = {}
        self._spans: dict[str, Span] = {}

    def add(self, builder: DraftBuilder, fragment: Fragment) -> None:
        """Append a fragment to the text."""
        builder.add(*fragment)
        if bare := fragment.words.strip():
            end = builder.length - len(fragment.words) + len(fragment.words.rstrip())
            self._places.append(Span(end - len(bare), end))

    def mark(self, mark: Mark) -> None:
        """Remember where the words of a comment begin, or that they ended."""
        if mark.edge is Edge.BEGIN:
            self._begun[mark.comment] = len(self._places)
        elif (first := self._begun.pop(mark.comment, None)) is not None and first < len(self._places):
            self._spans[mark.comment] = Span(self._places[first].start, self._places[-1].end)

    def span(self, comment: str) -> Span | None:
        """The words of ``comment``, if it has any."""
        return self._spans.get(comment)
