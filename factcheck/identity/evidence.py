"""What is observed of two figures, as evidence that both denote one quantity.

Each observation has points, one number where the values agree and one where they do not: between equal values little
speaks for an accident, while values that cannot meet are of one quantity only where the words say so. The points were
set on the pairs of ``claims/corpus/identity.toml`` that are not held out; those for ages, small counts, far sentences,
other nouns and parallel names on news texts, in which equal numbers meet by chance more often than in those pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from factcheck.identity.apart import is_one_period, is_other_part
from factcheck.identity.figure import Figure, Hint
from factcheck.identity.likeness import Likeness
from factcheck.lexicon.count_kinds import may_count_the_same
from factcheck.lexicon.cues import Role, function_words
from factcheck.lexicon.subject_words import UNSAID, subject_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention, Sentence


class Reason(StrEnum):
    """What speaks for or against, beside the :class:`~factcheck.identity.likeness.Likeness` of the values."""

    OTHER_UNIT = "other unit"
    OTHER_PART = "a level and a difference"
    OTHER_PERIOD = "other period"
    CONTRAST = "things that are never each other"
    OPPOSITE = "opposite directions"
    DENOTATION = "one denotation"
    TIME = "spans of time"
    AGE = "ages"
    FEW = "few things"
    COMPOSITE = "one composite unit"
    ANY_NOUN = "things that may be others"
    SUBJECT = "equal subject"
    CONTAINED = "subject contained"
    OVERLAP = "subjects overlap"
    OTHER_SUBJECT = "other subject"
    NAMES = "a common name"
    OTHER_NAMES = "other names"
    WORDS = "words in common"
    HEADLINE = "headline"
    DISTANT = "sentences far apart"
    ONE_PART = "one part of a sentence"
    RESTATED = "told again in a bracket"
    POINTS_BACK = "points back"
    GIVEN = "told as known"
    ALSO = "told of another as well"
    MODALITY = "other modality"
    PARALLEL = "the same told of others"
    OTHER_PLACE = "other place"
    OTHER_PART_OF_SET = "other parts of one set"
    NARROWER = "told more narrowly"
    OTHER_WORDS = "hardly a word in common"
    PERIOD = "equal period"
    PERIOD_WORDS = "period in other words"


class Points(NamedTuple):
    """The points of an observation where the values agree and where they differ."""

    agreeing: int
    differing: int


Reasons = tuple[tuple[Reason | Likeness, int], ...]

ENOUGH = 3  # points from which two figures are likely one
POINTS = {
    Likeness.EQUAL: Points(6, 0),
    Likeness.EQUAL_ROUND: Points(4, 0),
    Likeness.EQUAL_SMALL: Points(1, 0),
    Likeness.ROUNDED: Points(4, 0),
    Likeness.ROUNDED_SMALL: Points(0, 0),
    Likeness.SLIP: Points(0, 4),
    Likeness.SLIP_SHORT: Points(0, 3),
    Likeness.DIGIT: Points(0, 0),
    Likeness.FAR: Points(0, -6),
    Reason.TIME: Points(-1, -1),  # "15 năm" is told of many things
    Reason.AGE: Points(-3, -1),
    Reason.FEW: Points(-1, 0),
    Reason.COMPOSITE: Points(1, 0),
    Reason.ANY_NOUN: Points(-2, -2),
    Reason.SUBJECT: Points(2, 1),
    Reason.CONTAINED: Points(1, 1),
    Reason.OVERLAP: Points(1, 1),
    Reason.OTHER_SUBJECT: Points(-1, -1),
    Reason.NAMES: Points(1, 1),
    Reason.OTHER_NAMES: Points(-1, -1),
    Reason.PARALLEL: Points(-7, -1),
    Reason.WORDS: Points(1, 1),  # for each, up to MOST_WORDS
    Reason.HEADLINE: Points(1, 1),
    Reason.DISTANT: Points(-2, -2),
    Reason.ONE_PART: Points(-3, -4),
    Reason.RESTATED: Points(5, 5),
    Reason.POINTS_BACK: Points(3, 1),
    Reason.GIVEN: Points(3, 2),
    Reason.ALSO: Points(-9, -1),
    Reason.OTHER_PART: Points(-2, 0),
    Reason.OTHER_PERIOD: Points(-3, 0),
    Reason.MODALITY: Points(-1, -1),
    Reason.PERIOD: Points(1, 0),
    Reason.PERIOD_WORDS: Points(-1, -1),
}
MOST_WORDS = Points(2, 5)
_FEW = 10
_DISTANCE = 4  # sentences
_BESIDE = 3  # mentions from a rounded value to the bracket that has it exactly
_ROLES = frozenset({Role.WORD, Role.INDICATOR, Role.GROWTH, Role.PORTION, Role.LOSS, Role.SHARE})
_QUOTES = frozenset('"“')


def reasons(a: Figure, b: Figure, like: Likeness) -> Reasons:
    """What is observed of ``a`` and ``b``, whose values are ``like``, each with its points."""
    side = "agreeing" if like.agrees else "differing"
    found: dict[Reason | Likeness, int] = {}
    for reason, count in _observed(a, b, like):
        found[reason] = min(count, getattr(MOST_WORDS, side)) * getattr(POINTS[reason], side)
    return tuple((reason, points) for reason, points in found.items() if points)


def _observed(a: Figure, b: Figure, like: Likeness) -> Iterator[tuple[Reason | Likeness, int]]:
    yield like, 1
    for reason in (*_of_units(a.quantity, b.quantity), *_of_subjects(a, b), *_of_hints(b), *_of_periods(a, b)):
        yield reason, 1
    if a.sentence is b.sentence:
        for reason in _of_one_sentence(a, b, like):
            yield reason, 1
    else:
        yield Reason.WORDS, len(_content(a.sentence) & _content(b.sentence))
        if Hint.HEADLINE in a.hints:
            yield Reason.HEADLINE, 1
        elif b.sentence.number - a.sentence.number > _DISTANCE:
            yield Reason.DISTANT, 1


def _of_units(a: Quantity, b: Quantity) -> Iterator[Reason]:
    first, second = a.unit, b.unit
    if first is None or second is None:
        return
    if first.dimension is Dimension.COUNT and a.high < _FEW:
        yield Reason.FEW
    if first.dimension is Dimension.TIME:
        yield Reason.TIME
    if first.symbol in word_set("age"):
        yield Reason.AGE
    if first.per is not None and first == second:
        yield Reason.COMPOSITE
    if first.dimension is Dimension.COUNT and not may_count_the_same(first.symbol, second.symbol):
        yield Reason.ANY_NOUN


def _of_subjects(a: Figure, b: Figure) -> Iterator[Reason]:
    first, second = a.subject, b.subject
    shared, fewest = len(first.terms & second.terms), min(len(first.terms), len(second.terms))
    if fewest and first.terms == second.terms:
        yield Reason.SUBJECT
    elif fewest > 1 and shared == fewest:
        yield Reason.CONTAINED
    elif shared > 1:
        yield Reason.OVERLAP
    elif fewest and not shared:
        yield Reason.OTHER_SUBJECT
    if first.names and second.names:
        is_common = any(names_one(x, y) for x in first.names for y in second.names)
        yield Reason.NAMES if is_common else Reason.OTHER_NAMES
        if not is_common and fewest and first.terms == second.terms:
            yield Reason.PARALLEL
    if is_other_part(a, b):
        yield Reason.OTHER_PART
    if a.modality is not b.modality:
        yield Reason.MODALITY


def _of_hints(b: Figure) -> Iterator[Reason]:
    if Hint.POINTS_BACK in b.hints:
        yield Reason.POINTS_BACK
    elif Hint.ALSO in b.hints:
        yield Reason.ALSO
    if Hint.GIVEN in b.hints:
        yield Reason.GIVEN


def _of_periods(a: Figure, b: Figure) -> Iterator[Reason]:
    if a.has_own_period and b.has_own_period:
        is_one = is_one_period(a, b)
        yield Reason.PERIOD_WORDS if is_one is None else Reason.PERIOD if is_one else Reason.OTHER_PERIOD


def _of_one_sentence(a: Figure, b: Figure, like: Likeness) -> Iterator[Reason]:
    between = _between(a, b)
    keys = {mention.key for mention in between}
    if any(mention.role is Role.OPEN for mention in between) and len(between) <= (_BESIDE if like.agrees else 1):
        yield Reason.RESTATED
    parting = _QUOTES | {";"} | word_set("clause")
    if keys.isdisjoint(parting) and not any(mention.role is Role.CONTRAST for mention in between):
        yield Reason.ONE_PART


def _between(a: Figure, b: Figure) -> Sequence[Mention]:
    return [each for each in a.sentence.row if a.mention.end <= each.start < b.mention.start]


def names_one(x: str, y: str) -> bool:
    """Whether one name is the other, or a part of it."""
    return f" {x} " in f" {y} " or f" {y} " in f" {x} "


def _content(sentence: Sentence) -> set[str]:
    """The words of a sentence that say what it is about."""
    told = {mention.key for mention in sentence.row if mention.role in _ROLES and mention.key.isalpha()}
    return {word for word in told - function_words() if not _is_unsaid(word)}


def _is_unsaid(word: str) -> bool:
    found = subject_words().at([word], 0)
    return found is not None and bool(found[1].uses & UNSAID)
