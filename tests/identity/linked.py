"""The claims of a text as they are linked, before figures of other sentences complete them, and its figures."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from unittest import mock

from factcheck import Claim, api
from factcheck.identity.completed import completed
from factcheck.identity.figure import Figure
from factcheck.identity.operands import Denoted, base_denoted, current_denoted, teller, with_bases


class Linked(NamedTuple):
    """What ``completed`` is given: ``text`` is normalised, ``figures`` are by where they begin in it."""

    claims: tuple[Claim, ...]
    figures: dict[int, Figure]
    text: str

    def claim(self, rate: str) -> Claim:
        """The one claim whose rate prints ``rate``."""
        (found,) = (claim for claim in self.claims if claim.rate is not None and claim.rate.text == rate)
        return found

    def figure(self, printed: str) -> Figure:
        """The first figure that prints ``printed``."""
        return next(figure for figure in self.figures.values() if figure.quantity.text == printed)

    def told(self, rate: str) -> Figure | None:
        return teller(self.claim(rate), self.figures)

    def current(self, rate: str) -> Denoted | None:
        told = self.told(rate)
        return None if told is None else current_denoted(told)

    def base(self, rate: str) -> Denoted | None:
        told = self.told(rate)
        return None if told is None else base_denoted(self.claim(rate), told, self.figures, self.text)

    def with_bases(self) -> dict[int, Figure]:
        return with_bases(self.claims, self.figures, self.text)

    def completed(self, rate: str) -> Claim:
        """The claim of ``rate`` after completion."""
        found = completed(self.claims, lambda: tuple(self.figures.values()), self.text)
        return Linked(tuple(found), self.figures, self.text).claim(rate)


def linked(text: str, published: datetime.date | None = None) -> Linked:
    with mock.patch.object(api, "completed", wraps=completed) as asked:
        api.check(text, published=published)
    claims, figures, normal = asked.call_args.args
    return Linked(tuple(claims), {figure.quantity.span.start: figure for figure in figures()}, normal)
