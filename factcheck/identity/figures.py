"""The figures of a text: its quantities, each with what it denotes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.identity.figure import DIFFERING, Figure, Hint, Part, Source, Subject
from factcheck.identity.subject import BOUNDARY, ENDS, Head, clause_start, head_of, subject_at
from factcheck.lexicon.cues import Role, function_words
from factcheck.lexicon.subject_words import Use, subject_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Modality
from factcheck.model.unit import Dimension
from factcheck.parse.modality import modality_at
from factcheck.read.document import Document
from factcheck.scan.mention import Mention, Sentence
from factcheck.scan.periods import PeriodReading, period_of
from factcheck.scan.spoken import with_spoken_head

_COMPARED = frozenset({Role.REFERENCE, Role.FROM})
_REACHED = frozenset({Role.LEVEL, Role.ATTAINMENT})
_GOVERNED = 12  # mentions from the word that makes a figure a difference or a reference to it
_MOST_WORDS = 1  # plain words between a verb of movement and the difference: "giảm giá 300 đồng"
_BESIDE = 6  # mentions before and after a figure in which a word speaks of it
_TOLD = frozenset({Role.QUANTITY, Role.STOP})  # what was said before one of these was said of another figure


def figures(document: Document, sentences: Iterable[Sentence], published: datetime.date | None) -> Iterator[Figure]:
    """The figures of ``sentences``, which stand in text order; a bare number is none.

    What a figure does not say itself it has from the one before it: a pronoun or an ellipsis points back to its
    subject, and a period holds until another is named.
    """
    last: Figure | None = None
    for each in sentences:
        sentence = with_spoken_head(document, each)
        line = _Line(sentence, head_of(document.normal, sentence))
        for at, mention in enumerate(sentence.row):
            if mention.quantity is not None and mention.quantity.unit is not None:
                last = _figure(document, line, at, last, published)
                yield last


class _Line(NamedTuple):
    sentence: Sentence
    head: Head


def _figure(document: Document, line: _Line, at: int, last: Figure | None, published: datetime.date | None) -> Figure:
    sentence, head = line
    row = sentence.row
    hints = frozenset(_hints(document, sentence, at))
    own = subject_at(document.normal, sentence, at)
    own = own._replace(terms=own.terms | head.terms if own.terms else own.terms)
    reading, source = _period(row, at)
    period = None if reading is None else period_of(document, reading, published=published)
    if reading is None and last is not None and last.period is not None:
        reading, period, source = last.reading, last.period, Source.ANTECEDENT
    planned = any(mention.role is Role.PLAN for mention in row[clause_start(row, at) : at])
    return Figure(
        row[at],
        sentence,
        _recalled(own, hints, sentence, last),
        _part(row, at),
        period,
        source,
        Modality.TARGET if planned else modality_at(row, at),
        hints,
        reading,
        head.sources,
    )


def _recalled(own: Subject, hints: frozenset[Hint], sentence: Sentence, last: Figure | None) -> Subject:
    """``own``, or the subject of the figure before where a pronoun or an ellipsis points back to it."""
    points_back = Hint.PRONOUN in hints
    if last is None or (own.terms and not points_back) or not (points_back or last.sentence is sentence):
        return own
    return last.subject._replace(
        source=Source.ANTECEDENT, names=own.names or last.subject.names, order=own.order or last.subject.order
    )


def _part(row: Sequence[Mention], at: int) -> Part:
    words = 0
    is_bracketed = False
    for mention in reversed(row[max(0, at - _GOVERNED) : at]):
        if mention.role is Role.OPEN:  # "so với năm 2020 (2.423 ha)"
            is_bracketed = True
            continue
        if mention.key in word_set("passing"):
            return Part.MARK
        if mention.role in BOUNDARY or mention.role in _REACHED:
            return Part.LEVEL
        if mention.role in _COMPARED:
            return Part.REFERENCE
        if mention.role in DIFFERING and words <= _MOST_WORDS and not is_bracketed:
            is_other = mention.role is Role.COMPARISON and row[at + 1 : at + 2] and row[at + 1].key in word_set("of")
            return Part.REFERENCE if is_other else Part.DIFFERENCE  # "cao hơn 52 tỷ đồng của năm 2016"
        words += mention.role is Role.WORD
    return Part.LEVEL


def _hints(document: Document, sentence: Sentence, at: int) -> Iterator[Hint]:
    row = sentence.row
    before = row[max(0, at - _BESIDE) : at]
    if any(mention.role is Role.ANAPHOR for mention in before):
        yield Hint.PRONOUN
    if any(mention.key in word_set("also") for mention in before):
        yield Hint.ALSO
    if _is_given(row, at):
        yield Hint.GIVEN
    for mention in row[at + 1 : at + _BESIDE]:
        if mention.key in word_set("pointing"):
            yield Hint.POINTS_BACK
            break
        if mention.role in BOUNDARY or mention.key in function_words():
            break
    since = next((index for index in range(at - 1, -1, -1) if row[index].role in _TOLD), 0)
    if any(_is_estimate(mention) for mention in row[since:at]):
        yield Hint.ESTIMATE
    yield from _untold(row, at)
    if not sentence.number and document.normal[sentence.end : sentence.end + 1] == "\n":
        yield Hint.HEADLINE


def _is_given(row: Sequence[Mention], at: int) -> bool:
    """Whether the words right before the figure speak of it as known; a span of time is no more known by them."""
    unit = row[at].amount.unit
    if unit is not None and unit.dimension is Dimension.TIME:
        return False
    before = next((index for index in range(at - 1, -1, -1) if row[index].role is not Role.LIGHT), None)
    if before is None or row[before].role is Role.ANAPHOR:
        return False
    if row[before].role is Role.REFERENCE or row[before].key in word_set("given"):
        return True
    is_first = before == 0 or row[before - 1].role in BOUNDARY or not row[before - 1].key.isalnum()
    return is_first and row[before].key in word_set("given first")


def _untold(row: Sequence[Mention], at: int) -> Iterator[Hint]:
    """What makes the figure denote something else than the words beside it."""
    if any(mention.entry is not None and mention.entry.averages for mention in row[: at + 3]):
        yield Hint.MEAN
    if any(mention.role is Role.NOT for mention in row[clause_start(row, at) : at]):
        yield Hint.DENIED
    periods = (index for index in range(1, len(row)) if row[index].role is Role.PERIOD)
    if any(row[index - 1].role is Role.TO and not _opens_range(row, index) for index in periods):
        yield Hint.UNTIL


def _opens_range(row: Sequence[Mention], to: int) -> bool:
    """Whether a period ends what ``từ`` began: ``từ năm 2016 đến năm 2020``."""
    return any(mention.role is Role.FROM for mention in row[max(0, to - _BESIDE) : to])


def _is_estimate(mention: Mention) -> bool:
    found = subject_words().at([mention.key], 0) if mention.key else None
    return found is not None and Use.ESTIMATE in found[1].uses


def _period(row: Sequence[Mention], at: int) -> tuple[PeriodReading | None, Source]:
    """The period of the figure: in its clause, else before it in the sentence."""
    start = clause_start(row, at)
    end = next((index for index in range(at + 1, len(row)) if row[index].role in ENDS), len(row))
    own = sorted((index for index in range(start, end) if _is_period(row, index)), key=lambda index: abs(index - at))
    earlier = [index for index in range(start - 1, -1, -1) if _is_period(row, index)]
    for places, source in ((own, Source.OWN), (earlier, Source.SENTENCE)):
        reading = row[places[0]].reading if places else None
        if reading is not None:
            return reading, source
    return None, Source.NOWHERE


def _is_period(row: Sequence[Mention], index: int) -> bool:
    return row[index].reading is not None and not (index and row[index - 1].role is Role.REFERENCE)
