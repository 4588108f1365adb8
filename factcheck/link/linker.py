"""Turns statements into claims with their operands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import attrs

from factcheck.lexicon.cues import Role
from factcheck.link.base import base_of
from factcheck.link.candidates import candidates_of
from factcheck.link.current import Known, Linked, current_of, part_of
from factcheck.link.lists import values_of
from factcheck.link.movement import movement_of
from factcheck.link.operand import Operand
from factcheck.link.subject import period_of, subject_of
from factcheck.model.claim import Claim, Cue, Derivation, Part, Reference
from factcheck.model.period import Period
from factcheck.parse.statement import Statement
from factcheck.read.document import Document
from factcheck.scan.mention import Sentence
from factcheck.scan.periods import period_of as resolved


def linked(
    document: Document,
    statements: Sequence[Statement],
    previous: Sentence | None,
    published: datetime.date | None,
) -> Iterator[Claim]:
    """The claims of one sentence; ``previous`` is the sentence before it."""
    known: dict[int, Linked] = {}
    rates = {statement.rate_at for statement in statements}
    for statement in statements:
        current, base = _operands(statement, known, previous)
        known[statement.rate_at] = Linked(statement, current)
        for each in values_of(statement, current):
            taken = {id(other.current.mention) for other in known.values() if other.current}
            candidates = tuple(candidates_of(statement, each, base, rates, taken, previous))
            claim = _claim(document, statement, each, base, published)
            yield attrs.evolve(claim, candidates=candidates) if candidates else claim


def _operands(statement: Statement, known: Known, previous: Sentence | None) -> tuple[Operand | None, Operand | None]:
    """The current value and the base of a statement."""
    movement = None if statement.is_average else movement_of(statement)
    if movement is not None:
        return movement.current, movement.base
    current = part_of(statement) or current_of(statement, known, previous)
    return current, None if statement.is_average else base_of(statement, current, previous)


def _claim(
    document: Document,
    statement: Statement,
    current: Operand | None,
    base: Operand | None,
    published: datetime.date | None,
) -> Claim:
    row = statement.sentence.row
    cue = row[statement.cue_at] if statement.cue_at is not None else None
    period = period_of(document, statement, published)
    ends = [statement.rate, *(o.mention for o in (current, base) if o)] + ([cue] if cue else [])
    in_sentence = [m for m in ends if statement.sentence.start <= m.start < statement.sentence.end]
    span = document.span(min(m.start for m in in_sentence), max(m.end for m in in_sentence))
    cue_span = document.span(cue.start, cue.end) if cue else None
    return statement.kind(
        span=span,
        rate=statement.rate.quantity,
        cue=Cue(cue_span.slice(document.text), cue_span) if cue_span else None,
        direction=statement.direction,
        current=current.mention.quantity if current else None,
        base=base.mention.quantity if base else None,
        reference=_reference(document, statement, period, published),
        subject=subject_of(document, statement, current),
        period=period,
        modality=statement.modality,
        derivation=tuple(_derivation(document, statement, current, base)),
    )


def _reference(
    document: Document, statement: Statement, current: Period | None, published: datetime.date | None
) -> Reference | None:
    if statement.reference is None:
        return None
    start, end = statement.reference
    row = statement.sentence.row[start:end]
    if not row:
        return None
    span = document.span(row[0].start, row[-1].end)
    reading = next((m.reading for m in row if m.role is Role.PERIOD), None)
    period = resolved(document, reading, published=published, current=current) if reading else None
    return Reference(span.slice(document.text), span, period)


def _derivation(
    document: Document, statement: Statement, current: Operand | None, base: Operand | None
) -> Iterator[Derivation]:
    row = statement.sentence.row
    if statement.cue_at is not None:
        cue = row[statement.cue_at]
        yield Derivation(Part.CUE, document.span(cue.start, cue.end), "governor")
    yield Derivation(Part.RATE, document.span(statement.rate.start, statement.rate.end), "governed")
    for part, operand in ((Part.CURRENT, current), (Part.BASE, base)):
        if operand is not None:
            span = document.span(operand.mention.start, operand.mention.end)
            yield Derivation(part, span, operand.rule, operand.certainty)
