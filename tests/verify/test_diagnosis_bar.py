"""A small version of the benchmark: of 200 known slips nearly every one is named, and undone by one of the mends."""

from itertools import islice

import pytest

from factcheck.api import check
from factcheck.model.finding import Level
from tests.verify.diagnosing import Outcome, outcomes, score, scores
from tests.verify.slipped import CLASSES, Case, cases, drafts

COUNT = 200


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return outcomes(seed=11, count=COUNT)[0]


def test_the_class_of_the_slip_comes_first_and_a_mend_restores_the_text(found: list[Outcome]) -> None:
    whole = score("all", found)
    assert whole.cases == COUNT
    assert whole.first >= 85 * COUNT // 100
    assert whole.among_three >= 97 * COUNT // 100
    assert whole.restored >= 95 * COUNT // 100


def test_no_class_is_left_behind(found: list[Outcome]) -> None:
    for row in scores(found):
        assert row.first * 2 > row.cases
        assert row.among_three * 10 >= row.cases * 9


def test_true_statements_before_the_slip_are_no_contradictions() -> None:
    for draft in islice(drafts(5), 100):
        assert [f for f in check(draft.text).findings if f.level is not Level.NOTE] == []


def test_classes_that_leave_the_same_text_are_counted() -> None:
    twins = [case for case in islice(cases(3), 300) if case.twins]
    assert twins
    assert all(other.kinds != case.slip.kinds for case in twins for other in case.twins)
    one = Outcome(twins[0], True, 1, False, min(twins[0].twins[0].kinds))
    assert score("", [one]).by_twin == 1


def test_every_class_is_drawn_and_changes_the_text() -> None:
    drawn: list[Case] = list(islice(cases(7), 2 * len(CLASSES)))
    assert {case.slip.name for case in drawn} == {slip.name for slip in CLASSES}
    assert all(case.text.split("\n")[0] == case.draft.text.split("\n")[0] for case in drawn)
