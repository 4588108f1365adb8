"""Known values with their sources: what a ledger holds."""

from __future__ import annotations

import datetime
from enum import StrEnum
from functools import cached_property
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


KEY_DIGITS = 16
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
    its span lies in its own text.
    """

    subject: str
    aliases: tuple[str, ...] = ()
    scope: str = ""
    period: Period
    quantity: Quantity
    kind: FigureKind = FigureKind.ACTUAL
    citation: Citation
    entered: datetime.date
    by: str = ""

    @cached_property
    def key(self) -> str:
        """What names the record in a ledger: a digest of all that it says, but not of when it was entered and by whom,
        so that the same figure from the same source is the same record wherever and whenever it is entered."""
        from hashlib import blake2b  # noqa: PLC0415  # milliseconds that a check without a ledger need not pay

        return blake2b("\x1f".join(self._said()).encode(), digest_size=KEY_DIGITS // 2).hexdigest()

    def _said(self) -> tuple[str, ...]:
        quantity, period, qualifier = self.quantity, self.period, self.quantity.qualifier
        return (
            *(self.subject, *self.aliases, "", self.scope),
            f"{period.start}..{period.end}{' instant' if period.is_instant else ''}",
            f"{quantity.low}..{quantity.high}~{quantity.place} {quantity.unit}",
            "" if qualifier is None else f"{qualifier.bound} {qualifier.text}",
            self.kind.value,
            *map(str, self.citation),
        )

    @property
    def printed(self) -> str:
        """The value with its qualifier, which its text may or may not begin with."""
        qualifier, text = self.quantity.qualifier, self.quantity.text
        return text if qualifier is None or qualifier.text in text else f"{qualifier.text} {text}"

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
