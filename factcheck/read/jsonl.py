"""JSON Lines: an article a line, in one field of an object; positions are those of the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder

from factcheck.errors import ReadError
from factcheck.model.draft import Draft, Format, Piece, SourceRange
from factcheck.read import plain
from factcheck.read.excerpt import Excerpt
from factcheck.read.formats import is_page

_SPACE = re.compile(r"[ \t\r]*")
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_STRETCH = rf"[^\\]+|{_HIGH}{_LOW}|\\u[0-9a-fA-F]{{4}}|\\."
_DECODER = JSONDecoder(parse_int=str, parse_float=str)  # numbers are passed over, however long they are


class _Fault(Exception):  # noqa: N818  # it never leaves this module
    """Why a line has no article: ``reason`` is a key of the message catalogue, ``detail`` what fills it."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def read(text: str, source: str, field: str) -> Iterator[Draft | ReadError]:
    """The drafts of the lines of ``text``, which the file ``source`` holds, but for blank ones.

    ``field`` names the string that holds the article; ``a.b`` is the field ``b`` of the object ``a``. A page is read as
    such, anything else as plain text. A line without an article gives its error: ``read.json_line`` (detail: the line,
    and the column where it stops being JSON), ``read.json_object`` (detail: the line), ``read.json_field`` and
    ``read.json_string`` (detail: the line and the field).
    """
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _draft(_article(line, start, number, field), text)
            except _Fault as fault:
                yield ReadError(source, fault.reason, fault.detail)
        start += len(line) + 1


def has_article(line: str, field: str) -> bool:
    """Whether ``line`` is an object with a string in ``field``."""
    try:
        _article(line, 0, 1, field)
    except _Fault:
        return False
    return True


def _draft(article: Excerpt, source: str) -> Draft:
    if is_page(article.text):
        from factcheck.read.html import page  # noqa: PLC0415  # most archives hold no pages

        return page(article, Format.JSONL, source)
    return Draft(article.text, Format.JSONL, plain.read(article.text).blocks, article.pieces, source=source)


def _article(line: str, start: int, number: int, field: str) -> Excerpt:
    """The string in ``field`` of ``line``, which is line ``number`` and begins at ``start`` of its source."""
    try:
        is_object = isinstance(_DECODER.decode(line), dict)
        place = _place(line, line.index("{") + 1, field) if is_object else None
    except JSONDecodeError as fault:
        raise _Fault("read.json_line", f"{number}:{fault.colno}") from None
    except RecursionError:
        raise _Fault("read.json_line", str(number)) from None
    if not is_object:
        raise _Fault("read.json_object", str(number))
    if place is None:
        raise _Fault("read.json_field", f"{number}: {field}")
    if line[place.start] != '"':
        raise _Fault("read.json_string", f"{number}: {field}")
    return _unescaped(line[place.start + 1 : place.end - 1], start + place.start + 1)


def _place(line: str, at: int, field: str) -> SourceRange | None:
    """Where in ``line``, which is sound, the value of ``field`` stands, in the object whose brace ends at ``at``.

    Of two with one name it is the last, as everywhere.
    """
    place = None
    while line[at := _skip(line, at)] != "}":
        key, at = _DECODER.raw_decode(line, line.index('"', at))
        value, end = _DECODER.raw_decode(line, at := _skip(line, line.index(":", at) + 1))
        if key == field:
            place = SourceRange(at, end)
        elif isinstance(value, dict) and field.startswith(f"{key}."):
            place = _place(line, at + 1, field.removeprefix(f"{key}.")) or place
        at = end
    return place


def _skip(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return at if found is None else found.end()


def _unescaped(raw: str, start: int) -> Excerpt:
    """The string that is written as ``raw``, which stands at ``start`` of its source.

    Half a surrogate pair, which is no character, becomes U+FFFD.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for found in re.finditer(_STRETCH, raw):
        words = found[0]
        if words.startswith("\\"):
            words = str(_DECODER.decode(f'"{words}"'))
            words = "\ufffd" if "\ud800" <= words <= "\udfff" else words
        pieces.append(Piece(length, length + len(words), SourceRange(start + found.start(), start + found.end())))
        parts.append(words)
        length += len(words)
    return Excerpt("".join(parts), tuple(pieces))
