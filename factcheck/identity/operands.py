"""What the operands of a claim denote, whether they are printed or not.

Năm 2022, xuất khẩu gạo tăng 5% so với năm 2021       xuất khẩu gạo of 2022, xuất khẩu gạo of 2021
Năm 2022, gạo chiếm 20% kim ngạch xuất khẩu           gạo of 2022, kim ngạch xuất khẩu of 2022
Năm 2022, thu ngân sách đạt 105% kế hoạch             thu ngân sách of 2022, the plan of it
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Part, Source, Subject, days_of, denotation_of
from factcheck.identity.subject import phrase_after
from factcheck.lexicon.cues import Role
from factcheck.lexicon.subject_words import Use, uses_of
from factcheck.model.claim import Attainment, Certainty, Change, Claim, Modality, Multiple, Share
from factcheck.model.claim import Part as ClaimPart

Figures = Mapping[int, Figure]  # by where each begins in the text


class Denoted(NamedTuple):
    """What a value is of, when, and as what; ``certainty`` is lower where a part of it is only carried over."""

    subject: Subject
    days: Days
    modality: Modality
    certainty: Certainty = Certainty.CERTAIN

    @property
    def denotation(self) -> Hashable:
        """What figures of the same words, days and modality denote, estimates left out."""
        return denotation_of(self.subject, self.days, self.modality)


def teller(claim: Claim, figures: Figures) -> Figure | None:
    """The figure that says what ``claim`` is of: its rate, and its value says the same, where one is surely printed."""
    rate = None if claim.rate is None else figures.get(claim.rate.span.start)
    if rate is None or any(Use.VOLUME in uses_of(term) for term in rate.subject.terms):
        return None  # a rate of growth at constant prices is not that of the printed values
    steps = (step for step in claim.derivation if step.part is ClaimPart.CURRENT)
    if claim.current is None or any(step.certainty is not Certainty.CERTAIN for step in steps):
        return rate if rate.tells_subject else None
    current = figures.get(claim.current.span.start)
    if current is None or current.sentence is not rate.sentence or current.days != rate.days:
        return None
    if rate.subject.source is Source.SENTENCE and _is_said_of(rate.subject, current.subject):
        return current if current.tells_subject else None
    return current if rate.tells_subject and current.subject.key == rate.subject.key else None


def _is_said_of(carried: Subject, subject: Subject) -> bool:
    """Whether ``carried`` says of ``subject`` only a part of its words: ``thu 150 tỷ đồng thuế đất, tăng 20%``."""
    return carried.order == subject.order and carried.terms <= subject.terms


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
        return Denoted(_owned(whole, told.subject), told.days, told.modality, certainty)
    if isinstance(claim, Attainment):
        when = days or (told.days if claim.reference is not None else None)
        return None if when is None else Denoted(told.subject, when, Modality.TARGET)
    if isinstance(claim, (Change, Multiple)):
        if days is not None:
            return Denoted(told.subject, days, told.modality) if days != told.days else None
        return _other_subject(claim, told, figures, text)
    return None


def _other_subject(claim: Claim, told: Figure, figures: Figures, text: str) -> Denoted | None:
    """``doanh thu bán lẻ thấp hơn 28 tỷ đồng so với doanh thu dịch vụ``: the base is of something else, at one time."""
    rate = None if claim.rate is None else figures.get(claim.rate.span.start)
    at = None if rate is None else rate.sentence.place_of(rate.mention)
    if rate is None or at is None or told.days is None or (claim.reference is None and isinstance(claim, Change)):
        return None
    after = rate.sentence.row[at + 1 : at + 3]
    anchor = next((mention for mention in after if mention.role is Role.REFERENCE), rate.mention)
    other = phrase_after(text, rate.sentence, anchor)
    if other is None or not other.is_told or other.key == told.subject.key:
        return None
    certainty = Certainty.CERTAIN if other.names else Certainty.LIKELY
    return Denoted(_owned(other, told.subject), told.days, told.modality, certainty)


def _owned(subject: Subject, by: Subject) -> Subject:
    """``subject``, of the owner of ``by`` where it names none itself."""
    return subject if subject.names else subject._replace(names=by.names, order=by.order, owners=by.owners)


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
        )
    return found
