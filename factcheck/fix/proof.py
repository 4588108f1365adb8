"""Whether mends hold, told by checking the mended text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.fix.plan import Proposal
from factcheck.fix.shift import Shift
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.quantity import Quantity
from factcheck.model.report import Report
from factcheck.model.span import Span

LASTING, MOVED_VALUE = Message("fix.lasting"), Message("fix.moved_value")
_Mark = tuple[str, Level, Span]


def fault(before: Report, after: Report, made: Sequence[Proposal]) -> Message | None:
    """Why ``made``, which turned the text of ``before`` into that of ``after``, do not hold; ``None`` where they do.

    They hold where what was mended is found no more and nothing new is found, no claim became unreadable, and every
    quantity that was not to be changed has its value.
    """
    shift = Shift(edit for proposal in made for edit in proposal.fix.edits)
    mended = Counter(_mark(proposal.finding) for proposal in made)
    left = Counter((code, level, shift.span(span)) for code, level, span in _left(before, mended))
    if Counter(map(_mark, after.findings)) - left or len(after.claims) < len(before.claims):
        return LASTING
    changed = {edit.span for proposal in made if not proposal.fix.is_safe for edit in proposal.fix.edits}
    return None if _keep_values(before.quantities, after.quantities, changed) else MOVED_VALUE


def _mark(finding: Finding) -> _Mark:
    return finding.code, finding.level, finding.span


def _left(report: Report, mended: Counter[_Mark]) -> Iterator[_Mark]:
    return (Counter(map(_mark, report.findings)) - mended).elements()


def _keep_values(before: Sequence[Quantity], after: Sequence[Quantity], changed: set[Span]) -> bool:
    """Whether the quantities are the same ones, in order, with the same values but for those at ``changed``."""
    if len(before) != len(after):
        return False
    return all(
        (old.low, old.high, old.unit) == (new.low, new.high, new.unit) or any(_meet(old.span, span) for span in changed)
        for old, new in zip(before, after, strict=True)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
