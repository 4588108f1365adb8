"""The check of products: the corpus, and true products that are never flagged, however they are rounded."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Finding, Level, check
from factcheck.lexicon.products import Tie, ties_of
from factcheck.messages.numbers import Rounding, format_number, round_to

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[2] / "claims/corpus/products.toml").read_text(encoding="utf-8")
)
KEPT = st.sampled_from([Rounding.NEAREST, Rounding.DOWN, Rounding.UP])
PLACES = st.integers(0, 2)
AMOUNTS = st.fractions(2, 900, max_denominator=1000)


def found(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code == "R402"]


def kept(value: Fraction, places: int, way: Rounding) -> str:
    return format_number(round_to(value, places, way), places=places)


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_a_wrong_product_is_found_at_its_level(case: dict[str, Any]) -> None:
    expected = [(code, level) for level in Level for code in case.get(f"{level.value}s", ())]
    assert [(finding.code, finding.level) for finding in found(case["text"])] == expected


@pytest.mark.parametrize("case", TABLE["truth"], ids=lambda case: case["text"])
def test_a_near_miss_is_silent(case: dict[str, Any]) -> None:
    assert case["why"]
    assert found(case["text"]) == []
    assert Level.ERROR not in [finding.level for finding in check(case["text"]).findings]


def test_there_are_near_misses_enough() -> None:
    assert len(TABLE["truth"]) >= 6
    assert {level for case in TABLE["case"] for level in ("errors", "warnings") if level in case} == {
        "errors",
        "warnings",
    }


@given(st.integers(2, 5000), AMOUNTS, PLACES, PLACES, KEPT, KEPT, st.sampled_from(["bình quân", "tính ra", "tức là"]))
def test_true_means_are_never_flagged(
    count: int, each: Fraction, places: int, of_total: int, way: Rounding, other: Rounding, cue: str
) -> None:
    total, rate = kept(count * each, of_total, way), kept(each, places, other)
    homes = format_number(Fraction(count))
    assert found(f"Quỹ chi {total} triệu đồng cho {homes} hộ, {cue} {rate} triệu đồng/hộ.") == []
    assert found(f"Quỹ chi {total} triệu đồng cho {homes} hộ, {cue} mỗi hộ {rate} triệu đồng.") == []


@given(AMOUNTS, AMOUNTS, PLACES, PLACES, PLACES, KEPT, KEPT, KEPT)
def test_true_sales_are_never_flagged(
    count: Fraction,
    price: Fraction,
    places: int,
    of_price: int,
    of_total: int,
    way: Rounding,
    other: Rounding,
    third: Rounding,
) -> None:
    sold, each = kept(count, places, way), kept(price, of_price, other)
    total = kept(count * price, of_total, third)
    assert found(f"Vườn bán {sold} tấn với giá {each} triệu đồng/tấn, tổng giá trị {total} triệu đồng.") == []


@given(AMOUNTS, AMOUNTS, PLACES, PLACES, KEPT, KEPT)
def test_true_harvests_and_areas_are_never_flagged(
    first: Fraction, second: Fraction, places: int, others: int, way: Rounding, other: Rounding
) -> None:
    one, two = kept(first, places, way), kept(second, others, other)
    assert found(f"Xã gieo {one} ha, năng suất {two} tạ/ha, sản lượng {kept(first * second / 10, 1, way)} tấn.") == []
    assert found(f"Sân dài {one} m, rộng {two} m, diện tích {kept(first * second, 0, other)} m2.") == []


@settings(max_examples=60)
@given(st.integers(11, 99), st.integers(101, 999), st.sampled_from([10, 100, 1000]))
def test_a_lost_zero_is_found(price: int, count: int, factor: int) -> None:
    total = format_number(Fraction(price * count * factor))
    text = f"Vườn bán {count} tấn với giá {price} triệu đồng/tấn, tổng giá trị {total} triệu đồng."
    assert [finding.level for finding in found(text)] == [Level.ERROR]


def test_the_finding_says_what_was_multiplied() -> None:
    text = "Công ty bán 250 tấn với giá 40 triệu đồng/tấn, tổng giá trị 1 tỷ đồng."
    finding = found(text)[0]
    assert "10 tỷ đồng" in finding.message.text("vi")
    assert "10 billion VND" in finding.message.text("en")
    assert [(place.role, place.span.slice(text)) for place in finding.related] == [
        ("count", "250 tấn"),
        ("each", "40 triệu đồng/tấn"),
    ]
    assert finding.computed is not None
    assert 10**10 in finding.computed


def test_a_wrong_magnitude_word_is_mended() -> None:
    text = "Công ty bán 250 tấn với giá 40 triệu đồng/tấn, tổng giá trị 10 triệu đồng."
    mended = [fix.apply(text) for diagnosis in found(text)[0].diagnoses for fix in diagnosis.fixes]
    assert text.replace("10 triệu", "10 tỷ") in mended


def test_words_are_read_by_the_longest_phrase() -> None:
    assert ties_of("giá trị lô hàng, giá", frozenset({"hàng"})) == [
        ("giá", frozenset({Tie.EARNED})),
        ("lô", frozenset()),
        ("hàng", frozenset({Tie.LIGHT})),
        (",", frozenset({Tie.BREAK})),
        ("giá", frozenset({Tie.PRICE})),
    ]
