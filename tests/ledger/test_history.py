"""Which of several records of one quantity stands."""

from __future__ import annotations

import datetime
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ledger.history import by_quantity, standing, supersedes, superseding
from factcheck.model.record import Citation, FigureKind, Record
from tests.ledger.small import known

EARLY, MIDDLE, LATE = (datetime.date(2023, month, 5) for month in (1, 4, 7))
ORDER = ("actual", "preliminary", "estimate")


def figure(
    value: str = "7,11 triệu tấn",
    kind: str = "actual",
    published: datetime.date | None = EARLY,
    publisher: str = "Tổng cục Thống kê",
    *,
    entered: datetime.date = EARLY,
    period: str = "năm 2022",
    scope: str = "Việt Nam",
) -> Record:
    citation = Citation("Niên giám", publisher, "", published)
    return known("xuất khẩu gạo", period, value, scope, kind=kind, citation=citation, entered=entered)


@pytest.mark.parametrize(("more", "less"), list(itertools.combinations(ORDER, 2)))
def test_a_more_final_figure_stands_for_a_less_final_one_whoever_gives_it_and_when(more: str, less: str) -> None:
    newer = figure(kind=more, published=EARLY, publisher="Bộ Công Thương")
    older = figure("7,05 triệu tấn", less, LATE)
    assert supersedes(newer, older)
    assert not supersedes(older, newer)


@pytest.mark.parametrize("kind", FigureKind)
def test_a_later_figure_of_one_publisher_stands_for_his_earlier_one(kind: FigureKind) -> None:
    newer, older = figure(kind=kind, published=LATE), figure("7,05 triệu tấn", kind, EARLY)
    assert supersedes(newer, older)
    assert not supersedes(older, newer)
    assert not supersedes(newer, newer)


def test_one_publisher_does_not_correct_another() -> None:
    newer, older = figure(published=LATE, publisher="Bộ Công Thương"), figure("7,05 triệu tấn")
    assert not supersedes(newer, older)
    assert standing([older, newer]) == [older, newer]


def test_figures_of_one_day_stand_beside_each_other() -> None:
    both = [figure(), figure("7,05 triệu tấn")]
    assert standing(both) == both


def test_where_the_day_of_publication_is_not_known_that_of_entry_counts() -> None:
    first, then = figure(published=None, entered=EARLY), figure("7,05 triệu tấn", published=None, entered=LATE)
    assert supersedes(then, first)
    assert supersedes(then, figure(published=MIDDLE))
    assert supersedes(figure(published=MIDDLE), first)


@pytest.mark.parametrize("kind", ["plan", "forecast"])
def test_what_happened_does_not_stand_for_what_was_meant(kind: str) -> None:
    meant = figure("6,5 triệu tấn", kind, EARLY)
    for outcome in ORDER:
        happened = figure(kind=outcome, published=LATE)
        assert not supersedes(happened, meant)
        assert not supersedes(meant, happened)


def test_a_plan_and_a_forecast_stand_beside_each_other() -> None:
    plan, forecast = figure(kind="plan", published=LATE), figure(kind="forecast", published=EARLY)
    assert standing([plan, forecast]) == [plan, forecast]


def test_the_last_of_many_revisions_stands() -> None:
    estimate = figure("7 triệu tấn", "estimate", EARLY)
    preliminary = figure("7,05 triệu tấn", "preliminary", MIDDLE)
    former = figure("7,10 triệu tấn", published=MIDDLE)
    final = figure("7,11 triệu tấn", published=LATE)
    other = figure("7,2 triệu tấn", published=EARLY, publisher="Bộ Công Thương")
    everything = [final, estimate, other, former, preliminary]
    assert standing(everything) == [final, other]
    assert superseding(former, everything) == [final]
    assert superseding(estimate, everything) == [final, other]
    assert superseding(final, everything) == []
    assert superseding(other, everything) == []


RECORDS = st.builds(
    figure,
    st.sampled_from(["7,11 triệu tấn", "7,05 triệu tấn"]),
    st.sampled_from([kind.value for kind in FigureKind]),
    st.sampled_from([None, EARLY, MIDDLE, LATE]),
    st.sampled_from(["Tổng cục Thống kê", "Bộ Công Thương"]),
    entered=st.sampled_from([EARLY, MIDDLE, LATE]),
)


@given(st.lists(RECORDS, min_size=1, max_size=6))
def test_something_always_stands_and_nothing_that_is_superseded(records: list[Record]) -> None:
    stands = standing(records)
    assert stands
    assert not any(supersedes(other, record) for record in stands for other in records)
    assert all(superseding(record, records) for record in records if record not in stands)


@given(RECORDS, RECORDS)
def test_no_two_records_stand_for_each_other(one: Record, other: Record) -> None:
    assert not (supersedes(one, other) and supersedes(other, one))


def test_records_are_grouped_by_what_they_are_of() -> None:
    final = figure(published=LATE)
    preliminary = figure("7,05 triệu tấn", "preliminary", EARLY)
    plan, forecast = figure(kind="plan"), figure(kind="forecast")
    before = figure(period="năm 2021")
    there = figure(scope="An Giang")
    records = [final, there, plan, preliminary, before, forecast]
    groups = [list(group) for group in by_quantity(records)]
    assert groups == [[there], [before], [preliminary, final], [forecast], [plan]]


@given(st.lists(RECORDS, max_size=8), st.randoms())
def test_groups_do_not_depend_on_the_order_and_lose_nothing(records: list[Record], chance: random.Random) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    groups = by_quantity(records)
    assert [[each.key for each in group] for group in groups] == [
        [each.key for each in group] for group in by_quantity(shuffled)
    ]
    assert sum(map(len, groups)) == len(records)
    assert all(len({each.kind.is_outcome for each in group}) == 1 for group in groups)
