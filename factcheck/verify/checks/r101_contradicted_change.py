"""Stated change outside what its operands allow.

What it does:
    Recomputes a rise or fall (``tăng 20%``, ``giảm 0,5 điểm %``, ``cao hơn 2 triệu đồng``) from the current and the
    base value in the text, with exact arithmetic, and reports it where no true values could be printed like that.

Why it matters:
    The rate is what readers remember. The usual slips are the ratio printed as the increase (``tăng 248%`` for
    ``tăng 148%``), the difference divided by the new value, and a rate that was left from an earlier draft.

When it abstains:
    A value is missing, negative or zero, or in another unit. Rounding, cutting off and rounding up of every number, and
    words such as ``gần`` or ``hơn``, are allowed for. Between two percentages both points and relative change are
    accepted. A likely link gives a warning, a guessed one nothing.

Example:
    ``Doanh thu tăng từ 6,2 tỷ đồng lên 7,5 tỷ đồng, tức tăng 25%.`` It is 21%.

Tiếng Việt:
    Tính lại mức tăng, giảm từ giá trị mới và giá trị cũ có trong bài. Báo lỗi khi không cách làm tròn nào cho ra con số
    đã viết. Hay gặp nhất: viết tỷ số thành mức tăng (tăng 248% thay vì tăng 148%), hoặc chia cho số mới thay vì số cũ.
    Không báo khi thiếu số, khác đơn vị, hoặc khi số nối với nhau chỉ là phỏng đoán.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Change, Claim
from factcheck.model.finding import Finding, Level
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import contradiction

META = Meta(code="R101", name="contradicted-change", level=Level.ERROR, since="0.1", relation="relative_change")
FAIL = (
    Case("Doanh thu của hợp tác xã tăng từ 6,2 tỷ đồng lên 7,5 tỷ đồng, tức tăng 25%.", at="25%"),
    Case("Toàn huyện có 1.860 hộ nuôi tôm, tăng 310% so với 600 hộ của năm 2015.", at="310%"),
    Case("Năm nay cả xã trồng 84 ha chè, giảm 30% so với 105 ha năm trước.", at="30%"),
)
PASS = (
    Case("Doanh thu của hợp tác xã tăng từ 6,2 tỷ đồng lên 7,5 tỷ đồng, tức tăng 21%."),
    Case("Toàn huyện có 1.860 hộ nuôi tôm, tăng 210% so với 600 hộ của năm 2015."),
    Case("Tỷ lệ hộ dùng nước sạch đạt 92,5%, tăng 3,5% so với mức 89% của năm trước."),
    Case("Năm nay cả xã trồng 84 ha chè, giảm 20% so với 105 ha năm trước."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The contradicted claim, where it is one of this kind."""
    if isinstance(claim, Change) and (finding := contradiction(META.code, claim)):
        yield finding
