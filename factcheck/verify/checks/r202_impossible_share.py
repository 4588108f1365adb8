"""Share of more than the whole.

What it does:
    Reports ``chiếm 120%``: a part cannot exceed its whole.

Why it matters:
    Mostly a digit too many, or a ratio between two things of which neither contains the other.

When it abstains:
    The two values contradict the share anyway (R103); the link to its words is guessed.

Example:
    ``Nhóm khách hàng này chiếm 159% sản lượng điện.``

Tiếng Việt:
    Báo khi tỷ trọng lớn hơn 100%: một phần không thể lớn hơn tổng.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Share, Verdict
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import level_of, operands, statement

META = Meta(code="R202", name="impossible-share", level=Level.ERROR, since="0.1", relation="share")
FAIL = (Case("Nhóm khách hàng sản xuất chiếm 159% tổng sản lượng điện của tỉnh.", at="159%"),)
PASS = (
    Case("Nhóm khách hàng sản xuất chiếm 59% tổng sản lượng điện của tỉnh."),
    Case("Hộ dùng điện lưới chiếm 100% tổng số hộ của xã."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The impossible share, by its rate alone."""
    rate, level = claim.rate, level_of(claim.certainty)
    if not isinstance(claim, Share) or rate is None or rate.unit is None or level is None:
        return
    whole = 1 if rate.unit.dimension is Dimension.TIMES else 100
    least = rate.published_rate.lower
    if rate.is_ambiguous or least is None or least < whole or not rate.unit.is_rate:
        return
    if claim.own_verdict is Verdict.INCONSISTENT:
        return
    yield Finding(
        META.code, level, Message.of("R202.impossible", statement=statement(claim)), rate.span, operands(claim)
    )
