"""Markdown-it with a memory: every token within a block knows where in the block's content it begins."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

# What YAML and TOML put between two lines of their own at the very beginning.
_FRONT = re.compile(
    r"---[ \t]*\n(?:(?!(?:---|\.\.\.)[ \t]*$).*\n)*+(?:---|\.\.\.)[ \t]*$"
    r"|\+\+\+[ \t]*\n(?:(?!\+\+\+[ \t]*$).*\n)*+\+\+\+[ \t]*$",
    re.MULTILINE,
)


class _State(StateInline):
    """Notes in the ``map`` of each token, which the library leaves empty within a block, where it begins."""

    _began: int | None = None

    def append_pending(self, text: str) -> None:
        if self._began is None:
            self._began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  # the name is the library's
        token = super().pushPending()
        token.map = [self.pos if self._began is None else self._began]
        self._began = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos]
        self._began = None  # what was pending may have been blank, and then is no token
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for before, token in pairwise(state.tokens):
            # A run of marks gives a token for each of them, all pushed at its beginning.
            if before.type == token.type == "text" and before.map == token.map:
                token.map = [place(before) + len(before.content)]
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def place(token: Token) -> int:
    """Where ``token``, which stands within a block, begins in the content of the block."""
    return token.map[0] if token.map else 0


def _front_matter(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    found = None if start else _FRONT.match(state.src)
    if found is not None and not silent:
        state.line = found[0].count("\n") + 1
        state.push("front_matter", "", 0).map = [0, state.line]
    return found is not None


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, struck words, notes where they are written, and front matter."""
    made = MarkdownIt("commonmark")
    made.inline = _Inline()
    made.configure("commonmark")
    footnote_plugin(made, move_to_end=False)
    made.block.ruler.before("table", "front_matter", _front_matter)
    # Tokens that were joined would not know where each of them began.
    return made.enable(["table", "strikethrough"]).disable(["fragments_join", "text_join"])
