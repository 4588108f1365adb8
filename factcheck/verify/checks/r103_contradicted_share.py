"""Stated share outside what part and whole allow.

What it does:
    Recomputes ``chiếm 20,4%`` from the part and the whole in the text.

Why it matters:
    A share that does not fit shows a wrong part, a wrong whole, or a fraction printed with a percent sign
    (``0,02%`` for 2 %).

When it abstains:
    Part or whole is missing, zero, or in another unit.

Example:
    ``Xã có 45 hộ nghèo, chiếm 28% tổng số 250 hộ.`` It is 18 %.

Tiếng Việt:
    Tính lại tỷ trọng từ phần và tổng có trong bài. Báo lỗi khi không cách làm tròn nào cho ra con số đã viết.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Share
from factcheck.model.finding import Finding, Level
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import contradiction

META = Meta(code="R103", name="contradicted-share", level=Level.ERROR, since="0.1", relation="share")
FAIL = (Case("Thôn có 45 hộ nghèo, chiếm 28% tổng số 250 hộ.", at="28%"),)
PASS = (
    Case("Thôn có 45 hộ nghèo, chiếm 18% tổng số 250 hộ."),
    Case("Hội thảo có 197 người trẻ, chiếm 19% trong tổng số 1.036 người."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The contradicted claim, where it is one of this kind."""
    if isinstance(claim, Share) and (finding := contradiction(META.code, claim)):
        yield finding
