"""Sources as drafts: which format a source is, told by what it holds, and its reader, loaded when it is needed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from importlib import import_module

from factcheck.errors import ReadError
from factcheck.model.draft import Draft, Format
from factcheck.read.formats import SNIFFED, text_format
from factcheck.read.source import decode, encoding_of, read_bytes

FIELD = "text"  # where a line of JSON Lines holds its article
_ZIP, _COMPOUND, _RICH_TEXT, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-"
# A compound file holds an old .doc, or a .docx behind a password, which has a stream of this name.
_ENCRYPTED = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"  # in UTF-16
_LONGEST = 2_000_000  # characters of Markdown, each of which may take its parser a kilobyte
# What needs more than the package itself brings: the extra is named where its library is missing.
_EXTRAS = {Format.MARKDOWN: "markdown", Format.DOCX: "docx", Format.ODT: "odt", Format.PDF: "pdf"}


def read_drafts(
    source: str, *, form: Format | None = None, field: str = FIELD, content: bytes | None = None
) -> Iterator[Draft | ReadError]:
    """The drafts of the file at path ``source``, or of standard input for ``-``: one, or as many as JSON Lines hold.

    ``form`` says what the source is, where that is not to be told by what it holds; ``content`` is what it holds,
    where that was read before. A line of JSON Lines that cannot be read gives its error in place of a draft, and the
    others are read all the same. Raises :class:`ReadError` where the source as a whole cannot be read; its reasons are
    the keys ``read.…`` of the message catalogue.
    """
    if content is None:
        content = read_bytes(source)
    form = form or recognised(content, source, field)
    try:
        reader = import_module(f"factcheck.read.{_MODULES[form]}")
    except ModuleNotFoundError as fault:
        if form not in _EXTRAS or (fault.name or "").startswith("factcheck"):
            raise
        raise ReadError(source, "read.extra", f"factcheck[{_EXTRAS[form]}]") from None
    if form in (Format.DOCX, Format.ODT, Format.PDF):
        yield reader.read(content, source)
        return
    text = decode(content, source)
    if form is Format.MARKDOWN and len(text) > _LONGEST:
        raise ReadError(source, "read.too_long")
    if form is Format.JSONL:
        yield from reader.read(text, source, field)
    else:
        yield reader.read(text)


_MODULES = {form: "plain" if form is Format.TEXT else form.value for form in Format}


def recognised(content: bytes, name: str, field: str = FIELD) -> Format:
    """What ``content`` is; its ``name`` counts only where that leaves open which kind of text it is.

    Raises :class:`ReadError` for what is surely none of the formats.
    """
    head = content[:SNIFFED]
    if head.startswith(_ZIP):
        return _package(content, name)
    if head.startswith(_COMPOUND):
        raise ReadError(name, "read.encrypted" if _ENCRYPTED in content else "read.old_word")
    if head.startswith(_RICH_TEXT):
        raise ReadError(name, "read.rich_text")
    if _PDF in head[:1024]:
        return Format.PDF
    if _is_lines(content, field):
        return Format.JSONL
    mark, encoding = encoding_of(head)
    return text_format(head[len(mark) :].decode(encoding, "replace"), name)


def _is_lines(content: bytes, field: str) -> bool:
    """Whether the first line is an object with the article in ``field``."""
    content = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if not content.startswith(b"{"):
        return False
    from factcheck.read.jsonl import has_article  # noqa: PLC0415  # no draft in another format begins with a brace

    return has_article(content.partition(b"\n")[0].decode("utf-8", "replace"), field)


def _package(content: bytes, name: str) -> Format:
    from factcheck.read.office.package import Package  # noqa: PLC0415  # a text needs no archives

    form = Package(content, name).format
    if form is None:
        raise ReadError(name, "read.other_package")
    return form
