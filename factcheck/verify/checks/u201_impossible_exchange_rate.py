"""Conversion between currencies that is off by a magnitude.

What it does:
    Reports an amount told again in another currency, ``9,2 tỷ USD (tương đương 207 tỷ đồng)``, where the two make an
    exchange rate at least three times outside what the currencies were worth in the last twenty years, and offers the
    magnitude words with which they agree.

Why it matters:
    Triệu for tỷ, nghìn too much, or a point for a comma: a thousand times too many, and readers take the number that
    they understand.

When it abstains:
    The amounts are joined by ``và`` or ``cùng`` and not converted; the first is one of several that the second may sum
    up; a year before 2004 or a word such as ``ngày nay`` stands in the sentence; a currency is of unknown worth, or
    other countries have one of its name (``đô la``). A bracket with nothing but the amount, ``9,2 triệu USD (207 tỷ
    đồng)``, and ``tương ứng`` give a warning.

Example:
    ``Công ty mua con tàu với giá 9,2 tỷ USD, tương đương 207 tỷ đồng.`` 9,2 triệu USD is meant.

Tiếng Việt:
    Báo khi một khoản tiền quy đổi sang tiền khác mà tỷ giá lệch quá ba lần so với hai mươi năm qua, thường do nhầm
    nghìn, triệu, tỷ. Không báo với hai khoản nối bằng “và”, “cùng”, hay khoản tiền thời trước.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding, Level
from factcheck.model.unit import Unit
from factcheck.verify.check import Case, Meta
from factcheck.verify.exchange import are_currencies, contradictions, measures
from factcheck.verify.passage import Passage

META = Meta(code="U201", name="impossible-exchange-rate", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Hội đồng quản trị quyết định mua tàu chở dầu giá 9,2 tỷ USD, tương đương 207 tỷ đồng.", at="207 tỷ đồng"),
    Case("Khoản lãi phải thu là 42.600.000,27 USD (tương đương 905.667 tỷ đồng).", at="905.667 tỷ đồng"),
    Case("Bảy dự án có tổng vốn trên 15 nghìn tỷ đồng (tương đương 7 triệu USD).", at="7 triệu USD"),
    Case("Người thắng nhận 50.000 euro (khoảng 1,3 triệu đồng) tiền mặt.", at="1,3 triệu đồng"),
)
PASS = (
    Case("Hội đồng quản trị quyết định mua tàu chở dầu giá 9,2 triệu USD, tương đương 207 tỷ đồng."),
    Case("Tuyến đường sắt có tổng vốn 2,5 tỷ USD (hơn 47.000 tỷ đồng), khởi công năm 2012."),
    Case("Họ chuyển 8,2 triệu USD và hơn 1.300 tỷ đồng cho ban quản lý."),
    Case("Năm 1976, căn nhà được mua với giá 2 triệu USD (khoảng 8 triệu đồng)."),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The impossible conversions."""
    return contradictions(passage, META.code, _are_alike)


def _are_alike(first: Unit, second: Unit) -> bool:
    return are_currencies(first, second) and measures(first, second) == 1
