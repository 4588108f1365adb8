"""Decides whether statements can all hold: by propagation, by a witness, at last by the solver."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from factcheck.joint.box import Box
from factcheck.joint.decision import Decision, Values
from factcheck.joint.rows import Program, is_relational
from factcheck.joint.solver import Solver
from factcheck.joint.witness import holds, witness
from factcheck.joint.work import Work

_RESOURCES = 10  # of z3 to one unit of work
_LARGEST = 100  # variables; z3's resources do not count how long its numbers grow over many exact multiples
_CALL = 200  # units of work that asking costs in any case


class Decider:
    """Decides about sets of statements of one part of a system, which share no variable with the rest of it."""

    def __init__(self, program: Program, box: Box, work: Work, part: Iterable[int]) -> None:
        self.part = frozenset(part)
        self.program = program
        self.work = work
        self._box = box
        self._solver: Solver | None = None
        self._is_solver_missing = False

    def variables(self, statements: Iterable[int]) -> list[int]:
        """What ``statements`` speak of, in order."""
        spoken = self.program.variables
        return sorted({variable for statement in statements for variable in spoken[statement]})

    def decide(self, statements: Iterable[int], *, keeps_bounds: bool = False) -> Decision:
        """Whether ``statements`` can all hold.

        Starts from the bounds in the box and leaves them as they were, or, where it ``keeps_bounds`` and there is no
        conflict, tightened by what the statements allow.
        """
        chosen = sorted(statements)
        mark, among = self._box.mark, frozenset(chosen)
        if not self._box.run(chosen, among):
            decision = Decision(core=frozenset(self._box.blamed()))
        elif self.work.is_spent:
            decision = Decision()
        elif not any(is_relational(self.program.ways[statement]) for statement in chosen):
            decision = Decision(values={})  # bounds of single variables, and none of them empty
        else:
            values = witness(self._box, chosen, among, self.variables(chosen))
            decision = self._ask(among) if values is None else Decision(values=values)
        if not keeps_bounds or decision.core is not None:
            self._box.undo(mark)
        return decision

    def fits(self, statement: int, values: Values) -> bool:
        """Whether ``values`` are enough to tell that the statement holds."""
        known = all(variable in values for variable in self.program.variables[statement])
        return known and holds(self.program, statement, values)

    def _ask(self, statements: Collection[int]) -> Decision:
        self.work.left -= _CALL
        if self._is_solver_missing or self.work.is_spent:
            return Decision()
        if self._solver is None:
            if len(self.variables(self.part)) > _LARGEST:
                return Decision()
            try:
                self._solver = Solver(self.program, sorted(self.part), self.variables(self.part))
            except ImportError:
                self._is_solver_missing = True
                return Decision()
        decision, spent = self._solver.ask(statements, self.work.left * _RESOURCES)
        self.work.left -= spent // _RESOURCES
        return decision
