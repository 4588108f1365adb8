from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.lines import printable, width
from factcheck.report.snippet import Mark, draw

LINE = (
    "Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn), theo báo cáo của ban quản lý gửi các bên liên quan."
)


def mark(words: str, line: str, sign: str = "^", label: str = "") -> Mark:
    start = line.index(words)
    return Mark(start, start + len(words), sign, label)


def under(row: str, signs: str) -> list[str]:
    """The stretches of ``row`` that stand over runs of signs, by terminal column."""
    shown: list[str] = []
    column, previous = 0, " "
    for character in row:
        sign = signs[column] if column < len(signs) else " "
        if width(character) == 0:
            if previous != " ":
                shown[-1] += character
            continue
        if sign != " ":
            if sign != previous:
                shown.append("")
            shown[-1] += character
        previous = sign
        column += width(character)
    return shown


def test_a_short_line_is_shown_whole_with_signs_and_labels_under_the_words() -> None:
    marks = [mark("40.594 đơn", LINE, "-", "mới"), mark("16.351 đơn", LINE, "-", "gốc"), mark("248%", LINE)]
    assert draw(LINE[:61], 0, 61, marks, 80) == [
        "Kho xử lý 40.594 đơn, tăng 248% so với năm ngoái (16.351 đơn)",
        "          ----------       ^^^^                   ----------",
        "          mới                                     gốc",
    ]


def test_signs_stand_under_decomposed_words_too() -> None:
    line = unicodedata.normalize("NFD", LINE)
    words = unicodedata.normalize("NFD", "năm ngoái")
    row, signs = draw(line, 0, len(line), [mark(words, line)], 200)
    assert under(row, signs) == [words]
    assert signs == " " * 39 + "^" * 9


def test_wide_letters_take_two_columns() -> None:
    assert draw("中文 5%", 0, 5, [Mark(3, 5, "^")], 80) == ["中文 5%", "     ^^"]


def test_a_long_line_is_cut_to_windows_of_whole_words() -> None:
    line = "đầu " * 60 + "tăng 248% " + "giữa " * 60 + "16.351 đơn " + "cuối " * 60
    row, signs = draw(line, 0, len(line), [mark("248%", line), mark("16.351", line, "-")], 80)
    assert width(row) <= 80
    assert under(row, signs) == ["248%", "16.351"]
    assert row.startswith("… đầu ")
    assert row.endswith(" cuối …")
    assert row.count("…") == 3


def test_labels_that_would_collide_take_rows_of_their_own() -> None:
    rows = draw("5 6", 0, 3, [Mark(0, 1, "-", "giá trị mới"), Mark(2, 3, "-", "giá trị gốc")], 80)
    assert rows == ["5 6", "- -", "giá trị mới", "  giá trị gốc"]


def test_the_later_mark_is_drawn_over_the_earlier() -> None:
    assert draw("tăng 5% nữa", 0, 11, [Mark(0, 11, "-"), Mark(5, 7, "^")], 80)[1] == "-----^^----"


@given(
    st.text(alphabet="ab đ\u0301中\t\u202e", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 90)), min_size=1, max_size=4),
    st.integers(40, 120),
)
def test_any_line_is_drawn_with_the_start_of_each_mark_signed(
    line: str, places: list[tuple[int, int]], columns: int
) -> None:
    starts = [(min(start, len(line)), extent) for start, extent in places]
    marks = [Mark(start, min(start + extent, len(line)), "^") for start, extent in starts]
    row, signs, *labels = draw(line, 0, len(line), marks, columns)
    assert labels == []
    assert set(signs) <= {" ", "^"}
    assert "^" in signs
    assert row == printable(row)
