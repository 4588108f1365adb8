"""Asks z3, the only place that knows it, about what propagation leaves open.

The ordinary run does not come here; z3 is imported when a solver is first needed, and may be missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Any

from factcheck.joint.decision import Decision
from factcheck.joint.rows import Program, Row, Way

_MOST = 600_000  # of z3's resources for one question; a usual one takes some thousand


class Solver:
    """Linear statements in z3, exact rationals; one instance answers about any subset of its statements."""

    def __init__(self, program: Program, statements: Iterable[int], variables: Iterable[int]) -> None:
        """Raises ``ImportError`` where z3 is not installed."""
        import z3  # noqa: PLC0415 # 65 ms, for the few documents that need it

        self._z3: Any = z3
        self._context = z3.Context()  # its own, so that what was asked before changes nothing
        self._solver = z3.SolverFor("QF_LRA", ctx=self._context)
        self._variables = tuple(variables)
        self._spent = 0
        known = tuple(statements)
        lines = [f"(declare-const x{variable} Real)" for variable in self._variables]
        lines += [f"(declare-const s{statement} Bool)" for statement in known]
        lines += [f"(assert {_way(program.domains[variable])})" for variable in self._variables]
        for statement in known:
            ways = " ".join(map(_way, program.ways[statement]))
            lines.append(f"(assert (=> s{statement} (or false {ways})))")
        self._solver.from_string("\n".join(lines))

    def ask(self, statements: Collection[int], most: int) -> tuple[Decision, int]:
        """Whether ``statements`` can all hold, and what that took: like ``most`` in z3's resources, not in time."""
        before = self._spent
        self._solver.set("rlimit", min(most, _MOST))
        literals = [self._z3.Bool(f"s{statement}", self._context) for statement in sorted(statements)]
        outcome = self._solver.check(*literals)
        self._spent = self._solver.statistics().get_key_value("rlimit count")
        return self._decision(outcome), self._spent - before

    def _decision(self, outcome: Any) -> Decision:
        if outcome == self._z3.unsat:
            return Decision(core=frozenset(int(str(literal)[1:]) for literal in self._solver.unsat_core()))
        if outcome != self._z3.sat:
            return Decision()
        model = self._solver.model()
        reals = [model.eval(self._z3.Real(f"x{variable}", self._context), True) for variable in self._variables]
        try:
            values = [Fraction(real.numerator_as_long(), real.denominator_as_long()) for real in reals]
        except ValueError:  # thousands of digits, which int() does not read
            return Decision(values={})
        return Decision(values=dict(zip(self._variables, values, strict=True)))


def _way(way: Way) -> str:
    return f"(and true {' '.join(map(_row, way))})"


def _row(row: Row) -> str:
    signed = [(literal >> 1, -weight if literal & 1 else weight) for literal, weight in row.terms]
    terms = " ".join(f"(* {_number(weight)} x{variable})" for variable, weight in signed)
    return f"({'<' if row.is_strict else '<='} (+ 0.0 0.0 {terms}) {_number(row.limit)})"


def _number(value: int) -> str:
    return f"{value}.0" if value >= 0 else f"(- {-value}.0)"
