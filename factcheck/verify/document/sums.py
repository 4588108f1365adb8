"""The sums of a document.

8.350 ha, gồm 5.120 ha lúa và 3.230 ha ngô                      a list: its parts are the total
52 tỷ USD giai đoạn 2019-2021; năm 2020 đạt 17,2 tỷ USD         a span of time: its parts are no more than the total
xuất nhập khẩu 61 tỷ USD [...] xuất khẩu 15 tỷ USD [...]        what is the sum of two others by its name
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Part, Source
from factcheck.identity.operands import Figures
from factcheck.lexicon.cues import Role
from factcheck.lexicon.subject_words import Use, parts_of, uses_of
from factcheck.model.claim import Certainty
from factcheck.verify.document.amounts import Amounts, Denotation
from factcheck.verify.document.statements import Summed
from factcheck.verify.listed import Listing, is_additive, listings
from factcheck.verify.passage import Passage

_DAY = datetime.timedelta(days=1)
_LISTING = frozenset({Role.WITHIN, Role.OPEN})


def lists(passage: Passage, figures: Figures) -> list[Listing]:
    """The totals of the text whose parts are listed, where nothing else can be the total."""
    sentences = {figure.sentence.number: figure.sentence for figure in figures.values()}
    return [
        listing
        for sentence in sentences.values()
        if any(mention.role in _LISTING for mention in sentence.row)
        for listing in listings(passage, sentence)
        if len(listing.parts) > 1 and not listing.rivals
    ]


def with_parts(found: Sequence[Listing], figures: Figures) -> dict[int, Figure]:
    """``figures``, where the parts of lists are of the time and the owner of their total, and of the same measure:
    ``diện tích cây ăn quả đạt 923 ha, gồm 427 ha cam`` tells the ``diện tích`` of ``cam``."""
    told = dict(figures)
    for listing in found:
        total = figures.get(listing.total.amount.span.start)
        for mention in listing.parts if total is not None and total.tells_subject else ():
            part = figures.get(mention.amount.span.start)
            if part is not None and total is not None and part.subject.source is Source.OWN:
                told[mention.amount.span.start] = _as_part(part, total)
    return told


def _as_part(part: Figure, total: Figure) -> Figure:
    own, whole = part.subject, total.subject
    has_measure = any(Use.MEASURE in uses_of(term) for term in own.terms)
    measures = () if has_measure else (term for term in whole.terms if Use.MEASURE in uses_of(term))
    terms = own.terms.union(measures)
    subject = own._replace(terms=terms, names=whole.names, order=whole.order, owners=whole.owners)
    return part._replace(
        subject=subject,
        part=Part.LEVEL,
        period=total.period,
        period_source=total.period_source,
        modality=total.modality,
        hints=part.hints | total.hints,
    )


def listed(found: Sequence[Listing], amounts: Amounts) -> Iterator[Summed]:
    """What the lists state."""
    for listing in found:
        mentions = (listing.total, *listing.parts)
        total, *parts = (amounts.of(mention.amount) for mention in mentions)
        certainty = Certainty.CERTAIN if listing.is_certain else Certainty.LIKELY
        places = tuple(mention.amount for mention in mentions)
        yield Summed(total, tuple(parts), listing.is_exhaustive, certainty, places, is_judged=True)


class Span(NamedTuple):
    """A value over a span of time with those of parts of it; ``rest`` is the one part that is missing, where it is one
    stretch, and ``is_all`` whether none is."""

    total: Denotation
    parts: tuple[Denotation, ...]
    is_all: bool
    rest: Denotation | None = None


def spans(amounts: Amounts) -> Iterator[Span]:
    """The values over a span of time whose parts are told, or spoken of, where they can be a sum."""
    for series in amounts.series().values():
        for days, total in series.items() if len(series) > 1 else ():
            inside = sorted(each for each in series if each != days and days[0] <= each[0] and each[1] <= days[1])
            cover = _cover(days, inside)
            parts = tuple(series[each] for each in cover or _disjoint(inside))
            if parts and _can_add(amounts, total, parts, is_all=cover is not None):
                gap = None if cover else _gap(days, [part.days for part in parts])
                yield Span(total, parts, cover is not None, None if gap is None else Denotation(total.what, gap))


def over_time(span: Span, amounts: Amounts) -> Summed | None:
    """The sum that ``span`` states; none where a figure is only an estimate, which others need not add up to."""
    if any(each.is_estimate for each in (span.total, *span.parts)):
        return None
    rest = () if span.rest is None else (span.rest,)
    total, *parts = (amounts.on(each) for each in (span.total, *span.parts, *rest))
    if not any(Use.SIGNED in uses_of(term) for term in span.total.what.terms):
        for unknown in parts:
            amounts.limit(unknown)
    places = tuple(quantity for each in (span.total, *span.parts) for quantity in amounts.prints(each)[:1])
    is_all = span.is_all or span.rest is not None
    return Summed(total, tuple(parts), is_all, Certainty.LIKELY, places) if places else None


def by_name(amounts: Amounts) -> Iterator[Summed]:
    """The values that are the sum of others by what they are: turnover is exports and imports."""
    series = amounts.series()
    for what, told in series.items():
        for term in what.terms:
            for names in parts_of(term):
                parts = [(name, what._replace(terms=what.terms - {term} | {name})) for name in names]
                for days, total in told.items():
                    known = [days in series.get(part, {}) for _, part in parts]
                    flows = [Use.FLOW in uses_of(name) for name, _ in parts]
                    if any(known) and all(a or b for a, b in zip(known, flows, strict=True)):
                        yield from _named(amounts, total, [Denotation(part, days) for _, part in parts])


def _named(amounts: Amounts, total: Denotation, parts: Sequence[Denotation]) -> Iterator[Summed]:
    """``total`` as the sum of ``parts``, of which none is negative."""
    places = tuple(quantity for each in (total, *parts) for quantity in amounts.prints(each)[:1])
    if places and not total.is_estimate:
        unknown, *others = (amounts.on(each) for each in (total, *parts))
        for other in others:
            amounts.limit(other)
        sentences = [amounts.figures[place.span.start].sentence.number for place in places]
        is_judged = len(places) > len(parts) and max(sentences) - min(sentences) <= 1
        yield Summed(unknown, tuple(others), True, Certainty.LIKELY, places, is_judged)


def _cover(days: Days, inside: Sequence[Days]) -> list[Days] | None:
    """Parts that follow each other and make up ``days``, the longest that lead to the end first."""
    after = days[1] + _DAY
    best: dict[datetime.date, Days | None] = {after: None}  # by day: the part that begins there and leads to the end
    for part in sorted(inside, reverse=True):
        if part[1] + _DAY in best:
            best.setdefault(part[0], part)
    found: list[Days] = []
    at = days[0]
    while at != after:
        part_at = best.get(at)
        if part_at is None:
            return None
        found.append(part_at)
        at = part_at[1] + _DAY
    return found


def _disjoint(inside: Sequence[Days]) -> list[Days]:
    """As many of ``inside`` as do not overlap."""
    chosen: list[Days] = []
    for each in sorted(inside, key=lambda each: each[1]):
        if not chosen or chosen[-1][1] < each[0]:
            chosen.append(each)
    return chosen


def _gap(days: Days, parts: Sequence[Days]) -> Days | None:
    """The days that no part has, where they are one stretch, no longer than the longest part."""
    gaps, at = [], days[0]
    for first, last in parts:
        if at < first:
            gaps.append((at, first - _DAY))
        at = last + _DAY
    if at <= days[1]:
        gaps.append((at, days[1]))
    longest = max(last - first for first, last in parts)
    return gaps[0] if len(gaps) == 1 and gaps[0][1] - gaps[0][0] <= longest + _DAY else None


def _can_add(amounts: Amounts, total: Denotation, parts: Sequence[Denotation], *, is_all: bool) -> bool:
    """Whether the values add up over time by what they are, as a level at each moment, such as a population, does not.
    Of what may be negative, such as profit, only all parts make up a total."""
    prints = [quantity for each in (total, *parts) for quantity in amounts.prints(each)[:1]]
    if not prints or not all(quantity.unit is not None and is_additive(quantity.unit) for quantity in prints):
        return False
    uses = {use for term in total.what.terms for use in uses_of(term)}
    return Use.FLOW in uses and (is_all or Use.SIGNED not in uses)
