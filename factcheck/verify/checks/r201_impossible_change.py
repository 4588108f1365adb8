"""Fall by more than the whole.

What it does:
    Reports ``giảm 120%`` and the like: what is never negative cannot lose more than all of itself.

Why it matters:
    Mostly the ratio of old to new, or the rise, was printed as the fall.

When it abstains:
    What is measured can turn negative (profit, a balance: ``lợi nhuận giảm 105%`` is a loss), or the two values
    are there and decide it (R101). It is an error only for things that are counted.

Example:
    ``Số vụ cháy giảm 130%.``

Tiếng Việt:
    Báo khi viết giảm quá 100% với một thứ không thể âm, như số vụ, số người. Lợi nhuận giảm hơn 100% (từ lãi thành lỗ)
    thì không báo.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Change, Claim, Direction, Verdict
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import level_of, operands, statement
from factcheck.verify.wording import may_turn_negative

META = Meta(code="R201", name="impossible-change", level=Level.ERROR, since="0.1", relation="relative_change")
FAIL = (Case("Quý này toàn tỉnh xảy ra 12 vụ cháy, giảm 130% so với cùng kỳ năm trước.", at="130%"),)
PASS = (
    Case("Quý này toàn tỉnh xảy ra 12 vụ cháy, giảm 30% so với cùng kỳ năm trước."),
    Case("Lợi nhuận của công ty giảm 105% so với cùng kỳ năm trước."),
    Case("Doanh thu của công ty tăng 130% so với cùng kỳ năm trước."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The impossible fall, by its rate alone."""
    rate, level = claim.rate, level_of(claim.certainty)
    if not isinstance(claim, Change) or claim.direction is not Direction.DOWN or rate is None or rate.unit is None:
        return
    least = rate.published_rate.lower
    if level is None or rate.unit.dimension is not Dimension.PERCENT or least is None or least < 100:
        return
    if rate.is_ambiguous or claim.own_verdict is not Verdict.UNVERIFIABLE:
        return
    if may_turn_negative(claim) or _is_negative(claim):
        return
    message = Message.of("R201.impossible", statement=statement(claim))
    yield Finding(META.code, level if _is_counted(claim) else Level.WARNING, message, rate.span, operands(claim))


def _is_negative(claim: Claim) -> bool:
    return any(operand is not None and operand.low < 0 for operand in (claim.current, claim.base))


def _is_counted(claim: Claim) -> bool:
    units = [operand.unit for operand in (claim.current, claim.base) if operand is not None]
    return any(unit is not None and unit.dimension is Dimension.COUNT for unit in units)
