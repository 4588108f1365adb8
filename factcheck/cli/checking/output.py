"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self, TextIO

from factcheck.cli.terminal import Progress


def write_whole(path: str, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, whole or not at all."""
    unfinished = _unfinished(path)
    try:
        with open(unfinished, "wb") as file:
            file.write(content)
        os.replace(unfinished, os.path.realpath(path))
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def _unfinished(path: str) -> str:
    return f"{os.path.realpath(path)}.{os.getpid()}.new"


class Output:
    """Takes reports for standard output, or for the file at ``path``, which takes its name once all is written.

    ``progress`` is taken away before anything is written beside it.
    """

    def __init__(self, path: str | None, progress: Progress) -> None:
        self._path = path
        self._progress = progress
        self._unfinished = "" if path is None else _unfinished(path)
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            self._file = open(self._unfinished, "w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        self._file.close()
        if kind is None and self._path is not None:
            os.replace(self._unfinished, os.path.realpath(self._path))
        else:
            os.unlink(self._unfinished)

    def write(self, text: str) -> None:
        """Take a part of the reports."""
        if self._file is not None:
            self._file.write(text)
            return
        self._progress.clear()
        sys.stdout.write(text)

    def complain(self, line: str) -> None:
        """Say on standard error what stands in the way, where it belongs among the reports."""
        self._progress.clear()
        sys.stdout.flush()
        print(line, file=sys.stderr)
