"""Looks up what is known of a quantity that a draft tells: the records that may be of it, each with the reasons.

Candidates are found by words: the same words of the same place at once, else those that have most of their words in
the draft, the rarest words first. How many are compared is bounded, so that a look-up in a million records takes as
long as in ten thousand. Which of them are meant is decided by :mod:`factcheck.identity.across`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Self

from factcheck.errors import LedgerError
from factcheck.identity.across import across, is_near_subject, is_one_subject
from factcheck.identity.figure import Days
from factcheck.identity.identity import Identity, Sameness
from factcheck.identity.known import told_by
from factcheck.identity.told import Told
from factcheck.ledger.history import by_quantity
from factcheck.ledger.indexing import index_terms, plain
from factcheck.ledger.plain import read_plain
from factcheck.ledger.store import MEMORY, Store, open_store
from factcheck.lexicon.places import nation
from factcheck.link.operand import are_commensurable
from factcheck.model.claim import Certainty
from factcheck.model.record import OUTCOMES, FigureKind, Record

SUFFIXES = (".sqlite", ".sqlite3", ".db")
_MOST_POSTINGS = 4_000  # index rows that are read for one quantity
_MOST_SERIES = 16  # subjects that are compared with one quantity
_MOST_RECORDS = 400  # figures of those


class Known(NamedTuple):
    """A record that is the same quantity as the one asked for, surely or likely, and why."""

    record: Record
    identity: Identity

    @property
    def is_certain(self) -> bool:
        return self.identity.certainty is Certainty.CERTAIN

    @property
    def score(self) -> int:
        """The points that speak for it, less those against."""
        return sum(points for _, points in self.identity.reasons)


class Ledger:
    """An open ledger; :func:`open_ledger` makes one. Every look-up may raise :class:`LedgerError`.

    ``faults`` are the entries of plain files that could not be read, and are left out.
    """

    def __init__(self, path: str, store: Store, faults: Sequence[LedgerError] = ()) -> None:
        self.path = path
        self.store = store
        self.faults = tuple(faults)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def same(self, draft: Told, *others: Told) -> list[Known]:
        """The records that tell of the quantity ``draft``, on the same days; the surest first. ``others`` are the same
        words taken otherwise (an estimate for a final figure), and count as well."""
        if draft.days is None:
            return []
        found = (
            Known(record, identity)
            for record in self._on(draft.days, self._series(draft))
            if (identity := _best(record, (draft, *others))).sameness is Sameness.SAME
        )
        return sorted(found, key=_rank)

    def of_subject(self, draft: Told, kinds: Sequence[FigureKind] = OUTCOMES) -> list[tuple[Record, Certainty]]:
        """The records of these kinds that tell of the subject and the owner of ``draft``, on whatever days, in the
        order of their days; how sure the subject is."""
        return self._told_of(draft, kinds, self._all_days(self._series(draft)))

    def at(self, draft: Told, days: Days, kinds: Sequence[FigureKind] = OUTCOMES) -> list[tuple[Record, Certainty]]:
        """Those of the same on ``days`` alone."""
        return self._told_of(draft, kinds, self._on(days, self._series(draft)))

    def history(self, record: Record) -> list[Record]:
        """All records of the quantity of ``record``, in the order of their publication: the same series and days, and
        what happened, a plan and a forecast apart."""
        same = "WHERE subject = ? AND aliases = ? AND scope = ? AND first = ? AND last = ?"
        period = record.period
        series = (record.subject, json.dumps(record.aliases, ensure_ascii=False), record.scope)
        found = self.store.records(same, (*series, str(period.start), str(period.end)))
        return next(
            (list(group) for group in by_quantity(found) if any(each.key == record.key for each in group)), [record]
        )

    def latest(self, limit: int) -> Iterator[Record]:
        """The records that were entered last, the newest first."""
        return self.store.records("ORDER BY entered DESC, record.id DESC LIMIT ?", (limit,))

    def keyed(self, key: str) -> list[Record]:
        """The records whose keys begin with ``key``; no more than two, since then it names none."""
        return list(self.store.records("WHERE record.key >= ? AND record.key < ? LIMIT 2", (key, f"{key}~")))

    def _told_of(
        self, draft: Told, kinds: Sequence[FigureKind], records: Iterable[Record]
    ) -> list[tuple[Record, Certainty]]:
        """Those of ``records`` that surely or likely are of the subject of ``draft``."""
        found: list[tuple[Record, Certainty]] = []
        for record in records:
            if record.kind not in kinds or not are_commensurable(record.quantity.unit, draft.quantity.unit):
                continue
            told = list(told_by(record))
            if any(is_one_subject(known, draft) for known in told):
                found.append((record, Certainty.CERTAIN))
            elif any(is_near_subject(known, draft) for known in told):
                found.append((record, Certainty.LIKELY))
        return sorted(found, key=lambda each: (str(each[0].period.start), str(each[0].period.end)))

    def _on(self, days: Days, series: Sequence[int]) -> Iterator[Record]:
        """The records of ``series`` on ``days``."""
        first, last = days
        marks = ", ".join("?" * len(series))
        where = f"WHERE record.series IN ({marks}) AND first = ? AND last = ? LIMIT {_MOST_RECORDS}"
        return self.store.records(where, (*series, str(first), str(last))) if series else iter(())

    def _all_days(self, series: Sequence[int]) -> Iterator[Record]:
        """The records of ``series``, one after the other, the latest of each first."""
        where = "WHERE record.series = ? ORDER BY last DESC LIMIT ?"
        found = (record for number in series for record in self.store.records(where, (number, _MOST_RECORDS)))
        return islice(found, _MOST_RECORDS)

    def _series(self, draft: Told) -> list[int]:
        """The numbers of the subjects that may be that of ``draft``, the nearest first."""
        terms = index_terms(draft.terms, draft.names)
        if not terms:
            return []
        places = _places(draft)
        marks = ", ".join("?" * len(places))
        exact = self.store.rows(
            f"SELECT series FROM wording WHERE key = ? AND place IN ({marks}) LIMIT {_MOST_SERIES}",
            (" ".join(terms), *places),
        )
        near = self._near(terms, places)
        return list(dict.fromkeys(int(str(row[0])) for row in (*exact, *near)))[:_MOST_SERIES]

    def _near(self, terms: Sequence[str], places: Sequence[str]) -> list[tuple[object, ...]]:
        """The subjects that share most of ``terms``: those with one of the rarest, and how many of all they have."""
        rarest = self._rarest(terms)
        if not rarest:
            return []
        marks = [", ".join("?" * len(each)) for each in (terms, rarest, places)]
        return self.store.rows(
            "SELECT series, size, (SELECT count(*) FROM term AS other "
            f"WHERE other.term IN ({marks[0]}) AND other.place = term.place AND other.size = term.size "
            "AND other.series = term.series) AS shared "
            f"FROM term WHERE term IN ({marks[1]}) AND place IN ({marks[2]}) GROUP BY series, size "
            f"HAVING 3 * shared >= 2 * min(size, {len(terms)}) ORDER BY shared DESC, size LIMIT {_MOST_SERIES}",
            (*terms, *rarest, *places),
        )

    def _rarest(self, terms: Sequence[str]) -> list[str]:
        """The rarest of ``terms`` that the ledger has, up to as many rows of the index as may be read."""
        marks = ", ".join("?" * len(terms))
        counted = self.store.rows(f"SELECT term, count FROM frequency WHERE term IN ({marks}) ORDER BY count", terms)
        chosen: list[str] = []
        total = 0
        for term, count in counted:
            total += int(str(count))
            if total <= _MOST_POSTINGS:
                chosen.append(str(term))
        return chosen


def _places(draft: Told) -> list[str]:
    """The keys of the places whose subjects may be that of ``draft``; the empty one is of those that name none."""
    names = sorted(map(plain, draft.where.names))
    keys = [",".join(names), *names] if names else []
    return list(dict.fromkeys([*keys, plain(nation().name), ""]))


def _best(record: Record, drafts: Sequence[Told]) -> Identity:
    """The decision on the wording of ``record`` that is nearest to one of ``drafts``."""
    return min((across(known, draft) for known in told_by(record) for draft in drafts), key=_identity_rank)


def _rank(known: Known) -> tuple[int, int]:
    return _identity_rank(known.identity)


def _identity_rank(identity: Identity) -> tuple[int, int]:
    order = (Certainty.CERTAIN, Certainty.LIKELY, Certainty.GUESSED)
    is_other = identity.sameness is not Sameness.SAME
    points = sum(points for _, points in identity.reasons)
    return (len(order) if is_other else order.index(identity.certainty), -points)


def open_ledger(path: str | os.PathLike[str]) -> Ledger:
    """The ledger at ``path``: a store (``.sqlite``), a plain file, or a folder of plain files.

    Raises :class:`LedgerError` where it cannot be used as a whole; of plain files the faulty entries are left out.
    """
    path = os.fspath(path)
    if os.path.isfile(path) and not path.endswith(".toml"):
        store = open_store(path)
        if not store.is_indexed():
            store.close()
            _index_anew(path)
            store = open_store(path)
        return Ledger(path, store)
    if path.endswith(SUFFIXES):
        raise LedgerError(path, "ledger.missing")
    reading = read_plain(path)
    if reading.faults and not reading.entries:
        raise reading.faults[0]
    store = open_store(MEMORY)
    store.add(entry.record for entry in reading.entries)
    return Ledger(path, store, reading.faults)


def _index_anew(path: str) -> None:
    store = open_store(path, is_written=True)
    store.reindex()
    store.close()
