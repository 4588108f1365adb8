"""Looks for values that satisfy every statement, which settles that they can all hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from factcheck.joint.box import Box
from factcheck.joint.decision import Values
from factcheck.joint.rows import Program, Row, Way
from factcheck.model.interval import Interval

_HALF = Fraction(1, 2)
_RELEVANT = (1, 2, 64)  # the part of the width that a bound must gain to be told on: to neighbours first, then far
_PLACES = (_HALF, Fraction(1, 8), Fraction(7, 8))  # parts of the width at which values are tried


def witness(box: Box, statements: Sequence[int], among: Collection[int], variables: Sequence[int]) -> Values | None:
    """Values for ``variables``, all that ``statements`` speak of, that satisfy them; or ``None``: none found.

    ``box`` is propagated and is left as it was; ``among`` are the same statements, quick to look up.

    Every statement is first held to one of its ways, then every variable to one value, each time propagating what
    follows. Nothing is taken back but the last step, so the effort is small and success likely, not certain: what is
    found is checked exactly, what is not found proves nothing. A variable comes after one that shares a statement with
    it, so that propagating to neighbours is nearly enough.
    """
    order = _by_neighbourhood(box.program, among, variables)
    mark, ways, relevant = box.mark, list(box.ways), box.relevant
    for least in _RELEVANT:
        box.relevant = least
        values = _settled(box, statements, among, order)
        box.undo(mark)
        box.ways, box.relevant = list(ways), relevant
        if values is not None:
            return values
    return None


def _settled(box: Box, statements: Sequence[int], among: Collection[int], variables: Sequence[int]) -> Values | None:
    if not all(_settle_way(box, statement, among) for statement in statements):
        return None
    values: Values = {}
    for variable in variables:
        value = _settle_value(box, variable, among)
        if value is None:
            return None
        values[variable] = value
    return values if all(holds(box.program, statement, values) for statement in statements) else None


def _by_neighbourhood(program: Program, among: Collection[int], variables: Sequence[int]) -> list[int]:
    """``variables`` so that each follows upon one that shares a statement with it, where there is one."""
    order: dict[int, None] = {}
    for start in variables:
        if start not in order:
            order[start] = None
            queue = deque((start,))
            seen: set[int] = set()
            while queue:
                for statement in program.watching[queue.popleft()]:
                    if statement in among and statement not in seen:
                        seen.add(statement)
                        fresh = [variable for variable in program.variables[statement] if variable not in order]
                        order.update(dict.fromkeys(fresh))
                        queue.extend(fresh)
    return list(order)


def _settle_way(box: Box, statement: int, among: Collection[int]) -> bool:
    ways = box.ways[statement]
    if len(ways) == 1:
        return True
    mark = box.mark
    for way in ways:
        box.ways[statement] = (way,)
        if box.run((statement,), among):
            return True
        box.undo(mark)
    return False


def _settle_value(box: Box, variable: int, among: Collection[int]) -> Fraction | None:
    mark, bounds = box.mark, box.interval(variable)
    if bounds.is_point:
        return bounds.lower
    watchers = [other for other in box.program.watching[variable] if other in among]
    for value in _candidates(bounds):
        box.fix(variable, value)
        if box.run(watchers, among):
            return value
        box.undo(mark)
    return None


def _candidates(bounds: Interval) -> Iterator[Fraction]:
    """Numbers of ``bounds``, with few digits."""
    lower, upper = bounds.lower, bounds.upper
    if lower is None or upper is None:
        end = Fraction(0) if lower is None and upper is None else lower if lower is not None else upper
        assert end is not None
        step = (abs(end) or 1) * (1 if upper is None else -1)
        yield from (end + step, end + step * 1000)
        return
    width = upper - lower
    for place in _PLACES:
        yield _rounded(lower + width * place, width / 16)


def _rounded(value: Fraction, reach: Fraction) -> Fraction:
    """A number at most ``reach`` away from ``value``, with few digits after or many zeros before the decimal mark."""
    digits = len(str(reach.denominator)) - len(str(reach.numerator)) + 1
    grid = Fraction(1, 10**digits) if digits >= 0 else Fraction(10**-digits)
    return round(value / grid) * grid


def holds(program: Program, statement: int, values: Values) -> bool:
    """Whether ``values`` satisfy the statement, exactly."""
    return any(_satisfies(way, values) for way in program.ways[statement])


def _satisfies(way: Way, values: Values) -> bool:
    return all(_is_met(row, values) for row in way)


def _is_met(row: Row, values: Values) -> bool:
    total, denominator = 0, 1
    for literal, weight in row.terms:
        value = values[literal >> 1]
        part = -weight * value.numerator if literal & 1 else weight * value.numerator
        if value.denominator == denominator:
            total += part
        else:
            total = total * value.denominator + part * denominator
            denominator *= value.denominator
    limit = row.limit * denominator
    return total < limit or (total == limit and not row.is_strict)
