"""The text of a draft in its structure, the places of its entries marked; its characters are those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from factcheck.messages import render
from factcheck.model.draft import Block, BlockKind
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.page.entries import Entry
from factcheck.report.page.markup import Html, joined, tag
from factcheck.report.page.pieces import Piece, marks, pieces

_LINE = r"\S(?:[^\r\n]*\S)?"
_TOGETHER = (BlockKind.ITEM, BlockKind.CELL, BlockKind.FOOTNOTE, BlockKind.QUOTATION)


class _Part(NamedTuple):
    """A block with its words, and its text as markup, the space after it included."""

    block: Block
    words: str
    inner: Html


class Names(NamedTuple):
    """The names within a page of what belongs to the document of number ``document``."""

    document: int
    lang: str

    def entry(self, number: int) -> str:
        return f"{self.document}-{number}"

    def words(self, start: int) -> str:
        """The name of the words that begin at ``start``."""
        return f"t{self.document}-{start}"

    def label(self, entry: Entry, text: str) -> str:
        """What an entry is, in words: ``3, lỗi: “tăng 248%”``."""
        kind = f"verdict.{entry.tone}" if entry.level is None else f"level.{entry.level}"
        values = {"number": str(entry.number), "kind": render(kind, lang=self.lang), "words": entry.place.slice(text)}
        return render("html.place", values, self.lang)


def article(report: Report, entries: Sequence[Entry], names: Names) -> Iterator[Html]:
    """The article, piece by piece; put together and read back, its text is that of the report."""
    blocks = _blocks(report)
    if not blocks:
        yield joined(report.text)
        return
    yield joined(report.text[: blocks[0].span.start])
    is_titled = any(block.kind is BlockKind.TITLE for block in blocks)
    for key, group in groupby(_parts(blocks, report.text, entries, names), _kind_and_table):
        yield from _structure(key[0], list(group), is_titled, names)


def _blocks(report: Report) -> list[Block]:
    if report.draft is not None and report.draft.blocks:
        return sorted(report.draft.blocks, key=lambda block: block.span)
    return [Block(BlockKind.PARAGRAPH, Span(*line.span())) for line in re.finditer(_LINE, report.text)]


def _kind_and_table(part: _Part) -> tuple[BlockKind, int]:
    return part.block.kind, part.block.table


def _parts(blocks: Sequence[Block], text: str, entries: Sequence[Entry], names: Names) -> Iterator[_Part]:
    """Each block with what stands in it. The sign of an entry comes right behind the last of its words."""
    starts = [block.span.start for block in blocks] + [len(text)]
    ending = sorted(entries, key=lambda entry: (entry.place.end, entry.number))
    signed = 0
    cut = pieces(marks(entries), starts)
    piece = next(cut, None)
    for block, (_, end) in zip(blocks, pairwise(starts), strict=True):
        inner: list[Html] = []
        while piece is not None and piece.end <= end:
            inner.append(_words(piece, text, names))
            while signed < len(ending) and (ending[signed].place.end <= piece.end or piece.end == len(text)):
                inner.append(_sign(ending[signed], text, names))
                signed += 1
            piece = next(cut, None)
        yield _Part(block, block.span.slice(text), joined(*inner))


def _words(piece: Piece, text: str, names: Names) -> Html:
    words = text[piece.start : piece.end]
    if not piece.marks:
        return joined(words)
    places = piece.places
    return tag(
        "span",
        words,
        id=names.words(piece.start) if piece.is_named else None,
        class_=f"mark {places[0].tone}" if places else None,
        data_at=" ".join(names.entry(entry.number) for entry in places) or None,
        data_of=" ".join(f"{names.entry(number)}:{role}" for number, role in piece.roles) or None,
    )


def _sign(entry: Entry, text: str, names: Names) -> Html:
    """The control of an entry: a numbered sign, whose look is drawn by the stylesheet, so that it adds no text."""
    name = names.entry(entry.number)
    return tag(
        "a",
        id=f"s{name}",
        class_=f"sign {entry.level or entry.tone}" + (" found" if entry.findings else ""),
        href=f"#b{name}",
        data_number=str(entry.number),
        aria_label=names.label(entry, text),
    )


def _structure(kind: BlockKind, parts: Sequence[_Part], is_titled: bool, names: Names) -> Iterator[Html]:
    if kind is BlockKind.CELL:
        yield _table(parts, names)
    elif kind in _TOGETHER:
        outer, inner = {BlockKind.ITEM: ("ul", "li"), BlockKind.QUOTATION: ("blockquote", "p")}.get(kind, ("div", "p"))
        yield tag(outer, *(tag(inner, part.inner) for part in parts), class_=kind.value)
    else:
        name = {BlockKind.TITLE: "h3", BlockKind.HEADING: "h4" if is_titled else "h3"}.get(kind, "p")
        yield from (tag(name, part.inner, class_=kind.value) for part in parts)


def _table(parts: Sequence[_Part], names: Names) -> Html:
    """The cells of one table in its rows; it scrolls by itself where it is wide."""
    heads = {head for part in parts for head in part.block.headers}
    rows = (tag("tr", *_row(list(row), heads)) for _, row in groupby(parts, lambda part: part.block.row))
    label = render("html.table", {"number": str(parts[0].block.table)}, names.lang)
    return tag("div", tag("table", tag("tbody", *rows)), class_="wide", role="group", tabindex="0", aria_label=label)


def _row(parts: Iterable[_Part], heads: set[str]) -> Iterator[Html]:
    column = 0
    for at, cells in groupby(parts, lambda part: part.block.column):
        if at > column:
            yield tag("td", colspan=str(at - column))
        inner = list(cells)
        yield _cell(inner[0], joined(*(part.inner for part in inner), between=Html("<br>")), heads)
        column = at + 1


def _cell(part: _Part, inner: Html, heads: set[str]) -> Html:
    block = part.block
    if block.row == 0 and not block.headers:
        return tag("th", inner, scope="col")
    if block.column == 0 and len(block.headers) < 2 and part.words in heads:
        return tag("th", inner, scope="row")
    return tag("td", inner)
