"""Stated direction against the two values.

What it does:
    Looks at a movement between two printed values (``giảm từ 16.000 xuống còn 12.000 người``) and reports it where the
    values can only have moved the other way.

Why it matters:
    The usual cause is a slip of magnitude (``triệu`` for ``tỷ``) or a digit too many in one of the two values, which
    no percentage beside them would show.

When it abstains:
    The values are small and have no unit (a rank rises when its number falls), or their rounding leaves both directions
    open.

Example:
    ``Số hộ nghèo của huyện giảm từ 1.600 hộ xuống còn 2.120 hộ.`` From 1.600 to 2.120 is a rise.

Tiếng Việt:
    So hướng tăng, giảm đã viết với hai giá trị ở hai đầu. Báo lỗi khi hai số chỉ có thể đi theo chiều ngược lại, thường
    do nhầm triệu với tỷ hoặc thừa, thiếu một chữ số. Không báo với thứ hạng, hoặc khi hai số chưa phân được cao thấp.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Change, Claim, Direction
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.quantity import Quantity
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import level_of, operands

META = Meta(code="R105", name="contradicted-direction", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Số hộ nghèo của huyện giảm từ 1.600 hộ xuống còn 2.120 hộ.", at="2.120 hộ"),
    Case("Số thuê bao của huyện tăng từ 36.500 lên 13.400.", at="13.400"),
    Case("Vốn điều lệ tăng từ 45 tỷ đồng lên 54 triệu đồng.", at="54 triệu đồng"),
)
PASS = (
    Case("Số hộ nghèo của huyện giảm từ 2.120 hộ xuống còn 1.600 hộ."),
    Case("Thứ hạng của tỉnh tăng từ 40 lên 35."),
    Case("Xưởng nâng giờ làm từ 8 giờ lên 12 giờ/ngày."),
    Case("Giá cước giảm từ khoảng 500.000 đồng xuống còn gần 510.000 đồng."),
)

_NO_RANK = 1000


def check(claim: Claim) -> Iterator[Finding]:
    """The movement whose two values go the other way."""
    level = level_of(claim.certainty)
    if not isinstance(claim, Change) or claim.rate is not None or level is None:
        return
    current, base = claim.current, claim.base
    if current is None or base is None or not _goes_against(current, base, claim.direction):
        return
    key = "R105.rise" if claim.direction is Direction.DOWN else "R105.fall"
    message = Message.of(key, current=current.text, base=base.text)
    yield Finding(META.code, level, message, current.span, operands(claim))


def _factors(current: Quantity, base: Quantity) -> tuple[Fraction, Fraction] | None:
    """What both are multiplied by to be of one unit; ``None`` where a bare number may be a rank (``từ 38 lên 14``)."""
    if current.unit is None and base.unit is None:
        return (Fraction(1), Fraction(1)) if min(current.low, base.low) >= _NO_RANK else None
    if current.unit is None or base.unit is None:
        return None
    # A denominator printed on one side only ("8 giờ lên 14 giờ/ngày") is meant on both.
    both = current.unit.per is not None and base.unit.per is not None
    if both:
        return current.unit.base_factor, base.unit.base_factor
    return current.unit.factor, base.unit.factor


def _goes_against(current: Quantity, base: Quantity, direction: Direction | None) -> bool:
    factors = _factors(current, base)
    if direction is None or factors is None:
        return False
    reached, left = current.enclosure.scaled(factors[0]), base.enclosure.scaled(factors[1])
    low, high = (reached, left) if direction is Direction.UP else (left, reached)
    return low.is_below(high)
