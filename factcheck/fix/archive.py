"""Exchanges parts of a zip archive; all the others are copied as they are packed, to the byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

# Where the records of a zip archive (APPNOTE 4.3.7, 4.3.12, 4.3.16) have what changes with a part: flags, and checksum
# with both sizes, in the record before the part and in its record of the directory.
_LOCAL, _LOCAL_FLAGS, _LOCAL_SUMS, _LOCAL_LENGTHS = 30, 6, 14, 26
_RECORD, _RECORD_FLAGS, _RECORD_SUMS, _RECORD_LENGTHS, _RECORD_OFFSET = 46, 8, 16, 28, 42
_END, _END_DIRECTORY = b"PK\x05\x06", 12  # size and place of the directory
_SUMS_FOLLOW = 0x8  # a flag: checksum and sizes stand behind the part
_ELSEWHERE = 0xFFFF_FFFF  # in place of a number that only the larger format (Zip64) holds


class _Packed(NamedTuple):
    """A part as an archive holds it; ``sums`` are its checksum, its packed and its unpacked size."""

    content: bytes
    sums: tuple[int, int, int]


def replaced(archive: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    """``archive``, a zip archive that opens, with the contents of ``parts`` under their names, which it has.

    ``None`` where it is built in a way that word processors do not use: with something before it, or beyond 4 GB.
    """
    opened = zipfile.ZipFile(io.BytesIO(archive))
    start, end = opened.start_dir, archive.rfind(_END)
    if struct.unpack_from("<II", archive, end + _END_DIRECTORY) != (end - start, start):
        return None
    new = {opened.getinfo(name).header_offset: _packed(part, opened.getinfo(name)) for name, part in parts.items()}
    offsets = sorted({info.header_offset for info in opened.infolist()})
    body, places = bytearray(), {}
    for offset, following in pairwise([*offsets, start]):
        places[offset] = len(body)
        body += _entry(archive[offset:following], new.get(offset))
    directory = _directory(bytearray(archive[start:end]), places, new)
    if offsets[0] or directory is None or len(body) + len(directory) >= _ELSEWHERE:
        return None
    tail = bytearray(archive[end:])
    struct.pack_into("<II", tail, _END_DIRECTORY, len(directory), len(body))
    return bytes(body + directory + tail)


def _packed(part: bytes, info: zipfile.ZipInfo) -> _Packed:
    content = part
    if info.compress_type == zipfile.ZIP_DEFLATED:
        packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        content = packing.compress(part) + packing.flush()
    return _Packed(content, (zlib.crc32(part), len(content), len(part)))


def _entry(entry: bytes, new: _Packed | None) -> bytes:
    """``entry``, a part with the record before it, with ``new`` for the part if there is one."""
    if new is None:
        return entry
    header = bytearray(entry[: _LOCAL + sum(struct.unpack_from("<HH", entry, _LOCAL_LENGTHS))])
    _settle(header, _LOCAL_FLAGS, _LOCAL_SUMS, new)
    return bytes(header) + new.content


def _directory(directory: bytearray, places: Mapping[int, int], new: Mapping[int, _Packed]) -> bytearray | None:
    """``directory`` with the parts at their new ``places``; ``None`` where a number in it stands elsewhere."""
    at = 0
    while at < len(directory):
        (offset,) = struct.unpack_from("<I", directory, at + _RECORD_OFFSET)
        sums = struct.unpack_from("<III", directory, at + _RECORD_SUMS)
        if offset not in places or (offset in new and _ELSEWHERE in sums[1:]):
            return None
        struct.pack_into("<I", directory, at + _RECORD_OFFSET, places[offset])
        if offset in new:
            _settle(directory, at + _RECORD_FLAGS, at + _RECORD_SUMS, new[offset])
        at += _RECORD + sum(struct.unpack_from("<HHH", directory, at + _RECORD_LENGTHS))
    return directory


def _settle(record: bytearray, flags: int, sums: int, new: _Packed) -> None:
    """Put what is true of ``new`` into ``record``."""
    (old,) = struct.unpack_from("<H", record, flags)
    struct.pack_into("<H", record, flags, old & ~_SUMS_FOLLOW)
    struct.pack_into("<III", record, sums, *new.sums)
