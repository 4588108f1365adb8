"""Mapping files, and what they make of tables of other programs."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.errors import LedgerError
from factcheck.ledger.entry import FieldError, period_called, quantity_called
from factcheck.ledger.mapping import Renamed, TableMapping, imported, quantity_of, read_mapping, unread_columns
from factcheck.ledger.tables import TableOptions
from factcheck.model.record import Citation, FigureKind, Record
from factcheck.model.span import Span
from tests.ledger.records import Cell, Measure, cells

ENTERED = datetime.date(2024, 7, 1)
LONG = """\
[columns]
subject = "Chỉ tiêu"
period = "Kỳ"
value = "Giá trị"
[fixed]
unit = "km"
[source]
title = "Niên giám"
"""
WIDE = """\
[columns]
subject = "Chỉ tiêu"
[fixed]
unit = "km"
[wide]
periods = true
[source]
title = "Niên giám"
"""


class Told(NamedTuple):
    """What a fault says."""

    reason: str
    line: int | None
    field: str
    detail: str


class Figure(NamedTuple):
    """What a record says, in short."""

    subject: str
    scope: str
    period: str
    value: str
    kind: str = "actual"


def saved(folder: Path, content: str, name: str = "mapping.toml") -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def mapped(folder: Path, mapping: str) -> TableMapping:
    return read_mapping(saved(folder, mapping))


def rows_of(folder: Path, table: str, mapping: str) -> list[Record | LedgerError]:
    """What the CSV ``table`` gives by ``mapping``."""
    return list(imported(saved(folder, table, "table.csv"), mapped(folder, mapping), ENTERED, "Ban Dữ liệu"))


def told(fault: LedgerError) -> Told:
    return Told(fault.reason, fault.line, fault.field, fault.detail)


def short(record: Record) -> Figure:
    period = f"{record.period.start}..{record.period.end}"
    value = f"{record.quantity.value} {record.quantity.unit}"
    return Figure(record.subject, record.scope, period, value, record.kind.value)


def in_short(folder: Path, table: str, mapping: str) -> list[Figure | Told]:
    return [told(each) if isinstance(each, LedgerError) else short(each) for each in rows_of(folder, table, mapping)]


def refusal(folder: Path, table: str, mapping: str) -> Told:
    with pytest.raises(LedgerError) as caught:
        rows_of(folder, table, mapping)
    assert caught.value.source in (str(folder / "table.csv"), str(folder / "mapping.toml"))
    return told(caught.value)


def year(number: int) -> str:
    return f"{number}-01-01..{number}-12-31"


def test_a_mapping_is_read_whole(tmp_path: Path) -> None:
    mapping = mapped(
        tmp_path,
        """\
        [table]
        sheet = "Sheet 2"
        header = 4
        delimiter = ";"
        encoding = "cp1258"
        [columns]
        subject = "Indicator  Name"
        scope = "Country Name"
        [fixed]
        unit = "USD"
        kind = "estimate"
        [wide]
        periods = true
        [numbers]
        decimal = "."
        missing = ["..", "-"]
        [subjects]
        "Exports" = { subject = "xuất khẩu", unit = "tỷ USD" }
        "Imports" = "nhập khẩu"
        [scopes]
        "Viet Nam" = "Việt Nam"
        [only]
        subjects = true
        scopes = false
        [source]
        title = "WDI"
        publisher = "Ngân hàng Thế giới"
        url = "https://data.worldbank.org"
        published = 2024-06-28
        """,
    )
    assert mapping == TableMapping(
        options=TableOptions("Sheet 2", 4, ";", "cp1258"),
        columns={"subject": "Indicator Name", "scope": "Country Name"},
        fixed={"unit": "USD", "kind": "estimate"},
        is_wide=True,
        decimal=".",
        missing=frozenset({"..", "-"}),
        subjects={"Exports": Renamed("xuất khẩu", "tỷ USD"), "Imports": Renamed("nhập khẩu")},
        scopes={"Viet Nam": "Việt Nam"},
        only=frozenset({"subjects"}),
        citation=Citation("WDI", "Ngân hàng Thế giới", "https://data.worldbank.org", datetime.date(2024, 6, 28)),
    )


def test_a_mapping_says_little_where_the_table_is_plain(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, LONG)
    assert (mapping.options, mapping.decimal, mapping.is_wide) == (TableOptions("", 1, ",", "utf-8-sig"), ",", False)
    assert (mapping.missing, mapping.subjects, mapping.scopes, mapping.only) == (frozenset(), {}, {}, frozenset())


@pytest.mark.parametrize(
    ("content", "reason", "field"),
    [
        (LONG.replace('subject = "Chỉ tiêu"\n', ""), "ledger.unmapped", "subject"),
        (LONG.replace('period = "Kỳ"\n', ""), "ledger.unmapped", "period"),
        (LONG.replace('value = "Giá trị"\n', ""), "ledger.unmapped", "value"),
        (WIDE.replace("true", "false"), "ledger.unmapped", "period"),
        (WIDE.replace("true", '"true"'), "ledger.unmapped", "period"),
        (LONG.replace('"Kỳ"', '""'), "ledger.absent", "period"),
        (LONG.replace('"Kỳ"', "2.5"), "ledger.no_text", "period"),
        (LONG.replace('"Kỳ"', "true"), "ledger.no_text", "period"),
        (LONG.replace('"Kỳ"', "0"), "ledger.no_text", "period"),
        (f"{LONG}[only]\nsubject = true\n", "ledger.unknown_field", "subject"),
        (f"{LONG}[numbers]\ndecimals = ','\n", "ledger.unknown_field", "decimals"),
        (f"{LONG}[numbers]\ndecimal = ';'\n", "ledger.other_value", "decimal"),
        (f"{LONG}[table]\ndelimiter = ';;'\n", "ledger.no_delimiter", "delimiter"),
        (f"{LONG}[subjects]\nX = ''\n", "ledger.absent", "X"),
        (LONG.replace('"km"', "5"), "ledger.no_text", "unit"),
        (LONG.replace('"km"', '"  "'), "ledger.absent", "unit"),
        (LONG.replace("unit =", "units ="), "ledger.unknown_field", "units"),
        (LONG.replace("period =", "year ="), "ledger.unknown_field", "year"),
        (LONG.replace("[fixed]", "[constant]"), "ledger.unknown_field", "constant"),
        (LONG.replace('"Niên giám"', '""'), "ledger.absent", "title"),
        (LONG.replace('[source]\ntitle = "Niên giám"\n', ""), "ledger.absent", "title"),
        (f'{LONG}author = "x"\n', "ledger.unknown_field", "author"),
        (f'{LONG}published = "28/6/2024"\n', "ledger.no_date", "published"),
        (f"{LONG}url = 5\n", "ledger.no_text", "url"),
        (f"{LONG}[table]\nheader = 0\n", "ledger.no_row_number", "header"),
        (f'{LONG}[table]\nheader = "4"\n', "ledger.no_row_number", "header"),
        (f"{LONG}[table]\nsheet = 1\n", "ledger.no_text", "sheet"),
        (f'{LONG}[table]\nseparator = ";"\n', "ledger.unknown_field", "separator"),
        (f"{LONG}[numbers]\ndecimal = 5\n", "ledger.no_text", "decimal"),
        (f'{LONG}[numbers]\nmissing = ".."\n', "ledger.no_list", "missing"),
        (f"{LONG}[subjects]\n'Exports' = 5\n", "ledger.no_text", "Exports"),
        (f"{LONG}[subjects]\n'Exports' = {{ unit = 'USD' }}\n", "ledger.absent", "subject"),
        (f"{LONG}[subjects]\n'Exports' = {{ subject = 'x', units = 'USD' }}\n", "ledger.unknown_field", "units"),
        (f"{LONG}[scopes]\n'Viet Nam' = 5\n", "ledger.no_text", "Viet Nam"),
        (f"table = 5\n{LONG}", "ledger.no_section", "table"),
        (f"subjects = ['x']\n{LONG}", "ledger.no_section", "subjects"),
        (f"only = true\n{LONG}", "ledger.no_section", "only"),
    ],
)
def test_a_field_of_a_mapping_that_is_wrong_is_named(tmp_path: Path, content: str, reason: str, field: str) -> None:
    with pytest.raises(LedgerError) as caught:
        mapped(tmp_path, content)
    assert caught.value.source == str(tmp_path / "mapping.toml")
    assert (caught.value.reason, caught.value.field) == (reason, field)


def test_a_mapping_that_is_no_toml_is_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        mapped(tmp_path, "[columns]\nsubject = \n")
    assert (caught.value.source, caught.value.reason) == (str(tmp_path / "mapping.toml"), "ledger.no_toml")
    assert "at line 2" in caught.value.detail


def test_a_mapping_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(LedgerError) as caught:
        read_mapping(str(tmp_path / "mapping.toml"))
    assert (caught.value.reason, caught.value.detail) == ("read.encoding", "5")


@pytest.mark.parametrize("name", ["none.toml", "."])
def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerError) as caught:
        read_mapping(str(tmp_path / name))
    assert (caught.value.source, caught.value.reason) == (str(tmp_path / name), "ledger.missing_table")


def test_a_long_table_gives_a_record_a_row(tmp_path: Path) -> None:
    table = 'Chỉ tiêu,Kỳ,Giá trị\nXuất khẩu,năm 2022,"371,85"\nNhập khẩu,quý I/2023,"1.075,2"\n'
    first, second = rows_of(tmp_path, table, f"{LONG}publisher = 'TCTK'\npublished = 2024-06-28\n")
    assert first == Record(
        subject="Xuất khẩu",
        period=period_called("năm 2022"),
        quantity=quantity_called("371,85 km"),
        citation=Citation("Niên giám", "TCTK", "", datetime.date(2024, 6, 28)),
        entered=ENTERED,
        by="Ban Dữ liệu",
    )
    assert isinstance(second, Record)
    assert short(second) == Figure("Nhập khẩu", "", "2023-01-01..2023-03-31", "1075.2 km")


def test_every_field_may_be_a_column(tmp_path: Path) -> None:
    mapping = """\
        [columns]
        subject = "a"
        scope = "b"
        period = "c"
        value = "d"
        unit = "e"
        kind = "f"
        position = "g"
        [source]
        title = "Niên giám"
        """
    table = 'g,f,e,d,c,b,a\ntr. 5,plan,%,"8,02",2022,Hà Nội,GRDP\n,Ước tính,nghìn tấn,5,2023,,Gạo\n'
    first, second = rows_of(tmp_path, table, mapping)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert short(first) == Figure("GRDP", "Hà Nội", year(2022), "8.02 %", "plan")
    assert first.citation == Citation("Niên giám", position="tr. 5")
    assert short(second) == Figure("Gạo", "", year(2023), "5000 tấn", "estimate")


def test_every_field_but_the_value_may_be_fixed(tmp_path: Path) -> None:
    mapping = """\
        [columns]
        value = "v"
        [fixed]
        subject = "xuất khẩu"
        scope = "Việt Nam"
        period = "năm 2022"
        unit = "km"
        kind = "forecast"
        position = "Bảng 1"
        [source]
        title = "Niên giám"
        """
    (record,) = rows_of(tmp_path, "v\n5\n", mapping)
    assert isinstance(record, Record)
    assert short(record) == Figure("xuất khẩu", "Việt Nam", year(2022), "5 km", "forecast")
    assert record.citation.position == "Bảng 1"


def test_an_empty_cell_takes_what_is_fixed(tmp_path: Path) -> None:
    mapping = LONG.replace("[fixed]", 'unit = "Đơn vị"\nscope = "Nơi"\n[fixed]\nscope = "cả nước"')
    table = "Chỉ tiêu,Kỳ,Giá trị,Đơn vị,Nơi\nA,2022,5,,\nB,2022,5,tấn,Huế\n"
    assert in_short(tmp_path, table, mapping) == [
        Figure("A", "cả nước", year(2022), "5 km"),
        Figure("B", "Huế", year(2022), "5 tấn"),
    ]


STATISTICS_OFFICE = """\
Diện tích và dân số phân theo địa phương;;;
Đơn vị tính: Nghìn người;;;
Địa phương;2020;2021;Sơ bộ 2022
CẢ NƯỚC;97.582,7;98.506,2;99.461,7
Đồng bằng sông Hồng;22.920,2;;23.454,2

Hà Nội;8.246,5;8.330,8;..
Huế;1.133,7;1.153,8;-
Nguồn: Tổng cục Thống kê;;;
"""
OF_STATISTICS_OFFICE = """\
[table]
header = 3
delimiter = ";"
[columns]
scope = "Địa phương"
[fixed]
subject = "dân số trung bình"
unit = "nghìn người"
[wide]
periods = true
[numbers]
missing = ["..", "-"]
[scopes]
"CẢ NƯỚC" = "Việt Nam"
[source]
title = "Niên giám thống kê 2022"
"""


def test_a_table_of_a_statistics_office_is_read(tmp_path: Path) -> None:
    told_of = [
        ("Việt Nam", 2020, "97582700", "actual"),
        ("Việt Nam", 2021, "98506200", "actual"),
        ("Việt Nam", 2022, "99461700", "preliminary"),
        ("Đồng bằng sông Hồng", 2020, "22920200", "actual"),
        ("Đồng bằng sông Hồng", 2022, "23454200", "preliminary"),
        ("Hà Nội", 2020, "8246500", "actual"),
        ("Hà Nội", 2021, "8330800", "actual"),
        ("Huế", 2020, "1133700", "actual"),
        ("Huế", 2021, "1153800", "actual"),
    ]
    assert in_short(tmp_path, STATISTICS_OFFICE, OF_STATISTICS_OFFICE) == [
        Figure("dân số trung bình", scope, year(number), f"{value} người", kind)
        for scope, number, value, kind in told_of
    ]


WORLD_BANK = """\
"Data Source","World Development Indicators",
"",""
"Last Updated Date","2024-06-28",
"",""
"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961","2021","2022","2023",
"Viet Nam","VNM","Exports of goods (BoP, current US$)","BX.GSR.MRCH.CD","","","336166998000","371850000000.5","",
"Viet Nam","VNM","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","","","2.55372855","8.12351421","5.04624512",
"Viet Nam","VNM","Population, total","SP.POP.TOTL","33652548","..","97468029","9.8186856E+07","",
"Thailand","THA","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","","5.36","1.57","2.46","1.89",
"""
OF_WORLD_BANK = """\
[table]
header = 5
[columns]
subject = "Indicator Name"
scope = "Country Name"
position = "Indicator Code"
[wide]
periods = true
[numbers]
decimal = "."
missing = [".."]
[subjects]
"Exports of goods (BoP, current US$)" = { subject = "xuất khẩu hàng hóa", unit = "USD" }
"GDP growth (annual %)" = { subject = "tăng trưởng GDP", unit = "%" }
"Population, total" = { subject = "dân số", unit = "người" }
[scopes]
"Viet Nam" = "Việt Nam"
[source]
title = "World Development Indicators"
publisher = "Ngân hàng Thế giới"
published = 2024-06-28
"""


def test_a_wide_table_of_the_world_bank_is_read(tmp_path: Path) -> None:
    given = rows_of(tmp_path, WORLD_BANK, OF_WORLD_BANK)
    assert [short(each) if isinstance(each, Record) else told(each) for each in given] == [
        Figure("xuất khẩu hàng hóa", "Việt Nam", year(2021), "336166998000 USD"),
        Figure("xuất khẩu hàng hóa", "Việt Nam", year(2022), "371850000000.5 USD"),
        Figure("tăng trưởng GDP", "Việt Nam", year(2021), "2.55372855 %"),
        Figure("tăng trưởng GDP", "Việt Nam", year(2022), "8.12351421 %"),
        Figure("tăng trưởng GDP", "Việt Nam", year(2023), "5.04624512 %"),
        Figure("dân số", "Việt Nam", year(1960), "33652548 người"),
        Figure("dân số", "Việt Nam", year(2021), "97468029 người"),
        Figure("dân số", "Việt Nam", year(2022), "98186856 người"),
        Figure("tăng trưởng GDP", "Thailand", year(1961), "5.36 %"),
        Figure("tăng trưởng GDP", "Thailand", year(2021), "1.57 %"),
        Figure("tăng trưởng GDP", "Thailand", year(2022), "2.46 %"),
        Figure("tăng trưởng GDP", "Thailand", year(2023), "1.89 %"),
    ]
    citation = Citation(
        "World Development Indicators", "Ngân hàng Thế giới", "", datetime.date(2024, 6, 28), "BX.GSR.MRCH.CD"
    )
    assert isinstance(given[0], Record)
    assert given[0].citation == citation


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        ("", 12),
        ("[only]\nsubjects = true\n", 7),
        ("[only]\nscopes = true\n", 8),
        ("[only]\nsubjects = true\nscopes = true\n", 3),
        ("[only]\nsubjects = false\nscopes = false\n", 12),
    ],
)
def test_only_rows_that_are_named_are_read_where_so_wanted(tmp_path: Path, only: str, kept: int) -> None:
    mapping = OF_WORLD_BANK.partition("[subjects]")[0]
    mapping += """\
        [fixed]
        unit = "%"
        [subjects]
        "GDP growth (annual %)" = "tăng trưởng GDP"
        [scopes]
        "Viet Nam" = "Việt Nam"
        [source]
        title = "WDI"
        """
    expected = in_short(tmp_path, WORLD_BANK, mapping)
    given = in_short(tmp_path, WORLD_BANK, mapping + only)
    assert len(given) == kept
    assert given == [each for each in expected if each in given]


def test_a_row_that_is_left_out_is_no_fault(tmp_path: Path) -> None:
    mapping = f'{LONG}[subjects]\n"A" = "a"\n[only]\nsubjects = true\n'
    table = "Chỉ tiêu,Kỳ,Giá trị\nNguồn: x,không,không\nA,2022,5\n,,\n"
    assert in_short(tmp_path, table, mapping) == [Figure("a", "", year(2022), "5 km")]


@pytest.mark.parametrize(
    ("name", "number", "kind"),
    [
        ("2021", 2021, FigureKind.ACTUAL),
        ("Năm 2021", 2021, FigureKind.ACTUAL),
        ("Sơ bộ 2022", 2022, FigureKind.PRELIMINARY),
        ("2022 (sơ bộ)", 2022, FigureKind.PRELIMINARY),
        ("Prel. 2022", 2022, FigureKind.PRELIMINARY),
        ("  Sơ   bộ\n2022 ", 2022, FigureKind.PRELIMINARY),
        ("Ước tính 2023", 2023, FigureKind.ESTIMATE),
        ("Kế hoạch năm 2024", 2024, FigureKind.PLAN),
        ("Dự báo 2025", 2025, FigureKind.FORECAST),
    ],
)
def test_the_name_of_a_column_tells_period_and_kind(tmp_path: Path, name: str, number: int, kind: FigureKind) -> None:
    table = f'Chỉ tiêu,"{name}",Tổng\nA,5,6\n'
    (record,) = rows_of(tmp_path, table, WIDE)
    assert isinstance(record, Record)
    assert short(record) == Figure("A", "", year(number), "5 km", kind.value)


def test_the_kind_of_a_column_goes_before_that_of_its_row(tmp_path: Path) -> None:
    mapping = WIDE.replace("[fixed]", 'kind = "Loại"\n[fixed]')
    table = "Chỉ tiêu,Loại,2021,Sơ bộ 2022\nA,plan,5,6\nB,,7,8\n"
    kinds = [each.kind for each in in_short(tmp_path, table, mapping) if isinstance(each, Figure)]
    assert kinds == ["plan", "preliminary", "actual", "preliminary"]


def test_the_cell_of_a_period_may_tell_the_kind(tmp_path: Path) -> None:
    table = "Chỉ tiêu,Kỳ,Giá trị\nA,Sơ bộ 2022,5\nB,Ước tính năm 2023,6\n"
    assert in_short(tmp_path, table, LONG) == [
        Figure("A", "", year(2022), "5 km", "preliminary"),
        Figure("B", "", year(2023), "6 km", "estimate"),
    ]


def test_a_renamed_subject_has_its_own_unit_before_that_of_its_row(tmp_path: Path) -> None:
    mapping = f'{LONG}[subjects]\n"A" = {{ subject = "gạo", unit = "triệu tấn" }}\n"B" = "cà phê"\n'
    assert in_short(tmp_path, "Chỉ tiêu,Kỳ,Giá trị\nA,2022,5\nB,2022,5\nC,2022,5\n", mapping) == [
        Figure("gạo", "", year(2022), "5000000 tấn"),
        Figure("cà phê", "", year(2022), "5 km"),
        Figure("C", "", year(2022), "5 km"),
    ]


def test_a_fault_of_a_cell_is_told_with_row_and_column_and_the_rest_is_read(tmp_path: Path) -> None:
    mapping = LONG.replace("[fixed]", 'unit = "Đơn vị"\nkind = "Loại"\n[fixed]')
    table = "\n".join(
        [
            "Chỉ tiêu,Kỳ,Giá trị,Đơn vị,Loại",
            "A,2022,5,,",
            "A,2022,năm,,",
            ",2022,5,,",
            f"{'x' * 501},2022,5,,",
            "A,2022,5,12 con,",
            "A,2022,5,,cuối cùng",
            "",
            "A,2022,5%,,",
            "B,2022,6,,",
            "",
        ]
    )
    assert in_short(tmp_path, table, mapping) == [
        Figure("A", "", year(2022), "5 km"),
        Told("ledger.no_number", 3, "Giá trị", "năm"),
        Told("ledger.absent", 4, "Chỉ tiêu", ""),
        Told("ledger.too_long", 5, "Chỉ tiêu", "500"),
        Told("parse.after", 6, "Đơn vị", "12 con"),
        Told("ledger.no_kind", 7, "Loại", "actual, preliminary, estimate, plan, forecast"),
        Told("ledger.no_number", 9, "Giá trị", "5%"),
        Figure("B", "", year(2022), "6 km"),
    ]


def test_a_fault_of_a_wide_table_is_told_with_the_column_of_its_period(tmp_path: Path) -> None:
    table = "Chỉ tiêu,2021,Sơ bộ  2022\nA,5,x\nB,y,6\n"
    assert in_short(tmp_path, table, WIDE) == [
        Figure("A", "", year(2021), "5 km"),
        Told("ledger.no_number", 2, "Sơ bộ 2022", "x"),
        Told("ledger.no_number", 3, "2021", "y"),
        Figure("B", "", year(2022), "6 km", "preliminary"),
    ]


@pytest.mark.parametrize(
    ("period", "reason"), [("", "ledger.absent"), ("năm ngoái", "ledger.no_days"), ("20x", "parse.no_period")]
)
def test_a_period_that_cannot_be_read_is_told_with_its_row(tmp_path: Path, period: str, reason: str) -> None:
    table = f"Chỉ tiêu,Kỳ,Giá trị\nA,2021,5\nA,{period},5\nB,2022,6\n"
    first, fault, last = rows_of(tmp_path, table, LONG)
    assert isinstance(fault, LedgerError)
    assert (fault.reason, fault.line) == (reason, 3)
    assert isinstance(first, Record)
    assert isinstance(last, Record)


def test_rows_that_are_empty_or_short_hold_nothing(tmp_path: Path) -> None:
    table = "Chỉ tiêu,Kỳ,Giá trị\n\n,,\n  ,\t,\nA\nA,2022\nA,2022,\nA,2022,5\nA,2022,6,7,8\n"
    assert in_short(tmp_path, table, LONG) == [
        Figure("A", "", year(2022), "5 km"),
        Figure("A", "", year(2022), "6 km"),
    ]


def test_marks_of_what_is_missing_are_passed_over(tmp_path: Path) -> None:
    mapping = f'{LONG}[numbers]\nmissing = ["..", "-", "…", "n/a", 0]\n'
    table = "Chỉ tiêu,Kỳ,Giá trị\nA,2022,..\nA,2022, - \nA,2022,…\nA,2022,n/a\nA,2022,0\nA,2022,N/A\nA,2022,5\n"
    assert in_short(tmp_path, table, mapping) == [
        Told("ledger.no_number", 7, "Giá trị", "N/A"),
        Figure("A", "", year(2022), "5 km"),
    ]


def test_a_column_that_is_not_there_is_named_with_its_field(tmp_path: Path) -> None:
    table = "Chỉ tiêu,Năm,Giá trị\nA,2022,5\n"
    assert refusal(tmp_path, table, LONG) == Told("ledger.no_column", 1, "period", "Kỳ")
    mapping = f"{LONG}[table]\nheader = 2\n"
    assert refusal(tmp_path, f"Bảng 1\n{table}", mapping) == Told("ledger.no_column", 2, "period", "Kỳ")


@pytest.mark.parametrize(("table", "header"), [("", 1), ("Chỉ tiêu,Kỳ,Giá trị\n", 2), ("a\nb\nc\n", 9)])
def test_a_table_without_its_header_is_refused(tmp_path: Path, table: str, header: int) -> None:
    mapping = f"{LONG}[table]\nheader = {header}\n"
    assert refusal(tmp_path, table, mapping) == Told("ledger.no_header", None, "", str(header))


def test_a_table_of_a_header_alone_holds_nothing(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Chỉ tiêu,Kỳ,Giá trị\n", LONG) == []


def test_a_wide_table_without_periods_is_refused_with_its_columns(tmp_path: Path) -> None:
    table = "Chỉ tiêu,Tổng,Nam\nA,5,6\n"
    assert refusal(tmp_path, table, WIDE) == Told("ledger.no_period_columns", 1, "", "Chỉ tiêu, Tổng, Nam")


def test_the_columns_of_a_wide_table_that_are_no_periods_are_named(tmp_path: Path) -> None:
    table = "Chỉ tiêu,Mã,2021,2023E,Q1/2024,12/2023,\nA,x,5,6,7,8,9\n"
    path = saved(tmp_path, table, "table.csv")
    assert unread_columns(path, mapped(tmp_path, WIDE)) == ["Mã", "2023E", "Q1/2024", "12/2023"]
    long = saved(tmp_path, "Chỉ tiêu,Kỳ,Giá trị,Ghi chú\n", "long.csv")
    assert unread_columns(long, mapped(tmp_path, LONG)) == []


@pytest.mark.parametrize(
    ("name", "first", "last", "kind"),
    [
        ("2023-12-31", "2023-12-31", "2023-12-31", "actual"),
        ("2022 [YR2022]", "2022-01-01", "2022-12-31", "actual"),
        ("2021-2023", "2021-01-01", "2023-12-31", "actual"),
        ("2021 \u2013 2023", "2021-01-01", "2023-12-31", "actual"),
        ("Sơ bộ 2021-2023", "2021-01-01", "2023-12-31", "preliminary"),
    ],
)
def test_periods_as_only_tables_write_them_are_read(
    tmp_path: Path, name: str, first: str, last: str, kind: str
) -> None:
    wanted = [Figure("A", "", f"{first}..{last}", "5 km", kind)]
    assert in_short(tmp_path, f"Chỉ tiêu,{name}\nA,5\n", WIDE) == wanted
    assert in_short(tmp_path, f"Chỉ tiêu,Kỳ,Giá trị\nA,{name},5\n", LONG) == wanted
    (record,) = rows_of(tmp_path, f"Chỉ tiêu,{name}\nA,5\n", WIDE)
    assert isinstance(record, Record)
    again = period_called(record.period.text)  # a plain file can say it too
    assert (str(again.start), str(again.end)) == (first, last)


@pytest.mark.parametrize("name", ["2023-2021", "2021-2021", "2023-13-01", "0000-2022", "2022 [YR2021]"])
def test_what_only_looks_like_a_period_of_a_table_is_none(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, f"Chỉ tiêu,{name}\nA,5\n", WIDE).reason == "ledger.no_period_columns"


def test_the_dates_of_a_workbook_are_periods(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet(index=0)
    sheet.append(["Chỉ tiêu", "Kỳ", "Giá trị"])
    sheet.append(["A", datetime.date(2023, 12, 31), 5])
    workbook.save(tmp_path / "table.xlsx")
    (record,) = imported(str(tmp_path / "table.xlsx"), mapped(tmp_path, LONG), ENTERED, "")
    assert isinstance(record, Record)
    assert (record.period.start, record.period.end) == (datetime.date(2023, 12, 31), datetime.date(2023, 12, 31))


def test_a_column_of_a_field_holds_no_values_though_its_name_is_a_period(tmp_path: Path) -> None:
    mapping = WIDE.replace("Chỉ tiêu", "Năm 2020")
    assert in_short(tmp_path, "Năm 2020,2021\nA,5\n", mapping) == [Figure("A", "", year(2021), "5 km")]


@given(cells())
@example(Cell("1.234.567,8", 12345678, 1, Measure("nghìn tấn", 1000), ","))
@example(Cell("-0", 0, 0, Measure("%", 1), "."))
@example(Cell("0.000", 0, 3, Measure("tỷ USD", 10**9), "."))
def test_a_cell_has_exactly_the_value_that_it_prints(cell: Cell) -> None:
    quantity = cell.quantity
    assert quantity.low == quantity.high == Fraction(cell.number, 10**cell.places) * cell.measure.scale
    assert quantity.place == Fraction(cell.measure.scale, 10**cell.places)
    assert quantity.unit == quantity_called(f"2{cell.measure.tail}").unit
    assert (quantity.qualifier, quantity.alternatives, quantity.span) == (None, (), Span(0, len(quantity.text)))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=8))
def test_an_exact_decimal_in_any_python_form_is_its_value(number: object) -> None:
    for text in (f"{number}", f"{number:e}", f"{number:E}", f"{number:f}"):
        assert quantity_of(text, "tỷ USD", ".").low == Fraction(str(number)) * 10**9


@given(st.integers(-(10**6), 10**6), st.integers(-9, 9), st.sampled_from(["e", "E"]), st.sampled_from(["", "+"]))
def test_an_exponent_is_worked_out(digits: int, exponent: int, mark: str, sign: str) -> None:
    text = f"{digits}{mark}{sign if exponent >= 0 else ''}{exponent}"
    quantity = quantity_of(text, "USD", ".")
    assert quantity.low == quantity.high == digits * Fraction(10) ** exponent
    assert quantity.place == Fraction(10) ** min(exponent, 0)


@given(st.floats(1e-15, 1e20) | st.floats(-1e20, -1e-15) | st.just(0.0))
def test_a_binary_fraction_is_the_decimal_that_stands_for_it(number: float) -> None:
    assert quantity_of(repr(number), "tấn", ".").low == Fraction(repr(number)) * quantity_called("1 tấn").low


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.234.567,8", ",", "1234567.8"),
        ("1,234,567.8", ".", "1234567.8"),
        ("1 234 567,8", ",", "1234567.8"),
        ("1\u00a0234\u202f567.8", ".", "1234567.8"),
        (" 12 ", ",", "12"),
        ("+3,5", ",", "3.5"),
        ("\N{MINUS SIGN}3,5", ",", "-3.5"),
        ("- 3,5", ",", "-3.5"),
        ("00012", ",", "12"),
        ("1.5E+3", ".", "1500"),
        ("1,5e-2", ",", "0.015"),
    ],
)
def test_the_marks_of_a_number_are_those_of_the_table(cell: str, decimal: str, value: str) -> None:
    assert quantity_of(cell, "USD", decimal).low == Fraction(value)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "x",
        "5 người",
        "12%",
        "(5)",
        "1,2,3",
        "1,,5",
        "1,",
        ",5",
        "--5",
        "e5",
        "1e",
        "NaN",
        "inf",
        "1/3",
        "½",
        "0x1F",
        "1_000",
    ],
)
def test_a_cell_that_is_no_number_is_refused_with_what_it_says(cell: str) -> None:
    with pytest.raises(FieldError) as caught:
        quantity_of(cell, "USD", ",")
    assert (caught.value.field, caught.value.reason, caught.value.detail) == ("value", "ledger.no_number", cell)


@pytest.mark.parametrize("unit", ["", "triệu", "12 con", "tấn/", "nghìn", "current US$", "% GDP"])
def test_a_unit_that_cannot_be_read_is_named(unit: str) -> None:
    with pytest.raises(FieldError) as caught:
        quantity_of("5", unit, ",")
    assert (caught.value.field, caught.value.detail) == ("unit", unit)


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        ("12,5", "tỷ USD", "12,5 tỷ USD"),
        ("8,02", "%", "8,02%"),
        ("8,02", "%/năm", "8,02%/năm"),
        ("-3", "điểm %", "\N{MINUS SIGN}3 điểm %"),
        ("1e3", "người", "1.000 người"),
    ],
)
def test_a_cell_is_printed_with_its_unit(cell: str, unit: str, text: str) -> None:
    assert quantity_of(cell, unit, ",").text == text


@pytest.mark.parametrize(
    ("cell", "unit", "is_whole"),
    [
        ("12", "người", True),
        ("1.246", "hội nghị", True),
        ("1e3", "liên hiệp hội", True),
        ("12,5", "người", False),
        ("12", "nghìn người", False),
        ("12", "tấn", False),
        ("12", "%", False),
        ("12", "người/km2", False),
    ],
)
def test_only_a_whole_number_of_things_is_a_whole_count(cell: str, unit: str, is_whole: bool) -> None:
    assert quantity_of(cell, unit, ",").is_whole_count is is_whole
