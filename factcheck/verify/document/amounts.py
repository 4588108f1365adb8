"""The amounts of a document: which printed figures, and which values that are only spoken of, are one unknown."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

from factcheck.identity.figure import Days, Figure, Hint, Subject
from factcheck.identity.identity import Sameness, identity
from factcheck.identity.operands import Denoted, Figures
from factcheck.model.claim import Certainty, Modality
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit

_ANY = Interval(None, None)
_NOT_NEGATIVE = Interval(Interval.point(0).lower, None)


class Measured(NamedTuple):
    """What is measured, and as what, without when: figures of one ``Measured`` differ by their days alone."""

    terms: frozenset[str]
    names: tuple[str, ...]
    owners: frozenset[str]
    modality: Modality
    unit: Hashable


class Denotation(NamedTuple):
    """A value of a document: what, on which days; a balance at the end of them, or an estimate, is another."""

    what: Measured
    days: Days
    is_instant: bool = False
    is_estimate: bool = False


def measured(subject: Subject, modality: Modality, kind: Hashable) -> Measured:
    """What ``subject`` is, as what, in units of ``kind``."""
    return Measured(*subject.key, modality, kind)


def kind_of(unit: Unit) -> Hashable:
    """What values are compared by: one dimension, one currency, one denominator; whatever is counted is one kind, since
    the terms of the subject name it."""
    if unit.is_count:
        return Dimension.COUNT
    by_name = unit.symbol if unit.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.OTHER) else None
    return (unit.dimension, by_name, unit.is_calendar, None if unit.per is None else kind_of(unit.per))


class Amounts:
    """The unknowns of a document, each made when it is first asked for.

    Figures of one denotation are one unknown where :func:`identity` is certain of it; so is a value that is spoken of
    and not printed, where its denotation is that of such figures.
    """

    def __init__(self, figures: Figures, rates: Collection[int], text: str) -> None:
        """``figures`` are those of the normalised ``text`` by where they begin, ``rates`` the places of numbers that
        relate two others, and are no amounts."""
        self.text = text
        self.figures = figures
        self.domains: list[Interval] = []
        self.printed: list[list[Quantity]] = []  # by unknown: what is printed for it
        amounts = [figure for start, figure in figures.items() if start not in rates]
        self._classes = dict(_classes(amounts))
        self._told = {group.key: group.prints for group in self._classes.values()}
        self._kinds: dict[Hashable, set[Hashable]] = {}
        for denotation in self._told:
            what = denotation.what
            self._kinds.setdefault((what.terms, what.names, what.owners), set()).add(what.unit)
        self._known: dict[Hashable, int] = {}
        self._spoken: dict[int, Denotation] = {}  # by unknown

    def kind(self, subject: Subject) -> Hashable | None:
        """The one kind of unit in which the text tells ``subject``; ``None`` for none or several."""
        kinds = self._kinds.get(subject.key, set())
        return next(iter(kinds)) if len(kinds) == 1 else None

    def of(self, quantity: Quantity) -> int:
        """The unknown that ``quantity`` is printed for."""
        group = self._classes.get(quantity.span.start)
        return self._unknown(quantity.span, [quantity]) if group is None else self.on(group.key)

    def on(self, denotation: Denotation) -> int:
        """The unknown of ``denotation``, printed or not."""
        unknown = self._unknown(denotation, self._told.get(denotation, []))
        self._spoken[unknown] = denotation
        return unknown

    def spoken(self, denoted: Denoted, kind: Hashable) -> int:
        """The unknown of an operand, in units of ``kind``."""
        return self.on(Denotation(measured(denoted.subject, denoted.modality, kind), denoted.days))

    def denotation(self, unknown: int) -> Denotation | None:
        """What ``unknown`` denotes, where that is known."""
        return self._spoken.get(unknown)

    def prints(self, denotation: Denotation) -> list[Quantity]:
        """What is printed for ``denotation``."""
        return self._told.get(denotation, [])

    def series(self) -> dict[Measured, dict[Days, Denotation]]:
        """What is told, or spoken of, of each thing over time; an estimate only where nothing better is."""
        found: dict[Measured, dict[Days, Denotation]] = {}
        every = dict.fromkeys([*self._told, *self._spoken.values()])  # a set has no order of its own
        for denotation in sorted(every, key=lambda each: (each.days, not each.is_estimate)):
            if not denotation.is_instant:
                found.setdefault(denotation.what, {})[denotation.days] = denotation
        return found

    def add_repeated(self) -> None:
        """Makes the unknowns for which several figures are printed, whoever else speaks of them."""
        for denotation, prints in self._told.items():
            if len(prints) > 1:
                self.on(denotation)

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
    """Figures of one unknown: their denotation, and what they print."""

    key: Denotation
    prints: list[Quantity]


def _classes(figures: Iterable[Figure]) -> Iterator[tuple[int, _Class]]:
    """The classes of figures whose denotation is known, by where each figure begins.

    Where figures of one denotation are not certainly one, as when their values are too far apart, each is apart.
    """
    groups: dict[Denotation, list[Figure]] = {}
    for figure in figures:
        unit, days, period = figure.quantity.unit, figure.days, figure.period
        if unit is not None and days is not None and period is not None and figure.denotation is not None:
            what = measured(figure.subject, figure.modality, kind_of(unit))
            key = Denotation(what, days, period.is_instant, Hint.ESTIMATE in figure.hints)
            groups.setdefault(key, []).append(figure)
    for key, group in groups.items():
        if all(_is_certain(group[0], other) for other in group[1:]):
            whole = _Class(key, [figure.quantity for figure in group])
            yield from ((figure.quantity.span.start, whole) for figure in group)


def _is_certain(a: Figure, b: Figure) -> bool:
    found = identity(a, b)
    return found.sameness is Sameness.SAME and found.certainty is Certainty.CERTAIN
