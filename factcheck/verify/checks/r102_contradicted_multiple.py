"""Stated multiple outside what its operands allow.

What it does:
    Recomputes ``gấp 3 lần``, ``tăng 2,5 lần``, ``giảm 4 lần``, ``bằng 80% so với`` from the two values in the text.

Why it matters:
    A multiple is often written from memory, or is the increase where the ratio was meant.

When it abstains:
    A value is missing, not positive, or in another unit. ``tăng N lần`` is accepted as N times and as N00 % more;
    ``giảm N lần`` is the N-th part. Bare words (``gấp đôi``, ``một nửa``) are meant roughly.

Example:
    ``Giá thuê gấp 6 lần, từ 33.000 đồng lên 133.000 đồng.`` It is 4 times.

Tiếng Việt:
    Tính lại số lần từ hai giá trị trong bài. “Tăng 3 lần” được hiểu cả hai cách: gấp 3 lần, hoặc thêm 300%; chỉ báo khi
    cả hai cách đều không khớp. “Gấp đôi”, “một nửa” được hiểu là xấp xỉ.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim, Multiple
from factcheck.model.finding import Finding, Level
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import contradiction

META = Meta(code="R102", name="contradicted-multiple", level=Level.ERROR, since="0.1", relation="ratio")
FAIL = (
    Case("Giá thuê mặt bằng gấp 6 lần, từ 33.000 đồng lên 133.000 đồng mỗi m2.", at="6 lần"),
    Case("Kho mới chứa 480 tấn gạo, bằng 70% so với 600 tấn của kho cũ.", at="70%"),
)
PASS = (
    Case("Giá thuê mặt bằng gấp 4 lần, từ 33.000 đồng lên 133.000 đồng mỗi m2."),
    Case("Kho mới chứa 480 tấn gạo, bằng 80% so với 600 tấn của kho cũ."),
    Case("Số khách tăng 3 lần, từ 1.200 người lên 4.800 người."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The contradicted claim, where it is one of this kind."""
    if isinstance(claim, Multiple) and (finding := contradiction(META.code, claim)):
        yield finding
