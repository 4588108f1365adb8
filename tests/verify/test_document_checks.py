"""The checks of the document against itself: the corpus, and true values that are never flagged."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck import Finding, Level, check
from factcheck.messages.numbers import format_number

ROOT = Path(__file__).parents[2]
CORPUS = (ROOT / "claims/corpus/document.toml").read_text(encoding="utf-8")
TABLE = tomllib.loads(CORPUS)
CASES = [pytest.param(case, id=case["text"]) for case in TABLE["case"]]
TRUTHS = [pytest.param(case, id=case["text"]) for case in TABLE["truth"]]
GAPS = [pytest.param(case, id=case["text"]) for case in TABLE["known_gap"]]
KEYS = {"text", "errors", "warnings", "notes", "why", "reason"}
CODES = ("D101", "D102", "D103", "D104", "D201", "D301")
ORDERING = ("D102", "D103", "D104")
MANY = ("D101", "D201")
PLACES = ("Hà Giang", "Lào Cai", "Yên Bái", "Sơn La", "Huế", "Cao Bằng", "Phú Thọ")
VALUES = st.fractions(Fraction(1, 2), 2000, max_denominator=1000)
UNITS = st.sampled_from(["tỷ đồng", "triệu tấn", "ha", "USD"])
PLACES_AFTER = st.integers(0, 2)
QUALIFIERS = st.sampled_from(["", "khoảng ", "xấp xỉ "])


def ordering_findings(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code in ORDERING]


def disagreements(case: dict[str, Any]) -> list[str]:
    """What ``check`` says of the passage and the case does not, or the other way round; notes where they are given."""
    found = check(case["text"]).findings
    wrong = []
    for level in Level:
        wanted = case.get(f"{level.value}s", None if level is Level.NOTE else [])
        codes = [each.code for each in found if each.level is level and (level is not Level.NOTE or each.code in CODES)]
        if wanted is not None and codes != wanted:
            wrong.append(f"{level.value}s {codes}, not {wanted}")
    return wrong


def printed(value: Fraction, places: int, unit: str) -> str:
    return f"{format_number(value, places=places)} {unit}"


@pytest.mark.parametrize("case", CASES)
def test_a_slip_is_found_once_and_at_its_level(case: dict[str, Any]) -> None:
    assert disagreements(case) == []


@pytest.mark.parametrize("case", TRUTHS)
def test_a_near_miss_is_silent(case: dict[str, Any]) -> None:
    assert disagreements(case) == []


@pytest.mark.parametrize("case", GAPS)
def test_a_known_gap_is_still_one(case: dict[str, Any]) -> None:
    assert disagreements(case), "mended: move it to [[case]] or [[truth]]"


def test_corpus_is_well_formed() -> None:
    everything = [case for cases in TABLE.values() for case in cases]
    assert set(TABLE) == {"case", "truth", "known_gap"}
    assert {key for case in everything for key in case} <= KEYS
    assert len({case["text"] for case in everything}) == len(everything)
    assert all(case["why"] for case in TABLE["truth"])
    assert all(case["reason"] for case in TABLE["known_gap"])


def test_a_wrong_label_is_noticed() -> None:
    case = TABLE["case"][0]
    assert disagreements({"text": case["text"]})
    assert disagreements(case | {"errors": ["R999"]})
    assert disagreements(case | {"notes": ["D301"]})


def test_every_check_has_its_near_misses() -> None:
    sections = [section for section in CORPUS.split("\n# -- ") if section.startswith(CODES)]
    assert [section[:4] for section in sections] == list(CODES)
    for section in sections:
        assert section.count("[[truth]]") >= (6 if section.startswith(MANY) else 3)
        assert "[[case]]" in section


@given(VALUES, VALUES, UNITS, PLACES_AFTER, PLACES_AFTER, QUALIFIERS)
def test_a_true_comparison_is_never_flagged(
    one: Fraction, other: Fraction, unit: str, first: int, second: int, qualifier: str
) -> None:
    word = "cao hơn" if one >= other else "thấp hơn"
    told, compared = printed(one, first, unit), printed(other, second, unit)
    for text in (
        f"Tổng giá trị đạt {qualifier}{told}, {word} mức {compared} của năm trước.",
        f"Tổng giá trị đạt {told} trong năm 2017, {word} nhiều so với con số {qualifier}{compared} của năm 2016.",
        f"Mức của Lào Cai ({told}) {word} Yên Bái ({compared}).",
        f"Tổng giá trị đạt {qualifier}{told}. Con số này {word} mức {compared} của năm trước.",
    ):
        assert ordering_findings(text) == []


@given(st.integers(1, 9000), st.integers(1, 9000), st.sampled_from(["tỷ đồng", "triệu tấn", "ha"]))
def test_a_comparison_the_wrong_way_is_found(one: int, other: int, unit: str) -> None:
    assume(max(one, other) * 10 > min(one, other) * 11 + 20)
    word = "thấp hơn" if one > other else "cao hơn"
    found = ordering_findings(f"Tổng giá trị đạt {one},5 {unit}, {word} mức {other},5 {unit} của năm trước.")
    assert [(finding.code, finding.level) for finding in found] == [("D102", Level.ERROR)]


@given(st.lists(st.integers(1, 9000), min_size=2, max_size=4))
def test_a_rank_the_wrong_way_is_found_once(values: list[int]) -> None:
    items = [f"{place} {value},5 ha" for place, value in zip(PLACES, values, strict=False)]
    found = ordering_findings(f"Cao nhất là {', tiếp đến là '.join(items)}.")
    assert [finding.code for finding in found] == ([] if values == sorted(values, reverse=True) else ["D103"])


@given(VALUES, VALUES, VALUES, UNITS, PLACES_AFTER)
def test_two_true_comparisons_of_one_value_are_never_flagged(
    one: Fraction, other: Fraction, third: Fraction, unit: str, places: int
) -> None:
    said = [
        f"{'cao' if one >= value else 'thấp'} hơn mức {printed(value, places, unit)} của năm {year}"
        for value, year in ((other, 2015), (third, 2016))
    ]
    assert ordering_findings(f"Tổng giá trị đạt {printed(one, places, unit)}, {said[0]}, {said[1]}.") == []


@given(VALUES, VALUES, UNITS, PLACES_AFTER)
def test_a_difference_is_never_taken_for_a_value(one: Fraction, other: Fraction, unit: str, places: int) -> None:
    word = "cao hơn" if one >= other else "thấp hơn"
    apart = printed(abs(one - other), places, unit)
    for words in (f"{word} {apart} so với năm trước", f"{word} năm trước {apart}"):
        assert ordering_findings(f"Tổng giá trị đạt {printed(one, places, unit)}, {words}.") == []


@settings(max_examples=60)
@given(st.lists(VALUES, min_size=2, max_size=4), UNITS, st.lists(PLACES_AFTER, min_size=4, max_size=4), st.booleans())
def test_a_true_rank_is_never_flagged(values: list[Fraction], unit: str, places: list[int], rises: bool) -> None:
    ranked = sorted(values, reverse=not rises)
    items = [
        f"{place} {printed(value, count, unit)}" for place, value, count in zip(PLACES, ranked, places, strict=False)
    ]
    word, order = ("thấp nhất", "tăng dần") if rises else ("cao nhất", "giảm dần")
    assert ordering_findings(f"Xếp {word} là {', tiếp đến là '.join(items)}.") == []
    assert ordering_findings(f"Xếp theo thứ tự {order}: {', '.join(items)}.") == []


@given(VALUES, VALUES, UNITS, PLACES_AFTER, PLACES_AFTER)
def test_true_extremes_are_never_flagged(one: Fraction, other: Fraction, unit: str, first: int, second: int) -> None:
    least, most = printed(min(one, other), first, unit), printed(max(one, other), second, unit)
    assert ordering_findings(f"Thấp nhất là {least}, cao nhất là {most}.") == []
    assert ordering_findings(f"Cao nhất đạt {most} và thấp nhất đạt {least}.") == []


@given(st.lists(VALUES, min_size=2, max_size=5), UNITS, PLACES_AFTER)
def test_a_true_record_is_never_flagged(values: list[Fraction], unit: str, places: int) -> None:
    told = [
        f"Năm {2011 + index}, doanh thu du lịch đạt {printed(value, places, unit)}."
        for index, value in enumerate(values)
    ]
    record = printed(max(values), places, unit)
    text = f"{' '.join(told)} Năm 2019, doanh thu du lịch đạt {record}, cao nhất từ trước đến nay."
    assert ordering_findings(text) == []


@given(st.integers(1, 400), VALUES, st.sampled_from(["tỷ đồng", "triệu tấn"]), PLACES_AFTER, QUALIFIERS)
def test_a_mark_that_was_passed_is_never_flagged(
    mark: int, over: Fraction, unit: str, places: int, qualifier: str
) -> None:
    reached = f"{qualifier}{printed(mark + over, places, unit)}"
    for text in (
        f"Doanh thu lần đầu vượt mốc {mark} {unit}, đạt {reached}.",
        f"Doanh thu đạt {reached}, lần đầu vượt {mark} {unit}.",
        f"Doanh thu đạt {reached}, cán mốc {mark} {unit}.",
    ):
        assert ordering_findings(text) == []


@given(st.integers(2, 400), st.data(), PLACES_AFTER)
def test_a_first_time_is_never_flagged_where_all_earlier_values_fall_short(
    mark: int, data: st.DataObject, places: int
) -> None:
    before = data.draw(st.lists(st.fractions(Fraction(1, 2), mark, max_denominator=1000), min_size=1, max_size=4))
    told = [
        f"Năm {2011 + index}, doanh thu du lịch đạt {printed(value, places, 'tỷ đồng')}."
        for index, value in enumerate(before)
    ]
    text = f"{' '.join(told)} Năm 2019, doanh thu du lịch lần đầu vượt mốc {mark} tỷ đồng."
    assert ordering_findings(text) == []


@given(VALUES, VALUES, UNITS, PLACES_AFTER)
def test_names_are_compared_by_what_the_text_tells_of_them(
    one: Fraction, other: Fraction, unit: str, places: int
) -> None:
    told = [
        f"Năm 2017, {place} thu {printed(value, places, unit)} tiền phí."
        for place, value in zip(PLACES, (one, other), strict=False)
    ]
    higher, lower = (PLACES[0], PLACES[1]) if one >= other else (PLACES[1], PLACES[0])
    assert ordering_findings(f"{' '.join(told)} {higher} thu phí cao hơn {lower}.") == []


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("Quỹ đạt 10,2 tỷ đồng, cao hơn mức 12,1 tỷ đồng của năm trước.", "nhỏ hơn 12,1 tỷ đồng", "is less than"),
        ("Cao nhất là Huế với 12 ha, tiếp đến là Vinh với 15 ha.", "“15 ha” xếp sau “12 ha”", "ranked after"),
        ("Doanh thu lần đầu vượt mốc 100 tỷ đồng, đạt 98 tỷ đồng.", "vượt mốc 100 tỷ đồng", "was passed"),
        ("Tỷ lệ hộ nghèo lần đầu xuống dưới 5%, còn 5,3%.", "“dưới 5%”", "was lost"),
    ],
)
def test_the_message_names_both_values(text: str, vietnamese: str, english: str) -> None:
    (finding,) = ordering_findings(text)
    assert vietnamese in finding.message.text("vi")
    assert english in finding.message.text("en")
    assert finding.related
