"""Folders and patterns to files: a folder means the drafts under it, in order, each once.

Hidden files, our own output, what a ``.gitignore`` leaves out and what the settings exclude are no drafts of a folder.
A file that is named is read whatever it is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.errors import ReadError
from factcheck.read.source import STDIN

if TYPE_CHECKING:
    from factcheck.work.ignoring import Ignored

ENDINGS = (
    *(".txt", ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml"),
    *(".jsonl", ".ndjson", ".docx", ".odt", ".pdf"),
)
OWN_OUTPUT = ".factcheck.docx"
_MAGIC = frozenset("*?[")


def files(paths: Sequence[str], root: str = ".", exclude: Sequence[str] = ()) -> Iterator[str | ReadError]:
    """The files that ``paths`` mean: files as they are named, the drafts of folders, what patterns (``bai/**/*.txt``)
    match, in the order of ``paths`` and sorted within each.

    ``exclude`` are patterns as in ``.gitignore``, relative to ``root``; they hold for what is under folders, and for
    what ``**`` finds there. What gives no file at all gives its error:
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
    named = [path] if os.path.isdir(path) else sorted(_matched(path, root, exclude))
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
    for found in _walked(folder, lambda entry: ignored.leaves_out(entry.path, is_folder=entry.is_dir())):
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


def _matched(pattern: str, root: str, exclude: Sequence[str]) -> Iterator[str]:
    """The paths that ``pattern`` matches; ``**`` is any number of folders, and links in circles are harmless.

    A pattern that ends with it means the folder itself. As in a folder, what git ignores or ``exclude`` matches is left
    out behind it; without it the shell would have named the same files.
    """
    from glob import escape, glob  # noqa: PLC0415  # only where the shell has not done it

    from factcheck.work.ignoring import Ignored  # noqa: PLC0415  # the same

    parts = pattern.replace(os.sep, "/").split("/")
    if "**" not in parts:
        yield from glob(pattern)
        return
    at = parts.index("**")
    head, tail = "/".join(parts[:at]), "/".join(parts[at + 1 :])
    starts = glob(head) if head else ["/" if pattern.startswith("/") else os.curdir]
    for start in starts:
        if not tail:
            yield start
            continue
        ignored = Ignored(start, root, exclude)
        for folder in _folders(start, ignored):
            below = os.path.join(escape(folder), tail) if folder != os.curdir else tail
            for found in _matched(below, root, exclude):
                if not ignored.leaves_out(found, is_folder=os.path.isdir(found)):
                    yield found


def _folders(start: str, ignored: Ignored) -> Iterator[str]:
    """``start`` and the folders under it, without hidden and ``ignored`` ones."""
    folders = {start}

    def is_passed(entry: os.DirEntry[str]) -> bool:
        if not entry.is_dir() or ignored.leaves_out(entry.path, is_folder=True):
            return True
        folders.add(os.path.normpath(entry.path))
        return False

    for _ in _walked(start, is_passed):
        pass
    yield from folders
