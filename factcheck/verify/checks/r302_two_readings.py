"""Two readings of ``vượt N lần`` or ``tăng N lần`` that the text does not settle.

What it does:
    Gives the missing value under both readings: ``vượt 4 lần kế hoạch`` may be 4 times the plan, or 4 plans more.

Why it matters:
    Newspapers mean N times, dictionaries N times more; readers cannot tell.

When it abstains:
    Both values are there, so that they settle it (R102, R104), or none is; the words leave one reading (``gấp 4 lần``).

Example:
    ``Cả tỉnh thu hơn 21 nghìn tỷ đồng, vượt 4,26 lần kế hoạch.`` The plan is about 4,9 or about 4 nghìn tỷ đồng.

Tiếng Việt:
    “Vượt 4 lần”, “tăng 4 lần” có thể hiểu là gấp 4 lần, hoặc thêm 4 lần nữa. Khi bài không nêu đủ số để phân biệt thì
    ghi chú cả hai kết quả; nên viết “gấp 4 lần” cho rõ.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.messages.numbers import magnitude, round_to
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import operands, statement
from factcheck.verify.engine import as_printed, implied
from factcheck.verify.readings import multiple_readings

META = Meta(code="R302", name="two-readings", level=Level.NOTE, since="0.1", relation="ratio")
FAIL = (Case("Vụ này nông dân thu 21 nghìn tỷ đồng, vượt 4,26 lần so với kế hoạch.", at="4,26 lần"),)
PASS = (
    Case("Vụ này nông dân thu 21 nghìn tỷ đồng, gấp 4,26 lần kế hoạch."),
    Case("Số máy gặt tăng 3 lần, từ 200 máy lên 600 máy."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """Both implied values, where two readings of a multiple give different ones."""
    rate, present = claim.rate, claim.current or claim.base
    ways = multiple_readings(claim)
    if rate is None or present is None or (claim.current and claim.base) or ways is None:
        return
    first, second = (implied(claim, way, as_printed) for way in ways)
    if first is None or second is None:
        return
    known = "current" if claim.current is None else "plan" if claim.kind == "attainment" else "base"
    message = Message.of(
        "R302.two_readings",
        statement=statement(claim),
        operand=Message.of(f"operand.{known}"),
        first_rate=Amount(Interval.point(rate.low), rate.unit),
        second_rate=Amount(Interval.point(rate.low + 1), rate.unit),
        first=_about(first, present),
        second=_about(second, present),
    )
    yield Finding(META.code, META.level, message, rate.span, operands(claim), first.hull(second))


def _about(value: Interval, sibling: Quantity) -> Message:
    """The value to two digits, since it only shows how far the readings lie apart."""
    rounded = [round_to(bound, 1 - magnitude(bound)) for bound in (value.lower, value.upper) if bound is not None]
    return Message.of("number.about", value=Amount(Interval(min(rounded), max(rounded)), sibling.unit))
