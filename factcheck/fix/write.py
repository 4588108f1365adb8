"""Writes a mended source in place of the old one, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile

from factcheck.errors import WriteError


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put ``after`` into the file at ``path``, which held ``before`` when it was read.

    It is written beside the file and put in its place at once, with the same permissions; a symbolic link goes on to
    point to it. Raises :class:`WriteError`: ``fix.changed`` where the file holds something else by now, ``fix.no_file``
    for what is no regular file, ``fix.denied``, ``fix.unwritten`` (detail: the system's words). The file is then as it
    was.
    """
    target = os.path.realpath(path)
    if not os.path.isfile(target):
        raise WriteError(path, "fix.no_file")
    if not os.access(target, os.W_OK):  # the folder alone decides over replacing a file
        raise WriteError(path, "fix.denied")
    try:
        _replace(path, target, before, after)
    except PermissionError:
        raise WriteError(path, "fix.denied") from None
    except OSError as fault:
        raise WriteError(path, "fix.unwritten", fault.strerror or str(fault)) from None


def _replace(path: str, target: str, before: bytes, after: bytes) -> None:
    folder, name = os.path.split(target)
    descriptor, beside = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(descriptor)
        shutil.copymode(target, beside)
        with open(target, "rb") as file:  # last, so that hardly any time is left in which it may change
            if file.read() != before:
                raise WriteError(path, "fix.changed")
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
