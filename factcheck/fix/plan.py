"""Which mends of a report are to be made.

A mend that is certain in form is always made. One that changes a value is made only on request, and never where it
would be a guess:

- its slip stands out among those that would explain the numbers, or is the only one; and
- it is the only mend of that slip, or no mend of it touches an operand. The operands are what was reported, the rate
  was derived from them, so mends of the statement alone (``tăng 148%``, ``bằng 248%``) say the same.

Of known slips in generated drafts such a mend restores what was meant in 94 of 100 cases; where the slip does not stand
out it would in 81, and where operands compete in 50 (``tests/fix/test_choices.py`` is a small version).

Words in quotation, whether a block or between quotation marks, are verbatim and stay. Mends of one plan are disjoint,
and one that changes a value has its claims for itself: two findings on one claim are mended once, and what is left is
found when the text is checked again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from factcheck.model.draft import BlockKind
from factcheck.model.finding import Edit, Finding, Fix, Level, Message
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.read.quotations import quotations

QUOTED, GUESS, UNSAFE = Message("fix.quoted"), Message("fix.guess"), Message("fix.unsafe")
NONE: Mapping[tuple[str, Fix], Message] = MappingProxyType({})


class Proposal(NamedTuple):
    """A finding with the fix that is to mend it."""

    finding: Finding
    fix: Fix


class Skipped(NamedTuple):
    """A finding that has a fix which is not made, and a clause that says why."""

    finding: Finding
    reason: Message


class Plan(NamedTuple):
    """What is to be made, and what is not, the most urgent first.

    A finding without any fix is in neither, nor is one that waits for another on the same words.
    """

    chosen: tuple[Proposal, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def planned(report: Report, *, is_unsafe: bool = False, refused: Mapping[tuple[str, Fix], Message] = NONE) -> Plan:
    """The fixes of ``report`` to be made, at most one a finding; ``is_unsafe`` takes those that change a value, too.

    ``refused`` are the fixes, by code and fix, that were tried before, and why they were taken back. The same report
    gives the same plan.
    """
    quoted, taken = _Ground(report.text, _quotations(report)), _Ground(report.text)
    chosen, skipped = [], []
    for finding in sorted(report.findings, key=_urgency):
        if not any(diagnosis.fixes for diagnosis in finding.diagnoses):
            continue
        choice = choice_of(finding)
        fix = None if choice is None else _in_letters_of(report.text, choice)
        if fix is None:
            skipped.append(Skipped(finding, GUESS))
        elif quoted.meets(edit.span for edit in fix.edits):
            skipped.append(Skipped(finding, QUOTED))
        elif not (fix.is_safe or is_unsafe):
            skipped.append(Skipped(finding, UNSAFE))
        elif (finding.code, fix) in refused:
            skipped.append(Skipped(finding, refused[finding.code, fix]))
        elif not taken.meets(ground := list(_ground(finding, fix, report))):
            taken.take(ground)
            chosen.append(Proposal(finding, fix))
    return Plan(tuple(chosen), tuple(skipped))


def choice_of(finding: Finding) -> Fix | None:
    """The one fix of ``finding`` that may be made without asking; ``None`` where it has none or the choice is open."""
    fixes = [fix for diagnosis in finding.diagnoses for fix in diagnosis.fixes]
    safe = next((fix for fix in fixes if fix.is_safe), None)
    if safe is not None or not fixes:
        return safe
    best, *others = finding.diagnoses
    stands_out = best.is_clear or not others
    operands = {place.span for place in finding.related}
    is_plain = len(best.fixes) == 1 or not any(_touch(fix, operands) for fix in best.fixes)
    return best.fixes[0] if stands_out and best.fixes and is_plain else None


def _touch(fix: Fix, spans: Iterable[Span]) -> bool:
    return any(edit.span.start < span.end and span.start < edit.span.end for edit in fix.edits for span in spans)


def _urgency(finding: Finding) -> tuple[bool, int, Span]:
    """Safe ones first, since they leave every value to the others; then the gravest; then in text order."""
    choice = choice_of(finding)
    return not (choice and choice.is_safe), list(Level).index(finding.level), finding.span


def _in_letters_of(text: str, fix: Fix) -> Fix:
    """``fix`` with decomposed letters where the words that it replaces are decomposed."""

    def spelled(edit: Edit) -> Edit:
        is_composed = unicodedata.is_normalized("NFC", edit.span.slice(text))
        return edit if is_composed else edit._replace(replacement=unicodedata.normalize("NFD", edit.replacement))

    return fix._replace(edits=tuple(map(spelled, fix.edits)))


def _quotations(report: Report) -> Iterator[Span]:
    for block in report.draft.blocks if report.draft is not None else ():
        if block.kind is BlockKind.QUOTATION:
            yield block.span
    yield from quotations(report.text)


def _ground(finding: Finding, fix: Fix, report: Report) -> Iterator[Span]:
    """The words that no other fix may change at the same time."""
    yield from (edit.span for edit in fix.edits)
    if not fix.is_safe:
        yield finding.span
        yield from (place.span for place in finding.related)
        yield from (claim.span for claim in report.claims if _touch(fix, [claim.span]))


class _Ground:
    """Which characters of a text are taken."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(len(text) + 1)
        self.take(spans)

    def take(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def meets(self, spans: Iterable[Span]) -> bool:
        """Whether one of ``spans`` has a character that is taken."""
        return any(self._taken.find(1, span.start, max(span.end, span.start + 1)) >= 0 for span in spans)
