"""Typed statements about quantities, one class a kind."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import attrs

from factcheck.model.interval import Interval
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.model.span import Span

if TYPE_CHECKING:  # a claim has records only where there is a ledger
    from factcheck.model.record import Record


class Direction(StrEnum):
    """Which way a value moved, or lies from another."""

    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """Whether the text asserts the statement, expects it, demands it, or supposes it."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure a link is. Only ``CERTAIN`` operands carry a finding of level error."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESSED = "guessed"


class Verdict(StrEnum):
    """What recomputation says of a claim."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"


class Part(StrEnum):
    """The parts of a claim that words can give."""

    CUE = "cue"
    RATE = "rate"
    CURRENT = "current"
    BASE = "base"


class Cue(NamedTuple):
    """The word that states the relation, verbatim."""

    text: str
    span: Span


class Reference(NamedTuple):
    """What the base refers to, verbatim, with its period where one is named."""

    text: str
    span: Span
    period: Period | None = None


class Derivation(NamedTuple):
    """Which words gave which part, by which rule, and how surely."""

    part: Part
    span: Span
    rule: str
    certainty: Certainty = Certainty.CERTAIN

    def to_dict(self) -> dict[str, object]:
        return {
            "part": self.part.value,
            "span": self.span.to_dict(),
            "rule": self.rule,
            "certainty": self.certainty.value,
        }


class Candidate(NamedTuple):
    """A quantity near the claim that could be its missing ``part``, where no words say that it is.

    ``in_sentence`` tells whether it stands in the claim's own sentence.
    """

    part: Part
    quantity: Quantity
    in_sentence: bool = False


class Assessment(NamedTuple):
    """What recomputation says of a claim.

    ``relation`` names the equation that was used. ``computed`` encloses the rate that the operands allow, in the unit
    of the stated rate. For an unverifiable claim ``missing`` names the absent part and ``implied`` encloses it, in the
    unit of its sibling, where rate and the other operand are there. ``reason`` is a key of the message catalogue.
    """

    verdict: Verdict
    relation: str | None = None
    computed: Interval | None = None
    missing: Part | None = None
    implied: Interval | None = None
    reason: str | None = None


class KnownOperand(NamedTuple):
    """A record of a ledger that supplies an operand which the text does not print, and the verdict with it.

    ``current`` supplies the current value as well, where the text prints neither.
    """

    part: Part
    record: Record
    certainty: Certainty
    assessment: Assessment
    current: Record | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        """What it takes from the ledger."""
        return (self.record,) if self.current is None else (self.current, self.record)

    def to_dict(self) -> dict[str, object]:
        computed = self.assessment.computed
        return {
            "part": self.part.value,
            "record": self.record.to_dict(),
            "current": None if self.current is None else self.current.to_dict(),
            "certainty": self.certainty.value,
            "verdict": self.assessment.verdict.value,
            "computed": None if computed is None else computed.to_dict(),
        }


@attrs.frozen(kw_only=True)
class Claim:
    """What is common to every kind; see docs/json.md for the JSON form.

    ``rate`` is positive, its sign is ``direction``. ``current`` and ``base`` are given only where a number for exactly
    that quantity is printed. ``subject`` is what is measured, in the words of the text. ``is_average`` marks a mean or
    yearly rate, which relates no two values directly. ``candidates`` are what might be the missing operands;
    verification takes one only where the figures themselves speak for it. ``rates_before`` are the rates that claims
    shortly before it state of other values, known once the whole text is read. ``known`` is what a ledger supplies for
    a missing operand: all that may be meant, those that fit first.
    """

    kind: ClassVar[str] = "claim"

    span: Span
    rate: Quantity | None = None
    cue: Cue | None = None
    direction: Direction | None = None
    current: Quantity | None = None
    base: Quantity | None = None
    reference: Reference | None = None
    subject: str | None = None
    period: Period | None = None
    modality: Modality = Modality.ACTUAL
    is_average: bool = False
    derivation: tuple[Derivation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    rates_before: tuple[Quantity, ...] = ()
    known: tuple[KnownOperand, ...] = ()
    assessment: Assessment | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict, with what a ledger supplies where the text alone settles nothing."""
        if not self.known:
            return self.own_verdict
        fits = any(operand.assessment.verdict is Verdict.CONSISTENT for operand in self.known)
        return Verdict.CONSISTENT if fits else Verdict.INCONSISTENT

    @property
    def own_verdict(self) -> Verdict:
        """The verdict by the text alone."""
        return self.assessment.verdict if self.assessment else Verdict.UNVERIFIABLE

    @property
    def reference_period(self) -> Period | None:
        return self.reference.period if self.reference else None

    @property
    def certainty(self) -> Certainty:
        """The weakest of the links that the claim rests on."""
        order = list(Certainty)
        return max((d.certainty for d in self.derivation), key=order.index, default=Certainty.CERTAIN)

    def to_dict(self) -> dict[str, object]:
        """JSON-ready, in the order of docs/json.md."""
        assessment = self.assessment
        return {
            "kind": self.kind,
            "span": self.span.to_dict(),
            "cue": None if self.cue is None else self.cue.text,
            "direction": None if self.direction is None else self.direction.value,
            "rate": None if self.rate is None else self.rate.to_dict(),
            "current": None if self.current is None else self.current.to_dict(),
            "base": None if self.base is None else self.base.to_dict(),
            "reference": None if self.reference is None else self.reference.text,
            "modality": self.modality.value,
            "verdict": self.verdict.value,
            "subject": self.subject,
            "period": None if self.period is None else self.period.to_dict(),
            "reference_period": None if self.reference_period is None else self.reference_period.to_dict(),
            "computed": None if not assessment or assessment.computed is None else assessment.computed.to_dict(),
            "missing": None if not assessment or assessment.missing is None else assessment.missing.value,
            "implied": None if not assessment or assessment.implied is None else assessment.implied.to_dict(),
            "derivation": [step.to_dict() for step in self.derivation],
            "known": [operand.to_dict() for operand in self.known],
        }


class Change(Claim):
    """Up or down by a percentage, by points, or by an absolute difference."""

    kind = "change"


class Multiple(Claim):
    """N times, or X % of something that does not contain it."""

    kind = "multiple"


class Share(Claim):
    """Part of a whole."""

    kind = "share"


class Attainment(Claim):
    """Against a plan, a target, an estimate."""

    kind = "attainment"


class LevelClaim(Claim):
    """A value of a subject at a period, with no relation to another: ``current`` alone."""

    kind = "level"
