"""How alike two printed values are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import parse_quantity
from factcheck.identity.likeness import Likeness, is_slip, likeness, meet

DIGITS = st.integers(1, 10**6).map(str)
PRINTED = st.builds(
    "{}{} tỷ đồng".format,
    st.sampled_from(["", "gần ", "hơn ", "khoảng "]),
    st.integers(10, 99999).map(lambda number: f"{number // 10},{number % 10}"),
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("3,26 tỷ đồng", "3.260 triệu đồng", Likeness.EQUAL),
        ("1,5 ha", "15.000 m2", Likeness.EQUAL_ROUND),
        ("70 triệu đồng/tháng", "70 triệu đồng", Likeness.EQUAL_SMALL),
        ("8 người", "8 người", Likeness.EQUAL_SMALL),
        ("hơn 50 triệu đồng", "51,5 triệu đồng", Likeness.ROUNDED),
        ("97.000 đồng/kg", "96.800 đồng/kg", Likeness.ROUNDED),
        ("gần 5 km", "4,9 km", Likeness.ROUNDED_SMALL),
        ("1.545 hộ", "1.455 hộ", Likeness.SLIP),
        ("32.100 tỷ đồng", "3.210 tỷ đồng", Likeness.SLIP),
        ("3,5 km", "5,3 km", Likeness.SLIP_SHORT),
        ("1.345 hộ", "1.545 hộ", Likeness.DIGIT),
        ("hơn 5 triệu đồng", "41 triệu đồng", Likeness.FAR),
        ("gần 400 tỷ đồng", "412 tỷ đồng", Likeness.FAR),
        ("ít nhất 200 người", "824 người", Likeness.FAR),
        ("32,80 triệu đồng", "32,85 triệu đồng", Likeness.FAR),
        ("36,00 triệu đồng", "36,05 triệu đồng", Likeness.FAR),
        ("1.010 hộ", "110 hộ", Likeness.SLIP_SHORT),
        ("3 tỷ đồng", "30 triệu đồng", Likeness.FAR),
        ("7 người", "8 người", Likeness.FAR),
        ("5-7 người", "6 người", Likeness.FAR),
        ("2/3", "1/3", Likeness.FAR),
    ],
)
def test_values_are_as_alike_as_their_prints(a: str, b: str, expected: Likeness) -> None:
    assert likeness(parse_quantity(a), parse_quantity(b)) is expected


@given(PRINTED, PRINTED)
def test_likeness_and_meeting_are_symmetric(a: str, b: str) -> None:
    first, second = parse_quantity(a), parse_quantity(b)
    assert likeness(first, second) is likeness(second, first)
    assert meet(first, second) is meet(second, first)


@given(PRINTED, PRINTED)
def test_values_that_agree_can_meet(a: str, b: str) -> None:
    first, second = parse_quantity(a), parse_quantity(b)
    is_equal = first.low == second.low
    assert is_equal or not likeness(first, second).agrees or meet(first, second)


@given(DIGITS, DIGITS)
def test_slip_is_symmetric(one: str, other: str) -> None:
    assert is_slip(one, other) is is_slip(other, one)


@given(st.text("123456789", min_size=3, max_size=8), st.data())
def test_two_neighbours_exchanged_and_a_digit_dropped_are_slips(digits: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digits) - 2))
    assert is_slip(digits, digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    assert is_slip(digits, digits[:at] + digits[at + 1 :])


@pytest.mark.parametrize(
    ("one", "other"), [("1234", "1243"), ("1234", "124"), ("47", "74"), ("45", "45"), ("1545", "1345")]
)
def test_one_slip_of_the_hand(one: str, other: str) -> None:
    assert is_slip(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("1234", "4321"), ("45", "46"), ("7", "8"), ("1234", "12"), ("1234", "1324567")]
)
def test_more_than_one_slip(one: str, other: str) -> None:
    assert not is_slip(one, other)
