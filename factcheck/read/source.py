"""Files and standard input as text: UTF-8 with or without a mark, UTF-16 with one."""

from __future__ import annotations

import codecs
import sys

from factcheck.errors import ReadError

STDIN = "-"


def read_text(source: str) -> str:
    """The text of the file at path ``source``, or of standard input for ``-``; line ends are kept as they are.

    Raises :class:`ReadError` with one of the reasons ``read.missing``, ``read.folder``, ``read.denied``,
    ``read.failed`` (detail: the system's words), ``read.binary``, ``read.encoding`` (detail: the byte offset of the
    first fault, counted from 0).
    """
    return decode(read_bytes(source), source)


def decode(content: bytes, source: str) -> str:
    """``content`` as text, its byte order mark taken off. Raises :class:`ReadError` as :func:`read_text` does."""
    encoding = "utf-8"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    if encoding != "utf-16" and b"\0" in content:
        raise ReadError(source, "read.binary")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        mark = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0  # this decoder counts from after the mark
        raise ReadError(source, "read.encoding", str(fault.start + mark)) from None
    if encoding == "utf-16" and "\0" in text:  # UTF-32, or no text at all
        raise ReadError(source, "read.binary")
    return text


def read_bytes(source: str) -> bytes:
    """What the file at path ``source``, or standard input for ``-``, holds. Raises as :func:`read_text` does."""
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
