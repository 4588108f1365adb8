"""What a stored ledger keeps, and every way in which one cannot be used."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import LedgerError
from factcheck.ledger import store as stores
from factcheck.ledger.history import by_quantity
from factcheck.ledger.lookup import open_ledger
from factcheck.ledger.schema import APPLICATION, MIGRATIONS, VERSION
from factcheck.ledger.store import MEMORY, Added, Store, migrate, open_store
from factcheck.messages import LANGUAGES, catalogue
from factcheck.model.record import Citation, FigureKind, Record
from tests.ledger.small import YEAR_BOOK, as_nobody, drafts, known, numbered

COUNT = 60
RECORDS = [numbered(number) for number in range(COUNT)]
PERIODS = (
    "năm 2022",
    "quý I/2023",
    "11 tháng đầu năm 2023",
    "tính đến 13/12/2021",
    "cuối năm 2022",
    "ngày 13/12/2021",
    "giai đoạn 2017 - 2018",
    "từ 1/2/2021 đến 3/4/2021",
    "tháng 3/2022",
)
VALUES = (
    "39,59 tỷ USD",
    "gần 29 tỷ USD",
    "khoảng 1,6 tỷ USD",
    "ít nhất 20 người",
    "300 tỷ đồng trở lên",
    "hơn 21 nghìn tỷ đồng",
    "-5,5 tỷ USD",
    "5-7 tấn",
    "362 dự án",
    "300 điểm cầu",
    "70 triệu đồng/tháng",
    "5,3%",
    "15.000 m²",
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A store of the numbered records."""
    made = str(tmp_path / "sổ.sqlite")
    with closing(open_store(made, is_written=True)) as store:
        store.add(RECORDS)
    return made


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may enter and read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def shared(shared_folder: Path) -> Path:
    """A store in that folder."""
    made = shared_folder / "shared.sqlite"
    with closing(open_store(str(made), is_written=True)) as store:
        store.add(RECORDS)
    return made


def fault(work: Callable[[], object]) -> tuple[str, str]:
    """The source and the reason of the error that ``work`` ends with."""
    with pytest.raises(LedgerError) as raised:
        work()
    assert all(raised.value.reason in catalogue(lang) for lang in LANGUAGES)
    return raised.value.source, raised.value.reason


def count(path: str | Path) -> int:
    with closing(open_store(str(path))) as store:
        return store.count()


def add(path: str | Path, *records: Record) -> Added:
    with closing(open_store(str(path), is_written=True)) as store:
        return store.add(records)


def everything(path: str | Path) -> list[Record]:
    with closing(open_store(str(path))) as store:
        return list(store.records())


def altered(path: str | Path, *statements: str) -> None:
    """Run ``statements`` on the file, past this program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


# -- what is kept


def test_added_records_are_counted_and_those_there_already_told_apart(path: str) -> None:
    assert add(path, *RECORDS) == Added(0, COUNT)
    assert add(path, RECORDS[3], numbered(COUNT), RECORDS[5], numbered(COUNT + 1)) == Added(2, 2)
    assert count(path) == COUNT + 2


def test_a_record_given_twice_at_once_is_added_once() -> None:
    store = open_store(MEMORY)
    assert store.add([RECORDS[0], RECORDS[1], RECORDS[0]]) == Added(2, 1)
    assert list(store.records()) == RECORDS[:2]


def test_adding_nothing_adds_nothing() -> None:
    store = open_store(MEMORY)
    assert store.add([]) == Added(0, 0)
    assert store.count() == 0


def test_records_come_back_in_the_order_in_which_they_were_added(path: str) -> None:
    assert everything(path) == RECORDS


def test_nothing_is_overwritten(path: str) -> None:
    first = RECORDS[0]
    again = known(
        first.subject,
        first.period.text,
        first.quantity.text,
        citation=first.citation,
        entered=datetime.date(2027, 5, 5),
        by="Người khác",
    )
    assert again.key == first.key
    assert add(path, again) == Added(0, 1)
    assert everything(path) == RECORDS


def test_whatever_a_record_says_makes_it_another(path: str) -> None:
    said = ("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam")
    others = [
        known(*said),
        known("xuất khẩu cà phê", *said[1:]),
        known(said[0], "năm 2021", *said[2:]),
        known(*said[:2], "7,12 triệu tấn", said[3]),
        known(*said[:2], "7,1100 triệu tấn", said[3]),
        known(*said[:2], "khoảng 7,11 triệu tấn", said[3]),
        known(*said[:2], "7,11 nghìn tấn", said[3]),
        known(*said[:3], "An Giang"),
        known(*said, kind="plan"),
        known(*said, aliases=["gạo xuất khẩu"]),
        known(*said, citation=YEAR_BOOK._replace(position="tr. 5")),
        known(*said, citation=YEAR_BOOK._replace(published=None)),
        known(*said, citation=YEAR_BOOK._replace(url="https://example.org")),
    ]
    assert add(path, *others) == Added(len(others), 0)
    assert everything(path)[COUNT:] == others


@pytest.mark.parametrize("value", VALUES)
def test_every_form_of_a_value_comes_back_as_it_was(value: str) -> None:
    record = known("chỉ tiêu", "năm 2022", value)
    store = open_store(MEMORY)
    store.add([record])
    assert list(store.records()) == [record]


@pytest.mark.parametrize("period", PERIODS)
def test_every_form_of_a_period_comes_back_as_it_was(period: str) -> None:
    record = known("chỉ tiêu", period, "5 tấn")
    store = open_store(MEMORY)
    store.add([record])
    assert list(store.records()) == [record]


@given(
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.lists(TEXTS, max_size=3),
    st.sampled_from(FigureKind),
    st.dates(),
    st.none() | st.dates(),
    st.sampled_from(PERIODS),
    st.sampled_from(VALUES),
)
def test_whatever_is_written_in_a_record_comes_back_as_it_was(
    texts: tuple[str, ...],
    aliases: list[str],
    kind: FigureKind,
    entered: datetime.date,
    published: datetime.date | None,
    period: str,
    value: str,
) -> None:
    subject, scope, title, publisher, url, position, by = texts
    citation = Citation(title, publisher, url, published, position)
    record = known(subject, period, value, scope, kind=kind, aliases=aliases, citation=citation, entered=entered, by=by)
    store = open_store(MEMORY)
    assert store.add([record, record]) == Added(1, 1)
    (back,) = store.records()
    assert back == record
    assert back.key == record.key
    store.close()


def test_a_condition_chooses_records(path: str) -> None:
    with closing(open_store(path)) as store:
        found = list(store.records("WHERE record.key = ?", (RECORDS[7].key,)))
        latest = list(store.records("ORDER BY last DESC, record.id LIMIT 1"))
    assert found == [RECORDS[7]]
    assert latest == [max(RECORDS, key=lambda record: str(record.period.end))]


def test_progress_tells_what_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_BATCH", 25)
    made = str(tmp_path / "a.sqlite")
    told: list[tuple[int, int]] = []
    with closing(open_store(made, is_written=True)) as store:
        assert store.add(RECORDS, lambda done: told.append((done, count(made)))) == Added(COUNT, 0)
    assert told == [(25, 25), (50, 50), (60, 60)]


def test_a_source_that_fails_leaves_whole_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_BATCH", 20)
    made = str(tmp_path / "a.sqlite")

    def broken() -> Iterator[Record]:
        yield from RECORDS[:50]
        raise ValueError("the table ends here")

    with closing(open_store(made, is_written=True)) as store:
        with pytest.raises(ValueError, match="ends here"):
            store.add(broken())
        assert list(store.records()) == RECORDS[:40]
        assert store.add(RECORDS) == Added(20, 40)


def test_a_batch_that_fails_is_undone_and_can_be_added_again(path: str) -> None:
    altered(
        path,
        "CREATE TRIGGER refuse BEFORE INSERT ON record WHEN new.position = '63' BEGIN SELECT raise(ABORT, 'no'); END",
    )
    more = [numbered(number) for number in range(COUNT, COUNT + 10)]
    more.append(known("xuất khẩu hồ tiêu", "năm 2022", "5 tấn"))  # a subject of its own
    with closing(open_store(path, is_written=True)) as store:
        with pytest.raises(LedgerError) as raised:
            store.add([more[-1], *more])
        assert raised.value.reason == "ledger.failed"
        assert list(store.records()) == RECORDS
        altered(path, "DROP TRIGGER refuse")
        assert store.add(more) == Added(11, 0)
    with closing(open_ledger(path)) as ledger:
        (draft,) = drafts("Năm 2022, xuất khẩu hồ tiêu của Việt Nam đạt 5 tấn.")
        assert [each.record for each in ledger.same(draft)] == [more[-1]]


def test_a_full_disk_is_told_and_loses_nothing(path: str) -> None:
    with closing(open_store(path, is_written=True)) as store:
        pages = store.rows("PRAGMA page_count")[0][0]
        store.rows(f"PRAGMA max_page_count = {pages}")
        assert fault(lambda: store.add(numbered(number) for number in range(3000))) == (path, "ledger.full")
        assert list(store.records()) == RECORDS
    assert everything(path) == RECORDS


def test_a_store_keeps_its_log_ahead_and_syncs_every_commit(path: str) -> None:
    with closing(open_store(path, is_written=True)) as store:
        assert store.rows("PRAGMA journal_mode") == [("wal",)]
        assert store.rows("PRAGMA synchronous") == [(2,)]
    with closing(open_store(path)) as store:
        assert store.rows("PRAGMA journal_mode") == [("wal",)]


def test_a_reader_goes_on_while_a_batch_is_written(path: str) -> None:
    with closing(open_store(path, is_written=True)) as writer, closing(open_store(path)) as reader:
        with writer.transaction():
            writer.rows("DELETE FROM record")
            assert reader.count() == COUNT
            assert count(path) == COUNT
        assert reader.count() == 0


# -- what cannot be used


@pytest.mark.parametrize("name", ["none.sqlite", "none.db", "no/folder/none.sqlite"])
def test_a_missing_store_is_told(tmp_path: Path, name: str) -> None:
    missing = str(tmp_path / name)
    assert fault(lambda: open_store(missing)) == (missing, "ledger.missing")
    assert fault(lambda: open_ledger(missing)) == (missing, "ledger.missing")
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_made_only_where_there_is_a_folder(tmp_path: Path) -> None:
    assert count(open_and_close(tmp_path / "new.sqlite")) == 0
    nowhere = str(tmp_path / "no" / "new.sqlite")
    assert fault(lambda: open_store(nowhere, is_written=True)) == (nowhere, "ledger.unopened")


def open_and_close(path: Path) -> Path:
    open_store(str(path), is_written=True).close()
    return path


@pytest.mark.parametrize("name", ["có dấu cách.sqlite", "a%20b?mode=rw#x.sqlite", "đường & lối.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    made = tmp_path / name
    assert add(made, *RECORDS[:3]) == Added(3, 0)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert everything(made) == RECORDS[:3]


@pytest.mark.parametrize("is_written", [False, True])
@pytest.mark.parametrize(
    "content", [b"xu\xe1\xba\xa5t kh\xe1\xba\xa9u\n" * 500, b"\0" * 4096, b"SQLite format 2\0" + b"\1" * 4080]
)
def test_what_is_no_database_is_no_store_and_is_left_alone(tmp_path: Path, content: bytes, is_written: bool) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(content)
    assert fault(lambda: open_store(str(other), is_written=is_written)) == (str(other), "ledger.no_store")
    assert other.read_bytes() == content


@pytest.mark.parametrize("is_written", [False, True])
def test_a_database_of_another_application_is_no_store_and_is_left_alone(tmp_path: Path, is_written: bool) -> None:
    other = tmp_path / "other.sqlite"
    altered(other, "CREATE TABLE visits (url TEXT)", "PRAGMA user_version = 1")
    before = other.read_bytes()
    assert fault(lambda: open_store(str(other), is_written=is_written)) == (str(other), "ledger.no_store")
    assert other.read_bytes() == before


def test_an_empty_file_is_no_store_until_it_is_written_to(tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    assert fault(lambda: open_store(str(empty))) == (str(empty), "ledger.no_store")
    assert empty.read_bytes() == b""
    assert add(empty, *RECORDS) == Added(COUNT, 0)
    assert everything(empty) == RECORDS


@pytest.mark.parametrize("is_written", [False, True])
def test_a_newer_store_is_not_touched(path: str, is_written: bool) -> None:
    altered(path, f"PRAGMA user_version = {VERSION + 1}", "CREATE TABLE later (x)")
    before = Path(path).read_bytes()
    with pytest.raises(LedgerError) as raised:
        open_store(path, is_written=is_written)
    assert (raised.value.reason, raised.value.detail) == ("ledger.newer", f"{VERSION + 1} > {VERSION}")
    assert Path(path).read_bytes() == before


def test_a_damaged_file_is_told(path: str, tmp_path: Path) -> None:
    content = bytearray(Path(path).read_bytes())
    cut, garbled, headless = (tmp_path / name for name in ("cut.sqlite", "garbled.sqlite", "headless.sqlite"))
    cut.write_bytes(content[: len(content) // 2])
    headless.write_bytes(content[:100] + b"\xa5" * 3996 + content[4096:])
    content[4096:] = b"\xa5" * (len(content) - 4096)
    garbled.write_bytes(content)
    for damaged in (cut, garbled, headless):
        assert fault(partial(everything, damaged)) == (str(damaged), "ledger.damaged")
        assert fault(partial(add, damaged, numbered(COUNT))) == (str(damaged), "ledger.damaged")


def test_a_store_without_its_tables_is_told(path: str) -> None:
    altered(path, "DROP TABLE term")
    (draft,) = drafts("Năm 2022, xuất khẩu gạo của Việt Nam đạt 7,11 triệu tấn.")
    with closing(open_ledger(path)) as ledger:
        assert fault(lambda: ledger.same(draft)) == (path, "ledger.failed")


@pytest.mark.parametrize("is_written", [False, True])
def test_a_file_that_may_not_be_read_cannot_be_opened(shared: Path, is_written: bool) -> None:
    shared.chmod(0)
    with as_nobody():
        found = fault(lambda: open_store(str(shared), is_written=is_written))
    assert found == (str(shared), "ledger.unopened")


def test_a_file_that_may_not_be_written_is_read_and_not_written(shared: Path, shared_folder: Path) -> None:
    shared.chmod(0o444)
    shared_folder.chmod(0o777)
    with as_nobody():
        assert everything(shared) == RECORDS
        assert fault(lambda: add(shared, numbered(COUNT))) == (str(shared), "ledger.read_only")
    assert everything(shared) == RECORDS


def test_a_store_in_a_folder_that_may_not_be_written_is_read_and_not_written(shared: Path, shared_folder: Path) -> None:
    shared.chmod(0o666)
    shared_folder.chmod(0o555)
    with as_nobody():
        assert everything(shared) == RECORDS
        assert fault(lambda: add(shared, numbered(COUNT))) == (str(shared), "ledger.read_only")
        new = str(shared_folder / "new.sqlite")
        assert fault(lambda: open_store(new, is_written=True)) == (new, "ledger.unopened")
    assert [each.name for each in shared_folder.iterdir()] == [shared.name]


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert fault(lambda: open_store(folder, is_written=True)) == (folder, "ledger.unopened")


@pytest.mark.parametrize("is_written", [False, True])
def test_a_store_that_another_has_for_himself_is_locked(
    path: str, is_written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_WAIT_MS", 20)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM setting WHERE name = 'none'")
        assert fault(lambda: open_store(path, is_written=is_written)) == (path, "ledger.locked")
    assert everything(path) == RECORDS


def test_a_writer_waits_for_another_and_gives_up(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_WAIT_MS", 20)
    with closing(open_store(path, is_written=True)) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert fault(lambda: store.add([numbered(COUNT)])) == (path, "ledger.locked")
            assert count(path) == COUNT  # a reader need not wait
            other.execute("ROLLBACK")
        assert store.add([numbered(COUNT)]) == Added(1, 0)


def test_every_reason_is_a_sentence_in_both_languages() -> None:
    codes = ("locked", "no_store", "damaged", "read_only", "unopened", "full", "failed", "missing", "newer")
    assert [key for key in codes for lang in LANGUAGES if f"ledger.{key}" not in catalogue(lang)] == []


# -- versions


def version(path: str | Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrated(path: Path, steps: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, steps)


LATER = (
    *MIGRATIONS,
    "ALTER TABLE record ADD COLUMN note TEXT NOT NULL DEFAULT 'none'; CREATE TABLE later (x TEXT);",
    "INSERT INTO later VALUES ('first'); CREATE INDEX record_by_note ON record (note);",
)


def test_an_empty_file_is_given_the_newest_tables(tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite"
    migrated(new, LATER)
    assert version(new) == len(LATER)
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("SELECT * FROM later").fetchall() == [("first",)]
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_an_older_store_is_brought_up_to_date_with_all_that_it_holds(path: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(path, copy)
    migrated(copy, LATER)
    migrated(copy, LATER)  # the second time there is nothing to do
    assert version(copy) == len(LATER)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT DISTINCT note FROM record").fetchall() == [("none",)]
        assert connection.execute("SELECT * FROM later").fetchall() == [("first",)]
    altered(copy, f"PRAGMA user_version = {VERSION}")  # for this program, which does not know the later ones
    assert everything(copy) == RECORDS


@pytest.mark.parametrize("step", ["DELETE FROM record; SELEKT 1", "DROP TABLE record; CREATE TABLE series (x)"])
def test_a_step_that_fails_leaves_the_former_version_whole(path: str, tmp_path: Path, step: str) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(path, copy)
    with pytest.raises(sqlite3.OperationalError):
        migrated(copy, (*LATER, step))
    assert version(copy) == VERSION
    assert everything(copy) == RECORDS
    assert add(copy, numbered(COUNT)) == Added(1, 0)
    migrated(copy, LATER)
    assert version(copy) == len(LATER)


def test_opening_leaves_a_store_of_this_version_as_it_is(path: str) -> None:
    before = Path(path).read_bytes()
    open_store(path).close()
    open_store(path, is_written=True).close()
    assert Path(path).read_bytes() == before


# -- the index


def found(path: str) -> list[str]:
    """The keys of what is found by words, and of the same quantity."""
    (draft,) = drafts("Năm 2022, vốn FDI vào Việt Nam đạt 22,4 tỷ USD.")
    with closing(open_ledger(path)) as ledger:
        return [each.record.key for each in ledger.same(draft)]


def test_a_store_that_another_lexicon_indexed_is_indexed_anew(path: str) -> None:
    add(path, known("vốn đầu tư trực tiếp nước ngoài", "năm 2022", "22,4 tỷ USD"))
    before = found(path)
    altered(
        path,
        "UPDATE setting SET value = 'other' WHERE name = 'lexicon'",
        "UPDATE wording SET key = 'von dau tu truc tiep nuoc ngoai' WHERE key <> ''",
        "DELETE FROM term",
        "DELETE FROM frequency",
    )
    with closing(open_store(path)) as store:
        assert not store.is_indexed()
    assert found(path) == before != []
    with closing(open_store(path)) as store:
        assert store.is_indexed()
    assert everything(path)[:COUNT] == RECORDS


def test_indexing_anew_gives_the_index_that_adding_made(path: str) -> None:
    tables = {
        "wording": "SELECT key, place, series FROM wording ORDER BY id",
        "term": "SELECT * FROM term ORDER BY 1, 2, 3, 4",
        "frequency": "SELECT * FROM frequency ORDER BY 1",
    }
    add(path, known("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", aliases=["gạo xuất khẩu", "bán gạo ra nước ngoài"]))
    with closing(open_store(path, is_written=True)) as store:
        before = {name: store.rows(query) for name, query in tables.items()}
        store.reindex()
        assert {name: store.rows(query) for name, query in tables.items()} == before


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
def test_what_may_not_be_written_is_indexed_anew_beside_it(
    shared: Path, shared_folder: Path, file_mode: int, folder_mode: int
) -> None:
    add(shared, known("vốn đầu tư trực tiếp nước ngoài", "năm 2022", "22,4 tỷ USD"))
    before = found(str(shared))
    altered(
        str(shared),
        "UPDATE setting SET value = 'other' WHERE name = 'lexicon'",
        "DELETE FROM wording",
        "DELETE FROM term",
        "DELETE FROM frequency",
    )
    content = shared.read_bytes()
    shared.chmod(file_mode)
    shared_folder.chmod(folder_mode)
    with as_nobody():
        assert found(str(shared)) == before != []
        assert everything(shared)[:COUNT] == RECORDS
    assert shared.read_bytes() == content


def test_an_empty_log_beside_a_store_that_may_not_be_written_is_no_hindrance(shared: Path, shared_folder: Path) -> None:
    Path(f"{shared}-wal").touch()  # a reader leaves one behind
    shared_folder.chmod(0o555)
    with as_nobody():
        assert everything(shared) == RECORDS


def test_a_log_that_cannot_be_written_on_is_not_called_a_file_that_cannot_be_opened(
    shared: Path, shared_folder: Path
) -> None:
    Path(f"{shared}-wal").write_bytes(b"what a writer left")
    shared_folder.chmod(0o555)
    with as_nobody():
        assert fault(lambda: open_store(str(shared), is_written=True)) == (str(shared), "ledger.read_only")
        assert fault(lambda: open_store(str(shared))) == (str(shared), "ledger.read_only")


def test_a_ledger_is_opened_by_a_path_and_closed_at_the_end_of_a_with(path: str) -> None:
    with open_ledger(Path(path)) as ledger:
        assert ledger.path == path
        assert ledger.store.count() == COUNT
    assert fault(ledger.store.count) == (path, "ledger.failed")


def test_a_store_holds_each_subject_and_each_work_once(path: str) -> None:
    with closing(open_store(path)) as store:
        assert store.rows("SELECT count(*) FROM series") == [(10,)]
        assert store.rows("SELECT count(*) FROM source") == [(1,)]
        groups = by_quantity(store.records())
    assert len(groups) == COUNT


def test_a_store_in_memory_is_gone_when_it_is_closed() -> None:
    store: Store = open_store(MEMORY)
    store.add(RECORDS)
    store.close()
    assert open_store(MEMORY).count() == 0
