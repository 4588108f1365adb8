"""Linear statements over shared quantities."""

from __future__ import annotations

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
