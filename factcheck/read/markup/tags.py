"""Markup as a browser cuts it: tags, comments, and the text between them, each with its exact place.

The grammar is that of https://html.spec.whatwg.org/multipage/parsing.html#tokenization, under which every text is a
sequence of tokens: what is left open is open to the end. No token is looked for twice, so the time is linear on any
text. (The standard library's parser takes quadratic time on several of them, and cuts some in another way with each of
its releases.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple, TypeAlias

SPACE = " \t\n\f\r"

# A ``>`` between quotes that follow an equals sign is part of a value.
_ATTRIBUTES = rf"""(?:[^>=]++|=[{SPACE}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+"""
_TOKEN = re.compile(
    rf"""
      (?P<text>(?:[^<]++|<(?![a-zA-Z/!?]))++)
    | <(?P<opened>[a-zA-Z][^/>{SPACE}]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    | </(?P<closed>[a-zA-Z][^/>{SPACE}]*+){_ATTRIBUTES}(?:>|\Z)
    | (?P<comment><!---?>|<!--(?P<words>(?s:.)*?)(?:--!?>|\Z))
    | <!\[CDATA\[(?P<literal>(?s:.)*?)(?:\]\]>|\Z)
    | <(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z)
    | (?P<stray></)
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    rf"""([^=/>{SPACE}][^=/>{SPACE}]*+)(?:[{SPACE}]*+=[{SPACE}]*+("[^"]*+"?|'[^']*+'?|[^>{SPACE}]*+))?+"""
)
# What these hold is no markup; of the last two it is text in which entities count.
_UNMARKED = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title"))


class Text(NamedTuple):
    """Words; ``is_literal`` where an ampersand begins no entity."""

    start: int
    end: int
    is_literal: bool = False


class Tag(NamedTuple):
    """A tag and its ``name`` in small letters; ``attributes`` as they are written, if it opens its element."""

    start: int
    end: int
    name: str
    is_closing: bool = False
    attributes: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it closes its element itself, as XHTML has it."""
        return re.search(rf"""(?:^|["'{SPACE}])/\Z""", self.attributes) is not None

    def read_attributes(self) -> dict[str, str]:
        """Its attributes, names in small letters, entities decoded; of two with one name the first."""
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(self.attributes):
            quote = value[:1] if value[:1] in ("'", '"') else ""
            found.setdefault(name.lower(), unescape(value.removeprefix(quote).removesuffix(quote)))
        return found


class Comment(NamedTuple):
    """``<!-- words -->``."""

    start: int
    end: int
    words: str


Token: TypeAlias = Text | Tag | Comment


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text`` that matter to a reader; declarations are passed over."""
    at = 0
    while (found := _TOKEN.match(text, at)) is not None:
        at = found.end()
        if found["opened"]:
            tag = Tag(found.start(), at, found["opened"].lower(), attributes=found["attributes"])
            yield tag
            if tag.name in _UNMARKED and not tag.is_empty:
                end = _end_of(tag.name, text, at)
                yield Text(at, end)
                at = end
        elif found["closed"]:
            yield Tag(found.start(), at, found["closed"].lower(), is_closing=True)
        elif found["comment"]:
            yield Comment(found.start(), at, (found["words"] or "").strip())
        elif found["literal"]:
            yield Text(*found.span("literal"), is_literal=True)
        elif found["text"] or found["stray"]:
            yield Text(found.start(), at)


def _end_of(name: str, text: str, start: int) -> int:
    """Where the element ``name``, whose content begins at ``start``, is closed."""
    found = re.compile(rf"</{name}(?=[/>{SPACE}])", re.IGNORECASE).search(text, start)
    return len(text) if found is None else found.start()
