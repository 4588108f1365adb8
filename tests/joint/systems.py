"""Systems by hand and at random."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from factcheck.joint.system import Linear, Statement, System
from factcheck.model.interval import Interval

POSITIVE = Interval(Fraction(0), None, lower_closed=False)
ANY = Interval(None, None)

_COEFFICIENTS = tuple(map(Fraction, ("1", "-1", "2", "-3", "1/2", "-2/3", "21/20")))

Number = Fraction | int


def between(lower: Number | None, upper: Number | None, *, is_open: bool = False) -> Interval:
    return Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        lower is None or not is_open,
        upper is None or not is_open,
    )


def linear(terms: dict[int, Number], within: Interval) -> Linear:
    return Linear(tuple((variable, Fraction(coefficient)) for variable, coefficient in terms.items()), within)


def states(terms: dict[int, Number], within: Interval) -> Statement:
    return Statement(((linear(terms, within),),))


def printed(variable: int, *readings: tuple[Number, Number]) -> Statement:
    """A printed number: the variable lies between the bounds of one of the readings."""
    return Statement(tuple((linear({variable: 1}, between(*reading)),) for reading in readings))


def multiple(current: int, base: int, *factors: tuple[Number, Number]) -> Statement:
    """``current`` is ``base``, which is positive, times a number strictly between the two of one of ``factors``."""
    return Statement(
        tuple(
            (
                linear({current: 1, base: -Fraction(low)}, between(0, None, is_open=True)),
                linear({current: 1, base: -Fraction(high)}, between(None, 0, is_open=True)),
            )
            for low, high in factors
        )
    )


def total(whole: int, *parts: int) -> Statement:
    return states({whole: 1, **dict.fromkeys(parts, -1)}, between(0, 0))


def system(count: int, *statements: Statement, domain: Interval = POSITIVE) -> System:
    return System((domain,) * count, statements)


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Small systems of every kind: strict bounds, several ways, several constraints a way, loops, parts apart."""
    count, size, random = draw(st.integers(1, 5)), draw(st.integers(1, 8)), Random(draw(_seeds))
    statements = tuple(_statement(random, count) for _ in range(size))
    return System(tuple(random.choice((ANY, POSITIVE, between(0, 10))) for _ in range(count)), statements)


@st.composite
def true_systems(draw: st.DrawFn) -> tuple[System, tuple[Fraction, ...]]:
    """A system whose statements are all true of the values that come with it."""
    count, size, random = draw(st.integers(1, 8)), draw(st.integers(1, 14)), Random(draw(_seeds))
    values = tuple(Fraction(random.randint(1, 20_000), 20) for _ in range(count))
    return System((POSITIVE,) * count, tuple(_true_statement(random, values) for _ in range(size))), values


# A drawn number seeds what is drawn in bulk, which is ten times as fast; the sizes are drawn apart, and shrink.
_seeds = st.integers(0, 2**32)


def _statement(random: Random, count: int) -> Statement:
    ways = (tuple(_linear(random, count) for _ in range(random.choice((1, 1, 2)))) for _ in range(random.randint(1, 2)))
    return Statement(tuple(ways))


def _linear(random: Random, count: int) -> Linear:
    return Linear(_terms(random, count), _within(random, Fraction(random.randint(-12, 12), 2)))


def _true_statement(random: Random, values: tuple[Fraction, ...]) -> Statement:
    """One way is true; another, now and then, says anything."""
    true = []
    for _ in range(random.choice((1, 1, 2))):
        terms = _terms(random, len(values))
        exact = sum((coefficient * values[variable] for variable, coefficient in terms), Fraction(0))
        true.append(Linear(terms, _within(random, exact)))
    ways = [tuple(true)]
    if random.random() < 0.3:
        ways.insert(random.randint(0, 1), (_linear(random, len(values)),))
    return Statement(tuple(ways))


def _terms(random: Random, count: int) -> tuple[tuple[int, Fraction], ...]:
    variables = random.sample(range(count), random.randint(1, min(3, count)))
    return tuple((variable, random.choice(_COEFFICIENTS)) for variable in variables)


def _within(random: Random, value: Fraction) -> Interval:
    """An interval of any kind that holds ``value``."""
    lower, upper = (random.choice((Fraction(0), Fraction(1, 20), Fraction(3), None)) for _ in range(2))
    return Interval(
        None if lower is None else value - lower,
        None if upper is None else value + upper,
        not lower or random.random() < 0.5,
        not upper or random.random() < 0.5,
    )
