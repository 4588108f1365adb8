"""The checks of totals and parts: the corpus, true lists that are never flagged, and the readers under them."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import Finding, Level, check
from factcheck.messages.numbers import format_number
from factcheck.table import rows
from factcheck.verify.named import Names, Tokens, names_at

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((ROOT / "claims/corpus/totals.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["text"]) for case in TABLE["case"]]
TRUTHS = [pytest.param(case, id=case["text"]) for case in TABLE["truth"]]
PLACES = ("Hà Giang", "Lào Cai", "Yên Bái", "Sơn La", "Huế", "Bà Rịa - Vũng Tàu", "Cao Bằng", "Phú Thọ")


def totals_findings(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code.startswith("T")]


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_total_is_found_at_its_level(case: dict[str, Any]) -> None:
    expected = [(code, level) for level in Level for code in case.get(f"{level.value}s", ())]
    assert [(finding.code, finding.level) for finding in totals_findings(case["text"])] == expected


@pytest.mark.parametrize("case", TRUTHS)
def test_a_near_miss_is_silent(case: dict[str, Any]) -> None:
    assert case["why"]
    assert totals_findings(case["text"]) == []
    assert Level.ERROR not in [finding.level for finding in check(case["text"]).findings]


def test_every_check_has_three_near_misses() -> None:
    text = (ROOT / "claims/corpus/totals.toml").read_text(encoding="utf-8")
    sections = text.split("\n# -- ")[1:]
    assert [section[:4] for section in sections] == [f"T10{number}" for number in range(1, 8)]
    assert all(section.count("[[truth]]") >= 3 and "[[case]]" in section for section in sections)


def joined(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} và {items[-1]}"


@given(
    st.lists(st.integers(1, 9999), min_size=2, max_size=6),
    st.sampled_from(["gồm", "bao gồm", "trong đó"]),
)
def test_exact_parts_are_never_flagged(parts: list[int], cue: str) -> None:
    items = [f"{place} {format_number(Fraction(part))} hộ" for place, part in zip(PLACES, parts, strict=False)]
    assert totals_findings(f"Có {format_number(Fraction(sum(parts)))} hộ bị ngập, {cue} {joined(items)}.") == []


@given(
    st.lists(st.fractions(1, 900, max_denominator=1000), min_size=2, max_size=5),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(["gồm", "trong đó"]),
)
@example([Fraction("1.25"), Fraction("1.25")], 1, 0, "gồm")
def test_rounded_parts_of_a_rounded_total_are_never_flagged(
    parts: list[Fraction], places: int, of_total: int, cue: str
) -> None:
    items = [
        f"{format_number(part, places=places)} tỷ đồng cho {name}" for part, name in zip(parts, PLACES, strict=False)
    ]
    total = format_number(sum(parts, Fraction(0)), places=of_total)
    assert totals_findings(f"Tổng vốn là {total} tỷ đồng, {cue} {joined(items)}.") == []


@given(st.lists(st.integers(1, 999), min_size=1, max_size=4), st.integers(1, 5000))
def test_some_of_the_parts_are_never_flagged(parts: list[int], rest: int) -> None:
    items = [f"{place} {part} vụ" for place, part in zip(PLACES, parts, strict=False)]
    found = totals_findings(f"Có {sum(parts) + rest} vụ cháy, trong đó {joined(items)}.")
    assert [finding for finding in found if finding.level is Level.ERROR] == []


@given(st.lists(st.integers(1, 500), min_size=2, max_size=5), st.integers(0, 2))
def test_true_shares_with_the_rest_are_never_flagged(parts: list[int], places: int) -> None:
    shares = [format_number(Fraction(100 * part, sum(parts)), places=places) for part in parts]
    listed = ", ".join(f"{place} chiếm {share}%" for place, share in zip(PLACES, shares[:-1], strict=False))
    assert totals_findings(f"Về nguồn vốn, {listed}, còn lại {shares[-1]}% là vốn vay.") == []


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_a_part_within_its_whole_is_never_flagged(part: int, rest: int) -> None:
    whole, some = format_number(Fraction(part + rest)), format_number(Fraction(part))
    assert totals_findings(f"Có {some} hộ trong tổng số {whole} hộ đã ký.") == []
    assert totals_findings(f"Xã có {whole} hộ, trong đó {some} hộ đã ký.") == []


@given(st.lists(st.sampled_from(PLACES), min_size=2, max_size=8, unique=True), st.sampled_from(["", " gồm", ":"]))
def test_a_true_count_of_names_is_never_flagged(names: list[str], opener: str) -> None:
    assert totals_findings(f"Mưa lớn ở {len(names)} tỉnh{opener} {joined(names)} trong hai ngày.") == []


@given(st.lists(st.sampled_from(PLACES), min_size=2, max_size=8, unique=True), st.integers(2, 20))
def test_another_count_of_names_is_found(names: list[str], count: int) -> None:
    found = totals_findings(f"Mưa lớn ở {count} tỉnh {joined(names)} trong hai ngày.")
    assert [finding.code for finding in found] == (["T104"] if count != len(names) else [])


@given(st.lists(st.integers(1, 90), min_size=2, max_size=6), st.integers(2, 6))
def test_lists_of_one_length_are_never_flagged(values: list[int], names: int) -> None:
    text = f"{joined(list(PLACES[: len(values)]))} lần lượt nhận {joined([f'{value} tấn' for value in values])}."
    assert totals_findings(text) == []


@given(st.lists(st.integers(10, 9000), min_size=2, max_size=8))
def test_a_true_mean_is_never_flagged(values: list[int]) -> None:
    mean = format_number(Fraction(sum(values), len(values)), places=1)
    text = f"Giá thấp nhất là {min(values)} đồng/kg, cao nhất là {max(values)} đồng/kg, bình quân là {mean} đồng/kg."
    assert totals_findings(text) == []


@settings(max_examples=60)
@given(st.integers(7, 300), st.data(), st.integers(1, 2))
def test_a_true_share_of_a_count_is_never_flagged(whole: int, data: st.DataObject, places: int) -> None:
    part = data.draw(st.integers(0, whole))
    share = format_number(Fraction(100 * part, whole), places=places)
    assert totals_findings(f"Có {share}% trong tổng số {whole} xã đạt chuẩn.") == []


def test_the_misprint_that_explains_the_total_is_offered_with_its_mend() -> None:
    text = "Trạm đếm được 1.036 xe, gồm 739 xe ở cầu, 179 xe ở phà và 100 xe ở hầm."
    finding = totals_findings(text)[0]
    assert "1.018 xe" in finding.message.text("vi")
    assert "18 xe" in finding.message.text("en")
    assert finding.diagnoses[0].fixes[0].apply(text) == text.replace("179", "197")
    assert [place.span.slice(text) for place in finding.related] == ["739 xe", "179 xe", "100 xe"]
    assert finding.computed is not None
    assert finding.computed.lower == 1018 - 5  # "100 xe" may stand for 95


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lào, Thái Lan và Malaysia đã ký.", Names(3, 0, 6, True, True)),
        ("Lào, Thái Lan.", Names(2, 0, 4, False, True)),
        ("Lào, Thái Lan...", Names(2, 0, 4, False, False)),
        ("Lào (1), Thái Lan (2).", Names(2, 0, 10, False, True)),
        ("Bà Rịa - Vũng Tàu và TP. Huế có mưa", Names(2, 0, 9, True, True)),
        ("Lào và Thái Lan, Malaysia", Names(2, 0, 4, True, False)),
        ("Lào, các nước khác", Names(1, 0, 1, False, False)),
        ("Lào và các nước khác", None),
        ("các nước", None),
    ],
)
def test_a_list_of_names_is_read_to_its_end(text: str, names: Names | None) -> None:
    assert names_at(Tokens.of(text, 0, len(text)), 0) == names


@pytest.mark.parametrize("number", ["3", "Ba"])
def test_counting_knows_every_noun_of_its_table(number: str) -> None:
    table = rows(ROOT / "factcheck/lexicon/named.txt", 2)
    nouns = [noun for noun, role in table if role in ("place", "person")]
    assert len(nouns) > 20
    silent = [noun for noun in nouns if not totals_findings(f"{number} {noun} gồm: Lào, Thái Lan.")]
    assert silent == []


@pytest.mark.parametrize(
    "piece", ["gồm 1 ", "(1 ", "trong đó ", "1% còn lại ", "3 tỉnh A, ", "lần lượt 1 và ", "1 ha (2 ha, "]
)
def test_a_repeated_cue_is_read_through(piece: str) -> None:
    assert check(piece * 3000).text.startswith(piece)
