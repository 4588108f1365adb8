"""Decides whether two figures denote the same quantity, with reasons and a certainty.

Some things set two figures apart whatever else is alike: the unit, a level against a difference, another period, a
place in a set of things that are never each other (exports, imports). Where the words of both sentences say in full
what is measured, of whom and when, and say the same, the two are certainly one. For the rest every observation counts
for or against; the points were set on the pairs of ``claims/corpus/identity.toml`` that are not held out.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from factcheck.identity.apart import is_of_day, is_one_period, is_opposite, is_other_part
from factcheck.identity.evidence import ENOUGH, Reason, Reasons, reasons
from factcheck.identity.figure import Figure
from factcheck.identity.likeness import Likeness, likeness, meet
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty


class Sameness(StrEnum):
    """Whether two figures denote one quantity."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Identity(NamedTuple):
    """The decision: its ``reasons`` are what was observed, each with its points."""

    sameness: Sameness
    certainty: Certainty
    reasons: Reasons


def identity(a: Figure, b: Figure) -> Identity:
    """Whether ``a`` and ``b``, which stand in this order, denote the same quantity."""
    like = likeness(a.quantity, b.quantity)
    apart = _apart(a, b, like)
    if apart is not None:
        return Identity(Sameness.DIFFERENT, Certainty.CERTAIN, ((apart, 0),))
    found = reasons(a, b, like)
    if _is_one_denotation(a, b, like):
        return Identity(Sameness.SAME, Certainty.CERTAIN, ((Reason.DENOTATION, 0), *found))
    if sum(points for _, points in found) >= ENOUGH:
        return Identity(Sameness.SAME, Certainty.LIKELY, found)
    return Identity(Sameness.UNKNOWN, Certainty.GUESSED, found)


def _apart(a: Figure, b: Figure, like: Likeness) -> Reason | None:
    unit = a.quantity.unit
    if not are_commensurable(unit, b.quantity.unit):
        return Reason.OTHER_UNIT
    if is_other_part(a, b) and not like.agrees:
        return Reason.OTHER_PART
    if is_opposite(a, b):
        return Reason.OPPOSITE
    is_told_of_days = like.agrees and (is_of_day(a) or is_of_day(b))
    if is_one_period(a, b) is False and not is_told_of_days:
        return Reason.OTHER_PERIOD
    return Reason.CONTRAST if _is_contrasted(a, b) else None


def _is_contrasted(a: Figure, b: Figure) -> bool:
    """Whether some set of things that are never each other is named in both, by no term that both share."""
    ours, theirs = a.subject.contrasts, b.subject.contrasts
    groups = {group for group, _ in ours} & {group for group, _ in theirs}
    return bool(groups - {group for group, _ in ours & theirs})


def _names_day_alike(a: Figure, b: Figure) -> bool:
    return a.period is not None and b.period is not None and a.period.text.lower() == b.period.text.lower()


def _is_one_denotation(a: Figure, b: Figure, like: Likeness) -> bool:
    """Whether both denote the same by their words alone; values that are no slip of each other ask for an owner by
    name too. What two sources tell, or two parts of one day, may be two."""
    if a.denotation is None or a.denotation != b.denotation or a.sentence is b.sentence:
        return False
    if (a.sources and b.sources and a.sources != b.sources) or (is_of_day(a) and not _names_day_alike(a, b)):
        return False
    if like is not Likeness.FAR or meet(a.quantity, b.quantity):
        return True
    return bool(a.subject.names)
