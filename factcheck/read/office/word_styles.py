"""The styles of a Word file: what a paragraph is, by its style and by what is set on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon.style_names import kind_of_style
from factcheck.model.draft import BlockKind
from factcheck.wordml import attribute

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST = 20  # styles that rest on one another; a longer chain may be a ring
_BODY_TEXT = "9"  # the outline level of what is no heading


class _Style(NamedTuple):
    kind: BlockKind | None
    parent: str


class Styles:
    """The paragraph styles of the part ``root``. Names are in English whatever the language of Word is, ids are not."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in () if root is None else root.iter("{*}style"):
            if attribute(style, "type") == "paragraph":
                named = kind_of_style(attribute(style.find("{*}name"), "val"))
                kind = named or _formatted(style.find("{*}pPr"))
                self._styles[attribute(style, "styleId")] = _Style(kind, attribute(style.find("{*}basedOn"), "val"))
                if attribute(style, "default") in ("1", "true", "on"):
                    self._default = attribute(style, "styleId")

    def kind(self, paragraph: etree._Element) -> BlockKind:
        """What ``paragraph`` is: by the nearest style that tells, but a list makes ordinary paragraphs its items."""
        properties = paragraph.find("{*}pPr")
        formatted = _formatted(properties)
        style = None if properties is None else properties.find("{*}pStyle")
        styled = self._styled(attribute(style, "val") or self._default)
        if formatted is BlockKind.ITEM:
            return styled or formatted
        return formatted or styled or BlockKind.PARAGRAPH

    def _styled(self, name: str) -> BlockKind | None:
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None or style.kind is not None:
                return None if style is None else style.kind
            name = style.parent
        return None


def _formatted(properties: etree._Element | None) -> BlockKind | None:
    """What an outline level or a list makes of a paragraph."""
    if properties is None:
        return None
    level = attribute(properties.find("{*}outlineLvl"), "val")
    if level and level != _BODY_TEXT:
        return BlockKind.HEADING
    return BlockKind.ITEM if attribute(properties.find("{*}numPr/{*}numId"), "val") not in ("", "0") else None
