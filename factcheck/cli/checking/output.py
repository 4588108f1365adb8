"""Where reports go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self, TextIO

from factcheck.cli.terminal import Progress
from factcheck.errors import WriteError


def write_whole(path: str, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, whole or not at all. Raises :class:`WriteError`."""
    draft = _draft_of(path)
    with _faults_of(path):
        try:
            with open(draft, "wb") as file:
                file.write(content)
            _put(draft, path)
        finally:
            _discard(draft, path)


def _draft_of(path: str) -> str:
    """Where what will be at ``path`` is written first: beside it. A device or a pipe takes it at once."""
    is_stream = os.path.exists(path) and not os.path.isfile(path)
    return path if is_stream else f"{os.path.realpath(path)}.{os.getpid()}.new"


def _put(draft: str, path: str) -> None:
    if draft != path:
        os.replace(draft, os.path.realpath(path))


def _discard(draft: str, path: str) -> None:
    """Take away a ``draft`` that did not become the file at ``path``."""
    if draft != path:
        with suppress(OSError):
            os.unlink(draft)


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
        self._draft = "" if path is None else _draft_of(path)
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._draft:
            with _faults_of(self._path):
                self._file = open(self._draft, "w", encoding="utf-8", errors="backslashreplace")
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if self._file is None:
            return
        with _faults_of(self._path):
            try:
                self._file.close()
                if kind is None:
                    _put(self._draft, self._path)
            finally:
                _discard(self._draft, self._path)

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
