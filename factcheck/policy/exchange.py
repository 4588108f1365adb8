"""The exchange rates of the settings, as checks ask for them."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

from factcheck.model.interval import Interval
from factcheck.policy.settings import ExchangeRate, Settings

if TYPE_CHECKING:
    from factcheck.verify.passage import Rates


def rates_of(settings: Settings) -> Rates | None:
    """The ``rates`` that :func:`factcheck.check` takes; ``None`` where no rate is set.

    A rate holds in both directions, on its days; of several the last one counts. Where the day is not known, only a
    rate without start and end holds.
    """
    return partial(_worth, settings.rates) if settings.rates else None


def _worth(rates: tuple[ExchangeRate, ...], currency: str, other: str, day: datetime.date | None) -> Interval | None:
    for rate in reversed(rates):
        if _holds(rate, day) and (rate.currency, rate.other) == (currency, other):
            return rate.worth
        if _holds(rate, day) and (rate.other, rate.currency) == (currency, other):
            return rate.worth.reciprocal
    return None


def _holds(rate: ExchangeRate, day: datetime.date | None) -> bool:
    if day is None:
        return rate.start is None and rate.end is None
    return (rate.start is None or rate.start <= day) and (rate.end is None or day <= rate.end)
