"""Files made by hand to take the time, the memory, or the reader down."""

from __future__ import annotations

import zlib

from tests.read.office_files import ODT_TYPE, odt_parts, word, word_parts, zipped
from tests.read.pdf_files import Text, assembled, pdf

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # opens an old Word file
DEEP = 100_000
HUGE = 300 << 20  # bytes
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'


def zip_bomb() -> bytes:
    """A Word file whose text unpacks to hundreds of megabytes."""
    return zipped(word_parts(f"<w:p><w:r><w:t>{' ' * HUGE}</w:t></w:r></w:p>"))


def laughing_word() -> bytes:
    parts = word_parts("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>")
    return zipped(parts | {"word/document.xml": LAUGHS + str(parts["word/document.xml"])})


def laughing_odt() -> bytes:
    parts = odt_parts("<text:p>&l11;</text:p>")
    return zipped(parts | {"content.xml": LAUGHS + str(parts["content.xml"])})


def laughing_page() -> bytes:
    return f"<!DOCTYPE html [{LAUGHS}]><html><p>&l11;</p></html>".encode()


def nested_word() -> bytes:
    cell = "<w:tbl><w:tr><w:tc>"
    return word(cell * DEEP + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * DEEP)


def package_without_text() -> bytes:
    return zipped({"mimetype": ODT_TYPE})


def looping_pages() -> bytes:
    """A PDF file whose tree of pages bites its tail."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>",
        ]
    )


def countless_pages() -> bytes:
    return pdf([Text("một", 50, 50)]).replace(b"/Count 1", b"/Count 2147483647")


def looping_tables() -> bytes:
    """A PDF file whose table of objects goes on with itself."""
    content = pdf([Text("một", 50, 50)])
    start = content.rindex(b"startxref\n") + 10
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + content[start:].split()[0])


def inflating_page(drawing: bytes) -> bytes:
    """A PDF page with a drawing that is told over and over, packed small."""
    return pdf([Text("một", 50, 50)], streams=[_packed_stream(drawing * 10_000, HUGE // (10_000 * len(drawing)))])


def inflating_twice() -> bytes:
    """A PDF page whose drawing is packed, and packed again: few bytes that unpack to a gigabyte."""
    packed = zlib.compress(_packed(bytes(1 << 20), 1 << 10), 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed)
    return pdf([Text("một", 50, 50)], streams=[head + packed + b"\nendstream"])


def _packed_stream(block: bytes, times: int, rest: bytes = b"") -> bytes:
    packed = _packed(block, times)
    return b"<< %s /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (rest, len(packed), packed)


def _packed(block: bytes, times: int) -> bytes:
    """``block`` so many times over, packed as if it had been; only the checksum is not right."""
    packer = zlib.compressobj(9)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + packer.flush()


def too_many_letters() -> bytes:
    """A PDF page with more letters than a thick book."""
    return pdf([Text("a" * 999, 50, 100 + at / 10, 0.1) for at in range(2100)])


def laughing_forms(levels: int = 12) -> bytes:
    """A PDF page that draws a form ten times, which draws another ten times, and so on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for level in range(levels):
        drawing = b"/X Do " * 10 if level < levels - 1 else b"BT /F 9 Tf (a) Tj ET "
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources << /XObject << /X %d 0 R >> "
            b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nstream\n%s\nendstream"
            % (len(drawing), len(objects) + 2, drawing)
        )
    return assembled(objects)


def inflating_objects() -> bytes:
    """A PDF file whose objects are in a stream that unpacks to a gigabyte."""
    stream = _packed_stream(b"1 0 " + bytes(1 << 20), 1 << 10, b"/Type /ObjStm /N 1 /First 4")
    rows = bytes([2, 0, 2, 0]) + bytes([1, 0, 9, 0])
    table = b"<< /Type /XRef /Size 3 /W [1 2 1] /Root 1 0 R /Index [1 2] /Length %d >>\nstream\n%s\nendstream"
    body = b"%PDF-1.7\n2 0 obj\n" + stream + b"\nendobj\n"
    start = len(body)
    return body + b"3 0 obj\n" + table % (len(rows), rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start
