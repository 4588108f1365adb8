"""What sympy derives of a relation for one of its variables, in a shape that is evaluated without sympy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

Function = Callable[..., Fraction | int]


class Form(NamedTuple):
    """A relation solved for one variable.

    ``value`` takes the operands in the order of ``operands`` and is exact on fractions. ``signs`` are the signs of its
    partial derivatives on the domain: 1 rising, -1 falling, 0 where neither is proved. ``limits`` gives the bounds of
    the form at the open ends of the domain: the key holds for each operand -1 (its lower end), 1 (its upper end) or 0
    (a number inside); the value is a function of all operands, of which it reads those inside. Where the form is
    unbounded the key is absent.
    """

    operands: tuple[str, ...]
    value: Function
    signs: tuple[int, ...]
    limits: Mapping[tuple[int, ...], Function]
