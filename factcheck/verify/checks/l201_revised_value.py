"""Value that the ledger says was revised later.

What it does:
    Notes a figure that is no longer the latest: it repeats a preliminary figure or an estimate for which the ledger has
    a more final one, or one that its publisher has corrected since, and the two differ.

Why it matters:
    Old figures live on in archives and are copied from there.

When it abstains:
    The subject, the owner or the days are not surely those of the ledger, or the newer figure fits as well.

Example:
    ``Năm 2022, Việt Nam xuất khẩu 7,05 triệu tấn gạo``, where the ledger has 7,05 as preliminary and 7,11 as final.

Tiếng Việt:
    Cảnh báo khi con số trong bài là số sơ bộ, số ước hoặc số đã được chính nơi công bố sửa lại, mà sổ số liệu đã có số
    mới khác hẳn.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from factcheck.model.finding import Diagnosis, Finding, Level, Message
from factcheck.verify.check import Case, KnownFigure, Meta
from factcheck.verify.known.cited import all_cited, taken_over
from factcheck.verify.known.levels import KnownLevel
from factcheck.verify.passage import Passage

META = Meta(code="L201", name="revised-value", level=Level.WARNING, since="0.1")
_EARLY, _LATE = datetime.date(2023, 1, 5), datetime.date(2023, 6, 30)
_KNOWN = (
    KnownFigure("xuất khẩu gạo", "năm 2022", "7,05 triệu tấn", "Việt Nam", "preliminary", published=_EARLY),
    KnownFigure("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam", published=_LATE),
)
FAIL = (Case("Năm 2022, Việt Nam xuất khẩu 7,05 triệu tấn gạo.", at="7,05 triệu tấn", known=_KNOWN),)
PASS = (
    Case("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo.", known=_KNOWN),
    Case("Năm 2022, Việt Nam xuất khẩu khoảng 7,1 triệu tấn gạo.", known=_KNOWN),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The figures that only a former record meets."""
    return (_finding(level) for level in passage.levels if level.revised)


def _finding(level: KnownLevel) -> Finding:
    here = level.quantity
    message = Message.of(
        "L201.revised", here=here.text, former=all_cited(level.revised), known=all_cited(level.records)
    )
    told = Message.of("diagnosis.newer_value")
    fixes = taken_over(here, level.records)
    computed = level.records[0].quantity.rounding
    diagnosis = Diagnosis("newer_value", told, fixes)
    records = (*level.records, *level.revised)
    return Finding(META.code, META.level, message, here.span, (), computed, (diagnosis,), records)
