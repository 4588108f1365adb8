"""A writer that is killed at any moment loses nothing that it reported, and leaves no batch in part."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.ledger.lookup import Ledger, open_ledger
from factcheck.ledger.store import Added, Store, open_store
from tests.ledger.processes import is_found, whole_batches
from tests.ledger.small import numbered

ROOT = Path(__file__).parents[2]
COUNT, BATCH = 6000, 40
RECORDS = [numbered(number) for number in range(COUNT)]
LONGEST_SLEEP = 0.01  # seconds: several batches


def killed(path: str, chance: random.Random, most_lines: int) -> int:
    """Let a writer run for some lines and a moment more, and kill it; how many records it said were committed."""
    command = [sys.executable, "-m", "tests.ledger.processes", "write", path, str(COUNT), str(BATCH)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(chance.randint(1, most_lines))]
        time.sleep(chance.uniform(0, LONGEST_SLEEP))
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
        assert writer.wait(60) == -signal.SIGKILL
    return max(int(line) for line in lines if line.endswith("\n"))


def held(store: Store, reported: int) -> int:
    """How many records ``store`` holds, whole and in whole batches, with all of those that were reported."""
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.rows("PRAGMA foreign_key_check") == []
    keys = {str(row[0]) for row in store.rows("SELECT key FROM record")}
    assert {record.key for record in RECORDS[:reported]} <= keys
    assert whole_batches(Ledger("", store), BATCH) == set(range(len(keys) // BATCH))
    return len(keys)


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_writer_has_kept_what_it_reported(tmp_path: Path, seed: int) -> None:
    path = str(tmp_path / "sổ.sqlite")
    chance = random.Random(seed)
    reported = killed(path, chance, 30)
    with closing(open_store(path)) as store:
        count = held(store, reported)
    with closing(open_ledger(path)) as ledger:
        assert all(is_found(ledger, record) for record in chance.sample(RECORDS[:count], 10))
    with closing(open_store(path, is_written=True)) as store:
        assert store.add(RECORDS) == Added(COUNT - count, count)
        assert [record.key for record in store.records()] == [record.key for record in RECORDS]
        assert held(store, COUNT) == COUNT


def test_a_store_outlives_many_killed_writers(tmp_path: Path) -> None:
    path = str(tmp_path / "sổ.sqlite")
    chance = random.Random(99)
    before = 0
    for number in range(6):
        reported = killed(path, chance, 8 * (number + 1))
        with closing(open_store(path)) as store:
            count = held(store, max(reported, before))
        assert count >= before
        before = count
    with closing(open_store(path, is_written=True)) as store:
        assert store.add(RECORDS) == Added(COUNT - before, before)
    with closing(open_store(path)) as store:
        assert list(store.records()) == RECORDS
