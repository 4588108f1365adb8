"""Compared periods of unequal length, and which of them look like a slip."""

from __future__ import annotations

from enum import StrEnum

from factcheck.lexicon.cues import Role, cues
from factcheck.lexicon.dates import says
from factcheck.lexicon.folding import keys
from factcheck.model.claim import Certainty, Change, Claim, Multiple
from factcheck.model.finding import Message
from factcheck.model.period import Anchor, Period
from factcheck.model.quantity import Quantity


class Doubt(StrEnum):
    """Why unequal lengths look like a slip."""

    SAME = "same_period"  # "cùng kỳ" of another length
    NESTED = "nested"  # nine months against the first six, or against a whole year


def unequal(claim: Claim) -> tuple[Period, Period] | None:
    """The periods of the current value and of the base, where they are stretches of different known length.

    Plans, balances and rates that are per year anyway (``16%/năm giai đoạn 2015-2020``) ask for no equal lengths.
    """
    now, then = claim.period, claim.reference_period
    if not isinstance(claim, Change | Multiple) or now is None or then is None or claim.reference is None:
        return None
    if not now.months or not then.months or now.months == then.months or now.is_instant or then.is_instant:
        return None
    is_yearly = claim.rate is not None and claim.rate.unit is not None and claim.rate.unit.per is not None
    if is_yearly or _is_plan(claim.reference.text) or says("stock", claim.subject or ""):
        return None
    return now, then


def doubt(claim: Claim) -> Doubt | None:
    """Why the unequal lengths of the claim look like a slip: only on certain links, and for sums over time."""
    periods = unequal(claim)
    if periods is None or claim.certainty is not Certainty.CERTAIN:
        return None
    now, then = periods
    if says("same period", then.text):
        return Doubt.SAME
    if not isinstance(claim, Change) or claim.current is None or not is_sum(claim.current):
        return None
    if says("on purpose", then.text):
        return None
    return Doubt.NESTED if _is_cumulated(now) and (_is_year(then) or _is_cumulated(then)) else None


def duration(months: int) -> Message:
    """A length in words, in years where it is a whole number of them."""
    count, word = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return counted(count, word)


def counted(count: int, word: str) -> Message:
    """So many of ``word``: ``"day"``, ``"month"`` or ``"year"``."""
    return Message.of(f"duration.{word}") if count == 1 else Message.of(f"duration.{word}s", count=str(count))


def is_sum(quantity: Quantity) -> bool:
    """Whether values of two periods can be added: counts and sums of money can, percentages and prices cannot."""
    unit = quantity.unit
    return unit is None or (unit.per is None and not unit.is_rate)


def _is_plan(reference: str) -> bool:
    return any(cue.role is Role.PLAN for cue in cues().within(keys(reference)))


def _is_cumulated(period: Period) -> bool:
    """The first months of a year: nine of them, not September."""
    if not 2 <= (period.months or 0) <= 11 or not says("months", period.text) or says("not first", period.text):
        return False
    return period.start is None or period.start.month == 1


def _is_year(period: Period) -> bool:
    return period.months == 12 and period.anchor is Anchor.NONE and period.start is not None
