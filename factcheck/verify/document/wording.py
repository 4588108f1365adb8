"""Days in words."""

from __future__ import annotations

from factcheck.identity.figure import Days
from factcheck.model.finding import Message
from factcheck.model.notation import printed_day


def when(days: Days) -> Message:
    """``năm 2019``, ``giai đoạn 2019-2021``, ``1/4/2019 - 30/6/2019``."""
    first, last = days
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return Message.of("when.days", first=printed_day(first), last=printed_day(last))
    if first.year == last.year:
        return Message.of("when.year", year=str(first.year))
    return Message.of("when.years", first=str(first.year), last=str(last.year))
