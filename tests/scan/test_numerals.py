from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.lexicon.numerals import number_words
from factcheck.scan.numerals import NumberStyle, Numeral, document_style, fraction_at, numeral_at, run_end
from tests.rendering import SPELLINGS, Spelling, printed, spoken, spoken_digits

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "claims/corpus/numerals.toml").read_text(encoding="utf-8")
)
FORMS = [(form, Fraction(entry["value"]), entry.get("place")) for entry in CORPUS["number"] for form in entry["forms"]]
numbers = st.integers(0, 10**6) | st.integers(0, 10**12)
spellings = st.sampled_from(SPELLINGS)


def whole(text: str, style: NumberStyle = NumberStyle.UNKNOWN) -> Numeral:
    """The numeral that ``text`` is, from its first to its last character."""
    numeral = numeral_at(text, 0, style)
    assert numeral is not None, text
    assert text[numeral.start : numeral.end] == text
    return numeral


@pytest.mark.parametrize(("form", "value", "place"), FORMS)
def test_corpus_form_has_its_value(form: str, value: Fraction, place: str | None) -> None:
    numeral = whole(form)
    assert numeral.value == value
    assert place is None or numeral.place == Fraction(place)


@pytest.mark.parametrize("form", CORPUS["not_numerals"]["forms"])
def test_corpus_near_miss_is_no_numeral(form: str) -> None:
    assert numeral_at(form, 0) is None


@pytest.mark.parametrize(("text", "head"), CORPUS["heads"].items())
def test_numeral_ends_where_the_corpus_says(text: str, head: str) -> None:
    numeral = numeral_at(text, 0)
    assert (text[: numeral.end] if numeral else "") == head


@pytest.mark.parametrize("style", NumberStyle)
@pytest.mark.parametrize("entry", CORPUS["doubtful"], ids=lambda entry: entry["form"])
def test_style_decides_doubtful_marks(entry: dict[str, Any], style: NumberStyle) -> None:
    numeral = whole(entry["form"], style)
    assert [numeral.value, *numeral.alternatives] == [Fraction(value) for value in entry[style.value]]


def test_corpus_is_wide_enough() -> None:
    assert len(FORMS) >= 150
    assert len(set(FORMS)) == len(FORMS)


@given(numbers, st.integers(1, 4), st.booleans())
def test_printed_number_reads_back(number: int, decimals: int, has_decimals: bool) -> None:
    places = decimals if has_decimals else 0
    numeral = whole(printed(number, places), NumberStyle.VIETNAMESE)
    assert numeral.value == Fraction(number, 10**places)
    assert numeral.place == Fraction(1, 10**places)
    assert not numeral.has_magnitude
    assert not numeral.is_words


@given(numbers, st.sampled_from([0, 1, 2, 4]))
def test_english_number_reads_back(number: int, decimals: int) -> None:
    numeral = whole(printed(number, decimals, "english"), NumberStyle.ENGLISH)
    assert numeral.value == Fraction(number, 10**decimals)


@given(numbers, st.integers(0, 2))
def test_number_with_spaces_reads_back(number: int, decimals: int) -> None:
    assert whole(printed(number, decimals, "spaced")).value == Fraction(number, 10**decimals)


@given(
    numbers, st.integers(0, 2), st.sampled_from(["nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "nghìn tỷ", "triệu tỉ"])
)
def test_magnitude_multiplies(number: int, decimals: int, magnitude: str) -> None:
    exponents = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
    factor = Fraction(10) ** sum(exponents[word] for word in magnitude.split())
    for space in (" ", ""):
        numeral = whole(f"{printed(number, decimals)}{space}{magnitude}", NumberStyle.VIETNAMESE)
        assert numeral.value == Fraction(number, 10**decimals) * factor
        assert numeral.place == Fraction(1, 10**decimals) * factor
        assert numeral.scale == factor
        assert numeral.has_magnitude


@given(st.integers(1, 9999), st.integers(1, 999), st.integers(1, 999), spellings)
def test_compound_adds_up(billions: int, millions: int, thousands: int, spelling: Spelling) -> None:
    text = f"{printed(billions)} {spelling.billion} {millions} triệu {thousands} {spelling.thousand}"
    numeral = whole(text)
    assert numeral.value == billions * 10**9 + millions * 10**6 + thousands * 10**3
    assert numeral.place == 1000
    assert numeral.scale == 10**9


@given(st.integers(1, 999), st.integers(100, 999))
def test_two_counts_before_one_magnitude_are_one_number(thousands: int, rest: int) -> None:
    assert whole(f"{thousands} nghìn {rest} tỷ").value == (thousands * 1000 + rest) * 10**9


@given(numbers | st.integers(0, 10**18 - 1), spellings, st.booleans())
def test_spoken_number_reads_back(number: int, spelling: Spelling, is_upper: bool) -> None:
    text = spoken(number, spelling)
    numeral = whole(text.upper() if is_upper else text)
    assert numeral.value == number
    assert numeral.is_words
    assert number == 0 or numeral.value % numeral.place == 0


@given(st.integers(1, 999), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỉ", 9)]), st.booleans())
def test_half_more_adds_half_a_magnitude(number: int, scale: tuple[str, int], is_spoken: bool) -> None:
    word, exponent = scale
    numeral = whole(f"{spoken(number) if is_spoken else number} {word} rưỡi")
    assert numeral.value == Fraction(2 * number + 1, 2) * 10**exponent
    assert numeral.place == 10 ** (exponent - 1)


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=9), spellings)
def test_spoken_decimals_read_back(number: int, decimals: str, spelling: Spelling) -> None:
    numeral = whole(f"{spoken(number, spelling)} phẩy {spoken_digits(decimals)}")
    assert numeral.value == Fraction(f"{number}.{decimals}")
    assert numeral.place == Fraction(1, 10 ** len(decimals))


@given(st.integers(0, 999), st.integers(10, 999), spellings)
def test_decimals_spoken_as_a_number_read_back(number: int, decimals: int, spelling: Spelling) -> None:
    numeral = whole(f"{spoken(number, spelling)} phẩy {spoken(decimals, spelling)}")
    assert numeral.value == Fraction(f"{number}.{decimals}")


@given(st.integers(1, 99), st.integers(2, 99), spellings)
def test_spoken_fraction_reads_back(above: int, below: int, spelling: Spelling) -> None:
    numeral = whole(f"{spoken(above, spelling)} phần {spoken(below, spelling)}")
    assert numeral.value == Fraction(above, below)
    assert numeral.place == 0


@given(st.integers(1, 999), st.integers(2, 999))
def test_printed_fraction_reads_back(above: int, below: int) -> None:
    numeral = fraction_at(f"{above}/{below} số vốn", 0)
    assert numeral is not None
    assert (numeral.value, numeral.place, numeral.end) == (Fraction(above, below), Fraction(0), len(f"{above}/{below}"))


@pytest.mark.parametrize("text", ["1/3/2020", "03/05", "1/1", "0/3", "1/0", "1234/5", "1/1234", "1/3,5", "một/hai", ""])
def test_date_or_malformed_fraction_is_none(text: str) -> None:
    assert fraction_at(text, 0) is None


@pytest.mark.parametrize("start", [2, 4])
def test_nothing_begins_inside_a_fraction(start: int) -> None:
    assert fraction_at("12/3/4", start) is None


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Đạt 1.348,5 tỷ đồng.", NumberStyle.VIETNAMESE),
        ("Tăng 57,38% lên 1.500 xe.", NumberStyle.VIETNAMESE),
        ("Tổng vốn 1.234.567 đồng.", NumberStyle.VIETNAMESE),
        ("Chỉ số 18,597.03 điểm, 1.500 mã.", NumberStyle.ENGLISH),
        ("Có 876,002,652 cổ phiếu.", NumberStyle.ENGLISH),
        ("Khoảng 40,000 người, tăng 12.5%.", NumberStyle.ENGLISH),
        ("Tăng 5,2% và 3.4%.", NumberStyle.UNKNOWN),
        ("Năm 2021 có 1.500 xe.", NumberStyle.UNKNOWN),
        ("Phiên bản 1.2.3 và 1.1.1.1.", NumberStyle.UNKNOWN),
        ("", NumberStyle.UNKNOWN),
    ],
)
def test_document_style_follows_unambiguous_numbers(text: str, style: NumberStyle) -> None:
    assert document_style(text) is style


@given(st.lists(st.tuples(st.integers(1000, 10**9), st.integers(1, 2)), min_size=1, max_size=5))
def test_document_style_is_recovered_from_print(values: list[tuple[int, int]]) -> None:
    for style in (NumberStyle.VIETNAMESE, NumberStyle.ENGLISH):
        text = "; ".join(f"{printed(number, decimals, style.value)}%" for number, decimals in values)
        assert document_style(text) is style


words = st.sampled_from(sorted(number_words().words))
pieces = words | st.sampled_from(["1", "23", "456", "2,5", "1.000", "000", "phú", "người", ",", ".", "/", "-"])
mixtures = (
    st.lists(pieces, max_size=12).map(" ".join) | st.lists(pieces, max_size=8).map("".join) | st.text(max_size=30)
)


@settings(max_examples=200)
@given(mixtures, st.sampled_from(NumberStyle))
def test_any_text_gives_numerals_within_it_or_none(text: str, style: NumberStyle) -> None:
    assert document_style(text) in NumberStyle
    for start in range(len(text) + 1):
        for numeral in (numeral_at(text, start, style), fraction_at(text, start)):
            if numeral is not None:
                assert start == numeral.start < numeral.end <= len(text)
                assert numeral.value >= 0
                assert numeral.place >= 0
                assert not text[numeral.end - 1].isspace()


@settings(max_examples=200)
@given(mixtures)
def test_what_follows_the_next_words_does_not_change_a_numeral(text: str) -> None:
    numeral = numeral_at(f"{text} đồng", 0)
    if numeral is not None and numeral.end <= len(text):
        assert numeral_at(text[: numeral.end] + " đồng", 0) == numeral


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("1", None),
        ("1.", None),
        ("một ", "một"),
        ("1 000 ", "1"),
        ("1 tỷ ", "1 tỷ"),
        ("năm phẩy ", "năm phẩy năm"),
        ("không ", "không"),
    ],
)
def test_endless_repetition_is_read_at_its_head_only(piece: str, expected: str | None) -> None:
    text = piece * 200_000
    numeral = numeral_at(text, 0)
    assert (None if numeral is None else text[: numeral.end]) == expected


def test_malformed_run_is_skipped_at_once() -> None:
    text = "1." * 200_000
    assert run_end(text, 0) == len(text) - 1
    assert all(numeral_at(text, start) is None for start in range(1000))


@pytest.mark.parametrize(("text", "end"), [("1.234,5 tỷ", 7), ("1.1.1.1.", 7), ("5, 6", 1), ("12", 2), ("x", 0)])
def test_run_ends_before_what_is_no_inner_mark(text: str, end: int) -> None:
    assert run_end(text, 0) == end


def test_phone_number_is_not_joined() -> None:
    text = "0971 966 889"
    ends = [numeral.end for start in (0, 5, 9) if (numeral := numeral_at(text, start)) is not None]
    assert ends == [4, 8, 12]


def test_nothing_begins_inside_a_word_or_a_number() -> None:
    assert numeral_at("trăm", 1) is None
    assert numeral_at("xhai", 1) is None
    assert numeral_at("1.348", 2) is None
    assert numeral_at("1348", 1) is None
