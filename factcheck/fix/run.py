"""Mends a source: the functions that the command line calls.

    content = read_bytes(path)
    outcome = fixed(path, content, check, Options(is_unsafe=arguments.unsafe_fixes), wanted)
    sys.stdout.write(outcome.diff())                  # --diff: exit code 1 where outcome.is_changed
    save(outcome)                                     # --fix of a file
    sys.stdout.buffer.write(outcome.after)            # --fix of standard input

``outcome.after`` is then read, checked and reported as ``content`` would have been. ``check`` gives the report of a
draft, ``wanted`` leaves in it the findings that are to be mended. What was answered or known before is in the one and
not in the other: it stays as it is, and does not count as new when the words around it are mended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import attrs

from factcheck.errors import ReadError
from factcheck.fix.mending import Medium, Mended, State, mended
from factcheck.fix.plan import UNSAFE, Proposal, Skipped, planned
from factcheck.model.draft import Draft, Format
from factcheck.model.finding import Edit, Message
from factcheck.model.report import Report
from factcheck.read.drafts import FIELD, read_drafts, recognised
from factcheck.read.source import decode, encoding_of

Check = Callable[[Draft], Report]
Choice = Callable[[Report], Report]
_PACKAGES = (Format.DOCX, Format.ODT)


class Options(NamedTuple):
    """``is_unsafe`` makes fixes that change a value, too; ``form`` and ``field`` are those of :func:`read_drafts`."""

    is_unsafe: bool = False
    form: Format | None = None
    field: str = FIELD


SAFE = Options()


@attrs.frozen
class Outcome:
    """What came of mending a source: ``before`` is what it held, ``after`` what it is to hold; nothing is written yet.

    ``made`` are the findings that were mended with their fixes, ``skipped`` those that have a fix which was not made.
    ``shown`` is what a diff compares: the source before and after, or its paragraphs where it is no text.
    """

    source: str
    before: bytes
    after: bytes
    made: tuple[Proposal, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    shown: tuple[str, str] = ("", "")

    @property
    def is_changed(self) -> bool:
        return self.before != self.after

    @property
    def unsafe(self) -> int:
        """How many more findings would be mended if changes of value were allowed."""
        return sum(each.reason == UNSAFE for each in self.skipped)

    def diff(self) -> str:
        """The unified diff, empty where nothing changes."""
        from factcheck.fix.diff import difference  # noqa: PLC0415  # loaded when there is something to show

        return difference(self.source, *self.shown) if self.is_changed else ""


def _all(report: Report) -> Report:
    return report


def fixed(source: str, content: bytes, check: Check, options: Options = SAFE, wanted: Choice = _all) -> Outcome:
    """The source at path ``source``, which holds ``content``, with its mends made as :mod:`factcheck.fix.plan` chooses.

    A fix is kept only if the mended source, read and checked anew, has no finding where it was made and none that is
    new. Raises :class:`ReadError` where the source as a whole cannot be read; lines of JSON Lines that cannot be read
    stay as they are.
    """
    form, is_unsafe = options.form or recognised(content, source), options.is_unsafe
    medium = Medium(partial(_read, source, form, options.field), _rewritten, check, wanted)
    if form is Format.JSONL:
        return _lines_fixed(source, content, medium, is_unsafe=is_unsafe)
    state = medium.state(content)
    if form is Format.PDF:
        plan = planned(wanted(state.report), is_unsafe=is_unsafe)
        reason = Message.of("fix.no_way_back", detail=form.name)
        bound = (Skipped(proposal.finding, reason) for proposal in plan.chosen)
        return Outcome(source, content, content, skipped=(*plan.skipped, *bound))
    found = mended(state, medium, is_unsafe=is_unsafe)
    shown = _shown(source, state, found.state)
    return Outcome(source, content, found.state.content, found.made, found.skipped, shown)


def _shown(source: str, before: State, after: State) -> tuple[str, str]:
    """The source before and after, or the paragraphs of one that is no text."""
    if before.draft.format in _PACKAGES:
        return f"{before.draft.text}\n", f"{after.draft.text}\n"
    return decode(before.content, source), decode(after.content, source)


def save(outcome: Outcome) -> None:
    """Write the mended source in place of the old one, if anything was mended. Raises :class:`WriteError`."""
    if outcome.is_changed:
        from factcheck.fix.write import replace  # noqa: PLC0415  # loaded when there is something to write

        replace(outcome.source, outcome.before, outcome.after)


def _lines_fixed(source: str, content: bytes, medium: Medium, *, is_unsafe: bool) -> Outcome:
    """The lines of a file in JSON Lines, each mended by itself."""
    mark, encoding = encoding_of(content)
    before = decode(content, source)
    found = [_line_fixed(line, medium, is_unsafe=is_unsafe) for line in before.split("\n")]
    after = "\n".join(line if each is None else each.state.content.decode() for line, each in found)
    made = tuple(proposal for _, each in found if each is not None for proposal in each.made)
    skipped = tuple(skip for _, each in found if each is not None for skip in each.skipped)
    return Outcome(source, content, mark + after.encode(encoding), made, skipped, (before, after))


def _line_fixed(line: str, medium: Medium, *, is_unsafe: bool) -> tuple[str, Mended | None]:
    if not line.strip():
        return line, None
    try:
        state = medium.state(line.encode())
    except ReadError:
        return line, None
    return line, mended(state, medium, is_unsafe=is_unsafe)


def _read(source: str, form: Format, field: str, content: bytes) -> Draft:
    """The one draft of ``content``."""
    draft = next(read_drafts(source, form=form, field=field, content=content))
    if isinstance(draft, ReadError):
        raise draft
    return draft


def _rewritten(content: bytes, draft: Draft, edits: Sequence[Edit]) -> bytes | None:
    """``content``, which ``draft`` was read from, with ``edits`` made; its encoding and its mark stay."""
    if draft.format in _PACKAGES:
        from factcheck.fix.packages import rewritten as repacked  # noqa: PLC0415  # loaded for such files only

        return repacked(content, draft, edits)
    from factcheck.fix.texts import rewritten  # noqa: PLC0415  # loaded when there is something to mend

    mark, encoding = encoding_of(content)
    text = rewritten(content[len(mark) :].decode(encoding), draft, edits)
    return None if text is None else mark + text.encode(encoding)
