"""That reading ends, says so where it stopped early, and does without the solver."""

import ast
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

import factcheck.joint
from factcheck.joint.reading import allowed, read
from factcheck.joint.system import System
from tests.joint.oracle import is_possible
from tests.joint.systems import POSITIVE, between, multiple, printed, states, system, systems, total, true_systems

RATE = (Fraction(1049, 1000), Fraction(1051, 1000))
SHRINKING = (states({0: 2, 1: -1}, between(0, 0)), states({1: 2, 0: -1}, between(0, 0)))


def chain(length: int, *more: int) -> System:
    """A number that grows by one rate again and again; ``more`` says what the last is."""
    steps = [multiple(after, after - 1, RATE) for after in range(1, length)]
    return system(length, printed(0, (100, 101)), *steps, *(printed(length - 1, (value, value)) for value in more))


@pytest.fixture
def _no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)


def test_a_long_chain_is_settled() -> None:
    outcome = read(chain(2000))
    assert outcome.is_settled
    assert outcome.conflicts == ()
    assert outcome.bounds[1].upper == Fraction(101 * 1051, 1000)


def test_a_chain_that_breaks_is_one_conflict() -> None:
    assert read(chain(20, 1)).conflicts == (tuple(range(21)),)


def test_of_a_long_list_only_what_conflicts_is_named() -> None:
    parts = 60
    stated = system(parts + 1, *(printed(part, (1, 2)) for part in range(parts)), total(parts, *range(parts)))
    stated = System(stated.domains, (*stated.statements, states({parts: 1}, between(0, 1))))
    outcome = read(stated)
    assert [conflict[-2:] for conflict in outcome.conflicts] == [(parts, parts + 1)]
    assert len(outcome.conflicts[0]) <= 4


def test_a_conflict_too_long_for_the_bound_is_left_open() -> None:
    stated = chain(2000, 1)
    outcome = read(stated)
    assert not outcome.is_settled
    assert outcome.conflicts == ()
    assert outcome == read(stated)
    assert outcome.bounds == stated.domains


def test_the_bound_on_work_is_said_to_be_reached() -> None:
    assert read(chain(50)).is_settled
    assert not read(chain(50), most_work=100).is_settled
    assert not read(chain(50), most_work=0).is_settled


def test_what_is_small_is_settled_before_the_bound_is_reached() -> None:
    large = chain(2000, 1)
    small = (printed(2000, (1, 2)), printed(2000, (3, 4)))
    outcome = read(System((*large.domains, POSITIVE), (*large.statements, *small)))
    assert outcome.conflicts == ((2001, 2002),)
    assert not outcome.is_settled


def test_bounds_that_shrink_for_ever_are_settled_where_zero_is_allowed() -> None:
    outcome = read(system(2, *SHRINKING, domain=between(0, 100)))
    assert outcome.is_settled
    assert outcome.conflicts == ()


def test_bounds_that_shrink_for_ever_conflict_where_zero_is_not_allowed() -> None:
    printed_above = system(2, printed(0, (1, 100)), *SHRINKING, domain=between(0, None))
    assert read(printed_above).conflicts == ((0, 1, 2),)
    assert read(system(2, *SHRINKING)).conflicts == ((0, 1),)


def test_a_hard_choice_ends_at_the_bound() -> None:
    """Which of two readings each of forty numbers has, so that they sum up to a total, is a knapsack."""
    count = 40
    numbers = [(7**place % 1_000_003, 11**place % 1_000_033) for place in range(5, count + 5)]
    odd = [2 * max(pair) + 1 for pair in numbers]
    stated = system(
        count + 1,
        *(printed(index, (2 * a, 2 * a), (2 * b, 2 * b)) for index, (a, b) in enumerate(numbers)),
        total(count, *range(count)),
        printed(count, (sum(odd) // 2, sum(odd) // 2)),
    )
    outcome = read(stated, most_work=20_000)
    assert not outcome.is_settled
    assert outcome == read(stated, most_work=20_000)


@pytest.mark.usefixtures("_no_solver")
def test_without_the_solver_a_coupled_conflict_is_left_open() -> None:
    outcome = read(system(2, *SHRINKING))
    assert not outcome.is_settled
    assert outcome.conflicts == ()


@pytest.mark.usefixtures("_no_solver")
def test_without_the_solver_the_rest_is_read() -> None:
    outcome = read(system(3, *SHRINKING, printed(2, (1, 2)), printed(2, (3, 4))))
    assert not outcome.is_settled
    assert outcome.conflicts == ((2, 3),)


@pytest.mark.usefixtures("_no_solver")
@given(true_systems())
def test_without_the_solver_nothing_true_conflicts(drawn: tuple[System, tuple[Fraction, ...]]) -> None:
    stated, values = drawn
    outcome = read(stated)
    assert outcome.conflicts == ()
    assert all(value in bounds for value, bounds in zip(values, outcome.bounds, strict=True))


@given(systems())
def test_no_conflict_that_is_found_is_larger_than_needed(stated: System) -> None:
    """The smallest conflict found is as small as the smallest pair or single statement that cannot hold."""
    sizes = [len(conflict) for conflict in read(stated).conflicts]
    count = len(stated.statements)
    if any(not is_possible(stated, (one,)) for one in range(count)):
        assert min(sizes) == 1
    elif any(not is_possible(stated, (one, other)) for one in range(count) for other in range(one)):
        assert min(sizes) == 2


def test_what_statements_allow_is_what_they_alone_allow() -> None:
    stated = system(2, printed(0, (100, 102)), multiple(1, 0, (2, 3)), printed(1, (210, 211)))
    assert allowed(stated, (0, 1), 1) == between(200, 306, is_open=True)
    assert allowed(stated, (2,), 1) == between(210, 211)
    assert allowed(stated, (), 1) == POSITIVE
    assert allowed(system(1, printed(0, (1, 2)), printed(0, (3, 4))), (0, 1), 0) is None


def test_an_ordinary_reading_imports_no_solver() -> None:
    script = "\n".join(
        (
            "import sys",
            "from tests.joint.systems import multiple, printed, system",
            "from factcheck.joint.reading import read",
            "stated = system(2, printed(0, (100, 101)), multiple(1, 0, (2, 3)), printed(1, (400, 500), (210, 211)))",
            "assert read(stated).is_settled",
            "assert read(system(1, printed(0, (1, 2)), printed(0, (3, 4)))).conflicts",
            "sys.exit('z3' in sys.modules)",
        )
    )
    assert subprocess.run((sys.executable, "-c", script), check=False).returncode == 0


def test_one_module_knows_the_solver() -> None:
    knowing = set()
    for path in Path(factcheck.joint.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import) and any(alias.name == "z3" for alias in node.names):
                knowing.add(path.name)
    assert knowing == {"solver.py"}
