"""Claim that a figure of the ledger confirms.

What it does:
    Where the text gives a change, a multiple or an attainment without its base, and a figure of the ledger fits, says
    which, and what the recomputation gives.

Why it matters:
    The claim is checked, not only plausible, and the editor sees by which source.

When it abstains:
    The text prints both values itself, or nothing known fits.

Example:
    ``Giai đoạn 2021 - 2023 thu hút 48,2 tỷ USD vốn FDI, tăng 22% so với giai đoạn trước``, with 39,59 for 2019-2021 in
    the ledger.

Tiếng Việt:
    Ghi chú khi một số liệu trong sổ xác nhận tỷ lệ mà bài nêu không kèm số gốc: số nào, nguồn nào, tính lại được bao
    nhiêu.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Verdict
from factcheck.model.finding import Finding, Level, Message
from factcheck.verify.check import Case, KnownFigure, Meta
from factcheck.verify.contradiction import operands, statement
from factcheck.verify.known.cited import recomputed

META = Meta(code="L301", name="known-operand", level=Level.NOTE, since="0.1", relation="relative_change")
_KNOWN = (KnownFigure("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn", "Việt Nam"),)
FAIL = (Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 13,9% so với năm 2021.", at="13,9%", known=_KNOWN),)
PASS = (
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 13,9% so với 6,24 triệu tấn năm 2021.", known=_KNOWN),
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 13,9% so với năm 2020.", known=_KNOWN),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The figure that fits, the surest first."""
    if not claim.known or claim.verdict is not Verdict.CONSISTENT or claim.rate is None:
        return
    best = claim.known[0]
    message = Message.of("L301.confirmed", statement=statement(claim), known=recomputed(claim, best))
    computed = best.assessment.computed
    yield Finding(META.code, META.level, message, claim.rate.span, operands(claim), computed, (), best.records)
