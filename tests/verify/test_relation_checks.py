"""The checks of movements told twice, yearly growth, signs, points, trade balances and parts in words."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.model.finding import Finding, Level
from tests.rendering import printed
from tests.statements_rendering import ROUNDINGS, nearest

FAMILY = ("R106", "R107", "R108", "R203", "R401", "R403")
CORPUS = Path(__file__).parents[2] / "claims/corpus/movements.toml"
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))


def found(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code in FAMILY]


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_case_is_found_at_its_level(case: dict[str, Any]) -> None:
    for level in Level:
        codes = [finding.code for finding in found(case["text"]) if finding.level is level]
        assert codes == case.get(f"{level.value}s", [])


@pytest.mark.parametrize("case", TABLE["truth"], ids=lambda case: case["text"])
def test_near_miss_is_passed_over(case: dict[str, Any]) -> None:
    assert case["why"]
    loud = [finding.code for finding in check(case["text"]).findings if finding.level is not Level.NOTE]
    assert loud == []


def test_every_check_has_three_near_misses_at_least() -> None:
    assert len(TABLE["truth"]) >= 3 * len(FAMILY)
    named = {code for case in TABLE["case"] for level in Level for code in case.get(f"{level.value}s", ())}
    assert named == set(FAMILY)


@pytest.mark.parametrize(
    ("text", "kind", "mended"),
    [
        (
            "Lãi đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 212% so với năm trước.",
            "increase_vs_ratio",
            "Lãi đạt 1.024 tỷ đồng, tăng 541 tỷ đồng, tương đương 112% so với năm trước.",
        ),
        (
            "Chỉ số giảm 11,67 điểm (1,76%) xuống còn 662,66 điểm.",
            "wrong_base",
            "Chỉ số giảm 11,67 điểm (1,73%) xuống còn 662,66 điểm.",
        ),
        (
            "Chỉ số giảm 5,03 điểm (4,06%) còn 11,87 điểm.",
            "digit_slip",
            "Chỉ số giảm 5,03 điểm (4,06%) còn 118,87 điểm.",
        ),
        (
            "Giá mới là 1.864,44 đồng/kWh, tăng 123,79 đồng/kWh, tương ứng 8,36%.",
            "digit_slip",
            "Giá mới là 1.864,44 đồng/kWh, tăng 143,79 đồng/kWh, tương ứng 8,36%.",
        ),
        (
            "Cả tỉnh có 384 xã (43%) đạt chuẩn, tăng 77 xã (8,6%) so với năm trước.",
            "percent_vs_point",
            "Cả tỉnh có 384 xã (43%) đạt chuẩn, tăng 77 xã (8,6 điểm phần trăm) so với năm trước.",
        ),
    ],
)
def test_the_slip_behind_a_movement_told_twice_is_named(text: str, kind: str, mended: str) -> None:
    (finding,) = found(text)
    assert finding.code == "R106"
    first = finding.diagnoses[0]
    assert first.kind == kind
    assert mended in [fix.apply(text) for fix in first.fixes]


def test_messages_tell_what_was_worked_out() -> None:
    (finding,) = found("Chỉ số giảm 11,67 điểm (1,76%) xuống còn 662,66 điểm.")
    assert "674,3 điểm" in finding.message.text("vi")
    assert "1.73%" in finding.message.text("en")
    (turned,) = found("Xuất khẩu đạt 21,2 tỷ USD, nhập khẩu đạt 22,4 tỷ USD, xuất siêu 1,2 tỷ USD.")
    assert "tức nhập siêu 1,2 tỷ USD" in turned.message.text("vi")


@given(
    st.integers(100, 10**6),
    st.integers(2, 10**5),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from(ROUNDINGS),
)
def test_a_true_movement_told_twice_is_never_flagged(
    base: int, moved: int, rises: bool, places: int, rounding: Any
) -> None:
    assume(rises or moved < base)
    current = base + moved if rises else base - moved
    rate = rounding(Fraction(100 * moved, base) * 10**places)
    assume(rate > 0 and rate < 10 ** (places + 3))
    verb, way = ("tăng", "lên") if rises else ("giảm", "xuống")
    text = f"Chỉ số {verb} {printed(moved, 2)} điểm ({printed(rate, places)}%) {way} {printed(current, 2)} điểm."
    assert not [finding for finding in found(f"Kho có 1.234.567,5 tấn. {text}") if finding.code == "R106"]


@given(st.integers(100, 10**5), st.integers(2, 12), st.integers(1, 60), st.sampled_from(ROUNDINGS))
def test_true_compound_growth_is_never_flagged(base: int, years: int, percent: int, rounding: Any) -> None:
    current = nearest(base * (1 + Fraction(percent, 100)) ** years)
    assume(current > base)
    text = (
        f"Sản lượng tăng từ {printed(base)} tấn lên {printed(current)} tấn trong {years} năm, "
        f"tăng bình quân {rounding(Fraction(percent))}% mỗi năm."
    )
    assert found(text) == []


@given(st.integers(10, 10**5), st.integers(10, 10**5))
def test_a_true_balance_and_turnover_are_never_flagged(exports: int, imports: int) -> None:
    assume(exports != imports)
    name = "xuất siêu" if exports > imports else "nhập siêu"
    text = (
        f"Tổng kim ngạch đạt {printed(exports + imports, 1)} triệu USD, xuất khẩu {printed(exports, 1)} triệu USD, "
        f"nhập khẩu {printed(imports, 1)} triệu USD, {name} {printed(abs(exports - imports), 1)} triệu USD."
    )
    assert found(text) == []


@given(st.integers(1, 999), st.integers(2, 1000))
def test_a_true_majority_is_never_flagged(part: int, whole: int) -> None:
    assume(part <= whole)
    word = "Quá nửa" if 2 * part > whole else "Chưa đến một nửa"
    assert found(f"{word} số đại biểu ({part}/{whole} đại biểu) tán thành.") == []
