"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress


def write_whole(path: str, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, which a symbolic link may lead to. Raises :class:`OSError`."""
    unfinished = unfinished_of(path)
    try:
        with open(unfinished, "wb") as file:
            file.write(content)
            if unfinished != path:
                file.flush()
                os.fsync(file.fileno())
        put(unfinished, path)
    finally:
        discard(unfinished, path)


def unfinished_of(path: str) -> str:
    """Where what will be at ``path`` is written first: beside it. A device or a pipe takes it at once."""
    is_stream = os.path.exists(path) and not os.path.isfile(path)
    return path if is_stream else f"{os.path.realpath(path)}.{os.getpid()}.new"


def put(unfinished: str, path: str) -> None:
    """Let what was written at ``unfinished`` be the file at ``path``. Raises :class:`OSError`."""
    if unfinished != path:
        os.replace(unfinished, os.path.realpath(path))


def discard(unfinished: str, path: str) -> None:
    """Take away what did not become the file at ``path``."""
    if unfinished != path:
        with suppress(OSError):
            os.unlink(unfinished)
