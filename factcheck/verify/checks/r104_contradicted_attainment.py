"""Stated result against a plan outside what the two values allow.

What it does:
    Recomputes ``đạt 82% kế hoạch``, ``vượt 25% chỉ tiêu``, ``giảm 1% so với kế hoạch`` from result and plan.

Why it matters:
    ``đạt 125%`` and ``vượt 125%`` differ by a whole plan, and reports mix them.

When it abstains:
    Result or plan is missing, not positive, or in another unit. ``vượt N lần`` is accepted as N times and as N times
    more. Against a plan that is a percentage, points are accepted too.

Example:
    ``Xã trồng 60 ha rừng, vượt 120% kế hoạch 50 ha.`` It is 20 % over.

Tiếng Việt:
    Tính lại mức thực hiện so với kế hoạch. “Đạt 125%” và “vượt 125%” là hai chuyện khác nhau: vượt 125% nghĩa là bằng
    225% kế hoạch.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Attainment, Claim
from factcheck.model.finding import Finding, Level
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import contradiction

META = Meta(code="R104", name="contradicted-attainment", level=Level.ERROR, since="0.1", relation="attainment")
FAIL = (
    Case("Cả huyện trồng được 60 ha rừng, vượt 120% so với kế hoạch 50 ha.", at="120%"),
    Case("Thu ngân sách đạt 410 tỷ đồng, bằng 92% dự toán 500 tỷ đồng.", at="92%"),
)
PASS = (
    Case("Cả huyện trồng được 60 ha rừng, vượt 20% so với kế hoạch 50 ha."),
    Case("Thu ngân sách đạt 410 tỷ đồng, bằng 82% dự toán 500 tỷ đồng."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The contradicted claim, where it is one of this kind."""
    if isinstance(claim, Attainment) and (finding := contradiction(META.code, claim)):
        yield finding
