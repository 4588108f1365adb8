"""Comments anchored in the XML of a Word file: runs are cut at the words, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from factcheck.model.draft import Run
from factcheck.wordml import all_characters, attribute, discarded_branches, local, namespace, paragraphs, runs

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


class Anchor(NamedTuple):
    """From before character ``start`` of run ``first`` to before character ``end`` of run ``last``.

    ``where`` names what the words stand in, ``"note"`` or ``"box"``, where the anchor is on its place in the body
    instead; Word has no comments in notes and none in text boxes.
    """

    first: etree._Element
    start: int
    last: etree._Element
    end: int
    where: str = ""


class Body:
    """The runs of the main part ``root``, named ``part``; ``notes`` are the roots of its notes, by part and kind."""

    def __init__(self, part: str, root: etree._Element, notes: Iterable[tuple[str, str, etree._Element]]) -> None:
        self.root = root
        self._part = part
        self._space = f"{{{namespace(root)}}}"
        self._discarded = discarded_branches(root)
        self._paragraphs = {part: paragraphs(root)}
        self._order = {run: at for at, run in enumerate(root.iter("{*}r"))}
        self._kinds: dict[str, str] = {}
        self._runs: dict[tuple[str, int], list[etree._Element]] = {}
        self._references: dict[str, dict[str, etree._Element]] = {}
        self._known: dict[etree._Element, list[_Child]] = {}
        for name, kind, note in notes:
            self._paragraphs[name] = paragraphs(note)
            self._kinds[name] = kind

    def anchor(self, first: Run, last: Run) -> Anchor | None:
        """The anchor of the words from ``first`` to ``last``; ``None`` where they hang on nothing in the body."""
        begin, end = self._run(first), self._run(last)
        if first.part != self._part:
            reference = self._reference(begin, self._kinds[first.part])
            return None if reference is None else self._whole(reference, "note")
        outer = _outermost(begin)
        if outer is not begin or _outermost(end) is not end:
            return self._whole(outer, "box")
        if first == last and first.start == first.end:
            return self._whole(begin)
        return Anchor(begin, first.start, end, last.end)

    def _run(self, run: Run) -> etree._Element:
        place = run.part, run.paragraph
        if place not in self._runs:
            self._runs[place] = runs(self._paragraphs[run.part][run.paragraph - 1])
        return self._runs[place][run.run - 1]

    def _whole(self, run: etree._Element, where: str = "") -> Anchor:
        children = self._children(run)
        return Anchor(run, 0, run, children[-1].end if children else 0, where)

    def _children(self, run: etree._Element) -> list[_Child]:
        """What gives ``run`` its characters or might, in order; looked at once, since it only ever loses its last."""
        if run not in self._known:
            children = self._known[run] = []
            end = 0
            for element in run:
                if local(element) != "rPr":
                    start, end = end, end + len(all_characters(element, self._discarded))
                    children.append(_Child(element, start, end))
        return self._known[run]

    def _reference(self, within: etree._Element, kind: str) -> etree._Element | None:
        """The outermost run of the body that refers to the note that ``within`` is in."""
        note = next((above for above in within.iterancestors() if local(above) == kind.removesuffix("s")), None)
        if kind not in self._references:
            references = reversed(list(self.root.iter(self._space + _REFERENCES[kind])))  # the first one counts
            self._references[kind] = {attribute(reference, "id"): reference for reference in references}
        reference = self._references[kind].get(attribute(note, "id"))
        run = None if reference is None else reference.getparent()
        return None if run is None else _outermost(run)

    def mark(self, anchors: Iterable[tuple[str, Anchor]]) -> None:
        """Put the marks of a comment, by its id, around each anchor.

        The last mark is put first, so that the offsets of the others still hold; of two at one place the end of a
        comment comes to stand before the beginning of another.
        """
        edges = [edge for name, anchor in anchors for edge in self._edges(name, anchor)]
        for edge in sorted(edges, key=lambda edge: (self._order[edge.run], edge.offset, edge.is_begin), reverse=True):
            self._put(edge)

    def _edges(self, name: str, anchor: Anchor) -> Iterator[_Edge]:
        yield _Edge(anchor.first, anchor.start, True, [self._element("commentRangeStart", name)])
        reference = etree.Element(self._space + "r")
        reference.append(self._element("commentReference", name))
        yield _Edge(anchor.last, anchor.end, False, [self._element("commentRangeEnd", name), reference])

    def _element(self, name: str, comment: str) -> etree._Element:
        return etree.Element(self._space + name, {self._space + "id": comment})

    def _put(self, edge: _Edge) -> None:
        if edge.is_begin and edge.offset == 0:
            for element in edge.marks:
                edge.run.addprevious(element)
            return
        self._cut(edge.run, edge.offset)
        for element in reversed(edge.marks):
            edge.run.addnext(element)

    def _cut(self, run: etree._Element, offset: int) -> None:
        """Move what follows the first ``offset`` characters of ``run`` to a run of its own, of the same format."""
        children = self._children(run)
        rest: list[etree._Element] = []
        while children and (children[-1].start > offset or (children[-1].start == offset < children[-1].end)):
            rest.append(children.pop().element)
        if children and children[-1].end > offset and local(children[-1].element) == "t":
            last = children.pop()
            rest.append(_cut_text(last.element, offset - last.start))
            children.append(last._replace(end=offset))
        if rest:
            other = etree.Element(run.tag, dict(run.attrib))
            other.extend(deepcopy(child) for child in run if local(child) == "rPr")
            other.extend(reversed(rest))
            run.addnext(other)


class _Child(NamedTuple):
    """A child of a run, and which of the run's characters it gives."""

    element: etree._Element
    start: int
    end: int


class _Edge(NamedTuple):
    run: etree._Element
    offset: int
    is_begin: bool
    marks: list[etree._Element]


def _outermost(run: etree._Element) -> etree._Element:
    """The run of the body that ``run`` is in, which is another one for text boxes."""
    return [run, *(above for above in run.iterancestors() if local(above) == "r")][-1]


def _cut_text(text: etree._Element, offset: int) -> etree._Element:
    """Shorten ``text`` to ``offset`` characters; the rest of it."""
    words = text.text or ""
    rest = deepcopy(text)
    text.text, rest.text = words[:offset], words[offset:]
    for part in (text, rest):
        part.set(_SPACE, "preserve")
    return rest
