"""Known values with their sources: what a ledger holds."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple

import attrs

from factcheck.model.period import Period
from factcheck.model.quantity import Quantity


class FigureKind(StrEnum):
    """What a known figure is of its time, the more final of what happened first."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"  # sơ bộ: counted, not yet final
    ESTIMATE = "estimate"  # ước: told before all is counted
    PLAN = "plan"
    FORECAST = "forecast"

    @property
    def is_outcome(self) -> bool:
        """Whether it tells what happened, more or less finally, and not what is meant to."""
        return self in OUTCOMES


OUTCOMES = (FigureKind.ACTUAL, FigureKind.PRELIMINARY, FigureKind.ESTIMATE)


class Citation(NamedTuple):
    """Where a figure was published: the work, who published it and when, and the place in it (page, paragraph)."""

    title: str
    publisher: str = ""
    url: str = ""
    published: datetime.date | None = None
    position: str = ""

    @property
    def name(self) -> str:
        """Who tells it: the publisher, or the title where none is known."""
        return self.publisher or self.title

    def to_dict(self) -> dict[str, object]:
        return {
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "published": None if self.published is None else self.published.isoformat(),
            "position": self.position,
        }


@attrs.frozen(kw_only=True)
class Record:
    """One known value: of what, of whom, when, how much, as what, by whom it was published, and who entered it.

    ``subject`` is a noun phrase with its qualifiers, ``aliases`` are other wordings of it, ``scope`` names the place or
    the organisation (empty where the subject says it). The days of ``period`` are known. ``quantity`` is as printed;
    its span lies in its own text. ``key`` names the record in a ledger: it is made of what is said, not of when it was
    entered and by whom.
    """

    key: str
    subject: str
    aliases: tuple[str, ...] = ()
    scope: str = ""
    period: Period
    quantity: Quantity
    kind: FigureKind = FigureKind.ACTUAL
    citation: Citation
    entered: datetime.date
    by: str = ""

    def to_dict(self) -> dict[str, object]:
        """JSON-ready; see docs/json.md."""
        return {
            "key": self.key,
            "subject": self.subject,
            "aliases": list(self.aliases),
            "scope": self.scope,
            "period": self.period.to_dict(),
            "quantity": self.quantity.to_dict(),
            "kind": self.kind.value,
            "citation": self.citation.to_dict(),
            "entered": self.entered.isoformat(),
            "by": self.by,
        }
