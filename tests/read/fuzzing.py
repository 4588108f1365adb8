"""Gives any bytes to a reader, and tells what came of it.

Each input is read in a process of its own, forked from this one, which may use so much memory and so much time. What
comes of it is ``draft``, the reason of a :class:`ReadError`, or a failure: everything else that was raised, a draft
that contradicts itself, a crash, no end.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from factcheck import Box, Draft, Format, ReadError, Run, SourceRange, check
from factcheck.read.drafts import read_drafts, recognised

# Bytes of address space beyond what the tests take already; the program that draws out PDF files has its own bound.
MEMORY = 3 << 30
SECONDS = 20
SECONDS_OF_PDF = 80  # its own bound is a minute
FAILED = "failed: "
ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md"}
FOLDER = Path(__file__).parent / "past_failures"


class Input(NamedTuple):
    """What a reader gets."""

    form: Format
    content: bytes

    @property
    def name(self) -> str:
        return f"bài.{ENDINGS.get(self.form, self.form.value)}"


def form_of(name: str) -> Format:
    """The format that the ending of ``name`` says."""
    ending = name.rpartition(".")[2]
    return next(form for form in Format if ENDINGS.get(form, form.value) == ending)


def warm_up(samples: Iterable[Input]) -> None:
    """Load in this process, once, what reading ``samples`` needs; they must be in order."""
    for sample in samples:
        assert not _read(sample).startswith(FAILED), sample.name


def outcome(given: Input, *, memory: int = MEMORY, seconds: int | None = None) -> str:
    """What comes of reading ``given`` in a process of its own, and of checking the drafts that it holds."""
    seconds = seconds or (SECONDS_OF_PDF if given.form is Format.PDF else SECONDS)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # nothing of the parent's may run here: no test report, no handler at exit
        os.close(reading)
        _told_by_child(given, writing, memory, seconds)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return FAILED + ("no end" if number == signal.SIGALRM else signal.Signals(number).name)
    return told or FAILED + "no word"


def _told_by_child(given: Input, pipe: int, memory: int, seconds: int) -> None:
    try:
        memory += _taken()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds)
        os.write(pipe, _read(given).encode("utf-8", "replace")[:60_000])
    finally:
        os._exit(0)


def _taken() -> int:
    """The address space of this process, which its parent has filled with libraries that other tests use."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def _read(given: Input) -> str:
    try:
        with suppress(ReadError):
            recognised(given.content, given.name)
        reasons = [_held(each) for each in read_drafts(given.name, form=given.form, content=given.content)]
        return reasons[0] if reasons else "nothing"
    except ReadError as error:
        return error.reason
    except BaseException:  # whatever it is, it is what is looked for
        return FAILED + traceback.format_exc()


def _held(read: Draft | ReadError) -> str:
    """Hold that a draft is in order, and can be checked."""
    if isinstance(read, ReadError):
        return read.reason
    last = 0
    for piece in read.pieces:
        assert last <= piece.start < piece.end <= len(read.text), piece
        last = piece.end
        _hold(read, piece.origin)
    assert all(0 <= block.span.start < block.span.end <= len(read.text) for block in read.blocks)
    assert all(0 <= remark.span.start <= remark.span.end <= len(read.text) for remark in read.comments)
    for finding in check(read).findings:
        for span in (finding.span, *(place.span for place in finding.related)):
            assert 0 <= span.start < span.end <= len(read.text), finding
            origins = list(read.origins(span))
            assert origins
            for origin in origins:
                _hold(read, origin)
    return "draft"


def _hold(draft: Draft, origin: SourceRange | Run | Box) -> None:
    if isinstance(origin, SourceRange):
        assert draft.source is not None
        assert 0 <= origin.start <= origin.end <= len(draft.source), origin
    elif isinstance(origin, Run):
        assert origin.paragraph > 0 < origin.run, origin
        assert 0 <= origin.start <= origin.end, origin
    else:
        assert origin.page > 0, origin
        assert origin.left <= origin.right, origin
        assert origin.top <= origin.bottom, origin


def minimised(given: Input, fails: Callable[[Input], bool], tries: int = 200) -> Input:
    """``given`` without what can be left out while it ``fails`` still; a little, within so many ``tries``."""
    content, size = given.content, max(1, len(given.content) // 2)
    chance = random.Random(len(content))
    for _ in range(tries):
        if size > len(content):
            size = max(1, len(content) // 2)
        at = chance.randrange(0, max(1, len(content) - size + 1))
        shorter = content[:at] + content[at + size :]
        if fails(given._replace(content=shorter)):
            content = shorter
        else:
            size = max(1, size * 3 // 4)
    return given._replace(content=content)
