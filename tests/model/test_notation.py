from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.messages.numbers import Rounding, decimals, format_number, magnitude, round_to
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount, format_amount, format_interval, format_unit
from factcheck.model.unit import Dimension, Unit
from tests.verify.drafts import DOLLAR, DONG, PERCENT, TIMES, counted


def between(lower: str | None, upper: str | None) -> Interval:
    return Interval(None if lower is None else Fraction(lower), None if upper is None else Fraction(upper))


@pytest.mark.parametrize(
    ("interval", "unit", "vietnamese", "english"),
    [
        (between("199.527", "200.475"), counted("vụ"), "199,5 – 200,5 vụ", "199.5 to 200.5 vụ"),
        (between(None, "25708061002.1"), DOLLAR, "nhiều nhất 25,71 tỷ USD", "at most 25.71 billion USD"),
        (between("4930000000000", None), DONG, "ít nhất 4,93 nghìn tỷ đồng", "at least 4.93 trillion VND"),
        (between("661/3", "661/3"), counted("vụ"), "khoảng 220,3 vụ", "about 220.3 vụ"),
        (between("2753.59", "2759.68"), None, "2.753,5 – 2.759,7", "2,753.5 to 2,759.7"),
        (between("73.766", "74.104"), PERCENT, "73,76% – 74,11%", "73.76% to 74.11%"),
        (between("148.2662", "148.2662"), PERCENT, "khoảng 148,27%", "about 148.27%"),
        (between("21", "21"), PERCENT, "21%", "21%"),
        (between("-34.34", "-34.31"), PERCENT, "−34,34% đến −34,31%", "−34.34% to −34.31%"),
        (between("0.00123", "0.00123"), TIMES, "khoảng 0,0012 lần", "about 0.0012 times"),
        (between("1500000", "1500000"), counted("lượt khách"), "1,5 triệu lượt khách", "1.5 million lượt khách"),
        (between(None, None), None, "không xác định", "undetermined"),
    ],
)
def test_amounts_read_as_a_newspaper_writes_them(
    interval: Interval, unit: Unit | None, vietnamese: str, english: str
) -> None:
    assert format_amount(Amount(interval, unit), "vi") == vietnamese
    assert format_amount(Amount(interval, unit), "en") == english


def test_an_open_zero_is_no_lower_bound() -> None:
    assert format_interval(Interval(Fraction(0), Fraction(5), False)) == "nhiều nhất 5"


def test_a_unit_per_unit_is_put_into_words_on_both_sides() -> None:
    per_litre = Unit("VND", Dimension.MONEY, per=Unit("lít", Dimension.VOLUME))
    assert format_unit(per_litre, "vi") == "đồng/lít"
    assert format_unit(per_litre, "en") == "VND/lít"


def read_back(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").replace(".", "").replace(",", "."))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_finite_number_reads_back_exactly(value: object) -> None:
    number = Fraction(str(value))
    assert read_back(format_number(number)) == number


@given(st.fractions(), st.integers(0, 6))
def test_rounding_brackets_the_number_within_one_place(value: Fraction, places: int) -> None:
    low = round_to(value, places, Rounding.DOWN)
    high = round_to(value, places, Rounding.UP)
    assert low <= value <= high
    assert high - low in (0, Fraction(1, 10**places))
    assert abs(round_to(value, places) - value) <= Fraction(1, 2 * 10**places)
    assert read_back(format_number(value, "vi", places, Rounding.DOWN)) == low


@given(st.fractions())
def test_magnitude_is_the_place_of_the_first_digit(value: Fraction) -> None:
    power = magnitude(value)
    assert value == 0 or Fraction(10) ** power <= abs(value) < Fraction(10) ** (power + 1)


def test_a_number_without_finite_decimals_needs_places() -> None:
    assert decimals(Fraction(1, 3)) is None
    with pytest.raises(ValueError, match="places"):
        format_number(Fraction(1, 3))
    assert format_number(Fraction(1, 3), "en", 2) == "0.33"
