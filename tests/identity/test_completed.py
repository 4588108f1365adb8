"""Claims whose operands other sentences tell."""

from __future__ import annotations

import pytest

from factcheck import Claim, Level, Verdict, check
from factcheck.identity.completed import RULE
from factcheck.model.claim import Certainty, Part
from tests.identity.linked import linked

CANE = "Năm {}, sản lượng mía của {} đạt {} tấn."
RISEN = "Năm 2022, sản lượng mía của tỉnh An Phú đạt 55.300 tấn, tăng {}% so với năm 2021."
BARE = "Năm 2022, sản lượng mía của tỉnh An Phú tăng {}% so với năm 2021."
RAIN = "Tháng trước, nhiều nơi có mưa.\n\nGiá phân bón giảm."
SALES = "Năm 2021, doanh thu{} của Công ty Sao Mai đạt {} tỷ đồng."


def operands(claim: Claim) -> tuple[str | None, str | None]:
    """What is printed for the current value and for the base."""
    current, base = claim.current, claim.base
    return (None if current is None else current.text, None if base is None else base.text)


def rules(claim: Claim) -> dict[Part, str]:
    return {step.part: step.rule for step in claim.derivation}


@pytest.mark.parametrize(("rate", "verdict"), [("8", Verdict.CONSISTENT), ("18", Verdict.INCONSISTENT)])
def test_base_told_paragraphs_before_makes_a_claim_verifiable(rate: str, verdict: Verdict) -> None:
    alone, told = RISEN.format(rate), CANE.format(2021, "tỉnh An Phú", "51.200")
    assert [claim.verdict for claim in check(alone).claims] == [Verdict.UNVERIFIABLE]
    report = check(f"{told}\n\n{RAIN}\n\n{alone}")
    (claim,) = report.claims
    assert operands(claim) == ("55.300 tấn", "51.200 tấn")
    assert claim.verdict is verdict
    errors = [finding.code for finding in report.findings if finding.level is Level.ERROR]
    assert errors == ([] if verdict is Verdict.CONSISTENT else ["R101"])


def test_both_operands_may_be_told_elsewhere_before_or_after() -> None:
    values = (CANE.format(2022, "tỉnh An Phú", "55.300"), CANE.format(2021, "tỉnh An Phú", "51.200"))
    for text in ("\n\n".join((BARE.format(8), *values)), "\n\n".join((*values, BARE.format(8)))):
        claim = linked(text).completed("8%")
        assert operands(claim) == ("55.300 tấn", "51.200 tấn")
        assert rules(claim)[Part.CURRENT] == rules(claim)[Part.BASE] == RULE
        assert claim.certainty is Certainty.CERTAIN
        assert claim.candidates == ()


def test_one_operand_alone_makes_nothing_verifiable() -> None:
    claim = linked(f"{CANE.format(2021, 'tỉnh An Phú', '51.200')}\n\n{BARE.format(8)}").completed("8%")
    assert claim.current is None


def test_figures_of_one_quantity_that_agree_are_one_operand() -> None:
    told = f"{CANE.format(2021, 'tỉnh An Phú', 'gần 51.300')} {CANE.format(2021, 'tỉnh An Phú', '51.200')}"
    assert operands(linked(f"{told}\n\n{RISEN.format(8)}").completed("8%"))[1] == "51.300 tấn"


@pytest.mark.parametrize(
    "told",
    [
        f"{CANE.format(2021, 'tỉnh An Phú', '51.200')} {CANE.format(2021, 'tỉnh An Phú', '52.100')}",
        CANE.format(2021, "tỉnh Bình Minh", "51.200"),
        CANE.format(2020, "tỉnh An Phú", "51.200"),
        CANE.format(2021, "tỉnh An Phú", "51.200").replace("mía", "nhãn"),
        "Theo ước tính ban đầu, sản lượng mía của tỉnh An Phú năm 2021 đạt 51.200 tấn.",
        "Kế hoạch sản lượng mía của tỉnh An Phú năm 2021 là 51.200 tấn.",
        "9 tháng năm 2021, sản lượng mía của tỉnh An Phú đạt 51.200 tấn.",
        "Năm 2021, sản lượng mía của tỉnh An Phú đạt 51.200 ha.",
        "Năm 2021, sản lượng mía của tỉnh An Phú tăng 51.200 tấn.",
    ],
    ids=[
        "two that disagree",
        "other owner",
        "other year",
        "other crop",
        "estimate",
        "plan",
        "nine months",
        "other unit",
        "difference",
    ],
)
def test_what_is_not_surely_the_base_completes_nothing(told: str) -> None:
    text = f"{told}\n\n{RAIN}\n\n{RISEN.format(18)}"
    assert operands(linked(text).completed("18%")) == ("55.300 tấn", None)
    assert "R101" not in [finding.code for finding in check(text).findings]


def test_value_for_each_of_something_is_not_the_base_of_a_whole() -> None:
    told = "Năm 2021, sản lượng mía của tỉnh An Phú đạt 51,2 tấn/ha."
    assert operands(linked(f"{told}\n\n{RAIN}\n\n{RISEN.format(18)}").completed("18%")) == ("55.300 tấn", None)


def test_points_take_percentages_and_nothing_else() -> None:
    told = "Năm {}, tỷ lệ hộ nghèo của huyện Tân Lập là {}%."
    moved = "Năm 2022, tỷ lệ hộ nghèo của huyện Tân Lập giảm 1,2 điểm phần trăm so với năm 2021."
    text = f"{moved}\n\n{told.format(2022, '3,5')} {told.format(2021, '4,7')}"
    assert operands(linked(text).completed("1,2 điểm phần trăm")) == ("3,5%", "4,7%")


def test_plan_of_the_year_is_the_base_of_an_attainment() -> None:
    plan = "Kế hoạch thu ngân sách của tỉnh An Phú năm 2022 là 4.200 tỷ đồng."
    done = "Năm 2022, thu ngân sách của tỉnh An Phú đạt 4.410 tỷ đồng, bằng {}% kế hoạch năm 2022."
    assert [claim.verdict for claim in check(f"{plan}\n\n{RAIN}\n\n{done.format(105)}").claims] == [Verdict.CONSISTENT]
    assert [claim.verdict for claim in check(f"{plan}\n\n{RAIN}\n\n{done.format(115)}").claims] == [
        Verdict.INCONSISTENT
    ]


def test_value_of_another_subject_is_the_base_that_is_named() -> None:
    values = f"{SALES.format(' bán lẻ', 224)} {SALES.format(' dịch vụ', 252)}"
    said = "Năm 2021, doanh thu bán lẻ của Công ty Sao Mai thấp hơn {} tỷ đồng so với doanh thu dịch vụ."
    claim = linked(f"{values}\n\n{said.format(28)}").completed("28 tỷ đồng")
    assert operands(claim) == ("224 tỷ đồng", "252 tỷ đồng")
    assert claim.certainty is Certainty.LIKELY  # whose services they are is carried over


def test_noun_behind_the_value_tells_what_the_rate_is_of() -> None:
    text = (
        "Năm 2021, huyện Tân Lập thu 120 tỷ đồng thuế đất.\n\n"
        "Năm 2022, huyện Tân Lập thu 150 tỷ đồng thuế đất, tăng 20% so với năm 2021."
    )
    assert operands(linked(text).completed("20%")) == ("150 tỷ đồng", "120 tỷ đồng")


# -- guesses give way


def test_candidate_of_another_year_than_the_reference_is_dropped() -> None:
    text = f"{CANE.format(2019, 'tỉnh An Phú', '51.200')}\n\n{RISEN.format(18)}"
    assert [each.quantity.text for each in linked(text).claim("18%").candidates] == ["51.200 tấn"]
    assert linked(text).completed("18%").candidates == ()


def test_guessed_current_of_another_owner_or_year_is_dropped() -> None:
    for year, owner in ((2022, "tỉnh Bình Minh"), (2020, "tỉnh An Phú")):
        text = f"{CANE.format(year, owner, '55.300')} {BARE.format(8)}"
        before, after = linked(text).claim("8%"), linked(text).completed("8%")
        assert operands(before)[0] == "55.300 tấn"
        assert before.certainty is Certainty.GUESSED
        assert operands(after) == (None, None)
        assert Part.CURRENT not in rules(after)


def test_guessed_current_of_the_same_gives_way_to_the_sure_one_only_with_a_base() -> None:
    current = CANE.format(2022, "tỉnh An Phú", "55.300")
    alone = linked(f"{current} {BARE.format(8)}").completed("8%")
    both = linked(f"{CANE.format(2021, 'tỉnh An Phú', '51.200')}\n\n{current} {BARE.format(8)}").completed("8%")
    assert (operands(alone), alone.certainty) == (("55.300 tấn", None), Certainty.GUESSED)
    assert (operands(both), both.certainty) == (("55.300 tấn", "51.200 tấn"), Certainty.CERTAIN)


def test_claims_that_lack_nothing_do_not_ask_for_figures() -> None:
    text = "Doanh thu tăng từ 6,2 tỷ đồng lên 7,5 tỷ đồng, tức tăng 21%."
    found = linked(text)
    assert found.completed("21%") == found.claim("21%")


# -- a share with the whole in the bracket behind it

SHARE = "Năm 2021, doanh thu bán lẻ của Công ty Sao Mai chiếm 43% doanh thu của Công ty Sao Mai ({} tỷ đồng)."


def test_bracket_is_the_part_where_nothing_tells_otherwise() -> None:
    claim = linked(SHARE.format(55)).completed("43%")
    assert operands(claim) == ("55 tỷ đồng", None)


def test_bracket_is_the_part_where_the_whole_is_told_as_something_else() -> None:
    claim = linked(f"{SALES.format('', 128)}\n\n{SHARE.format(55)}").completed("43%")
    assert operands(claim) == ("55 tỷ đồng", "128 tỷ đồng")


@pytest.mark.parametrize("other", [SALES.format(" bán lẻ", 55), SALES.format("", 128)], ids=["part", "whole"])
def test_bracket_is_the_whole_where_the_part_or_the_whole_is_told_elsewhere(other: str) -> None:
    claim = linked(f"{SHARE.format(128)}\n\n{RAIN}\n\n{other}").completed("43%")
    assert claim.base is not None
    assert claim.base.text == "128 tỷ đồng"
    assert claim.current is None or claim.current.text == "55 tỷ đồng"
    assert rules(claim)[Part.BASE] == "bracket-after-whole"


def test_bracket_that_is_the_whole_replaces_a_guessed_base() -> None:
    claim = linked(f"{SALES.format(' bán lẻ', 55)} {SHARE.format(128)}").completed("43%")
    assert [step.rule for step in claim.derivation if step.part is Part.BASE] == ["bracket-after-whole"]
    assert operands(claim) == ("55 tỷ đồng", "128 tỷ đồng")
