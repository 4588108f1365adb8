"""Runs the command line as a process of its own, as a shell would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "factcheck")
WRONG = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.\n"
RIGHT = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%.\n"


class Ran(NamedTuple):
    code: int
    output: str
    complaints: str


def environment(**changes: str) -> dict[str, str]:
    """The environment of the tests without what would colour or translate the output."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, **changes}


def factcheck(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **changes: str) -> Ran:
    """Run ``factcheck`` in a pipe; ``changes`` are environment variables."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(**changes),
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
