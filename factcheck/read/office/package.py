"""Zip packages of word processors, opened without trust: no part is unpacked before it is asked for, none onto a disk,
and none beyond fixed bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.model.draft import Format

if TYPE_CHECKING:
    from lxml import etree

LARGEST = 32 << 20  # bytes, of all parts of a package that are read; a long novel has a tenth of it
MOST_ENTRIES = 10_000
MOST_MARKS = 1_000_000  # tags and attributes of a part: half a gigabyte and ten seconds; a long report has a tenth
DENSEST = 400  # times that a part over a megabyte may be larger than it is packed; what people write comes to 60
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ODT = b"application/vnd.oasis.opendocument.text"
# What zipfile and zlib raise on archives made to break them.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of the package ``content``, by their paths in it.

    Every method raises :class:`ReadError` with the given ``source``: ``read.broken_package`` where the archive is
    damaged, ``read.broken_part`` and ``read.broken_xml`` (detail: the part), ``read.encrypted``, and ``read.bomb``
    where it would unpack to more than the bounds of this module.
    """

    def __init__(self, content: bytes, source: str) -> None:
        self._source = source
        self._unpacked = 0
        if content.count(_ENTRY) > MOST_ENTRIES:
            raise self.error("read.bomb")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS:
            raise self.error("read.broken_package") from None
        self.names = frozenset(self._archive.namelist())

    def error(self, reason: str, detail: str = "") -> ReadError:
        """The error that this package cannot be read."""
        return ReadError(self._source, reason, detail)

    @property
    def format(self) -> Format | None:
        """What the package holds, as far as the names of its parts and its media type tell."""
        if "[Content_Types].xml" in self.names and any(name.startswith("word/") for name in self.names):
            return Format.DOCX
        if "mimetype" in self.names:
            return Format.ODT if self.part("mimetype").startswith(_ODT) else None
        return None

    def part(self, name: str) -> bytes:
        """The part at ``name``; ``read.missing_part`` where there is none."""
        if name not in self.names:
            raise self.error("read.missing_part", name)
        part = self._archive.getinfo(name)
        if part.flag_bits & _ENCRYPTED:
            raise self.error("read.encrypted")
        self._unpacked += part.file_size
        if self._unpacked > LARGEST or (part.file_size >> 20 and part.file_size > DENSEST * part.compress_size):
            raise self.error("read.bomb")
        if part.compress_type not in _METHODS:
            raise self.error("read.broken_part", name)
        try:
            return self._archive.read(part)  # never more than the declared size: what is left is a wrong checksum
        except _FAULTS:
            raise self.error("read.broken_part", name) from None

    def tree(self, name: str) -> etree._Element:
        """The root of the XML part at ``name``; ``read.missing_part`` where there is none."""
        from factcheck.xml_tree import parsed  # noqa: PLC0415  # formats are told without lxml

        content = self.part(name)
        if content.count(b"<") + content.count(b"=") > MOST_MARKS:
            raise self.error("read.bomb")
        try:
            return parsed(content)
        except ValueError:
            raise self.error("read.broken_xml", name) from None

    def tree_or_none(self, name: str | None) -> etree._Element | None:
        """The root of the XML part at ``name``, where there is such a part."""
        return self.tree(name) if name is not None and name in self.names else None
