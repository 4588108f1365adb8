"""The composition root of the library: one text in, one report out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.identity.completed import completed
from factcheck.identity.figures import figures
from factcheck.lexicon.cues import Role
from factcheck.link.linker import Linker
from factcheck.model.claim import Claim
from factcheck.model.draft import Draft
from factcheck.model.quantity import Quantity
from factcheck.model.report import Report
from factcheck.model.style import UNSTYLED, Style
from factcheck.parse.statements import statements
from factcheck.read.document import Document
from factcheck.scan.alone import quantity_alone
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows
from factcheck.verify.passage import Passage, Rates
from factcheck.verify.registry import findings
from factcheck.verify.settle import assessed

if TYPE_CHECKING:
    from factcheck.ledger.lookup import Ledger
    from factcheck.verify.known.levels import KnownLevel


def check(
    text: str | Draft,
    *,
    published: datetime.date | None = None,
    rates: Rates | None = None,
    ledger: Ledger | str | os.PathLike[str] | None = None,
    style: Style = UNSTYLED,
) -> Report:
    """Read ``text``, a string or what :func:`read` made of a source, and report what does not add up.

    ``published`` is the day of publication, against which ``năm ngoái`` or ``11 tháng đầu năm`` are resolved; without
    it such periods stay without dates. ``rates`` gives the exchange rate of a day (two currency codes and the day, or
    ``None``, to an :class:`Interval` or ``None``); without it, or where it gives ``None``, the wide bands of twenty
    years hold. ``ledger`` gives values that were known before: a path, or better, where there are many texts, what
    :func:`open_ledger` opened. ``style`` is the house style that numbers are held to, where one is
    set. Every span of the report is in code points of ``text``. Never raises on any text; a ledger that cannot be read
    raises :class:`factcheck.LedgerError`.

    >>> report = check("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.")
    >>> [finding.code for finding in report.findings]
    ['R101']
    """
    draft = text if isinstance(text, Draft) else None
    document = Document.of(text.text if isinstance(text, Draft) else text)
    found = quantities(document, document_style(document.normal))
    rows = Rows(document, found)
    claims = list(_claims(rows, Linker(document, published)))
    every = cache(lambda: tuple(figures(document, rows.counting(), published)))
    dated = cache(lambda: tuple(figures(document, rows.dated(is_published=published is not None), published)))
    claims = sorted(map(assessed, completed(claims, dated, document.normal)), key=_place)
    levels: tuple[KnownLevel, ...] = ()
    if ledger is not None:
        from factcheck.verify.known.held import held, opened  # noqa: PLC0415  # without a ledger nothing of it is loaded

        with opened(ledger) as known:
            claims, levels = held(claims, every, dated, document, known)
    everything = sorted([*found, *rows.spoken], key=lambda mention: mention.start)
    passage = Passage(document, rows, tuple(claims), tuple(everything), every, dated, published, rates)
    passage = passage._replace(levels=levels, style=style, draft=draft)
    return Report(
        text=document.text,
        claims=tuple(claims),
        findings=tuple(findings(passage)),
        quantities=tuple(mention.quantity for mention in everything if mention.quantity is not None),
        draft=draft,
    )


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` is: ``"21 nghìn tỷ đồng"``, ``"5-7%"``, ``"gần 29 tỷ USD"``.

    Surrounding spaces are allowed, nothing else. Raises :class:`factcheck.ParseError` with the position where reading
    stopped.

    >>> parse_quantity("gần 29 tỷ USD").value
    '29000000000'
    """
    return quantity_alone(text)


def _claims(rows: Rows, linker: Linker) -> Iterator[Claim]:
    """What the sentences that state a relation claim, with the operands beside it."""
    for sentence in rows.relational():
        stated = list(statements(sentence))
        if stated or any(mention.role is Role.FROM for mention in sentence.row):
            yield from linker.claims(sentence, stated, rows)


def _place(claim: Claim) -> int:
    """Where the claim is in the order of the text: a bracket may be read after what stands behind it."""
    return claim.span.start if claim.rate is None else claim.rate.span.start
