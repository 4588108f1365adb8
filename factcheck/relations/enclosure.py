"""Exact enclosures of a relation's variables over boxes of intervals, by evaluation at the corners of the box."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from factcheck.model.interval import Interval
from factcheck.relations.derived import FORMS
from factcheck.relations.form import Form
from factcheck.relations.relation import Relation


def enclose(relation: Relation, variable: str, operands: Mapping[str, Interval]) -> Interval | None:
    """Every value that ``variable`` takes while each operand runs through its interval, and no other value.

    ``operands`` gives the interval of each other variable of ``relation``. An interval without a bound on one side
    reaches to the end of the relation's domain. ``None`` where an operand leaves the domain or where the solved form is
    not proved monotone: then nothing is claimed.
    """
    form = FORMS[relation.name][variable]
    if 0 in form.signs:
        return None
    box = []
    for name in form.operands:
        inside = _in_domain(operands[name], relation.above.get(name))
        if inside is None:
            return None
        box.append(inside)
    lower, lower_closed = _bound(form, box, -1)
    upper, upper_closed = _bound(form, box, 1)
    return Interval(lower, upper, lower_closed, upper_closed)


def _in_domain(interval: Interval, above: int | None) -> Interval | None:
    """``interval`` with no lower bound where it reaches the open end of the domain; ``None`` where it goes beyond."""
    if above is None or interval.lower is None or interval.lower > above:
        beyond = above is not None and interval.upper is not None and interval.upper <= above
        return None if beyond else interval
    if interval.lower < above or interval.is_point:
        return None
    return Interval(None, interval.upper, True, interval.upper_closed)


def _bound(form: Form, box: list[Interval], side: int) -> tuple[Fraction | None, bool]:
    """The lower (``side`` -1) or upper (1) bound of ``form`` over ``box``, and whether it is reached."""
    corner: list[Fraction] = []
    ends: list[int] = []
    closed = True
    for sign, interval in zip(form.signs, box, strict=True):
        if sign == side:
            bound, bound_closed = interval.upper, interval.upper_closed
        else:
            bound, bound_closed = interval.lower, interval.lower_closed
        closed = closed and bound_closed
        ends.append(sign * side if bound is None else 0)
        corner.append(Fraction(0) if bound is None else bound)
    if not any(ends):
        return Fraction(form.value(*corner)), closed
    limit = form.limits.get(tuple(ends))
    return (None, True) if limit is None else (Fraction(limit(*corner)), False)
