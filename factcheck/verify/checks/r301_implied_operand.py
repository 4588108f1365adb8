"""Implied value of the operand that the text does not give.

What it does:
    Solves a change, multiple, share or attainment for the value that is missing: 1.246 meetings, down 54.8 %, imply
    2.753,5 to 2.759,7 before.

Why it matters:
    An editor can hold the implied value against what is known; a whole number outside it shows a slip.

When it abstains:
    Both values are there, or none is; a ledger supplies the one that lacks (L101, L301); the words have two readings
    (R302).

Example:
    ``Cả năm có 422 thỏa thuận, tăng 111% so với giai đoạn trước.`` The base is between 199,5 and 200,5.

Tiếng Việt:
    Khi bài chỉ nêu một giá trị và tỷ lệ, tính ra giá trị còn thiếu (số cũ, kế hoạch, tổng) để đối chiếu với nguồn khác.
    Đây là ghi chú, không phải lỗi.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Part, Share
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import ROLES, operands, statement
from factcheck.verify.readings import multiple_readings

META = Meta(code="R301", name="implied-operand", level=Level.NOTE, since="0.1")
FAIL = (Case("Cả năm toàn ngành ký 422 thỏa thuận, tăng 111% so với năm trước.", at="111%"),)
PASS = (
    Case("Cả năm toàn ngành ký 422 thỏa thuận, tăng 111% so với 200 thỏa thuận của năm trước."),
    Case("Số thỏa thuận tăng 111% so với năm trước."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The implied operand of a claim that lacks one."""
    assessment = claim.assessment
    present = claim.current or claim.base
    if assessment is None or assessment.implied is None or claim.rate is None or present is None or claim.known:
        return
    if multiple_readings(claim):
        return
    role = "current" if assessment.missing is Part.CURRENT else ROLES.get(claim.kind, ("", "base"))[1]
    message = Message.of(
        f"R301.implied_{role}", statement=statement(claim), implied=Amount(assessment.implied, _unit(claim, present))
    )
    yield Finding(META.code, META.level, message, claim.rate.span, operands(claim), assessment.implied)


def _unit(claim: Claim, present: Quantity) -> Unit | None:
    """The unit of the sibling; but the whole of ``45 hộ nghèo`` counts something wider, which is not named."""
    counted = present.unit is not None and present.unit.dimension is Dimension.COUNT
    return None if counted and isinstance(claim, Share) else present.unit
