"""What the operands of a claim denote, whether they are printed or not.

    Năm 2022, xuất khẩu gạo tăng 5% so với năm 2021       xuất khẩu gạo of 2022, xuất khẩu gạo of 2021
    Năm 2022, gạo chiếm 20% kim ngạch xuất khẩu           gạo of 2022, kim ngạch xuất khẩu of 2022
    Năm 2022, thu ngân sách đạt 105% kế hoạch             thu ngân sách of 2022, the plan of it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Part, Source, Subject, days_of, is_one_subject
from factcheck.identity.subject import phrase_after
from factcheck.model.claim import Attainment, Certainty, Change, Claim, Modality, Multiple, Share

Figures = Mapping[int, Figure]  # by where each begins in the text


class Denoted(NamedTuple):
    """What a value is of, when, and as what; ``certainty`` is lower where a part of it is only carried over."""

    subject: Subject
    days: Days
    modality: Modality
    certainty: Certainty = Certainty.CERTAIN


def teller(claim: Claim, figures: Figures) -> Figure | None:
    """The figure that says what ``claim`` is of: its rate; its value, where one is printed, must say the same."""
    rate = None if claim.rate is None else figures.get(claim.rate.span.start)
    if rate is None or not rate.tells_subject:
        return None
    if claim.current is None:
        return rate
    current = figures.get(claim.current.span.start)
    if current is None or current.sentence is not rate.sentence or current.days != rate.days:
        return None
    return current if is_one_subject(current.subject, rate.subject) else None


def current_denoted(told: Figure) -> Denoted | None:
    """What the current value of a claim is that the figure ``told`` tells of."""
    return None if told.days is None else Denoted(told.subject, told.days, told.modality)


def base_denoted(claim: Claim, told: Figure, figures: Figures, text: str) -> Denoted | None:
    """What the base of ``claim`` is; ``text`` is the normalised text."""
    days = days_of(claim.reference_period)
    if isinstance(claim, Share):
        rate = None if claim.rate is None else figures.get(claim.rate.span.start)
        whole = None if rate is None else phrase_after(text, rate.sentence, rate.mention)
        if whole is None or told.days is None or not whole.is_told:
            return None
        certainty = Certainty.CERTAIN if whole.names else Certainty.LIKELY
        return Denoted(whole._replace(names=whole.names or told.subject.names), told.days, told.modality, certainty)
    if isinstance(claim, Attainment):
        when = days or (told.days if claim.reference is not None else None)
        return None if when is None else Denoted(told.subject, when, Modality.TARGET)
    if isinstance(claim, (Change, Multiple)) and days is not None and days != told.days:
        return Denoted(told.subject, days, told.modality)
    return None


def with_bases(claims: Iterable[Claim], figures: Figures, text: str) -> dict[int, Figure]:
    """``figures``, where those that are the bases of claims denote what the claims say that they do."""
    found = dict(figures)
    for claim in claims:
        told = teller(claim, figures) if claim.base is not None and claim.certainty is Certainty.CERTAIN else None
        base = None if claim.base is None else figures.get(claim.base.span.start)
        denoted = None if told is None else base_denoted(claim, told, figures, text)
        if base is None or told is None or denoted is None or denoted.certainty is not Certainty.CERTAIN:
            continue
        period = told.period if denoted.days == told.days else claim.reference_period
        found[base.quantity.span.start] = base._replace(
            subject=denoted.subject._replace(source=Source.SENTENCE),
            part=Part.LEVEL,
            period=period,
            period_source=Source.OWN,
            modality=denoted.modality,
            hints=frozenset(),
        )
    return found
