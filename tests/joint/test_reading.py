from fractions import Fraction

import pytest
from hypothesis import given, settings

from factcheck.joint.reading import allowed, read
from factcheck.joint.system import Statement, System
from factcheck.model.interval import Interval
from tests.joint.oracle import is_possible
from tests.joint.systems import (
    ANY,
    between,
    multiple,
    printed,
    states,
    system,
    systems,
    total,
    true_systems,
)

RATE = (Fraction(1049, 1000), Fraction(1051, 1000))


@given(true_systems())
def test_what_is_true_of_some_values_never_conflicts(drawn: tuple[System, tuple[Fraction, ...]]) -> None:
    stated, values = drawn
    outcome = read(stated)
    assert outcome.conflicts == ()
    assert all(value in bounds for value, bounds in zip(values, outcome.bounds, strict=True))


@given(true_systems())
def test_true_values_are_allowed_by_any_of_the_statements(drawn: tuple[System, tuple[Fraction, ...]]) -> None:
    stated, values = drawn
    for variable, value in enumerate(values):
        bounds = allowed(stated, range(0, len(stated.statements), 2), variable)
        assert bounds is not None
        assert value in bounds


@settings(max_examples=300)
@given(systems())
def test_a_system_conflicts_exactly_where_it_is_impossible(stated: System) -> None:
    outcome = read(stated)
    assert outcome.is_settled
    assert is_possible(stated, range(len(stated.statements))) == (not outcome.conflicts)


@settings(max_examples=300)
@given(systems())
def test_conflicts_are_impossible_irreducible_disjoint_and_all_there_are(stated: System) -> None:
    outcome = read(stated)
    rest = set(range(len(stated.statements)))
    for conflict in outcome.conflicts:
        assert not is_possible(stated, conflict)
        for left_out in conflict:
            assert is_possible(stated, [statement for statement in conflict if statement != left_out])
        assert rest.issuperset(conflict)
        rest.difference_update(conflict)
    assert is_possible(stated, rest)


@given(systems())
def test_bounds_enclose_all_that_the_other_statements_allow(stated: System) -> None:
    outcome = read(stated)
    involved = {statement for conflict in outcome.conflicts for statement in conflict}
    rest = [statement for statement in range(len(stated.statements)) if statement not in involved]
    for variable, bounds in enumerate(outcome.bounds):
        for beyond in _beyond(bounds):
            assert not is_possible(stated, rest, (variable, beyond))


def _beyond(bounds: Interval) -> list[Interval]:
    below = [] if bounds.lower is None else [Interval(None, bounds.lower, True, not bounds.lower_closed)]
    above = [] if bounds.upper is None else [Interval(bounds.upper, None, not bounds.upper_closed, True)]
    return below + above


@given(systems())
def test_the_same_system_gives_the_same_outcome(stated: System) -> None:
    assert read(stated) == read(stated)


@given(systems())
def test_little_work_leaves_nothing_wrong(stated: System) -> None:
    outcome = read(stated, most_work=30)
    for conflict in outcome.conflicts:
        assert not is_possible(stated, conflict)
    if outcome.is_settled:
        assert outcome.conflicts or is_possible(stated, range(len(stated.statements)))


@pytest.mark.parametrize(
    ("stated", "conflicts"),
    [
        pytest.param(system(1, printed(0, (1, 2)), printed(0, (3, 4)), printed(0, (1, 4))), ((0, 1),), id="told twice"),
        pytest.param(system(1, printed(0, (1, 2)), printed(0, (3, 4), (2, 2))), (), id="one reading fits"),
        pytest.param(
            system(2, printed(0, (100, 101)), multiple(1, 0, RATE), printed(1, (120, 121))), ((0, 1, 2),), id="a change"
        ),
        pytest.param(
            system(
                2,
                printed(0, (100, 101)),
                multiple(1, 0, (Fraction(5, 2), 3), (Fraction(7, 2), 5)),
                printed(1, (400, 401)),
            ),
            (),
            id="the other reading of a multiple",
        ),
        pytest.param(
            system(2, printed(0, (100, 101)), multiple(1, 0, (2, 3), (3, 4)), printed(1, (500, 501))),
            ((0, 1, 2),),
            id="no reading of a multiple",
        ),
        pytest.param(
            system(4, total(0, 1, 2, 3), *(printed(part, (10, 11)) for part in (1, 2, 3)), printed(0, (40, 41))),
            ((0, 1, 2, 3, 4),),
            id="a total",
        ),
        pytest.param(
            system(2, states({0: 1, 1: -1}, between(0, None, is_open=True)), printed(0, (5, 5)), printed(1, (5, 5))),
            ((0, 1, 2),),
            id="no higher than what it equals",
        ),
        pytest.param(
            system(2, states({0: 1, 1: 1}, between(10, 10)), states({0: 1, 1: -1}, between(12, 12))),
            ((0, 1),),
            id="coupled, the domains matter",
        ),
        pytest.param(
            system(
                3,
                *(states({a: 1, b: 1}, between(1, 1)) for a, b in ((0, 1), (1, 2), (0, 2))),
                states({0: 1, 1: 1, 2: 1}, between(2, 2)),
                domain=ANY,
            ),
            ((0, 1, 2, 3),),
            id="coupled, no bounds at all",
        ),
        pytest.param(system(1, Statement(()), printed(0, (1, 2))), ((0,),), id="no way at all"),
        pytest.param(system(1, states({}, between(1, 2)), printed(0, (1, 2))), ((0,),), id="no variable"),
        pytest.param(
            system(2, printed(0, (1, 2)), printed(1, (1, 2)), printed(0, (3, 4)), printed(1, (3, 4))),
            ((0, 2), (1, 3)),
            id="two conflicts apart",
        ),
        pytest.param(
            system(2, *(printed(0, (value, value)) for value in (1, 2, 3, 4, 5))), ((0, 1), (2, 3)), id="all differ"
        ),
    ],
)
def test_planted_conflicts(stated: System, conflicts: tuple[tuple[int, ...], ...]) -> None:
    outcome = read(stated)
    assert outcome.is_settled
    if conflicts == ((0, 1), (2, 3)):
        assert [len(conflict) for conflict in outcome.conflicts] == [2, 2]
    else:
        assert outcome.conflicts == conflicts
