"""Whether any world fits the numbers of a document, known from what its statements were made to say, not from reading.

What a print allows is the library's own policy (docs/rounding.md: ``enclosure`` for a value, ``published_rate`` for a
rate); which figures it constrains, and the arithmetic, are not. Every figure is at least 0, the years of a period add
up to it, exports and imports to the turnover, and nine months are no more than their year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib import import_module
from typing import Any, NamedTuple

from factcheck import Interval, Quantity, parse_quantity
from tests.joint_worlds.documents import Document
from tests.joint_worlds.statements import Beyond, Fact, Greater, How, Level, Listed, Rate, Statement
from tests.joint_worlds.worlds import Figure, Kind, World
from tests.verify.slipped import Number

z3: Any = import_module("z3")  # imported by name: it comes without types


class Linear(NamedTuple):
    """The sum of coefficients times figures lies in ``within``."""

    terms: tuple[tuple[Fraction, Figure], ...]
    within: Interval

    def holds(self, values: dict[Figure, Fraction]) -> bool:
        return sum((factor * values[figure] for factor, figure in self.terms), Fraction(0)) in self.within


Way = tuple[Linear, ...]
ABOVE_0, AT_LEAST_0, AT_MOST_0 = (
    Interval(Fraction(0), None, False),
    Interval(Fraction(0), None),
    Interval(None, Fraction(0)),
)


def ways(fact: Fact, numbers: dict[str, Number]) -> list[Way]:
    """What the fact asks of the figures, all of it under one at least of the ways."""
    if isinstance(fact, Listed):
        terms = ((Fraction(1), fact.total), *((Fraction(-1), part) for part in fact.parts))
        return [(Linear(terms, Interval.point(0) if fact.is_all else AT_LEAST_0),)]
    if isinstance(fact, Greater):
        return [(Linear(((Fraction(1), fact.figure), (Fraction(-1), fact.other)), ABOVE_0),)]
    meanings = list(_meanings(parse_quantity(numbers[fact.number].text)))
    if isinstance(fact, Level):
        return [(Linear(((Fraction(1), fact.figure),), quantity.enclosure),) for quantity in meanings]
    if isinstance(fact, Beyond):
        return [(_beyond(fact, quantity.low),) for quantity in meanings]
    return [way for quantity in meanings for way in _rated(fact, quantity)]


def _beyond(fact: Beyond, mark: Fraction) -> Linear:
    within = Interval(mark, None, False) if fact.is_over else Interval(None, mark)
    return Linear(((Fraction(1), fact.figure),), within)


def _meanings(quantity: Quantity) -> Iterator[Quantity]:
    """The quantity under each meaning of an ambiguous print."""
    yield quantity
    for value in quantity.alternatives:
        scale = value / quantity.low
        yield Quantity(
            quantity.text, quantity.span, value, value, quantity.place * scale, quantity.unit, quantity.qualifier
        )


def _rated(fact: Rate, quantity: Quantity) -> list[Way]:
    rate, percent = quantity.published_rate, Fraction(1, 100)
    if fact.how in (How.MORE, How.LESS):
        sign = 1 if fact.how is How.MORE else -1
        difference = ((Fraction(sign), fact.current), (Fraction(-sign), fact.base))
        return [(Linear(difference, rate.hull(quantity.enclosure)),)]
    if fact.how is How.RISE:
        return [_ratio(fact, rate, percent, 1)]
    if fact.how is How.FALL:
        return [_ratio(fact, rate, -percent, 1)]
    if fact.how is How.PERCENT:
        return [_ratio(fact, rate, percent, 0)]
    if fact.how is How.GROWN:
        return [_ratio(fact, rate, Fraction(1), 0), _ratio(fact, rate, Fraction(1), 1)]
    return [_ratio(fact, rate, Fraction(1), 0)]


def _ratio(fact: Rate, rate: Interval, factor: Fraction, offset: int) -> Way:
    """``current`` is ``base`` times ``offset + factor * rate``, for some ``rate`` that is printed so."""
    ends = [(rate.lower, rate.lower_closed), (rate.upper, rate.upper_closed)]
    (lower, lower_closed), (upper, upper_closed) = ends if factor > 0 else reversed(ends)
    way = [Linear(((Fraction(1), fact.base),), ABOVE_0)]
    if lower is not None:
        terms = ((Fraction(1), fact.current), (-(offset + factor * lower), fact.base))
        way.append(Linear(terms, Interval(Fraction(0), None, lower_closed)))
    if upper is not None:
        terms = ((Fraction(1), fact.current), (-(offset + factor * upper), fact.base))
        way.append(Linear(terms, Interval(None, Fraction(0), True, upper_closed)))
    return tuple(way)


def is_true(document: Document) -> bool:
    """Whether the document's own world fits every print."""
    return all(
        any(all(linear.holds(document.world.values) for linear in way) for way in ways(fact, told.numbers))
        for told in document.statements
        for fact in told.facts
    )


class Conflict(NamedTuple):
    """Statements that cannot all hold. ``needs_sums``: only since years add up, or months, or exports and imports."""

    statements: frozenset[int]
    needs_sums: bool


class Oracle:
    """Which statements of one document can hold together."""

    def __init__(self, document: Document) -> None:
        self._solver = z3.SolverFor("QF_LRA")
        self._variables: dict[Figure, Any] = {}
        self._sums = z3.Bool("sums")
        self._told = [self._labelled(told) for told in document.statements]
        self._add_up(document.world)

    def retell(self, at: int, told: Statement) -> None:
        """Takes ``told``, of the same figures, for the statement at ``at``."""
        self._told[at] = self._labelled(told)

    def fits(self, statements: Iterable[int] | None = None, *, with_sums: bool = True) -> bool:
        """Whether some world fits all of ``statements``, every one unless given."""
        chosen = self._told if statements is None else [self._told[at] for at in statements]
        answer = self._solver.check(*chosen, *([self._sums] if with_sums else []))
        assert answer != z3.unknown
        return bool(answer == z3.sat)

    def conflict(self, altered: int) -> Conflict:
        """A smallest set of statements that no world fits, where all fit but for the one at ``altered``.

        Of one or two statements it is the smallest; larger ones are only irreducible.
        """
        others = [at for at in range(len(self._told)) if at != altered]
        few = [frozenset({altered}), *(frozenset({altered, at}) for at in others)]
        found = next((chosen for chosen in few if not self.fits(chosen)), None) or self._reduced(altered, others)
        return Conflict(found, needs_sums=self.fits(found, with_sums=False))

    def _reduced(self, altered: int, others: list[int]) -> frozenset[int]:
        kept = [altered, *others]
        for at in others:
            without = [other for other in kept if other != at]
            if not self.fits(without):
                kept = without
        return frozenset(kept)

    def _labelled(self, told: Statement) -> Any:
        """A truth value that implies all that ``told`` says."""
        label = z3.FreshBool()
        for fact in told.facts:
            self._assert(label, self._fact(ways(fact, told.numbers)))
        return label

    def _assert(self, label: Any, formula: Any) -> None:
        self._solver.add(z3.Implies(label, formula))

    def _variable(self, figure: Figure) -> Any:
        if figure not in self._variables:
            variable = z3.Real(f"{figure.subject} {figure.kind.value} {figure.first} {figure.last}")
            self._variables[figure] = variable
            self._solver.add(variable >= 0)
        return self._variables[figure]

    def _fact(self, found: list[Way]) -> Any:
        return z3.Or(*(z3.And(*(self._linear(linear) for linear in way)) for way in found))

    def _linear(self, linear: Linear) -> Any:
        total = z3.Sum(*(_real(factor) * self._variable(figure) for factor, figure in linear.terms))
        within, bounds = linear.within, []
        if within.lower is not None:
            bounds.append(total >= _real(within.lower) if within.lower_closed else total > _real(within.lower))
        if within.upper is not None:
            bounds.append(total <= _real(within.upper) if within.upper_closed else total < _real(within.upper))
        return z3.And(*bounds)

    def _add_up(self, world: World) -> None:
        """Years to periods, months to no more than their year, exports and imports to the turnover."""
        for figure in [figure for figure in self._variables if figure.kind is Kind.MONTHS]:
            self._assert(self._sums, self._variable(figure) <= self._variable(figure._replace(kind=Kind.YEAR)))
        for figure in [figure for figure in self._variables if figure.kind is Kind.SPAN]:
            self._assert(self._sums, self._variable(figure) == z3.Sum(*map(self._variable, figure.years)))
        for family in world.families:
            for figure in list(self._variables) if family.is_trade else ():
                if figure.subject == family.total.name and figure.kind not in (Kind.PLAN, Kind.ESTIMATE):
                    parts = [self._variable(figure._replace(subject=part.name)) for part in family.parts]
                    self._assert(self._sums, self._variable(figure) == z3.Sum(*parts))


def _real(value: Fraction) -> Any:
    return z3.RealVal(str(value))
