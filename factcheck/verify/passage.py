"""What a check of a whole text looks at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.identity.figure import Figure
from factcheck.model.claim import Claim
from factcheck.model.draft import Draft
from factcheck.model.interval import Interval
from factcheck.model.style import UNSTYLED, Style
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.rows import Rows

if TYPE_CHECKING:  # they are imported where they are needed
    from factcheck.verify.document.reading import DocumentReading
    from factcheck.verify.known.levels import KnownLevel

# The rate of a day: two currency codes and the day of publication, where it is known, to how many of the second one of
# the first was worth; ``None`` where that is not known.
Rates = Callable[[str, str, datetime.date | None], Interval | None]


def _unread() -> DocumentReading:
    raise TypeError("the document is read as one when its checks run")


class Passage(NamedTuple):
    """One text, read: its sentences as ``rows``, its assessed ``claims`` and its ``quantities``, in text order.

    Offsets of mentions are those of ``document.normal``; ``document.span`` turns them into spans of the text as it was
    passed in. ``figures`` reads what the quantities denote, when it is first asked, ``dated`` only those of sentences
    that tell of known days. ``published`` is the day of publication, where it is known; ``rates`` gives the exchange
    rate of a day, where the user has set one. ``joint`` reads all that the document states as one system, when it is
    first asked; ``None`` where it states too little. ``levels`` are the figures that a ledger contradicts; none without
    one. ``style`` is the house style, which leaves everything open where none is set. ``draft`` has the structure of
    the text, its tables among it; ``None`` for a bare string.
    """

    document: Document
    rows: Rows
    claims: tuple[Claim, ...]
    quantities: tuple[Mention, ...]
    figures: Callable[[], Sequence[Figure]]
    dated: Callable[[], Sequence[Figure]]
    published: datetime.date | None = None
    rates: Rates | None = None
    joint: Callable[[], DocumentReading | None] = _unread
    levels: tuple[KnownLevel, ...] = ()
    style: Style = UNSTYLED
    draft: Draft | None = None
