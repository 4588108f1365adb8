"""Percentage points and percent confused.

What it does:
    Notes points that are printed with a percent sign (``từ 89% lên 92%, tăng 3%``), and warns of ``điểm phần trăm``
    that can be none: of an index or a price, or 10 and more of an interest rate.

Why it matters:
    From 2% to 4% is 2 points or 100 percent. Who reads ``tăng 2%`` cannot know which; an index that loses
    ``2,3 điểm %`` has lost 2,3 percent.

When it abstains:
    The relative change fits as well, an operand is missing or only guessed, or the words name nothing that is traded.

Example:
    ``Tỷ lệ hộ nghèo giảm từ 9,5% xuống 7,2%, giảm 2,3%.`` It is 2,3 points.

Tiếng Việt:
    Ghi chú khi chênh lệch giữa hai tỷ lệ được viết bằng %: từ 9,5% xuống 7,2% là giảm 2,3 điểm phần trăm, còn tính theo
    phần trăm là giảm 24%. Cảnh báo khi dùng “điểm phần trăm” cho chỉ số chứng khoán, giá cả, hoặc lãi suất thay đổi
    “25 điểm phần trăm” (đúng ra là 25 điểm cơ bản, tức 0,25 điểm phần trăm).
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.lexicon.points import names
from factcheck.model.claim import Certainty, Change, Claim, Verdict
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import operands, statement
from factcheck.verify.engine import computed
from factcheck.verify.passage import Passage
from factcheck.verify.readings import readings
from factcheck.verify.reprint import numeral

META = Meta(code="R108", name="points-and-percent", level=Level.WARNING, since="0.1", relation="points")
FAIL = (
    Case("Tỷ lệ hộ nghèo giảm từ 9,5% xuống 7,2%, giảm 2,3%.", at="2,3%"),
    Case("Phiên này chứng khoán Nhật giảm 2,3 điểm %.", at="2,3 điểm %"),
    Case("Ngân hàng trung ương tăng lãi suất 25 điểm phần trăm.", at="25 điểm phần trăm"),
)
PASS = (
    Case("Tỷ lệ hộ nghèo giảm từ 9,5% xuống 7,2%, giảm 2,3 điểm phần trăm."),
    Case("Ngân hàng trung ương tăng lãi suất 0,25 điểm phần trăm."),
    Case("Ngân hàng trung ương tăng lãi suất 25 điểm cơ bản."),
    Case("Thị phần cổ phiếu ngân hàng vẫn nhỏ, còn tỷ lệ nợ xấu tăng 0,4 điểm phần trăm."),
)
_BASIS_POINTS = 10  # no policy rate moves by so many percentage points at once
_BEFORE = 60  # code points before the points in which what they are of is named
_POINTS = lazy_pattern(r"điểm ?(?:%|phần trăm)")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Points printed as percent, and percentage points that can be none."""
    for claim in passage.claims:
        if isinstance(claim, Change) and claim.rate is not None and _is_points_as_percent(claim):
            yield _as_percent(claim, claim.rate)
    if "điểm" in passage.document.normal:
        for mention in passage.quantities:
            key = _misused(passage, mention)
            if key is not None:
                yield _misuse(key, mention.amount)


def _is_points_as_percent(claim: Claim) -> bool:
    """Whether the difference of two percentages fits a rate in percent, and their relative change does not."""
    assessment, rate = claim.assessment, claim.rate
    if assessment is None or rate is None or claim.own_verdict is not Verdict.CONSISTENT:
        return False
    if assessment.relation != "points" or rate.unit is None or rate.unit.dimension is not Dimension.PERCENT:
        return False
    relative = [computed(claim, way, lambda quantity: quantity.enclosure) for way in readings(claim)[1:]]
    fits = any(rates is None or not rates.is_disjoint(rate.published_rate) for rates in relative)
    return not fits and claim.certainty is not Certainty.GUESSED


def _as_percent(claim: Claim, rate: Quantity) -> Finding:
    match = numeral(rate)
    mended = None if match is None else rate.text[: match.end()] + " điểm phần trăm"
    message = Message.of("R108.points_as_percent", statement=statement(claim))
    fixes = () if mended is None else (Fix((Edit(rate.span, mended),)),)
    told = (Diagnosis("percent_vs_point", Message.of("R108.write_points"), fixes),) if fixes else ()
    return Finding(META.code, Level.NOTE, message, rate.span, operands(claim), diagnoses=told)


def _misused(passage: Passage, mention: Mention) -> str | None:
    """Which words before a number of percentage points show that it is none."""
    unit = mention.amount.unit
    text = passage.document.normal
    if unit is None or unit.dimension is not Dimension.POINT or not _POINTS.search(text, mention.start, mention.end):
        return None
    start = max(text.rfind(mark, 0, mention.start) for mark in ".;,\n") + 1
    before = text[max(start, mention.start - _BEFORE) : mention.start]
    if mention.amount.low >= _BASIS_POINTS and mention.amount.place == 1 and names(before, "policy"):
        return "R108.basis_points"
    return "R108.traded" if names(before, "traded") else None


def _misuse(key: str, points: Quantity) -> Finding:
    match = numeral(points)
    fixes: tuple[Fix, ...] = ()
    if match is not None:
        unit = " điểm cơ bản" if key == "R108.basis_points" else "%"
        fixes = (Fix((Edit(points.span, points.text[: match.end()] + unit),)),)
    message = Message.of(key, points=points.text)
    told = (Diagnosis("percent_vs_point", message, fixes),) if fixes else ()
    return Finding(META.code, Level.WARNING, message, points.span, diagnoses=told)
