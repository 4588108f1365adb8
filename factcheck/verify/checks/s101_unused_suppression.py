"""A comment that answers a finding which is no longer there.

What it does:
    Notes a comment ``factcheck: ignore R101 - reason`` where nothing is found that it could answer, and names the codes
    that can go. It stands on the words that the comment is on.

Why it matters:
    The figures were mended or the sentence was written anew; left behind, the comment would hide the next slip.

When it abstains:
    The comment answers something, even if this run does not show it (``--select``, ``--min-level``); or its codes are
    those of a ledger (``L``) and no ledger was given. Findings that only arise with a day of publication are missed
    where ``--published`` is: check with the options that you always check with.

Example:
    ``Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ignore R101 - chờ số của công ty -->``

Tiếng Việt:
    Ghi chú khi lời “factcheck: ignore …” trong bản thảo không còn phát hiện nào để bỏ qua. Thường là câu đã được sửa;
    nên xóa lời ấy, kẻo lần sau sai thật thì bị che mất. Không báo khi lời ấy vẫn bỏ qua được một phát hiện, kể cả phát
    hiện mà lần chạy này không hiện ra, và khi lời ấy chỉ nói đến các quy tắc cần sổ số liệu (L) mà lần này không có sổ.
"""

from __future__ import annotations

from factcheck.model.finding import Level
from factcheck.verify.check import Case, Meta

META = Meta(code="S101", name="unused-suppression", level=Level.NOTE, since="0.1")
FAIL = (
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ignore R101 - chờ số của công ty -->",
        at="Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%.",
        is_markdown=True,
    ),
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%. <!-- factcheck: ignore R101, T101 - số của công ty -->",
        at="Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.",
        is_markdown=True,
    ),
)
PASS = (
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%. <!-- factcheck: ignore R101 - chờ số của công ty -->",
        is_markdown=True,
    ),
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ignore L102 - sổ đang cập nhật -->",
        is_markdown=True,
    ),
)
