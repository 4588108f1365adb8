"""The words that a PDF file draws: from standard input, as lines of JSON.

Runs as a program of its own. What it reads may come from anywhere, and the library that reads it is written in C: a
file made to exhaust memory or time, or to bring the library down, ends this program and nothing else. For the same
reason it imports nothing of the package, and starts as fast as it can.

A line is a page, ``[width, height, words]``, or a fault, ``"encrypted"``, ``"broken"`` or ``"long"``, after which
nothing follows. A word is ``[text, left, top, right, bottom, baseline, size, is_bold, space]``, with lengths in
points from the left and upper edges of the page as the person sees it. ``space`` is what is before the word: 0 for
nothing (it is set in another font or size, or only drawn by itself), 1 for a space, 2 for room without one.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage

PAGES = 2_000
CHARACTERS = 2_000_000
SECONDS = 60
MEMORY = 1 << 30  # bytes
_TURNED = math.radians(10)  # words that are turned further are no lines of the page: a stamp across it
_LINE_END_HYPHEN = 2  # what pdfium makes of a hyphen at the end of a line
_NONE, _SPACE, _ROOM = range(3)
_PASSWORD = pdfium.FPDF_ERR_PASSWORD

Point = tuple[float, float]
Word = tuple[str, float, float, float, float, float, float, bool, int]


class Look(NamedTuple):
    """How the characters of one text object are drawn: they stand on one line of ``angle`` (radians, as it is seen)."""

    size: float
    is_bold: bool
    angle: float
    baseline: float


class Glyph(NamedTuple):
    """A character that is drawn; ``space`` is what is between it and the one before."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    look: Look
    drawing: int
    space: int


def main() -> None:
    """Read the file on standard input, tell its pages."""
    _limit()
    try:
        document = PdfDocument(sys.stdin.buffer.read())
    except PdfiumError as fault:
        _tell("encrypted" if fault.err_code == _PASSWORD else "broken")
        return
    with document:
        _tell_pages(document)


def _limit() -> None:
    """Let the system hold this program within its memory and time, where it can."""
    try:
        import resource  # noqa: PLC0415  # not on Windows, where the caller's clock alone holds
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=True) + "\n")


def _tell_pages(document: PdfDocument) -> None:
    count = 0
    if len(document) > PAGES:
        _tell("long")
        return
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except PdfiumError:
            _tell("broken")
            return
        count += text.count_chars()
        if count > CHARACTERS:
            _tell("long")
            return
        _tell([*(round(length, 2) for length in page.get_size()), list(_words(page, text))])
        text.close()
        page.close()


def _words(page: PdfPage, text: PdfTextPage) -> Iterator[Word]:
    word: list[Glyph] = []
    for glyph in _glyphs(page, text):
        if word and (glyph.space != _NONE or glyph.drawing != word[-1].drawing):
            yield _word(word)
            word = []
        word.append(glyph)
    if word:
        yield _word(word)


def _word(glyphs: list[Glyph]) -> Word:
    first = glyphs[0]
    box = (
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
    left, top, right, bottom = (round(edge, 2) for edge in box)
    words = "".join(glyph.text for glyph in glyphs)
    look = first.look
    return words, left, top, right, bottom, round(look.baseline, 2), round(look.size, 2), look.is_bold, first.space


def _glyphs(page: PdfPage, text: PdfTextPage) -> Iterator[Glyph]:
    """The characters that are seen on the page, in the order of pdfium."""
    place, turn = _seen(page), math.radians(page.get_rotation())
    width, height = page.get_size()
    drawing, look, space = 0, Look(0, False, 0, 0), _ROOM
    box = pdfium.FS_RECTF()
    raw = text.raw  # several calls a character: the bare pointer is passed on faster
    for at, letter in _letters(text):
        if letter.isspace():
            is_drawn = pdfium.FPDFText_IsGenerated(raw, at) == 0
            space = _SPACE if is_drawn or space == _SPACE else _ROOM
            continue
        now = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, at), ctypes.c_void_p).value or 0
        if now != drawing:
            drawing, look = now, _look(text, at, place, turn)
        if abs(look.angle) > _TURNED:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, at, box)
        one, other = place(box.left, box.bottom), place(box.right, box.top)
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if 0 <= left + right <= 2 * width and 0 <= top + bottom <= 2 * height:  # or else most of it is beyond the crop
            yield Glyph(letter, left, top, right, bottom, look, drawing, space)
            space = _NONE


def _letters(text: PdfTextPage) -> Iterator[tuple[int, str]]:
    """Where each character stands, and the character; pdfium tells those beyond the basic plane in halves."""
    half, raw = 0, text.raw
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00 if half else 0xFFFD
        half, raw = 0, text.raw
        yield at, "-" if code == _LINE_END_HYPHEN else chr(min(code, sys.maxunicode))


def _look(text: PdfTextPage, at: int, place: Callable[[float, float], Point], turn: float) -> Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    name = ctypes.create_string_buffer(256)
    length = pdfium.FPDFText_GetFontInfo(text, at, name, len(name), None)
    is_bold = length <= len(name) and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    angle = math.remainder(math.atan2(matrix.b, matrix.a) - turn, math.tau)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    return Look(size, is_bold, angle, place(x.value, y.value)[1])


def _seen(page: PdfPage) -> Callable[[float, float], Point]:
    """From the coordinates of the file to those of the page as it is seen: cropped, turned, counted from above."""
    left, bottom, right, top = page.get_bbox()
    turned: dict[int, Callable[[float, float], Point]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turned[page.get_rotation()]


if __name__ == "__main__":
    main()
