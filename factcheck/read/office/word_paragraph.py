"""One paragraph of a Word file: its words run by run, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.draft import Run
from factcheck.read.office.story import Edge, Fragment, Mark, lowered
from factcheck.wordml import attribute, characters, discarded_branches, paragraphs, runs, walk

if TYPE_CHECKING:
    from lxml import etree

# What is not entered while a story is walked through: it is read by itself, or not at all.
CLOSED = frozenset({"p", "txbxContent", "pPr", "rPr", "sdtPr", "del", "moveFrom", "rt"})
EDGES = {"commentRangeStart": Edge.BEGIN, "commentRangeEnd": Edge.END, "commentReference": Edge.HERE}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = ("0", "false", "off")
_HIDING = ("vanish", "strike", "dstrike")  # what is struck out is no text either


class Part(NamedTuple):
    """A part of the package, the numbers of its paragraphs, and what of it is not read."""

    name: str
    root: etree._Element
    numbers: dict[etree._Element, int]
    discarded: frozenset[etree._Element]

    @classmethod
    def of(cls, name: str, root: etree._Element) -> Part:
        numbers = {paragraph: number for number, paragraph in enumerate(paragraphs(root), start=1)}
        return cls(name, root, numbers, discarded_branches(root) | frozenset(_unseen(root)))


def _unseen(root: etree._Element) -> Iterator[etree._Element]:
    """Rows that were deleted, cells whose place the one above takes, and what asks for words that are not there yet."""
    for row in root.iter("{*}tr"):
        if row.find("{*}trPr/{*}del") is not None:
            yield row
    for cell in root.iter("{*}tc"):
        merged = cell.find("{*}tcPr/{*}vMerge")
        if merged is not None and attribute(merged, "val") != "restart":
            yield cell
    for control in root.iter("{*}sdt"):
        if _is_set(control.find("{*}sdtPr"), "showingPlcHdr"):
            yield from control.findall("{*}sdtContent")


class Words:
    """What is read of ``paragraph``: its words and the marks of comments in ``pieces``, the text boxes that hang on it,
    and the ids of the ``notes`` that it refers to, each with the kind of its part."""

    def __init__(self, part: Part, paragraph: etree._Element) -> None:
        self.pieces: list[Fragment | Mark] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []
        self._part = part.name
        self._number = part.numbers[paragraph]
        self._fields = _Fields()
        self._opened: list[_OpenRun] = []
        numbers = {run: number for number, run in enumerate(runs(paragraph), start=1)}
        for is_start, element, name in walk(paragraph, CLOSED, part.discarded):
            if is_start and name == "r":
                self._opened.append(_OpenRun(numbers[element], element.find("{*}rPr")))
            elif is_start:
                self._take(element, name)
            elif name == "r":
                self._opened.pop()

    def _take(self, element: etree._Element, name: str) -> None:
        if name in EDGES:
            self.pieces.append(Mark(attribute(element, "id"), EDGES[name]))
        elif name in NOTES:
            self.notes.append((NOTES[name], attribute(element, "id")))
        elif name == "txbxContent":
            self.boxes.append(element)
        elif name == "fldChar":
            self._fields.take(attribute(element, "fldCharType"))
        elif self._opened and (words := characters(element)):
            run = self._opened[-1]
            start, end = run.take(words)
            if run.is_hidden or self._fields.is_instruction:
                return
            fragment = Fragment(words, Run(self._part, self._number, run.number, start, end))
            self.pieces.append(lowered(fragment, self.pieces) if run.is_raised else fragment)


class _OpenRun:
    """A run that is being read: how many of its characters were met, and what its ``properties`` say of them."""

    def __init__(self, number: int, properties: etree._Element | None) -> None:
        self.number = number
        self.is_hidden = any(_is_set(properties, name) for name in _HIDING)
        self.is_raised = _value(properties, "vertAlign") == "superscript"
        self._length = 0

    def take(self, words: str) -> tuple[int, int]:
        """Where ``words``, which come next, stand in the run."""
        start, self._length = self._length, self._length + len(words)
        return start, self._length


class _Fields:
    """Which fields are open. While the instruction of one goes on nothing is read, nor are the fields within it."""

    def __init__(self) -> None:
        self._open: list[bool] = []  # whether the instruction still goes on
        self._instructions = 0

    def take(self, kind: str) -> None:
        """Pass a mark of a field."""
        if kind == "begin":
            self._open.append(True)
            self._instructions += 1
        elif kind == "separate" and self._open and self._open[-1]:
            self._open[-1] = False
            self._instructions -= 1
        elif kind == "end" and self._open:
            self._instructions -= self._open.pop()

    @property
    def is_instruction(self) -> bool:
        return self._instructions > 0


def is_joined(paragraph: etree._Element) -> bool:
    """Whether the mark at the end of ``paragraph`` was deleted, so that the next one goes on with it."""
    return paragraph.find("{*}pPr/{*}rPr/{*}del") is not None


def _is_set(properties: etree._Element | None, name: str) -> bool:
    element = None if properties is None else properties.find(f"{{*}}{name}")
    return element is not None and attribute(element, "val") not in _OFF


def _value(properties: etree._Element | None, name: str) -> str:
    return attribute(None if properties is None else properties.find(f"{{*}}{name}"), "val")
