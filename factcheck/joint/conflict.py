"""Finds small sets of statements that cannot all hold."""

from __future__ import annotations

from factcheck.joint.decider import Decider
from factcheck.joint.decision import Decision, Values
from factcheck.joint.work import Work

_AROUND = 40  # statements among which a smaller conflict is looked for
_FEW = 4  # statements that are left out one by one
_SHARE = 4  # the part of the work left that may go into looking for a smaller set


def conflict(decider: Decider, core: frozenset[int]) -> frozenset[int] | None:
    """An irreducible conflict of the decider's part, the smallest where the work allows; ``None`` where none is proved.

    ``core`` is proved to conflict.
    """
    found = irreducible(decider, core)
    if found is None or len(found) <= 2:
        return found
    return smaller(decider, found) or found


def irreducible(decider: Decider, core: frozenset[int]) -> frozenset[int] | None:
    """A conflict within ``core`` that is none without any one of its statements.

    Each statement is left out in turn, for good where the rest is proved to conflict. ``None`` where neither that nor
    the opposite could be proved of some rest.
    """
    core = _thinned(decider, core)
    needed: set[int] = set()
    while rest := core - needed:
        statement = max(rest)
        decision = decider.decide(core - {statement})
        if decision.core is not None:
            core = decision.core
        elif decision.values is not None:
            needed.add(statement)
        else:
            return None
    return core


def _thinned(decider: Decider, core: frozenset[int]) -> frozenset[int]:
    """A large ``core`` without as much as can be left out by the half, the quarter and so on."""
    size = len(core) // 2
    while size >= _FEW:
        ordered = sorted(core)
        for start in range(0, len(ordered), size):
            decision = decider.decide(core.difference(ordered[start : start + size]))
            core = decision.core or core
        size = min(size, len(core)) // 2
    return core


def smaller(decider: Decider, found: frozenset[int]) -> frozenset[int] | None:
    """The smallest conflict around ``found``, which is irreducible, where there is a smaller one.

    A conflict has a statement of every set without which the rest can hold (a *correction*). So the fewest statements
    that have one of every correction known are either the smallest conflict, or can all hold; then they are grown to as
    many as can hold, which leaves a new correction. (Ignatiev et al., Smallest MUS extraction with minimal hitting set
    dualization, 2015.)
    """
    around = _around(decider, found)
    corrections: list[frozenset[int]] = []
    work, enough = decider.work, decider.work.left - decider.work.left // _SHARE
    while work.left > enough:
        chosen = None
        for size in range(len(found)):
            chosen = chosen or _hitting(corrections, size, frozenset(), work)
        decision = Decision() if chosen is None else decider.decide(chosen)
        if chosen is None or decision.values is None:
            return decision.core
        corrections.append(around - _grown(decider, chosen, decision.values, around))
    return None


def _around(decider: Decider, found: frozenset[int]) -> frozenset[int]:
    """``found`` and what shares a variable with it, and so on until there is enough."""
    near = found
    while len(near) < _AROUND:
        variables = set(decider.variables(near))
        wider = frozenset(other for other in decider.part if not variables.isdisjoint(decider.program.variables[other]))
        if wider == near:
            break
        near = wider
    return near


def _hitting(corrections: list[frozenset[int]], size: int, chosen: frozenset[int], work: Work) -> frozenset[int] | None:
    """``chosen`` and at most ``size`` more that together have one of every correction."""
    work.left -= len(corrections)
    missed = [correction for correction in corrections if chosen.isdisjoint(correction)]
    if not missed:
        return chosen
    if not size or work.is_spent:
        return None
    for statement in min((sorted(correction) for correction in missed), key=len):
        found = _hitting(corrections, size - 1, chosen | {statement}, work)
        if found is not None:
            return found
    return None


def _grown(decider: Decider, chosen: frozenset[int], values: Values, around: frozenset[int]) -> frozenset[int]:
    """As many of the statements ``around`` as are found to hold together with ``chosen``, which ``values`` satisfy."""
    for statement in sorted(around - chosen):
        if not decider.fits(statement, values):
            decision = decider.decide(chosen | {statement})
            if decision.values is None:
                continue
            values = decision.values
        chosen |= {statement}
    return chosen
