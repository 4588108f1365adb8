"""What of a folder is left out: by ``.gitignore`` files at every level, and by patterns of the settings."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored:
    """Decides on what lies under ``folder``.

    The ``.gitignore`` files of the folders above count up to the repository that it is in, a deeper one before one
    above it. A folder that is named though they ignore it is walked as if they were not there. ``exclude`` are patterns
    relative to ``root``.
    """

    def __init__(self, folder: str, root: str, exclude: Sequence[str]) -> None:
        self._specs: dict[str, GitIgnoreSpec | None] = {}
        self._top = os.path.realpath(folder)
        self._root = os.path.realpath(root)
        self._exclude = GitIgnoreSpec.from_lines(exclude)
        above = _above(self._top)
        is_walked_anyhow = any(self._says(each, self._top, is_folder=True) for each in above)
        self._above = () if is_walked_anyhow else above

    def leaves_out(self, found: str, *, is_folder: bool) -> bool:
        """Whether ``found``, under the folder that is walked, is left out, with all that is in it."""
        folder, name = os.path.split(found)
        path = os.path.join(os.path.realpath(folder), name)
        if _matches(self._exclude, self._root, path, is_folder=is_folder):
            return True
        for level in [*_levels(os.path.dirname(path), self._top), *self._above]:
            said = self._says(level, path, is_folder=is_folder)
            if said is not None:
                return said
        return False

    def _says(self, level: str, path: str, *, is_folder: bool) -> bool | None:
        """What the ``.gitignore`` in the folder ``level`` says of ``path``; ``None``: nothing."""
        if level not in self._specs:
            self._specs[level] = _spec(os.path.join(level, _NAME))
        spec = self._specs[level]
        return None if spec is None else _matches(spec, level, path, is_folder=is_folder)


def _levels(folder: str, top: str) -> list[str]:
    """``folder`` and the folders above it up to ``top``; ``folder`` alone where a link led out of ``top``."""
    levels = [folder]
    while levels[-1] != top and levels[-1] != os.path.dirname(levels[-1]):
        levels.append(os.path.dirname(levels[-1]))
    return levels if levels[-1] == top else [folder]


def _above(top: str) -> tuple[str, ...]:
    """The folders above ``top`` up to the one that holds ``.git``; none where there is no such folder."""
    found, folder = [], top
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return ()
        found.append(folder)
    return tuple(found)


def _spec(path: str) -> GitIgnoreSpec | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return GitIgnoreSpec.from_lines(file)
    except (OSError, ValueError):  # none there, or a pattern that is none
        return None


def _matches(spec: GitIgnoreSpec, base: str, path: str, *, is_folder: bool) -> bool | None:
    below = os.path.relpath(path, base)
    if below.startswith(os.pardir):
        return None
    return spec.check_file(below.replace(os.sep, "/") + ("/" if is_folder else "")).include
