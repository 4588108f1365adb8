"""Edits in the files of word processors: the texts of runs change, everything else stays to the byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.fix.archive import replaced
from factcheck.fix.texts import placed
from factcheck.fix.xml_text import Place, exchanged
from factcheck.model.draft import Draft, Format, Run
from factcheck.model.finding import Edit, Fix
from factcheck.model.span import Span
from factcheck.read.office.package import Package

if TYPE_CHECKING:
    from lxml import etree


class Leaf(NamedTuple):
    """Characters of a run, and where in the XML they stand; ``None`` for those that a tag stands for."""

    place: Place | None
    text: str


def rewritten(content: bytes, draft: Draft, edits: Iterable[Edit]) -> bytes | None:
    """``content``, which ``draft`` was read from, with ``edits`` of the draft's text made.

    Where several runs share the changed words the replacement stands in the first of them, formatted as it is. ``None``
    where an edit takes in what is no text, such as a tab.
    """
    changes: defaultdict[str, list[tuple[Run, str]]] = defaultdict(list)
    for edit in edits:
        found = placed(draft, edit)
        if found is None:
            return None
        words = found.edit.replacement
        for piece in found.pieces:
            if not isinstance(piece.origin, Run):
                return None
            changes[piece.origin.part].append((piece.origin, words))
            words = ""
    package = Package(content, "")
    parts: dict[str, bytes] = {}
    for name, changed in changes.items():
        texts = _texts(package.tree(name), name, draft.format, changed)
        part = None if texts is None else exchanged(package.part(name), texts)
        if part is None:
            return None
        parts[name] = part
    return replaced(content, parts)


def _texts(
    root: etree._Element, name: str, form: Format, changes: Sequence[tuple[Run, str]]
) -> dict[Place, str] | None:
    """The new texts of the part ``name``; ``None`` where a change takes in what is no text."""
    leaves = (_word_leaves if form is Format.DOCX else _open_leaves)(root, name)
    edits: defaultdict[Leaf, list[Edit]] = defaultdict(list)
    for run, words in changes:
        start = 0
        for leaf in leaves(run):
            first, last = max(0, run.start - start), min(len(leaf.text), run.end - start)
            if first < last:
                edits[leaf].append(Edit(Span(first, last), words if start + first == run.start else ""))
            start += len(leaf.text)
    texts: dict[Place, str] = {}
    for leaf, own in edits.items():
        text = Fix(tuple(own)).apply(leaf.text)
        if leaf.place is None or (_edges(text) and not _edges(leaf.text)):  # Word drops such spaces
            return None
        texts[leaf.place] = text
    return texts


def _edges(text: str) -> bool:
    """Whether ``text`` begins or ends with a space."""
    return text != text.strip()


def _word_leaves(root: etree._Element, name: str) -> Callable[[Run], Iterator[Leaf]]:
    from factcheck.read.office.word_paragraph import CLOSED, Part  # noqa: PLC0415  # the same
    from factcheck.wordml import characters, paragraphs, runs, walk  # noqa: PLC0415  # needs lxml, as these files do

    numbers, part, told = _numbers(root), Part.of(name, root), paragraphs(root)

    def leaves(run: Run) -> Iterator[Leaf]:
        top = runs(told[run.paragraph - 1])[run.run - 1]
        for is_start, element, kind in walk(top, CLOSED | {"r"}, part.discarded):
            if is_start and (words := characters(element)):
                yield Leaf(Place(numbers[element], False) if kind == "t" else None, words)

    return leaves


def _open_leaves(root: etree._Element, name: str) -> Callable[[Run], Iterator[Leaf]]:
    from factcheck.read.office.odf_paragraph import Part, Words  # noqa: PLC0415  # needs lxml, as these files do

    numbers, part = _numbers(root), Part.of(name, root)
    told = list(part.numbers)

    def leaves(run: Run) -> Iterator[Leaf]:
        stretch = Words(part, told[run.paragraph - 1]).runs[run.run - 1]
        yield Leaf(Place(numbers[stretch.element], stretch.is_tail), stretch.text)

    return leaves


def _numbers(root: etree._Element) -> dict[etree._Element, int]:
    return {element: number for number, element in enumerate(root.iter("*"))}
