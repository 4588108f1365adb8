"""One paragraph of an OpenDocument text: its words run by run, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.draft import Run
from factcheck.read.office.odf import PARAGRAPHS, attribute, full, number, steps, unseen
from factcheck.read.office.odf_styles import Looks
from factcheck.read.office.story import Edge, Fragment, Mark, Remark, lowered

if TYPE_CHECKING:
    from lxml import etree

_SHAPES = (
    "caption circle connector custom-shape ellipse frame g line measure path polygon polyline rect regular-polygon"
)
_BOXES = frozenset(f"draw:{shape}" for shape in _SHAPES.split())
# What is not entered while a story is walked through: it is read by itself, or not at all.
CLOSED = frozenset(
    {
        *PARAGRAPHS,
        "office:annotation",
        "office:forms",
        "text:note",
        "text:ruby-text",
        "text:table-of-content-source",
        "text:tracked-changes",
    }
)
_CLOSED_IN_PARAGRAPHS = CLOSED | _BOXES
_MOST_SPACES = 100
_PLAIN_LOOKS = Looks()
_SPACES = r"[ \t\r\n]+"
_PLAIN = r"[^ \t\r\n]+(?: [^ \t\r\n]+)* ?"  # no spaces to collapse


class Part(NamedTuple):
    """A part of the package, the numbers of its paragraphs, its comments, and what of it is not read."""

    name: str
    numbers: dict[etree._Element, int]
    remarks: dict[str, Remark]
    names: dict[etree._Element, str]  # of the comments, by their elements
    ended: frozenset[str]
    discarded: frozenset[etree._Element]
    looks: Looks

    @classmethod
    def of(cls, name: str, root: etree._Element, looks: Looks = _PLAIN_LOOKS) -> Part:
        paragraphs = root.iter(*map(full, PARAGRAPHS))
        numbers = {paragraph: at for at, paragraph in enumerate(paragraphs, start=1)}
        comments = list(root.iter(full("office:annotation")))
        names = {
            comment: attribute(comment, "office:name") or f"#{at}"  # no name of XML begins so
            for at, comment in enumerate(comments)
        }
        remarks = {names[comment]: _remark(name, comment, numbers) for comment in comments}
        ends = root.iter(full("office:annotation-end"))
        ended = frozenset(attribute(end, "office:name") for end in ends)
        return cls(name, numbers, remarks, names, ended, unseen(root), looks)

    def marks(self, element: etree._Element, name: str) -> Iterator[Mark]:
        """The marks of a comment that ``element`` is: where it stands is told last, once its words have ended."""
        if name == "office:annotation":
            comment = self.names[element]
            yield Mark(comment, Edge.BEGIN if comment in self.ended else Edge.HERE)
        elif name == "office:annotation-end":
            comment = attribute(element, "office:name")
            yield Mark(comment, Edge.END)
            yield Mark(comment, Edge.HERE)


def _remark(part: str, comment: etree._Element, numbers: dict[etree._Element, int]) -> Remark:
    lines = list(comment.iter(*map(full, PARAGRAPHS)))
    words = "\n".join("".join(map(str, line.itertext())) for line in lines)
    return Remark(words.strip(), Run(part, numbers[lines[0]] if lines else 1, 1, 0, 0))


class Stretch(NamedTuple):
    """A run: the ``text`` in ``element`` before the first tag in it, or behind its end."""

    element: etree._Element
    is_tail: bool
    text: str


class Words:
    """What is read of ``paragraph``: its words and the marks of comments in ``pieces``, the text boxes that hang on it,
    its ``notes``, and its ``runs``, the first of which is number 1."""

    def __init__(self, part: Part, paragraph: etree._Element) -> None:
        self.pieces: list[Fragment | Mark] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[etree._Element] = []
        self._part = part
        self._paragraph = part.numbers[paragraph]
        self.runs: list[Stretch] = []
        self._is_after_space = True
        self._raised = self._unseen = 0  # how many of the tags that are open raise their words, and hide them
        self._text(Stretch(paragraph, False, paragraph.text or ""))
        for is_start, element, name in steps(paragraph, _CLOSED_IN_PARAGRAPHS, part.discarded):
            if not is_start:
                self._look(element, name, -1)
                self._text(Stretch(element, True, element.tail or ""))
            elif name in _CLOSED_IN_PARAGRAPHS:
                self._hang(element, name)
            elif name in _TAGS:
                self._tag(_TAGS[name] * min(number(element, "text:c"), _MOST_SPACES))
            else:
                self._look(element, name, 1)
                self.pieces += part.marks(element, name)
                self._text(Stretch(element, False, element.text or ""))

    def _look(self, element: etree._Element, name: str, step: int) -> None:
        style = attribute(element, "text:style-name") if name == "text:span" else ""
        self._raised += step * (style in self._part.looks.raised)
        self._unseen += step * (style in self._part.looks.unseen)

    def _hang(self, element: etree._Element, name: str) -> None:
        if name in _BOXES:
            self.boxes.append(element)
        elif name == "text:note":
            self.notes += element.findall(full("text:note-body"))
        else:
            self.pieces += self._part.marks(element, name)

    def _tag(self, words: str) -> None:
        if self._unseen:
            return
        self._is_after_space = words.endswith(" ")
        self.pieces.append(Fragment(words, Run(self._part.name, self._paragraph, len(self.runs) + 1, 0, 0)))

    def _text(self, run: Stretch) -> None:
        """Take a run: of several spaces the first is read, as one that does not break the line."""
        if not run.text:
            return
        self.runs.append(run)
        if self._unseen:
            return
        for stretch in re.finditer(f"{_SPACES}|{_PLAIN}", run.text):
            words = stretch.group()
            if words.isspace():
                words = "" if self._is_after_space else " "
            if words:
                origin = Run(self._part.name, self._paragraph, len(self.runs), *stretch.span())
                fragment = Fragment(words, origin)
                self.pieces.append(lowered(fragment, self.pieces) if self._raised else fragment)
                self._is_after_space = words.endswith(" ")


_TAGS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
