"""The command line: ``factcheck check``, ``claims``, ``quantity``, ``rule``; one file a command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from factcheck.cli.arguments import parse
from factcheck.cli.exits import Exit
from factcheck.cli.streams import prepare_streams

__all__ = ["main"]

# Loading makes some ten thousand objects that all stay, and a check leaves few cycles behind: looking for them as often
# as Python does by itself, and once more on the way out, takes a fifth of a short run.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code, one of :class:`factcheck.cli.exits.Exit`."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    prepare_streams()
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code: Exit = arguments.run(arguments)
        sys.stdout.flush()
        gc.freeze()
    except BrokenPipeError:
        _abandon(sys.stdout)
        return Exit.PIPE_CLOSED
    except KeyboardInterrupt:
        _abandon(sys.stdout)
        return Exit.INTERRUPTED
    except OSError as fault:  # a full disk; sources that cannot be read are dealt with by the commands
        _say(f"factcheck: {fault.strerror}")
        _abandon(sys.stdout)
        return Exit.COULD_NOT_RUN
    return code


def _say(line: str) -> None:
    """Write ``line`` to standard error, if that can be written."""
    try:
        print(line, file=sys.stderr)
    except OSError:
        _abandon(sys.stderr)


def _abandon(stream: TextIO) -> None:
    """Let the interpreter flush what is left into nothing, instead of failing once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
