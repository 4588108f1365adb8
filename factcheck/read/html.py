"""Pages: the words that a browser shows, in blocks, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple

from factcheck.model.draft import BlockKind, Draft, Format
from factcheck.read.builder import DraftBuilder
from factcheck.read.excerpt import Excerpt
from factcheck.read.markup import elements
from factcheck.read.markup.grid import Cell, Grid
from factcheck.read.markup.tags import SPACE, Comment, Tag, Text, tokens
from factcheck.read.raised import BEFORE, meaning

_WORDS = re.compile(
    rf"""(?P<space>[{SPACE}]+)
    | (?P<entity>&(?:\#[0-9]{{1,9}}(?![0-9])|\#[xX][0-9a-fA-F]{{1,9}}(?![0-9a-fA-F])|[a-zA-Z][a-zA-Z0-9]{{1,31}});?)
    | (?:[^&{SPACE}]|&(?![a-zA-Z\#]))++(?:[ ](?:[^&{SPACE}]|&(?![a-zA-Z\#]))++)*+
    | &\#?+""",
    re.VERBOSE,
)
_SUPERSCRIPT = re.compile(r"(?i)<(sup|span)\b[^<>]*>([^<>]{1,40}|[^<>]{0,9}(?:<[^<>]*>[^<>]{0,40}){1,9}?)</\1\s*>")
_RAISED = re.compile(r"(?i)vertical-align\s{0,9}:\s{0,9}super")


def read(text: str) -> Draft:
    """The draft of the page, or part of one, ``text``."""
    return page(Excerpt.whole(text), Format.HTML, text)


def page(excerpt: Excerpt, form: Format, source: str) -> Draft:
    """The draft of the page ``excerpt`` of ``source``; its ``<title>`` stands in where it has no first heading."""
    builder = DraftBuilder()
    write(excerpt, builder)
    draft = builder.draft(form, source)
    if any(block.kind is BlockKind.TITLE for block in draft.blocks) or not re.search("(?i)<title", excerpt.text):
        return draft
    builder = DraftBuilder()
    write(excerpt, builder, keeps_title=True)
    return builder.draft(form, source)


def write(
    excerpt: Excerpt, builder: DraftBuilder, kind: BlockKind = BlockKind.PARAGRAPH, *, keeps_title: bool = False
) -> None:
    """Give the words of ``excerpt`` to ``builder``; ``kind`` is the kind of blocks that say none themselves."""
    _Reader(excerpt, builder, kind, keeps_title).run()


def superscript(text: str, start: int, builder: DraftBuilder) -> tuple[str, int] | None:
    """What the raised ``<sup>`` or ``<span>`` that begins at ``start`` means, and its end.

    That is a power, or nothing where it marks a note; ``builder`` has the words before it. ``None`` where its words are
    to be read as any others.
    """
    found = _SUPERSCRIPT.match(text, start, start + 1000)
    if found is None:
        return None
    words = re.sub(r"<[^<>]*>", "", found[2]).strip()
    meant = "" if "<a" in found[2].lower() else meaning(words, builder.ending(BEFORE))
    return None if meant is None else (meant, found.end())


def decoded(entity: str) -> tuple[str, int]:
    """What the entity at the beginning of ``entity`` stands for, and its length; 0 where there is none."""
    words = unescape(entity)
    rest = 0  # letters behind an entity without its semicolon: &nbspđồng
    while rest < min(len(words), len(entity)) and words[-1 - rest] == entity[-1 - rest]:
        rest += 1
    return words[: len(words) - rest], len(entity) - rest


class _Open(NamedTuple):
    """An element that is open, and what it is within; ``slots`` by name the depths of elements that others close."""

    name: str
    kind: BlockKind
    is_hidden: bool
    slots: Mapping[str, int]
    grid: Grid | None = None
    cell: Cell | None = None


class _Reader:
    def __init__(self, excerpt: Excerpt, builder: DraftBuilder, kind: BlockKind, keeps_title: bool) -> None:
        self._excerpt, self._text, self._builder = excerpt, excerpt.text, builder
        self._open = [_Open("", kind, is_hidden=False, slots={})]
        self._depths: dict[str, list[int]] = {}  # of the open elements of each name
        self._keeps_title = keeps_title
        self._has_title = False
        self._done = 0  # before this, all is read

    def run(self) -> None:
        self._builder.end()
        for token in tokens(self._text):
            if token.start < self._done:
                continue
            if isinstance(token, Text):
                self._read(token)
            elif isinstance(token, Comment):
                self._builder.remark(token.words, self._excerpt.origin(token.start, token.end))
            elif token.is_closing:
                self._end(token.name)
            else:
                self._start(token)
        self._close(1)
        self._builder.end()

    # Words

    def _read(self, words: Text) -> None:
        if self._open[-1].is_hidden:
            return
        for found in _WORDS.finditer(self._text, words.start, words.end):
            start, end = found.span()
            if found["space"]:
                self._space(start, end)
            elif found["entity"] and not words.is_literal:
                self._entity(start, end)
            else:
                self._copy(start, end)

    def _entity(self, start: int, end: int) -> None:
        words, length = decoded(self._text[start:end])
        if words and words in SPACE:
            self._space(start, start + length)
        elif words:
            self._add(words, start, start + length)
        if length < end - start:
            self._copy(start + length, end)

    def _space(self, start: int, end: int) -> None:
        if not self._builder.is_blank and not self._builder.ends_with_space():
            self._add(" ", start, end)

    def _break(self, tag: Tag) -> None:
        """A break within a block; two of them end it."""
        if self._builder.ends_with_break():
            self._builder.end()
        elif not self._builder.is_blank:
            self._add("\n", tag.start, tag.end)

    def _read_raised(self, tag: Tag) -> bool:
        """Read a power, or the mark of a note; whether it is one."""
        raised = superscript(self._text, tag.start, self._builder)
        if raised is not None:
            words, self._done = raised
            if words:
                self._add(words, tag.start, self._done)
        return raised is not None

    def _add(self, words: str, start: int, end: int) -> None:
        self._begin(words)
        self._builder.add(words, self._excerpt.origin(start, end))

    def _copy(self, start: int, end: int) -> None:
        self._begin(self._text[start:end])
        self._excerpt.copy(start, end, self._builder)

    def _begin(self, words: str) -> None:
        """Open the block that ``words`` go into, if none is open."""
        within = self._open[-1]
        if within.cell is not None:
            within.cell.words.extend((" ", words) if self._builder.is_blank else (words,))
        if not self._builder.is_blank or words.isspace():
            return
        if within.cell is not None:
            cell = within.cell
            self._builder.open(BlockKind.CELL, cell.headers, table=cell.table, row=cell.row, column=cell.column)
            return
        kind = within.kind
        if kind is BlockKind.TITLE:
            kind = BlockKind.HEADING if self._has_title else kind
            self._has_title = True
        self._builder.open(kind)

    # Elements

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name == "br" and not self._open[-1].is_hidden:
            self._break(tag)
        if name in elements.BOUNDARIES and not self._open[-1].is_hidden:
            self._builder.end()
        if name in elements.VOID or tag.is_empty:
            return
        is_raised = name == "sup" or (name == "span" and _RAISED.search(tag.attributes) is not None)
        if is_raised and not self._open[-1].is_hidden and self._read_raised(tag):
            return
        if name in elements.BLOCKS:
            self._close_slots(elements.closes(name))
        attributes = tag.read_attributes()
        is_hidden = self._open[-1].is_hidden or elements.is_no_text(name, attributes)
        if name == "title":
            is_hidden |= not self._keeps_title or self._has_title
        if name in elements.BLOCKS or is_hidden:
            self._push(name, attributes, is_hidden)

    def _push(self, name: str, attributes: Mapping[str, str], is_hidden: bool) -> None:
        outer, depth = self._open[-1], len(self._open)
        slots = outer.slots
        if name in elements.SHUTS:
            slots = {slot: at for slot, at in slots.items() if slot not in elements.SHUTS[name]}
        if name in elements.SLOTS:
            slots = {**slots, elements.SLOTS[name]: depth}
        pushed = outer._replace(name=name, is_hidden=is_hidden, slots=slots)
        if not is_hidden:
            pushed = self._in_table(pushed, attributes)
            if pushed.cell is None:
                kind = elements.named_kind(name, attributes) or outer.kind
                is_note = outer.kind is BlockKind.FOOTNOTE and kind is BlockKind.ITEM  # notes are written as lists
                pushed = pushed._replace(kind=outer.kind if is_note else kind)
        self._open.append(pushed)
        self._depths.setdefault(name, []).append(depth)

    def _in_table(self, pushed: _Open, attributes: Mapping[str, str]) -> _Open:
        """``pushed`` with its table, or its cell."""
        if pushed.name == "table":
            return pushed._replace(grid=Grid(self._builder.next_table()))
        grid = pushed.grid
        if grid is None:
            return pushed
        if pushed.name == "tr":
            group = self._open[pushed.slots["group"]] if "group" in pushed.slots else None
            grid.row(is_head=group is not None and group.name == "thead")
        elif pushed.name in elements.CELLS:
            across, down = (_count(attributes.get(span, "")) for span in ("colspan", "rowspan"))
            return pushed._replace(cell=grid.cell(is_header=pushed.name == "th", across=across, down=down))
        return pushed

    def _end(self, name: str) -> None:
        if name in elements.BOUNDARIES and not self._open[-1].is_hidden:
            self._builder.end()
        depths = self._depths.get(name)
        if not depths:
            return
        # What was opened outside of a cell is not closed inside of it.
        if name not in elements.TABLE_PARTS and depths[-1] < self._open[-1].slots.get("cell", 0):
            return
        self._close(depths[-1])

    def _close_slots(self, slots: Iterable[str]) -> None:
        depths = [depth for slot in slots if (depth := self._open[-1].slots.get(slot)) is not None]
        if depths:
            self._close(min(depths))

    def _close(self, depth: int) -> None:
        """Close the elements from ``depth`` on."""
        while len(self._open) > depth:
            closed = self._open.pop()
            self._depths[closed.name].pop()
            if closed.name in elements.BOUNDARIES and not self._open[-1].is_hidden:
                self._builder.end()
            if closed.grid is not None and closed.cell is not self._open[-1].cell and closed.cell is not None:
                closed.grid.close(closed.cell)


def _count(words: str) -> int:
    found = re.match(r"\s{0,9}(\d{1,5})", words)
    return max(1, int(found[1])) if found else 1
