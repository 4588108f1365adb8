"""What a report has to say, place by place: claims with their findings, and findings that stand for themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Level, Related
from factcheck.model.report import Report
from factcheck.model.span import Span

_APART = 24  # code points between a cue and its rate that are still marked with them
_PARTS = {"share": ("part", "whole"), "attainment": ("result", "plan")}


class Entry(NamedTuple):
    """One place of the text that there is something to say of; ``number`` counts from 1 in the order of the text.

    ``others`` are the words elsewhere that it speaks of, the numbers of its claim first.
    """

    number: int
    place: Span
    claim: Claim | None
    findings: tuple[Finding, ...]
    others: tuple[Related, ...]

    @property
    def level(self) -> Level | None:
        """That of its gravest finding."""
        levels = {finding.level for finding in self.findings}
        return next((level for level in Level if level in levels), None)

    @property
    def tone(self) -> str:
        """How it is marked in the text: by the verdict of its claim, or else by the level of its finding."""
        return str(self.level or "note") if self.claim is None else self.claim.verdict.value


def entries(report: Report) -> tuple[Entry, ...]:
    """The entries of ``report``, in the order of the text; a finding on the words of a claim belongs to its entry."""
    claims = sorted(((_statement(claim, report.text), claim) for claim in report.claims), key=lambda each: each[0])
    found: dict[int, list[Finding]] = {}
    alone: dict[Span, list[Finding]] = {}
    owners = _Owners(claims)
    for finding in report.findings:
        at = owners.of(finding.span)
        (alone.setdefault(finding.span, []) if at is None else found.setdefault(at, [])).append(finding)
    places: list[tuple[Span, Claim | None, list[Finding]]] = [
        (place, claim, found.get(at, [])) for at, (place, claim) in enumerate(claims)
    ]
    places += [(place, None, findings) for place, findings in alone.items()]
    places.sort(key=lambda each: each[0])
    return tuple(
        Entry(number, place, claim, tuple(findings), tuple(_others(claim, findings)))
        for number, (place, claim, findings) in enumerate(places, start=1)
    )


def operand_roles(claim: Claim) -> tuple[str, str]:
    """What current and base are called: new and former value, part and whole, result and plan."""
    return _PARTS.get(claim.kind, ("current", "base"))


class _Owners:
    """Tells which claim a finding is on: the one with that rate, or the one whose statement it lies in."""

    def __init__(self, claims: list[tuple[Span, Claim]]) -> None:
        self._places = [place for place, _ in claims]
        self._rates: Mapping[Span, int] = {
            claim.rate.span: at for at, (_, claim) in reversed(list(enumerate(claims))) if claim.rate
        }

    def of(self, span: Span) -> int | None:
        if span in self._rates:
            return self._rates[span]
        at = bisect_right(self._places, Span(span.start, max(span.start, span.end))) - 1
        is_within = at >= 0 and self._places[at].start <= span.start and span.end <= self._places[at].end
        return at if is_within else None


def _statement(claim: Claim, text: str) -> Span:
    """The words that state the relation, ``tăng 248%``: cue and rate where they stand together, else the rate."""
    if claim.rate is None:
        return claim.span
    rate = claim.rate.span
    if claim.cue is None:
        return rate
    cue = claim.cue.span
    first, last = sorted((cue, rate))
    is_one = last.start - first.end <= _APART and "\n" not in text[first.end : last.start]
    return Span(first.start, max(cue.end, rate.end)) if is_one else rate


def _others(claim: Claim | None, findings: list[Finding]) -> Iterator[Related]:
    told: set[Span] = set()
    for related in (*_operands(claim), *(related for finding in findings for related in finding.related)):
        if related.span not in told and related.span.start < related.span.end:
            told.add(related.span)
            yield related


def _operands(claim: Claim | None) -> Iterator[Related]:
    if claim is None:
        return
    numbers = (claim.current, claim.base, claim.rate)
    for quantity, role in zip(numbers, (*operand_roles(claim), "rate"), strict=True):
        if quantity is not None:
            yield Related(quantity.span, role)
    if claim.reference is not None:
        yield Related(claim.reference.span, "reference")
