"""A percentage that no whole count of its whole gives.

What it does:
    Where a share is of an exact, small number of things (``34,5% trong số 21 hộ``) and the part is not printed, asks
    whether any whole part gives the printed share; notes where none does.

Why it matters:
    34,5 % of 21 households is 7,2 households: the share or the number of households is wrong, or the share is of
    something else.

When it abstains:
    The whole is rounded, approximate or guessed, the rate is, or its decimals cannot tell.

Example:
    ``Trong số 21 hộ được thăm, 34,5% đã có nước sạch.``

Tiếng Việt:
    Ghi chú khi không có số nguyên nào trong tổng đã nêu cho ra tỷ lệ in trong bài, ví dụ 34,5% của 21 hộ.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Certainty, Claim, Share
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta

META = Meta(code="T107", name="granularity", level=Level.NOTE, since="0.1", relation="share")
FAIL = (
    Case("Có 34,5% trong số 21 hộ được thăm đã có nước sạch.", at="34,5%"),
    Case("Chỉ 41,2% trong tổng số 37 trường có thư viện.", at="41,2%"),
)
PASS = (
    Case("Có 33,3% trong số 21 hộ được thăm đã có nước sạch."),
    Case("Có 42,1% trong số 920 người được hỏi chọn đi tàu."),
    Case("Khoảng 34,5% trong số 21 hộ được thăm đã có nước sạch."),
    Case("Có 66,7% trong số 12 hộ được thăm đã có nước sạch."),
)
_FEWEST = 7  # of fewer things nobody prints a percentage


def check(claim: Claim) -> Iterator[Finding]:
    """The share that is none of a whole number."""
    rate, whole = claim.rate, claim.base
    if not isinstance(claim, Share) or claim.current is not None or rate is None or whole is None:
        return
    if claim.certainty is Certainty.GUESSED or not _is_exact(whole) or not _is_percentage(rate):
        return
    count = whole.low.numerator
    allowed = rate.published_rate
    below = rate.low * count // 100
    shares = [Fraction(100 * part, count) for part in (below, below + 1)]
    if any(share in allowed for share in shares):
        return
    message = Message.of(
        "T107.none",
        rate=rate.text,
        whole=whole.text,
        part=Interval.point(Fraction(rate.low * count, 100)),
        below=str(below),
        above=str(below + 1),
        below_share=Interval.point(shares[0]),
        above_share=Interval.point(shares[1]),
    )
    yield Finding(META.code, META.level, message, rate.span, (Related(whole.span, "whole"),))


def _is_exact(whole: Quantity) -> bool:
    plain = whole.is_whole_count and whole.qualifier is None and not whole.is_range and not whole.is_ambiguous
    return plain and whole.low >= _FEWEST and whole.low.denominator == 1 and whole.enclosure.is_point


def _is_percentage(rate: Quantity) -> bool:
    unit = rate.unit
    plain = rate.qualifier is None and not rate.is_range and not rate.is_ambiguous and rate.place < 1
    return plain and rate.place > 0 and unit is not None and unit.dimension is Dimension.PERCENT
