"""A figure: a quantity with what it measures, when, and as what."""

from __future__ import annotations

import datetime
from collections.abc import Hashable
from enum import StrEnum
from typing import NamedTuple

from factcheck.lexicon.cues import Role
from factcheck.model.claim import Modality
from factcheck.model.period import Period
from factcheck.model.quantity import Quantity
from factcheck.scan.mention import Mention, Sentence
from factcheck.scan.periods import PeriodReading

Days = tuple[datetime.date, datetime.date]  # the first and the last day


def days_of(period: Period | None) -> Days | None:
    """The days of ``period``, where both are known."""
    return None if period is None or period.start is None or period.end is None else (period.start, period.end)


DIFFERING = frozenset({Role.CHANGE, Role.COMPARISON})  # what makes the amount after it a difference


class Source(StrEnum):
    """Where the words of a subject, or the period, of a figure stand."""

    OWN = "own"  # beside the figure
    SENTENCE = "sentence"  # earlier in its sentence
    ANTECEDENT = "antecedent"  # beside the figure before it, to which a pronoun or an ellipsis points back
    NOWHERE = "nowhere"


class Part(StrEnum):
    """What a figure is in its clause."""

    LEVEL = "level"  # how much there is
    DIFFERENCE = "difference"  # by how much it moved, or lies from another
    MARK = "mark"  # a round number that it passes
    REFERENCE = "reference"  # what is compared with, or where a movement begins


class Hint(StrEnum):
    """What else the text tells of a figure."""

    POINTS_BACK = "points back"  # 3,2 tỷ đồng nói trên
    PRONOUN = "pronoun"  # con số này là 3,2 tỷ đồng
    GIVEN = "given"  # với 3,2 tỷ đồng, huyện đứng đầu; cả 3,2 tỷ đồng
    ALSO = "also"  # Cần Thơ cũng chi 3,2 tỷ đồng
    HEADLINE = "headline"
    ESTIMATE = "estimate"  # ước đạt, sơ bộ
    MEAN = "mean"  # bình quân mỗi năm
    DENIED = "denied"  # không đạt 3,2 tỷ đồng
    UNTIL = "until"  # đến năm 2022


UNTOLD = frozenset({Hint.MEAN, Hint.DENIED, Hint.UNTIL})  # denotes something else than the words beside it


class Subject(NamedTuple):
    """What is measured.

    ``terms`` are the words of the noun phrase as lexicon/subject_words.txt compares them, ``names`` the proper names
    beside it and ``order`` the same as they follow each other (from whom to whom), ``owners`` the kinds of owner that
    are spoken of (``tỉnh``, ``công ty``, ``cả nước``), ``contrasts`` its places in sets of things that are never each
    other, as (set, term).
    """

    terms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    contrasts: frozenset[tuple[str, str]] = frozenset()
    source: Source = Source.NOWHERE

    @property
    def key(self) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
        """What two subjects share that are one by their words: terms, names in their order, kinds of owner."""
        return self.terms, self.order, self.owners

    @property
    def is_told(self) -> bool:
        """Whether the words tell what is measured: one syllable does not."""
        return len(self.terms) > 1 or any(" " in term for term in self.terms)


def denotation_of(subject: Subject, days: Days, modality: Modality, *, is_estimate: bool = False) -> Hashable:
    """What a value is, when, and as what: values of one denotation are certainly one quantity."""
    return (subject.key, days, modality, is_estimate)


class Figure(NamedTuple):
    """A quantity and what it denotes; ``period`` is that of the value, resolved where the text allows it."""

    mention: Mention
    sentence: Sentence
    subject: Subject
    part: Part = Part.LEVEL
    period: Period | None = None
    period_source: Source = Source.NOWHERE
    modality: Modality = Modality.ACTUAL
    hints: frozenset[Hint] = frozenset()
    reading: PeriodReading | None = None  # the words of ``period``
    sources: frozenset[str] = frozenset()  # the words of who tells it

    @property
    def quantity(self) -> Quantity:
        return self.mention.amount

    @property
    def has_own_period(self) -> bool:
        """Whether the period is named in the figure's own sentence."""
        return self.period is not None and self.period_source in (Source.OWN, Source.SENTENCE)

    @property
    def days(self) -> Days | None:
        """The days of the period, where they are known."""
        return days_of(self.period)

    @property
    def tells_subject(self) -> bool:
        """Whether the words of its own sentence say what the figure measures, and on which days."""
        is_told = self.subject.source in (Source.OWN, Source.SENTENCE) and self.subject.is_told
        return is_told and self.has_own_period and self.days is not None

    @property
    def denotation(self) -> Hashable | None:
        """What the figure denotes, by its words alone: :func:`denotation_of` it.

        ``None`` where the words of its own sentence do not settle it: what it measures, of whom, and on which days.
        """
        is_level = self.part is Part.LEVEL or (self.part is Part.REFERENCE and self.period_source is Source.OWN)
        days = self.days
        if days is None or not self.tells_subject or not is_level or self.hints & UNTOLD:
            return None
        return denotation_of(self.subject, days, self.modality, is_estimate=Hint.ESTIMATE in self.hints)
