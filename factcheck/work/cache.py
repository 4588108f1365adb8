"""Reports that were made before, kept between runs, by all that decides them (docs/decisions/0011-cache.md).

A report is looked up by a digest of the source, of what the plan says, of the ledger and of this package as it is
installed. The folder is the user's own; entries from a folder that anybody else could write to are not read.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Self

import attrs

from factcheck import __version__
from factcheck.model.report import Report
from factcheck.work.examine import Outcome, Plan, Task, style_of

MOST_BYTES = 256 * 1024 * 1024
_DIGEST = 16  # bytes


class Cache:
    """The entries in ``folder`` for reports by ``plan``. Whatever goes wrong with them, they are as if not there."""

    def __init__(self, folder: str, plan: Plan) -> None:
        self._folder = folder
        self._plan = plan
        decisive = (_installed(), plan.published, plan.settings.rates, _state(plan.settings.ledger))
        self._decisive = repr(decisive)  # what is left of the settings chooses among the findings afterwards

    @classmethod
    def opened(cls, plan: Plan) -> Self | None:
        """The cache of this user, made if need be; ``None`` where there can be none that is safe."""
        folder = _usual()
        return cls(folder, plan) if _is_own(folder) else None

    def key(self, task: Task) -> str:
        """What the report of ``task``, a file, is kept by."""
        return _digest(self._decisive, repr(style_of(self._plan, task.path)), task.form, task.content).hex()

    def load(self, key: str) -> Report | None:
        """The report that is kept by ``key``."""
        path = os.path.join(self._folder, key)
        try:
            with open(path, "rb") as file:
                entry = file.read()
            if _digest(entry[_DIGEST:]) != entry[:_DIGEST]:
                raise ValueError
            report = pickle.loads(zlib.decompress(entry[_DIGEST:]))
            os.utime(path)  # what was used last goes last
        except FileNotFoundError:
            return None
        except Exception:  # torn, or of an attrs that has changed: made anew
            return None
        return report if isinstance(report, Report) else None

    def store(self, key: str, outcome: Outcome) -> None:
        """Keep the report of ``outcome``, if it is one that stays."""
        if outcome.faults or not isinstance(outcome.result, Report):
            return
        packed = zlib.compress(pickle.dumps(outcome.result, pickle.HIGHEST_PROTOCOL), 1)
        path = os.path.join(self._folder, key)
        unfinished = f"{path}.{os.getpid()}"
        try:
            with open(unfinished, "wb") as file:
                file.write(_digest(packed) + packed)
            os.replace(unfinished, path)
        except OSError:  # a full disk: nothing is kept
            with suppress(OSError):
                os.unlink(unfinished)

    def trim(self, most: int = MOST_BYTES) -> None:
        """Drop the entries that were used longest ago, where all together are more than ``most`` bytes."""
        with suppress(OSError):
            entries = [(entry.stat(), entry.path) for entry in os.scandir(self._folder)]
            room = most
            for status, path in sorted(entries, key=lambda entry: entry[0].st_mtime, reverse=True):
                room -= status.st_size
                if room < 0:
                    os.remove(path)


def _usual() -> str:
    home = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "factcheck")


def _is_own(folder: str) -> bool:
    """Whether ``folder`` is there, belongs to this user, and nobody else may write to it: what is unpickled is code."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        status = os.lstat(folder)
    except OSError:
        return False
    if sys.platform == "win32":  # profiles are closed to others
        return True
    return os.path.isdir(folder) and status.st_uid == os.geteuid() and not status.st_mode & 0o022


@cache
def _installed() -> tuple[object, ...]:
    """This package with the times and sizes of its files, since a checkout changes without a version; this Python; and
    when a library was last installed or taken away."""
    package = os.path.dirname(os.path.dirname(__file__))
    libraries = os.path.dirname(os.path.dirname(attrs.__file__))
    return (__version__, _state(package), sys.version, os.stat(libraries).st_mtime_ns)


def _state(path: str | None) -> str:
    """A digest of the sizes and times of the file at ``path``, with its journal, or of the files of the folder."""
    if path is None:
        return ""
    return _digest(*(f"{name}\0{mtime}\0{size}\n" for name, mtime, size in _files(os.path.abspath(path)))).hex()


def _files(path: str) -> Iterator[tuple[str, int, int]]:
    if os.path.isdir(path):
        for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        return
    for each in (path, f"{path}-wal"):
        with suppress(OSError):
            status = os.stat(each)
            yield each, status.st_mtime_ns, status.st_size


def _digest(*parts: str | bytes) -> bytes:
    state = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        coded = part if isinstance(part, bytes) else part.encode(errors="surrogatepass")
        state.update(b"%d:" % len(coded) + coded)
    return state.digest()
