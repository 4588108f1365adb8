"""Linear statements over shared quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.model.interval import Interval


class Linear(NamedTuple):
    """The sum of coefficient times variable lies in ``within``; ``terms`` pairs a variable with its coefficient."""

    terms: tuple[tuple[int, Fraction], ...]
    within: Interval


class Statement(NamedTuple):
    """Holds where every constraint of at least one of its ways holds; without ways it never holds."""

    ways: tuple[tuple[Linear, ...], ...]


class System(NamedTuple):
    """Statements over the variables 0, 1, ...

    ``domains`` gives each variable the values that it can have whatever is stated: the background, which is never part
    of a conflict.
    """

    domains: tuple[Interval, ...]
    statements: tuple[Statement, ...]

    def only(self, chosen: Iterable[int]) -> tuple[System, dict[int, int]]:
        """The system of the ``chosen`` statements alone, and where each of its variables stands in it."""
        statements = [self.statements[index] for index in sorted(set(chosen))]
        spoken = (variable for each in statements for way in each.ways for line in way for variable, _ in line.terms)
        places = {variable: place for place, variable in enumerate(dict.fromkeys(spoken))}
        moved = tuple(
            Statement(tuple(tuple(_moved(line, places) for line in way) for way in each.ways)) for each in statements
        )
        return System(tuple(self.domains[variable] for variable in places), moved), places


def _moved(line: Linear, places: Mapping[int, int]) -> Linear:
    return Linear(tuple((places[variable], factor) for variable, factor in line.terms), line.within)


class Outcome(NamedTuple):
    """What reading a system gives.

    ``bounds`` encloses, by variable, the values that the statements outside the conflicts allow together.
    ``conflicts`` are sets of indices of statements: each cannot hold together, but can without any one of its members;
    no statement is in two of them. ``is_settled`` is false where the bound on work was reached, or a solver was needed
    and is not installed: then there may be further conflicts.
    """

    bounds: tuple[Interval, ...]
    conflicts: tuple[tuple[int, ...], ...]
    is_settled: bool
