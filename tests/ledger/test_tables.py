"""Tables as rows of texts, whatever program wrote them."""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from factcheck.errors import LedgerError
from factcheck.ledger.mapping import imported, read_mapping
from factcheck.ledger.tables import Cell, Row, TableOptions, cell_of, table_rows
from factcheck.model.record import Record

PLAIN = TableOptions()
ENTERED = datetime.date(2024, 7, 1)
Cells = list[object]

cell_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.sampled_from(
    ["", ",", '"', "Hà Nội", "2022", "a,b", "a\nb", "=1+1", "'", " x ", "Sơ bộ 2022"]
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cell_texts, min_size=width, max_size=width), min_size=1, max_size=6)
)


def raw(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:f}"


def cell_text(cell: object) -> str:
    return raw(cell_of(cell))


def saved(path: Path, content: str, encoding: str = "utf-8") -> str:
    path.write_bytes(content.encode(encoding))
    return str(path)


def saved_csv(path: Path, rows: list[Cells]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([cell_text(cell) for cell in row] for row in rows)
    return str(path)


def saved_xlsx(path: Path, sheets: dict[str, list[Cells]]) -> str:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    workbook.close()
    return str(path)


def saved_parquet(path: Path, rows: list[Cells]) -> str:
    names, *rest = rows
    columns = {str(name): [row[place] for row in rest] for place, name in enumerate(names)}
    parquet.write_table(pyarrow.table(columns), path)
    return str(path)


def cells_of(path: str, options: TableOptions = PLAIN) -> list[list[str]]:
    return [[raw(cell) for cell in row.cells] for row in table_rows(path, options)]


def refusal(path: str, options: TableOptions = PLAIN) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        list(table_rows(path, options))
    assert caught.value.source == path
    return caught.value


@settings(max_examples=60)
@given(tables, st.sampled_from([",", ";", "\t", "|"]), st.booleans())
def test_a_csv_is_read_as_it_was_written(rows: list[list[str]], delimiter: str, has_mark: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", encoding="utf-8-sig" if has_mark else "utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
        assert cells_of(str(path), TableOptions(delimiter=delimiter)) == rows


def test_rows_have_their_number_in_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path / "table.csv", 'a,b\n\n1,2\n"x\ny",3\n4,5\n')
    assert list(table_rows(path, PLAIN)) == [
        Row(1, ["a", "b"]),
        Row(2, []),
        Row(3, ["1", "2"]),
        Row(5, ["x\ny", "3"]),
        Row(6, ["4", "5"]),
    ]


@pytest.mark.parametrize(("header", "first"), [(1, 1), (2, 2), (4, 4)])
def test_rows_before_the_header_are_left_out(tmp_path: Path, header: int, first: int) -> None:
    options = TableOptions(header=header)
    csv_path = saved(tmp_path / "table.csv", "1\n2\n\n4\n5\n")
    xlsx_path = saved_xlsx(tmp_path / "table.xlsx", {"S": [["1"], ["2"], [], ["4"], ["5"]]})
    for path in (csv_path, xlsx_path):
        assert [row.number for row in table_rows(path, options)] == list(range(first, 6))


def test_a_tsv_has_tabs_whatever_the_delimiter(tmp_path: Path) -> None:
    path = saved(tmp_path / "table.tsv", "a\tb,c\n")
    assert cells_of(path, TableOptions(delimiter=";")) == [["a", "b,c"]]


def test_the_ending_of_a_table_may_be_in_capitals(tmp_path: Path) -> None:
    assert cells_of(saved(tmp_path / "TABLE.CSV", "a,b\n")) == [["a", "b"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_csv_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Côte d'Azur,5\n" if encoding == "latin-1" else "Hà Nội,5\n"
    path = saved(tmp_path / "table.csv", text, encoding)
    named = "utf-8-sig" if encoding == "utf-8" else encoding
    assert cells_of(path, TableOptions(encoding=named)) == [text.strip().split(",")]


def test_an_encoding_that_is_not_that_of_the_file_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "table.csv", "a\nC\u00f4te\n", "latin-1")
    fault = refusal(path)
    assert (fault.reason, fault.detail) == ("read.encoding", "3")


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "tiếng Việt"])
def test_an_unknown_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    fault = refusal(saved(tmp_path / "table.csv", "a\n"), TableOptions(encoding=encoding))
    assert (fault.reason, fault.detail) == ("ledger.unknown_encoding", encoding)


@pytest.mark.parametrize(("content", "line"), [('a,b\n1,2\n"x"y,3\n4,5\n', 3), ('a,b\n"1,2\n3,4\n', 3)])
def test_a_csv_with_broken_quotes_is_told_with_the_line(tmp_path: Path, content: str, line: int) -> None:
    fault = refusal(saved(tmp_path / "table.csv", content))
    assert (fault.reason, fault.line) == ("ledger.no_table", line)


def test_rows_before_a_broken_one_are_read(tmp_path: Path) -> None:
    rows = table_rows(saved(tmp_path / "table.csv", 'a,b\n1,2\n"x"y,3\n'), PLAIN)
    assert [next(rows).cells, next(rows).cells] == [["a", "b"], ["1", "2"]]
    with pytest.raises(LedgerError):
        next(rows)


@pytest.mark.parametrize("name", ["none.csv", "none.xlsx", "none.parquet", "none.ods", "."])
def test_a_table_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    assert refusal(str(tmp_path / name)).reason == "ledger.missing_table"


@pytest.mark.parametrize("name", ["table.ods", "table.xls", "table.txt", "table"])
def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    fault = refusal(saved(tmp_path / name, "a,b\n"))
    assert (fault.reason, fault.detail) == ("ledger.unknown_table_format", ".csv, .tsv, .xlsx, .parquet")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("Hà Nội", "Hà Nội"),
        (2022, "2022"),
        (2022.0, "2022"),
        (371.85, "371.85"),
        (0.1, "0.1"),
        (-0.5, "-0.5"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
        (False, "false"),
        (datetime.date(2022, 12, 31), "2022-12-31"),
        (datetime.datetime(2022, 12, 31, 10, 30), "2022-12-31"),
    ],
)
def test_a_cell_says_what_was_typed(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_of_a_spreadsheet_is_in_plain_decimals_and_itself(number: float) -> None:
    text = cell_text(number)
    assert float(text) == number
    assert set(text) <= set("-.0123456789")


@given(st.integers(-(10**15), 10**15).filter(bool), st.integers(0, 14))
def test_a_decimal_that_was_typed_comes_back_from_its_binary_fraction(digits: int, places: int) -> None:
    typed = Decimal(digits).scaleb(-places)
    assert Decimal(cell_text(float(typed))) == typed


SHEETS: dict[str, list[Cells]] = {"Bảng 1": [["a", "b"], [1, None]], "Bảng 2": [["c"], [2.5]]}


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [("", [["a", "b"], ["1", ""]]), ("Bảng 1", [["a", "b"], ["1", ""]]), ("Bảng 2", [["c"], ["2.5"]])],
)
def test_a_sheet_is_read_by_its_name_and_the_first_without(tmp_path: Path, sheet: str, cells: list[list[str]]) -> None:
    path = saved_xlsx(tmp_path / "table.xlsx", SHEETS)
    assert cells_of(path, TableOptions(sheet=sheet)) == cells


def test_an_unknown_sheet_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    fault = refusal(saved_xlsx(tmp_path / "table.xlsx", SHEETS), TableOptions(sheet="Bảng 3"))
    assert (fault.reason, fault.detail) == ("ledger.no_sheet", "Bảng 3 (Bảng 1, Bảng 2)")


typed_cells = (
    st.none()
    | st.integers(-(10**9), 10**9)
    | st.integers(-(10**9), 10**9).map(lambda number: number / 1000)
    | st.sampled_from(["x", "Hà Nội", "a b", "=", "2022"])
)


@settings(max_examples=25)
@given(st.lists(st.lists(typed_cells, min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_workbook_is_read_cell_by_cell(rows: list[Cells]) -> None:
    with TemporaryDirectory() as folder:
        given = cells_of(saved_xlsx(Path(folder) / "table.xlsx", {"S": [["a", "b", "c"], *rows]}))
    texts = [[cell_text(cell) for cell in row] for row in rows]
    while texts and not any(texts[-1]):
        texts.pop()  # a workbook ends at its last cell
    while given[1:] and not any(given[-1]):
        given.pop()
    assert given == [["a", "b", "c"], *texts]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.none() | st.sampled_from(["x", "Hà Nội"]), st.none() | st.integers(-9, 9)), max_size=5))
def test_a_parquet_file_is_read_cell_by_cell(rows: list[tuple[str | None, int | None]]) -> None:
    columns = {
        "tên": pyarrow.array([text for text, _ in rows], pyarrow.string()),
        "số": pyarrow.array([number for _, number in rows], pyarrow.int64()),
        "thập phân": pyarrow.array([number and Decimal(number) for _, number in rows], pyarrow.decimal128(5, 2)),
        "thực": pyarrow.array([number and number / 8 for _, number in rows], pyarrow.float64()),
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        parquet.write_table(pyarrow.table(columns), path)
        given = list(table_rows(str(path), PLAIN))
    shown = [
        [text or "", cell_text(number), "" if number is None else f"{number}.00", cell_text(number and number / 8)]
        for text, number in rows
    ]
    assert [(row.number, [raw(cell) for cell in row.cells]) for row in given] == list(
        enumerate([list(columns), *shown], 1)
    )


def test_a_parquet_file_of_several_batches_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    parquet.write_table(pyarrow.table({"n": list(range(25_000))}), path, row_group_size=7_000)
    rows = list(table_rows(str(path), PLAIN))
    assert [[raw(cell) for cell in row.cells] for row in rows] == [["n"], *([f"{number}"] for number in range(25_000))]
    assert [row.number for row in rows] == list(range(1, 25_002))


@pytest.mark.parametrize(
    "content", [b"", b"x", b"Chi tieu,Ky,Gia tri\nA,2022,5\n", b"PK\x03\x04", b"PAR1PAR1", b"\x00" * 500]
)
@pytest.mark.parametrize("name", ["table.xlsx", "table.parquet"])
def test_a_file_of_another_kind_is_one_fault(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(str(path)).reason == "ledger.no_table"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_one_fault(tmp_path: Path, share: float) -> None:
    rows: list[Cells] = [["a", "b"], *([f"x{number}", number / 7] for number in range(300))]
    for path in (
        saved_xlsx(tmp_path / "table.xlsx", {"S": rows}),
        saved_parquet(tmp_path / "table.parquet", rows),
    ):
        whole = Path(path).read_bytes()
        Path(path).write_bytes(whole[: int(len(whole) * share)])
        assert refusal(path).reason == "ledger.no_table"


LONG_MAPPING = """\
[columns]
subject = "Chỉ tiêu"
scope = "Nơi"
period = "Kỳ"
value = "Giá trị"
[fixed]
unit = "nghìn tấn"
[numbers]
decimal = "."
[source]
title = "Niên giám"
"""
WIDE_MAPPING = """\
[columns]
subject = "Chỉ tiêu"
[fixed]
unit = "nghìn tấn"
[wide]
periods = true
[numbers]
decimal = "."
[source]
title = "Niên giám"
"""
LONG_TABLE: list[Cells] = [
    ["Chỉ tiêu", "Nơi", "Kỳ", "Giá trị"],
    ["Gạo", "Long An", "năm 2022", 2912.7],
    ["Gạo", "Long An", "quý I/2023", 0.1],
    ["Cà phê", "Đắk Lắk", "năm 2022", 558.0],
    ["Cà phê", None, "năm ngoái", 571.25],
    ["Cà phê", None, "năm 2023", None],
    [None, None, "năm 2023", 5.5],
    ["Tiêu", "", "Sơ bộ 2023", 190.0],
]
WIDE_TABLE: list[Cells] = [
    ["Chỉ tiêu", "2021", "Sơ bộ 2022", "Ghi chú"],
    ["Gạo", 43852.6, 42660.7, "x"],
    ["Cà phê", 1845.0, None, None],
    ["Ngô", None, 4410.125, "y"],
]


@pytest.mark.parametrize(
    ("table", "mapping", "count", "faults"), [(LONG_TABLE, LONG_MAPPING, 4, 2), (WIDE_TABLE, WIDE_MAPPING, 4, 0)]
)
def test_one_table_gives_the_same_records_in_every_format(
    tmp_path: Path, table: list[Cells], mapping: str, count: int, faults: int
) -> None:
    read = read_mapping(saved(tmp_path / "mapping.toml", mapping))
    given = []
    for path in (
        saved_csv(tmp_path / "table.csv", table),
        saved_xlsx(tmp_path / "table.xlsx", {"Bảng": table}),
        saved_parquet(tmp_path / "table.parquet", table),
    ):
        found = list(imported(path, read, ENTERED, ""))
        given.append([each if isinstance(each, Record) else (each.reason, each.detail, each.line) for each in found])
    assert given[0] == given[1] == given[2]
    assert sum(isinstance(each, Record) for each in given[0]) == count
    assert len(given[0]) == count + faults


def test_years_that_are_numbers_name_columns_and_periods(tmp_path: Path) -> None:
    wide = read_mapping(saved(tmp_path / "wide.toml", WIDE_MAPPING))
    long = read_mapping(saved(tmp_path / "long.toml", LONG_MAPPING))
    wide_path = saved_xlsx(tmp_path / "wide.xlsx", {"S": [["Chỉ tiêu", 2021, 2022.0], ["Gạo", 5, 6]]})
    long_path = saved_xlsx(
        tmp_path / "long.xlsx",
        {"S": [["Chỉ tiêu", "Nơi", "Kỳ", "Giá trị"], ["Gạo", None, 2021, 5], ["Gạo", None, 2022.0, 6]]},
    )
    of_wide = list(imported(wide_path, wide, ENTERED, ""))
    assert of_wide == list(imported(long_path, long, ENTERED, ""))
    assert [str(each.period.start) for each in of_wide if isinstance(each, Record)] == ["2021-01-01", "2022-01-01"]


def test_a_sheet_below_a_preamble_is_read_with_its_rows(tmp_path: Path) -> None:
    mapping = read_mapping(saved(tmp_path / "m.toml", f'{WIDE_MAPPING}[table]\nsheet = "Data"\nheader = 4\n'))
    rows: list[Cells] = [["Data Source", "WDI"], [], ["Last Updated", datetime.date(2024, 6, 28)], *WIDE_TABLE]
    rows.append(["Sắn", "x", 5])
    path = saved_xlsx(tmp_path / "table.xlsx", {"Notes": [["x"]], "Data": rows})
    *sound, fault, last = imported(path, mapping, ENTERED, "")
    assert all(isinstance(each, Record) for each in (*sound, last))
    assert len(sound) == 4
    assert isinstance(fault, LedgerError)
    assert (fault.reason, fault.line, fault.field, fault.detail) == ("ledger.no_number", 8, "2021", "x")
