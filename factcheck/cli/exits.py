"""Exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the command line tells the shell; the last two are 128 and the number of a signal, as shells count."""

    CLEAN = 0
    ERRORS_FOUND = 1
    COULD_NOT_RUN = 2  # wholly, or one of the sources
    INTERRUPTED = 130
    PIPE_CLOSED = 141
