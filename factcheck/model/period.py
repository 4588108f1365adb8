"""Spans of calendar time, as named in a text."""

from __future__ import annotations

import datetime
from enum import StrEnum

import attrs

from factcheck.model.span import Span


class Anchor(StrEnum):
    """What a period is relative to, where it does not name its own dates."""

    NONE = "none"  # năm 2021: absolute
    PUBLISHED = "published"  # năm ngoái, hôm qua: the day of publication
    CURRENT = "current"  # cùng kỳ, giai đoạn trước: the period of the current value


@attrs.frozen
class Period:
    """A period as printed. ``start`` and ``end`` are inclusive days, ``None`` where the text and the day of publication
    do not settle them.

    ``months`` is the length in months where the wording gives it (36 for ``giai đoạn 2019-2021``, 11 for ``11 tháng``),
    known even without dates; a day or a week has ``months`` ``None``. ``is_instant`` marks a point in time
    (``cuối năm 2014``, ``tính đến 30/6``), at which a balance is read.
    """

    text: str
    span: Span
    start: datetime.date | None = None
    end: datetime.date | None = None
    months: int | None = None
    anchor: Anchor = Anchor.NONE
    is_instant: bool = False

    def to_dict(self) -> dict[str, object]:
        """JSON-ready; days in ISO 8601."""
        return {
            "text": self.text,
            "span": self.span.to_dict(),
            "start": None if self.start is None else self.start.isoformat(),
            "end": None if self.end is None else self.end.isoformat(),
            "months": self.months,
            "anchor": self.anchor.value,
        }
