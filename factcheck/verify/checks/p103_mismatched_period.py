"""Comparison with a period that cannot be meant.

What it does:
    Warns where ``cùng kỳ`` names a period of another length (nine months against ``cùng kỳ 6 tháng``), and where the
    first months of a year are set against fewer months or a whole year.

Why it matters:
    Nine months nearly always bring more than six, and less than twelve: such a rate says nothing. Mostly ``cùng kỳ``
    was left out.

When it abstains:
    The value is one that does not add up over time (a balance, a price, a rate), it is compared with a plan or on
    purpose (``cả năm 2015``, ``bằng 80% năm 2015``), or the text does not say for certain which periods are compared.
    Other unequal lengths are noted by P101.

Example:
    ``9 tháng đầu năm 2016 đạt doanh thu 511 tỷ đồng, giảm 4% so với năm 2015.``

Tiếng Việt:
    Cảnh báo khi số cộng dồn của vài tháng được so với một kỳ dài ngắn khác hẳn: 9 tháng so với cả năm trước, với 6
    tháng, hoặc với “cùng kỳ 6 tháng”. Thường là do thiếu chữ “cùng kỳ”.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.verify.check import Case, Meta
from factcheck.verify.lengths import doubt, duration, unequal

META = Meta(code="P103", name="mismatched-period", level=Level.WARNING, since="0.1", relation="relative_change")
FAIL = (
    Case(
        "9 tháng đầu năm 2016, công ty đạt doanh thu 511 tỷ đồng, giảm 4% so với năm 2015.",
        at="năm 2015",
    ),
    Case(
        "Trong 9 tháng, lợi nhuận của công ty tăng 90% so với 6 tháng đầu năm, đạt 310 tỷ đồng.",
        at="6 tháng đầu năm",
    ),
    Case(
        "9 tháng đầu năm 2019, doanh thu đạt 511 tỷ đồng, tăng 4% so với cùng kỳ 6 tháng đầu năm 2018.",
        at="cùng kỳ 6 tháng đầu năm 2018",
    ),
)
PASS = (
    Case("9 tháng đầu năm 2016, công ty đạt doanh thu 511 tỷ đồng, giảm 4% so với cùng kỳ năm 2015."),
    Case("9 tháng đầu năm 2016, doanh thu đạt 511 tỷ đồng, bằng 70% kế hoạch năm 2016."),
    Case("Sau 9 tháng đầu năm 2016, tổng tài sản đạt 511 tỷ đồng, tăng 4% so với năm 2015."),
    Case("9 tháng đầu năm 2016, công ty đạt doanh thu 511 tỷ đồng, tăng 4% so với cả năm 2015."),
    Case("9 tháng đầu năm 2016, giá thép bình quân đạt 12 triệu đồng/tấn, giảm 4% so với năm 2015."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The unequal lengths that look like a slip."""
    periods, reason = unequal(claim), doubt(claim)
    if periods is None or reason is None:
        return
    now, then = periods
    message = Message.of(
        f"P103.{reason.value}",
        period=now.text,
        months=duration(now.months or 0),
        reference=then.text,
        reference_months=duration(then.months or 0),
    )
    yield Finding(META.code, META.level, message, then.span, (Related(now.span, "period"),))
