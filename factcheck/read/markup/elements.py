"""What the elements of a page are to a reader: which begin a block and of what kind, which are no text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.lexicon.style_names import kind_of_class
from factcheck.model.draft import BlockKind


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
CELLS = _names("td th")
_GROUPS = _names("thead tbody tfoot")
TABLE_PARTS = CELLS | _GROUPS | {"table", "tr", "caption"}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
KINDS = {
    "title": BlockKind.TITLE,
    "h1": BlockKind.TITLE,
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTATION,
    "aside": BlockKind.FOOTNOTE,
}
# Elements whose names say nothing about what they hold; a class or a role may.
_PLAIN_BLOCKS = _names("p div section header ol ul dl figure center details")
_FRAMES = _names(
    "address article body dir dialog fieldset footer form head hgroup html legend main menu nav option search summary"
)
BLOCKS = TABLE_PARTS | _PLAIN_BLOCKS | _FRAMES | KINDS.keys()
BOUNDARIES = BLOCKS | {"hr", "pre", "xmp"}
# Code, pictures, controls, and what was struck out are no text of the article.
_NO_TEXT = _names(
    "audio canvas datalist del iframe math noembed noframes noscript object pre s script select strike "
    "style svg template textarea video xmp"
)
_UNSEEN = r"(?i)display\s{0,9}:\s{0,9}none|text-decoration(?:-line)?\s{0,9}:[^;]{0,40}line-through"

_ROLES = {
    **dict.fromkeys(("doc-footnote", "doc-endnote", "doc-endnotes"), BlockKind.FOOTNOTE),
    "doc-subtitle": BlockKind.LEAD,
}
_MARK_ROLES = _names("doc-noteref doc-backlink")
_MARK_NAMES = _names("footnote footnotes footnoteref fnref noteref endnote")

# Elements that close another one of these when they begin, and those beyond which they look for none.
SLOTS = {
    "p": "p",
    "li": "li",
    **dict.fromkeys(("dt", "dd"), "term"),
    **dict.fromkeys(CELLS, "cell"),
    "tr": "row",
    **dict.fromkeys(_GROUPS, "group"),
    "caption": "cell",
}
SHUTS = {
    "table": ("p", "li", "term", "cell", "row", "group"),
    **dict.fromkeys((*CELLS, "caption"), ("p", "li", "term")),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), ("li",)),
    "dl": ("term",),
}


def closes(name: str) -> tuple[str, ...]:
    """The slots whose element ends where the block ``name`` begins."""
    if name in _GROUPS or name == "caption":
        return ("p", "cell", "row", "group")
    if name == "tr":
        return ("p", "cell", "row")
    slot = SLOTS.get(name)
    return ("p",) if slot in (None, "p") else ("p", slot)


def named_kind(name: str, attributes: Mapping[str, str]) -> BlockKind | None:
    """The kind of block that an element is by its name, role, class or item property, if they say."""
    kind = KINDS.get(name)
    if not attributes or name in _FRAMES or kind not in (None, BlockKind.HEADING, BlockKind.FOOTNOTE):
        return kind
    if (role := _ROLES.get(attributes.get("role", ""))) is not None:
        return role
    said = {kind_of_class(word) for word in _words(attributes)}
    return next((one for one in reversed(_BY_WEIGHT) if one in said), kind)


_BY_WEIGHT = (BlockKind.LEAD, BlockKind.FOOTNOTE, BlockKind.CAPTION)


def is_no_text(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element shows nothing, or nothing that belongs to the article."""
    if name in _NO_TEXT or "hidden" in attributes:
        return True
    if re.search(_UNSEEN, attributes.get("style", "")):
        return True
    return attributes.get("role") in _MARK_ROLES or (name in ("a", "sup", "span") and _is_mark(_words(attributes)))


def _is_mark(names: list[str]) -> bool:
    return not _MARK_NAMES.isdisjoint(names) and "text" not in names  # MsoFootnoteReference, but not FootnoteTextChar


def _words(attributes: Mapping[str, str]) -> list[str]:
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "itemprop"))
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", names)]
