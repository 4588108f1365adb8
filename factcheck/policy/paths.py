"""Files and the patterns of files in the settings."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def relative(path: str, folder: str) -> str:
    """``path`` as seen from ``folder``, with ``/`` between its parts on every system."""
    absolute = os.path.abspath(path)
    try:
        seen = os.path.relpath(absolute, folder)
    except ValueError:  # another drive
        seen = absolute
    return seen.replace(os.sep, "/")


def is_matched(path: str, patterns: tuple[str, ...], root: str) -> bool:
    """Whether one of ``patterns``, as a .gitignore in the folder ``root`` would have them, matches the file ``path``.

    Raises ``ValueError`` for a pattern that is none.
    """
    return _spec(patterns).match_file(relative(path, root))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  # most runs have no pattern

    return GitIgnoreSpec.from_lines(patterns)
