"""Tables: what was truly worked out is never reported, one row that does not follow from its columns is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import check
from factcheck.model.draft import BlockKind, Draft, Format, SourceRange
from factcheck.read import html
from factcheck.read.builder import DraftBuilder
from factcheck.verify.tables import tables

Rows = list[list[str]]
HEAD = ["Huyện", "Năm 2022", "Năm 2023", "Tăng, giảm (%)"]
values = st.integers(50, 99_999)
changes = st.integers(-60, 180).filter(lambda percent: abs(percent) > 1)
tens = st.integers(-6, 18).filter(bool).map(lambda ten: 10 * ten)  # far enough apart to fit by no chance
of_one_size = st.integers(1_000, 1_900)  # none is as much as two others


def _first(drawn: tuple[int, int]) -> int:
    return drawn[0]


def _second(drawn: tuple[int, int]) -> int:
    return drawn[1]


def draft(rows: Rows) -> Draft:
    builder = DraftBuilder()
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            headers = (rows[0][column], cells[0])[: 2 if column else 1] if row else ()
            builder.open(BlockKind.CELL, tuple(filter(None, headers)), table=1, row=row, column=column)
            builder.add(words, SourceRange(0, len(words)))
    return builder.draft(Format.HTML, "")


def found(rows: Rows) -> list[tuple[str, str]]:
    read = draft(rows)
    return [(finding.code, finding.span.slice(read.text)) for finding in check(read).findings]


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def rate(old: int, new: int, *, cut_off: bool) -> str:
    """The change from ``old`` to ``new`` with one decimal, rounded to nearest or cut off."""
    tenths = (Fraction(new, old) - 1) * 1000
    whole = int(tenths) if cut_off else round(tenths)
    return ("-" if whole < 0 else "") + f"{abs(whole) // 10},{abs(whole) % 10}"


def row_of(name: str, old: int, percent: int, *, cut_off: bool) -> list[str]:
    new = old + old * percent // 100
    return [name, number(old), number(new), rate(old, new, cut_off=cut_off)]


@given(st.lists(st.tuples(values, changes, st.booleans()), min_size=1, max_size=8))
def test_rates_and_totals_that_were_truly_worked_out_are_never_reported(drawn: list[tuple[int, int, bool]]) -> None:
    rows = [row_of(f"Xã {at}", old, percent, cut_off=cut) for at, (old, percent, cut) in enumerate(drawn)]
    totals = [sum(int(row[column].replace(".", "")) for row in rows) for column in (1, 2)]
    last = ["Tổng cộng", *map(number, totals), rate(*totals, cut_off=False)]
    assert found([HEAD, *rows, last]) == []


@given(st.lists(st.tuples(values, tens), min_size=3, max_size=8, unique_by=(_first, _second)), st.data())
def test_one_rate_among_rows_that_agree_is_reported_where_it_stands(
    drawn: list[tuple[int, int]], data: st.DataObject
) -> None:
    rows = [row_of(f"Xã {at}", old, percent, cut_off=False) for at, (old, percent) in enumerate(drawn)]
    at = data.draw(st.integers(0, len(rows) - 1))
    wrong = [*rows[at][:3], rows[at][3].lstrip("-").replace(",", "9,", 1)]
    reported = found([HEAD, *rows[:at], wrong, *rows[at + 1 :]])
    assert ("R110", wrong[3]) in reported
    assert {code for code, _ in reported} == {"R110"}


@given(st.lists(st.integers(1, 9_999), min_size=3, max_size=8), st.lists(of_one_size, min_size=8, max_size=8))
def test_a_total_that_is_off_is_reported_beside_a_column_that_adds_up(first: list[int], second: list[int]) -> None:
    rows = [[f"Xã {at}", number(one), number(two)] for at, (one, two) in enumerate(zip(first, second, strict=False))]
    right, off = number(sum(first)), number(sum(second[: len(first)]) + 40 * len(first))
    table = [["Xã", "Số hộ", "Số nhà"], *rows, ["Tổng số", right, off]]
    assert ("T108", off) in found(table)
    assert ("T108", right) not in found(table)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Lúa", "10", "20"], ["Ngô", "3", "9"], ["Tổng", "90", "80"]], id="some rows of many"),
        pytest.param([["Lúa", "10"], ["Ngô", ""], ["Đậu", "5"], ["Tổng", "17"]], id="an empty cell"),
        pytest.param([["Lúa", "10"], ["Trong đó: nếp", "4"], ["Ngô", "5"], ["Tổng", "15"]], id="a row of a row"),
        pytest.param([["Tổng", "15"], ["Cộng", "15"], ["Ngô", "5"], ["Lúa", "11"]], id="two totals"),
    ],
)
def test_what_cannot_be_added_is_left_alone(rows: Rows) -> None:
    assert found([["Cây", "Sản lượng", "Diện tích"][: len(rows[0])], *rows]) == []


def test_columns_of_means_and_rates_are_not_added() -> None:
    rows = [["Lúa", "100", "6,1"], ["Ngô", "50", "4,9"], ["Đậu", "20", "1,2"], ["Tổng", "170", "5,0"]]
    assert found([["Cây", "Diện tích (ha)", "Năng suất (tấn/ha)"], *rows]) == []


def test_a_table_that_fits_no_two_columns_is_left_alone() -> None:
    rows = [["Lúa", "100", "110", "3,0"], ["Ngô", "50", "60", "71,0"], ["Đậu", "20", "30", "9,2"]]
    assert found([HEAD, *rows]) == []


def test_the_name_of_the_total_may_stand_beside_a_running_number() -> None:
    rows = [["1", "Lúa", "100", "7"], ["2", "Ngô", "50", "8"], ["3", "Đậu", "20", "9"], ["", "Tổng", "170", "34"]]
    assert found([["TT", "Cây", "Diện tích", "Số xã"], *rows]) == [("T108", "34")]


def test_a_head_of_two_rows_is_no_part_of_the_sums() -> None:
    source = """<table><thead><tr><th rowspan="2">Xã<th colspan="2">Số hộ<th rowspan="2">Tăng (%)</tr>
        <tr><th>2022<th>2023</tr></thead>
        <tr><td>A<td>100<td>110<td>10,0</tr><tr><td>B<td>200<td>250<td>25,0</tr><tr><td>C<td>35<td>50<td>71,4</tr>
        <tr><td>D<td>40<td>60<td>50,0</tr><tr><td>Tổng số<td>385<td>470<td>22,1</tr></table>"""
    read = html.read(source)
    assert [(finding.code, finding.span.slice(read.text)) for finding in check(read).findings] == [
        ("R110", "71,4"),
        ("T108", "385"),
    ]


def test_years_below_a_head_that_spans_them_are_not_added() -> None:
    rows = [["", "2022", "2023", ""], ["A", "100", "110", "4"], ["B", "200", "250", "5"], ["Tổng", "310", "360", "9"]]
    assert found([["Xã", "Số hộ", "Số hộ", "Số thôn"], *rows]) == [("T108", "310")]


def test_cells_are_read_as_numbers_with_their_signs() -> None:
    (table,) = tables(draft([["", "a", "b"], ["x", "-1.234,5", "(7)"], ["y", "12%", "nhiều"]]))
    read = {place: (cell.quantity.value, cell.is_negative) for place, cell in table.numbers.items()}
    assert read == {(1, 1): ("1234.5", True), (1, 2): ("7", True), (2, 1): ("12", False)}


def test_many_small_tables_are_each_read_by_themselves() -> None:
    page = html.read("<table><tr><td>Xã<td>Hộ<tr><td>Kon<td>1<table><tr><td>trong</table></table>" * 8000)
    found = list(tables(page))
    assert len(found) == 16_000
    assert [len(row) for row in found[-2].rows] == [2, 2]
