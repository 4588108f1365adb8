"""What a relation declares: an equation, where it holds, and which of its variables are rate, current and base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Relation(NamedTuple):
    """An equation between quantities, as sympy reads it; this module and the declarations never import sympy.

    ``above`` gives for a variable the number that it must exceed (0: positive); a variable that is not named there may
    be any real number. ``rate``, ``current`` and ``base`` name the variables that play these parts in a claim.
    """

    name: str
    equation: str
    above: Mapping[str, int]
    rate: str
    current: str
    base: str

    @property
    def variables(self) -> tuple[str, str, str]:
        return (self.current, self.base, self.rate)
