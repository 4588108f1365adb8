"""Markdown: CommonMark with tables, notes and front matter, each word with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from markdown_it.token import Token

from factcheck.model.draft import BlockKind, Draft, Format, SourceRange
from factcheck.read import html
from factcheck.read.builder import DraftBuilder
from factcheck.read.excerpt import Excerpt
from factcheck.read.markup import marked_words
from factcheck.read.markup.grid import Cell, Grid
from factcheck.read.markup.marked import parser
from factcheck.read.markup.marked_lines import Lines

_WITHIN = {
    "blockquote": BlockKind.QUOTATION,
    "list_item": BlockKind.ITEM,
    "footnote_reference": BlockKind.FOOTNOTE,
}
_COMMENT = r"\s*<!--((?:(?!-->)[\s\S])*)-->\s*"
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*+(?P<title>[^\r\n]+)", re.MULTILINE)
_MARKUP = tuple("|>&*![{#")  # what begins a value that is no plain string


def read(text: str) -> Draft:
    """The draft of ``text``. Its title is its first heading of the first rank, or that of its front matter."""
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    reader = _Reader(text, environment, _rows(tokens))
    if not _has_title(tokens):
        reader.front_title(tokens)
    for token, following in zip_longest(tokens, tokens[1:]):
        reader.take(token, following)
    return reader.builder.draft(Format.MARKDOWN, text)


class _Reader:
    def __init__(self, source: str, environment: dict[str, Any], rows: Iterator[list[str]]) -> None:
        self.builder = DraftBuilder()
        self._source, self._lines, self._environment = source, Lines(source), environment
        self._within: list[BlockKind] = []
        self._opened = Token("", "", 0)  # the block that was opened last
        self._ended = -1  # the line after a paragraph and the comments that hang on it
        self._has_title = self._follows_title = False
        self._grid = Grid(0)
        self._rows = rows
        self._cells: list[Excerpt] = []  # of the row at hand
        self._cell: Cell | None = None

    def front_title(self, tokens: Sequence[Token]) -> None:
        """Take the title out of the front matter."""
        if not tokens or tokens[0].type != "front_matter":
            return
        front = self._lines.span(tokens[0].map or (0, 0))
        found = _FRONT_TITLE.search(self._source, front.start, front.end)
        if found is None or found["title"].startswith(_MARKUP):
            return
        words, start = found["title"].rstrip(), found.start("title")
        if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
            words, start = words[1:-1], start + 1
        self._open(BlockKind.TITLE)
        self.builder.add(words, SourceRange(start, start + len(words)))
        self.builder.end()

    def take(self, token: Token, following: Token | None) -> None:
        """Read the next token of the source, and not yet the one ``following`` it."""
        name, _, side = token.type.rpartition("_")
        if side == "open":
            self._enter(name, token)
        elif side == "close":
            self._leave(name)
        elif token.type == "inline":
            self._read(token)
        elif token.type == "html_block" and token.map:
            excerpt = self._lines.excerpt(token.content.rstrip("\n"), token.map)
            if self._hangs(token, following):
                self._ended = token.map[1]
                words = _comment(token) or ""
                self.builder.remark(words, excerpt.origin(0, len(excerpt.text)), self.builder.last)
            else:
                html.write(excerpt, self.builder, self._kind())

    def _hangs(self, token: Token, following: Token | None) -> bool:
        """Whether ``token`` is a comment that stands right below a paragraph, and nothing stands right below it.

        For the parser it is a block of its own, and would be on what comes next; for its author it is on the paragraph.
        """
        if _comment(token) is None or token.map is None or token.map[0] != self._ended:
            return False
        is_last = following is None or following.nesting < 0 or _comment(following) is not None
        return is_last or (following is not None and (following.map or token.map)[0] > token.map[1])

    def _enter(self, name: str, token: Token) -> None:
        self.builder.end()
        self._opened = token
        self._ended = token.map[1] if name == "paragraph" and token.map else -1
        if name in _WITHIN:
            self._within.append(_WITHIN[name])
        elif name == "table":
            self._grid = Grid(self.builder.next_table())
        elif name == "tr" and token.map:
            self._grid.row()
            self._cells = self._lines.cells(next(self._rows), token.map[0])[::-1]
        elif name in ("th", "td"):
            self._cell = self._grid.cell(is_header=name == "th")

    def _leave(self, name: str) -> None:
        self.builder.end()
        if name in _WITHIN:
            self._within.pop()
        elif self._cell is not None and name in ("th", "td"):
            self._grid.close(self._cell)
            self._cell = None

    def _read(self, token: Token) -> None:
        """Read the words of a block."""
        children = token.children or []
        excerpt = self._excerpt(token)
        if self._cell is not None:
            cell = self._cell
            self.builder.open(BlockKind.CELL, cell.headers, table=cell.table, row=cell.row, column=cell.column)
            cell.words.append(marked_words.write(children, excerpt, self.builder))
        elif pictures := marked_words.pictures(children, excerpt):
            for words, place in pictures:
                self._write(BlockKind.CAPTION, words, place)
        else:
            self._write(self._kind(children), children, excerpt)
        for words, place in marked_words.notes(children, excerpt, self._environment):
            self._write(BlockKind.FOOTNOTE, words, place)

    def _write(self, kind: BlockKind, tokens: Sequence[Token], excerpt: Excerpt) -> None:
        self._open(kind)
        marked_words.write(tokens, excerpt, self.builder)
        self.builder.end()

    def _open(self, kind: BlockKind) -> None:
        self._follows_title = kind is BlockKind.TITLE
        self._has_title |= self._follows_title
        self.builder.open(kind)

    def _excerpt(self, token: Token) -> Excerpt:
        """What the parser read the words of ``token`` from."""
        if self._cell is None:
            is_heading = self._opened.type == "heading_open" and self._opened.markup.startswith("#")
            return self._lines.excerpt(token.content, token.map or (0, 0), is_heading=is_heading)
        return self._cells.pop() if self._cells else Excerpt("", ())  # the parser fills rows up with empty cells

    def _kind(self, tokens: Sequence[Token] = ()) -> BlockKind:
        """What the block that was opened last is, its words ``tokens``."""
        if self._opened.type == "heading_open":
            is_title = self._opened.tag == "h1" and not self._has_title
            return BlockKind.TITLE if is_title else BlockKind.HEADING
        if self._within:
            return self._within[-1]
        return BlockKind.LEAD if self._follows_title and _is_strong(tokens) else BlockKind.PARAGRAPH


def _comment(token: Token) -> str | None:
    """The words of the one comment that ``token`` is."""
    found = re.fullmatch(_COMMENT, token.content) if token.type == "html_block" else None
    return None if found is None else found[1].strip()


def _has_title(tokens: Sequence[Token]) -> bool:
    headings = (words for opened, words in pairwise(tokens) if opened.type == "heading_open" and opened.tag == "h1")
    return any(words.content for words in headings)


def _rows(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """The contents of the cells of each row of a table."""
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token.content)
        elif token.type == "tr_close":
            yield row


def _is_strong(tokens: Sequence[Token]) -> bool:
    """Whether ``tokens`` are one stretch of bold words: a sapo, behind a title."""
    shown = [token for token in tokens if token.type != "text" or token.content]
    opened = [token for token in shown if token.type == "strong_open"]
    return len(opened) == 1 and shown[0] is opened[0] and shown[-1].type == "strong_close"
