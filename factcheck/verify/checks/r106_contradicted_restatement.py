"""Difference and rate of one movement that do not go together.

What it does:
    Where a movement is printed three times over (``tăng 25,35 điểm (2,39%) lên 1.087,42 điểm``), works out the old
    value from the new one and the difference, and from that the rate.

Why it matters:
    Such rates are worked out by hand at the end of a session or of a quarter. The difference divided by the new value,
    a ratio for the increase, a mistyped digit all show here, although no base is printed.

When it abstains:
    The new value is not certain, the rate is one of something else (``tương đương 0,3% GDP``), two references are
    named, or some rounding of the three numbers agrees. Half up, cut off and rounded up are all allowed.

Example:
    ``Chỉ số giảm 11,67 điểm (1,76%) xuống còn 662,66 điểm.`` From 674,33 it is 1,73%.

Tiếng Việt:
    Khi bài nêu cả mức chênh lệch, tỷ lệ và giá trị mới của cùng một lần tăng giảm, tính ngược ra giá trị cũ rồi tính
    lại tỷ lệ. Báo lỗi khi không cách làm tròn nào cho ra con số đã viết. Hay gặp: chia cho số mới thay vì số cũ, lấy
    tỷ số làm mức tăng, gõ nhầm chữ số, hoặc ghi số điểm phần trăm của tỷ trọng thay cho mức tăng.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import level_of, statement
from factcheck.verify.moved import Moved, movements
from factcheck.verify.moved_slips import diagnoses
from factcheck.verify.passage import Passage

META = Meta(code="R106", name="contradicted-restatement", level=Level.ERROR, since="0.1", relation="relative_change")
TRIGGER = lazy_pattern(r"%")
FAIL = (
    Case("Chỉ số này giảm 11,67 điểm (1,76%) xuống còn 662,66 điểm.", at="1,76%"),
    Case("Lợi nhuận đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 212% so với năm trước.", at="212%"),
    Case("Cả tỉnh có 384 xã (43%) đạt chuẩn, tăng 77 xã (8,6%) so với năm trước.", at="8,6%"),
    Case("Giá bán mới là 1.864,44 đồng/kWh, tăng 123,79 đồng/kWh, tương ứng 8,36%.", at="8,36%"),
)
PASS = (
    Case("Chỉ số này giảm 11,67 điểm (1,73%) xuống còn 662,66 điểm."),
    Case("Lợi nhuận đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 112% so với năm trước."),
    Case("Bội chi khoảng 70.000 tỷ đồng, tăng 15.700 tỷ đồng, tương đương khoảng 0,3% GDP."),
    Case("Khoản lỗ còn 1.312 tỷ đồng, giảm 742 tỷ đồng, tương ứng giảm 36%."),
    Case("Giá dầu giảm 1,2 USD, tương đương 1,9%, còn 61,8 USD/thùng."),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The movements whose rate neither the difference nor the new value allows."""
    for moved in movements(passage):
        level = level_of(moved.certainty)
        if level is not None and moved.is_contradicted:
            yield _finding(moved, level, passage)


def _finding(moved: Moved, level: Level, passage: Passage) -> Finding:
    difference, rate, current = moved.numbers
    percent = moved.percent(difference, current)
    message = Message.of(
        "R106.contradicted",
        statement=statement(moved.rate),
        difference=statement(moved.difference),
        current=current.text,
        base=Amount(Interval.point(moved.old_value), current.unit),
        actual=Amount(Interval.point(moved.old_percent), rate.unit),
    )
    related = (Related(current.span, "current"), Related(difference.span, "difference"))
    return Finding(META.code, level, message, rate.span, related, percent, tuple(diagnoses(moved, passage.claims)))
