from __future__ import annotations

import pytest

from factcheck import Modality
from factcheck.parse.modality import modality_at
from tests.parse.rows import index_of, row_of


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Giá đã tăng 5%.", Modality.ACTUAL),
        ("Giá sẽ tăng 5%.", Modality.FORECAST),
        ("Giá có thể tăng 5%.", Modality.FORECAST),
        ("Dự báo giá tăng 5%.", Modality.FORECAST),
        ("Hãng đặt mục tiêu năm nay lãi 30 tỷ đồng; doanh thu tăng 5%.", Modality.TARGET),
        ("Bộ đề xuất thuế giảm 5%.", Modality.TARGET),
        ("Nếu giá dầu còn cao, giá xăng tăng 5%.", Modality.HYPOTHETICAL),
        ("Giá sẽ cao; tháng trước giá tăng 5%.", Modality.ACTUAL),
    ],
)
def test_nearest_modal_word_of_the_clause_holds(text: str, modality: Modality) -> None:
    row = row_of(text)
    assert modality_at(row, index_of(row, "5%")) is modality
