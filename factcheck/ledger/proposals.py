"""The levels that an article tells in full, as records for a person to accept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.identity.figure import UNTOLD, Figure, Part, Source
from factcheck.identity.figures import figures
from factcheck.identity.told import Told, told, told_alike
from factcheck.ledger.entry import named_absolutely
from factcheck.lexicon.figure_kinds import kind_named
from factcheck.lexicon.folding import keys
from factcheck.lexicon.places import nation
from factcheck.lexicon.subject_words import subject_words
from factcheck.model.claim import Modality
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.model.span import Span
from factcheck.model.unit import Dimension
from factcheck.parse.statements import statements
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows


class Proposal(NamedTuple):
    """A record that an article suggests, and where the figure stands in its text. It is certain where the figure's own
    sentence names one place or owner."""

    record: Record
    span: Span
    is_certain: bool


def proposals(
    text: str, citation: Citation, entered: datetime.date, by: str = "", published: datetime.date | None = None
) -> Iterator[Proposal]:
    """The figures of ``text`` whose own sentence tells what they measure and on which days, in text order."""
    document = Document.of(text)
    found = quantities(document, document_style(document.normal))
    rows = Rows(document, found)
    seen: set[str] = set()
    dated = list(rows.dated(is_published=published is not None))
    rates = {statement.rate.start for sentence in dated for statement in statements(sentence)}
    every = list(figures(document, dated, published))
    alike = told_alike(every)
    for figure in every:
        if figure.mention.start in rates or not _is_level(figure):
            continue
        draft = told(document, figure, is_alone=figure.quantity.span.start not in alike)
        record = _record(document, figure, draft, (citation, entered, by))
        if record is not None and record.key not in seen:
            seen.add(record.key)
            yield Proposal(record, figure.quantity.span, draft.is_plain and _is_owned(draft))


def _record(
    document: Document, figure: Figure, draft: Told, entry: tuple[Citation, datetime.date, str]
) -> Record | None:
    subject = _subject(document, figure)
    if not subject or figure.period is None:
        return None
    citation, entered, by = entry
    return Record(
        subject=subject,
        scope=_scope(draft),
        period=named_absolutely(figure.period),
        quantity=figure.quantity,
        kind=_kind(document, figure, draft),
        citation=citation,
        entered=entered,
        by=by,
    )


def _is_owned(draft: Told) -> bool:
    is_near = draft.where.source in (Source.OWN, Source.SENTENCE)
    owners = len(draft.where.names) + len(draft.names)
    return owners == 1 and (is_near or not draft.where.names) if owners else draft.where.is_nation and is_near


def _is_level(figure: Figure) -> bool:
    """Whether the figure is one value, told in full."""
    unit = figure.quantity.unit
    if unit is None or unit.dimension in (Dimension.TIMES, Dimension.POINT, Dimension.TIME):
        return False
    is_single = not figure.quantity.is_range and not figure.quantity.is_ambiguous
    is_value = figure.part is Part.LEVEL and not figure.hints & UNTOLD
    return is_single and is_value and figure.tells_subject


def _subject(document: Document, figure: Figure) -> str:
    """The terms of the subject in the order in which the sentence tells them."""
    sentence = figure.sentence
    words = keys(document.normal, sentence.start, sentence.end)
    told_at: dict[str, int] = {}
    for begin, _, entry in subject_words().cut(words):
        told_at.setdefault(words[begin] if entry is None else entry.term, begin)
    return " ".join(sorted(figure.subject.terms, key=lambda term: (told_at.get(term, len(words)), term)))


def _scope(draft: Told) -> str:
    names = sorted((*draft.where.names, *draft.names))
    if names:
        return ", ".join(name.title() for name in names)
    return nation().name.title() if draft.where.is_nation else ""


def _kind(document: Document, figure: Figure, draft: Told) -> FigureKind:
    if draft.modality is Modality.TARGET:
        return FigureKind.PLAN
    if draft.modality is Modality.FORECAST:
        return FigureKind.FORECAST
    if not draft.is_estimate:
        return FigureKind.ACTUAL
    said = kind_named(document.normal[figure.sentence.start : figure.mention.start])
    return FigureKind.PRELIMINARY if said is FigureKind.PRELIMINARY else FigureKind.ESTIMATE
