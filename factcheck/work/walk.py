"""Folders and patterns to files: a folder means the drafts under it, in order, each once.

Hidden files, our own output, what a ``.gitignore`` leaves out and what the settings exclude are no drafts of a folder.
A file that is named is read whatever it is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from factcheck.errors import ReadError
from factcheck.read.source import STDIN

ENDINGS = (
    *(".txt", ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml"),
    *(".jsonl", ".ndjson", ".docx", ".odt", ".pdf"),
)
OWN_OUTPUT = ".factcheck.docx"
_MAGIC = frozenset("*?[")


def files(paths: Sequence[str], root: str = ".", exclude: Sequence[str] = ()) -> Iterator[str | ReadError]:
    """The files that ``paths`` mean: files as they are named, the drafts of folders, what patterns (``bai/**/*.txt``)
    match, in the order of ``paths`` and sorted within each.

    ``exclude`` are patterns as in ``.gitignore``, relative to ``root``. What gives no file at all gives its error:
    ``read.no_drafts`` for a folder, ``read.missing`` for a pattern, ``read.denied`` for a folder that is closed.
    """
    if len(paths) == 1 and _is_plain(paths[0]):
        yield paths[0]
        return
    seen: set[str] = set()
    for path in paths:
        for found in _meant(path, root, exclude):
            known = found if isinstance(found, ReadError) or found == STDIN else os.path.realpath(found)
            if isinstance(known, ReadError) or known not in seen:
                yield found
            if isinstance(known, str):
                seen.add(known)


def _is_plain(path: str) -> bool:
    """Whether ``path`` is one source as it stands."""
    return not os.path.isdir(path) and (_MAGIC.isdisjoint(path) or os.path.lexists(path))


def _meant(path: str, root: str, exclude: Sequence[str]) -> Iterator[str | ReadError]:
    if _is_plain(path):
        yield path
        return
    named = [path] if os.path.isdir(path) else sorted(_matched(path))
    if not named:
        yield ReadError(path, "read.missing")
    for each in named:
        if os.path.isdir(each):
            yield from _drafts(each, root, exclude)
        else:
            yield each


def _drafts(folder: str, root: str, exclude: Sequence[str]) -> Iterator[str | ReadError]:
    from factcheck.work.ignoring import Ignored  # noqa: PLC0415  # patterns are loaded where a folder is walked

    ignored = Ignored(folder, root, exclude)
    is_empty = True
    for found in _walked(folder, ignored.leaves_out):
        if isinstance(found, ReadError) or (is_draft(found) and os.path.isfile(found)):  # a pipe would be waited for
            is_empty = False
            yield found
    if is_empty:
        yield ReadError(folder, "read.no_drafts")


def is_draft(path: str) -> bool:
    """Whether a file of this name is a draft of its folder."""
    name = os.path.basename(path).lower()
    return name.endswith(ENDINGS) and not name.endswith(OWN_OUTPUT)


def _walked(folder: str, leaves_out: Callable[[os.DirEntry[str]], bool]) -> Iterator[str | ReadError]:
    """Every file under ``folder``, by name; a folder that links lead to twice is entered once."""
    entered: set[tuple[int, int]] = set()
    waiting: list[str | ReadError] = [folder]
    while waiting:
        path = waiting.pop()
        if isinstance(path, ReadError) or not os.path.isdir(path):
            yield path
            continue
        status = os.stat(path)
        if (status.st_dev, status.st_ino) in entered:
            continue
        entered.add((status.st_dev, status.st_ino))
        try:
            with os.scandir(path) as entries:
                kept = [entry for entry in entries if not entry.name.startswith(".") and not leaves_out(entry)]
        except OSError:
            waiting.append(ReadError(path, "read.denied"))
            continue
        waiting += sorted((entry.path if path != os.curdir else entry.name for entry in kept), reverse=True)


def _matched(pattern: str) -> Iterator[str]:
    """The paths that ``pattern`` matches; ``**`` is any number of folders, and links in circles are harmless."""
    from glob import escape, glob  # noqa: PLC0415  # only where the shell has not done it

    parts = pattern.replace(os.sep, "/").split("/")
    if "**" not in parts:
        yield from glob(pattern)
        return
    at = parts.index("**")
    head, tail = "/".join(parts[:at]), "/".join(parts[at + 1 :]) or "*"
    starts = glob(head) if head else ["/" if pattern.startswith("/") else os.curdir]
    for start in starts:
        for folder in _folders(start):
            below = os.path.join(escape(folder), tail) if folder != os.curdir else tail
            yield from _matched(below)


def _folders(start: str) -> Iterator[str]:
    """``start`` and the folders under it, hidden ones left out."""
    folders = {start}

    def is_file(entry: os.DirEntry[str]) -> bool:
        if entry.is_dir():
            folders.add(os.path.normpath(entry.path))
        return not entry.is_dir()

    for _ in _walked(start, is_file):
        pass
    yield from folders
