"""OpenDocument texts (.odt, .ott): the body, then text boxes, then notes.

A :class:`~factcheck.model.draft.Run` counts so: paragraphs are the ``text:p`` and ``text:h`` of ``content.xml`` in
document order, wherever they stand; the runs of one are its stretches of text between two tags, those of text boxes,
comments and notes in it left out; characters are those of the file, before spaces are collapsed. What a tag stands for
(``text:s``, ``text:tab``, ``text:line-break``) has an empty place, at the start of the run that comes next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from factcheck.model.draft import BlockKind, Draft, Format
from factcheck.read.office.cells import Table
from factcheck.read.office.odf import PARAGRAPHS, is_encrypted, number, steps
from factcheck.read.office.odf_paragraph import CLOSED, Part, Words
from factcheck.read.office.odf_styles import Looks, Styles
from factcheck.read.office.package import Package
from factcheck.read.office.story import Fragment, Mark, Paragraph, told

if TYPE_CHECKING:
    from lxml import etree

_CELLS = ("table:table-cell", "table:covered-table-cell")


def read(content: bytes, source: str) -> Draft:
    """The draft of the OpenDocument text ``content``.

    Raises :class:`ReadError` as :class:`Package` does, and ``read.other_package`` for a package without a text.
    """
    package = Package(content, source)
    manifest = package.tree_or_none("META-INF/manifest.xml")
    if "encrypted-package" in package.names or (manifest is not None and is_encrypted(manifest)):
        raise package.error("read.encrypted")
    root = package.tree("content.xml")
    body = root.find("{*}body/{*}text")
    if body is None:
        raise package.error("read.other_package")
    named = package.tree_or_none("styles.xml")
    reader = _Reader(Part.of("content.xml", root, Looks.of(root, named)), Styles(root, named))
    written = [*reader.story(body), *reader.notes()]
    return told(Format.ODT, written, reader.part.remarks)


class _Reader:
    """Reads the stories of a document, and keeps the notes for the end."""

    def __init__(self, part: Part, styles: Styles) -> None:
        self.part = part
        self._styles = styles
        self._tables = count(1)
        self._notes: list[etree._Element] = []

    def story(self, container: etree._Element, kind: BlockKind | None = None) -> Iterator[Paragraph]:
        """The paragraphs of ``container``, then those of the text boxes in it; all of ``kind``, if that is told."""
        containers = deque([container])
        while containers:
            held: list[Fragment | Mark] = []
            for element, table, is_listed in self._blocks(containers.popleft(), held):
                words = Words(self.part, element)
                containers += words.boxes
                self._notes += words.notes
                yield self._paragraph(element, [*held, *words.pieces], table, kind, is_listed=is_listed)
                held.clear()
            if held:
                yield Paragraph(kind or BlockKind.PARAGRAPH, held)

    def _paragraph(
        self,
        element: etree._Element,
        content: list[Fragment | Mark],
        table: Table | None,
        kind: BlockKind | None,
        *,
        is_listed: bool,
    ) -> Paragraph:
        if table is None:
            return Paragraph(kind or self._styles.kind(element, is_listed=is_listed), content)
        paragraph = Paragraph(kind or BlockKind.CELL, content, table.current)
        table.hear(paragraph.words)
        return paragraph

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes and endnotes that were met, in their order."""
        for note in self._notes:
            yield from self.story(note, BlockKind.FOOTNOTE)

    def _blocks(
        self, container: etree._Element, marks: list[Fragment | Mark]
    ) -> Iterator[tuple[etree._Element, Table | None, bool]]:
        """The paragraphs of ``container``, the tables that they are in, and whether they are of a list; marks of
        comments between them go to ``marks``."""
        tables: list[Table] = []
        lists = 0
        for is_start, element, name in steps(container, CLOSED, self.part.discarded):
            if name == "text:list":
                lists += 1 if is_start else -1
            elif not is_start:
                if name == "table:table":
                    tables.pop()
            elif name in PARAGRAPHS:
                yield element, tables[-1] if tables else None, lists > 0
            elif name == "table:table":
                tables.append(Table(next(self._tables)))
            elif tables:
                _step(tables[-1], element, name)
            else:
                marks += self.part.marks(element, name)


def _step(table: Table, element: etree._Element, name: str) -> None:
    if name == "table:table-row":
        table.row(number(element, "table:number-rows-repeated"))
    elif name in _CELLS:
        columns = number(element, "table:number-columns-repeated")
        extent = max(columns, number(element, "table:number-columns-spanned"))
        table.cell(columns, extent, is_continued=name == "table:covered-table-cell")
