"""Feasibility of systems by z3, written apart from the encoding in the package."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import z3

from factcheck.joint.system import Linear, System
from factcheck.model.interval import Interval


def is_possible(system: System, statements: Iterable[int], also: tuple[int, Interval] | None = None) -> bool:
    """Whether ``statements`` can all hold; with ``also`` a variable that lies in an interval."""
    reals = [z3.Real(f"v{index}") for index in range(len(system.domains))]
    solver = z3.Solver()
    for real, domain in zip(reals, system.domains, strict=True):
        solver.add(_inside(real, domain))
    if also is not None:
        solver.add(_inside(reals[also[0]], also[1]))
    for index in statements:
        ways = [z3.And([_linear(reals, linear) for linear in way]) for way in system.statements[index].ways]
        solver.add(z3.Or(ways))
    outcome = solver.check()
    assert outcome != z3.unknown
    return bool(outcome == z3.sat)


def _linear(reals: list[Any], linear: Linear) -> Any:
    return _inside(
        z3.Sum([_number(coefficient) * reals[variable] for variable, coefficient in linear.terms]), linear.within
    )


def _inside(value: Any, interval: Interval) -> Any:
    bounds = []
    if interval.lower is not None:
        lower = _number(interval.lower)
        bounds.append(value >= lower if interval.lower_closed else value > lower)
    if interval.upper is not None:
        upper = _number(interval.upper)
        bounds.append(value <= upper if interval.upper_closed else value < upper)
    return z3.And(bounds)


def _number(value: Fraction) -> Any:
    return z3.Q(value.numerator, value.denominator)
