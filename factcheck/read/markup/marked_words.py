"""The words within a block of Markdown: what its tokens show, given to a builder with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from factcheck.model.draft import SourceRange
from factcheck.read.builder import DraftBuilder
from factcheck.read.excerpt import Excerpt
from factcheck.read.html import superscript
from factcheck.read.markup import elements, tags
from factcheck.read.markup.marked import place
from factcheck.read.markup.tags import SPACE, Tag

_STRETCH = re.compile(rf"(?P<space>[{SPACE}]+)|[^{SPACE}]++(?: [^{SPACE}]++)*+")


def write(tokens: Sequence[Token], excerpt: Excerpt, builder: DraftBuilder) -> str:
    """Give the words of ``tokens``, which were read from ``excerpt``, to ``builder``; they are returned as well.

    Pictures, marks of notes and what was struck out are passed over; comments are remarks.
    """
    writer = _Writer(excerpt, builder)
    for token in tokens:
        writer.take(token)
    return "".join(writer.said)


def notes(
    tokens: Sequence[Token], excerpt: Excerpt, environment: Mapping[str, Any]
) -> Iterator[tuple[Sequence[Token], Excerpt]]:
    """The tokens of the notes that are written among ``tokens`` (``^[so]``), and what they were read from."""
    for token in tokens:
        if token.type == "footnote_ref" and "label" not in token.meta:
            note = environment["footnotes"]["list"][token.meta["id"]]
            start = place(token) + len("^[")
            yield note["tokens"], excerpt.cut(start, start + len(note["content"]))


def pictures(tokens: Sequence[Token], excerpt: Excerpt) -> list[tuple[Sequence[Token], Excerpt]]:
    """The texts of the pictures that ``tokens`` are; empty where they are anything else as well."""
    found: list[tuple[Sequence[Token], Excerpt]] = []
    for token in tokens:
        if token.type == "image":
            start = place(token) + len("![")
            found.append((token.children or (), excerpt.cut(start, start + len(token.content))))
        elif token.type not in ("link_open", "link_close", "softbreak") and token.content.strip():
            return []
    return found


class _Writer:
    def __init__(self, excerpt: Excerpt, builder: DraftBuilder) -> None:
        self.said: list[str] = []
        self._excerpt, self._text, self._builder = excerpt, excerpt.text, builder
        self._struck = 0  # how many marks that strike out are open
        self._hidden = ""  # the name of an element that shows nothing, while it is open
        self._depth = 0  # how many elements of that name are open
        self._done = 0  # before this, all is read

    def take(self, token: Token) -> None:
        at = place(token)
        if token.type in ("s_open", "s_close"):
            self._struck = max(0, self._struck + token.nesting)
        elif token.type == "html_inline":
            self._tag(token.content, at)
        elif not (self._struck or self._hidden) and at >= self._done:
            self._show(token, at)

    def _show(self, token: Token, at: int) -> None:
        match token.type:
            case "text":
                self._words(token.content, at)
            case "text_special":
                self._special(token, at)
            case "code_inline":
                self._code(token.content, at + len(token.markup))
            case "softbreak":
                self._space(at, at + 1)
            case "hardbreak":
                self._add("\n", at, self._text.find("\n", at) + 1)

    def _words(self, words: str, at: int) -> None:
        if self._text.startswith(words, at):
            self._copy(at, at + len(words))
        else:  # <https://…>, shown without its brackets
            self._copy(at + 1, self._text.find(">", at))

    def _special(self, token: Token, at: int) -> None:
        end = at + len(token.markup)
        if token.info == "escape":
            self._copy(end - len(token.content), end)
        elif token.content in SPACE:
            self._space(at, end)
        else:
            self._add(token.content, at, end)

    def _code(self, words: str, start: int) -> None:
        if self._text[start : start + len(words)].replace("\n", " ") != words:
            start += 1  # one space at either side belongs to the marks
        self._copy(start, start + len(words))

    def _tag(self, words: str, at: int) -> None:
        tag = next(tags.tokens(words), None)
        if isinstance(tag, tags.Comment):
            self._builder.remark(tag.words, self._origin(at, at + len(words)))
        elif isinstance(tag, Tag) and (self._hidden or _hides(tag)):
            self._pass(tag)
        elif isinstance(tag, Tag) and not tag.is_closing and not self._struck and at >= self._done:
            self._element(tag, at)

    def _pass(self, tag: Tag) -> None:
        """Count the elements that are open like the one that hides what is within."""
        self._hidden = self._hidden or tag.name
        if tag.name == self._hidden and not tag.is_empty:
            self._depth += -1 if tag.is_closing else 1
        self._hidden = self._hidden if self._depth else ""

    def _element(self, tag: Tag, at: int) -> None:
        if tag.name == "br":
            self._add("\n", at, at + tag.end)
        elif tag.name == "sup" and (raised := superscript(self._text, at, self._builder)) is not None:
            words, self._done = raised
            if words:
                self._add(words, at, self._done)

    def _add(self, words: str, start: int, end: int) -> None:
        self.said.append(words)
        self._builder.add(words, self._origin(start, end))

    def _space(self, start: int, end: int) -> None:
        if not self._builder.ends_with_space():
            self._add(" ", start, end)

    def _copy(self, start: int, end: int) -> None:
        for found in _STRETCH.finditer(self._text, start, end):
            if found["space"]:
                self._space(*found.span())
            else:
                self.said.append(found[0])
                self._excerpt.copy(*found.span(), self._builder)

    def _origin(self, start: int, end: int) -> SourceRange:
        return self._excerpt.origin(start, end)


def _hides(tag: Tag) -> bool:
    """Whether ``tag`` begins an element that shows nothing."""
    if tag.is_closing or tag.is_empty or tag.name in elements.VOID:
        return False
    return elements.is_no_text(tag.name, tag.read_attributes())
