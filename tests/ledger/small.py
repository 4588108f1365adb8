"""Small ledgers, and the figures of a draft as they are looked up in them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from factcheck.identity.figures import figures
from factcheck.identity.told import Told, told, told_alike
from factcheck.ledger.entry import kind_of, period_called, quantity_called
from factcheck.ledger.lookup import Ledger
from factcheck.ledger.store import MEMORY, open_store
from factcheck.model.record import Citation, Record
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows

ENTERED = datetime.date(2026, 1, 2)
YEAR_BOOK = Citation("Niên giám thống kê", "Tổng cục Thống kê", "", datetime.date(2023, 6, 30))
NOBODY = 65534


def known(
    subject: str,
    period: str,
    value: str,
    scope: str = "Việt Nam",
    *,
    kind: str = "actual",
    aliases: Sequence[str] = (),
    citation: Citation = YEAR_BOOK,
    entered: datetime.date = ENTERED,
    by: str = "",
) -> Record:
    """A record in words."""
    return Record(
        subject=subject,
        aliases=tuple(aliases),
        scope=scope,
        period=period_called(period),
        quantity=quantity_called(value),
        kind=kind_of(kind),
        citation=citation,
        entered=entered,
        by=by,
    )


def numbered(number: int) -> Record:
    """One of any number of records that differ: ten subjects, in one year after the other."""
    subject = f"sản lượng gạo nhóm {'abcdefghik'[number % 10]}"
    year, month = 1900 + number // 120, 1 + number // 10 % 12
    return known(
        subject, f"tháng {month}/{year}", f"{number + 1},5 tấn", citation=YEAR_BOOK._replace(position=f"{number}")
    )


def ledger(*records: Record) -> Ledger:
    """A ledger of ``records``."""
    store = open_store(MEMORY)
    store.add(records)
    return Ledger("small", store)


def drafts(text: str) -> list[Told]:
    """The figures of ``text`` that tell of known days."""
    document = Document.of(text)
    rows = Rows(document, quantities(document, document_style(document.normal)))
    found = list(figures(document, rows.dated(is_published=False), None))
    alike = told_alike(found)
    return [told(document, figure, is_alone=figure.quantity.span.start not in alike) for figure in found]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom nothing is forbidden."""
    if os.geteuid() != 0:
        yield
        return
    os.setreuid(NOBODY, 0)  # access(2) asks for the real user
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setreuid(0, 0)
