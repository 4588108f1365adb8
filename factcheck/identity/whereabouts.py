"""Where a figure is of: the places that its clause names, else its sentence, else the text before it.

Names of owners are read with the subject (:mod:`factcheck.identity.subject`); here only places that
lexicon/places.txt knows count, so that ``TP.HCM`` and ``Thành phố Hồ Chí Minh``, or ``cả nước`` and ``Việt Nam``, are
one, and a place at the head of a sentence is none of its common words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.identity.figure import Figure, Source
from factcheck.identity.subject import ENDS, clause_start
from factcheck.lexicon.folding import folded, words
from factcheck.lexicon.places import Place, PlaceKind, places
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention

_BRACKETED = lazy_pattern(r"\([^()]*\)")  # "Hạ Long (Quảng Ninh)" is only a part of the latter
_REACH = 600  # characters before the sentence in which its place may be named


class Whereabouts(NamedTuple):
    """``names`` are places other than the nation, ``is_nation`` tells whether the nation is named; ``source`` is where
    that stands."""

    names: frozenset[str] = frozenset()
    is_nation: bool = False
    source: Source = Source.NOWHERE


def places_in(text: str, start: int = 0, end: int | None = None, *, any_case: bool = False) -> frozenset[Place]:
    """The places that ``text[start:end]`` names; but for the nation they have a capital, unless ``any_case`` says that
    they need none."""
    matches = words(text, start, end)
    cut = places().cut(folded(matches))
    return frozenset(
        place
        for begin, _, place in cut
        if place is not None and (any_case or place.kind is PlaceKind.NATION or matches[begin].group()[0].isupper())
    )


def clause_of(figure: Figure) -> Sequence[Mention]:
    """The mentions of the clause in which ``figure`` stands, itself among them."""
    row = figure.sentence.row
    at = figure.sentence.place_of(figure.mention)
    if at is None:  # one end of a range
        return (figure.mention,)
    end = next((index for index in range(at + 1, len(row)) if row[index].role in ENDS), len(row))
    return row[clause_start(row, at) : end]


def whereabouts(text: str, figure: Figure) -> Whereabouts:
    """Where ``figure`` of the normalised ``text`` is of."""
    sentence, clause = figure.sentence, clause_of(figure)
    found = places_in(text, clause[0].start, clause[-1].end)
    if found:
        return _of(found, Source.OWN)
    found = places_in(_BRACKETED.sub(" ", text[sentence.start : sentence.end]))
    if found:
        return _of(found, Source.SENTENCE)
    return _before(text, sentence.start)


def _before(text: str, start: int) -> Whereabouts:
    """The places that the nearest line or sentence before ``start`` names."""
    begin = max(0, start - _REACH)
    for piece in reversed(text[begin:start].replace(". ", "\n").split("\n")):
        found = places_in(piece)
        if found:
            return _of(found, Source.ANTECEDENT)
    return Whereabouts()


def _of(found: frozenset[Place], source: Source) -> Whereabouts:
    names = frozenset(place.name for place in found if place.kind is not PlaceKind.NATION)
    return Whereabouts(names, len(names) < len(found), source)
