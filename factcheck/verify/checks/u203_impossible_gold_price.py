"""World gold price per ounce against the same in đồng per lượng.

What it does:
    Reports ``1.300 USD/ounce (khoảng 3,57 triệu đồng/lượng)``: knowing that one lượng is 37,5 g and one ounce 31,1 g,
    the two prices make an exchange rate at least three times outside that of the last twenty years.

Why it matters:
    A triệu or a digit too few or too many in a price that readers buy and sell by.

When it abstains:
    As U201: only prices that one sentence converts, side by side; an ordinary exchange rate and the difference between
    lượng and ounce are accounted for.

Example:
    ``Giá vàng thế giới ở mức 1.303 USD/ounce, tương đương 35,76 tỷ đồng/lượng.`` Triệu is meant.

Tiếng Việt:
    Báo khi giá vàng USD/ounce quy ra đồng/lượng bị lệch quá ba lần. Một lượng là 37,5 g, bằng 1,2057 ounce.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding, Level
from factcheck.model.unit import Unit
from factcheck.verify.check import Case, Meta
from factcheck.verify.exchange import are_currencies, contradictions, measures
from factcheck.verify.passage import Passage

META = Meta(code="U203", name="impossible-gold-price", level=Level.ERROR, since="0.1")
FAIL = (
    Case(
        "Giá vàng thế giới chốt ở 1.303,3 USD/ounce, tương đương 35,76 tỷ đồng/lượng.",
        at="35,76 tỷ đồng/lượng",
    ),
)
PASS = (
    Case("Giá vàng thế giới chốt ở 1.303,3 USD/ounce, quy đổi tương đương 35,76 triệu đồng/lượng."),
    Case("Giá vàng thế giới giảm còn 1.290 USD/ounce, giá trong nước là 36,5 triệu đồng/lượng."),
    Case("Sáng nay, vàng giao ngay giảm 8,3 USD/ounce (khoảng 228.000 đồng/lượng)."),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The impossible pairs of prices."""
    return contradictions(passage, META.code, _are_weighed_otherwise)


def _are_weighed_otherwise(first: Unit, second: Unit) -> bool:
    return are_currencies(first, second) and measures(first, second) != 1
