"""Decides whether two figures denote the same quantity, with reasons and a certainty.

Some things set two figures apart whatever else is alike: the unit, a level against a difference, another period, a
place in a set of things that are never each other (exports, imports). Where the words of both sentences say in full
what is measured, of whom and when, and say the same, the two are certainly one. For the rest every observation counts
for or against; the points were set on the pairs of ``claims/corpus/identity.toml`` that are not held out.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from factcheck.identity.figure import Figure, Hint, Part
from factcheck.identity.likeness import Likeness, likeness
from factcheck.lexicon.cues import Role, function_words
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty
from factcheck.scan.mention import Sentence


class Sameness(StrEnum):
    """Whether two figures denote one quantity."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """What speaks for or against, beside the :class:`~factcheck.identity.likeness.Likeness` of the values."""

    OTHER_UNIT = "other unit"
    OTHER_PART = "a level and a difference"
    OTHER_PERIOD = "other period"
    CONTRAST = "things that are never each other"
    DENOTATION = "one denotation"
    SUBJECT = "equal subject"
    CONTAINED = "subject contained"
    OVERLAP = "subjects overlap"
    OTHER_SUBJECT = "other subject"
    NAMES = "a common name"
    OTHER_NAMES = "other names"
    CONTEXT = "words in common"
    HEADLINE = "headline"
    ONE_SENTENCE = "one sentence"
    POINTS_BACK = "points back"
    PRONOUN = "pronoun"
    ALSO = "told of another as well"
    MODALITY = "other modality"
    PERIOD = "equal period"
    PERIOD_WORDS = "period in other words"


Reasons = tuple[tuple[Reason | Likeness, int], ...]


class Identity(NamedTuple):
    """The decision: its ``reasons`` are what was observed, each with its points."""

    sameness: Sameness
    certainty: Certainty
    reasons: Reasons


ENOUGH = 3  # points from which two figures are likely one
_VALUES = {
    Likeness.EQUAL: 5,
    Likeness.EQUAL_ROUND: 4,
    Likeness.EQUAL_SMALL: 2,
    Likeness.ROUNDED: 4,
    Likeness.ROUNDED_SMALL: 2,
    Likeness.SLIP: 2,
    Likeness.FAR: -3,
}
_AGREEING = frozenset({Likeness.EQUAL, Likeness.EQUAL_ROUND, Likeness.ROUNDED})
_TELLING = 3  # terms that tell a subject even where the values are far apart


def identity(a: Figure, b: Figure) -> Identity:
    """Whether ``a`` and ``b``, which stand in this order, denote the same quantity."""
    apart = _apart(a, b)
    if apart is not None:
        return Identity(Sameness.DIFFERENT, Certainty.CERTAIN, ((apart, 0),))
    like = likeness(a.quantity, b.quantity)
    reasons: Reasons = ((like, _VALUES[like]), *_reasons(a, b, like))
    if _is_one_denotation(a, b, like):
        return Identity(Sameness.SAME, Certainty.CERTAIN, ((Reason.DENOTATION, 0), *reasons))
    if sum(points for _, points in reasons) >= ENOUGH:
        return Identity(Sameness.SAME, Certainty.LIKELY, reasons)
    return Identity(Sameness.UNKNOWN, Certainty.GUESSED, reasons)


def _apart(a: Figure, b: Figure) -> Reason | None:
    unit = a.quantity.unit
    if not are_commensurable(unit, b.quantity.unit):
        return Reason.OTHER_UNIT
    is_rate = unit is not None and unit.is_rate
    if (a.part is Part.DIFFERENCE) is not (b.part is Part.DIFFERENCE) and not is_rate:
        return Reason.OTHER_PART
    if a.has_own_period and b.has_own_period and None not in (a.days, b.days) and a.days != b.days:
        return Reason.OTHER_PERIOD
    ours = dict(a.subject.contrasts)
    if any(ours.get(group, term) != term for group, term in b.subject.contrasts):
        return Reason.CONTRAST
    return None


def _is_one_denotation(a: Figure, b: Figure, like: Likeness) -> bool:
    """Whether both denote the same by their words alone; values that are no slip of each other ask for more words."""
    if a.denotation is None or a.denotation != b.denotation:
        return False
    return like is not Likeness.FAR or (bool(a.subject.names) and len(a.subject.terms) >= _TELLING)


def _reasons(a: Figure, b: Figure, like: Likeness) -> Iterator[tuple[Reason, int]]:
    agrees = like in _AGREEING
    yield from _of_subjects(a, b, like)
    if a.sentence is b.sentence:
        yield Reason.ONE_SENTENCE, -2 if Hint.POINTS_BACK in b.hints else -4
    else:
        common = len(_pairs(a.sentence) & _pairs(b.sentence))
        if common:
            yield Reason.CONTEXT, min(common, 2)
        if Hint.HEADLINE in a.hints:
            yield Reason.HEADLINE, 1
    if Hint.POINTS_BACK in b.hints:
        yield Reason.POINTS_BACK, 2
    elif Hint.ALSO in b.hints and agrees:
        yield Reason.ALSO, -4
    if Hint.PRONOUN in b.hints:
        yield Reason.PRONOUN, 2 if agrees else -3
    if a.modality is not b.modality:
        yield Reason.MODALITY, -1 if agrees else -2
    if a.period and b.period and a.has_own_period and b.has_own_period:
        if (a.days is not None and a.days == b.days) or a.period.text.lower() == b.period.text.lower():
            yield Reason.PERIOD, 1
        else:
            yield Reason.PERIOD_WORDS, -1 if like is Likeness.EQUAL else -3


def _of_subjects(a: Figure, b: Figure, like: Likeness) -> Iterator[tuple[Reason, int]]:
    first, second = a.subject, b.subject
    shared, fewest = len(first.terms & second.terms), min(len(first.terms), len(second.terms))
    if fewest and first.terms == second.terms:
        yield Reason.SUBJECT, 4 if fewest > 1 else 3
    elif fewest and shared == fewest:
        yield Reason.CONTAINED, 2 if fewest > 1 else 1
    elif shared:
        yield Reason.OVERLAP, min(shared, 2)
    elif fewest and Hint.HEADLINE not in a.hints and like is not Likeness.EQUAL:
        yield Reason.OTHER_SUBJECT, -1
    if first.names and second.names:
        is_common = any(_names_one(x, y) for x in first.names for y in second.names)
        yield (Reason.NAMES, 1) if is_common else (Reason.OTHER_NAMES, -2)


def _names_one(x: str, y: str) -> bool:
    """Whether one name is the other, or a part of it."""
    return f" {x} " in f" {y} " or f" {y} " in f" {x} "


def _pairs(sentence: Sentence) -> set[tuple[str, str]]:
    """The pairs of neighbouring plain words of a sentence, without those that say nothing of what it is about."""
    keys = [mention.key if mention.role is Role.WORD and mention.key.isalpha() else "" for mention in sentence.row]
    skipped = function_words() | {""}
    return {pair for pair in pairwise(keys) if skipped.isdisjoint(pair)}
