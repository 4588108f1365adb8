"""What each paragraph is: told by its size and weight, and by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

import attrs

from factcheck.model.draft import BlockKind
from factcheck.read.pages.lines import Line
from factcheck.read.pages.paragraphs import Paragraph, goes_on, is_bullet
from factcheck.read.pages.tables import Table
from factcheck.read.pages.words import Word
from factcheck.read.raised import BEFORE, meaning

_LARGE = 1.12  # of the size of the body: titles and headings
_SMALL = 0.94  # notes
_HEADING = 25  # words at most
_LEAD = 8  # words at least
_MARK = r"\(?(\d{1,3}|[*†‡§]{1,3})[).]?"

Standing: TypeAlias = Paragraph | Table


def read_through(pages: Iterable[Sequence[Standing]], body: float, *, is_bold: bool) -> Iterator[Standing]:
    """What stands on all pages, in reading order: kinds told, notes after the paragraph that ends their page.

    ``body`` is the size of most of the text, ``is_bold`` whether most of it is bold.
    """
    parted = [_without_notes(page, body) for page in pages]
    marks = {_mark(note.lines[0]) for _, notes in parted for note in notes}
    last: Standing | None = None
    held: list[Paragraph] = []  # notes of the page before
    for number, (standings, notes) in enumerate(parted):
        told = [_told(standing, body, marks, is_bold=is_bold) for standing in standings]
        for standing in told if number else _titled(told, body):
            if last is not None and (joined := _joined(last, standing)):
                last = joined
                continue
            yield from () if last is None else (last,)
            yield from held
            last, held = standing, []
        held += [attrs.evolve(note, lines=_unmarked(note.lines)) for note in notes]
    yield from () if last is None else (last,)
    yield from held


def _joined(last: Standing, following: Standing) -> Standing | None:
    """The two as one, where the second is the rest of the first."""
    if isinstance(last, Paragraph) and isinstance(following, Paragraph) and goes_on(last, following):
        return attrs.evolve(last, lines=last.lines + following.lines)
    if isinstance(last, Table) and isinstance(following, Table) and last.goes_on(following):
        return last.joined(following)
    return None


def _told(standing: Standing, body: float, marks: set[str], *, is_bold: bool) -> Standing:
    if isinstance(standing, Table):
        return standing
    lines = tuple(attrs.evolve(line, words=_without_marks(line.words, marks)) for line in standing.lines)
    paragraph = attrs.evolve(standing, lines=lines)
    if is_bullet(lines[0]):
        return attrs.evolve(paragraph, kind=BlockKind.ITEM)
    stands_out = paragraph.size > _LARGE * body or (paragraph.is_bold and not is_bold)
    if stands_out and paragraph.length <= _HEADING and not paragraph.is_ended:
        return attrs.evolve(paragraph, kind=BlockKind.HEADING)
    return paragraph


def _titled(standings: Sequence[Standing], body: float) -> Iterator[Standing]:
    """``standings`` of the first page: the first of the largest paragraphs is the title, the sapo is below it."""
    largest = max((standing.size for standing in standings if isinstance(standing, Paragraph)), default=0.0)
    title: tuple[Line, ...] = ()
    has_title = largest <= _LARGE * body
    for standing in standings:
        if isinstance(standing, Paragraph) and not has_title and standing.size == largest:
            title += standing.lines
            continue
        if title and not has_title:
            yield Paragraph(title, BlockKind.TITLE)
            has_title = True
            if isinstance(standing, Paragraph) and _is_lead(standing, body):
                standing = attrs.evolve(standing, kind=BlockKind.LEAD)  # noqa: PLW2901  # the same, told
        yield standing
    if title and not has_title:
        yield Paragraph(title, BlockKind.TITLE)


def _is_lead(paragraph: Paragraph, body: float) -> bool:
    is_set_apart = paragraph.is_bold or paragraph.size > _LARGE * body
    return is_set_apart and paragraph.length >= _LEAD and paragraph.is_ended


def _without_notes(page: Sequence[Standing], body: float) -> tuple[Sequence[Standing], list[Paragraph]]:
    """What stands on a page without the notes at its foot, and these: small, the first of them with a mark."""
    start = len(page)
    while start and isinstance(last := page[start - 1], Paragraph) and last.size < _SMALL * body:
        start -= 1
    lines = list(chain.from_iterable(p.lines for p in page[start:] if isinstance(p, Paragraph)))
    if not lines or not _mark(lines[0]):
        return page, []
    notes: list[list[Line]] = []
    for line in lines:
        if _mark(line):
            notes.append([])
        notes[-1].append(line)
    return page[:start], [Paragraph(tuple(note), BlockKind.FOOTNOTE) for note in notes]


def _mark(line: Line) -> str:
    """The mark that opens a note; empty where ``line`` has none, or nothing else."""
    mark = re.fullmatch(_MARK, line.words[0].text)
    return mark[1] if mark and len(line.words) > 1 else ""


def _unmarked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (Line(lines[0].words[1:]), *lines[1:])


def _without_marks(words: tuple[Word, ...], marks: set[str]) -> tuple[Word, ...]:
    return tuple(word._replace(raised="") if _is_marked(word, marks) else word for word in words)


def _is_marked(word: Word, marks: set[str]) -> bool:
    """Whether a note hangs on ``word``: one of those at the foot of a page, unless it may be the power of a metre, or
    any where no power can be."""
    is_exponent = word.text.endswith("m") and word.raised in ("2", "3")
    is_mark = meaning(word.raised, word.text[-BEFORE:]) == "" and not word.tail
    return is_mark or (word.raised in marks and not is_exponent)
