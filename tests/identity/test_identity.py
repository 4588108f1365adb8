"""When two figures denote one quantity."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.identity.evidence import ENOUGH, Reason
from factcheck.identity.identity import Identity, Sameness, identity
from factcheck.model.claim import Certainty
from tests.identity.pairs import figures_of

VALUES = st.integers(100, 999_999).map(lambda number: f"{number:,}".replace(",", "."))
PLACES = st.sampled_from(["Krông Búk", "Ba Tri", "Mai Sơn"])
MATTERS = st.sampled_from(["diện tích lúa đạt {} ha", "sản lượng mía là {} tấn", "doanh thu du lịch đạt {} tỷ đồng"])


def decided(text: str) -> Identity:
    """The decision on the first and the last figure of ``text``."""
    found = figures_of(text)
    return identity(found[0], found[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Huyện thu 4.120 tỷ đồng tiền thuê đất. Với 4.120 tỷ đồng, huyện đứng đầu tỉnh.",
        "Hơn 300 hộ phải di dời\n\nHuyện cho biết 312 hộ sẽ di dời trước mùa mưa.",
        "Nhà máy xả 1.545 m3 nước thải. Theo kiểm tra, 1.455 m3 nước thải này chưa qua xử lý.",
        "Chủ xe nộp phạt 7.500.000 đồng (bảy triệu năm trăm nghìn đồng).",
        "Khu đất rộng 1,5 ha bị bỏ hoang. Nếu bán, 15.000 m2 này mang về hàng trăm tỷ.",
        "Bé nặng 4,9 kg chào đời\n\nMẹ bé sinh bé trai nặng 4,9 kg sáng nay.",
        "Lãi nửa đầu năm là 412 tỷ đồng. Kế toán trưởng nói sáu tháng đầu năm công ty lãi 412 tỷ đồng.",
    ],
)
def test_quantity_told_again_is_the_same(text: str) -> None:
    assert decided(text).sameness is Sameness.SAME


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Xuất khẩu đạt 412 tỷ đồng. Nhập khẩu đạt 412 tỷ đồng.", Reason.CONTRAST),
        ("Năm 2019 huyện trồng 520 ha rừng. Năm 2020 huyện trồng 520 ha rừng.", Reason.OTHER_PERIOD),
        ("Hôm qua mưa 412 mm. Hôm nay mưa 398 mm.", Reason.OTHER_PERIOD),
        ("Giá vàng tăng 320.000 đồng. Giá bạc giảm 320.000 đồng.", Reason.OPPOSITE),
        ("Doanh thu đạt 412 tỷ đồng. Doanh thu tăng 30 tỷ đồng.", Reason.OTHER_PART),
        ("Xe chở 30 người. Xe chạy 30 km.", Reason.OTHER_UNIT),
    ],
)
def test_what_sets_two_figures_apart(text: str, reason: Reason) -> None:
    assert decided(text) == Identity(Sameness.DIFFERENT, Certainty.CERTAIN, ((reason, 0),))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ba Tri chi 412 tỷ đồng chống ngập. Mai Sơn cũng chi 412 tỷ đồng cho việc này.", Reason.ALSO),
        ("Xã Ba Tri trồng 412 ha mía. Xã Mai Sơn trồng 412 ha mía.", Reason.PARALLEL),
        ("Ông Bình, 52 tuổi, lái xe. Người đi cùng, 52 tuổi, ngồi sau.", Reason.AGE),
        ("Thầy giáo dạy ở bản đã 15 năm. Pin mặt trời được bảo hành 15 năm.", Reason.TIME),
        ("Tai nạn xảy ra 190 vụ, khiến 190 người bị thương.", Reason.ANY_NOUN),
        ("Thửa trên rộng 850 m2, thửa dưới rộng 850 m2.", Reason.ONE_PART),
    ],
)
def test_equal_values_are_not_enough(text: str, reason: Reason) -> None:
    found = decided(text)
    assert found.sameness is Sameness.UNKNOWN
    assert dict(found.reasons)[reason] < 0


def test_figures_of_one_denotation_are_certainly_one() -> None:
    told = "Năm 2021, sản lượng mía của huyện Mai Sơn đạt {} tấn."
    for other in ("24.100", "24.110", "97.350"):
        found = decided(f"{told.format('24.100')} Mưa nhiều. {told.format(other)}")
        assert (found.sameness, found.certainty) == (Sameness.SAME, Certainty.CERTAIN)


@given(PLACES, MATTERS, VALUES)
def test_figure_told_twice_in_the_same_words_is_the_same(place: str, matter: str, value: str) -> None:
    told = f"Ở huyện {place}, {matter.format(value)}."
    assert decided(f"{told} {told}").sameness is Sameness.SAME


@settings(max_examples=60)
@given(PLACES, PLACES, MATTERS, MATTERS, VALUES, VALUES)
def test_decision_is_symmetric_in_the_values_and_has_its_points(
    place: str, other: str, matter: str, another: str, value: str, second: str
) -> None:
    text = "Ở huyện {}, {}. Ở huyện {}, {}."
    there = decided(text.format(place, matter.format(value), other, another.format(second)))
    back = decided(text.format(place, matter.format(second), other, another.format(value)))
    assert (there.sameness, there.certainty) == (back.sameness, back.certainty)
    if there.certainty is not Certainty.CERTAIN:
        points = sum(points for _, points in there.reasons)
        assert (points >= ENOUGH) is (there.sameness is Sameness.SAME)
