"""Past-tense figure for a period that has not ended.

What it does:
    With the day of publication, warns where a change is told as done (``đã tăng 5%``) of a period that begins only
    later, and notes it of months or a quarter of which a good part is still to come.

Why it matters:
    The figure is an estimate or a plan, or the period is another one; readers take it for a result.

When it abstains:
    The day of publication is not known, the words say estimate or plan (``ước``, ``dự kiến``), the period is not named
    by its own year (``năm nay``, ``quý IV``), or less than a sixth of it is left. A running year is not noted.

Example:
    ``Quý IV/2023, doanh thu của công ty đã tăng 12%`` in a text of 10 October 2023.

Tiếng Việt:
    Khi biết ngày đăng: cảnh báo nếu viết “đã tăng” cho một kỳ chưa bắt đầu, ghi chú nếu kỳ ấy còn lâu mới kết thúc. Số
    ước, số dự kiến thì bỏ qua.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from factcheck.lexicon.dates import ends_in
from factcheck.model.claim import Change, Claim, Modality, Multiple
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.notation import printed_day
from factcheck.model.period import Period
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="P301", name="unfinished-period", level=Level.WARNING, since="0.1")
_OCTOBER = datetime.date(2023, 10, 10)
FAIL = (
    Case("Quý IV/2023, doanh thu của công ty đã tăng 12% so với cùng kỳ.", "Quý IV/2023", datetime.date(2023, 9, 5)),
    Case("Quý IV/2023, doanh thu của công ty đã tăng 12% so với cùng kỳ.", "Quý IV/2023", _OCTOBER),
    Case("Năm 2025, sản lượng của nhà máy đã tăng 12% so với năm 2023.", "Năm 2025", _OCTOBER),
)
PASS = (
    Case("Quý III/2023, doanh thu của công ty đã tăng 12% so với cùng kỳ.", published=_OCTOBER),
    Case("Quý IV/2023, doanh thu của công ty đã tăng 12% so với cùng kỳ."),
    Case("Quý IV/2023, doanh thu của công ty dự kiến tăng 12% so với cùng kỳ.", published=_OCTOBER),
    Case("Năm 2023, doanh thu của công ty đã tăng 12% so với cùng kỳ.", published=_OCTOBER),
)

_MOST_MONTHS = 11
_LEFT = 6  # one sixth
_BEFORE = 20
_YEAR = lazy_pattern(r"[12][0-9]{3}")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The changes told as done of periods that end after the publication."""
    if passage.published is not None:
        for claim in passage.claims:
            yield from _judged(passage, claim, passage.published)


def _judged(passage: Passage, claim: Claim, published: datetime.date) -> Iterator[Finding]:
    period, cue = claim.period, claim.cue
    if not isinstance(claim, Change | Multiple) or claim.modality is not Modality.ACTUAL or period is None or not cue:
        return
    level = _level(period, published)
    if level is None or not ends_in("done", passage.document.text[max(0, cue.span.start - _BEFORE) : cue.span.start]):
        return
    message = Message.of(
        "P301.unfinished",
        published=printed_day(published),
        period=period.text,
    )
    yield Finding(META.code, level, message, period.span, (Related(cue.span, "cue"),))


def _level(period: Period, published: datetime.date) -> Level | None:
    start, end = period.start, period.end
    if start is None or end is None or period.is_instant or _YEAR.search(period.text) is None:
        return None
    if start > published:
        return META.level
    is_long_open = (end - published) * _LEFT > end - start
    return Level.NOTE if is_long_open and (period.months or 0) in range(1, _MOST_MONTHS + 1) else None
