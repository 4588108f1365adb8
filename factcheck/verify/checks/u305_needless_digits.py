"""More digits in the rate than the values behind it carry.

What it does:
    Notes a rate whose last two digits are not settled by the values that it is of, since these are rounded:
    ``từ 46 tỷ lên 51 tỷ đồng, tăng 10,87%`` may be anything from 8,6 to 13,1 %.

Why it matters:
    The rate was computed from rounded numbers, and looks more exact than it is; 11% tells as much.

When it abstains:
    The values contradict the rate (R101 to R104), one of them is a count, a range or has no unit, or the link to one is
    guessed.

Example:
    ``Lợi nhuận tăng từ 46 tỷ lên 51 tỷ đồng, tức tăng 10,87%.``

Tiếng Việt:
    Ghi chú khi tỷ lệ có nhiều chữ số hơn mức hai số liệu (đã làm tròn) cho phép.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Certainty, Claim, Verdict
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import operands, statement

META = Meta(code="U305", name="needless-digits", level=Level.NOTE, since="0.1")
FAIL = (Case("Lợi nhuận tăng từ 46 tỷ lên 51 tỷ đồng, tức tăng 10,87%.", at="10,87%"),)
PASS = (
    Case("Lợi nhuận tăng từ 46 tỷ lên 51 tỷ đồng, tức tăng 11%."),
    Case("Lợi nhuận tăng từ 46,01 tỷ lên 51,01 tỷ đồng, tức tăng 10,87%."),
    Case("Số vụ tăng từ 46 vụ lên 51 vụ, tức tăng 10,87%."),
)

_UNSETTLED = 100  # two places


def check(claim: Claim) -> Iterator[Finding]:
    """The rate that is printed to two places more than its values settle."""
    rate, current, base = claim.rate, claim.current, claim.base
    if rate is None or current is None or base is None or claim.assessment is None or not 0 < rate.place < 1:
        return
    if claim.own_verdict is not Verdict.CONSISTENT or claim.certainty is Certainty.GUESSED:
        return
    computed = claim.assessment.computed
    if rate.unit is None or not rate.unit.is_rate or not (_is_rounded(current) and _is_rounded(base)):
        return
    if computed is None or computed.lower is None or computed.upper is None:
        return
    if computed.upper - computed.lower >= _UNSETTLED * rate.place:
        message = Message.of(
            "U305.precise",
            statement=statement(claim),
            current=current.text,
            base=base.text,
            computed=Amount(computed, rate.unit),
        )
        yield Finding(META.code, META.level, message, rate.span, operands(claim), computed)


def _is_rounded(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit.dimension is not Dimension.COUNT and not quantity.is_range
