"""Which of several records of one quantity stands, and which are only its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from factcheck.model.record import OUTCOMES, Record


def supersedes(newer: Record, older: Record) -> bool:
    """Whether ``newer`` stands for ``older``, of the same quantity: a more final figure does for a less final one,
    whoever gives it, and a later one for an earlier of the same publisher. A plan is not superseded by what happened,
    and one publisher does not correct another."""
    if newer.kind.is_outcome is not older.kind.is_outcome:
        return False
    if newer.kind is not older.kind:
        return newer.kind.is_outcome and OUTCOMES.index(newer.kind) < OUTCOMES.index(older.kind)
    if newer.citation.publisher != older.citation.publisher:
        return False
    return _day(newer) > _day(older)


def _day(record: Record) -> str:
    """When it was published; where that is not known, when it was entered."""
    return str(record.citation.published or record.entered)


def standing(records: Iterable[Record]) -> list[Record]:
    """Those of ``records``, all of one quantity, that no other supersedes."""
    found = list(records)
    return [record for record in found if not any(supersedes(other, record) for other in found)]


def superseding(record: Record, records: Iterable[Record]) -> list[Record]:
    """Those of ``records``, all of one quantity, that stand in the place of ``record``."""
    found = list(records)
    return [other for other in standing(found) if supersedes(other, record)]


def keys_standing(records: Iterable[Record]) -> frozenset[str]:
    """The keys of those of ``records``, of whatever quantities, that no other supersedes."""
    return frozenset(record.key for group in by_quantity(records) for record in standing(group))


def by_quantity(records: Iterable[Record]) -> list[Sequence[Record]]:
    """``records`` grouped by what they are of: subject, scope, days, and whether it is what happened, a plan or a
    forecast; the groups in the order of these, each in the order of publication."""

    def of(record: Record) -> tuple[str, ...]:
        kind = "" if record.kind.is_outcome else record.kind.value
        return record.subject, record.scope, str(record.period.start), str(record.period.end), kind

    ordered = sorted(records, key=lambda record: (*of(record), _day(record), record.key))
    return [list(group) for _, group in groupby(ordered, key=of)]
