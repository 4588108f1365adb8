"""Markup that is safe by construction: whatever is not :class:`Html` already is escaped where it goes in."""

from __future__ import annotations

import re
from html import escape

# HTML itself has no place for NUL and lone surrogates; other controls, and those that reorder a line, would let a draft
# show other words than it holds.
_UNSHOWN = r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
_VOID = frozenset({"br", "input", "meta"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def shown(text: str) -> str:
    """``text``, of the same length, with ``�`` for each character that a page cannot hold or that would reorder it."""
    return text if text.isprintable() else re.sub(_UNSHOWN, "\ufffd", text)


def escaped(text: str) -> Html:
    """``text`` as markup that reads as exactly :func:`shown` of it, line breaks of every kind included."""
    if isinstance(text, Html):
        return text
    return Html(escape(shown(text)).replace("\r", "&#13;"))


def joined(*parts: str | None, between: str = "") -> Html:
    """The parts that are there, one after the other."""
    return Html(escaped(between).join(escaped(part) for part in parts if part is not None))


def tag(name: str, /, *content: str | None, **attributes: str | bool | None) -> Html:
    """``<name …>content</name>``.

    In the names of attributes ``_`` stands for ``-``, but for one at the end, which keeps off Python's own words
    (``class_``). ``True`` is an attribute without a value; ``None`` and ``False`` leave it out.
    """
    opened = Html("<" + name + "".join(map(_attribute, attributes, attributes.values())) + ">")
    return opened if name in _VOID else Html(f"{opened}{joined(*content)}</{name}>")


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(value)}"'
