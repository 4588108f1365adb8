"""The encoding of the standard streams."""

from __future__ import annotations

import io
import os
import sys


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale; what it cannot hold (parts of odd file names) is written escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller: >&-
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
