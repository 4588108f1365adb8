"""A report as a newsroom wants it: what it chose, without what was answered or known before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from factcheck.model.finding import Finding, Message
from factcheck.model.report import Report
from factcheck.policy.choice import chosen
from factcheck.policy.remarks import Misread, Remark, remarks
from factcheck.policy.settings import Settings, Suppression
from factcheck.policy.suppress import Key, Row, Source, is_of, key, of_remarks, of_settings
from factcheck.verify.checks.s101_unused_suppression import META as UNUSED
from factcheck.verify.checks.s102_faulty_remark import META as FAULTY
from factcheck.verify.registry import LEDGER

if TYPE_CHECKING:
    from factcheck.policy.baseline import Baseline

_NEAR = 400  # code points from a remark to a finding that it may be meant for


class SuppressedFinding(NamedTuple):
    """A finding that was answered, why, and where it is said: in the draft or in the settings."""

    finding: Finding
    reason: str
    where: Source


class Judged(NamedTuple):
    """What is left of a report, in ``report``, and what became of the rest.

    ``concerned`` are the entries ``[[suppress]]`` that are for this file, ``used`` those of them that answer a finding
    of it; :func:`unused` puts them together over a run.
    """

    report: Report
    suppressed: tuple[SuppressedFinding, ...] = ()
    baselined: tuple[Finding, ...] = ()
    concerned: frozenset[Suppression] = frozenset()
    used: frozenset[Suppression] = frozenset()


def judged(report: Report, settings: Settings, path: str, baseline: Baseline | None = None) -> Judged:
    """``report``, all that was found in the file ``path``, in the order choice, suppressions, baseline.

    Remarks that answer nothing (``S101``) or that are not understood (``S102``) are findings too, which are chosen as
    others are, but neither answered nor part of a baseline. What counts for the former is all that was found, not what
    was chosen. Raises ``ValueError`` for a pattern in ``settings`` that is none.
    """
    said = () if report.draft is None else tuple(remarks(report.draft))
    row = Row.of(report.findings)
    answers = (*of_remarks(said), *of_settings(settings, path, report.text))
    answered = [(answer.source, answer.answered(row)) for answer in answers]
    sources = {key(finding): source for source, found in reversed(answered) for finding in found}  # the first one wins
    left, suppressed = _parted(chosen(report, settings, path), sources)
    unanswered = left.findings
    known: tuple[Finding, ...] = ()
    if baseline is not None:
        left, known = baseline.split(path, left)
    own = [_faulty(each) for each in said if isinstance(each, Misread)]
    for source, found in answered:
        if isinstance(source, Remark) and (idle := _idle(source, found, settings)):
            own.append(_note(source, idle, report.text, _near(source, unanswered)))
    if own:
        left = _with(left, chosen(_only(report, own), settings, path).findings)
    concerned = frozenset(source for source, _ in answered if isinstance(source, Suppression))
    used = frozenset(source for source, found in answered if isinstance(source, Suppression) and found)
    return Judged(left, suppressed, known, concerned, used)


def unused(settings: Settings, judgements: Iterable[Judged]) -> tuple[Suppression, ...]:
    """The entries ``[[suppress]]`` that were for a file of this run, and answered nothing in any; in their order.

    An entry without a path is for every file, so a run over some of the files says little of it.
    """
    concerned: set[Suppression] = set()
    used: set[Suppression] = set()
    for judgement in judgements:
        concerned |= judgement.concerned
        used |= judgement.used
    return tuple(entry for entry in settings.suppressions if entry in concerned - used and _due(entry.codes, settings))


def _parted(report: Report, sources: Mapping[Key, Source]) -> tuple[Report, tuple[SuppressedFinding, ...]]:
    """``report`` without the findings that have an answer among ``sources``, and those."""
    answers = [(finding, sources.get(key(finding))) for finding in report.findings]
    left = (finding for finding, source in answers if source is None)
    gone = (SuppressedFinding(finding, source.reason, source) for finding, source in answers if source is not None)
    return _only(report, left), tuple(gone)


def _only(report: Report, findings: Iterable[Finding]) -> Report:
    return attrs.evolve(report, findings=tuple(findings))


def _with(report: Report, findings: Iterable[Finding]) -> Report:
    together = (*report.findings, *findings)
    return _only(report, sorted(together, key=lambda finding: (finding.span.start, finding.code)))


def _due(codes: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Those of ``codes`` (all: one empty beginning) whose findings can arise in this run."""
    return tuple(code for code in codes or ("",) if settings.ledger is not None or not code.startswith(LEDGER))


def _idle(remark: Remark, answered: Iterable[Finding], settings: Settings) -> list[str]:
    """Those codes of ``remark`` (all: one empty beginning) that answer nothing."""
    used = tuple(finding.code for finding in answered)
    return [code for code in _due(remark.codes, settings) if not any(each.startswith(code) for each in used)]


def _near(remark: Remark, findings: Iterable[Finding]) -> Finding | None:
    """The one of ``findings``, which have no answer, that ``remark`` may be meant for, though it stands elsewhere."""

    def distance(finding: Finding) -> int:
        return max(finding.span.start - remark.span.end, remark.span.start - finding.span.end)

    of_its_codes = (each for each in findings if remark.codes and is_of(each.code, remark.codes))
    return min((each for each in of_its_codes if distance(each) <= _NEAR), key=distance, default=None)


def _note(remark: Remark, idle: Sequence[str], text: str, near: Finding | None) -> Finding:
    """The note that ``remark``, or its codes ``idle``, answer nothing."""
    asked = remark.asked()
    if len(idle) < len(remark.codes):
        message = Message.of("S101.codes", remark=asked, codes=", ".join(idle))
    elif near is None:
        message = Message.of("S101.unused", remark=asked)
    else:
        message = Message.of("S101.elsewhere", remark=asked, code=near.code, words=near.span.slice(text))
    return Finding(UNUSED.code, UNUSED.level, message, remark.span)


def _faulty(remark: Misread) -> Finding:
    return Finding(FAULTY.code, FAULTY.level, Message.of(remark.fault, words=remark.words), remark.span)
