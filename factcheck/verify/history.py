"""Finds the figures that tell one thing at different times, or under different names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from factcheck.identity.figure import Figure, Hint, Part, Source
from factcheck.lexicon.folding import keys
from factcheck.lexicon.ordering import ranking_words
from factcheck.model.claim import Modality
from factcheck.scan.mention import Mention

_ALIKE = Fraction(5, 4)  # the longest a period may be beside another that is as long
_MOST = 50  # figures of one thing that are looked at
_FEWEST_TERMS = 2  # by which a thing without a name is told
_Key = tuple[frozenset[str], frozenset[str]]


class History:
    """The figures of a text by what they measure, read when they are first asked for."""

    def __init__(self, figures: Callable[[], Sequence[Figure]]) -> None:
        self._figures = figures

    def earlier(self, told: Mention) -> Iterator[tuple[Figure, Figure]]:
        """The figure of the number ``told`` with each of what it measures, by the same words, in an earlier period as
        long; estimates may have turned out otherwise."""
        own = self._by_place.get(told.start)
        if own is None or not _is_dated(own) or not (own.subject.names or len(_terms(own)) >= _FEWEST_TERMS):
            return
        part = Part.LEVEL if own.part is Part.MARK else own.part
        for figure in self._by_subject[_key(own)][:_MOST]:
            if figure.part is part and Hint.ESTIMATE not in figure.hints and _is_before(figure, own):
                yield own, figure

    def named(self, names: frozenset[str]) -> Sequence[Figure]:
        """The levels that are told of ``names``; none where there are too many to tell which is meant."""
        found = self._by_names.get(names, [])
        return found if len(found) <= _MOST else ()

    @cached_property
    def _by_place(self) -> dict[int, Figure]:
        return {figure.mention.start: figure for figure in self._figures()}

    @cached_property
    def _by_subject(self) -> dict[_Key, list[Figure]]:
        groups: dict[_Key, list[Figure]] = defaultdict(list)
        for figure in filter(_is_dated, self._figures()):
            groups[_key(figure)].append(figure)
        return groups

    @cached_property
    def _by_names(self) -> dict[frozenset[str], list[Figure]]:
        groups: dict[frozenset[str], list[Figure]] = defaultdict(list)
        for figure in self._figures():
            if figure.part is Part.LEVEL:
                groups[figure.subject.names].append(figure)
        return groups


def _is_dated(figure: Figure) -> bool:
    is_told = figure.subject.source in (Source.OWN, Source.SENTENCE) and figure.modality is Modality.ACTUAL
    return is_told and figure.has_own_period and figure.days is not None


def _key(figure: Figure) -> _Key:
    return _terms(figure), figure.subject.names


def _terms(figure: Figure) -> frozenset[str]:
    """The words of what is measured, without those that only rank it."""
    return frozenset(term for term in figure.subject.terms if not ranking_words().issuperset(keys(term)))


def _is_before(figure: Figure, own: Figure) -> bool:
    if figure.days is None or own.days is None:
        return False
    (start, end), (own_start, own_end) = figure.days, own.days
    length, own_length = (end - start).days + 1, (own_end - own_start).days + 1
    return end < own_start and max(length, own_length) <= _ALIKE * min(length, own_length)
