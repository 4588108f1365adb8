"""Value that contradicts the ledger.

What it does:
    Compares each figure of the text with the records of the same quantity: the same subject and owner, the same days,
    as final as it. Every standing record that may be meant is looked at; one that fits is enough.

Why it matters:
    A figure that was published and checked before need not be taken on trust: ``317,85`` for ``371,85`` stands out at
    once.

When it abstains:
    The text does not say in its own sentence what is measured, of whom, or when; one rounds the other; the figure of
    the text or of the ledger is an estimate or a forecast; the ledger has only other owners, periods or parts. Where
    the subject is only likely the same, nothing is said unless the two values are one slip of the hand apart: that is a
    warning.

Example:
    ``Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo``, where the ledger has 7,11 million tons.

Tiếng Việt:
    So từng con số trong bài với số đã biết của cùng nội dung, cùng nơi, cùng kỳ trong sổ số liệu. Báo lỗi khi chắc chắn
    là cùng một số liệu mà giá trị không thể khớp; chỉ cảnh báo khi nội dung có lẽ là một và hai số chỉ lệch nhau một
    chỗ gõ nhầm.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Diagnosis, Finding, Level, Message
from factcheck.verify.check import Case, KnownFigure, Meta
from factcheck.verify.known.cited import all_cited, taken_over, weighed
from factcheck.verify.known.levels import KnownLevel
from factcheck.verify.passage import Passage

META = Meta(code="L102", name="contradicted-known-value", level=Level.ERROR, since="0.1")
_KNOWN = (KnownFigure("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam"),)
FAIL = (Case("Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.", at="7,71 triệu tấn", known=_KNOWN),)
PASS = (
    Case("Năm 2022, Việt Nam xuất khẩu hơn 7,1 triệu tấn gạo.", known=_KNOWN),
    Case("Năm 2021, Việt Nam xuất khẩu 6,24 triệu tấn gạo.", known=_KNOWN),
    Case("Năm 2022, Việt Nam nhập khẩu 7,71 triệu tấn gạo.", known=_KNOWN),
    Case("Năm 2022, tỉnh An Giang xuất khẩu 0,53 triệu tấn gạo.", known=_KNOWN),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The figures that no standing record meets."""
    return (_finding(level) for level in passage.levels if not level.revised)


def _finding(level: KnownLevel) -> Finding:
    here = level.quantity
    message = Message.of("L102.contradicted", here=here.text, known=all_cited(level.records))
    if not level.is_certain:
        message = Message.of("L102.likely", told=message, reasons=weighed(level.reasons))
    told = Message.of("diagnosis.known_value")
    fixes = taken_over(here, level.records)
    grade = Level.ERROR if level.is_certain else Level.WARNING
    computed = level.records[0].quantity.rounding
    diagnosis = Diagnosis("known_value", told, fixes)
    return Finding(META.code, grade, message, here.span, (), computed, (diagnosis,), level.records)
