"""What the command line knows of the terminal: colour, width, progress."""

from __future__ import annotations

import os
import sys
import time
from typing import TextIO

from factcheck.report.lines import printable, width
from factcheck.report.text import Look

PIPE_COLUMNS = 120
_BAR, _BAR_COLUMNS, _CUT = "━", 20, "…"
_PATIENCE, _REDRAWN = 1, 0.1  # seconds until a bar is shown, and between two of its states
LEAST_COLUMNS, MOST_COLUMNS = 40, 160


def look(lang: str) -> Look:
    """How to write on standard output: plain and of fixed width in a pipe; NO_COLOR and FORCE_COLOR are heeded."""
    return Look(lang, max(LEAST_COLUMNS, min(_columns(sys.stdout), MOST_COLUMNS)), _is_coloured())


def _columns(stream: TextIO) -> int:
    """How wide the terminal behind ``stream`` is."""
    if not stream.isatty():
        return PIPE_COLUMNS
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPE_COLUMNS
    except OSError:
        return PIPE_COLUMNS


def _is_coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """A bar on standard error, for people only, and only once a second has gone by."""

    def __init__(self, total: int, *, is_wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._last = ""
        self._is_wanted = is_wanted and sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._is_drawn = False

    def step(self, path: str) -> None:
        """``path`` comes next; a file of many drafts may come many times."""
        self._done += path != self._last
        self._last = path
        if self._is_wanted:
            self.tell(bar(self._done, self._total, printable(path), _columns(sys.stderr)))

    def tell(self, words: str) -> None:
        """Show ``words`` in the place of what was shown before."""
        if self._is_wanted and time.monotonic() >= self._next:
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()
            self._is_drawn = True
            self._next = time.monotonic() + _REDRAWN

    def clear(self) -> None:
        """Take the bar away before something else is written."""
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False


def bar(done: int, total: int, words: str, columns: int) -> str:
    """``[━━━━━     ] 12/34 bai/a.txt``, on one line of a terminal; of long ``words`` the end is shown."""
    filled = _BAR_COLUMNS * min(done, total) // max(total, 1)
    head = f"[{_BAR * filled}{' ' * (_BAR_COLUMNS - filled)}] {done}/{total} "
    room = columns - width(head) - 1
    while width(words) > room and words:
        words = words[1:] if words[0] != _CUT else words[2:]
        words = _CUT + words if words else ""
    return head + words


class Counter:
    """How many records are done, on standard error, for people only."""

    def __init__(self) -> None:
        self._progress = Progress(0, is_wanted=True)

    def show(self, count: int) -> None:
        """``count`` are done."""
        self._progress.tell(f"{count:,}".replace(",", "."))

    def clear(self) -> None:
        self._progress.clear()
