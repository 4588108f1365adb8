"""Compared periods that share days.

What it does:
    Notes that the period of the current value and the period of the base overlap, as 2021-2023 and 2019-2021 do.

Why it matters:
    What happened in the shared days is counted on both sides, so the comparison says less than it seems to.

When it abstains:
    The dates of a period are not known, one period contains the other, the two are the same, or the rate is one per
    year, of which each period has its own.

Example:
    ``Giai đoạn 2021 - 2023 thu hút 48 tỷ USD, tăng 22% so với giai đoạn 2019 - 2021.``

Tiếng Việt:
    Ghi chú khi hai kỳ so sánh trùng nhau một phần: phần trùng được tính ở cả hai bên.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Change, Claim, Multiple
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.notation import printed_day
from factcheck.verify.check import Case, Meta

META = Meta(code="P102", name="overlapping-periods", level=Level.NOTE, since="0.1")
FAIL = (
    Case(
        "Giai đoạn 2021 - 2023, tỉnh thu hút 48 tỷ đồng, tăng 22% so với giai đoạn 2019 - 2021.",
        at="giai đoạn 2019 - 2021",
    ),
)
PASS = (
    Case("Giai đoạn 2021 - 2023, tỉnh thu hút 48 tỷ đồng, tăng 22% so với giai đoạn 2018 - 2020."),
    Case("Vận tải tăng 16%/năm giai đoạn 2015 - 2020 và 8%/năm giai đoạn 2020 - 2030."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The shared days of two periods of which neither contains the other."""
    now, then = claim.period, claim.reference_period
    if not isinstance(claim, Change | Multiple) or now is None or then is None:
        return
    if claim.rate is not None and claim.rate.unit is not None and claim.rate.unit.per is not None:
        return
    if now.start is None or now.end is None or then.start is None or then.end is None:
        return
    start, end = max(now.start, then.start), min(now.end, then.end)
    if start > end or (start, end) in ((now.start, now.end), (then.start, then.end)):
        return
    message = Message.of(
        "P102.overlapping",
        period=now.text,
        reference=then.text,
        start=printed_day(start),
        end=printed_day(end),
    )
    yield Finding(META.code, META.level, message, then.span, (Related(now.span, "period"),))
