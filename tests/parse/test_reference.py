from __future__ import annotations

import pytest

from factcheck.parse.governor import govern
from factcheck.parse.reference import reference_of
from tests.parse.rows import index_of, row_of


@pytest.mark.parametrize(
    ("text", "number", "reference"),
    [
        ("Giá tăng 5% so với cùng kỳ năm trước.", "5%", "cùng kỳ năm trước"),
        ("Giá tăng 5% so với mức 40.000 đồng.", "5%", "mức 40.000 đồng"),
        ("Giá (tăng 5%) so với hôm qua.", "5%", "hôm qua"),
        ("Giá tăng 5%, so với tháng 3.", "5%", "tháng 3"),
        ("Giá tăng 5% so với quý I và giảm 3% so với quý II.", "5%", "quý I"),
        ("Giá tăng 5% so với quý I và giảm 3% so với quý II.", "3%", "quý II"),
        ("So với quý I, giá tăng 5%.", "5%", "quý I"),
        ("Thu đạt 82% kế hoạch năm.", "82%", "kế hoạch năm"),
        ("Giá tăng 5% cùng kỳ.", "5%", "cùng kỳ"),
        ("Giá tăng 5%.", "5%", None),
        ("Giá tăng 5%; lương giảm so với quý I.", "5%", None),
    ],
)
def test_reference_is_the_phrase_that_the_rate_is_compared_with(text: str, number: str, reference: str | None) -> None:
    row = row_of(text)
    at = index_of(row, number)
    cues = govern(row, at).cues
    found = reference_of(row, at, cues[0] if cues else None)
    assert (None if found is None else text[row[found[0]].start : row[found[1] - 1].end]) == reference
