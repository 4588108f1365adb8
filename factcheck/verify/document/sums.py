"""The sums of a document: totals whose parts a list tells, and periods whose parts are told one by one.

    8.350 ha, gồm 5.120 ha lúa và 3.230 ha ngô                        a list: its parts are the total
    52 tỷ USD giai đoạn 2019-2021; năm 2020 đạt 17,2 tỷ USD           a period: its parts are no more than the total
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Hint
from factcheck.lexicon.cues import Role
from factcheck.model.claim import Certainty
from factcheck.verify.document.amounts import Amounts, Measured, kind_of, measured
from factcheck.verify.document.statements import Summed
from factcheck.verify.listed import Listing, is_additive, is_total, listings
from factcheck.verify.passage import Passage

_DAY = datetime.timedelta(days=1)


class Divided(NamedTuple):
    """A figure of a span of time and those of equal parts of it; ``rest`` are the days of the one part that is not
    told, where all others are, and ``is_all`` whether none is missing."""

    what: Measured
    total: Figure
    parts: tuple[Figure, ...]
    is_all: bool
    rest: Days | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.total, *self.parts)


def listed(passage: Passage, amounts: Amounts) -> Iterator[Summed]:
    """The totals of the text whose parts are listed."""
    for sentence in {figure.sentence.number: figure.sentence for figure in amounts.figures.values()}.values():
        if any(mention.role is Role.WITHIN for mention in sentence.row):
            for listing in listings(passage, sentence):
                if len(listing.parts) > 1 and not listing.rivals:
                    yield _listed(listing, amounts)


def _listed(listing: Listing, amounts: Amounts) -> Summed:
    mentions = (listing.total, *listing.parts)
    total, *parts = (amounts.of(mention.amount) for mention in mentions)
    certainty = Certainty.CERTAIN if listing.is_certain else Certainty.LIKELY
    places = tuple(mention.amount for mention in mentions)
    return Summed(total, tuple(parts), listing.is_exhaustive, certainty, places)


def divided(amounts: Amounts) -> Iterator[Divided]:
    """The figures of a span of time with those of its equal parts, where they can be a sum."""
    series: dict[Measured, dict[Days, Figure]] = {}
    for figure in amounts.figures.values():
        unit = figure.quantity.unit
        if unit is None or figure.denotation is None or figure.days is None or not _flows(figure):
            continue
        told = series.setdefault(measured(figure.subject, figure.modality, kind_of(unit)), {})
        if figure.days not in told or Hint.ESTIMATE in told[figure.days].hints:
            told[figure.days] = figure
    for what, told in series.items():
        if len(told) > 1:
            for total in told.values():
                yield from _divided(what, total, list(told.values()))


def over_time(each: Divided, amounts: Amounts) -> Summed | None:
    """The sum that ``each`` states; none where a figure is only an estimate, which others need not add up to."""
    if any(Hint.ESTIMATE in figure.hints for figure in each.figures):
        return None
    parts = [amounts.of(part.quantity) for part in each.parts]
    if each.rest is not None:
        parts.append(amounts.on(each.what, each.rest))
        amounts.limit(parts[-1])
    places = tuple(figure.quantity for figure in each.figures)
    is_all = each.is_all or each.rest is not None
    return Summed(amounts.of(each.total.quantity), tuple(parts), is_all, Certainty.LIKELY, places, True)


def _flows(figure: Figure) -> bool:
    """Whether values of the figure's kind add up over time, as far as unit and period tell."""
    unit, period = figure.quantity.unit, figure.period
    return unit is not None and is_additive(unit) and is_total(figure.mention) and not (period and period.is_instant)


def _divided(what: Measured, total: Figure, told: Sequence[Figure]) -> Iterator[Divided]:
    days, months = total.days, _months(total)
    if days is None or months is None:
        return
    inside = [figure for figure in told if figure is not total and _is_within(figure.days, days)]
    for length in sorted({each for figure in inside if (each := _months(figure)) is not None} - {months}):
        parts = sorted((each for each in inside if _months(each) == length), key=lambda each: each.days or days)
        count, remainder = divmod(months, length)
        if remainder or _overlap(parts) or not _can_add(total, parts):
            continue
        rest = _rest(days, parts) if len(parts) + 1 == count else None
        yield Divided(what, total, tuple(parts), len(parts) == count, rest)


def _months(figure: Figure) -> int | None:
    return None if figure.period is None else figure.period.months


def _is_within(days: Days | None, span: Days) -> bool:
    return days is not None and span[0] <= days[0] and days[1] <= span[1]


def _overlap(parts: Sequence[Figure]) -> bool:
    days = [part.days for part in parts if part.days is not None]
    return any(first[1] >= second[0] for first, second in pairwise(days))


def _can_add(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether every part is less than the total: a level at each moment, such as a population, is not."""
    unit = total.quantity.unit
    whole = total.quantity.low * (unit.base_factor if unit else 1)
    return all(p.quantity.unit is not None and p.quantity.low * p.quantity.unit.base_factor < whole for p in parts)


def _rest(days: Days, parts: Sequence[Figure]) -> Days | None:
    """The days that no part has, where they are one stretch."""
    gaps, at = [], days[0]
    for first, last in (part.days for part in parts if part.days is not None):
        if at < first:
            gaps.append((at, first - _DAY))
        at = last + _DAY
    if at <= days[1]:
        gaps.append((at, days[1]))
    return gaps[0] if len(gaps) == 1 else None
