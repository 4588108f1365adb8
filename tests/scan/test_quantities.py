from __future__ import annotations

import tomllib
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck import Bound, ParseError, Quantity, check, parse_quantity
from factcheck.model.interval import exact
from tests.rendering import SPELLINGS, Spelling, printed, spoken
from tests.statements_rendering import COMPOSITIONS, Composition

CORPUS = tomllib.loads((Path(__file__).parents[2] / "claims/corpus/quantities.toml").read_text(encoding="utf-8"))


def described(quantity: Quantity) -> list[str]:
    """Value, unit and qualifier, empty where there is none."""
    qualifier = quantity.qualifier
    return [quantity.value, str(quantity.unit or ""), qualifier.text if qualifier else ""]


@pytest.mark.parametrize(("text", "expected"), CORPUS["alone"].items())
def test_whole_text_is_its_quantity(text: str, expected: list[str]) -> None:
    assert described(parse_quantity(text)) == expected
    assert described(parse_quantity(f" \n{text}\t")) == expected


@pytest.mark.parametrize(("text", "rest"), CORPUS["none"].items())
def test_text_that_is_no_quantity_is_refused_where_reading_stops(text: str, rest: str) -> None:
    with pytest.raises(ParseError) as raised:
        parse_quantity(text)
    assert text[raised.value.position :] == rest


def test_overlong_text_is_refused_at_the_limit() -> None:
    with pytest.raises(ParseError, match="longer than 200") as raised:
        parse_quantity("5 " * 150)
    assert raised.value.position == 200


@pytest.mark.parametrize(("passage", "texts"), CORPUS["within"].items())
def test_passage_has_these_quantities(passage: str, texts: list[str]) -> None:
    assert [quantity.text for quantity in check(passage).quantities] == texts


@pytest.mark.parametrize(("passage", "expected"), CORPUS["shared"].items())
def test_neighbours_share_scale_and_unit(passage: str, expected: list[str]) -> None:
    found = check(passage).quantities
    assert [f"{quantity.value} {quantity.unit or ''}".rstrip() for quantity in found] == expected


class Unit(NamedTuple):
    symbol: str
    spelling: str
    space: str = " "


UNITS = (
    *(Unit("%", "%", ""), Unit("%", "%"), Unit("%", "phần trăm"), Unit("điểm %", "điểm phần trăm")),
    *(Unit("lần", "lần"), Unit("VND", "đồng"), Unit("USD", "USD"), Unit("USD", "đô la Mỹ"), Unit("EUR", "euro")),
    *(Unit("tấn", "tấn"), Unit("ha", "ha"), Unit("km2", "km²"), Unit("VND/kg", "đồng/kg"), Unit("tạ/ha", "tạ/ha")),
    *(Unit("vụ", "vụ"), Unit("lượt khách", "lượt khách"), Unit("hộ dân", "hộ dân")),
)
SCALES = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12}
QUALIFIERS = {
    "hơn": Bound.ABOVE,
    "gần": Bound.BELOW,
    "dưới": Bound.BELOW,
    "khoảng": Bound.ABOUT,
    "ít nhất": Bound.AT_LEAST,
    "không quá": Bound.AT_MOST,
}
AFTERWARDS = {"trở lên": Bound.AT_LEAST, "trở xuống": Bound.AT_MOST}
units, scales, forms = st.sampled_from(UNITS), st.sampled_from(sorted(SCALES)), st.sampled_from(COMPOSITIONS)
numbers = st.integers(1, 10**6)
decimals = st.integers(0, 2)


def joined(number: str, scale: str, unit: Unit) -> str:
    return f"{number}{' ' + scale if scale else ''}{unit.space}{unit.spelling}"


def in_print(text: str, form: Composition, *, is_nonbreaking: bool) -> str:
    return unicodedata.normalize(form, text.replace(" ", "\u00a0") if is_nonbreaking else text)


@given(numbers, decimals, scales, units, forms, st.booleans())
def test_printed_quantity_reads_back(
    number: int, places: int, scale: str, unit: Unit, form: Composition, is_nonbreaking: bool
) -> None:
    text = in_print(joined(printed(number, places), scale, unit), form, is_nonbreaking=is_nonbreaking)
    quantity = parse_quantity(text)
    value = Fraction(number, 10**places) * 10 ** SCALES[scale]
    assert described(quantity) == [exact(value), unit.symbol, ""]
    assert quantity.place == Fraction(10 ** SCALES[scale], 10**places)
    assert (quantity.text, quantity.span.slice(text)) == (text, text)


@given(numbers, numbers, decimals, scales, units, st.sampled_from(["-", " - ", " – ", " đến ", " tới "]), forms)
def test_printed_range_shares_its_scale_and_unit(
    one: int, other: int, places: int, scale: str, unit: Unit, mark: str, form: Composition
) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    text = unicodedata.normalize(form, printed(low, places) + mark + joined(printed(high, places), scale, unit))
    quantity = parse_quantity(text)
    factor = Fraction(10 ** SCALES[scale], 10**places)
    assert (quantity.low, quantity.high, str(quantity.unit)) == (low * factor, high * factor, unit.symbol)
    assert quantity.text == text


@given(numbers, scales, units, st.sampled_from(sorted(QUALIFIERS)), forms)
def test_qualifier_before_is_kept_with_its_bound(
    number: int, scale: str, unit: Unit, qualifier: str, form: Composition
) -> None:
    text = unicodedata.normalize(form, f"{qualifier} {joined(printed(number), scale, unit)}")
    quantity = parse_quantity(text)
    assert quantity.low == number * 10 ** SCALES[scale]
    assert quantity.qualifier is not None
    assert quantity.qualifier.bound is QUALIFIERS[qualifier]
    assert f"{quantity.qualifier.text} {quantity.text}" == text


@given(numbers, scales, units, st.sampled_from(sorted(AFTERWARDS)))
def test_qualifier_after_is_kept_with_its_bound(number: int, scale: str, unit: Unit, qualifier: str) -> None:
    quantity = parse_quantity(f"{joined(printed(number), scale, unit)} {qualifier}")
    assert quantity.low == number * 10 ** SCALES[scale]
    assert quantity.qualifier is not None
    assert (quantity.qualifier.text, quantity.qualifier.bound) == (qualifier, AFTERWARDS[qualifier])


@given(st.integers(1, 10**12), units, st.sampled_from(SPELLINGS), forms)
def test_spoken_quantity_reads_back(number: int, unit: Unit, spelling: Spelling, form: Composition) -> None:
    text = unicodedata.normalize(form, f"{spoken(number, spelling)} {unit.spelling}")
    assert described(parse_quantity(text)) == [exact(Fraction(number)), unit.symbol, ""]


@given(st.integers(1, 11), st.integers(1, 11))
def test_fraction_of_small_numbers_is_a_part(above: int, more: int) -> None:
    below = min(above + more, 12)
    for text in (f"{above}/{below}", f"{spoken(above)} phần {spoken(below)}"):
        quantity = parse_quantity(text)
        assert (quantity.low, str(quantity.unit), quantity.place) == (Fraction(above, below), "lần", Fraction(0))


def test_digits_of_other_scripts_are_no_numbers() -> None:
    assert check("Tăng ٣٫٥% và ५ vụ.").quantities == ()
