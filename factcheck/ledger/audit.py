"""What is wrong inside a ledger: the same figure entered twice, and figures that cannot all stand."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from factcheck.identity.known import wordings
from factcheck.identity.likeness import meet
from factcheck.ledger.history import standing
from factcheck.ledger.lookup import Ledger
from factcheck.link.operand import are_commensurable
from factcheck.model.record import Record

_GROUPS = """
    SELECT group_concat(DISTINCT record.id)
    FROM wording JOIN record ON record.series = wording.series
    GROUP BY wording.key, wording.place, record.first, record.last
    HAVING count(DISTINCT record.id) > 1
"""


class Fault(StrEnum):
    """What two records do to each other."""

    DUPLICATE = "duplicate"  # one value of one quantity from one work, entered twice
    CONTRADICTION = "contradiction"  # two values of one quantity that cannot meet, and neither supersedes the other


class Problem(NamedTuple):
    """Two records that do not go together."""

    fault: Fault
    first: Record
    second: Record


def problems(ledger: Ledger) -> Iterator[Problem]:
    """The problems of a ledger, each pair once. Quantities are the same where the words of subject and scope are, in
    any order and by any alias, and the days."""
    told: set[frozenset[str]] = set()
    for (numbers,) in ledger.store.stream(_GROUPS):
        records = list(ledger.store.records(f"WHERE record.id IN ({numbers}) ORDER BY record.id"))
        for problem in _among(records):
            pair = frozenset({problem.first.key, problem.second.key})
            if pair not in told:
                told.add(pair)
                yield problem


def _among(records: list[Record]) -> Iterator[Problem]:
    stands = standing(records)
    for index, first in enumerate(records):
        for second in records[index + 1 :]:
            if not _are_comparable(first, second):
                continue
            if not meet(first.quantity, second.quantity):
                if first in stands and second in stands and first.kind is second.kind:
                    yield Problem(Fault.CONTRADICTION, first, second)
            elif first.citation == second.citation and first.quantity.value == second.quantity.value:
                yield Problem(Fault.DUPLICATE, first, second)


def _are_comparable(first: Record, second: Record) -> bool:
    if not _subjects(first) & _subjects(second):  # one only without the diacritics: "dừa", "dứa"
        return False
    return are_commensurable(first.quantity.unit, second.quantity.unit) and (
        first.kind.is_outcome is second.kind.is_outcome
    )


def _subjects(record: Record) -> set[tuple[frozenset[str], frozenset[str]]]:
    """The terms and names of each wording of ``record``."""
    return {(each.subject.terms, each.names) for each in wordings(record)}
