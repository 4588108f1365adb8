"""A ledger in one SQLite file: for a newsroom's ten years, with many readers and writers at once.

Records are only added, several thousand in a transaction; a write-ahead log keeps readers going meanwhile, and every
committed transaction is synced, so that a process or a machine that is stopped at any moment loses nothing that was
reported as added. A record that is there already is left alone: adding is idempotent.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

from factcheck.errors import LedgerError
from factcheck.ledger import rows
from factcheck.ledger.indexing import fingerprint, index_entry
from factcheck.ledger.schema import APPLICATION, MIGRATIONS, VERSION
from factcheck.model.record import Record

MEMORY = ":memory:"
_BATCH = 5_000  # records of one transaction: others may write in between
_WAIT_MS = 10_000  # for another writer; readers wait only for one who opens the file exclusively
_INDEX = ("wording", "term", "frequency")
_CREATED = re.compile(r"^(CREATE (?:TABLE|INDEX)) ")
_MOST_CACHED = 100_000  # series and sources whose numbers are remembered while adding


class Added(NamedTuple):
    """How many records were ``new``, and how many the ledger had already."""

    new: int
    known: int


class Store:
    """An open store. Raises :class:`LedgerError`, with one reason, wherever SQLite cannot go on."""

    def __init__(self, path: str, connection: sqlite3.Connection, *, is_snapshot: bool = False) -> None:
        """``is_snapshot``: the file was opened as one that nobody changes, though somebody else may."""
        self.path = path
        self._connection = connection
        self._is_snapshot = is_snapshot
        self._series: dict[tuple[str, str, str], int] = {}
        self._sources: dict[tuple[str, ...], int] = {}

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """All rows that ``query`` gives."""
        with faults(self.path):
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError:
                if not self._is_snapshot:
                    raise
            self._connection.close()  # it was changed meanwhile: what it is now is read
            self._connection = _connected(self.path, is_written=False)
            return self._connection.execute(query, values).fetchall()

    def stream(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[object, ...]]:
        """The rows that ``query`` gives, one at a time."""
        with faults(self.path):
            yield from self._connection.execute(query, values)

    def add(self, records: Iterable[Record], progress: Callable[[int], None] | None = None) -> Added:
        """Add those of ``records`` that are not there yet, in their order; ``progress`` is told how many were read."""
        given = iter(records)
        new = total = 0
        while batch := list(islice(given, _BATCH)):
            with self.transaction():
                numbered = [rows.row_of(record, self._series_of(record), self._source_of(record)) for record in batch]
                before = self._connection.total_changes
                self._connection.executemany(rows.INSERT, numbered)
                new += self._connection.total_changes - before
            total += len(batch)
            if progress is not None:
                progress(total)
        return Added(new, total - new)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, alone among writers."""
        with faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._series.clear()  # what they remember may not be there
                self._sources.clear()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _source_of(self, record: Record) -> int:
        values = rows.source_values(record.citation)
        number = self._sources.get(values)
        if number is None:
            where = "title = ? AND publisher = ? AND url = ? AND published = ?"
            number = self._found_or_made("source", where, "title, publisher, url, published", values)
            if len(self._sources) > _MOST_CACHED:
                self._sources.clear()
            self._sources[values] = number
        return number

    def _series_of(self, record: Record) -> int:
        values = (record.subject, json.dumps(record.aliases, ensure_ascii=False), record.scope)
        number = self._series.get(values)
        if number is None:
            where = "subject = ? AND aliases = ? AND scope = ?"
            before = self._connection.total_changes
            number = self._found_or_made("series", where, "subject, aliases, scope", values)
            if self._connection.total_changes > before:
                self._index(number, (record.subject, *record.aliases), record.scope)
            if len(self._series) > _MOST_CACHED:
                self._series.clear()
            self._series[values] = number
        return number

    def _found_or_made(self, table: str, where: str, columns: str, values: tuple[str, ...]) -> int:
        found = self._connection.execute(f"SELECT id FROM {table} WHERE {where}", values).fetchone()
        if found is not None:
            return int(found[0])
        marks = ", ".join("?" * len(values))
        made = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
        return int(made.lastrowid or 0)

    def _index(self, series: int, subjects: Iterable[str], scope: str) -> None:
        for subject in subjects:
            entry = index_entry(subject, scope)
            execute = self._connection.executemany
            execute(
                "INSERT INTO wording (key, place, series) VALUES (?, ?, ?)",
                [(" ".join(entry.terms), entry.place, series)],
            )
            execute(
                "INSERT OR IGNORE INTO term (term, place, size, series) VALUES (?, ?, ?, ?)",
                [(term, entry.place, entry.size, series) for term in entry.terms],
            )
            execute(
                "INSERT INTO frequency (term, count) VALUES (?, 1) ON CONFLICT (term) DO UPDATE SET count = count + 1",
                [(term,) for term in entry.terms],
            )

    def is_indexed(self) -> bool:
        """Whether the index is of the lexicon that this program has."""
        found = self.rows("SELECT value FROM setting WHERE name = 'lexicon'")
        return bool(found) and found[0][0] == fingerprint()

    def reindex(self) -> None:
        """Read every subject anew."""
        with self.transaction():
            for table in _INDEX:
                self._connection.execute(f"DELETE FROM {table}")
            stored = self._connection.execute("SELECT id, subject, aliases, scope FROM series")
            while batch := stored.fetchmany(_BATCH):
                for number, subject, aliases, scope in batch:
                    self._index(number, (subject, *json.loads(aliases)), scope)
            self._connection.execute("INSERT OR REPLACE INTO setting VALUES ('lexicon', ?)", (fingerprint(),))

    def index_aside(self) -> None:
        """Read every subject anew into tables of this connection alone, which stand before those of the file."""
        with faults(self.path):
            self._connection.execute("PRAGMA temp_store = MEMORY")
            made = (
                "SELECT sql FROM main.sqlite_schema WHERE tbl_name IN (?, ?, ?, ?) AND sql IS NOT NULL ORDER BY rowid"
            )
            for (statement,) in self.rows(made, (*_INDEX, "setting")):
                self._connection.execute(_CREATED.sub(r"\1 temp.", str(statement), count=1))
        self.reindex()

    def count(self) -> int:
        """How many records there are."""
        return int(str(self.rows("SELECT count(*) FROM record")[0][0]))

    def records(self, condition: str = "", values: Sequence[object] = ()) -> Iterator[Record]:
        """The records that meet ``condition``, which begins with ``WHERE`` or ``ORDER``, in the order of entry unless
        it says otherwise."""
        for row in self.stream(f"{rows.SELECT} {condition or 'ORDER BY record.id'}", values):
            try:
                record = rows.record_of_row(row)
            except (ValueError, ZeroDivisionError, TypeError) as fault:
                raise LedgerError(self.path, "ledger.damaged", f"{row[0]}: {fault}") from None
            yield record


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turns what SQLite raises into a :class:`LedgerError` on ``path``."""
    try:
        yield
    except sqlite3.Error as fault:
        raise LedgerError(path, _reason(path, fault), str(fault)) from None


def _reason(path: str, fault: sqlite3.Error) -> str:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN and os.access(path, os.R_OK) and not _may_be_written(path):
        return "ledger.read_only"  # what cannot be opened is the log beside it
    reasons = {
        sqlite3.SQLITE_BUSY: "ledger.locked",
        sqlite3.SQLITE_LOCKED: "ledger.locked",
        sqlite3.SQLITE_NOTADB: "ledger.no_store",
        sqlite3.SQLITE_CORRUPT: "ledger.damaged",
        sqlite3.SQLITE_READONLY: "ledger.read_only",
        sqlite3.SQLITE_CANTOPEN: "ledger.unopened",
        sqlite3.SQLITE_FULL: "ledger.full",
    }
    return reasons.get(code, "ledger.failed")


def open_store(path: str, *, is_written: bool = False) -> Store:
    """The store at ``path``; one that is to be written is made where there is none.

    Raises :class:`LedgerError` where it is missing, cannot be opened, is no store, or is of a newer version than this
    program. An older one is brought up to date; one that may not be written is indexed anew beside it, for as long as
    it is open.
    """
    if path != MEMORY and not os.path.exists(path) and not is_written:
        raise LedgerError(path, "ledger.missing")
    with faults(path):
        connection = _connected(path, is_written=is_written)
        try:
            _prepare(path, connection, is_written=is_written)
            store = Store(path, connection, is_snapshot=not is_written and _is_kept_from_writing(path))
            if not is_written and not _may_be_written(path) and not store.is_indexed():
                store.index_aside()
        except BaseException:
            connection.close()
            raise
    return store


def _connected(path: str, *, is_written: bool) -> sqlite3.Connection:
    if path == MEMORY:
        return sqlite3.connect(MEMORY, isolation_level=None, check_same_thread=False)
    mode = "rwc" if is_written else "ro"
    if not is_written and _is_kept_from_writing(path):
        mode = "ro&immutable=1"  # no log can be made beside it
    address = f"file:{quote(os.path.abspath(path))}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=_WAIT_MS / 1000, check_same_thread=False)


def _is_kept_from_writing(path: str) -> bool:
    """Whether no log can be made beside the file, as reading along with writers would need, and none is there (a
    reader may have left an empty one)."""
    if path == MEMORY:
        return False
    log = f"{path}-wal"
    has_log = os.path.exists(log) and os.path.getsize(log) > 0
    return not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) and not has_log


def _may_be_written(path: str) -> bool:
    """Whether the file may be written, and a log made beside it."""
    folder = os.path.dirname(os.path.abspath(path))
    return path == MEMORY or (os.access(path, os.W_OK) and os.access(folder, os.W_OK))


def _prepare(path: str, connection: sqlite3.Connection, *, is_written: bool) -> None:
    """Check what the file is, and make or update its tables where they may be written."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and not is_empty:
        raise LedgerError(path, "ledger.no_store", "application_id")
    if version > VERSION:
        raise LedgerError(path, "ledger.newer", f"{version} > {VERSION}")
    if is_empty and not is_written and path != MEMORY:
        raise LedgerError(path, "ledger.no_store", "0")
    if is_written or path == MEMORY:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
    elif version < VERSION:
        with open_store(path, is_written=True)._connection:  # brings it up to date
            pass


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = MIGRATIONS) -> None:
    """Bring the tables from their version to the last of ``steps``, all in one transaction or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]  # another may have been faster
        for step in steps[version:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        if version < len(steps):
            connection.execute(f"PRAGMA user_version = {len(steps)}")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        if version == 0:
            connection.execute("INSERT INTO setting VALUES ('lexicon', ?)", (fingerprint(),))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
