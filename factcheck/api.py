"""The composition root of the library: one text in, one report out."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from factcheck.link.linker import linked
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.quantity import Quantity
from factcheck.model.report import Report
from factcheck.parse.statement import Sentence
from factcheck.parse.statements import statements
from factcheck.read.document import Document
from factcheck.scan.alone import quantity_alone
from factcheck.scan.mention import Mention
from factcheck.scan.mentions import mentions
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.sentences import sentences
from factcheck.scan.spoken import spoken, with_spoken
from factcheck.verify.engine import assess
from factcheck.verify.registry import findings

# A sentence without any of these states no relation; the test is a plain search, so that most text costs nothing.
_STATES_RELATION = re.compile(
    r"%|\blần\b|gấp|tăng|giảm|hơn|nửa|phần|chiếm|vượt|kém|mất|thêm|cắt|hạ|sụt|rớt|\d/\d", re.IGNORECASE
)


def check(text: str, *, published: datetime.date | None = None) -> Report:
    """Read ``text``, recompute its claims, and report what does not add up.

    ``published`` is the day of publication, against which ``năm ngoái`` or ``11 tháng đầu năm`` are resolved; without
    it such periods stay without dates. Every span of the report is in code points of ``text``. Never raises on any
    text.

    >>> report = check("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.")
    >>> [finding.code for finding in report.findings]
    ['R101']
    """
    document = Document.of(text)
    found = quantities(document, document_style(document.normal))
    spoken_found: list[Mention] = []
    claims: list[Claim] = []
    previous: Sentence | None = None
    for sentence in _sentences(document, found, spoken_found):
        stated = list(statements(sentence))
        claims += (attrs.evolve(c, assessment=assess(c)) for c in linked(document, stated, previous, published))
        previous = sentence
    everything = sorted([*found, *spoken_found], key=lambda mention: mention.start)
    return Report(
        text=text,
        claims=tuple(claims),
        findings=tuple(_findings(claims)),
        quantities=tuple(mention.quantity for mention in everything if mention.quantity is not None),
    )


def _sentences(document: Document, found: Sequence[Mention], spoken_found: list[Mention]) -> Iterator[Sentence]:
    """The sentences that hold a relation or stand before one, read as rows; adds what they spell in words to
    ``spoken_found``."""
    starts = [mention.start for mention in found]
    for index, (start, end) in enumerate(sentences(document.normal)):
        if not _STATES_RELATION.search(document.normal, start, end):
            continue
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        row = with_spoken(document, mentions(document, start, end, inside))
        spoken_found += spoken(row, inside)
        yield Sentence(index, start, end, tuple(row))


def _findings(claims: Sequence[Claim]) -> list[Finding]:
    found = [finding for claim in claims for finding in findings(claim)]
    return sorted(found, key=lambda finding: (finding.span.start, finding.code))


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` is: ``"21 nghìn tỷ đồng"``, ``"5-7%"``, ``"gần 29 tỷ USD"``.

    Surrounding spaces are allowed, nothing else. Raises :class:`factcheck.ParseError` with the position where reading
    stopped.

    >>> parse_quantity("gần 29 tỷ USD").value
    '29000000000'
    """
    return quantity_alone(text)
