"""What once was read wrongly, or broke the reader: kept so that it does not come back."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import openpyxl
import pytest

from factcheck.errors import LedgerError
from factcheck.ledger.entry import FieldError, named_absolutely, quantity_called
from factcheck.ledger.exchange import read_csv, write_csv
from factcheck.ledger.mapping import imported, quantity_of, read_mapping
from factcheck.ledger.plain import Reading, append_plain, read_plain, written
from factcheck.ledger.rows import unit_called, unit_text
from factcheck.ledger.tables import TableOptions, table_rows
from factcheck.lexicon.figure_kinds import without_kind
from factcheck.model.record import Record
from factcheck.model.unit import Dimension
from factcheck.scan.periods import parse_period

TODAY = datetime.date(2026, 1, 2)
MAPPING = """
[columns]
subject = 1
value = "n"
[fixed]
period = "năm 2022"
unit = "tỷ đồng"
[source]
title = "Bảng"
"""
ENTRY = """
[source.a]
title = "A"
[[figure]]
subject = "kiều hối"
period = "năm 2020"
value = "17,2 tỷ USD"
source = "a"
entered = 2026-01-02
"""


def plain(folder: Path, content: str) -> Reading:
    path = folder / "sổ.toml"
    path.write_text(content, encoding="utf-8")
    return read_plain(str(path))


def record(folder: Path) -> Record:
    return plain(folder, ENTRY).entries[0].record


def mapped(folder: Path, table: Path) -> list[Record | LedgerError]:
    mapping = folder / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return list(imported(str(table), read_mapping(str(mapping)), TODAY, ""))


def test_a_number_of_a_workbook_keeps_its_point_whatever_mark_texts_have(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["", "n"])
    workbook.worksheets[0].append(["xuất khẩu", 371.85])
    workbook.worksheets[0].append(["nhập khẩu", "1.371,85"])
    workbook.save(tmp_path / "t.xlsx")
    found = [each for each in mapped(tmp_path, tmp_path / "t.xlsx") if isinstance(each, Record)]
    assert [each.quantity.text for each in found] == ["371,85 tỷ đồng", "1.371,85 tỷ đồng"]


@pytest.mark.parametrize(
    ("cell", "decimal"),
    [("1.5", ","), ("1,5", "."), ("1..5", ","), ("1.2345", ","), ("1e5000", "."), ("9" * 5000, ".")],
)
def test_a_mark_that_parts_no_thousands_and_endless_numbers_are_refused(cell: str, decimal: str) -> None:
    with pytest.raises(FieldError) as caught:
        quantity_of(cell, "người", decimal)
    assert (caught.value.field, caught.value.reason) == ("value", "ledger.no_number")


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("5 triệu người nghèo", "5000000", "người nghèo"),
        ("80 đại sứ", "80", "đại sứ"),
        ("52 liên hiệp hội", "52", "liên hiệp hội"),
    ],
)
def test_what_is_counted_may_go_on_in_words_that_no_table_knows(text: str, value: str, symbol: str) -> None:
    quantity = quantity_called(text)
    assert quantity.value == value
    assert str(quantity.unit) == symbol


@pytest.mark.parametrize("text", ["3 nghìn tỷ đồng lãi", "5 tấn cá", "7% người dân", "5 người ở Huế"])
def test_words_after_a_measure_are_refused(text: str) -> None:
    with pytest.raises(FieldError) as caught:
        quantity_called(text)
    assert caught.value.field == "value"


@pytest.mark.parametrize("text", ["5 thùng", "5 lượng", "5 mẫu", "5 triệu thùng/ngày", "20 VND/lít", "3 tấn/ha"])
def test_units_come_back_as_they_were_though_a_noun_bears_the_name_of_a_measure(text: str) -> None:
    unit = quantity_called(text).unit
    assert unit is not None
    assert unit_called(unit_text(unit)) == unit


def test_a_noun_and_the_measure_of_its_name_are_written_apart() -> None:
    counted, measure = unit_called("thùng~"), unit_called("thùng")
    assert (counted.dimension, measure.dimension is Dimension.COUNT) == (Dimension.COUNT, False)


@pytest.mark.parametrize(
    ("cell", "unit"), [(Decimal("1.50"), "tỷ USD"), (Decimal("12.0"), "người"), ("1,125", "người")]
)
def test_numbers_of_tables_survive_a_plain_file(tmp_path: Path, cell: Decimal | str, unit: str) -> None:
    given = attrs.evolve(record(tmp_path), quantity=quantity_of(cell, unit, ","))
    (entry,) = plain(tmp_path, written([given])).entries
    assert entry.record.quantity.low == given.quantity.low
    assert entry.record.quantity.place == given.quantity.place
    assert entry.record.key == given.key


def test_a_value_that_its_unit_makes_a_whole_number_is_settled_by_exact(tmp_path: Path) -> None:
    (entry,) = plain(tmp_path, ENTRY.replace("17,2 tỷ USD", '1,125 người"\nexact = "1.125')).entries
    assert entry.record.quantity.low == Fraction(9, 8)


@pytest.mark.parametrize("place", range(0, 4000, 400))
def test_a_damaged_workbook_is_one_fault_or_rows(tmp_path: Path, place: int) -> None:
    workbook = openpyxl.Workbook()
    for number in range(50):
        workbook.worksheets[0].append([f"dòng {number}", number / 7])
    path = tmp_path / "t.xlsx"
    workbook.save(path)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 0xFF
    path.write_bytes(bytes(content))
    assert all(reason == "ledger.no_table" for reason in reasons(str(path)))


def reasons(path: str) -> list[str]:
    """Why a table cannot be read; nothing where the damage did no harm."""
    try:
        list(table_rows(path, TableOptions()))
    except LedgerError as fault:
        return [fault.reason]
    return []


def test_an_encoding_that_the_file_has_not_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("a,b\n".encode("utf-16-le"))
    with pytest.raises(LedgerError) as caught:
        list(table_rows(str(path), TableOptions(encoding="utf-16")))
    assert caught.value.reason in ("ledger.unknown_encoding", "read.encoding")


@pytest.mark.parametrize(
    "sources",
    [
        '[source."s1"]\ntitle = "T"',
        '[ source.s1 ]\ntitle = "T"',
        'source.s1.title = "T"',
        '[source]\ns1 = {title = "T"}',
    ],
)
def test_what_is_appended_takes_no_name_that_a_source_has(tmp_path: Path, sources: str) -> None:
    given = record(tmp_path)
    path = tmp_path / "khác.toml"
    path.write_text(f"{sources}\n", encoding="utf-8")
    assert append_plain(str(path), [given]) == 1
    reading = read_plain(str(path))
    assert reading.faults == ()
    assert [entry.record for entry in reading.entries] == [given]


def test_a_file_in_the_place_of_a_folder_is_one_fault(tmp_path: Path) -> None:
    given = record(tmp_path)
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        append_plain(str(tmp_path / "tệp" / "sổ"), [given])
    assert caught.value.reason == "ledger.unwritten"


def test_a_pipe_among_plain_files_is_told_and_not_waited_for(tmp_path: Path) -> None:
    given = record(tmp_path)
    pipe = str(tmp_path / "z.toml")
    os.mkfifo(pipe)
    reading = read_plain(str(tmp_path))
    assert len(reading.entries) == 1
    assert [(each.source, each.reason) for each in reading.faults] == [(pipe, "ledger.no_file")]
    with pytest.raises(LedgerError) as caught:
        append_plain(pipe, [given])
    assert caught.value.reason == "ledger.no_file"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("figure = 5\n", 1, "ledger.no_section"),
        ("figure = [1]\n", 1, "ledger.no_section"),
        (f"x = {'9' * 5000}\n", None, "ledger.no_toml"),
        (f"x = {'[' * 5000}\n", None, "ledger.no_toml"),
        (f"{ENTRY}[sources.b]\ntitle = 'B'\n", 10, "ledger.unknown_table"),
        ('\n[source."a b"]\nname = "B"\n', 3, "ledger.unknown_field"),
        ('\n[figure]\nsubject = 5\nsource = "a"\n', 4, "ledger.no_source"),
    ],
)
def test_what_is_no_entry_is_told_with_its_line(tmp_path: Path, content: str, line: int | None, reason: str) -> None:
    (fault, *_) = plain(tmp_path, content).faults
    assert (fault.line, fault.reason) == (line, reason)


def test_a_faulty_source_is_told_once_and_not_for_each_of_its_figures(tmp_path: Path) -> None:
    reading = plain(tmp_path, ENTRY.replace('title = "A"', "published = 2020-01-01"))
    assert [fault.field for fault in reading.faults] == ["title"]
    assert reading.entries == ()


def test_a_line_separator_in_a_text_does_not_move_the_lines(tmp_path: Path) -> None:
    reading = plain(tmp_path, ENTRY.replace("kiều hối", "kiều\u2028hối").replace("năm 2020", "năm ngoái"))
    assert [(fault.field, fault.line) for fault in reading.faults] == [("period", 6)]


def test_a_dangling_link_of_an_open_editor_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".#sổ.toml").symlink_to("nobody@nowhere")
    plain(tmp_path, ENTRY)
    assert len(read_plain(str(tmp_path)).entries) == 1


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Sơ bộ 2022", "2022"),
        ("Quý I/2021", "Quý I/2021"),
        ("2022 (sơ bộ)", "2022"),
        ("Ước tính quý IV/2023", "quý IV/2023"),
    ],
)
def test_the_name_of_a_column_keeps_its_letters_without_the_kind(name: str, period: str) -> None:
    assert without_kind(name) == period


Spoilt = Callable[[str], str]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.replace("[]", "5"),
        lambda line: line.replace("[]", "null"),
        lambda line: line.replace("[]", '"""abc"""'),
        lambda line: line.replace("[]", "[1]"),
        lambda line: line.replace("2020-01-01", "2021-01-01"),
        lambda line: line.replace("kiều hối", ""),
        lambda line: line.replace(",USD,", ",,"),
        lambda line: line.replace("17200000000,17200000000", "17300000000,17200000000"),
    ],
)
def test_a_line_that_no_record_may_have_is_a_fault_and_the_next_is_read(tmp_path: Path, spoil: Spoilt) -> None:
    given = record(tmp_path)
    path = tmp_path / "sổ.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv([given, given], file)
    header, first, second = path.read_text(encoding="utf-8").splitlines()
    assert spoil(first) != first
    path.write_text("\n".join([header, spoil(first), second, ""]), encoding="utf-8")
    fault, read = read_csv(str(path))
    assert isinstance(fault, LedgerError)
    assert (fault.reason, fault.line) == ("ledger.no_record", 2)
    assert read == given


def test_the_last_day_of_a_past_year_stays_a_point_in_time() -> None:
    period = named_absolutely(parse_period("cuối năm ngoái", published=datetime.date(2023, 5, 1)))
    assert (period.is_instant, period.end) == (True, datetime.date(2022, 12, 31))
