"""Small ledgers of a few figures: for the examples of the rules, and for trying things out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Protocol

from factcheck.ledger.entry import kind_of, period_called, quantity_called
from factcheck.ledger.lookup import Ledger
from factcheck.ledger.store import MEMORY, open_store
from factcheck.model.record import Citation, Record

_ENTERED = datetime.date(2026, 1, 2)


class Figure(Protocol):
    """A figure in words."""

    @property
    def subject(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def scope(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def published(self) -> datetime.date | None: ...


def ledger_of(figures: Iterable[Figure]) -> Ledger:
    """The ledger of ``figures``, all of one year book. Raises :class:`factcheck.ledger.entry.FieldError`."""
    store = open_store(MEMORY)
    store.add(
        Record(
            subject=each.subject,
            scope=each.scope,
            period=period_called(each.period),
            quantity=quantity_called(each.value),
            kind=kind_of(each.kind),
            citation=Citation("Niên giám thống kê", published=each.published),
            entered=_ENTERED,
        )
        for each in figures
    )
    return Ledger("examples", store)
