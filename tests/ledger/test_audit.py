"""What is told of a ledger that holds a figure twice, or figures that cannot all stand."""

from __future__ import annotations

import datetime

import pytest

from factcheck.ledger.audit import Fault, problems
from factcheck.model.record import Citation, Record
from tests.ledger.small import known, ledger

STATISTICS = Citation("Niên giám", "Tổng cục Thống kê", "", datetime.date(2023, 6, 30))
EARLIER = STATISTICS._replace(published=datetime.date(2023, 1, 5))
CUSTOMS = Citation("Báo cáo", "Tổng cục Hải quan", "", datetime.date(2023, 1, 10))
RICE = ("xuất khẩu gạo", "năm 2022")


def faults(*records: Record) -> list[tuple[Fault, str, str]]:
    """The problems of a ledger of ``records``, with the values of both."""
    return [(each.fault, each.first.quantity.text, each.second.quantity.text) for each in problems(ledger(*records))]


def test_a_sound_ledger_has_no_problem() -> None:
    assert (
        faults(
            known(*RICE, "7,11 triệu tấn"),
            known("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn"),
            known("xuất khẩu gạo", "quý IV/2022", "1,9 triệu tấn"),
            known(*RICE, "0,53 triệu tấn", "An Giang"),
            known("nhập khẩu gạo", "năm 2022", "0,8 triệu tấn"),
            known("xuất khẩu gạo thơm", "năm 2022", "2,1 triệu tấn"),
            known(*RICE, "3,46 tỷ USD"),
        )
        == []
    )
    assert faults() == []


@pytest.mark.parametrize(
    "again",
    [
        known("gạo xuất khẩu", "năm 2022", "7,11 triệu tấn"),
        known("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "cả nước"),
        known("bán gạo", "năm 2022", "7,11 triệu tấn", aliases=["xuất khẩu gạo"]),
        known("lượng xuất khẩu gạo", "2022", "7,11 triệu tấn"),
    ],
)
def test_a_figure_entered_twice_in_other_words_is_a_duplicate(again: Record) -> None:
    assert faults(known(*RICE, "7,11 triệu tấn"), again) == [(Fault.DUPLICATE, "7,11 triệu tấn", "7,11 triệu tấn")]


def test_one_value_of_two_works_is_no_duplicate() -> None:
    assert (
        faults(known(*RICE, "7,11 triệu tấn", citation=STATISTICS), known(*RICE, "7,11 triệu tấn", citation=CUSTOMS))
        == []
    )


def test_values_that_round_each_other_are_no_problem() -> None:
    assert faults(known(*RICE, "7,11 triệu tấn"), known(*RICE, "7,1 triệu tấn", citation=CUSTOMS)) == []
    assert faults(known(*RICE, "7,11 triệu tấn"), known(*RICE, "hơn 7 triệu tấn", citation=CUSTOMS)) == []
    assert faults(known(*RICE, "7,11 triệu tấn"), known(*RICE, "7.110 nghìn tấn", citation=CUSTOMS)) == []


@pytest.mark.parametrize(
    "other",
    [
        known(*RICE, "7,71 triệu tấn", citation=CUSTOMS),
        known("gạo xuất khẩu", "năm 2022", "7,71 triệu tấn", citation=CUSTOMS),
        known(*RICE, "7,71 triệu tấn", "cả nước", citation=CUSTOMS),
        known(*RICE, "7,71 triệu tấn", citation=STATISTICS),
        known(*RICE, "7,71 nghìn tấn", citation=CUSTOMS),
    ],
)
def test_two_values_that_cannot_meet_are_a_contradiction(other: Record) -> None:
    first = known(*RICE, "7,11 triệu tấn", citation=STATISTICS)
    assert faults(first, other) == [(Fault.CONTRADICTION, "7,11 triệu tấn", other.quantity.text)]


def test_each_pair_is_told_once_though_several_wordings_are_shared() -> None:
    aliases = ["gạo bán ra nước ngoài", "sản lượng gạo xuất khẩu"]
    first = known(*RICE, "7,11 triệu tấn", citation=STATISTICS, aliases=aliases)
    second = known(*RICE, "7,71 triệu tấn", citation=CUSTOMS, aliases=aliases)
    assert faults(first, second) == [(Fault.CONTRADICTION, "7,11 triệu tấn", "7,71 triệu tấn")]


def test_every_pair_of_three_values_is_told() -> None:
    three = [
        known(*RICE, f"{value} triệu tấn", citation=STATISTICS._replace(publisher=f"Nơi {value}"))
        for value in ("7,11", "7,71", "8,71")
    ]
    assert {pair[1:] for pair in faults(*three)} == {
        ("7,11 triệu tấn", "7,71 triệu tấn"),
        ("7,11 triệu tấn", "8,71 triệu tấn"),
        ("7,71 triệu tấn", "8,71 triệu tấn"),
    }


@pytest.mark.parametrize("kind", ["preliminary", "estimate"])
def test_a_less_final_figure_that_differs_is_history(kind: str) -> None:
    early = known(*RICE, "6,9 triệu tấn", kind=kind, citation=CUSTOMS)
    assert faults(early, known(*RICE, "7,11 triệu tấn", citation=STATISTICS)) == []


def test_a_later_figure_of_the_same_publisher_is_a_revision() -> None:
    early = known(*RICE, "6,9 triệu tấn", citation=EARLIER)
    late = known(*RICE, "7,11 triệu tấn", citation=STATISTICS)
    assert faults(early, late) == []
    assert faults(late, early) == []
    third = known(*RICE, "7,71 triệu tấn", citation=CUSTOMS)  # contradicts what stands, not what it stands for
    assert faults(early, late, third) == [(Fault.CONTRADICTION, "7,11 triệu tấn", "7,71 triệu tấn")]


@pytest.mark.parametrize("kind", ["plan", "forecast"])
def test_what_was_meant_is_not_held_against_what_happened(kind: str) -> None:
    meant = known(*RICE, "6,5 triệu tấn", kind=kind, citation=CUSTOMS)
    assert faults(meant, known(*RICE, "7,11 triệu tấn", citation=STATISTICS)) == []


def test_two_plans_of_one_thing_contradict_each_other() -> None:
    plans = [
        known(*RICE, "6,5 triệu tấn", kind="plan", citation=CUSTOMS),
        known(*RICE, "7,2 triệu tấn", kind="plan", citation=STATISTICS),
    ]
    assert faults(*plans) == [(Fault.CONTRADICTION, "6,5 triệu tấn", "7,2 triệu tấn")]
    assert faults(plans[0], known(*RICE, "7,2 triệu tấn", kind="forecast", citation=STATISTICS)) == []
