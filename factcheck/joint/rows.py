"""Systems compiled to rows of whole numbers.

Every variable ``v`` has two literals: ``2v`` stands for its value, ``2v + 1`` for the negative of it. Over literals a
linear constraint needs positive weights and upper bounds alone: ``x - 2y >= 3`` is ``1*(-x) + 2*y <= -3``.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from factcheck.joint.system import Linear, Statement, System
from factcheck.model.interval import Interval


class Row(NamedTuple):
    """The sum of weight times literal is at most ``limit``, or less where ``is_strict``; a variable occurs once."""

    terms: tuple[tuple[int, int], ...]  # (literal, weight > 0)
    limit: int
    is_strict: bool


Way = tuple[Row, ...]


class Program(NamedTuple):
    """A system in rows.

    ``ways`` holds the ways of each statement and ``variables`` the variables that they speak of. ``watching`` lists, by
    variable, the statements that can learn from a tighter bound: the relational ones.
    """

    domains: tuple[Way, ...]
    ways: tuple[tuple[Way, ...], ...]
    variables: tuple[tuple[int, ...], ...]
    watching: tuple[tuple[int, ...], ...]


def compiled(system: System) -> Program:
    """The rows of ``system``."""
    ways = tuple(tuple(_way(way) for way in statement.ways) for statement in system.statements)
    variables = tuple(_variables(statement) for statement in system.statements)
    watching: list[list[int]] = [[] for _ in system.domains]
    for index, choice in enumerate(ways):
        if is_relational(choice):
            for variable in variables[index]:
                watching[variable].append(index)
    one = Fraction(1)
    domains = tuple(_rows(((variable, one),), domain) for variable, domain in enumerate(system.domains))
    return Program(domains, ways, variables, tuple(map(tuple, watching)))


def is_relational(ways: tuple[Way, ...]) -> bool:
    """Whether a statement of these ``ways`` does more than give bounds to single variables."""
    return len(ways) != 1 or any(len(row.terms) > 1 for row in ways[0])


def _variables(statement: Statement) -> tuple[int, ...]:
    return tuple(sorted({variable for way in statement.ways for linear in way for variable, _ in linear.terms}))


def _way(way: tuple[Linear, ...]) -> Way:
    return tuple(row for linear in way for row in _rows(linear.terms, linear.within))


def _rows(terms: tuple[tuple[int, Fraction], ...], within: Interval) -> Way:
    """At most two rows: one for each bound of ``within``."""
    scale = lcm(*[coefficient.denominator for _, coefficient in terms])
    weights: dict[int, int] = {}
    for variable, coefficient in terms:
        weight = coefficient.numerator * (scale // coefficient.denominator)
        weights[variable] = weights.get(variable, 0) + weight
    rows = []
    if within.upper is not None:
        rows.append(_row(weights, within.upper, scale, not within.upper_closed))
    if within.lower is not None:
        negated = {variable: -weight for variable, weight in weights.items()}
        rows.append(_row(negated, -within.lower, scale, not within.lower_closed))
    return tuple(rows)


def _row(weights: dict[int, int], limit: Fraction, scale: int, is_strict: bool) -> Row:
    factor = limit.denominator // gcd(limit.denominator, scale)
    terms = [(2 * variable + (weight < 0), abs(weight) * factor) for variable, weight in weights.items() if weight]
    return Row(tuple(terms), limit.numerator * (scale * factor // limit.denominator), is_strict)
