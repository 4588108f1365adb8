"""What the operands of a claim denote."""

from __future__ import annotations

import datetime

import pytest

from factcheck.identity.figure import Part
from factcheck.identity.operands import Denoted
from factcheck.model.claim import Certainty, Modality
from tests.identity.linked import linked

CANE = {"sản lượng", "mía"}
RETAIL, SERVICES, SALES = {"doanh thu", "bán lẻ"}, {"doanh thu", "dịch vụ"}, {"doanh thu"}


def year(number: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(number, 1, 1), datetime.date(number, 12, 31)


def plain(denoted: Denoted | None) -> tuple[set[str], set[str], int, Modality] | None:
    """Terms, names, the first year and the modality."""
    if denoted is None:
        return None
    return set(denoted.subject.terms), set(denoted.subject.names), denoted.days[0].year, denoted.modality


# -- who tells what a claim is of


def test_rate_tells_what_a_claim_is_of_where_no_value_is_printed() -> None:
    told = linked("Năm 2022, sản lượng mía của tỉnh An Phú tăng 8% so với năm 2021.").told("8%")
    assert told is not None
    assert told.quantity.text == "8%"
    assert told.days == year(2022)


def test_value_tells_it_where_it_says_the_same_as_the_rate() -> None:
    told = linked("Năm 2022, sản lượng mía của tỉnh An Phú đạt 55.300 tấn, tăng 8% so với năm 2021.").told("8%")
    assert told is not None
    assert told.quantity.text == "55.300 tấn"


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Sản lượng mía của tỉnh An Phú tăng 8% so với năm 2021.", "8%"),  # nobody says when
        ("Năm 2022, tăng 8% so với năm 2021.", "8%"),  # nor what
        ("Năm 2022, lúa tăng 8% so với năm 2021.", "8%"),  # one syllable does not tell it
        ("Năm 2022, sản lượng mía đạt 47.000 tấn. Sản lượng này tăng 8% so với năm 2021.", "8%"),
    ],
)
def test_nobody_tells_it_where_the_words_leave_it_open(text: str, rate: str) -> None:
    assert linked(text).told(rate) is None


# -- what current and base denote


@pytest.mark.parametrize(
    ("rate", "said"),
    [("8%", "tăng 8% so với năm 2021"), ("8%", "giảm 8% so với năm 2021"), ("2 lần", "tăng 2 lần so với năm 2021")],
)
def test_base_of_a_change_is_of_the_same_in_the_other_year(rate: str, said: str) -> None:
    found = linked(f"Năm 2022, sản lượng mía của tỉnh An Phú {said}.")
    assert plain(found.current(rate)) == (CANE, {"an phú"}, 2022, Modality.ACTUAL)
    assert plain(found.base(rate)) == (CANE, {"an phú"}, 2021, Modality.ACTUAL)


def test_base_of_a_multiple_of_a_period_is_of_the_same() -> None:
    found = linked("Năm 2022, sản lượng mía của tỉnh An Phú đạt 55.300 tấn, gấp 1,3 lần so với năm 2021.")
    assert plain(found.base("1,3 lần")) == (CANE, {"an phú"}, 2021, Modality.ACTUAL)


@pytest.mark.xfail(strict=True, reason="without “so với” the year of the base is taken for that of the claim")
def test_base_of_a_bare_multiple_of_a_period_is_of_the_same() -> None:
    found = linked("Năm 2022, sản lượng mía của tỉnh An Phú gấp 1,3 lần năm 2021.")
    assert plain(found.current("1,3 lần")) == (CANE, {"an phú"}, 2022, Modality.ACTUAL)


def test_base_of_a_share_is_what_its_words_name() -> None:
    found = linked("Năm 2022, doanh thu bán lẻ của Công ty Sao Mai chiếm 35% doanh thu của Công ty Sao Mai.")
    base = found.base("35%")
    assert plain(found.current("35%")) == (RETAIL, {"sao mai"}, 2022, Modality.ACTUAL)
    assert plain(base) == (SALES, {"sao mai"}, 2022, Modality.ACTUAL)
    assert base is not None
    assert base.certainty is Certainty.CERTAIN


def test_owner_of_a_whole_is_carried_over_and_then_only_likely() -> None:
    base = linked("Năm 2022, doanh thu bán lẻ của Công ty Sao Mai chiếm 35% tổng doanh thu dịch vụ.").base("35%")
    assert plain(base) == (SERVICES, {"sao mai"}, 2022, Modality.ACTUAL)
    assert base is not None
    assert base.certainty is Certainty.LIKELY


def test_whole_that_is_not_named_is_unknown() -> None:
    assert linked("Năm 2022, doanh thu bán lẻ của Công ty Sao Mai chiếm 35%.").base("35%") is None


@pytest.mark.parametrize("said", ["đạt 105% kế hoạch", "bằng 105% kế hoạch năm 2022", "vượt 105% kế hoạch năm"])
def test_base_of_an_attainment_is_the_plan_of_the_same(said: str) -> None:
    found = linked(f"Năm 2022, thu ngân sách của tỉnh An Phú {said}.")
    assert plain(found.current("105%")) == ({"thu ngân sách"}, {"an phú"}, 2022, Modality.ACTUAL)
    assert plain(found.base("105%")) == ({"thu ngân sách"}, {"an phú"}, 2022, Modality.TARGET)


@pytest.mark.parametrize(
    ("said", "rate", "base"),
    [
        ("thấp hơn 28 tỷ đồng so với doanh thu dịch vụ của Công ty Sao Mai", "28 tỷ đồng", (SERVICES, "sao mai")),
        ("gấp 2,4 lần doanh thu dịch vụ của Công ty Sao Mai", "2,4 lần", (SERVICES, "sao mai")),
        ("gấp 2,4 lần doanh thu bán lẻ của Công ty Hòa Bình", "2,4 lần", (RETAIL, "hòa bình")),
    ],
)
def test_base_may_be_of_another_subject_at_the_same_time(said: str, rate: str, base: tuple[set[str], str]) -> None:
    found = linked(f"Năm 2022, doanh thu bán lẻ của Công ty Sao Mai {said}.").base(rate)
    assert plain(found) == (base[0], {base[1]}, 2022, Modality.ACTUAL)
    assert found is not None
    assert found.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("tăng 8%", "8%"),
        ("tăng 8% so với năm 2022", "8%"),
        ("gấp 2,4 lần doanh thu bán lẻ của Công ty Sao Mai", "2,4 lần"),
        ("thấp hơn 28 tỷ đồng so với mức trung bình", "28 tỷ đồng"),
    ],
)
def test_base_is_unknown_where_nothing_else_is_named(said: str, rate: str) -> None:
    assert linked(f"Năm 2022, doanh thu bán lẻ của Công ty Sao Mai {said}.").base(rate) is None


def test_what_a_rate_is_of_that_is_said_after_it_belongs_to_both_operands() -> None:
    found = linked("Năm 2022, xuất khẩu gạo của tỉnh An Phú tăng 8% về lượng so với năm 2021.")
    for denoted in (found.current("8%"), found.base("8%")):
        assert denoted is not None
        assert "về lượng" in denoted.subject.terms


# -- the figures that are bases


def test_printed_base_denotes_what_its_claim_says() -> None:
    found = linked("Năm 2022, sản lượng mía của tỉnh An Phú tăng 8% so với mức 51.200 tấn của năm 2021.")
    before = found.figure("51.200 tấn")
    after = found.with_bases()[before.quantity.span.start]
    assert (set(after.subject.terms), set(after.subject.names)) == (CANE, {"an phú"})
    assert after.days == year(2021)
    assert after.part is Part.LEVEL
    assert after.denotation is not None
    assert set(found.with_bases()) == set(found.figures)


@pytest.mark.parametrize(
    "text",
    [
        "Sản lượng mía của tỉnh An Phú tăng 8% so với mức 51.200 tấn của năm 2021.",
        "Năm 2022, doanh thu bán lẻ của Công ty Sao Mai thấp hơn 28 tỷ đồng so với doanh thu dịch vụ (252 tỷ đồng).",
    ],
)
def test_base_stays_as_it_was_read_where_its_claim_is_not_certain_of_it(text: str) -> None:
    found = linked(text)
    assert found.with_bases() == found.figures
