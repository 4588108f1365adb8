"""A comment that is meant for factcheck and not understood.

What it does:
    Warns of a comment that begins with ``factcheck:`` but does not go on with ``ignore`` or ``ignore-file``, or that
    names a code which no rule has. It stands on the words that the comment is on.

Why it matters:
    Its author believes that a finding is answered, and it is not; or a slip of the pen would hide more than was meant.

When it abstains:
    Every comment that does not begin so is between its author and the reader.

Example:
    ``Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ingore R101 - chờ số của công ty -->``

Tiếng Việt:
    Cảnh báo khi một lời ghi trong bản thảo bắt đầu bằng “factcheck:” nhưng viết sai nên không có tác dụng: không phải
    “ignore” hay “ignore-file”, hoặc nêu một mã không có. Người viết tưởng đã bỏ qua một phát hiện mà thật ra chưa. Mọi
    lời ghi khác, không bắt đầu như thế, đều không bị đụng đến.
"""

from __future__ import annotations

from factcheck.model.finding import Level
from factcheck.verify.check import Case, Meta

META = Meta(code="S102", name="faulty-remark", level=Level.WARNING, since="0.1")
FAIL = (
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ingore R101 - chờ số của công ty -->",
        at="Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%.",
        is_markdown=True,
    ),
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- factcheck: ignore R999 - chờ số của công ty -->",
        at="Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%.",
        is_markdown=True,
    ),
)
PASS = (
    Case("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 21%. <!-- đã hỏi lại công ty -->", is_markdown=True),
    Case(
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%. <!-- factcheck: ignore - chờ số của công ty -->",
        is_markdown=True,
    ),
)
