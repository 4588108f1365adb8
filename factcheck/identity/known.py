"""What a record of a ledger tells, in the form in which figures are compared across texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.identity.figure import Part, Source, Subject
from factcheck.identity.subject import phrase_subject
from factcheck.identity.told import Told, content, contrasts_of, other_names, owners_in, syllables
from factcheck.identity.whereabouts import Whereabouts, places_in
from factcheck.lexicon.folding import keys
from factcheck.lexicon.places import PlaceKind, places
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Modality
from factcheck.model.record import FigureKind, Record
from factcheck.model.unit import Dimension, Unit
from factcheck.read.document import Document
from factcheck.scan.mentions import mentions

_MODALITIES = {FigureKind.PLAN: Modality.TARGET, FigureKind.FORECAST: Modality.FORECAST}
_ESTIMATES = frozenset({FigureKind.PRELIMINARY, FigureKind.ESTIMATE})


class Wording(NamedTuple):
    """One way of telling a subject with its scope, read."""

    subject: Subject
    names: frozenset[str]
    words: frozenset[str]
    context: frozenset[str]
    where: Whereabouts
    owners: frozenset[str]


@lru_cache(maxsize=4096)
def wording(subject: str, scope: str) -> Wording:
    """What the noun phrase ``subject`` names, of the place or organisation ``scope``."""
    phrase = _subject(subject)
    text = Document.of(f"{subject}; {scope}").normal
    found = places_in(text, any_case=True)
    names = frozenset(place.name for place in found if place.kind is not PlaceKind.NATION)
    where = Whereabouts(names, len(names) < len(found), Source.OWN if found else Source.NOWHERE)
    spoken = keys(text)
    return Wording(
        phrase,
        other_names(phrase.names, where) | _owner(Document.of(scope).normal),
        syllables(phrase.terms),
        content(spoken),
        where,
        owners_in(spoken),
    )


def _owner(scope: str) -> frozenset[str]:
    """The name of a scope that is more than a place with what it is a place of: an organisation, in all its words but
    those that say what kind it is."""
    spoken = keys(scope)
    owned = [key for begin, end, place in places().cut(spoken) if place is None for key in spoken[begin:end]]
    kinds = word_set("owner") | word_set("division")
    if not any(key.isalnum() for key in owned) or " ".join(owned) in kinds:
        return frozenset()
    kind = next((count for count in range(len(spoken) - 1, 0, -1) if " ".join(spoken[:count]) in kinds), 0)
    return frozenset({" ".join(spoken[kind:])})


def _subject(phrase: str) -> Subject:
    document = Document.of(phrase)
    return phrase_subject(document.normal, mentions(document, 0, len(document.normal), ()))


def wordings(record: Record) -> Iterator[Wording]:
    """The subject of ``record`` in its own words and by its aliases."""
    return (wording(subject, record.scope) for subject in (record.subject, *record.aliases))


def told_by(record: Record) -> Iterator[Told]:
    """What ``record`` tells, once for each of its wordings."""
    kind, period = record.kind, record.period
    counted = _counted(record.quantity.unit)
    days = None if period.start is None or period.end is None else (period.start, period.end)
    for each in wordings(record):
        yield Told(
            record.quantity,
            each.subject.terms,
            each.names,
            contrasts_of(each.subject.terms),
            each.words | counted,
            each.context | counted,
            days,
            False,
            each.where,
            Part.LEVEL,
            _MODALITIES.get(kind, Modality.ACTUAL),
            is_estimated(record),
            owners=each.owners,
        )


def is_estimated(record: Record) -> bool:
    """Whether ``record`` is not final: estimates and preliminary figures are told in the same words."""
    return record.kind in _ESTIMATES


@lru_cache(maxsize=1024)
def _counted(unit: Unit | None) -> frozenset[str]:
    """The words of what is counted, which a draft tells beside its number."""
    return content(keys(unit.symbol)) if unit is not None and unit.dimension is Dimension.COUNT else frozenset()
