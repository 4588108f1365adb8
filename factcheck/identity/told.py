"""What a text tells of a figure, in the form in which figures are compared across texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.identity.evidence import names_one
from factcheck.identity.figure import Days, Figure, Hint, Part, days_of
from factcheck.identity.plain import is_plain
from factcheck.identity.whereabouts import Whereabouts, clause_of, whereabouts
from factcheck.lexicon.cues import Role, function_words
from factcheck.lexicon.folding import folded, keys, words
from factcheck.lexicon.periods import Shape
from factcheck.lexicon.places import places
from factcheck.lexicon.subject_words import UNSAID, Use, contrast_of, subject_words
from factcheck.lexicon.word_sets import said, word_set
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Modality
from factcheck.model.quantity import Quantity
from factcheck.read.document import Document
from factcheck.scan.periods import PeriodReading, period_of, periods_in

_LOOSE = frozenset({Shape.PAST, Shape.SINCE})
_BEFORE = 300  # characters before a sentence whose words belong to what it tells

Contrasts = Mapping[str, frozenset[str]]  # set of things that are never each other, and which of them are named


class Told(NamedTuple):
    """One quantity and what is told of it.

    ``terms`` are those of the subject, ``names`` proper names that are no places, ``words`` the syllables of the terms,
    ``context`` those of the sentence and of what stands right before it. ``is_loose`` tells that its days are only
    about so: ``năm qua``, ``từ đầu năm``; ``is_dated`` that its own sentence names them; ``is_plain`` that it is surely
    what its words tell.
    """

    quantity: Quantity
    terms: frozenset[str]
    names: frozenset[str]
    contrasts: Contrasts
    words: frozenset[str]
    context: frozenset[str]
    days: Days | None
    is_loose: bool
    where: Whereabouts
    part: Part
    modality: Modality
    is_estimate: bool
    is_dated: bool = True
    is_plain: bool = True
    owners: frozenset[str] = frozenset()


def told(document: Document, figure: Figure, *, is_alone: bool = True, published: datetime.date | None = None) -> Told:
    """What ``document``, of the day ``published``, tells of ``figure``; ``is_alone`` where no other figure of its
    sentence is told in the same words."""
    text, sentence = document.normal, figure.sentence
    before = max(text.rfind("\n", 0, max(0, sentence.start - 1)), sentence.start - _BEFORE, 0)
    modality = figure.modality
    if modality is Modality.HYPOTHETICAL and figure.part is Part.REFERENCE:  # "nếu so với 8.700 đơn của năm 2022"
        modality = Modality.ACTUAL
    where = whereabouts(text, figure)
    return Told(
        figure.quantity,
        figure.subject.terms,
        other_names(figure.subject.names, where),
        _contrasts(text, figure),
        syllables(figure.subject.terms),
        content(keys(text, before, sentence.end)),
        figure.days or _days_before(document, before, sentence.start, published),
        _is_loose(figure.reading),
        where,
        figure.part,
        modality,
        Hint.ESTIMATE in figure.hints or _is_estimated(text, figure),
        figure.days is not None and figure.has_own_period,
        is_alone and is_plain(text, figure),
        _owners(text, figure),
    )


def _days_before(document: Document, start: int, end: int, published: datetime.date | None) -> Days | None:
    """The days of the last period that the text right before a sentence names."""
    readings = periods_in(document.normal, start, end)
    return days_of(period_of(document, readings[-1], published=published)) if readings else None


def _is_estimated(text: str, figure: Figure) -> bool:
    """Whether the words from the number before the figure to the one after it speak of an estimate: ``theo ước tính của
    Ngân hàng Thế giới`` may stand on either side."""
    sentence = figure.sentence
    others = [mention for mention in sentence.row if mention.role is Role.QUANTITY and mention is not figure.mention]
    start = max((each.end for each in others if each.end <= figure.mention.start), default=sentence.start)
    end = min((each.start for each in others if each.start >= figure.mention.end), default=sentence.end)
    return _speaks_of(Use.ESTIMATE, keys(text, start, end))


def _owners(text: str, figure: Figure) -> frozenset[str]:
    """The kinds of owner that the sentence speaks of up to the end of the clause, but for those who tell of others."""
    spoken = keys(text, figure.sentence.start, clause_of(figure)[-1].end)
    tellers = word_set("teller")
    return frozenset(
        kind for kind in owners_in(spoken) if kind not in tellers or not figure.sources.issuperset(kind.split())
    )


def owners_in(spoken: Sequence[str]) -> frozenset[str]:
    """The phrases of the sets ``owner`` and ``division`` among folded words."""
    return said("owner", spoken) | said("division", spoken)


def told_alike(figures: Iterable[Figure]) -> frozenset[int]:
    """Where the figures begin that share sentence, subject and days with another of a like unit, so that the words do
    not tell one from the other."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (figure.sentence.number, figure.subject.terms, figure.subject.names, figure.days, figure.modality)
        groups.setdefault(key, []).append(figure)
    return frozenset(
        figure.quantity.span.start
        for group in groups.values()
        for figure in group
        if any(other is not figure and _are_alike(figure, other) for other in group)
    )


def _are_alike(a: Figure, b: Figure) -> bool:
    is_difference = a.part is Part.DIFFERENCE, b.part is Part.DIFFERENCE
    return is_difference[0] is is_difference[1] and are_commensurable(a.quantity.unit, b.quantity.unit)


def other_names(names: frozenset[str], where: Whereabouts) -> frozenset[str]:
    """Those of ``names`` that are not the places of ``where``, nor parts of their names."""
    return frozenset(
        name
        for name in names
        if name not in places() and not any(names_one(name.strip(". "), place) for place in where.names)
    )


def _is_loose(reading: PeriodReading | None) -> bool:
    return reading is not None and (reading.shape in _LOOSE or any(map(_is_loose, reading.parts)))


def _speaks_of(use: Use, folded_words: tuple[str, ...]) -> bool:
    return any(use in entry.uses for entry in subject_words().within(folded_words))


def syllables(terms: Iterable[str]) -> frozenset[str]:
    """The syllables of terms as subjects hold them."""
    return frozenset(syllable for term in terms for syllable in term.split())


def content(spoken: tuple[str, ...]) -> frozenset[str]:
    """The syllables of those folded words that say what is spoken of, by the names that the lexicon gives them."""
    found: set[str] = set()
    for begin, end, entry in subject_words().cut(spoken):
        if entry is None:
            found.update(key for key in spoken[begin:end] if key.isalpha() and key not in function_words())
        elif not entry.uses & UNSAID:
            found.update(entry.term.split())
    return frozenset(found)


def contrasts_of(terms: Iterable[str]) -> Contrasts:
    """The places of ``terms`` in sets of things that are never each other, by set."""
    found: dict[str, set[str]] = {}
    for term in terms:
        group = contrast_of(term)
        if group is not None:
            found.setdefault(group, set()).add(term)
    return {group: frozenset(members) for group, members in found.items()}


def _contrasts(text: str, figure: Figure) -> Contrasts:
    """Those of the subject; for sets that it has no part in, those that the words of its clause name."""
    own = contrasts_of(figure.subject.terms)
    clause = clause_of(figure)
    matches = words(text, clause[0].start, clause[-1].end)
    cut = subject_words().cut(folded(matches))
    named = (entry.term for begin, _, entry in cut if entry is not None and not matches[begin].group()[0].isupper())
    return {**contrasts_of(named), **own}
