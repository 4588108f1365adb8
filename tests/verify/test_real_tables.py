"""Tables as newspapers print them: what is right is never reported, what is wrong mostly is."""

from __future__ import annotations

import random

import pytest

from factcheck import check
from factcheck.read import html

BUDGET = """Chỉ tiêu | Dự toán (tỷ đồng) | Thực hiện (tỷ đồng) | Đạt (%)
    Thu nội địa | 12.000 | 13.200 | 110,0
    Thu xuất nhập khẩu | 4.000 | 3.600 | 90,0
    Thu viện trợ | 50 | 65 | 130,0
    Tổng thu | 16.050 | 16.865 | 105,1"""
FUEL = """Mặt hàng | Giá cũ | Giá mới | Tăng, giảm (đồng) | Tăng, giảm (%)
    Xăng E5 | 19.300 | 19.606 | 306 | 1,6
    Xăng RON 95 | 20.400 | 20.528 | 128 | 0,6
    Dầu diesel | 18.500 | 18.345 | -155 | -0,8
    Dầu hỏa | 18.900 | 18.751 | -149 | -0,8"""
TRADE = """Thị trường | 2022 | 2023 | 2024 | 2023/2022 (%) | 2024/2023 (%)
    Hoa Kỳ | 1.000 | 1.100 | 1.210 | 110,0 | 110,0
    Trung Quốc | 800 | 720 | 900 | 90,0 | 125,0
    EU | 500 | 600 | 540 | 120,0 | 90,0
    Nhật Bản | 400 | 420 | 441 | 105,0 | 105,0"""
SALE = """Sản phẩm | Giá gốc (đồng) | Giá mới (đồng) | Giảm (%)
    Ti vi | 10.000.000 | 8.000.000 | 20
    Tủ lạnh | 15.000.000 | 10.500.000 | 30
    Máy giặt | 8.000.000 | 7.200.000 | 10
    Lò nướng | 2.000.000 | 1.500.000 | 25"""
BALANCE = """Nước | Xuất khẩu | Nhập khẩu | Chênh lệch
    Lào | 120 | 80 | 40
    Thái Lan | 60 | 90 | -30
    Nhật Bản | 200 | 150 | 50
    Tổng | 380 | 320 | 60"""
GAPS = """Huyện | 2023 | 2024 | Tăng (%)
    Chư Sê | 100 | 110 | 10,0
    Đắk Đoa | - | 50 | -
    Ia Grai | 200 | 250 | 25,0
    Kông Chro | … | 30 | n/a
    Phú Thiện | 40 | 60 | 50,0
    Tổng | 340 | 500 | 47,1"""
LOSSES = """Công ty | 2023 (tỷ đồng) | 2024 (tỷ đồng) | Tăng/(giảm) %
    An Phú | 100 | 110 | 10,0
    Bình Minh | 80 | 50 | (37,5)
    Cửu Long | 200 | 180 | (10,0)
    Tổng | 380 | 340 | (10,5)"""
RIGHT = {
    "a budget": BUDGET,
    "prices of fuel": FUEL,
    "two periods": TRADE,
    "falls that the head tells": SALE,
    "a balance": BALANCE,
    "gaps": GAPS,
    "losses in brackets": LOSSES,
    "parts of a part": """Chỉ tiêu | Số tiền (tỷ đồng)
        Tổng chi | 1.000
        I. Chi đầu tư | 600
        1. Xây dựng | 400
        2. Mua sắm | 200
        II. Chi thường xuyên | 400""",
    "regions and provinces": """Địa phương | Vốn (triệu USD) | Dự án
        Cả nước | 2.000 | 40
        Miền Bắc | 1.200 | 25
        Hà Nội | 800 | 15
        Hải Phòng | 400 | 10
        Miền Nam | 800 | 15
        Bình Dương | 800 | 15""",
    "divided twice": """Nhóm | Số người | Nữ
        Tổng số | 1.000 | 500
        Thành thị | 400 | 210
        Nông thôn | 600 | 290
        Kinh | 800 | 420
        Dân tộc khác | 200 | 80""",
    "a republic": """Nước | Kim ngạch (triệu USD) | Số doanh nghiệp
        Cộng hòa Séc | 1.000 | 72
        Ba Lan | 300 | 7
        Đức | 700 | 19""",
    "a corporation": """Doanh nghiệp | Vốn (tỷ đồng) | Lãi (tỷ đồng)
        Công ty An Phú | 300 | 12
        Công ty Bình Minh | 700 | 7
        Tổng công ty Cửu Long | 1.000 | 29""",
    "a mean price": """Vùng | Sản lượng (tấn) | Giá (nghìn đồng/kg)
        Đắk Lắk | 500 | 118
        Gia Lai | 300 | 120
        Tổng | 800 | 119""",
    "means of many kinds": """Trạm | Mưa (mm) | Nhiệt độ (°C) | Tuổi | Xếp thứ
        Huế | 120 | 28,5 | 35 | 1
        Vinh | 80 | 30,1 | 33 | 2
        Tổng | 200 | 29,3 | 34 | 0""",
    "what came together": """Tháng | Doanh thu | Lũy kế
        1 | 120 | 120
        2 | 80 | 200
        3 | 50 | 250
        Tổng | 250 | 250""",
    "the largest of many": """Thị trường | Khách (nghìn lượt) | Tăng (lần)
        Hàn Quốc | 3.590 | 3,7
        Trung Quốc | 1.740 | 14,0
        Đài Loan | 850 | 9,0
        Tổng khách quốc tế | 12.600 | 3,4""",
    "a row without a number": """Huyện | Số hộ
        Chư Sê | 1.204
        Đắk Đoa |
        Ia Grai | 982
        Tổng | 2.586""",
    "round numbers of one column": """Ngành | Doanh nghiệp
        Dệt may | 120
        Da giày | 80
        Tổng | 500""",
    "movements without what they start from": """Thương hiệu | Mua vào | Bán ra | Tăng/giảm mua | Tăng/giảm bán
        An Phú | 83,5 | 85,5 | 0,5 | 0,5
        Bình Minh | 83,4 | 85,5 | 0,4 | 0,5
        Cửu Long | 83,6 | 85,4 | 0,6 | 0,4""",
    "small numbers": """Địa phương | Ca mới | Tăng so với hôm qua | Tử vong | Khỏi
        Huế | 12 | 3 | 1 | 8
        Vinh | 9 | 2 | 0 | 7
        Đà Lạt | 15 | 5 | 2 | 10
        Tổng cộng | 36 | 10 | 3 | 25""",
    "weather": """Ngày | Cao nhất | Thấp nhất | Mưa (mm) | So với trung bình
        Thứ hai | 34 | 26 | 5 | 1
        Thứ ba | 33 | 25 | 12 | 2
        Thứ tư | 31 | 24 | 40 | -1""",
    "indices": """Nhóm | So với kỳ gốc (%) | So với cùng kỳ (%) | So với tháng trước (%) | Bình quân (%)
        Chung | 116,2 | 103,5 | 100,3 | 104,0
        Ăn uống | 121,4 | 104,3 | 100,7 | 104,2
        Giao thông | 108,8 | 98,4 | 99,8 | 101,1
        Giáo dục | 125,0 | 106,1 | 100,1 | 107,0""",
}
SLIPS = [
    pytest.param(BUDGET, "16.865 | 105,1", "16.985 | 105,8", "T108", id="a total"),
    pytest.param(BUDGET, "90,0", "85,0", "R110", id="what was reached"),
    pytest.param(FUEL, "-155", "155", "R110", id="a sign"),
    pytest.param(FUEL, "0,6", "6,0", "R110", id="a point at another place"),
    pytest.param(TRADE, "125,0", "152,0", "R110", id="exchanged digits"),
    pytest.param(SALE, "| 30", "| 40", "R110", id="a fall"),
    pytest.param(BALANCE, "-30", "30", "R110", id="a deficit"),
    pytest.param(GAPS, "25,0", "20,0", "R110", id="beside gaps"),
    pytest.param(LOSSES, "(37,5)", "37,5", "R110", id="a loss without brackets"),
]


def page(told: str) -> str:
    head, *body = [line.split("|") for line in told.splitlines()]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead>{rows}</table>"


def found(told: str) -> list[tuple[str, str]]:
    draft = html.read(page(told))
    findings = [finding for finding in check(draft).findings if finding.code in ("T108", "R110")]
    return [(finding.code, finding.span.slice(draft.text)) for finding in findings]


@pytest.mark.parametrize("told", RIGHT.values(), ids=RIGHT.keys())
def test_a_table_that_is_right_is_not_reported(told: str) -> None:
    assert found(told) == []


@pytest.mark.parametrize(("told", "right", "wrong", "code"), SLIPS)
def test_one_slip_is_reported_where_it_is(told: str, right: str, wrong: str, code: str) -> None:
    assert found(told.replace(right, wrong, 1)) == [(code, wrong.strip("|-() ").split()[0])]


def test_a_note_below_the_total_is_no_row_of_the_table() -> None:
    assert found(f"{BUDGET.replace('16.865', '16.985')}\nNguồn: Tổng cục Thống kê.")[0] == ("T108", "16.985")


@pytest.mark.parametrize("columns", [2, 4, 7])
@pytest.mark.parametrize("rows", [3, 4, 6])
def test_numbers_that_have_nothing_to_do_with_each_other_fit_by_no_chance(columns: int, rows: int) -> None:
    drawn = random.Random(columns * rows)
    for _ in range(15):
        lines = [" | ".join(["Tên", *(f"Cột {at}" for at in range(columns)), "Tăng, giảm (%)"])]
        lines += [" | ".join(["Hàng", *(str(drawn.randint(1, 60)) for _ in range(columns + 1))]) for _ in range(rows)]
        assert found("\n".join(lines)) == []
