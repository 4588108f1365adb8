"""Makes the mends of one draft, and proves each by reading and checking the source anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import attrs

from factcheck.errors import ReadError
from factcheck.fix.plan import Proposal, Skipped, planned
from factcheck.fix.proof import fault
from factcheck.fix.shift import Shift
from factcheck.model.draft import Draft
from factcheck.model.finding import Edit, Fix, Message
from factcheck.model.report import Report

UNPLACED, TOO_MANY = Message("fix.unplaced"), Message("fix.too_many")
PASSES = 10  # a mend that waits for another is made in a later pass
TRIES = 64  # how often one draft is read and checked anew


class Medium(NamedTuple):
    """How a source is read, how edits of its text are made in it (``None``: they cannot be), how it is checked, and
    which findings of a report are to be mended.

    ``read`` may raise :class:`ReadError`.
    """

    read: Callable[[bytes], Draft]
    rewritten: Callable[[bytes, Draft, Sequence[Edit]], bytes | None]
    check: Callable[[Draft], Report]
    wanted: Callable[[Report], Report]

    def state(self, content: bytes) -> State:
        """``content``, read and checked."""
        draft = self.read(content)
        return State(content, draft, self.check(draft))


class State(NamedTuple):
    """A source as it stands, and what is found in it."""

    content: bytes
    draft: Draft
    report: Report


class Mended(NamedTuple):
    """A source after mends; ``made`` are in the order in which they were made, each in the text of its time."""

    state: State
    made: tuple[Proposal, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def mended(state: State, medium: Medium, *, is_unsafe: bool) -> Mended:
    """The source with every fix made that :func:`planned` chooses and that holds.

    A pass makes all of its fixes at once. Where they do not hold, the halves are tried one after the other, until the
    fixes that do not hold stand alone; these are taken back. Passes go on until one makes nothing.
    """
    work = _Work(state, medium)
    plan = planned(medium.wanted(state.report), is_unsafe=is_unsafe)
    for _ in range(PASSES):
        if not plan.chosen or work.tries == TRIES:
            break
        work.make(plan.chosen)
        plan = planned(medium.wanted(work.state.report), is_unsafe=is_unsafe, refused=work.refused)
    left = (Skipped(proposal.finding, TOO_MANY) for proposal in plan.chosen)
    return Mended(work.state, tuple(work.made), (*plan.skipped, *left))


class _Work:
    """The mending of one source as it goes."""

    def __init__(self, state: State, medium: Medium) -> None:
        self.state = state
        self.made: list[Proposal] = []
        self.refused: dict[tuple[str, Fix], Message] = {}
        self.tries = 0
        self._medium = medium

    def make(self, proposals: tuple[Proposal, ...]) -> None:
        """Make those of ``proposals`` that hold, and refuse the others, as far as tries are left."""
        waiting = [proposals]
        while waiting and self.tries < TRIES:
            batch = waiting.pop()
            result = self._tried(batch)
            if isinstance(result, State):
                shift = Shift(_edits(batch))
                waiting = [tuple(_shifted(each, shift) for each in later) for later in waiting]
                self.refused = {(code, shift.fix(fix)): reason for (code, fix), reason in self.refused.items()}
                self.state = result
                self.made += batch
            elif len(batch) == 1:
                self.refused[batch[0].finding.code, batch[0].fix] = result
            else:
                half = len(batch) // 2
                waiting += [batch[half:], batch[:half]]

    def _tried(self, batch: Sequence[Proposal]) -> State | Message:
        """The source with ``batch`` made, or why that does not hold."""
        self.tries += 1
        content = self._medium.rewritten(self.state.content, self.state.draft, _edits(batch))
        if content is None:
            return UNPLACED
        try:
            draft = self._medium.read(content)
        except ReadError:
            return UNPLACED
        if draft.text != Fix(tuple(_edits(batch))).apply(self.state.draft.text):
            return UNPLACED
        report = self._medium.check(draft)
        return fault(self.state.report, report, batch) or State(content, draft, report)


def _edits(batch: Sequence[Proposal]) -> list[Edit]:
    return [edit for proposal in batch for edit in proposal.fix.edits]


def _shifted(proposal: Proposal, shift: Shift) -> Proposal:
    finding = attrs.evolve(proposal.finding, span=shift.span(proposal.finding.span))
    return Proposal(finding, shift.fix(proposal.fix))
