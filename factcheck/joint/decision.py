"""What is decided about statements."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

Values = dict[int, Fraction]  # by variable


class Decision(NamedTuple):
    """``values`` that satisfy the statements; or a ``core`` of them that cannot all hold; or neither: not decided.

    Values that nobody needs, or that are too long to read, may be missing.
    """

    values: Values | None = None
    core: frozenset[int] | None = None
