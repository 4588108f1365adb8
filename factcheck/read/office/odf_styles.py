"""The styles of an OpenDocument text: what a paragraph is, and how its words are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon.style_names import kind_of_style
from factcheck.model.draft import BlockKind
from factcheck.read.office.odf import attribute, full, name_of

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST = 20  # styles that rest on one another; a longer chain may be a ring
_PROPERTIES = "style:text-properties"
_RAISED = r"super|[1-9]"  # or by how many per cent; what is set low has a minus
_ESCAPED = r"_([0-9a-f]{2,4})_"  # Heading_20_1: characters that a name in XML cannot have


class _Style(NamedTuple):
    kind: BlockKind | None
    parent: str


class Looks(NamedTuple):
    """The names of the styles of words that are set small and high, and of those whose words are hidden or struck
    out."""

    raised: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *roots: etree._Element | None) -> Looks:
        """The looks that the styles of the parts ``roots`` give to words."""
        raised, unseen = set(), set()
        for properties in (found for root in roots if root is not None for found in root.iter(full(_PROPERTIES))):
            style = properties.getparent()
            if style is None or attribute(style, "style:family") != "text":
                continue
            if re.match(_RAISED, attribute(properties, "style:text-position")):
                raised.add(attribute(style, "style:name"))
            is_struck = attribute(properties, "style:text-line-through-style") not in ("", "none")
            if is_struck or attribute(properties, "text:display") == "none":
                unseen.add(attribute(style, "style:name"))
        return cls(frozenset(raised), frozenset(unseen))


class Styles:
    """The paragraph styles of the parts ``roots``; automatic ones (``P1``) rest on those that people see."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for root in roots:
            for style in () if root is None else root.iter(full("style:style")):
                if attribute(style, "style:family") == "paragraph":
                    self._styles.setdefault(attribute(style, "style:name"), _style(style))

    def kind(self, paragraph: etree._Element, *, is_listed: bool) -> BlockKind:
        """What ``paragraph`` is; ``is_listed`` tells whether it is in a list."""
        styled = self._styled(attribute(paragraph, "text:style-name"))
        if styled is not None:
            return styled
        if name_of(paragraph) == "text:h":
            return BlockKind.HEADING
        return BlockKind.ITEM if is_listed else BlockKind.PARAGRAPH

    def _styled(self, name: str) -> BlockKind | None:
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None or style.kind is not None:
                return kind_of_style(_decoded(name)) if style is None else style.kind
            name = style.parent
        return None


def _style(style: etree._Element) -> _Style:
    name = attribute(style, "style:display-name") or _decoded(attribute(style, "style:name"))
    kind = kind_of_style(name)
    if kind is None and attribute(style, "style:default-outline-level"):
        kind = BlockKind.HEADING
    return _Style(kind, attribute(style, "style:parent-style-name"))


def _decoded(name: str) -> str:
    return re.sub(_ESCAPED, lambda code: chr(int(code[1], 16)), name)
