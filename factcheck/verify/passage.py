"""What a check of a whole text looks at."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.rows import Rows


class Passage(NamedTuple):
    """One text, read: its sentences as ``rows``, its assessed ``claims`` and its ``quantities``, in text order.

    Offsets of mentions are those of ``document.normal``; ``document.span`` turns them into spans of the text as it was
    passed in. ``published`` is the day of publication, where it is known.
    """

    document: Document
    rows: Rows
    claims: tuple[Claim, ...]
    quantities: tuple[Mention, ...]
    published: datetime.date | None = None
