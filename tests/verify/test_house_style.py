"""The checks against the house style: what they mend keeps its value, and once mended is silent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model.finding import Finding, Fix
from factcheck.model.quantity import Quantity
from factcheck.model.style import UNSTYLED, Style

OTHER = {",": ".", ".": ","}
UNITS = ("%", " tỷ đồng", " tỉ USD", " triệu đồng", " tấn", " km", " điểm", " ha", "%/năm")


@st.composite
def printed(draw: st.DrawFn, mark: str) -> str:
    """A number with decimals behind ``mark``, with marks between its thousands or without, and its unit."""
    whole = draw(st.integers(0, 9_999_999))
    digits = f"{whole:,}".replace(",", OTHER[mark]) if draw(st.booleans()) else str(whole)
    decimals = draw(st.text("0123456789", max_size=4))
    return f"{digits}{mark if decimals else ''}{decimals}{draw(st.sampled_from(UNITS))}"


passages = st.lists(st.sampled_from(",.").flatmap(printed), min_size=1, max_size=6).map(
    lambda numbers: "\n".join(f"Giá trị đo được là {number}." for number in numbers)
)
styles = st.builds(Style, st.sampled_from([",", ".", None]), st.sampled_from(["tỷ", "tỉ", None]))


BITS = (
    *(
        "tỉ",
        "tỷ",
        "TỈ",
        "Tỉ",
        "ti\u0309",
        "15tỉ",
        "tỉ lệ",
        "tỉ phú",
        "hàng",
        "trăm",
        "hai",
        "triệu",
        "gần",
        "từ",
        "đến",
    ),
    *("12.5", "1,348.57", "1.348", "1,348", "0.125", "3-5.5", "20 000,5", "1,234,567.8", "１２．５", "8.30", "2.1."),
    *("%", "đồng", "giờ", "USD", "tấn", "...", ",", ".", "-", "(", ")", "\n", "\u200b"),
)
scraps = st.lists(st.sampled_from(BITS) | st.sampled_from(["", " "]), max_size=16).map("".join)


def found(text: str, style: Style) -> list[Finding]:
    return [each for each in factcheck.check(text, style=style).findings if each.code in ("U306", "U307")]


def fixes(findings: list[Finding], *, is_safe: bool) -> Iterator[Fix]:
    for finding in findings:
        (diagnosis,) = finding.diagnoses
        yield from (fix for fix in diagnosis.fixes if fix.is_safe or not is_safe)


def mended(text: str, style: Style, *, is_safe: bool) -> str:
    edits = [edit for fix in fixes(found(text, style), is_safe=is_safe) for edit in fix.edits]
    return Fix(tuple(edits)).apply(text)


def values(text: str) -> list[tuple[Fraction, Fraction, Fraction, tuple[Fraction, ...]]]:
    def value(each: Quantity) -> tuple[Fraction, Fraction, Fraction, tuple[Fraction, ...]]:
        return each.low, each.high, each.place, each.alternatives

    return [value(each) for each in factcheck.check(text).quantities]


@given(passages | scraps, styles)
def test_certain_mends_leave_every_value_of_the_text_as_it_is(text: str, style: Style) -> None:
    assert values(mended(text, style, is_safe=True)) == values(text)


@given(passages, styles)
def test_a_mended_number_has_its_value_and_is_not_found_again(text: str, style: Style) -> None:
    before = {quantity.span.start: quantity for quantity in factcheck.check(text).quantities}
    after = mended(text, style, is_safe=False)
    kept = {quantity.span.start: quantity for quantity in factcheck.check(after).quantities}
    assert found(after, style) == []
    for finding in (each for each in found(text, style) if each.code == "U306"):
        start = finding.span.start
        assert (kept[start].low, kept[start].place) == (before[start].low, before[start].place)


@given(passages)
def test_without_a_style_nothing_is_said(text: str) -> None:
    assert found(text, UNSTYLED) == []


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("Giá tăng 12.5%.", ",", "Giá tăng 12,5%."),
        ("Giá tăng 12,5%.", ".", "Giá tăng 12.5%."),
        ("Chỉ số đạt 1,348.57 điểm.", ",", "Chỉ số đạt 1.348,57 điểm."),
        ("Lãi suất từ 5.5-6.25%/năm.", ",", "Lãi suất từ 5,5-6,25%/năm."),
        ("Có 1.5 triệu người dùng.", ",", "Có 1,5 triệu người dùng."),
        ("Giá tăng １２．５%.", ",", "Giá tăng 12,5%."),
        ("Nặng 0.125 tấn.", ",", "Nặng 0,125 tấn."),
    ],
)
def test_the_marks_of_a_number_are_exchanged(text: str, mark: str, expected: str) -> None:
    assert mended(text, Style(decimal_mark=mark), is_safe=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Giá còn 1.500 đồng.",
        "Giá còn 12.500%.",
        "Phiên bản 4.5 ra mắt.",
        "Cuộc họp mở lúc 8.30 giờ.",
        "Cả nước có 4.090.000 hộ.",
        "Theo mục 2.1 của báo cáo.",
        "Ngày 12.5, giá giữ nguyên.",
        "Kỳ thi 6.2025, 10% trượt.",
        "Gọi số 024.3825.4567 để được giảm 5%.",
        "Biến thể BA.2.75 chiếm 10%.",
        "Lúc 8.30 sáng, nước dâng 5 m.",
        "Theo CNN, “inflation rose by 3.5% in May”.",
        "Gói “Combo 2.5 kg” bán chạy.",
        "Xem vnexpress.net/tang-12.5%-nam-nay nhé.",
    ],
)
def test_what_is_no_decimal_for_certain_is_left(text: str) -> None:
    assert found(text, Style(decimal_mark=",")) == []


@pytest.mark.parametrize("text", ["Ông nói “tăng 12.5%”.", "Ông nói “12.5%”.", "Kỳ 6.2025%."])
def test_a_vietnamese_quotation_is_told_of_too(text: str) -> None:
    assert [each.code for each in found(text, Style(decimal_mark=","))] == ["U306"]


def test_only_what_stands_in_the_foreign_quotation_is_left() -> None:
    text = "CNN viết “up 3.5% in May”, giá gạo tăng 3.5%."
    (finding,) = found(text, Style(decimal_mark=","))
    assert finding.span.start == text.rindex("3.5%")


def test_a_mend_on_which_the_meaning_of_another_number_hangs_is_not_certain() -> None:
    text = "Giá tăng 12.5%, lên 40,000 đồng."
    (finding,) = found(text, Style(decimal_mark=","))
    assert not finding.diagnoses[0].fixes[0].is_safe
    assert mended(text, Style(decimal_mark=","), is_safe=True) == text


@pytest.mark.parametrize(
    ("text", "house", "expected"),
    [
        ("Vốn 94 tỉ đồng.", "tỷ", "Vốn 94 tỷ đồng."),
        ("Vốn 94 tỷ đồng.", "tỉ", "Vốn 94 tỉ đồng."),
        ("VỐN 94 TỈ ĐỒNG", "tỷ", "VỐN 94 TỶ ĐỒNG"),
        ("Vốn 15tỉ.", "tỷ", "Vốn 15tỷ."),
        ("Vốn hai tỉ rưỡi, nợ hàng tỉ đồng.", "tỷ", "Vốn hai tỷ rưỡi, nợ hàng tỷ đồng."),
        ("Vốn 21 nghìn tỉ đồng, tức một tỉ tỉ xu.", "tỷ", "Vốn 21 nghìn tỷ đồng, tức một tỷ tỷ xu."),
        ("Vốn 94 ti\u0309 đồng.", "tỷ", "Vốn 94 tỷ đồng."),
        ("Cú bắt tay tỉ đô, lãi gần tỉ đồng.", "tỷ", "Cú bắt tay tỷ đô, lãi gần tỷ đồng."),
        ("Tỉ lệ là 94 tỉ trên 100 tỉ đồng.", "tỷ", "Tỉ lệ là 94 tỷ trên 100 tỷ đồng."),
    ],
)
def test_the_number_word_takes_the_spelling_of_the_house(text: str, house: str, expected: str) -> None:
    style = Style(billion=house)
    assert mended(text, style, is_safe=True) == expected
    assert found(expected, style) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tỉ lệ sống là 5%.",
        "Có 10 tỉ phú.",
        "Làm rất tỉ mỉ.",
        "Ông Hai Tỉ có 5 ha.",
        "Hai tỉ muội họ Lê.",
        "Tỉ giá giảm 3%.",
    ],
)
def test_words_that_are_no_number_keep_their_spelling(text: str) -> None:
    assert found(text, Style(billion="tỷ")) == []


def test_where_the_house_has_a_mark_each_number_is_told_and_the_mixture_is_not() -> None:
    text = "Giá gạo tăng 12.5%, giá ngô tăng 13,5%."
    assert [each.code for each in factcheck.check(text).findings] == ["U304"]
    assert [each.code for each in factcheck.check(text, style=Style(decimal_mark=",")).findings] == ["U306"]
