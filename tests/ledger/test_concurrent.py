"""Several processes write one store while others read it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from factcheck.ledger.lookup import open_ledger
from factcheck.ledger.store import open_store
from tests.ledger.processes import READY, is_found
from tests.ledger.small import numbered

ROOT = Path(__file__).parents[2]
COUNT, BATCH = 1200, 60
WRITERS, READERS = 3, 2


def started(*arguments: str | int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.processes", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> str:
    """What ``process`` printed, once it has come to a good end."""
    output, complaints = process.communicate(timeout=120)
    assert (process.returncode, complaints) == (0, "")
    return output


def test_nothing_is_lost_and_nobody_sees_half_a_batch(tmp_path: Path) -> None:
    path = str(tmp_path / "sổ.sqlite")
    open_store(path, is_written=True).close()
    readers = [started("read", path, COUNT, BATCH) for _ in range(READERS)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == f"{READY}\n"
    share = COUNT // BATCH // WRITERS
    writers = [started("write", path, COUNT, BATCH, number * share) for number in range(WRITERS)]
    committed = [[int(line) for line in ended(writer).split()] for writer in writers]
    assert committed == [list(range(BATCH, COUNT + 1, BATCH))] * WRITERS
    assert all(int(ended(reader)) >= 3 for reader in readers)
    records = [numbered(number) for number in range(COUNT)]
    with closing(open_ledger(path)) as ledger:
        assert sorted(record.key for record in ledger.store.records()) == sorted(record.key for record in records)
        assert ledger.store.rows("PRAGMA integrity_check") == [("ok",)]
        assert ledger.store.rows("SELECT count(*) FROM series") == [(10,)]
        assert all(is_found(ledger, record) for record in records[::50])


def test_writers_that_start_together_make_one_store(tmp_path: Path) -> None:
    path = str(tmp_path / "new.sqlite")
    for writer in [started("write", path, 60, 20) for _ in range(4)]:
        assert ended(writer).split() == ["20", "40", "60"]
    with closing(open_store(path)) as store:
        assert store.count() == 60
        assert store.rows("SELECT count(*) FROM setting") == [(1,)]
        assert store.is_indexed()
