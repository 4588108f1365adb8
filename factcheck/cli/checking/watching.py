"""``--watch``: files are checked again as they change."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from factcheck.cli.checking.modes import UsageError, found
from factcheck.cli.checking.reporting import report
from factcheck.cli.checking.request import Request
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import look
from factcheck.errors import ConfigError, ReadError
from factcheck.messages import render
from factcheck.policy.config import FILE, PROJECT
from factcheck.read.source import STDIN
from factcheck.report.lines import printable, width

_OFTEN = 200  # milliseconds: how long an interruption may wait


def watch(request: Request, ask: Callable[[], Request]) -> Exit:
    """Check the files of ``request`` at once and whenever they change, until the user interrupts.

    When settings, even new ones, or the ledger change everything is checked again, by what ``ask`` gives then. Raises
    :class:`UsageError` for standard input.
    """
    if STDIN in request.paths:
        raise UsageError(render("cli.not_together", {"option": "--watch", "other": STDIN}, request.lang))
    ground = [os.path.realpath(path) for path in (request.config, request.settings.ledger) if path is not None]
    for changed in _changes([*request.paths, *ground]):
        is_all = not changed or any(_is_ground(path, ground) for path in changed)
        if changed and is_all:
            request = _asked(ask, request)
        paths = [path for path in found(request) if is_all or _is_among(path, changed)]
        if paths:
            if changed:
                sys.stdout.write(f"{_headline(paths, request.lang)}\n")
            report(request, paths)
            sys.stdout.flush()
            print(render("cli.watching", lang=request.lang), file=sys.stderr)
    return Exit.CLEAN


def _changes(paths: Sequence[str]) -> Iterator[set[str]]:
    """First an empty set, once the watch of ``paths`` has begun; then, each time, the files that have changed, by their
    real paths. Raises :class:`ReadError` where the library is missing."""
    try:
        from watchfiles import watch as ticking  # noqa: PLC0415  # only for who watches
    except ModuleNotFoundError:
        raise ReadError("--watch", "cli.extra", "factcheck[watch]") from None
    is_deep = any(os.path.isdir(path) or not os.path.lexists(path) for path in paths)
    folders = dict.fromkeys(map(_folder, paths))
    ticks = ticking(*folders, recursive=is_deep, rust_timeout=_OFTEN, yield_on_timeout=True)
    early = {os.path.realpath(path) for _, path in next(ticks)}
    yield set()
    for tick in ticks:
        changed = early | {os.path.realpath(path) for _, path in tick}
        early = set()
        if changed:
            yield changed


def _folder(path: str) -> str:
    """The folder to watch for ``path``: editors put a new file in the place of the old one."""
    while not os.path.isdir(path):
        path = os.path.dirname(path) or os.curdir
    return path


def _asked(ask: Callable[[], Request], before: Request) -> Request:
    """What is asked for by now; ``before`` where the settings are faulty just then."""
    try:
        return ask()
    except ConfigError as error:
        from factcheck.cli.complaints import config_lines  # noqa: PLC0415  # told only of faults

        for line in config_lines(error, before.lang):
            print(line, file=sys.stderr)
    return before


def _is_among(path: str | ReadError, changed: set[str]) -> bool:
    return isinstance(path, str) and os.path.realpath(path) in changed


def _is_ground(path: str, ground: Sequence[str]) -> bool:
    """Whether every report may change with the file at ``path``: one of ``ground`` or under it, or settings."""
    is_settings = os.path.basename(path) in (FILE, PROJECT)
    return is_settings or any(path == each or path.startswith(os.path.join(each, "")) for each in ground)


def _headline(paths: Sequence[str | ReadError], lang: str) -> str:
    """What stands between one check and the next: the time, and what has changed."""
    first = paths[0]
    if len(paths) == 1 and isinstance(first, str):
        told = printable(first)
    else:
        told = render("cli.files", {"count": str(len(paths))}, lang)
    words = f"── {time.strftime('%H:%M:%S')} {told} "
    return words + "─" * max(2, look(lang).columns - width(words))
