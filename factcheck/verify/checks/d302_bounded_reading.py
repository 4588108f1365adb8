"""The joint reading of the text reached its bound.

What it does:
    Says that not all statements of the text could be held against each other within the work that is allowed for it:
    so many steps of propagation and of the solver, whatever the machine. What was found until then is reported.

Why it matters:
    Silence must mean that nothing was found, not that nobody looked.

When it abstains:
    The whole text was read, as nearly always.

Example:
    A table of thousands of figures, each a part of totals by row and by column.

Tiếng Việt:
    Cho biết bài có quá nhiều số liệu phụ thuộc lẫn nhau nên chưa đối chiếu hết với nhau được trong mức công việc cho
    phép. Những gì đã thấy vẫn được báo.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding, Level, Message
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="D302", name="bounded-reading", level=Level.NOTE, since="0.1")
FAIL: tuple[Case, ...] = ()
PASS = (Case("Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt 512.300 tấn, tăng 4% so với năm 2021."),)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """One note where the bound was reached, at the first figure."""
    reading = passage.joint()
    if not reading.outcome.is_settled:
        yield Finding(META.code, META.level, Message.of("D302.bounded"), reading.stated[0].places[0].span)
