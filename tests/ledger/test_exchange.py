"""Ledgers as CSV files: what is written is read back, and a line that cannot be read is told and leaves the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import LedgerError
from factcheck.ledger.exchange import HEADER, is_exchange, read_csv, write_csv
from factcheck.ledger.plain import read_plain, written
from factcheck.ledger.store import Store, open_store
from factcheck.model.record import Citation, Record
from tests.ledger.records import ODD_TEXTS, one_line, records, several_records

Line = dict[str, str]


def exported(path: Path, several: Iterable[Record]) -> str:
    """The file that ``write_csv`` makes of ``several``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(several, file)
    return str(path)


def lines_of(path: str) -> list[Line]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def saved(path: Path, lines: Iterable[Iterable[str]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADER, *lines])
    return str(path)


def add(path: Path, several: Iterable[Record]) -> list[Record]:
    """Add ``several`` to the store at ``path``; all that it holds then."""
    store: Store = open_store(str(path), is_written=True)
    try:
        store.add(several)
        return list(store.records())
    finally:
        store.close()


def sound(path: str) -> list[Record]:
    """The records of a file without faults."""
    given = list(read_csv(path))
    assert [each for each in given if isinstance(each, LedgerError)] == []
    return [each for each in given if isinstance(each, Record)]


@settings(max_examples=80)
@given(several_records())
def test_what_is_written_is_read_back_as_the_same_records(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        assert sound(exported(Path(folder) / "ledger.csv", several)) == several


@settings(max_examples=50)
@given(several_records())
def test_what_is_read_back_is_written_alike(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        first = exported(Path(folder) / "first.csv", several)
        second = exported(Path(folder) / "second.csv", sound(first))
        assert Path(first).read_bytes() == Path(second).read_bytes()


@settings(max_examples=50)
@given(several_records())
def test_a_line_a_record_is_written_below_the_header(several: list[Record]) -> None:
    file = io.StringIO()
    assert write_csv(several, file) == len(several)
    header, *lines = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert tuple(header) == HEADER
    assert [line[0] for line in lines] == [record.key for record in several]
    assert file.getvalue().count("\n") == len(several) + 1


@pytest.mark.parametrize("text", [*ODD_TEXTS, '"a","b"\\', ",,,", "'=1+1"])
@given(record=records())
@settings(max_examples=2)
def test_a_strange_text_survives_in_every_field(text: str, record: Record) -> None:
    text = one_line(text)
    citation = Citation(text, text, text, None, text)
    record = attrs.evolve(record, subject=text, aliases=(text, text), scope=text, citation=citation, by=text)
    with TemporaryDirectory() as folder:
        assert sound(exported(Path(folder) / "ledger.csv", [record])) == [record]


def test_a_file_of_no_records_is_a_header(tmp_path: Path) -> None:
    path = exported(tmp_path / "ledger.csv", [])
    assert Path(path).read_text(encoding="utf-8") == f"{','.join(HEADER)}\n"
    assert is_exchange(path)
    assert list(read_csv(path)) == []


@settings(max_examples=30)
@given(several_records())
def test_a_file_that_was_written_is_known_as_one(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        assert is_exchange(exported(Path(folder) / "ledger.csv", several))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.csv", ""),
        ("table.csv", "\n"),
        ("table.csv", "Chỉ tiêu,Kỳ,Giá trị\n"),
        ("table.csv", f"{','.join(HEADER[1:])}\n"),
        ("table.csv", f"{','.join(HEADER)},note\n"),
        ("table.csv", f"{';'.join(HEADER)}\n"),
        ("table.tsv", f"{','.join(HEADER)}\n"),
        ("table.xlsx", f"{','.join(HEADER)}\n"),
    ],
)
def test_another_table_is_not_taken_for_one(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert not is_exchange(str(tmp_path / name))


def test_a_file_with_a_byte_order_mark_is_read_alike(tmp_path: Path) -> None:
    path = Path(exported(tmp_path / "ledger.csv", []))
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert is_exchange(str(path))


Mangle = Callable[[list[str]], list[str]]


def changed(column: str, value: str) -> Mangle:
    place = HEADER.index(column)
    return lambda cells: [*cells[:place], value, *cells[place + 1 :]]


CELL_COUNTS: list[Mangle] = [
    lambda cells: cells[:-1],
    lambda cells: cells[1:],
    lambda cells: [*cells, ""],
    lambda cells: cells[:1],
    lambda _: [""],
]
UNREADABLE = [
    *(("aliases", ""), ("aliases", "xuất khẩu"), ("aliases", '["a"'), ("aliases", "['a']")),
    *(("first", ""), ("first", "năm 2022"), ("first", "2022"), ("last", "31/12/2022"), ("last", "2022-02-30")),
    *(("months", "x"), ("months", "1.5"), ("instant", "true"), ("whole", "x")),
    *(("low", ""), ("low", "12,5"), ("high", "x"), ("high", "1/0"), ("place", "một"), ("place", "nan")),
    *(("kind", ""), ("kind", "final"), ("bound", "gần"), ("published", "2023"), ("entered", ""), ("entered", "x")),
]


@settings(max_examples=100)
@given(
    several_records(least=1),
    st.sampled_from([*CELL_COUNTS, *(changed(column, value) for column, value in UNREADABLE)]),
    st.data(),
)
def test_a_mangled_line_is_told_and_the_others_are_read(
    several: list[Record], mangle: Mangle, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(several) - 1))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        lines = [list(line.values()) for line in lines_of(exported(path, several))]
        lines[place] = mangle(lines[place])
        given = list(read_csv(saved(path, lines)))
    fault = given.pop(place)
    assert isinstance(fault, LedgerError)
    assert (fault.source, fault.line) == (str(path), place + 2)
    assert given == [each for number, each in enumerate(several) if number != place]


@pytest.mark.parametrize(("mangle", "count"), list(zip(CELL_COUNTS, (-1, -1, 1), strict=False)))
@given(record=records())
@settings(max_examples=3)
def test_a_line_with_cells_too_few_or_too_many_is_told_with_their_number(
    mangle: Mangle, count: int, record: Record
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        ((*cells,),) = (line.values() for line in lines_of(exported(path, [record])))
        (fault,) = read_csv(saved(path, [mangle(cells)]))
    assert isinstance(fault, LedgerError)
    assert (fault.reason, fault.detail) == ("ledger.cell_count", f"{len(HEADER) + count} / {len(HEADER)}")


@pytest.mark.parametrize(("column", "value"), UNREADABLE)
@given(record=records())
@settings(max_examples=3)
def test_a_line_with_a_cell_that_cannot_be_read_is_no_record(column: str, value: str, record: Record) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        ((*cells,),) = (line.values() for line in lines_of(exported(path, [record])))
        (fault,) = read_csv(saved(path, [changed(column, value)(cells)]))
    assert isinstance(fault, LedgerError)
    assert (fault.reason, fault.line, bool(fault.detail)) == ("ledger.no_record", 2, True)


@settings(max_examples=30)
@given(several_records(least=1), st.data())
def test_an_edited_line_is_a_record_of_its_own(several: list[Record], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(several) - 1))
    edited = attrs.evolve(several[place], subject=f"{several[place].subject} đã sửa")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.csv"
        lines = [list(line.values()) for line in lines_of(exported(path, several))]
        lines[place] = changed("subject", edited.subject)(lines[place])
        given = sound(saved(path, lines))
    assert given[place] == edited
    assert (lines[place][0], given[place].key) == (several[place].key, edited.key)
    assert edited.key != several[place].key


@settings(max_examples=25)
@given(several_records())
def test_import_export_import_through_stores_keeps_every_record(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        stored = add(path / "first.sqlite", several)
        assert stored == several
        again = add(path / "second.sqlite", sound(exported(path / "ledger.csv", stored)))
        assert again == several
        assert [record.key for record in again] == [record.key for record in several]


@settings(max_examples=25)
@given(several_records(), several_records())
def test_importing_what_was_exported_adds_nothing(several: list[Record], others: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        held = add(path / "ledger.sqlite", [*several, *others])
        assert add(path / "ledger.sqlite", sound(exported(path / "ledger.csv", held))) == held


@settings(max_examples=25)
@given(several_records(of_print=True))
def test_records_go_from_plain_files_through_a_store_and_back(several: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        stored = add(path / "ledger.sqlite", several)
        (path / "ledger.toml").write_text(written(stored), encoding="utf-8")
        reading = read_plain(str(path / "ledger.toml"))
    assert reading.faults == ()
    assert [entry.record for entry in reading.entries] == several
