"""The amounts of a document: which printed figures, and which values that are only spoken of, are one unknown."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Hint, Subject
from factcheck.identity.identity import Sameness, identity
from factcheck.identity.operands import with_bases
from factcheck.model.claim import Certainty, Claim, Modality
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit

_ANY = Interval(None, None)
_NOT_NEGATIVE = Interval(Interval.point(0).lower, None)


class Measured(NamedTuple):
    """What is measured, and as what, without when: figures of one ``Measured`` differ by their days alone."""

    terms: frozenset[str]
    names: frozenset[str]
    modality: Modality
    unit: Hashable


def measured(subject: Subject, modality: Modality, kind: Hashable) -> Measured:
    """What ``subject`` is, as what, in units of ``kind``."""
    return Measured(subject.terms, subject.names, modality, kind)


def kind_of(unit: Unit) -> Hashable:
    """What values are compared by: one dimension, one currency, one denominator; whatever is counted is one kind, since
    the terms of the subject name it."""
    if unit.dimension is Dimension.COUNT and unit.per is None:
        return Dimension.COUNT
    by_name = unit.symbol if unit.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.OTHER) else None
    return (unit.dimension, by_name, unit.is_calendar, None if unit.per is None else kind_of(unit.per))


class Amounts:
    """The unknowns of a document, each made when it is first asked for.

    Figures of one denotation are one unknown where :func:`identity` is certain of it; so is a value that is spoken of
    and not printed, where its denotation is that of such figures.
    """

    def __init__(self, figures: Iterable[Figure], claims: Collection[Claim], text: str) -> None:
        """``figures`` and ``claims`` are those of the normalised ``text``; the rates of claims are no amounts."""
        self.text = text
        self.figures = with_bases(claims, {figure.quantity.span.start: figure for figure in figures}, text)
        self.domains: list[Interval] = []
        self.printed: list[list[Quantity]] = []  # by unknown: what is printed for it
        rates = {claim.rate.span.start for claim in claims if claim.rate is not None}
        amounts = [figure for start, figure in self.figures.items() if start not in rates]
        self._classes = dict(_classes(amounts))
        self._told = {group.key: group.prints for group in self._classes.values()}
        self._kinds: dict[Hashable, set[Hashable]] = {}
        for figure in amounts:
            if figure.quantity.unit is not None and figure.denotation is not None:
                self._kinds.setdefault(_subject(figure), set()).add(kind_of(figure.quantity.unit))
        self._known: dict[Hashable, int] = {}
        self._days: dict[int, Days] = {}

    def kind(self, figure: Figure) -> Hashable | None:
        """The one kind of unit in which the text tells what ``figure`` is of; ``None`` for none or several."""
        kinds = self._kinds.get(_subject(figure), set())
        return next(iter(kinds)) if len(kinds) == 1 else None

    def of(self, quantity: Quantity) -> int:
        """The unknown that ``quantity`` is printed for."""
        group = self._classes.get(quantity.span.start)
        key, prints = (quantity.span, [quantity]) if group is None else group
        return self._unknown(key, prints)

    def on(self, what: Measured, days: Days) -> int:
        """The unknown that ``what`` comes to on ``days``, printed or not."""
        unknown = self._unknown((what, days), self._told.get((what, days), []))
        self._days[unknown] = days
        return unknown

    def days_of(self, unknown: int) -> Days | None:
        """The days of an unknown that is known by what it denotes."""
        return self._days.get(unknown)

    def repeated(self) -> Iterator[int]:
        """The unknowns for which several figures are printed."""
        for key, prints in self._told.items():
            if len(prints) > 1:
                yield self._unknown(key, prints)

    def limit(self, unknown: int) -> None:
        """Says that an unknown is no less than zero."""
        self.domains[unknown] = _NOT_NEGATIVE

    def _unknown(self, key: Hashable, prints: list[Quantity]) -> int:
        if key not in self._known:
            self._known[key] = len(self.domains)
            self.domains.append(_ANY)
            self.printed.append(prints)
        return self._known[key]


class _Class(NamedTuple):
    """Figures of one unknown: its key, and what they print."""

    key: Hashable
    prints: list[Quantity]


def _classes(figures: Iterable[Figure]) -> Iterator[tuple[int, _Class]]:
    """The classes of figures whose denotation is known, by where each figure begins.

    Where figures of one denotation are not certainly one, as when their values are too far apart, each is apart.
    """
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        unit = figure.quantity.unit
        if unit is not None and figure.denotation is not None:
            what: Hashable = (measured(figure.subject, figure.modality, kind_of(unit)), figure.days)
            groups.setdefault((what, Hint.ESTIMATE) if Hint.ESTIMATE in figure.hints else what, []).append(figure)
    for key, group in groups.items():
        if all(_is_certain(group[0], other) for other in group[1:]):
            whole = _Class(key, [figure.quantity for figure in group])
            yield from ((figure.quantity.span.start, whole) for figure in group)


def _subject(figure: Figure) -> Hashable:
    return (figure.subject.terms, figure.subject.names)


def _is_certain(a: Figure, b: Figure) -> bool:
    found = identity(a, b)
    return found.sameness is Sameness.SAME and found.certainty is Certainty.CERTAIN
