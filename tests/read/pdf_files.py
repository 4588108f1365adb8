"""Makes PDF files of words at given places, for tests: small, uncompressed, with a text layer that holds any letter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 400.0, 600.0
LETTER = 0.5  # of the size: each letter is as wide
_PASSWORD_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end"""


class Text(NamedTuple):
    """``words``, whose first letter stands at ``x``, on a baseline ``y`` from the upper edge; lengths are points."""

    words: str
    x: float
    y: float
    size: float = 10.0
    is_bold: bool = False
    turned: bool = False  # a quarter to the left


Page = Sequence[Text]


def pdf(*pages: Page, extra: str = "", streams: Sequence[bytes] = ()) -> bytes:
    """A file of ``pages``; ``extra`` goes into the dictionary of each, ``streams`` are contents drawn on the first."""
    return assembled(_objects(pages, extra, streams))


def _objects(pages: Sequence[Page], extra: str = "", streams: Sequence[bytes] = ()) -> list[bytes]:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_font("Plain", 3), *_font("Plain-Bold", 7)]
    kids = []
    for number, page in enumerate(pages):
        contents = [_stream(_content(page)), *(streams if number == 0 else ())]
        first = len(objects) + 1
        objects += contents
        references = " ".join(f"{first + at} 0 R" for at in range(len(contents)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents [{references}] "
            f"/Resources << /Font << /F0 3 0 R /F1 7 0 R >> >> {extra} >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return objects


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of ``objects``, numbered from 1; the first is the catalogue."""
    written, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return written + end % (size, table, size, trailer, len(written))


def encrypted(words: str = "mật", password: bytes = b"vu mua") -> bytes:
    """A file that opens with ``password`` alone (RC4, 40 bits; algorithms 2 to 4 of the standard)."""
    key_of_owner = hashlib.md5(_padded(password)).digest()[:5]
    owner = rc4(key_of_owner, _padded(password))
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(_padded(password) + owner + rights + b"id").digest()[:5]
    user = rc4(key, _PASSWORD_PADDING)
    rules = f"/ID [<{b'id'.hex()}> <{b'id'.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    rules += f"/O <{owner.hex()}> /U <{user.hex()}> >>"
    objects = [_locked(content, number, key) for number, content in enumerate(_objects([[Text(words, 50, 50)]]), 1)]
    return assembled(objects, rules.encode())


def _locked(content: bytes, number: int, key: bytes) -> bytes:
    """The object of this ``number`` with its stream under the key of the file (algorithm 1)."""
    head, mark, body = content.partition(b"stream\n")
    stream, end, _ = body.rpartition(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + mark + rc4(own, stream) + end if mark else content


def rc4(key: bytes, content: bytes) -> bytes:
    """``content`` under ``key``."""
    state = list(range(256))
    at = 0
    for i in range(256):
        at = (at + state[i] + key[i % len(key)]) % 256
        state[i], state[at] = state[at], state[i]
    i = at = 0
    coded = bytearray()
    for byte in content:
        i = (i + 1) % 256
        at = (at + state[i]) % 256
        state[i], state[at] = state[at], state[i]
        coded.append(byte ^ state[(state[i] + state[at]) % 256])
    return bytes(coded)


def _padded(password: bytes) -> bytes:
    return (password + _PASSWORD_PADDING)[:32]


def _font(name: str, first: int) -> list[bytes]:
    """A font whose codes are those of Unicode; its objects are numbered from ``first``."""
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 3} 0 R >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {int(1000 * LETTER)} /CIDSystemInfo << "
        f"/Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {first + 2} 0 R >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 "
        "/ItalicAngle 0 /FontBBox [0 -200 1000 800] >>".encode(),
        _stream(_MAP),
    ]


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _content(page: Page) -> bytes:
    return "\n".join(map(_drawing, page)).encode()


def _drawing(text: Text) -> str:
    codes = text.words.encode("utf-16-be").hex()
    turn = "0 1 -1 0" if text.turned else "1 0 0 1"
    return f"BT /F{int(text.is_bold)} {text.size} Tf {turn} {text.x} {HEIGHT - text.y} Tm <{codes}> Tj ET"
