"""The bytes of files and of standard input, and bytes as text: UTF-8 with or without a mark, UTF-16 with one."""

from __future__ import annotations

import codecs
import sys

from factcheck.errors import ReadError

STDIN = "-"
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"))


def decode(content: bytes, source: str) -> str:
    """``content``, which ``source`` holds, as text without its byte order mark; line ends are kept as they are.

    Raises :class:`ReadError` with ``read.binary``, or with ``read.encoding`` and as its detail the byte offset of the
    first fault, counted from 0.
    """
    mark, encoding = encoding_of(content)
    if encoding == "utf-8" and b"\0" in content:
        raise ReadError(source, "read.binary")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as fault:
        raise ReadError(source, "read.encoding", str(fault.start + len(mark))) from None
    if "\0" in text:  # UTF-32, or no text at all
        raise ReadError(source, "read.binary")
    return text


def encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark that ``content`` begins with, if any, and the encoding of what follows it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def read_bytes(source: str) -> bytes:
    """What the file at path ``source``, or standard input for ``-``, holds.

    Raises :class:`ReadError` with ``read.missing``, ``read.folder``, ``read.denied`` or ``read.failed`` (detail: the
    system's words).
    """
    if source == STDIN and sys.stdin is None:  # closed by the caller: <&-
        raise ReadError(source, "read.missing")
    try:
        if source == STDIN:
            return sys.stdin.buffer.read()
        with open(source, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise ReadError(source, "read.missing") from None
    except IsADirectoryError:
        raise ReadError(source, "read.folder") from None
    except PermissionError:
        raise ReadError(source, "read.denied") from None
    except OSError as fault:
        raise ReadError(source, "read.failed", fault.strerror or str(fault)) from None
