"""Reads a system: what its statements allow together, and which of them cannot all hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from factcheck.joint.box import Box
from factcheck.joint.conflict import conflict
from factcheck.joint.decider import Decider
from factcheck.joint.parts import connected
from factcheck.joint.rows import compiled
from factcheck.joint.system import Outcome, System
from factcheck.joint.work import Work
from factcheck.model.interval import Interval

MOST_WORK = 100_000


def read(system: System, most_work: int = MOST_WORK) -> Outcome:
    """Bounds and conflicts of ``system``; ``most_work`` bounds the effort, a few microseconds a unit.

    Statements that share no variable are read apart, few before many, so that one large part does not use up what
    the others need. Where a part conflicts, it is read again without the statements of the conflict.
    """
    program = compiled(system)
    work = Work(most_work)
    box = Box(program, work)
    bounds = list(system.domains)
    conflicts = []
    is_settled = True
    parts = deque(sorted(connected(program, range(len(program.ways))), key=len))
    while parts:
        part = parts.popleft()
        decider = Decider(program, box, work, part)
        decision = decider.decide(part, keeps_bounds=True)
        found = None if decision.core is None else conflict(decider, decision.core)
        if found is not None:
            conflicts.append(tuple(sorted(found)))
            parts.extendleft(connected(program, [statement for statement in part if statement not in found]))
        elif decision.values is None:
            is_settled = False
        for variable in () if decision.core is not None else decider.variables(part):
            bounds[variable] = box.interval(variable)
    return Outcome(tuple(bounds), tuple(sorted(conflicts)), is_settled)


def allowed(system: System, statements: Iterable[int], variable: int) -> Interval | None:
    """Encloses what ``statements`` alone allow ``variable``; ``None`` where propagation sees them conflict."""
    part, places = system.only(statements)
    if variable not in places:
        return system.domains[variable]
    box = Box(compiled(part), Work(MOST_WORK))
    every = range(len(part.statements))
    return box.interval(places[variable]) if box.run(every, frozenset(every)) else None
