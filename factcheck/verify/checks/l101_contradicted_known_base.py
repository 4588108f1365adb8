"""Stated change that no figure of the ledger allows.

What it does:
    Where the text gives a change, a multiple or an attainment without its base, looks for the base in the ledger, by
    subject, owner, unit and period, and recomputes the rate with every figure that may be meant. *Giai đoạn trước* may
    be any earlier period of several years that the ledger has.

Why it matters:
    ``422 thỏa thuận, tăng 111% so với giai đoạn trước`` can be checked only by whoever remembers the former figure.

When it abstains:
    One figure of the ledger fits (L301). The subject, the owner or the days are not surely those of the ledger. The
    ledger has no figure next to the period of the claim.

Example:
    ``Giai đoạn 2021 - 2023, các địa phương ký 422 thỏa thuận, tăng 111% so với giai đoạn trước``, where the ledger has
    661 for 2019-2021: that would be a fall of 36,2 %.

Tiếng Việt:
    Khi bài chỉ nêu tỷ lệ mà không nêu số gốc, tìm số gốc trong sổ số liệu (cùng nội dung, cùng đơn vị, đúng kỳ) và tính
    lại với từng số có thể là số gốc. Báo khi không số nào khớp, kèm nguồn và cách viết đúng với từng số.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, KnownOperand, Verdict
from factcheck.model.finding import Diagnosis, Finding, Fix, Level, Message
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.verify.check import Case, KnownFigure, Meta
from factcheck.verify.contradiction import operands, statement
from factcheck.verify.known.cited import cited, joined, recomputed, supplied
from factcheck.verify.mend import holds
from factcheck.verify.slips import direction, recomputed_rate

META = Meta(code="L101", name="contradicted-known-base", level=Level.ERROR, since="0.1", relation="relative_change")
_SIGNED = "thỏa thuận quốc tế của các địa phương"
_KNOWN = (
    KnownFigure(_SIGNED, "giai đoạn 2019 - 2021", "661 thỏa thuận"),
    KnownFigure(_SIGNED, "giai đoạn 2017 - 2018", "420 thỏa thuận"),
)
_RICE = (
    KnownFigure("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn", "Việt Nam"),
    KnownFigure("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam"),
)
FAIL = (
    Case(
        "Giai đoạn 2021 - 2023, các địa phương ký kết 422 thỏa thuận quốc tế, tăng 111% so với giai đoạn trước.",
        at="111%",
        known=_KNOWN,
    ),
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 19% so với năm 2021.", at="19%", known=_RICE),
)
PASS = (
    Case(
        "Giai đoạn 2021 - 2023, các địa phương ký kết 422 thỏa thuận quốc tế, giảm 36,2% so với giai đoạn trước.",
        known=_KNOWN,
    ),
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 13,9% so với năm 2021.", known=_RICE),
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo nếp, tăng 19% so với năm 2021.", known=_RICE),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The claim that everything known contradicts."""
    if not claim.known or claim.verdict is not Verdict.INCONSISTENT or claim.rate is None:
        return
    found = joined([recomputed(claim, operand) for operand in claim.known])
    implied = None if claim.assessment is None else claim.assessment.implied
    unit = None if claim.current is None else claim.current.unit
    key = "L101.contradicted" if implied is None else "L101.implied"
    message = Message.of(
        key, statement=statement(claim), implied=Amount(implied or Interval(None, None), unit), known=found
    )
    diagnoses = tuple(mend for operand in claim.known if (mend := _mend(claim, operand)) is not None)
    computed = claim.known[0].assessment.computed
    records = tuple(dict.fromkeys(record for operand in claim.known for record in operand.records))
    yield Finding(META.code, META.level, message, claim.rate.span, operands(claim), computed, diagnoses, records)


def _mend(claim: Claim, operand: KnownOperand) -> Diagnosis | None:
    """What the text would have to say, if this is what it compares with."""
    held = supplied(claim, operand)
    turned = (each for each in direction(held) if each.edits and holds(each.claim))
    mend = next(turned, None) or next(recomputed_rate(held), None)
    if mend is None or not mend.edits:
        return None
    message = Message.of("diagnosis.known_base", figure=cited(operand.record))
    return Diagnosis("known_base", message, (Fix(mend.edits),))
