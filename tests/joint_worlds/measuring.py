"""How documents fare: whether a finding points at an altered number, whether claims got the operands they should."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from factcheck import Claim, Finding, Interval, Level, Span, check
from factcheck.model.claim import Part
from tests.joint_worlds.documents import Document, Slot
from tests.joint_worlds.slips import Case
from tests.joint_worlds.statements import Rate


class Result(Enum):
    """``HIT``: a finding contains the altered number. ``WRONG``: there are findings, and none does."""

    HIT = "hit"
    MISSED = "missed"
    WRONG = "wrong"


class Outcome(NamedTuple):
    """A case and what was found: its errors and warnings; ``codes`` are of those that contain the number, or of all
    where none does."""

    case: Case
    result: Result
    codes: tuple[str, ...]
    findings: tuple[Finding, ...]


def findings(document: Document) -> list[Finding]:
    """The errors and warnings of the document."""
    report = check(document.text, published=document.published)
    return [finding for finding in report.findings if finding.level is not Level.NOTE]


def outcome(case: Case) -> Outcome:
    found = findings(case.document)
    span = case.document.printed()[1][case.slot]
    hits = [finding for finding in found if _contains(finding, span)]
    result = Result.HIT if hits else Result.WRONG if found else Result.MISSED
    return Outcome(case, result, tuple(finding.code for finding in hits or found), tuple(found))


def named(document: Document, finding: Finding) -> frozenset[Slot] | None:
    """The numbers at the places that the finding names; ``None`` where one of them is no number of the document."""
    spans = document.printed()[1]
    slots = [next((slot for slot, span in spans.items() if _meet(span, place)), None) for place in _places(finding)]
    return None if None in slots else frozenset(slot for slot in slots if slot is not None)


def _contains(finding: Finding, span: Span) -> bool:
    """Whether the number is among the places that the finding names."""
    return any(_meet(place, span) for place in _places(finding))


def _places(finding: Finding) -> list[Span]:
    return [finding.span, *(related.span for related in finding.related)]


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


class Operand(NamedTuple):
    """An operand that a claim was given, or that was implied for it, and whether the true value is there."""

    document: Document
    claim: Claim
    part: Part
    is_implied: bool
    is_right: bool

    @property
    def rule(self) -> str:
        """By which rule it was linked, and how surely; of an implied one, how its sibling was."""
        linked = Part.BASE if self.is_implied is (self.part is Part.CURRENT) else Part.CURRENT
        step = next((step for step in self.claim.derivation if step.part is linked), None)
        return "no link" if step is None else f"{step.rule}, {step.certainty.value}"


def operands(document: Document) -> Iterator[Operand]:
    """The operands of the claims whose rates the generator knows. Implied values may be a tenth off: their rates may
    have been cut off."""
    facts = {span: _rate(document, slot) for slot, span in document.printed()[1].items()}
    for claim in check(document.text, published=document.published).claims:
        fact = claim.rate and next(
            (fact for span, fact in facts.items() if fact and _meet(span, claim.rate.span)), None
        )
        if not fact:
            continue
        for part, quantity in ((Part.CURRENT, claim.current), (Part.BASE, claim.base)):
            value = document.world.values[fact.current if part is Part.CURRENT else fact.base]
            implied = claim.assessment and claim.assessment.missing is part and claim.assessment.implied
            if quantity is not None:
                meant = (quantity.enclosure, *(Interval.point(other) for other in quantity.alternatives))
                yield Operand(document, claim, part, False, any(value in interval for interval in meant))
            elif implied:
                lower, upper = implied.lower or Fraction(0), implied.upper
                is_right = lower * Fraction(9, 10) <= value and (upper is None or value <= upper * Fraction(11, 10))
                yield Operand(document, claim, part, True, is_right)


def _rate(document: Document, slot: Slot) -> Rate | None:
    facts = document.statements[slot.statement].facts
    return next((fact for fact in facts if isinstance(fact, Rate) and fact.number == slot.name), None)
