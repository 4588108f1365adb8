"""Holds the figures of a text against the records of the same quantity on the same days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.identity.evidence import Reasons
from factcheck.identity.figure import Figure, Part, Source
from factcheck.identity.known import is_estimated
from factcheck.identity.likeness import Likeness, likeness, meet
from factcheck.identity.operands import with_bases
from factcheck.identity.told import Told, told, told_alike
from factcheck.ledger.history import superseding
from factcheck.ledger.lookup import Known, Ledger
from factcheck.model.claim import Claim, Modality
from factcheck.model.quantity import Quantity
from factcheck.model.record import Record
from factcheck.read.document import Document

_SLIPS = (Likeness.SLIP,)  # of values with few digits many are that near to each other


class KnownLevel(NamedTuple):
    """A figure of the text that no standing record of its quantity meets.

    ``records`` are those that stand, ``revised`` the former ones that it does meet: it repeats an old value.
    ``is_certain`` tells whether they surely are of this quantity; ``reasons`` are what speaks for the first of them.
    """

    quantity: Quantity
    records: tuple[Record, ...]
    revised: tuple[Record, ...]
    is_certain: bool
    reasons: Reasons = ()


def known_levels(
    figures: Iterable[Figure], claims: Sequence[Claim], document: Document, ledger: Ledger
) -> Iterator[KnownLevel]:
    """The figures that ``ledger`` contradicts, in text order."""
    by_start = with_bases(claims, {figure.quantity.span.start: figure for figure in figures}, document.normal)
    alike = told_alike(by_start.values())
    rates = {claim.rate.span.start for claim in claims if claim.rate is not None and _relates(claim)}
    for start, figure in by_start.items():
        if start not in rates and _is_level(figure):
            found = _contradicted(figure.quantity, told(document, figure, is_alone=start not in alike), ledger)
            if found is not None:
                yield found


def _relates(claim: Claim) -> bool:
    """Whether the text says what the rate relates; else it is a value by itself: ``tỷ lệ hộ nghèo là 2,9%``."""
    return any(each is not None for each in (claim.current, claim.base, claim.reference))


def _is_level(figure: Figure) -> bool:
    """Whether the figure's own sentence tells when it is of; ranges are no single value."""
    is_placed = figure.has_own_period and figure.days is not None and figure.subject.source is not Source.NOWHERE
    return is_placed and figure.part in (Part.LEVEL, Part.REFERENCE) and not figure.quantity.is_range


def _contradicted(quantity: Quantity, draft: Told, ledger: Ledger) -> KnownLevel | None:
    known = ledger.same(draft, draft._replace(is_estimate=not draft.is_estimate))
    own = [each for each in known if is_estimated(each.record) is draft.is_estimate]
    if any(_meets(each, quantity) and _stands(each, known) for each in known):
        return None
    sure = [each for each in known if each.is_certain]
    former = [each for each in sure if _meets(each, quantity)]
    if former:
        revised = superseding(former[0].record, [each.record for each in sure])
        return KnownLevel(quantity, tuple(revised), tuple(each.record for each in former), True) if revised else None
    if draft.modality not in (Modality.ACTUAL, Modality.TARGET):
        return None  # forecasts of one thing may differ
    chosen = [] if draft.is_estimate else [each for each in own if each.is_certain]
    chosen = chosen or [each for each in known if _is_suspect(each, draft, quantity)]
    standing = tuple(each.record for each in chosen if _stands(each, known))
    is_final = draft.modality is Modality.ACTUAL and not draft.is_estimate
    is_certain = is_final and chosen[0].is_certain and not is_estimated(chosen[0].record) if chosen else False
    reasons = chosen[0].identity.reasons if chosen else ()
    return KnownLevel(quantity, standing, (), is_certain, reasons) if standing else None


def _meets(known: Known, quantity: Quantity) -> bool:
    return meet(known.record.quantity, quantity)


def _stands(known: Known, among: Sequence[Known]) -> bool:
    return not superseding(known.record, [each.record for each in among])


def _is_suspect(known: Known, draft: Told, quantity: Quantity) -> bool:
    """Whether the value is one slip of the hand from what the draft prints, so that a likely identity is nearly sure.
    Estimates of one thing differ anyhow, so that of those the identity must be sure."""
    is_slip = draft.is_plain and likeness(known.record.quantity, quantity) in _SLIPS
    return is_slip and (known.is_certain or not (draft.is_estimate or is_estimated(known.record)))
