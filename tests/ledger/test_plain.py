"""Ledgers in plain files: what a file says, every fault at its line and field, and what is written into one."""

from __future__ import annotations

import datetime
import os
import tomllib
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import LedgerError
from factcheck.ledger.entry import period_called, quantity_called
from factcheck.ledger.plain import MOST_BYTES, Entry, append_plain, is_plain, paths_of, read_plain, written
from factcheck.model.record import Citation, FigureKind, Record
from tests.ledger.records import ODD_TEXTS, one_line, several_records

LEDGER = """\
# Các số liệu chính
[source.year-book]
title = "Niên giám thống kê 2022"
publisher = "Tổng cục Thống kê"
url = "https://www.gso.gov.vn"
published = 2023-06-30

[source."bản tin"]
title = "Bản tin  tháng 12"

[[figure]]
subject = "xuất khẩu hàng hóa"
aliases = ["kim ngạch xuất khẩu", "xuất khẩu"]
scope = "Việt Nam"
period = "năm 2022"
value = "371,85 tỷ USD"
kind = "preliminary"
source = "year-book"
position = "tr. 512"
entered = 2024-01-15
by = "Ban Kinh tế"

[[figure]]  # chỉ những trường phải có
subject = "đường bộ cao tốc"
period = "cuối năm 2022"
value = "1,239 nghìn km"
exact = "1239"
source = "bản tin"
entered = "2024-01-16"
"""
YEAR_BOOK = Citation(
    "Niên giám thống kê 2022", "Tổng cục Thống kê", "https://www.gso.gov.vn", datetime.date(2023, 6, 30)
)
EXPORTS = Record(
    subject="xuất khẩu hàng hóa",
    aliases=("kim ngạch xuất khẩu", "xuất khẩu"),
    scope="Việt Nam",
    period=period_called("năm 2022"),
    quantity=quantity_called("371,85 tỷ USD"),
    kind=FigureKind.PRELIMINARY,
    citation=YEAR_BOOK._replace(position="tr. 512"),
    entered=datetime.date(2024, 1, 15),
    by="Ban Kinh tế",
)
MOTORWAYS = Record(
    subject="đường bộ cao tốc",
    period=period_called("cuối năm 2022"),
    quantity=quantity_called("1,239 nghìn km", "1239"),
    citation=Citation("Bản tin tháng 12"),
    entered=datetime.date(2024, 1, 16),
)
SOURCE = {"title": '"Niên giám"'}
FIGURE = {
    "subject": '"kiều hối"',
    "period": '"năm 2022"',
    "value": '"12 tỷ USD"',
    "source": '"a"',
    "entered": "2024-01-15",
}
Lines = list[str]
Fault = tuple[str, int | None, str, str]


def source(**fields: str) -> Lines:
    return ["[source.a]", *(f"{name} = {value}" for name, value in (SOURCE | fields).items() if value), ""]


def figure(**fields: str) -> Lines:
    """The lines of a figure, in which ``fields`` stand as TOML; an empty one is left out."""
    return ["[[figure]]", *(f"{name} = {value}" for name, value in (FIGURE | fields).items() if value), ""]


def saved(path: Path, content: str | Lines) -> str:
    path.write_text(content if isinstance(content, str) else "\n".join(content), encoding="utf-8")
    return str(path)


def told(fault: LedgerError) -> Fault:
    return fault.reason, fault.line, fault.field, fault.detail


def faults_of(path: str) -> list[Fault]:
    faults = read_plain(path).faults
    assert {fault.source for fault in faults} <= {path}
    return [told(fault) for fault in faults]


def records_of(path: str) -> list[Record]:
    reading = read_plain(path)
    assert reading.faults == ()
    return [entry.record for entry in reading.entries]


def refusal(path: str) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        read_plain(path)
    return caught.value


def test_a_valid_file_is_read_with_the_line_of_every_entry(tmp_path: Path) -> None:
    path = saved(tmp_path / "ledger.toml", LEDGER)
    reading = read_plain(path)
    assert reading.entries == (Entry(EXPORTS, path, 11), Entry(MOTORWAYS, path, 23))
    assert reading.faults == ()


def test_a_file_with_carriage_returns_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    path.write_bytes(LEDGER.replace("\n", "\r\n").encode())
    assert [(entry.record, entry.line) for entry in read_plain(str(path)).entries] == [(EXPORTS, 11), (MOTORWAYS, 23)]


@pytest.mark.parametrize("content", ["", "\n\n", "# chưa có gì\n", 'figure = []\n[source.a]\ntitle = "x"\n'])
def test_a_file_without_figures_holds_none(tmp_path: Path, content: str) -> None:
    reading = read_plain(saved(tmp_path / "ledger.toml", content))
    assert (reading.entries, reading.faults) == ((), ())


ALL_FIELDS = "aliases, by, entered, exact, kind, period, position, scope, source, subject, value"
FIGURE_FAULTS = [
    ("subject", "", "ledger.absent", ""),
    ("subject", '"  "', "ledger.absent", ""),
    ("subject", "5", "ledger.no_text", ""),
    ("subject", f'"{"x" * 501}"', "ledger.too_long", "500"),
    ("aliases", '"xuất khẩu"', "ledger.no_list", ""),
    ("aliases", '["xuất khẩu", 5]', "ledger.no_text", ""),
    ("aliases", '["xuất khẩu", ""]', "ledger.absent", ""),
    ("aliases", f'["{"x" * 501}"]', "ledger.too_long", "500"),
    ("scope", '["Hà Nội"]', "ledger.no_text", ""),
    ("scope", f'"{"x" * 501}"', "ledger.too_long", "500"),
    ("period", "", "ledger.absent", ""),
    ("period", "2022", "ledger.no_text", ""),
    ("period", '"năm ngoái"', "ledger.no_days", "năm ngoái"),
    ("period", '"xuất khẩu"', "parse.no_period", ""),
    ("value", "", "ledger.absent", ""),
    ("value", "12", "ledger.no_text", ""),
    ("value", '"12"', "ledger.no_unit", "12"),
    ("value", '"nhiều"', "parse.no_number", ""),
    ("value", '"12 km và 13 km"', "parse.after", "và 13 km"),
    ("value", '"1,239 nghìn km"', "ledger.two_readings", "1239 / 1239000"),
    ("exact", '"13"', "ledger.other_value", "12000000000"),
    ("exact", "12000000000", "ledger.no_text", ""),
    ("kind", '"final"', "ledger.no_kind", "actual, preliminary, estimate, plan, forecast"),
    ("kind", "true", "ledger.no_text", ""),
    ("source", "", "ledger.absent", ""),
    ("source", '"b"', "ledger.no_source", "b"),
    ("source", '"A"', "ledger.no_source", "A"),
    ("position", "512", "ledger.no_text", ""),
    ("entered", "", "ledger.absent", ""),
    ("entered", '""', "ledger.absent", ""),
    ("entered", '"15/1/2024"', "ledger.no_date", "15/1/2024"),
    ("entered", "2024-01-15T10:00:00", "ledger.no_date", "2024-01-15 10:00:00"),
    ("entered", "2024", "ledger.no_date", "2024"),
    ("by", "{ name = 'x' }", "ledger.no_text", ""),
    ("note", '"x"', "ledger.unknown_field", ALL_FIELDS),
    ("title", '"x"', "ledger.unknown_field", ALL_FIELDS),
]


@pytest.mark.parametrize(("field", "value", "reason", "detail"), FIGURE_FAULTS)
def test_a_fault_of_a_figure_is_told_with_its_line_and_field(
    tmp_path: Path, field: str, value: str, reason: str, detail: str
) -> None:
    before = [*source(), *figure()]
    faulty = figure(**{field: value})
    path = saved(tmp_path / "ledger.toml", [*before, *faulty, *figure()])
    inside = next((place for place, line in enumerate(faulty) if line.startswith(f"{field} = ")), 0)
    assert faults_of(path) == [(reason, len(before) + inside + 1, field, detail)]
    assert [entry.line for entry in read_plain(path).entries] == [len(source()) + 1, len(before) + len(faulty) + 1]


@pytest.mark.parametrize(
    ("field", "value", "reason", "detail"),
    [
        ("title", "", "ledger.absent", ""),
        ("title", '""', "ledger.absent", ""),
        ("title", "2022", "ledger.no_text", ""),
        ("publisher", "[]", "ledger.no_text", ""),
        ("url", f'"{"x" * 501}"', "ledger.too_long", "500"),
        ("published", '"30/6/2023"', "ledger.no_date", "30/6/2023"),
        ("published", "2023", "ledger.no_date", "2023"),
        ("author", '"x"', "ledger.unknown_field", "published, publisher, title, url"),
        ("position", '"tr. 5"', "ledger.unknown_field", "published, publisher, title, url"),
    ],
)
def test_a_fault_of_a_source_is_told_with_its_line_and_field(
    tmp_path: Path, field: str, value: str, reason: str, detail: str
) -> None:
    other = ["[source.b]", 'title = "x"', ""]
    faulty = source(**{field: value})
    path = saved(tmp_path / "ledger.toml", [*other, *faulty, *figure(source='"b"')])
    inside = next((place for place, line in enumerate(faulty) if line.startswith(f"{field} = ")), 0)
    assert faults_of(path) == [(reason, len(other) + inside + 1, field, detail)]
    assert len(read_plain(path).entries) == 1


def test_a_field_of_an_earlier_entry_is_not_taken_for_one_that_is_absent(tmp_path: Path) -> None:
    content = [*source(), *figure(by='"x"'), *figure(entered=""), *figure(by='"y"')]
    start = len(source()) + len(figure(by='"x"')) + 1
    assert faults_of(saved(tmp_path / "ledger.toml", content)) == [("ledger.absent", start, "entered", "")]


def test_a_field_is_found_however_it_is_indented(tmp_path: Path) -> None:
    content = [*source(), *figure(value=""), "\t  value  =  '12'"]
    assert faults_of(saved(tmp_path / "ledger.toml", content)) == [("ledger.no_unit", len(content), "value", "12")]


def test_all_faults_of_a_file_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    content = [*source()]
    lines = []
    for field, value, _, _ in FIGURE_FAULTS:
        faulty = figure(**{field: value})
        lines.append(len(content) + next((at for at, line in enumerate(faulty, 1) if line.startswith(field)), 1))
        content += [*faulty, *figure()]
    faults = faults_of(saved(tmp_path / "ledger.toml", content))
    assert [(reason, line, field) for reason, line, field, _ in faults] == [
        (reason, line, field) for (field, _, reason, _), line in zip(FIGURE_FAULTS, lines, strict=True)
    ]


@settings(max_examples=50)
@given(st.lists(st.sampled_from([None, *FIGURE_FAULTS]), max_size=12))
def test_what_is_faulty_leaves_the_rest_as_it_is(kinds: list[tuple[str, str, str, str] | None]) -> None:
    blocks = [figure() if kind is None else figure(**{kind[0]: kind[1]}) for kind in kinds]
    starts = list(accumulate(map(len, blocks), initial=len(source()) + 1))
    with TemporaryDirectory() as folder:
        reading = read_plain(
            saved(Path(folder) / "ledger.toml", [*source(), *(line for each in blocks for line in each)])
        )
    sound = [start for kind, start in zip(kinds, starts, strict=False) if kind is None]
    assert [entry.line for entry in reading.entries] == sound
    assert [(fault.reason, fault.field) for fault in reading.faults] == [
        (kind[2], kind[0]) for kind in kinds if kind is not None
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("subject = \n", 1),
        ("[source.a]\ntitle = 'x'\n\nthis is no TOML\n", 4),
        ("[source.a]\ntitle = 'x'\n[source.a]\ntitle = 'y'\n", 3),
        ("[[figure]]\nsubject = 'x'\nsubject = 'y'\n", 3),
        ("[[figure]]\nentered = 2024-02-30\n", 2),
        ("[[figure]]\nsubject = 'kiều hối\n", 2),
        ('[[figure]]\nsubject = "a\\qb"\n', 2),
        ("[[figure]]\n\nsubject = '''x\n", 3),
        ("[[figure]\n", 1),
    ],
)
def test_a_syntax_error_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    (fault,) = faults_of(saved(tmp_path / "ledger.toml", content))
    assert fault[:3] == ("ledger.no_toml", line, "")
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(content)
    assert fault[3] == str(caught.value)


def test_a_file_that_is_no_utf_8_is_told_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    path.write_bytes(b"# caf\xe9\n" + LEDGER.encode())
    assert faults_of(str(path)) == [("read.encoding", None, "", "5")]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[figures]\n", 1),
        ("\n\n[[Figure]]\nsubject = 'x'\n", 3),
        ("[source.a]\ntitle = 'x'\n\n[sources]\nb = 1\n", 4),
        ("title = 'x'\n", 1),
        ("# x\n\nversion = 2\n", 3),
    ],
)
def test_an_unknown_table_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    (name,) = tomllib.loads(content).keys() - {"source"}
    path = saved(tmp_path / "ledger.toml", content)
    assert faults_of(path) == [("ledger.unknown_table", line, "", name)]


def test_an_unknown_table_leaves_the_figures_as_they_are(tmp_path: Path) -> None:
    path = saved(tmp_path / "ledger.toml", f"{LEDGER}\n[notes]\nx = 1\n")
    assert [entry.record for entry in read_plain(path).entries] == [EXPORTS, MOTORWAYS]
    assert len(faults_of(path)) == 1


def test_a_folder_is_read_file_by_file_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    second = saved(tmp_path / "b" / "1.toml", [*source(), *figure(value='"2 km"')])
    first = saved(tmp_path / "a.toml", [*source(), *figure(value='"1 km"')])
    third = saved(tmp_path / "c.toml", [*source(), *figure(value='"3 km"')])
    saved(tmp_path / "notes.txt", "not TOML")
    saved(tmp_path / "c.toml.new", "not TOML")
    reading = read_plain(str(tmp_path))
    assert [(entry.path, entry.record.quantity.text) for entry in reading.entries] == [
        (first, "1 km"),
        (second, "2 km"),
        (third, "3 km"),
    ]
    assert paths_of(str(tmp_path)) == [first, second, third]


def test_a_source_is_that_of_its_own_file(tmp_path: Path) -> None:
    saved(tmp_path / "1.toml", source())
    path = saved(tmp_path / "2.toml", figure())
    (fault,) = read_plain(str(tmp_path)).faults
    assert (fault.source, *told(fault)) == (path, "ledger.no_source", 5, "source", "a")


def test_a_file_of_a_folder_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    broken = saved(tmp_path / "1.toml", "[")
    (tmp_path / "2.toml").write_bytes(b"\xff")
    saved(tmp_path / "3.toml", LEDGER)
    reading = read_plain(str(tmp_path))
    assert [entry.record for entry in reading.entries] == [EXPORTS, MOTORWAYS]
    assert [(fault.source, fault.reason) for fault in reading.faults] == [
        (broken, "ledger.no_toml"),
        (str(tmp_path / "2.toml"), "read.encoding"),
    ]


def test_a_ledger_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "none.toml")
    assert (refusal(path).source, told(refusal(path))) == (path, ("ledger.missing", None, "", ""))


def test_a_folder_without_plain_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    saved(tmp_path / "deep" / "ledger.csv", "x")
    assert told(refusal(str(tmp_path))) == ("ledger.no_files", None, "", "")


def test_a_ledger_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    for name in ("1.toml", "2.toml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(MOST_BYTES // 2 + 1)
    assert told(refusal(str(tmp_path))) == ("ledger.too_large", None, "", "32")
    assert [fault.reason for fault in read_plain(str(tmp_path / "1.toml")).faults] == ["ledger.no_toml"]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("x.toml", True),
        ("ledger", True),
        ("a.b/ledger", True),
        ("x.sqlite", False),
        ("x.csv", False),
        ("x.TOML", False),
    ],
)
def test_a_path_is_plain_by_its_ending(tmp_path: Path, name: str, is_one: bool) -> None:
    assert is_plain(str(tmp_path / name)) is is_one


def test_a_folder_is_plain_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    assert is_plain(str(tmp_path / "ledger.sqlite"))


@settings(max_examples=80)
@given(several_records(of_print=True))
def test_what_is_written_reads_back_as_the_same_records(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        assert records_of(saved(Path(folder) / "ledger.toml", written(several))) == several


@settings(max_examples=50)
@given(several_records(of_print=True))
def test_what_is_written_is_toml_that_names_each_source_once(several: list[Record]) -> None:
    table = tomllib.loads(written(several))
    works = {record.citation._replace(position="") for record in several}
    assert len(table.get("source", {})) == len(works)
    assert len(table.get("figure", [])) == len(several)
    assert tomllib.loads(written(several, {"s1", "s3"})).get("source", {}).keys().isdisjoint({"s1", "s3"})


@pytest.mark.parametrize("text", [*ODD_TEXTS, "a\u2028b", "\ufffe", "\u0085x", "x\\"])
def test_a_strange_text_survives_in_every_field(tmp_path: Path, text: str) -> None:
    text = one_line(text)
    record = Record(
        subject=text,
        aliases=(text, f"{text}{text}"[:500]),
        scope=text,
        period=period_called("năm 2022"),
        quantity=quantity_called("5%"),
        citation=Citation(text, text, text, None, text),
        entered=datetime.date(2024, 1, 15),
        by=text,
    )
    assert records_of(saved(tmp_path / "ledger.toml", written([record, MOTORWAYS]))) == [record, MOTORWAYS]


def test_an_ambiguous_print_is_written_with_its_exact_value() -> None:
    assert 'exact = "1239"' in written([MOTORWAYS])
    assert "exact" not in written([EXPORTS])


@settings(max_examples=50)
@given(several_records(of_print=True, least=1), st.integers(1, 3))
def test_records_appended_in_parts_are_all_there_in_their_order(several: list[Record], size: int) -> None:
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "ledger.toml")
        for begin in range(0, len(several), size):
            part = several[begin : begin + size]
            assert append_plain(path, part) == len(part)
        assert records_of(path) == several


@settings(max_examples=50)
@given(several_records(of_print=True, least=1))
def test_appending_leaves_what_people_wrote_as_it_is(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.toml"
        saved(path, f"{LEDGER}# giữ nguyên")
        append_plain(str(path), several)
        assert path.read_text(encoding="utf-8").startswith(f"{LEDGER}# giữ nguyên\n")
        assert records_of(str(path)) == [EXPORTS, MOTORWAYS, *several]
        assert [each.name for each in Path(folder).iterdir()] == ["ledger.toml"]


def test_appended_sources_take_no_name_that_is_taken(tmp_path: Path) -> None:
    path = saved(tmp_path / "ledger.toml", '  [source.s1]\ntitle = "x"\n[source.s3]\ntitle = "y"\n')
    append_plain(path, [EXPORTS, MOTORWAYS])
    assert list(tomllib.loads(Path(path).read_text(encoding="utf-8"))["source"]) == ["s1", "s3", "s2", "s4"]
    assert records_of(path) == [EXPORTS, MOTORWAYS]


def test_records_go_into_a_file_of_their_day_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "ledger"
    append_plain(str(folder), [EXPORTS])
    append_plain(str(folder), [MOTORWAYS])
    append_plain(str(folder), [EXPORTS])
    assert sorted(each.name for each in folder.iterdir()) == ["2024-01-15.toml", "2024-01-16.toml"]
    assert records_of(str(folder)) == [EXPORTS, EXPORTS, MOTORWAYS]


def test_nothing_is_made_for_no_records(tmp_path: Path) -> None:
    for name in ("ledger.toml", "folder"):
        assert append_plain(str(tmp_path / name), []) == 0
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_touched_for_no_records(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    saved(path, "not TOML at all \n\n")
    assert append_plain(str(path), []) == 0
    assert path.read_text(encoding="utf-8") == "not TOML at all \n\n"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_file_that_cannot_be_put_in_place_is_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = saved(tmp_path / "ledger.toml", LEDGER)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(LedgerError) as caught:
        append_plain(path, [EXPORTS])
    assert (caught.value.source, told(caught.value)) == (
        path,
        ("ledger.unwritten", None, "", "No space left on device"),
    )
    assert Path(path).read_text(encoding="utf-8") == LEDGER


def test_a_file_is_whole_and_on_disk_when_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "ledger.toml", LEDGER)
    steps: list[str] = []
    replace, sync = os.replace, os.fsync

    def watched_replace(fresh: str, target: str) -> None:
        steps.append(f"replace {Path(target).name}")
        assert Path(path).read_text(encoding="utf-8") == LEDGER
        assert tomllib.loads(Path(fresh).read_text(encoding="utf-8"))["figure"][-1]["subject"] == EXPORTS.subject
        replace(fresh, target)

    def watched_sync(file: int) -> None:
        steps.append("sync")
        sync(file)

    monkeypatch.setattr(os, "replace", watched_replace)
    monkeypatch.setattr(os, "fsync", watched_sync)
    append_plain(path, [EXPORTS])
    assert steps == ["sync", "replace ledger.toml"]


def test_appending_to_a_file_that_is_no_utf_8_is_refused_and_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(LedgerError) as caught:
        append_plain(str(path), [EXPORTS])
    assert (caught.value.reason, path.read_bytes()) == ("read.encoding", b"\xff")


def test_appending_into_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "none" / "ledger.toml")
    with pytest.raises(LedgerError) as caught:
        append_plain(path, [EXPORTS])
    assert (caught.value.source, caught.value.reason) == (path, "ledger.unwritten")
