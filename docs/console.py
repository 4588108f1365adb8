"""Blocks of a page that show what is really there.

A block opened by `` ```console `` holds commands after ``$`` and, below each, what it prints; `` ```text FILE `` holds
the text of a file of this repository. A block with any other command than ``factcheck`` is left as it is.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

_COMMAND = "$ factcheck "
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```text (\S+)\n.*?^```$", re.MULTILINE | re.DOTALL)


def refreshed(page: str, root: Path) -> str:
    """``page`` with the real text in its blocks; files and commands are read and run in the folder ``root``."""
    page = _FILE.sub(lambda block: f"```text {block[1]}\n{(root / block[1]).read_text(encoding='utf-8')}```", page)
    return _CONSOLE.sub(lambda block: f"```console\n{_transcript(block[1], root)}```", page)


def commands(page: str) -> list[str]:
    """The commands of the console blocks of ``page`` that are run, as they are written after ``$``."""
    return [line.removeprefix("$ ") for block in _CONSOLE.findall(page) for line in _run_here(block)]


def _run_here(block: str) -> list[str]:
    written = [line for line in block.splitlines() if line.startswith("$ ")]
    return written if all(line.startswith(_COMMAND) for line in written) else []


def _transcript(block: str, root: Path) -> str:
    lines = _run_here(block)
    return "\n".join(f"{line}\n{_output(line, root)}" for line in lines) if lines else block


def _output(line: str, root: Path) -> str:
    """What the command prints in a pipe, complaints included, in the same colours and width everywhere."""
    arguments = shlex.split(line.removeprefix(_COMMAND))
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "COLUMNS")}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return done.stdout.decode()
