"""What the command line knows of the terminal: colour, width, progress."""

from __future__ import annotations

import os
import sys
import time

from factcheck.report.lines import printable
from factcheck.report.text import Look

PIPE_COLUMNS = 120
LEAST_COLUMNS, MOST_COLUMNS = 40, 160


def look(lang: str) -> Look:
    """How to write on standard output: plain and of fixed width in a pipe; NO_COLOR and FORCE_COLOR are heeded."""
    columns = PIPE_COLUMNS
    if sys.stdout.isatty():
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or PIPE_COLUMNS
        except OSError:
            columns = PIPE_COLUMNS
    return Look(lang, max(LEAST_COLUMNS, min(columns, MOST_COLUMNS)), _is_coloured())


def _is_coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """A counter on standard error, for people only, and only once a second has gone by."""

    def __init__(self, total: int, *, is_wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._is_wanted = is_wanted and sys.stderr.isatty()
        self._start = time.monotonic()
        self._is_drawn = False

    def step(self, path: str) -> None:
        """``path`` comes next."""
        self._done += 1
        self.tell(f"{self._done}/{self._total} {printable(path)}")

    def tell(self, words: str) -> None:
        """Show ``words`` in the place of what was shown before."""
        if self._is_wanted and time.monotonic() - self._start > 1:
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()
            self._is_drawn = True

    def clear(self) -> None:
        """Take the counter away before something else is written."""
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False


class Counter:
    """How many records are done, on standard error, for people only."""

    def __init__(self) -> None:
        self._progress = Progress(0, is_wanted=True)

    def show(self, count: int) -> None:
        """``count`` are done."""
        self._progress.tell(f"{count:,}".replace(",", "."))

    def clear(self) -> None:
        self._progress.clear()
