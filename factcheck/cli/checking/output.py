"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TextIO

from factcheck.cli.terminal import Progress
from factcheck.errors import WriteError
from factcheck.whole import discard, put, unfinished_of, write_whole


def write_file(path: str, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, whole or not at all. Raises :class:`WriteError`."""
    with _faults_of(path):
        write_whole(path, content)


@contextmanager
def _faults_of(path: str) -> Iterator[None]:
    """Tell faults of the system as those of the file at ``path``."""
    try:
        yield
    except BrokenPipeError:  # nobody wants to know more
        raise
    except PermissionError:
        raise WriteError(path, "fix.denied") from None
    except IsADirectoryError:
        raise WriteError(path, "fix.no_file") from None
    except FileNotFoundError:
        raise WriteError(path, "cli.no_folder") from None
    except OSError as fault:
        raise WriteError(path, "fix.unwritten", fault.strerror or str(fault)) from None


class Output:
    """Takes reports for standard output, or for the file at ``path``, which takes its name once all is written.

    ``progress`` is taken away before anything is written beside it. What is called raises :class:`WriteError` where the
    file cannot be written.
    """

    def __init__(self, path: str | None, progress: Progress) -> None:
        self._path = path or ""
        self._progress = progress
        self._unfinished = "" if path is None else unfinished_of(path)
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._unfinished:
            with _faults_of(self._path):
                self._file = open(self._unfinished, "w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        with _faults_of(self._path):
            try:
                self._file.close()
                if kind is None:
                    put(self._unfinished, self._path)
            finally:
                discard(self._unfinished, self._path)

    def write(self, text: str) -> None:
        """Take a part of the reports."""
        if self._file is not None:
            with _faults_of(self._path):
                self._file.write(text)
            return
        self._progress.clear()
        sys.stdout.write(text)

    def complain(self, line: str) -> None:
        """Say on standard error what stands in the way, where it belongs among the reports."""
        self._progress.clear()
        sys.stdout.flush()
        print(line, file=sys.stderr)


def make_folder(path: str) -> None:
    """Make the folder at ``path``, if it is not there. Raises :class:`WriteError`."""
    with _faults_of(path):
        os.makedirs(path, exist_ok=True)
