"""Word files (.docx, .docm, .dotx; Transitional and Strict): the body, then text boxes, then notes that it refers to.

Read is what stands there once all changes are accepted: inserted words and results of fields are read; deleted words,
instructions of fields, hidden words, headers and footers are not. :mod:`factcheck.wordml` tells what a
:class:`~factcheck.model.draft.Run` counts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from factcheck.model.draft import BlockKind, Draft, Format, Run
from factcheck.read.office.cells import Table
from factcheck.read.office.package import Package
from factcheck.read.office.story import Fragment, Mark, Paragraph, Remark, told
from factcheck.read.office.word_paragraph import CLOSED, EDGES, NOTES, Part, Words, is_joined
from factcheck.read.office.word_styles import Styles
from factcheck.wordml import attribute, local, related_parts, relations_of, walk

if TYPE_CHECKING:
    from lxml import etree


def read(content: bytes, source: str) -> Draft:
    """The draft of the Word file ``content``.

    Raises :class:`ReadError` as :class:`Package` does, and ``read.other_package`` for a package without a document.
    """
    package = Package(content, source)
    start = related_parts(package.tree("_rels/.rels"), "").get("officeDocument", "")
    root = package.tree(start)
    body = root.find("{*}body")
    if body is None or (local(root), local(body)) != ("document", "body"):
        raise package.error("read.other_package")
    related = package.tree_or_none(relations_of(start))
    reader = _Reader(package, {} if related is None else related_parts(related, start.rpartition("/")[0]))
    written = [*reader.story(Part.of(start, root), body), *reader.notes()]
    return told(Format.DOCX, written, reader.remarks())


class _Reader:
    """Reads the stories of a document, and keeps the notes that they refer to for the end."""

    def __init__(self, package: Package, parts: dict[str, str]) -> None:
        self._package = package
        self._parts = parts
        self._styles = Styles(package.tree_or_none(parts.get("styles")))
        self._tables = count(1)
        self._notes: dict[tuple[str, str], None] = {}  # in the order of their references, each once

    def story(self, part: Part, container: etree._Element, kind: BlockKind | None = None) -> Iterator[Paragraph]:
        """The paragraphs of ``container``, then those of the text boxes in it; all of ``kind``, if that is told."""
        containers = deque([container])
        while containers:
            held: list[Fragment | Mark] = []
            for element, table in _blocks(part, containers.popleft(), self._tables, held):
                words = Words(part, element)
                held += words.pieces
                containers += words.boxes
                self._notes.update(dict.fromkeys(words.notes))
                if not is_joined(element):
                    yield self._paragraph(element, [*held], table, kind)
                    held.clear()
            if held:
                yield Paragraph(kind or BlockKind.PARAGRAPH, held)

    def _paragraph(
        self, element: etree._Element, content: list[Fragment | Mark], table: Table | None, kind: BlockKind | None
    ) -> Paragraph:
        if table is None:
            return Paragraph(kind or self._styles.kind(element), content)
        paragraph = Paragraph(kind or BlockKind.CELL, content, table.current)
        table.hear(paragraph.words)
        return paragraph

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes that were referred to, then the endnotes."""
        for kind in NOTES.values():
            names = [name for of, name in self._notes if of == kind]
            part = self._part(kind) if names else None
            if part is not None:
                written = {attribute(note, "id"): note for note in part.root}
                for name in filter(written.__contains__, names):
                    yield from self.story(part, written[name], BlockKind.FOOTNOTE)

    def remarks(self) -> dict[str, Remark]:
        """The comments by their ids; one stands where the first of its words does."""
        part = self._part("comments")
        if part is None:
            return {}
        remarks: dict[str, Remark] = {}
        for comment in part.root:
            lines = list(self.story(part, comment))
            places = (piece.origin for line in lines for piece in line.content if isinstance(piece, Fragment))
            words = "\n".join(line.words for line in lines).strip()
            remarks.setdefault(attribute(comment, "id"), Remark(words, next(places, Run(part.name, 1, 1, 0, 0))))
        return remarks

    def _part(self, kind: str) -> Part | None:
        """The part of ``kind`` that the document is related to, if there is one."""
        name = self._parts.get(kind, "")
        root = self._package.tree_or_none(name)
        return None if root is None else Part.of(name, root)


def _blocks(
    part: Part, container: etree._Element, numbers: Iterator[int], marks: list[Fragment | Mark]
) -> Iterator[tuple[etree._Element, Table | None]]:
    """The paragraphs of ``container`` and the tables that they are in; marks of comments between them go to
    ``marks``."""
    tables: list[Table] = []
    for is_start, element, name in walk(container, CLOSED, part.discarded):
        if not is_start:
            if name == "tbl":
                tables.pop()
        elif name == "p":
            yield element, tables[-1] if tables else None
        elif name in EDGES:
            marks.append(Mark(attribute(element, "id"), EDGES[name]))
        elif name == "tbl":
            tables.append(Table(next(numbers)))
        elif tables and element not in part.discarded:
            _step(tables[-1], element, name)
        elif tables and name == "tc":
            tables[-1].cell(_columns(element), is_continued=True)


def _step(table: Table, element: etree._Element, name: str) -> None:
    if name == "tr":
        table.row()
        table.skip(_number(element.find("{*}trPr/{*}gridBefore"), 0))
    elif name == "tc":
        table.cell(_columns(element))


def _columns(cell: etree._Element) -> int:
    return _number(cell.find("{*}tcPr/{*}gridSpan"), 1)


def _number(element: etree._Element | None, default: int) -> int:
    digits = attribute(element, "val")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else default
