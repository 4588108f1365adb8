"""Compared period that overlaps, or is longer or shorter, by the ledger.

What it does:
    Where a figure of the ledger is the base that a claim leaves out, and its period shares days with that of the claim
    or has another length, says so.

Why it matters:
    *Giai đoạn trước* hides which years are compared: 2021-2023 against 2019-2021 counts a year on both sides.

When it abstains:
    The days of the claim are not told, one period contains the other, or several figures may be meant and none fits.

Example:
    ``Giai đoạn 2021 - 2023 thu hút 48,2 tỷ USD vốn FDI, tăng 22% so với giai đoạn trước``, where what fits is the
    figure of 2019-2021.

Tiếng Việt:
    Ghi chú khi kỳ của số gốc trong sổ số liệu trùng một phần với kỳ của bài, hoặc dài ngắn khác nhau.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Verdict
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.notation import printed_day
from factcheck.model.period import Period
from factcheck.verify.check import Case, KnownFigure, Meta
from factcheck.verify.known.cited import cited
from factcheck.verify.lengths import duration

META = Meta(code="L302", name="known-period", level=Level.NOTE, since="0.1")
_KNOWN = (KnownFigure("vốn FDI", "giai đoạn 2019 - 2021", "39,59 tỷ USD", "Việt Nam"),)
FAIL = (
    Case(
        "Giai đoạn 2021 - 2023, vốn FDI vào Việt Nam đạt 48,2 tỷ USD, tăng 22% so với giai đoạn trước.",
        at="giai đoạn trước",
        known=_KNOWN,
    ),
    Case(
        "Giai đoạn 2022 - 2023, vốn FDI vào Việt Nam đạt 48,2 tỷ USD, tăng 22% so với giai đoạn trước.",
        at="giai đoạn trước",
        known=_KNOWN,
    ),
)
PASS = (
    Case(
        "Giai đoạn 2022 - 2024, vốn FDI vào Việt Nam đạt 48,2 tỷ USD, tăng 22% so với giai đoạn trước.",
        known=_KNOWN,
    ),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The shared days or the unequal lengths of the period of the claim and that of the best base."""
    if not claim.known or claim.period is None or claim.reference is None or claim.known[0].current is not None:
        return
    if claim.verdict is not Verdict.CONSISTENT and len(claim.known) > 1:
        return  # which of them is meant is open
    record = claim.known[0].record
    message = _overlap(claim.period, record.period) or _lengths(claim.period, record.period)
    if message is not None:
        shown = Message.of("L302.compared", known=cited(record), finding=message)
        yield Finding(META.code, META.level, shown, claim.reference.span, records=(record,))


def _overlap(now: Period, then: Period) -> Message | None:
    if now.start is None or now.end is None or then.start is None or then.end is None:
        return None
    start, end = max(now.start, then.start), min(now.end, then.end)
    if start > end or _is_nested(now, then):
        return None
    return Message.of("L302.overlapping", period=now.text, start=printed_day(start), end=printed_day(end))


def _lengths(now: Period, then: Period) -> Message | None:
    if not now.months or not then.months or now.months == then.months or now.is_instant or then.is_instant:
        return None
    if _is_nested(now, then):
        return None
    return Message.of("L302.unequal", period=now.text, months=duration(now.months), base_months=duration(then.months))


def _is_nested(now: Period, then: Period) -> bool:
    """Whether one period contains the other; periods without days contain none."""
    if now.start is None or now.end is None or then.start is None or then.end is None:
        return False
    shared = (max(now.start, then.start), min(now.end, then.end))
    return shared in ((now.start, now.end), (then.start, then.end))
