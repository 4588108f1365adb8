"""The checks of family U on claims/corpus/number_form.toml, and what holds of all true statements."""

from __future__ import annotations

import datetime
import tomllib
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.api import check
from factcheck.lexicon.currencies import worth
from factcheck.messages.numbers import format_number, round_to
from factcheck.model.finding import Level
from factcheck.model.interval import Interval
from tests.rendering import SPELLINGS, printed, spoken

CORPUS = Path(__file__).parents[2] / "claims/corpus/number_form.toml"
TABLE = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["text"]) for case in TABLE["case"]]
TRUTHS = [pytest.param(case, id=case["text"]) for case in TABLE["truth"]]
CURRENCIES = {"USD": "USD", "EUR": "euro", "JPY": "yên", "CNY": "nhân dân tệ", "THB": "baht", "GBP": "bảng Anh"}


def found(text: str, level: Level) -> list[str]:
    return [finding.code for finding in factcheck.check(text).findings if finding.level is level]


@pytest.mark.parametrize("case", CASES)
def test_a_case_gives_its_findings(case: dict[str, Any]) -> None:
    assert set(case) <= {"text", "errors", "warnings", "notes"}
    for level in Level:
        codes = [code for code in found(case["text"], level) if code.startswith("U")]
        assert codes == case.get(f"{level.value}s", [])


@pytest.mark.parametrize("case", TRUTHS)
def test_a_truth_gives_neither_error_nor_warning(case: dict[str, Any]) -> None:
    assert case["why"]
    assert found(case["text"], Level.ERROR) + found(case["text"], Level.WARNING) == []


def amounts(value: Fraction) -> list[str]:
    """``value`` in print with each magnitude word that suits it, and in full, to three significant digits or more."""
    shown = [
        f"{format_number(round_to(value / scale, 2), 'vi', 2)} {word}"
        for word, scale in (("nghìn tỷ", 10**12), ("tỷ", 10**9), ("triệu", 10**6))
        if scale <= value < scale * 1000
    ]
    return [*shown, format_number(round_to(value, 0), "vi", 0)]


@st.composite
def conversions(draw: st.DrawFn) -> tuple[str, str]:
    """Two prints of one amount of money, in two currencies, by a rate of the last twenty years."""
    code = draw(st.sampled_from(sorted(CURRENCIES)))
    band = worth(code, "VND")
    assert band is not None
    assert band.lower is not None
    assert band.upper is not None
    rate = band.lower + (band.upper - band.lower) * draw(st.integers(0, 100)) / 100
    value = Fraction(draw(st.integers(1000, 10**9)))
    first = f"{draw(st.sampled_from(amounts(value)))} {CURRENCIES[code]}"
    second = f"{draw(st.sampled_from(amounts(value * rate)))} đồng"
    return (first, second) if draw(st.booleans()) else (second, first)


LINKS = (", tương đương {}", " ({})", " (khoảng {})", ", tức {}", " - quy đổi tương đương {}", " = {}")


@given(conversions(), st.sampled_from(LINKS))
def test_a_true_conversion_of_money_is_never_found(amount: tuple[str, str], link: str) -> None:
    text = f"Dự án có vốn {amount[0]}{link.format(amount[1])}."
    assert factcheck.check(text).findings == ()


@given(st.integers(2, 900), st.sampled_from([("tỷ USD", "triệu USD"), ("triệu USD", "tỷ USD")]))
def test_a_slip_of_magnitude_is_found_and_one_mend_restores_the_text(millions: int, words: tuple[str, str]) -> None:
    right, wrong = words
    scale = 23 if right == "triệu USD" else 23_000
    text = f"Dự án có vốn {millions} {{}} (tương đương {format_number(Fraction(millions * scale))} tỷ đồng)."
    findings = [f for f in factcheck.check(text.format(wrong)).findings if f.code == "U201"]
    assert [finding.level for finding in findings] == [Level.ERROR]
    fixes = [fix for diagnosis in findings[0].diagnoses for fix in diagnosis.fixes]
    assert text.format(right) in [fix.apply(text.format(wrong)) for fix in fixes]
    for fix in fixes:
        assert "U201" not in [f.code for f in factcheck.check(fix.apply(text.format(wrong))).findings]


MEASURES = [
    {"ha": "10000", "m2": "1", "km2": "1000000"},
    {"km": "1000", "m": "1", "hải lý": "1852", "feet": "0.3048", "dặm": "1609.344"},
    {"kg": "1", "tạ": "100", "tấn": "1000", "yến": "10"},
]


@given(
    st.sampled_from(MEASURES).flatmap(lambda units: st.tuples(st.just(units), st.permutations(sorted(units)))),
    st.integers(1, 10**7),
    st.tuples(st.integers(0, 2), st.integers(0, 2)),
    st.sampled_from(LINKS),
)
def test_a_true_conversion_of_measures_is_never_found(
    units: tuple[dict[str, str], list[str]], value: int, places: tuple[int, int], link: str
) -> None:
    factors, order = units
    shown = [
        f"{format_number(round_to(Fraction(value) / Fraction(factors[unit]), place), 'vi', place)} {unit}"
        for unit, place in zip(order, places, strict=False)
    ]
    text = f"Số đo được là {shown[0]}{link.format(shown[1])}."
    assert [f.code for f in factcheck.check(text).findings if f.code == "U202"] == []


@given(st.integers(250, 3500), st.integers(15_000, 27_000), st.sampled_from(LINKS))
def test_a_true_price_of_gold_is_never_found(price: int, rate: int, link: str) -> None:
    dong = round_to(price * rate * Fraction("37.5") / Fraction("31.1034768") / 10**6, 2)
    text = f"Giá vàng ở mức {price} USD/ounce{link.format(format_number(dong, 'vi', 2) + ' triệu đồng/lượng')}."
    assert [f.code for f in factcheck.check(text).findings if f.code == "U203"] == []


@given(st.integers(1, 10**12), st.sampled_from(SPELLINGS), st.sampled_from(["", " đồng", " người"]))
def test_digits_and_their_words_agree(number: int, spelling: Any, unit: str) -> None:
    text = f"Biên bản ghi {printed(number)}{unit} ({spoken(number, spelling)}{unit})."
    assert [f.code for f in factcheck.check(text).findings if f.code == "U301"] == []


@given(st.integers(1, 10**9), st.integers(11, 10**9))  # one syllable alone may be another word
def test_other_words_than_the_digits_are_found(number: int, other: int) -> None:
    text = f"Biên bản ghi {printed(number)} đồng ({spoken(other)} đồng)."
    codes = [f.code for f in factcheck.check(text).findings]
    assert ("U301" in codes) is (number != other)


@given(
    st.lists(st.integers(1, 10**5), min_size=2, max_size=2, unique=True),
    st.sampled_from(["kg", "%", "triệu đồng", "người", "km"]),
    st.sampled_from(["từ {} đến {} {}", "khoảng {}-{} {}", "từ {} - {} {}"]),
)
def test_a_range_that_rises_is_never_found(ends: list[int], unit: str, form: str) -> None:
    low, high = (printed(end) for end in sorted(ends))
    text = f"Có {form.format(low, high, unit)}."
    assert [f.code for f in factcheck.check(text).findings if f.code == "U302"] == []


@given(st.lists(st.integers(2, 99), min_size=2, max_size=4, unique=True))
def test_ranges_that_fall_are_found_unless_something_falls(ends: list[int]) -> None:
    for high, low in pairwise(sorted(ends, reverse=True)):
        text = f"từ {high} đến {low} kg"
        assert found(f"Mỗi con nặng {text}.", Level.WARNING) == ["U302"]
        assert "U302" not in found(f"Giá giảm mạnh, {text}.", Level.WARNING)


@given(st.integers(0, 10**8), st.sampled_from(["người", "học sinh", "bác sĩ"]))
def test_a_whole_count_of_people_is_never_found(number: int, noun: str) -> None:
    assert [
        f.code for f in factcheck.check(f"Vùng này có {printed(number)} {noun}.").findings if f.code == "U303"
    ] == []


@given(st.lists(st.integers(1, 99999), min_size=1, max_size=5), st.sampled_from(["vietnamese", "english"]))
def test_one_decimal_mark_is_never_found_to_be_two(numbers: list[int], marks: str) -> None:
    text = " ".join(f"Trạm thứ nhất đo được {printed(number, 1, marks)} mm." for number in numbers)
    assert [f.code for f in factcheck.check(text).findings if f.code == "U304"] == []


@given(st.integers(1000, 9999), st.integers(1000, 9999))
def test_a_rate_of_as_many_digits_as_its_values_is_never_too_precise(base: int, current: int) -> None:
    rate = round_to(abs(Fraction(current, base) - 1) * 100, 1)
    verb = "tăng" if current >= base else "giảm"
    text = (
        f"Doanh thu {verb} từ {printed(base, 1)} lên {printed(current, 1)} tỷ đồng, tức {verb} {format_number(rate)}%."
    )
    assert [f.code for f in factcheck.check(text).findings if f.code == "U305"] == []


@given(st.sampled_from(["tấn", "ha", "tỷ đồng", "km"]), st.sampled_from(["tấn", "ha", "tỷ đồng", "km"]))
def test_values_of_one_dimension_are_never_found_to_differ(unit: str, other: str) -> None:
    text = f"Kết quả đạt 4.240 {unit}, tăng 6% so với 4.000 {other} của vụ trước."
    assert ("U102" in found(text, Level.WARNING)) is (unit != other)


def test_the_rate_of_a_day_is_held_to_tightly_where_it_is_known() -> None:
    text = (
        "Dự án có vốn 100 triệu USD (tương đương 3.200 tỷ đồng), phần vay là 50 triệu euro (tương đương 1.300 tỷ đồng)."
    )

    def rates(code: str, other: str, day: datetime.date | None) -> Interval | None:
        known = (code, other, day) == ("USD", "VND", datetime.date(2019, 5, 2))
        return Interval(Fraction(23_000), Fraction(23_500)) if known else None

    held = check(text, published=datetime.date(2019, 5, 2), rates=rates).findings
    assert [(finding.code, finding.span.slice(text)) for finding in held] == [("U201", "3.200 tỷ đồng")]
    assert check(text, published=datetime.date(2019, 5, 2)).findings == ()


def test_the_worth_of_currencies_is_what_it_is_both_ways() -> None:
    there, back = worth("EUR", "VND"), worth("VND", "EUR")
    assert there is not None
    assert back is not None
    assert (there.lower, there.upper) == (Fraction(1, back.upper or 1), Fraction(1, back.lower or 1))
    assert worth("USD", "MMK") is None
