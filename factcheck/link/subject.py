"""What a claim measures, and when: the noun phrase and the period that its value belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from factcheck.lexicon.cues import Role, function_words
from factcheck.link.operand import Operand, segment_start
from factcheck.model.period import Period
from factcheck.model.unit import Dimension
from factcheck.parse.statement import Statement
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.periods import period_of as resolved

_REACH = 60  # mentions on either side of the rate
_NOMINAL = frozenset({Role.WORD, Role.PORTION, Role.GROWTH, Role.INDICATOR, Role.WHOLE, Role.PLAN})
_INSIDE = _NOMINAL | {Role.JOIN, Role.FROM, Role.TO, Role.LIGHT, Role.PERIOD, Role.REFERENCE}


def subject_of(document: Document, statement: Statement, current: Operand | None) -> str | None:
    """The words that name what is measured: those before the verb in its segment, else before the current value, else
    the noun that the current value counts."""
    row = statement.sentence.row
    if statement.cue is not None and statement.cue.role is Role.PORTION:
        found = _phrase(document, row, statement.begins_at, statement.rate_at)
    else:
        found = subject_before(document, row, statement.begins_at)
    if found is not None or current is None:
        return found
    at = statement.sentence.place_of(current.mention)
    unit = current.mention.amount.unit
    noun = unit.symbol if unit is not None and unit.dimension is Dimension.COUNT else None
    return (None if at is None else subject_before(document, row, at)) or noun


def subject_before(document: Document, row: Sequence[Mention], end: int) -> str | None:
    """The noun phrase at the head of the segment that ends before ``row[end]``, verbatim."""
    return _phrase(document, row, segment_start(row, end), end)


def _phrase(document: Document, row: Sequence[Mention], start: int, end: int) -> str | None:
    """The words of ``row[start:end]`` from the first noun to the verb, without what only joins them to the rest."""
    first = next((i for i in range(start, end) if row[i].role in _NOMINAL and not _joins(row[i])), None)
    if first is None:
        return None
    last = first
    while last + 1 < end and row[last + 1].role in _INSIDE:
        last += 1
    while last > first and (row[last].role not in _NOMINAL or _joins(row[last])):
        last -= 1
    return document.span(row[first].start, row[last].end).slice(document.text)


def _joins(mention: Mention) -> bool:
    """Whether a plain word is none of a noun phrase's own: ``và``, ``trong``, or a mark."""
    return mention.role is Role.WORD and (mention.key in function_words() or not mention.key.isalpha())


def period_of(document: Document, statement: Statement, published: datetime.date | None) -> Period | None:
    """The period of the current value: the nearest before the rate that is not part of the reference."""
    row = statement.sentence.row
    inside = range(*statement.reference) if statement.reference else range(0)
    window = range(max(0, statement.rate_at - _REACH), min(statement.rate_at + _REACH, len(row)))
    nearest = sorted(
        (i for i in window if row[i].role is Role.PERIOD and i not in inside),
        key=lambda i: (i > statement.rate_at, abs(i - statement.rate_at)),
    )
    for index in nearest:
        reading = row[index].reading
        if reading is not None and not (index and row[index - 1].role is Role.REFERENCE):
            return resolved(document, reading, published=published)
    return None
