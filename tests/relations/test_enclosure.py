from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval
from factcheck.relations.derive import relations
from factcheck.relations.derived import FORMS
from factcheck.relations.difference import RELATION as DIFFERENCE
from factcheck.relations.enclosure import enclose
from factcheck.relations.relation import Relation
from factcheck.relations.relative_change import RELATION as RELATIVE_CHANGE
from factcheck.relations.share import RELATION as SHARE
from tests.intervals import intervals, points_of

VARIABLES = [(relation, variable) for relation in relations() for variable in relation.variables]


def inside(relation: Relation, variable: str, *, bounded: bool = False) -> st.SearchStrategy[Interval]:
    return intervals(relation.above.get(variable, -200) + 1, 400, bounded=bounded)


@given(st.sampled_from(VARIABLES), st.data())
def test_the_value_at_every_point_of_the_box_is_enclosed(case: tuple[Relation, str], data: st.DataObject) -> None:
    relation, variable = case
    form = FORMS[relation.name][variable]
    box = {name: data.draw(inside(relation, name)) for name in form.operands}
    enclosure = enclose(relation, variable, box)
    assert enclosure is not None
    point = [data.draw(points_of(_in_domain(box[name], relation.above.get(name)))) for name in form.operands]
    assert Fraction(form.value(*point)) in enclosure


def _in_domain(interval: Interval, above: int | None) -> Interval:
    """The interval cut at the end of the domain, just inside."""
    if above is None or interval.lower is not None:
        return interval
    assert interval.upper is None or interval.upper > above
    return Interval(Fraction(above), interval.upper, False, interval.upper_closed)


@given(st.sampled_from(VARIABLES), st.data())
def test_the_bounds_are_values_at_corners_of_the_box(case: tuple[Relation, str], data: st.DataObject) -> None:
    relation, variable = case
    form = FORMS[relation.name][variable]
    box = {name: data.draw(inside(relation, name, bounded=True)) for name in form.operands}
    enclosure = enclose(relation, variable, box)
    assert enclosure is not None
    first, second = (box[name] for name in form.operands)
    corners = {
        Fraction(form.value(a, b)): a in first and b in second
        for a in (first.lower, first.upper)
        for b in (second.lower, second.upper)
        if a is not None and b is not None
    }
    assert enclosure.lower == min(corners)
    assert enclosure.upper == max(corners)
    assert enclosure.lower_closed == corners[min(corners)]
    assert enclosure.upper_closed == corners[max(corners)]


@given(st.sampled_from(VARIABLES), st.data())
def test_a_smaller_box_has_a_smaller_enclosure(case: tuple[Relation, str], data: st.DataObject) -> None:
    relation, variable = case
    names = FORMS[relation.name][variable].operands
    box = {name: data.draw(inside(relation, name)) for name in names}
    part = {name: box[name].intersection(data.draw(inside(relation, name))) or box[name] for name in names}
    small, large = enclose(relation, variable, part), enclose(relation, variable, box)
    assert small is not None
    assert large is not None
    assert small.hull(large) == large


def test_an_operand_without_bound_reaches_to_the_end_of_the_domain() -> None:
    current, rate = Interval(None, Fraction(59, 2)), Interval(Fraction(59, 4), Fraction(297, 20))
    assert enclose(RELATIVE_CHANGE, "base", {"current": current, "rate": rate}) == Interval(
        Fraction(0), Fraction(11800, 459), False, True
    )
    one = Interval.point(1)
    assert enclose(SHARE, "percent", {"part": one, "whole": Interval(Fraction(4), None)}) == Interval(
        Fraction(0), Fraction(25), False, True
    )
    assert enclose(SHARE, "percent", {"part": one, "whole": Interval(None, Fraction(4))}) == Interval(
        Fraction(25), None
    )
    assert enclose(RELATIVE_CHANGE, "rate", {"current": Interval(None, None), "base": one}) == Interval(
        Fraction(-100), None, False
    )


def test_an_operand_that_touches_the_end_of_the_domain_approaches_it() -> None:
    touching = Interval(Fraction(0), Fraction(1))
    assert enclose(RELATIVE_CHANGE, "rate", {"current": touching, "base": Interval.point(2)}) == Interval(
        Fraction(-100), Fraction(-50), False, True
    )


@pytest.mark.parametrize(
    "base",
    [Interval.point(0), Interval.point(-3), Interval(Fraction(-1), Fraction(2)), Interval(None, Fraction(0))],
)
def test_outside_the_domain_nothing_is_claimed(base: Interval) -> None:
    assert enclose(RELATIVE_CHANGE, "rate", {"current": Interval.point(5), "base": base}) is None


def test_a_difference_holds_for_negative_values_too() -> None:
    operands = {"current": Interval.point(-48), "base": Interval.point(922)}
    assert enclose(DIFFERENCE, "change", operands) == Interval.point(-970)
