"""Turns statements into claims with their operands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import attrs

from factcheck.lexicon.cues import Role
from factcheck.link.base import base_of
from factcheck.link.candidates import candidates_of
from factcheck.link.current import Known, Linked, current_of, part_of
from factcheck.link.lists import pairs_of
from factcheck.link.movement import Movement, movement_of, unrated
from factcheck.link.operand import OUT_OF, Operand, exactly, like_base
from factcheck.link.recalled import moved_by, rest_of
from factcheck.link.subject import period_of, subject_before, subject_of
from factcheck.model.claim import Attainment, Certainty, Change, Claim, Cue, Derivation, Part, Reference, Share
from factcheck.model.period import Period
from factcheck.parse.statement import Statement
from factcheck.read.document import Document
from factcheck.scan.mention import Mention, Sentence
from factcheck.scan.periods import period_of as resolved
from factcheck.scan.rows import Rows

Operands = tuple[Operand | None, Operand | None]  # current, base


class Linker:
    """Links the statements of one document; ``published`` is its day, against which periods are resolved."""

    def __init__(self, document: Document, published: datetime.date | None) -> None:
        self._document = document
        self._published = published
        self._share: Linked | None = None  # the last share whose whole is known
        self._movement: Movement | None = None  # the last pair of ends

    def claims(self, sentence: Sentence, statements: Sequence[Statement], rows: Rows) -> list[Claim]:
        """The claims of ``sentence`` in text order; ``rows`` gives what stands around it."""
        moved: set[int] = set()
        claims = list(self._stated(statements, rows, moved)) if statements else []
        for movement in unrated(sentence, moved):
            self._movement = movement
            claims.append(self._unrated(sentence, movement))
        return sorted(claims, key=lambda claim: claim.span)

    def _stated(self, statements: Sequence[Statement], rows: Rows, moved: set[int]) -> Iterator[Claim]:
        """The claims of the statements; adds the movements that their rates put into numbers to ``moved``."""
        sentence = statements[0].sentence
        previous, near = rows.before(sentence), rows.near(sentence)
        known: dict[int, Linked] = {}
        used = {statement.rate.start for statement in statements}
        for statement in statements:
            found = self._recalled(statement, *_operands(statement, known, previous, moved))
            current, base = (operand and exactly(sentence, operand) for operand in found)
            current = like_base(statement, current, base)
            known[statement.rate_at] = Linked(statement, current, base)
            if statement.kind is Share and base is not None:
                self._share = known[statement.rate_at]
            taken = {other.current.mention.start for other in known.values() if other.current}
            excluded = used | taken if statement.kind is Change else used
            for own_current, own_base in pairs_of(statement, statements, current, base):
                candidates = tuple(candidates_of(statement, own_current, own_base, near, excluded))
                claim = self._claim(statement, own_current, own_base)
                yield attrs.evolve(claim, candidates=candidates) if candidates else claim

    def _recalled(self, statement: Statement, current: Operand | None, base: Operand | None) -> Operands:
        """The operands, and where they are not printed beside the statement those of what was stated before."""
        if base is not None or statement.is_average:
            return current, base
        movement = moved_by(statement, self._movement) if current is None else None
        return (movement.current, movement.base) if movement else (current, rest_of(statement, self._share))

    def _claim(self, statement: Statement, current: Operand | None, base: Operand | None) -> Claim:
        cue = statement.cue
        period = period_of(self._document, statement, self._published)
        parts = [statement.rate, cue, current and current.mention, base and base.mention]
        inside = [mention for mention in parts if mention and statement.sentence.holds(mention)]
        return statement.kind(
            span=self._document.span(min(m.start for m in inside), max(m.end for m in inside)),
            rate=statement.rate.quantity,
            cue=self._cue(cue) if cue else None,
            direction=statement.direction,
            current=current.mention.quantity if current else None,
            base=base.mention.quantity if base else None,
            reference=self._reference(statement, period),
            subject=subject_of(self._document, statement, current),
            period=period,
            modality=statement.modality,
            is_average=statement.is_average,
            derivation=(*self._stating(statement), *self._links(current, base)),
        )

    def _unrated(self, sentence: Sentence, movement: Movement) -> Claim:
        """``giảm từ 16.000 xuống 12.000 người`` states no rate, only both ends and the direction."""
        current, base = movement.current, movement.base
        span = self._document.span(sentence.row[movement.start].start, current.mention.end)
        return Change(
            span=span,
            direction=movement.direction,
            current=current.mention.quantity,
            base=base.mention.quantity,
            subject=subject_before(self._document, sentence.row, movement.start),
            derivation=tuple(self._links(current, base)),
        )

    def _cue(self, mention: Mention) -> Cue:
        span = self._document.span(mention.start, mention.end)
        return Cue(span.slice(self._document.text), span)

    def _reference(self, statement: Statement, current: Period | None) -> Reference | None:
        row = statement.sentence.row[slice(*statement.reference)] if statement.reference else ()
        if not row:
            return None
        span = self._document.span(row[0].start, row[-1].end)
        reading = next((mention.reading for mention in row if mention.role is Role.PERIOD), None)
        period = None
        if reading is not None:
            period = resolved(self._document, reading, published=self._published, current=current)
        return Reference(span.slice(self._document.text), span, period)

    def _stating(self, statement: Statement) -> Iterator[Derivation]:
        if statement.cue is not None:
            yield Derivation(Part.CUE, self._document.span(statement.cue.start, statement.cue.end), "governor")
        yield Derivation(Part.RATE, self._document.span(statement.rate.start, statement.rate.end), "governed")

    def _links(self, current: Operand | None, base: Operand | None) -> Iterator[Derivation]:
        for part, operand in ((Part.CURRENT, current), (Part.BASE, base)):
            if operand is not None:
                span = self._document.span(operand.mention.start, operand.mention.end)
                yield Derivation(part, span, operand.rule, operand.certainty)


def _operands(statement: Statement, known: Known, previous: Sentence | None, moved: set[int]) -> Operands:
    """The current value and the base of a statement."""
    movement = movement_of(statement)
    if movement is not None:
        moved.add(movement.start)
        return (None, None) if statement.is_average else (movement.current, movement.base)
    carried = current_of(statement, known, previous)
    current = part_of(statement, carried) or carried
    if current is not None and current.out_of is not None and statement.kind in (Share, Attainment):
        return current, Operand(current.out_of, OUT_OF, Certainty.CERTAIN)
    if statement.is_average:
        return current, None
    base = base_of(statement, current, previous)
    if _is_whole(statement, current) or (statement.kind is Change and base is not None and base.rule == OUT_OF):
        current = None  # "cắt giảm 40/444 thủ tục" prints neither what is left nor, before a bracket, what was done
    return current, base or _same_whole(statement, known) or _same_base(statement, known)


def _is_whole(statement: Statement, current: Operand | None) -> bool:
    """Whether ``current`` is the second number of ``3.004/6.191 điều kiện``."""
    row = statement.sentence.row
    at = statement.sentence.place_of(current.mention) if current else None
    return at is not None and at > 1 and row[at - 1].key == "/" and row[at - 2].quantity is not None


def _same_base(statement: Statement, known: Known) -> Operand | None:
    """The base of the same movement stated before in another measure: ``giảm 6.000 người so với 30.000 người, tương
    đương 20%``."""
    if statement.kind is not Change or not known:
        return None
    last = known[max(known)]
    restated = last.statement.cue_at is not None and last.statement.cue_at == statement.cue_at
    return last.base if restated and statement.reference in (None, last.statement.reference) else None


def _same_whole(statement: Statement, known: Known) -> Operand | None:
    """The whole of the share before it in the list: ``A chiếm 27,5% tổng doanh thu, B 26,6%``."""
    if statement.kind is not Share or not known:
        return None
    last = known[max(known)]
    listed = last.statement.kind is Share and (statement.cue_at is None or statement.cue_at == last.statement.cue_at)
    return last.base if listed else None
