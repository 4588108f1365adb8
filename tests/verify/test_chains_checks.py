"""The checks of growth in steps and of contributions to growth: the corpus, and true values that are never flagged."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.lexicon.chains import chain_phrases
from factcheck.messages.numbers import Rounding, format_number, round_to
from factcheck.model.finding import Finding, Level
from factcheck.table import rows

FAMILY = ("R109", "R404")
ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "claims/corpus/chains.toml"
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
ROUNDINGS = tuple(Rounding)
GROUPS = ("cơ khí", "dệt may", "hóa chất", "da giày", "bao bì", "điện tử")


def found(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code in FAMILY]


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_case_is_found_at_its_level(case: dict[str, Any]) -> None:
    expected = [(code, level) for level in Level for code in case.get(f"{level.value}s", ())]
    assert [(finding.code, finding.level) for finding in found(case["text"])] == expected


@pytest.mark.parametrize("case", TABLE["truth"], ids=lambda case: case["text"])
def test_near_miss_is_passed_over(case: dict[str, Any]) -> None:
    assert case["why"]
    assert [finding.code for finding in check(case["text"]).findings if finding.level is not Level.NOTE] == []
    assert found(case["text"]) == []


def test_every_check_has_three_near_misses_at_least() -> None:
    sections = CORPUS.read_text(encoding="utf-8").split("\n# -- ")[1:]
    assert [section[:4] for section in sections] == list(FAMILY)
    assert all(section.count("[[truth]]") >= 3 and "[[case]]" in section for section in sections)


def moved(value: Fraction, places: int, rounding: Rounding) -> str:
    """A rate in the words of a text; its print must not be nothing."""
    number = round_to(abs(value), places, rounding)
    assume(number > 0)
    return f"{'tăng' if value > 0 else 'giảm'} {format_number(number, places=places)}%"


rates = st.fractions(-60, 150, max_denominator=1000).filter(bool)


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[Fraction], Fraction]:
    """True growth of two to four periods, and that of the whole span, in percent."""
    steps = draw(st.lists(rates, min_size=2, max_size=4))
    factor = Fraction(1)
    for step in steps:
        factor *= 1 + step / 100
    return steps, (factor - 1) * 100


def told(steps: list[str], whole: str, *, yearly: bool) -> str:
    if yearly:
        listed = ", ".join(f"năm {2016 + number} {step}" for number, step in enumerate(steps))
        return f"Sản lượng {listed}, tính chung {len(steps)} năm {whole}."
    return f"Giá thuê {', sau đó '.join(steps)}. Tính ra, giá thuê {whole}."


@given(chains(), st.integers(0, 2), st.sampled_from([Rounding.NEAREST, Rounding.DOWN]), st.booleans())
def test_a_true_chain_is_never_flagged(
    chain: tuple[list[Fraction], Fraction], places: int, rounding: Rounding, yearly: bool
) -> None:
    steps, whole = chain
    text = told([moved(step, places, rounding) for step in steps], moved(whole, places, rounding), yearly=yearly)
    assert found(text) == []


@given(chains(), st.integers(0, 2), st.data(), st.booleans())
def test_a_true_chain_in_mixed_roundings_is_flagged_only_where_its_print_is_the_sum(
    chain: tuple[list[Fraction], Fraction], places: int, data: st.DataObject, yearly: bool
) -> None:
    steps, whole = chain
    printed = [moved(value, places, data.draw(st.sampled_from(ROUNDINGS))) for value in [*steps, whole]]
    values = [
        (1 if words.startswith("tăng") else -1)
        * Fraction(words.split()[1].rstrip("%").replace(".", "").replace(",", "."))
        for words in printed
    ]
    assume(sum(values[:-1]) != values[-1])
    assert found(told(printed[:-1], printed[-1], yearly=yearly)) == []


@given(st.lists(st.integers(15, 60), min_size=2, max_size=4), st.booleans())
def test_rates_that_are_added_are_found(steps: list[int], yearly: bool) -> None:
    text = told([f"tăng {step}%" for step in steps], f"tăng {sum(steps)}%", yearly=yearly)
    assert [(finding.code, finding.level) for finding in found(text)] == [("R109", Level.WARNING)]


@given(
    st.lists(st.fractions(Fraction(1, 10), 6, max_denominator=1000), min_size=2, max_size=6),
    st.integers(1, 2),
    st.integers(0, 2),
    st.data(),
)
def test_true_contributions_are_never_flagged(
    parts: list[Fraction], places: int, of_whole: int, data: st.DataObject
) -> None:
    kept = [round_to(part, places, data.draw(st.sampled_from(ROUNDINGS))) for part in parts]
    whole = round_to(sum(parts, Fraction(0)), of_whole, data.draw(st.sampled_from(ROUNDINGS)))
    assume(whole > 0 and all(part > 0 for part in kept))
    points = [f"{format_number(part, places=places)} điểm phần trăm" for part in kept]
    listed = ", ".join(f"{name} đóng góp {part}" for name, part in zip(GROUPS, points[:-1], strict=False))
    text = f"Giá trị sản xuất tăng {format_number(whole, places=of_whole)}%, trong đó {listed}, "
    assert found(f"{text}còn lại {points[-1]} là của ngành khác.") == []
    assert found(f"{text}{GROUPS[-1]} đóng góp {points[-1]}.") == []


@given(st.lists(st.integers(20, 400), min_size=2, max_size=5), st.integers(20, 400))
def test_a_wrong_complete_list_is_found(parts: list[int], excess: int) -> None:
    points = [f"{format_number(Fraction(part, 100), places=2)} điểm phần trăm" for part in parts]
    listed = ", ".join(f"{name} đóng góp {part}" for name, part in zip(GROUPS, points[:-1], strict=False))
    whole = format_number(Fraction(sum(parts) + excess, 100), places=2)
    (finding,) = found(f"Giá trị sản xuất tăng {whole}%, trong đó {listed}, còn lại {points[-1]} là của ngành khác.")
    assert (finding.code, finding.level) == ("R404", Level.ERROR)


def test_messages_tell_what_was_worked_out() -> None:
    (chained,) = found("Giá thuê tăng 20% rồi giảm 10%, tính chung tăng 10%.")
    assert "cả chặng tăng 8%" in chained.message.text("vi")
    assert "a rise of 8%" in chained.message.text("en")
    assert [place.to_dict()["word"] for place in chained.related] == ["mức từng kỳ"] * 2
    (listed,) = found(TABLE["case"][8]["text"])
    assert "10,4 điểm phần trăm" in listed.message.text("vi")


def test_the_table_is_read_in_phrases() -> None:
    roles = {role for _, role in rows(ROOT / "factcheck/lexicon/chains.txt", 2)}
    text = "Tính chung hai năm, quí trước luỹ kế"
    phrases = [(text[phrase.start : phrase.end], phrase.role) for phrase in chain_phrases(text, 0, len(text))]
    assert phrases == [
        ("Tính chung", "total"),
        ("hai", "filler"),
        ("năm", "filler"),
        (",", ""),
        ("quí trước", "previous"),
        ("luỹ kế", "total"),
    ]
    assert {phrase[1] for phrase in phrases} - {""} <= roles


@pytest.mark.parametrize("piece", ["tăng 1% rồi ", "tính chung ", "đóng góp 1 điểm phần trăm, ", "cả hai năm 1% "])
def test_a_repeated_cue_is_read_through(piece: str) -> None:
    assert check(piece * 3000).text.startswith(piece)
