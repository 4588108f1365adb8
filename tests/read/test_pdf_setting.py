"""How the lines of a PDF are set: first lines set in, lines stretched, dashes, columns, numbers of pages."""

from __future__ import annotations

import pytest

from factcheck import BlockKind
from factcheck.read.pages.words import Drawn, words
from factcheck.read.pdf import read
from tests.read.pdf_files import HEIGHT, LETTER, Text, pdf

STEP = 12.0  # from line to line, in points
IN = 20.0  # how far a first line is set in


def lines(*told: str, x: float = 50, y: float = 50, size: float = 10, step: float = STEP) -> list[Text]:
    """Lines one below the other; one that begins with a bar is set in."""
    return [
        Text(words.lstrip("|"), x + IN * words.startswith("|"), y + step * at, size) for at, words in enumerate(told)
    ]


def texts(*pages: list[Text]) -> list[str]:
    draft = read(pdf(*pages), "bai.pdf")
    return [block.span.slice(draft.text) for block in draft.blocks]


def stretched(spoken: str, gap: float, x: float = 50, y: float = 50, size: float = 10) -> list[Text]:
    """The words of a line, each drawn by itself, ``gap`` points apart."""
    drawn: list[Text] = []
    for word in spoken.split():
        drawn.append(Text(word, x, y, size))
        x += LETTER * size * len(word) + gap
    return drawn


PROSE = ("|Vụ này cả xã Ia Hrú thu về bảy nghìn tấn,", "hơn hẳn vụ trước đó.")


def test_a_paragraph_of_one_line_is_not_joined_to_the_next_where_first_lines_are_set_in() -> None:
    page = lines(
        *PROSE, "|Giá bán bình quân tăng từ 58 lên 63 nghìn đồng.", "|Nhờ vậy mà tiền thu về cũng cao hơn,", "tăng 18%."
    )
    assert texts(page)[1:] == [
        "Giá bán bình quân tăng từ 58 lên 63 nghìn đồng.",
        "Nhờ vậy mà tiền thu về cũng cao hơn, tăng 18%.",
    ]


def test_a_heading_of_one_line_is_not_joined_to_what_stands_below_it() -> None:
    page = lines(
        *PROSE,
        "|Được mùa mà lại được cả giá, chuyện lạ ở Ia Hrú",
        "|Nhờ vậy mà tiền thu về của xã cũng cao hơn,",
        "tăng 18%.",
    )
    assert texts(page)[1] == "Được mùa mà lại được cả giá, chuyện lạ ở Ia Hrú"


def test_what_a_column_begins_with_is_not_joined_to_a_first_line_that_is_set_in() -> None:
    below = lines("nghìn đồng mỗi ki-lô-gam cà phê nhân xô.", "|Nhờ vậy mà tiền thu về cũng cao hơn,", "tăng 18%.")
    first = lines(*PROSE, "|Giá bán bình quân của cả vụ tăng từ 58 lên 63")
    assert texts(first, below)[1:] == [
        "Giá bán bình quân của cả vụ tăng từ 58 lên 63 nghìn đồng mỗi ki-lô-gam cà phê nhân xô.",
        "Nhờ vậy mà tiền thu về cũng cao hơn, tăng 18%.",
    ]


def test_the_last_word_of_a_paragraph_may_end_before_the_first_line_begins() -> None:
    assert texts(lines("|Bão đi theo hướng tây, mỗi giờ chừng 5-10", "km.")) == [
        "Bão đi theo hướng tây, mỗi giờ chừng 5-10 km."
    ]


def test_lines_that_are_set_in_beside_a_picture_go_on() -> None:
    page = lines(
        "Vụ này cả xã Ia Hrú thu về bảy nghìn",
        "tấn, hơn hẳn vụ trước đó, mà giá bán",
        "|còn tăng từ 58 lên 63 nghìn",
        "|đồng mỗi cân.",
    )
    assert len(texts(page)) == 1


def test_large_lines_far_apart_are_one_title() -> None:
    title = lines("Cà phê Ia Hrú được mùa", "lại được giá, thu hơn", "7,5 tỷ đồng", size=16, step=25)
    body = lines("Vụ này cả xã thu về bảy nghìn tấn, hơn", "hẳn vụ trước đó.", y=160, step=15.6)
    assert texts([*title, *body])[0] == "Cà phê Ia Hrú được mùa lại được giá, thu hơn 7,5 tỷ đồng"


@pytest.mark.parametrize("gap", [7, 14])
def test_a_line_that_is_stretched_to_its_column_is_one_line(gap: float) -> None:
    page = [*stretched("Giá cà phê tăng 25%, lên mức", gap), *lines("63 nghìn đồng một cân.", y=62)]
    assert texts(page) == ["Giá cà phê tăng 25%, lên mức 63 nghìn đồng một cân."]


def test_figures_as_far_apart_from_each_other_are_no_line() -> None:
    page = [*stretched("12 34 56 78", 14), *stretched("21 43 65 87", 14, y=66)]
    assert texts(page) == ["12", "34", "56", "78", "21", "43", "65", "87"]


def test_a_dash_at_the_beginning_of_a_line_may_be_one_of_the_sentence() -> None:
    page = lines("Đề án của giai đoạn 2017", "- 2020 cần 2.280 tỷ đồng.")
    assert texts(page) == ["Đề án của giai đoạn 2017 - 2020 cần 2.280 tỷ đồng."]


def test_a_dash_after_a_whole_sentence_begins_a_part_of_a_list() -> None:
    page = lines("Giá bán mới của từng loại:", "- Xăng: tăng 306 đồng một lít;", "- Dầu: tăng 155 đồng một lít.")
    assert texts(page)[1:] == ["- Xăng: tăng 306 đồng một lít;", "- Dầu: tăng 155 đồng một lít."]


def test_a_part_of_a_list_goes_on_in_the_next_column() -> None:
    left, right = lines("Giá điện mới:", "- Giá bình", y=90), lines("quân 1.864 đồng.", x=220, y=90)
    assert texts([*left, *right])[1] == "- Giá bình quân 1.864 đồng."


def test_a_sign_within_brackets_stays_with_its_number() -> None:
    assert texts(lines("Chỉ số giảm 11,67 điểm (-", "1,76%).")) == ["Chỉ số giảm 11,67 điểm (-1,76%)."]


@pytest.mark.parametrize("number", ["Trang 1/3", "Tr. 7", "- 7 -", "Trang 1 trên 3", "Page 2 of 10"])
def test_the_number_of_a_lone_page_is_left_out(number: str) -> None:
    assert texts([*lines("Được mùa cà phê."), Text(number, 180, HEIGHT - 10, 8)]) == ["Được mùa cà phê."]


@pytest.mark.parametrize("last", ["Năm 2024", "1.234", "12,5", "63 nghìn"])
def test_what_else_ends_a_page_is_read(last: str) -> None:
    assert texts([*lines("Được mùa cà phê."), Text(last, 180, HEIGHT - 10, 10)])[-1] == last


@pytest.mark.parametrize(("digits", "rest"), [("5", "G"), ("18", "K"), ("10", "USD")])
def test_digits_and_capitals_that_are_drawn_apart_are_one_word(digits: str, rest: str) -> None:
    assert [word.text for word in words(_touching(digits, rest), 1)] == [digits + rest]


def test_the_mark_of_a_note_is_apart_from_its_first_word() -> None:
    assert [word.text for word in words(_touching("1", "Tính"), 1)] == ["1", "Tính"]


def test_letters_without_room_between_them_are_one_word() -> None:
    assert [word.text for word in words(_touching("triển”", ","), 1)] == ["triển”,"]


def _touching(*told: str) -> list[Drawn]:
    """Parts that are drawn one right after the other, each told to have room before it."""
    edges = [50 + 5.0 * sum(map(len, told[:at])) for at in range(len(told) + 1)]
    return [
        Drawn(text, left, 42, right, 52, 50, 10, is_bold=False, space=2)
        for text, left, right in zip(told, edges, edges[1:], strict=False)
    ]


def test_what_is_no_list_in_the_middle_of_a_column_has_the_kind_of_a_paragraph() -> None:
    draft = read(pdf(lines("Đề án của giai đoạn 2017", "- 2020 cần 2.280 tỷ đồng.")), "bai.pdf")
    assert [block.kind for block in draft.blocks] == [BlockKind.PARAGRAPH]


def test_heads_as_far_apart_as_their_cells_are_no_line() -> None:
    heads = stretched("Đoàn Vàng Bạc Đồng", 7)
    rows = [
        Text(figure, head.x, 50 + 14 * row)
        for row in (1, 2)
        for head, figure in zip(heads, ("HN", "3", "5", "8"), strict=True)
    ]
    assert texts([*heads, *rows]) == ["Đoàn", "Vàng", "Bạc", "Đồng", *("HN", "3", "5", "8") * 2]


def test_a_line_that_is_stretched_as_wide_as_its_column_stands_off_the_next_is_of_its_column() -> None:
    left = lines("Xã Ia Hrú thu bảy nghìn tấn,", "hơn hẳn vụ trước đó nhiều,", "nhờ được mùa.", y=50)
    right = [
        *stretched("Giá bán còn tăng", 14, x=214, y=50),
        *lines("tới 63 nghìn đồng một cân", "ngay ở tại vườn.", x=214, y=62),
    ]
    assert texts([*left, *right]) == [
        "Xã Ia Hrú thu bảy nghìn tấn, hơn hẳn vụ trước đó nhiều, nhờ được mùa.",
        "Giá bán còn tăng tới 63 nghìn đồng một cân ngay ở tại vườn.",
    ]


def test_a_figure_that_is_bound_to_its_unit_goes_on_with_the_sentence() -> None:
    page = lines("Thương mại của giai đoạn ấy đạt", "1.348 tỷ USD, tăng 74% so với trước.")
    assert texts(page) == ["Thương mại của giai đoạn ấy đạt 1.348 tỷ USD, tăng 74% so với trước."]


def test_a_sentence_that_a_figure_goes_on_with_may_begin_on_the_last_line_of_a_page() -> None:
    told = ("Cả xã năm nay thu bảy nghìn tấn.", "|Một năm được mùa lại được giá hẳn,", "hơn cả năm trước đó nhiều.")
    first = lines(*told, "|Nhờ vậy mà tiền thu về từ cà phê", y=540)
    assert texts(first, lines("7,5 tỷ đồng, tăng 18% so với trước."))[-1] == (
        "Nhờ vậy mà tiền thu về từ cà phê 7,5 tỷ đồng, tăng 18% so với trước."
    )


def test_years_go_on_after_a_long_dash() -> None:
    assert texts(lines("Giai đoạn 2019–", "2021 tăng 5%.")) == ["Giai đoạn 2019–2021 tăng 5%."]


def test_running_heads_of_small_pages_are_left_out() -> None:
    pages = [[Text("Báo Vụ Mùa", 50, 70, 8), *lines(f"Trang {word} kể chuyện.", y=100)] for word in ("đầu", "sau")]
    assert texts(*pages) == ["Trang đầu kể chuyện.", "Trang sau kể chuyện."]
