"""Programs that write and read one store at the same time; run as ``python -m tests.ledger.processes``.

``write PATH COUNT BATCH [FIRST]`` adds the first ``COUNT`` numbered records in batches, from batch ``FIRST`` on and
then those before it, and prints how many of them are committed after each.
``read PATH COUNT BATCH`` says that it is ready, looks records up until all are there, and prints how many look-ups it
made.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import closing

from factcheck.identity.known import told_by
from factcheck.ledger import store as stores
from factcheck.ledger.lookup import Ledger, open_ledger
from factcheck.ledger.store import open_store
from factcheck.model.record import Record
from tests.ledger.small import numbered

READY = "ready"


def tell(word: str | int) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def write(path: str, count: int, batch: int, first: int = 0) -> None:
    stores._BATCH = batch
    store = open_store(path, is_written=True)
    store.add(given(count, batch, first), tell)
    store.close()


def given(count: int, batch: int, first: int) -> Iterator[Record]:
    """The records that a writer adds, in its order."""
    yield from (numbered((first * batch + number) % count) for number in range(count))


def read(path: str, count: int, batch: int) -> None:
    """Fails where a batch is there in part, or a record that was there is not found again."""
    chance = random.Random(count)
    before: set[int] = set()
    lookups = 0
    opened = open_ledger(path)
    tell(READY)
    while len(before) * batch < count:
        with closing(open_ledger(path)) as fresh:
            for ledger in (opened, fresh):
                whole = whole_batches(ledger, batch)
                assert before <= whole, f"lost: {sorted(before - whole)}"
                before = whole
                for number in chance.sample(sorted(before), min(3, len(before))):
                    assert is_found(ledger, numbered(number * batch + chance.randrange(batch)))
                    lookups += 1
    opened.close()
    tell(lookups)


def whole_batches(ledger: Ledger, batch: int) -> set[int]:
    """The numbers of the batches that are there, each of them whole."""
    query = f"SELECT CAST(position AS INTEGER) / {batch} AS number, count(*) FROM record GROUP BY number"
    counted = ledger.store.rows(query)
    assert [row for row in counted if row[1] != batch] == []
    return {int(str(row[0])) for row in counted}


def is_found(ledger: Ledger, record: Record) -> bool:
    return any(known.record == record for known in ledger.same(next(told_by(record))))


def main() -> None:
    work, path, *numbers = sys.argv[1:]
    {"write": write, "read": read}[work](path, *map(int, numbers))


if __name__ == "__main__":
    main()
