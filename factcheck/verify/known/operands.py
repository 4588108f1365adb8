"""Looks for the operands that a text does not print in a ledger, and judges the claims with them.

Năm 2022, xuất khẩu gạo tăng 16% so với năm 2021       both years, which can only make it consistent
422 thỏa thuận, tăng 111% so với giai đoạn trước       every earlier period that the ledger has
558 triệu USD, đạt 139,4% kế hoạch                     the plan of the same days

A record that is surely meant may contradict a claim; one that is only likely, or not final, can make it consistent,
never inconsistent.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from factcheck.identity.figure import Days, Figure, days_of
from factcheck.identity.figure import Part as FigurePart
from factcheck.identity.known import is_estimated
from factcheck.identity.likeness import Likeness, likeness
from factcheck.identity.operands import Figures, teller
from factcheck.identity.told import Told, told, told_alike
from factcheck.ledger.history import keys_standing
from factcheck.ledger.lookup import Ledger
from factcheck.lexicon.folding import keys
from factcheck.lexicon.word_sets import said, word_set
from factcheck.model.claim import (
    Attainment,
    Certainty,
    Change,
    Claim,
    KnownOperand,
    Modality,
    Multiple,
    Part,
    Verdict,
)
from factcheck.model.period import Anchor
from factcheck.model.quantity import Quantity
from factcheck.model.record import FigureKind, Record
from factcheck.model.span import Span
from factcheck.read.document import Document
from factcheck.verify.engine import assess

Found = tuple[Record, Certainty]
_EQUAL = (Likeness.EQUAL, Likeness.EQUAL_ROUND, Likeness.EQUAL_SMALL)
_NEXT_WORD = 12  # characters in which it begins and ends
_MANY_YEARS = 24  # months from which a period is one of several years


def with_known(
    claims: Sequence[Claim],
    dated: Sequence[Figure],
    every: Callable[[], Sequence[Figure]],
    document: Document,
    ledger: Ledger,
) -> list[Claim]:
    """``claims``, those that lack an operand with what ``ledger`` knows of it, and judged anew; ``every`` is asked for
    the figures of the text where the ``dated`` ones are not enough."""
    lacking = [claim for claim in claims if _may_be_known(claim)]
    if not lacking:
        return list(claims)
    by_start = {figure.quantity.span.start: figure for figure in dated}
    if any(_figure_of(claim, by_start) is None for claim in lacking):
        by_start = {figure.quantity.span.start: figure for figure in every()}
    alike = told_alike(by_start.values())
    return [_known(claim, by_start, alike, document, ledger) if _may_be_known(claim) else claim for claim in claims]


def _may_be_known(claim: Claim) -> bool:
    if claim.own_verdict is not Verdict.UNVERIFIABLE or claim.rate is None or claim.is_average:
        return False
    is_told = claim.modality is Modality.ACTUAL and claim.certainty is Certainty.CERTAIN
    return is_told and claim.base is None and isinstance(claim, (Change, Multiple, Attainment))


def _known(claim: Claim, figures: Figures, alike: frozenset[int], document: Document, ledger: Ledger) -> Claim:
    figure = _figure_of(claim, figures)
    if figure is None:
        return claim
    draft = told(document, figure, is_alone=figure.quantity.span.start not in alike)
    if claim.current is None:  # the rate tells what is measured, but not in which unit
        draft = draft._replace(part=FigurePart.LEVEL, quantity=attrs.evolve(draft.quantity, unit=None))
    latest = sorted(_operands(claim, draft, document, ledger), key=_last_day, reverse=True)
    operands = _standing(sorted(latest, key=_rank))
    sure = [each for each in operands if each.certainty is Certainty.CERTAIN]
    if any(each.assessment.verdict is Verdict.CONSISTENT for each in operands):
        return attrs.evolve(claim, known=tuple(operands))
    if any(each.assessment.verdict is Verdict.CONSISTENT for each in latest):
        return claim  # it was right by a value that was revised since
    if sure and all(each.assessment.verdict is Verdict.INCONSISTENT for each in sure):
        return attrs.evolve(claim, known=tuple(sure))
    return claim


def _standing(operands: Sequence[KnownOperand]) -> list[KnownOperand]:
    """Those whose records no other of them supersedes."""
    records = [record for each in operands for record in (each.record, each.current) if record is not None]
    stand = keys_standing({record.key: record for record in records}.values())
    return [each for each in operands if {each.record.key, (each.current or each.record).key} <= stand]


def _last_day(operand: KnownOperand) -> str:
    return str(operand.record.period.end)


def _rank(operand: KnownOperand) -> tuple[bool, bool]:
    """Those that fit first, then the surest."""
    return operand.assessment.verdict is not Verdict.CONSISTENT, operand.certainty is not Certainty.CERTAIN


def _figure_of(claim: Claim, figures: Figures) -> Figure | None:
    """The figure that says what ``claim`` is of: its value, where one is printed, else its rate."""
    if claim.current is not None:
        return figures.get(claim.current.span.start)
    return teller(claim, figures)


def _operands(claim: Claim, draft: Told, document: Document, ledger: Ledger) -> Iterator[KnownOperand]:
    currents = [(None, Certainty.CERTAIN)] if claim.current is not None else _values(ledger, draft)
    for current, current_certainty in currents:
        for base, certainty in _bases(claim, draft, document, ledger):
            weakest = max(current_certainty, certainty, key=list(Certainty).index)
            yield _judged(claim, current, base, Certainty.LIKELY if is_estimated(base) else weakest)


def _values(ledger: Ledger, draft: Told) -> list[Found]:
    """The records that may be the current value. A rate alone does not say whether tons or money rise by it."""
    days = _own_days(draft)
    found = [] if days is None else ledger.at(draft, days)
    return [(record, Certainty.LIKELY) for record, _ in found]


def _own_days(draft: Told) -> Days | None:
    """The days that the draft's own sentence names."""
    return draft.days if draft.is_dated and not draft.is_loose else None


def _judged(claim: Claim, current: Record | None, base: Record, certainty: Certainty) -> KnownOperand:
    value = claim.current if current is None else current.quantity
    return KnownOperand(
        Part.BASE, base, certainty, assess(attrs.evolve(claim, current=value, base=base.quantity)), current
    )


def _bases(claim: Claim, draft: Told, document: Document, ledger: Ledger) -> list[Found]:
    """The records that may be the base of ``claim``."""
    days = days_of(claim.reference_period)
    if isinstance(claim, Attainment):
        return _plans(claim, days, draft, document, ledger)
    if days is not None:
        return [] if days == draft.days else ledger.at(draft, days)
    reference = claim.reference_period
    is_stage = reference is not None and reference.anchor is Anchor.CURRENT and _names_stage(reference.text)
    return _earlier(claim, draft, ledger) if is_stage else []


def _plans(claim: Claim, named: Days | None, draft: Told, document: Document, ledger: Ledger) -> list[Found]:
    """The plan of the days that are named, or of those of the value; that of its year is only likely, and none where
    the text names another plan: ``kế hoạch quý``, ``kế hoạch 5 năm``, ``kế hoạch điều chỉnh``."""
    planned = (FigureKind.PLAN,)
    if named is not None:
        return ledger.at(draft, named, planned)
    own = _own_days(draft)
    if own is None or claim.reference is None:
        return []
    if _is_other_plan(document.text, claim.reference.span):
        return []
    found = ledger.at(draft, own, planned)
    if found or own[0].year != own[1].year:
        return found
    year = own[0].year
    whole = ledger.at(draft, (datetime.date(year, 1, 1), datetime.date(year, 12, 31)), planned)
    return [(record, Certainty.LIKELY) for record, _ in whole]


def _is_other_plan(text: str, reference: Span) -> bool:
    """Whether the words of a plan, or the next ones, say that it is of another length, or was revised."""
    spoken = [*keys(reference.slice(text)), *keys(text[reference.end : reference.end + _NEXT_WORD])[:2]]
    return any(word.isdecimal() for word in spoken) or bool(said("other plan", spoken))


def _names_stage(text: str) -> bool:
    """Whether a period of several years is spoken of, and which is not said: ``giai đoạn trước``."""
    return unicodedata.normalize("NFC", text).lower().startswith(tuple(word_set("stage")))


def _earlier(claim: Claim, draft: Told, ledger: Ledger) -> list[Found]:
    """What a reference to a former period of unsaid days may mean: every earlier one of several years that the ledger
    has. Where the days of the claim are not told, they are those of its value in the ledger."""
    found = [each for each in ledger.of_subject(draft) if _is_long(each[0])]
    own = _own_days(draft) or _days_by_value(claim.current, found)
    if own is None:
        return [(record, Certainty.LIKELY) for record, _ in found if not _is_value(record, claim.current)]
    earlier = [(record, certainty) for record, certainty in found if _is_before(days_of(record.period), own)]
    is_adjacent = any(_adjoins(days_of(record.period), own) for record, _ in earlier)
    return earlier if is_adjacent else [(record, Certainty.LIKELY) for record, _ in earlier]


def _is_long(record: Record) -> bool:
    return record.period.months is not None and record.period.months >= _MANY_YEARS


def _days_by_value(value: Quantity | None, found: Iterable[Found]) -> Days | None:
    """The days of the one period for which the ledger has ``value``."""
    days = {days_of(record.period) for record, _ in found if _is_value(record, value)}
    return days.pop() if len(days) == 1 else None


def _is_value(record: Record, value: Quantity | None) -> bool:
    return value is not None and likeness(record.quantity, value) in _EQUAL


def _is_before(days: Days | None, own: Days) -> bool:
    return days is not None and days[0] < own[0] and days[1] < own[1]


def _adjoins(days: Days | None, own: Days) -> bool:
    """Whether a period ends at most a day before the own one begins."""
    return days is not None and (own[0] - days[1]).days <= 1
