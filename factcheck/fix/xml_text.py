"""Exchanges texts in the bytes of an XML document, which stay as they are everywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape


class Place(NamedTuple):
    """The text right behind the start of an element, or behind its end; elements count from 0 in document order."""

    element: int
    is_tail: bool


def exchanged(content: bytes, texts: Mapping[Place, str]) -> bytes | None:
    """``content``, which is well-formed and in UTF-8, with ``texts``, of which none was empty.

    ``None`` where the document is in another encoding, or such a text is no plain stretch of characters: a comment or
    a section of character data stands in it.
    """
    found = _Ranges(content, texts)
    parts: list[bytes] = []
    position = 0
    for place, (start, end) in sorted(found.ranges.items(), key=lambda each: each[1]):
        if b"<" in content[start:end] or b"]]>" in content[start:end]:
            return None
        parts += content[position:start], escape(texts[place]).encode()
        position = end
    if not found.is_utf_8 or len(found.ranges) != len(texts):
        return None
    return b"".join((*parts, content[position:]))


class _Ranges:
    """Where the bytes of the texts at ``places`` begin and end."""

    def __init__(self, content: bytes, places: Mapping[Place, str]) -> None:
        self.ranges: dict[Place, tuple[int, int]] = {}
        self.is_utf_8 = True
        self._places = places
        self._count = 0
        self._open: list[int] = []
        self._behind: Place | None = None  # the text that may begin next
        self._begun: int | None = None
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.XmlDeclHandler = self._declared
        parser.Parse(content, True)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        self.is_utf_8 = encoding is None or encoding.lower() == "utf-8"

    def _start(self, name: str, attributes: object) -> None:
        self._close()
        self._behind = Place(self._count, False)
        self._open.append(self._count)
        self._count += 1

    def _end(self, name: str) -> None:
        self._close()
        self._behind = Place(self._open.pop(), True)

    def _text(self, text: str) -> None:
        if self._begun is None:
            self._begun = self._parser.CurrentByteIndex

    def _close(self) -> None:
        """End the text that goes on, at the tag that begins here."""
        if self._begun is not None and self._behind is not None and self._behind in self._places:
            self.ranges[self._behind] = self._begun, self._parser.CurrentByteIndex
        self._begun = None
