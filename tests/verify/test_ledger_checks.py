"""The checks that hold a text against a ledger: what each finds, names and mends, and what is never flagged."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Certainty, Finding, Ledger, Level, Report, Verdict
from factcheck.ledger.examples import ledger_of
from factcheck.ledger.mapping import quantity_of
from factcheck.messages import LANGUAGES
from factcheck.messages.numbers import Rounding, format_number, round_to
from factcheck.verify.check import KnownFigure
from tests.ledger.small import known, ledger

JANUARY, JUNE = datetime.date(2023, 1, 5), datetime.date(2023, 6, 30)
RICE_2021 = KnownFigure("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn", "Việt Nam", published=JANUARY)
RICE_2022 = KnownFigure("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam", published=JUNE)
PLAN_2022 = KnownFigure("xuất khẩu gạo", "năm 2022", "6,5 triệu tấn", "Việt Nam", "plan", JANUARY)
QUARTER = KnownFigure("xuất khẩu gạo", "quý I/2022", "1,5 triệu tấn", "Việt Nam")
EARLY = KnownFigure("xuất khẩu gạo", "năm 2022", "7,05 triệu tấn", "Việt Nam", "preliminary", JANUARY)
STAGES = (
    KnownFigure("thu ngân sách nhà nước", "giai đoạn 2016 - 2018", "661 tỷ đồng", "An Giang"),
    KnownFigure("thu ngân sách nhà nước", "giai đoạn 2018 - 2020", "420 tỷ đồng", "An Giang"),
    KnownFigure("thu ngân sách nhà nước", "năm 2020", "200 tỷ đồng", "An Giang"),
    KnownFigure("thu ngân sách nhà nước", "giai đoạn 2022 - 2024", "200 tỷ đồng", "An Giang"),
    KnownFigure("thu ngân sách nhà nước", "giai đoạn 2018 - 2020", "200 tỷ đồng", "Cà Mau"),
    KnownFigure("chi ngân sách nhà nước", "giai đoạn 2018 - 2020", "200 tỷ đồng", "An Giang"),
)
EXPORTED = "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, {}."
COLLECTED = "Giai đoạn {}, thu ngân sách nhà nước của An Giang đạt 422 tỷ đồng, {} so với giai đoạn trước."
FLAGS = ("L101", "L102")


def held(text: str, *figures: KnownFigure, published: datetime.date | None = None) -> Report:
    return factcheck.check(text, ledger=ledger_of(figures), published=published)


def found(report: Report) -> list[Finding]:
    """The findings of the checks on the ledger."""
    return [finding for finding in report.findings if finding.code.startswith("L")]


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(each.code, each.level.value, each.span.slice(report.text)) for each in found(report)]


def mended(report: Report, ledger: Ledger) -> list[tuple[str, Report]]:
    """Every mend of every finding on the ledger, applied to the text and read anew, with the code of its finding."""
    return [
        (finding.code, factcheck.check(fix.apply(report.text), ledger=ledger))
        for finding in found(report)
        for diagnosis in finding.diagnoses
        for fix in diagnosis.fixes
    ]


def all_mends_hold(report: Report, *figures: KnownFigure) -> bool:
    """Whether there are mends, and none of them leaves the finding that it is to mend."""
    mends = mended(report, ledger_of(figures))
    return bool(mends) and all(code not in [each.code for each in after.findings] for code, after in mends)


# -- the base, in the words in which news leave it out


REFERENCES = [
    ("tăng {} so với năm 2021", None),
    ("tăng {} so với cùng kỳ năm trước", None),
    ("tăng {} so với cùng kỳ", None),
    ("tăng {} so với năm trước", None),
    ("tăng {} so với năm ngoái", datetime.date(2022, 12, 31)),
    ("cao hơn {} so với năm 2021", None),
]


@pytest.mark.parametrize(("words", "published"), REFERENCES, ids=[words for words, _ in REFERENCES])
def test_the_base_is_taken_from_the_period_that_is_named(words: str, published: datetime.date | None) -> None:
    wrong = held(EXPORTED.format(words.format("19%")), RICE_2021, RICE_2022, published=published)
    right = held(EXPORTED.format(words.format("13,9%")), RICE_2021, RICE_2022, published=published)
    assert told(wrong) == [("L101", "error", "19%")]
    assert told(right) == [("L301", "note", "13,9%")]
    for report, verdict in ((wrong, Verdict.INCONSISTENT), (right, Verdict.CONSISTENT)):
        (claim,) = report.claims
        assert claim.verdict is verdict
        assert claim.own_verdict is Verdict.UNVERIFIABLE
        assert [operand.record.quantity.text for operand in claim.known] == [RICE_2021.value]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("gấp 1,14 lần năm 2021", "L301"),
        ("gấp 1,5 lần năm 2021", "L101"),
        ("bằng 114% so với năm 2021", "L301"),
        ("bằng 150% so với năm 2021", "L101"),
        ("giảm 5% so với năm 2021", "L101"),
        ("tăng 0,87 triệu tấn so với năm 2021", "L301"),
        ("tăng 0,5 triệu tấn so với năm 2021", "L101"),
        ("tăng khoảng 14% so với năm 2021", "L301"),
        ("tăng gần 14% so với năm 2021", "L301"),
        ("tăng hơn 25% so với năm 2021", "L101"),
    ],
)
def test_every_form_of_a_rate_is_recomputed(words: str, code: str) -> None:
    assert [each.code for each in found(held(EXPORTED.format(words), RICE_2021))] == [code]


def test_the_quarter_before_is_the_base_of_a_quarter() -> None:
    text = "Quý II/2022, Việt Nam xuất khẩu 1,9 triệu tấn gạo, tăng {} so với quý trước."
    assert told(held(text.format("27%"), QUARTER, RICE_2021)) == [("L301", "note", "27%")]
    assert told(held(text.format("50%"), QUARTER, RICE_2021)) == [("L101", "error", "50%")]


@pytest.mark.parametrize(
    "words",
    [
        "tăng 19% so với năm 2020",
        "tăng 19% so với Thái Lan",
        "tăng 19% về giá trị so với năm 2021",
        "giá tăng 19% so với năm 2021",
        "trong đó gạo thơm tăng 19% so với năm 2021",
        "bình quân mỗi năm tăng 19% so với năm 2021",
        "dự kiến tăng 19% so với năm 2021",
        "tăng 19% so với 5,97 triệu tấn năm 2021",
    ],
)
def test_a_rate_of_something_else_is_not_held_against_the_ledger(words: str) -> None:
    assert "L101" not in [each.code for each in found(held(EXPORTED.format(words), RICE_2021))]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo nếp, tăng 19% so với năm 2021.",
        "Năm 2022, Việt Nam nhập khẩu 7,11 triệu tấn gạo, tăng 19% so với năm 2021.",
        "Năm 2022, An Giang xuất khẩu 7,11 triệu tấn gạo, tăng 19% so với năm 2021.",
        "Năm 2022, Việt Nam xuất khẩu 7,11 tỷ USD gạo, tăng 19% so với năm 2021.",
        "Quý I/2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, tăng 19% so với cùng kỳ năm 2021.",
    ],
)
def test_a_base_of_another_quantity_is_not_taken(text: str) -> None:
    report = held(text, RICE_2021)
    assert found(report) == []
    assert [claim.known for claim in report.claims] == [()]


@pytest.mark.parametrize("kind", ["estimate", "preliminary"])
def test_a_base_that_is_not_final_confirms_and_never_contradicts(kind: str) -> None:
    base = RICE_2021._replace(kind=kind)
    assert told(held(EXPORTED.format("tăng 13,9% so với năm 2021"), base)) == [("L301", "note", "13,9%")]
    assert found(held(EXPORTED.format("tăng 19% so với năm 2021"), base)) == []


@pytest.mark.parametrize("kind", ["plan", "forecast"])
def test_what_was_meant_is_no_base_of_a_change(kind: str) -> None:
    base = RICE_2021._replace(kind=kind)
    for rate in ("13,9%", "19%"):
        assert found(held(EXPORTED.format(f"tăng {rate} so với năm 2021"), base)) == []


def test_one_of_several_bases_that_fits_is_enough() -> None:
    others = (RICE_2021._replace(value="5,97 triệu tấn", published=JANUARY), RICE_2021)
    assert told(held(EXPORTED.format("tăng 19% so với năm 2021"), *others)) == [("L301", "note", "19%")]


# -- a former period of unsaid days


@pytest.mark.parametrize("years", ["2021 - 2023", "2019 - 2021", "2020 - 2022"])
def test_every_former_stage_that_may_be_meant_is_held_against_the_rate(years: str) -> None:
    report = held(COLLECTED.format(years, "tăng 111%"), *STAGES)
    (finding,) = [each for each in found(report) if each.code == "L101"]
    assert (finding.level, finding.span.slice(report.text)) == (Level.ERROR, "111%")
    assert finding.message.text("vi").count(" so với ") == 2
    assert all(value in finding.message.text(lang) for value in ("661 tỷ đồng", "420 tỷ đồng") for lang in LANGUAGES)
    assert "200 tỷ đồng" not in finding.message.text("vi")
    assert len(finding.diagnoses) == 2
    assert all_mends_hold(report, *STAGES)


@pytest.mark.parametrize(("rate", "value"), [("giảm 36,2%", "661 tỷ đồng"), ("tăng 0,5%", "420 tỷ đồng")])
def test_the_former_stage_that_fits_confirms_the_rate(rate: str, value: str) -> None:
    report = held(COLLECTED.format("2021 - 2023", rate), *STAGES)
    assert [each.code for each in found(report)] == ["L301"]
    assert value in found(report)[0].message.text()
    assert report.claims[0].known[0].record.quantity.text == value


def test_no_former_stage_beside_the_own_one_is_no_contradiction() -> None:
    assert found(held(COLLECTED.format("2022 - 2024", "tăng 111%"), *STAGES[:3])) == []
    assert found(held(COLLECTED.format("2016 - 2018", "tăng 111%"), *STAGES[1:])) == []


def test_a_stage_that_shares_days_with_the_own_one_is_noted() -> None:
    report = held(COLLECTED.format("2020 - 2022", "tăng 0,5%"), *STAGES)
    assert told(report) == [("L301", "note", "0,5%"), ("L302", "note", "giai đoạn trước")]
    assert "1/1/2020" in found(report)[1].message.text("vi")
    assert "31/12/2020" in found(report)[1].message.text("en")


def test_a_stage_of_another_length_is_noted() -> None:
    report = held(COLLECTED.format("2021 - 2022", "tăng 0,5%"), *STAGES)
    assert told(report) == [("L301", "note", "0,5%"), ("L302", "note", "giai đoạn trước")]
    assert "3 năm" in found(report)[1].message.text("vi")
    assert "2 năm" in found(report)[1].message.text("vi")


def test_equal_stages_one_after_the_other_are_not_noted() -> None:
    assert [each.code for each in found(held(COLLECTED.format("2021 - 2023", "tăng 0,5%"), *STAGES))] == ["L301"]


def test_the_days_of_a_value_are_those_that_the_ledger_has_for_it() -> None:
    own = KnownFigure("thu ngân sách nhà nước", "giai đoạn 2021 - 2023", "422,5 tỷ đồng", "An Giang")
    text = "Thu ngân sách nhà nước của An Giang đạt 422,5 tỷ đồng, tăng 111% so với giai đoạn trước."
    assert "L101" in [each.code for each in found(held(text, own, *STAGES[:2]))]
    assert "L101" not in [each.code for each in found(held(text, *STAGES[:2]))]


# -- the plan


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("đạt 109,4% kế hoạch", "L301"),
        ("đạt 109,4% kế hoạch năm", "L301"),
        ("vượt 9,4% kế hoạch", "L301"),
        ("đạt 109,4% so với kế hoạch", "L301"),
        ("đạt 125% kế hoạch", "L101"),
        ("đạt 125% kế hoạch năm", "L101"),
        ("vượt 25% kế hoạch", "L101"),
    ],
)
def test_attainment_is_held_against_the_plan_and_nothing_else(words: str, code: str) -> None:
    text = EXPORTED.format(words)
    assert [each.code for each in found(held(text, PLAN_2022, RICE_2021, RICE_2022))] == [code]
    assert found(held(text, RICE_2021, RICE_2022)) == []
    assert found(held(text, PLAN_2022._replace(period="năm 2021"))) == []


def test_the_plan_of_the_year_is_that_of_its_months() -> None:
    text = "10 tháng đầu năm 2022, Việt Nam xuất khẩu 6,07 triệu tấn gạo, đạt 93,4% kế hoạch năm."
    report = held(text, PLAN_2022)
    assert ("L301", "note", "93,4%") in told(report)
    assert [operand.record.kind.value for operand in report.claims[0].known] == ["plan"]


# -- both operands


BOTH = [
    "Năm 2022, xuất khẩu gạo của cả nước tăng {} so với năm 2021.",
    "Xuất khẩu gạo của Việt Nam năm 2022 tăng {} so với năm 2021.",
    "Năm 2022, xuất khẩu gạo của Việt Nam tăng {} so với cùng kỳ năm trước.",
]


@pytest.mark.parametrize("text", BOTH)
def test_both_operands_from_the_ledger_confirm_a_rate_but_never_contradict_it(text: str) -> None:
    wrong, right = (held(text.format(rate), RICE_2021, RICE_2022) for rate in ("19%", "13,9%"))
    assert told(wrong) == []  # tons or money: a rate alone does not say
    assert told(right) == [("L301", "note", "13,9%")]
    assert all(value in found(right)[0].message.text() for value in (RICE_2021.value, RICE_2022.value))
    (operand,) = right.claims[0].known
    assert operand.current is not None
    assert (operand.current.quantity.text, operand.record.quantity.text) == (RICE_2022.value, RICE_2021.value)


RICE_PLAN = KnownFigure("xuất khẩu gạo", "năm 2022", "6,5 triệu tấn", "Việt Nam", "plan")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, kim ngạch xuất khẩu gạo của Việt Nam tăng 5% so với năm 2021.",
        "Năm 2022, số doanh nghiệp xuất khẩu gạo của Việt Nam tăng 5% so với năm 2021.",
        "Tháng 9/2022, Việt Nam xuất khẩu 0,6 triệu tấn gạo, đạt 102% kế hoạch tháng.",
        "Tháng 9/2022, Việt Nam xuất khẩu 0,6 triệu tấn gạo, đạt 102% kế hoạch.",
        "9 tháng đầu năm 2022, Việt Nam xuất khẩu 5,4 triệu tấn gạo, đạt 102% kế hoạch 9 tháng.",
        "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, đạt 22% kế hoạch 5 năm.",
        "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, đạt 22% kế hoạch giai đoạn.",
        "Kế hoạch năm 2022, Việt Nam xuất khẩu 6,5 triệu tấn gạo.",
        "Theo kịch bản năm 2022, Việt Nam xuất khẩu 6,5 triệu tấn gạo.",
        "Chỉ tiêu năm 2022, Việt Nam xuất khẩu 6,5 triệu tấn gạo.",
        "Năm 2022, Việt Nam giảm xuất khẩu 0,9 triệu tấn gạo.",
    ],
)
def test_what_is_said_of_something_else_is_never_stopped(text: str) -> None:
    report = held(text, RICE_2021, RICE_2022, RICE_PLAN)
    assert [finding.code for finding in report.findings if finding.code in ("L101", "L102")] == []


def test_a_wrong_direction_is_mended_by_the_cue() -> None:
    report = held("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo, giảm 13,9% so với năm 2021.", RICE_2021)
    (finding,) = found(report)
    (diagnosis,) = finding.diagnoses
    assert "tăng 13,9%" in diagnosis.fixes[0].apply(report.text)


def test_a_mend_takes_the_qualifier_of_the_draft_with_it() -> None:
    known = KnownFigure("kiều hối", "năm 2020", "gần 19 tỷ USD", "Việt Nam")
    report = held("Năm 2020, kiều hối về Việt Nam đạt khoảng 29 tỷ USD.", known)
    (finding,) = found(report)
    assert finding.diagnoses[0].fixes[0].apply(report.text).endswith("đạt gần 19 tỷ USD.")


@pytest.mark.parametrize("text", BOTH)
def test_one_operand_of_two_is_not_enough(text: str) -> None:
    for figures in ((RICE_2021,), (RICE_2022,), (RICE_2021._replace(value="3,29 tỷ USD"), RICE_2022)):
        report = held(text.format("19%"), *figures)
        assert found(report) == []
        assert [claim.verdict for claim in report.claims] == [Verdict.UNVERIFIABLE]


# -- values


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, cả nước xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu hơn 7,71 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu 7.710 nghìn tấn gạo.",
        "Năm 2022, gạo xuất khẩu của Việt Nam đạt 71,1 triệu tấn.",
        "Việt Nam xuất khẩu 5,31 triệu tấn gạo trong năm 2022.",
    ],
)
def test_a_value_that_the_ledger_contradicts_is_an_error_with_a_mend(text: str) -> None:
    report = held(text, RICE_2022, RICE_2021)
    assert [(each.code, each.level) for each in found(report)] == [("L102", Level.ERROR)]
    assert all_mends_hold(report, RICE_2022, RICE_2021)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu 7,1 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu hơn 7 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu gần 7,2 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu khoảng 7 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu ít nhất 7 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu 7.110.000 tấn gạo.",
        "Năm 2022, Việt Nam ước xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, Việt Nam dự kiến xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, Việt Nam đặt mục tiêu xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, nếu Việt Nam xuất khẩu 7,71 triệu tấn gạo thì giá sẽ giảm.",
        "Năm 2022, Việt Nam nhập khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, Thái Lan xuất khẩu 7,71 triệu tấn gạo.",
        "Năm 2022, tỉnh An Giang xuất khẩu 0,53 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu sang Philippines 3,2 triệu tấn gạo.",
        "Năm 2022, xuất khẩu gạo của Việt Nam bình quân mỗi tháng đạt 0,59 triệu tấn.",
        "Năm 2022, xuất khẩu gạo của Việt Nam tăng thêm 0,87 triệu tấn.",
        "Năm 2020, Việt Nam xuất khẩu 6,25 triệu tấn gạo.",
        "9 tháng đầu năm 2022, Việt Nam xuất khẩu 5,4 triệu tấn gạo.",
        "Năm 2022, Việt Nam xuất khẩu 3,46 tỷ USD gạo.",
        "Việt Nam xuất khẩu 7,71 triệu tấn gạo.",
    ],
)
def test_a_value_that_fits_or_is_of_something_else_is_not_flagged(text: str) -> None:
    assert found(held(text, RICE_2022)) == []


def test_both_values_of_a_statement_are_held_against_the_ledger() -> None:
    text = "Năm 2022, xuất khẩu gạo của Việt Nam đạt {} triệu tấn, tăng {}% so với {} triệu tấn năm 2021."
    assert found(held(text.format("7,11", "13,9", "6,24"), RICE_2021, RICE_2022)) == []
    base = held(text.format("7,11", "12", "6,34"), RICE_2021, RICE_2022)
    current = held(text.format("8,01", "28", "6,24"), RICE_2021, RICE_2022)
    assert told(base) == [("L102", "error", "6,34 triệu tấn")]
    assert told(current) == [("L102", "error", "8,01 triệu tấn")]


def test_a_plan_that_differs_from_the_plan_is_a_warning() -> None:
    text = "Năm 2022, Việt Nam đặt mục tiêu xuất khẩu 7,71 triệu tấn gạo."
    report = held(text, PLAN_2022, RICE_2022)
    assert told(report) == [("L102", "warning", "7,71 triệu tấn")]
    assert PLAN_2022.value in found(report)[0].message.text()


def test_one_of_several_standing_values_that_fits_is_enough() -> None:
    other = known("xuất khẩu gạo", "năm 2022", "7,71 triệu tấn", citation=factcheck.Citation("Báo cáo", "Hải quan"))
    first = known("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn")
    both = ledger(first, other)
    for value in ("7,11", "7,71"):
        assert found(factcheck.check(f"Năm 2022, Việt Nam xuất khẩu {value} triệu tấn gạo.", ledger=both)) == []
    report = factcheck.check("Năm 2022, Việt Nam xuất khẩu 7,41 triệu tấn gạo.", ledger=both)
    (finding,) = found(report)
    assert finding.code == "L102"
    assert all(value in finding.message.text() for value in ("7,11 triệu tấn", "7,71 triệu tấn", "Hải quan"))
    assert len(mended(report, both)) == 2
    assert all(found(after) == [] for _, after in mended(report, both))


# -- revisions


@pytest.mark.parametrize(
    "former",
    [EARLY, EARLY._replace(kind="estimate"), EARLY._replace(kind="actual")],
    ids=["preliminary", "estimate", "corrected"],
)
def test_a_figure_that_was_revised_since_is_a_warning_with_the_newer_one(former: KnownFigure) -> None:
    report = held("Năm 2022, Việt Nam xuất khẩu 7,05 triệu tấn gạo.", former, RICE_2022)
    assert told(report) == [("L201", "warning", "7,05 triệu tấn")]
    words = found(report)[0].message.text()
    assert all(each in words for each in ("7,05 triệu tấn", "7,11 triệu tấn", "5/1/2023", "30/6/2023"))
    assert all_mends_hold(report, former, RICE_2022)


@pytest.mark.parametrize("value", ["7,11", "7,1", "khoảng 7,1"])
def test_the_newer_figure_is_not_flagged(value: str) -> None:
    assert found(held(f"Năm 2022, Việt Nam xuất khẩu {value} triệu tấn gạo.", EARLY, RICE_2022)) == []


def test_a_figure_that_is_neither_the_former_nor_the_newer_is_contradicted_by_the_newer_alone() -> None:
    report = held("Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.", EARLY, RICE_2022)
    (finding,) = found(report)
    assert finding.code == "L102"
    assert "7,11 triệu tấn" in finding.message.text()
    assert "7,05 triệu tấn" not in finding.message.text()


def test_a_figure_for_which_nothing_newer_is_known_is_not_flagged() -> None:
    for value in ("7,05", "7,71"):
        assert found(held(f"Năm 2022, Việt Nam xuất khẩu {value} triệu tấn gạo.", EARLY)) == []


# -- what every finding says


SAYING = [
    (EXPORTED.format("tăng 19% so với năm 2021"), (RICE_2021,), "L101", "5/1/2023"),
    (EXPORTED.format("tăng 13,9% so với năm 2021"), (RICE_2021,), "L301", "5/1/2023"),
    (EXPORTED.format("đạt 125% kế hoạch"), (PLAN_2022,), "L101", "5/1/2023"),
    ("Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.", (RICE_2022,), "L102", "30/6/2023"),
    ("Năm 2022, Việt Nam xuất khẩu 7,05 triệu tấn gạo.", (EARLY, RICE_2022), "L201", "30/6/2023"),
    (
        COLLECTED.format("2020 - 2022", "tăng 0,5%"),
        (STAGES[0], STAGES[1]._replace(published=JUNE)),
        "L302",
        "30/6/2023",
    ),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("text", "figures", "code", "day"), SAYING, ids=[f"{each[2]} {each[0]}" for each in SAYING])
def test_every_finding_names_the_source_and_its_date(
    text: str, figures: Sequence[KnownFigure], code: str, day: str, lang: str
) -> None:
    words = [each.message.text(lang) for each in found(held(text, *figures)) if each.code == code]
    assert len(words) == 1
    assert "Niên giám thống kê" in words[0]
    assert day in words[0]
    assert figures[-1].value in words[0]


def test_a_source_is_named_by_its_publisher_and_without_a_date_that_is_not_known() -> None:
    citation = factcheck.Citation("Báo cáo tháng 12", "Tổng cục Hải quan")
    report = factcheck.check(
        "Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.",
        ledger=ledger(known("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", citation=citation)),
    )
    assert found(report)[0].message.text("vi").endswith("7,11 triệu tấn (năm 2022) theo Tổng cục Hải quan.")
    assert found(report)[0].message.text("en").endswith("7,11 triệu tấn (năm 2022) by Tổng cục Hải quan.")


def test_the_json_form_tells_the_verdict_and_what_is_known() -> None:
    report = held(EXPORTED.format("tăng 19% so với năm 2021"), RICE_2021)
    form: dict[str, Any] = json.loads(json.dumps(report.to_dict("en")))
    (claim,) = form["claims"]
    (operand,) = claim["known"]
    assert claim["verdict"] == "inconsistent"
    assert (operand["part"], operand["certainty"], operand["verdict"]) == ("base", "certain", "inconsistent")
    assert operand["current"] is None
    assert operand["record"]["quantity"]["text"] == RICE_2021.value
    assert operand["record"]["citation"] == {
        "title": "Niên giám thống kê",
        "publisher": "",
        "url": "",
        "published": "2023-01-05",
        "position": "",
    }
    assert (
        Fraction(operand["computed"]["lower"]) < Fraction(711 - 624, 624) * 100 < Fraction(operand["computed"]["upper"])
    )
    plain = json.loads(json.dumps(factcheck.check(report.text).to_dict("en")))
    assert plain["claims"][0]["known"] == []
    assert plain["claims"][0]["verdict"] == "unverifiable"


def test_an_operand_that_is_only_likely_may_confirm_but_never_contradict() -> None:
    part = RICE_2021._replace(subject="xuất khẩu gạo thơm")
    report = held(EXPORTED.format("tăng 19% so với năm 2021"), part)
    assert found(report) == []
    confirmed = held(EXPORTED.format("tăng 13,9% so với năm 2021"), part)
    assert all(operand.certainty is not Certainty.CERTAIN for claim in confirmed.claims for operand in claim.known)


def test_without_a_ledger_nothing_is_said_of_one() -> None:
    for text, _, _, _ in SAYING:
        assert found(factcheck.check(text)) == []
        assert found(held(text)) == []


def test_a_ledger_may_be_a_path(tmp_path: Path) -> None:
    path = tmp_path / "sổ.toml"
    path.write_text(
        '[source.a]\ntitle = "Niên giám"\n\n[[figure]]\nsubject = "xuất khẩu gạo"\nscope = "Việt Nam"\n'
        'period = "năm 2022"\nvalue = "7,11 triệu tấn"\nsource = "a"\nentered = 2026-01-02\n',
        encoding="utf-8",
    )
    for ledger_path in (path, str(path), tmp_path):
        report = factcheck.check("Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.", ledger=ledger_path)
        assert told(report) == [("L102", "error", "7,71 triệu tấn")]
    with pytest.raises(factcheck.LedgerError):
        factcheck.check("", ledger=tmp_path / "none.sqlite")


# -- true values, in any print


class Subject(NamedTuple):
    """What is measured, and a sentence that tells it with ``{value}`` and ``{claim}``."""

    subject: str
    scope: str
    unit: str
    sentence: str


SUBJECTS = (
    Subject("xuất khẩu gạo", "Việt Nam", "triệu tấn", "Năm 2022, Việt Nam xuất khẩu {value} gạo, {claim}."),
    Subject(
        "thu ngân sách nhà nước",
        "Hà Nội",
        "tỷ đồng",
        "Năm 2022, thu ngân sách nhà nước của Hà Nội đạt {value}, {claim}.",
    ),
    Subject("sản lượng cà phê", "Đắk Lắk", "nghìn tấn", "Sản lượng cà phê của Đắk Lắk năm 2022 đạt {value}, {claim}."),
    Subject("vốn FDI đăng ký", "cả nước", "tỷ USD", "Năm 2022, vốn FDI đăng ký vào Việt Nam là {value}, {claim}."),
    Subject("kiều hối", "Việt Nam", "triệu USD", "Kiều hối về Việt Nam trong năm 2022 đạt {value}, {claim}."),
    Subject("diện tích lúa", "Cần Thơ", "nghìn ha", "Năm 2022, diện tích lúa của Cần Thơ là {value}, {claim}."),
)
SINCE = ("so với năm 2021", "so với cùng kỳ năm 2021", "so với cùng kỳ năm trước", "so với năm trước")
TRUE_VALUES = st.fractions(2, 999, max_denominator=1000)
PLACES = st.integers(0, 2)  # three decimals might be a mark between thousands
ROUNDINGS = st.sampled_from([Rounding.NEAREST, Rounding.NEAREST, Rounding.DOWN, Rounding.UP])


def printed(value: Fraction, places: int, rounding: Rounding = Rounding.NEAREST) -> str:
    return format_number(round_to(value, places, rounding), "vi", places)


@st.composite
def prints(draw: st.DrawFn, value: Fraction, unit: str) -> str:
    """``value`` in ``unit`` as a newspaper prints it, perhaps with a qualifier that is true of it."""
    places = draw(PLACES)
    shown = round_to(value, places)
    side = "hơn" if shown <= value else "gần"
    qualifier = draw(st.sampled_from(["", "", "", "khoảng ", f"{side} "]))
    return f"{qualifier}{printed(value, places)} {unit}"


@st.composite
def rates(draw: st.DrawFn, current: Fraction, base: Fraction) -> str:
    """What ``current`` is to ``base``, in words, with any rounding."""
    since, places, rounding = draw(st.sampled_from(SINCE)), draw(PLACES), draw(ROUNDINGS)
    form = draw(st.sampled_from(["change", "percent", "times"]))
    ratio = current / base
    if form == "times" and ratio > Fraction(11, 10):
        shown = printed(ratio, max(places, 1), rounding)
        assume(shown not in ("1,0", "1,00"))
        return f"gấp {shown} lần {since.removeprefix('so với ')}"
    if form == "percent":
        shown = printed(ratio * 100, places, rounding)
        assume(any(digit in shown for digit in "123456789"))
        return f"bằng {shown}% {since}"
    shown = printed(abs(ratio - 1) * 100, places, rounding)
    assume(any(digit in shown for digit in "123456789"))
    return f"{'tăng' if current >= base else 'giảm'} {shown}% {since}"


@settings(max_examples=300)
@given(st.data(), st.sampled_from(SUBJECTS), TRUE_VALUES, TRUE_VALUES)
def test_a_true_statement_is_never_flagged(
    data: st.DataObject, subject: Subject, current: Fraction, base: Fraction
) -> None:
    claim = data.draw(rates(current, base))
    text = subject.sentence.format(value=data.draw(prints(current, subject.unit)), claim=claim)
    figures = [KnownFigure(subject.subject, "năm 2021", data.draw(prints(base, subject.unit)), subject.scope)]
    if data.draw(st.booleans()):
        figures.append(
            KnownFigure(subject.subject, "năm 2022", data.draw(prints(current, subject.unit)), subject.scope)
        )
    assert [each.code for each in found(held(text, *figures)) if each.code in FLAGS] == []


@settings(max_examples=100)
@given(st.data(), st.sampled_from(SUBJECTS), TRUE_VALUES, TRUE_VALUES)
def test_a_true_rate_of_two_known_values_is_never_flagged(
    data: st.DataObject, subject: Subject, current: Fraction, base: Fraction
) -> None:
    rise, places = abs(current / base - 1) * 100, data.draw(PLACES)
    rate = printed(rise, places, data.draw(ROUNDINGS))
    word = "tăng" if current >= base else "giảm"
    place = subject.scope
    text = f"Năm 2022, {subject.subject} của {place} {word} {rate}% {data.draw(st.sampled_from(SINCE))}."
    figures = [
        KnownFigure(subject.subject, f"năm {year}", data.draw(prints(value, subject.unit)), place)
        for year, value in ((2022, current), (2021, base))
    ]
    assert [each.code for each in found(held(text, *figures)) if each.code in FLAGS] == []


@settings(max_examples=150)
@given(
    st.sampled_from(SUBJECTS),
    st.integers(100, 9999),
    st.integers(100, 9999),
    st.fractions(Fraction(1, 5), 5, max_denominator=200),
    st.sampled_from(SINCE),
)
def test_a_rate_that_is_far_off_is_always_an_error_and_its_mend_holds(
    subject: Subject, current: int, base: int, stated: Fraction, since: str
) -> None:
    true = Fraction(current, base)
    assume(not Fraction(2, 3) < stated / true < Fraction(3, 2))
    assume(abs(stated - 1) > Fraction(3, 100))
    rate = printed(abs(stated - 1) * 100, 0)
    claim = f"{'tăng' if stated > 1 else 'giảm'} {rate}% {since}"
    value, known_value = (f"{printed(Fraction(number, 10), 1)} {subject.unit}" for number in (current, base))
    text = subject.sentence.format(value=value, claim=claim)
    figures = [KnownFigure(subject.subject, "năm 2021", known_value, subject.scope)]
    report = held(text, *figures)
    assert told(report) == [("L101", "error", f"{rate}%")]
    mends = mended(report, ledger_of(figures))
    is_rough = current % 10 == 0 or base % 10 == 0 or abs(true - 1) < Fraction(1, 100)  # zeros may be rounding
    assert mends or is_rough or (stated > 1) is not (true > 1)
    assert all(found(after) == [] or found(after)[0].code == "L301" for _, after in mends)


@given(st.data(), st.sampled_from(SUBJECTS), TRUE_VALUES)
def test_a_true_value_is_never_flagged_and_a_far_one_always(
    data: st.DataObject, subject: Subject, value: Fraction
) -> None:
    figure = KnownFigure(subject.subject, "năm 2022", f"{printed(value, 2)} {subject.unit}", subject.scope)
    assume(round_to(value, 2).denominator in (20, 25, 50, 100))  # no trailing zeros, which widen
    sentence = subject.sentence.replace(", {claim}", "")
    true = held(sentence.format(value=data.draw(prints(value, subject.unit))), figure)
    assert found(true) == []
    factor = data.draw(st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(17, 10), Fraction(10)]))
    assume(value * factor >= 1)
    far = held(sentence.format(value=f"{printed(value * factor, 2)} {subject.unit}"), figure)
    assert [(each.code, each.level) for each in found(far)] == [("L102", Level.ERROR)]
    assert all_mends_hold(far, figure)


@pytest.mark.parametrize(
    ("subject", "since"),
    list(itertools.product(SUBJECTS, SINCE)),
    ids=lambda each: each if isinstance(each, str) else each.subject,
)
def test_every_sentence_of_the_properties_is_understood(subject: Subject, since: str) -> None:
    text = subject.sentence.format(value=f"12,5 {subject.unit}", claim=f"tăng 25% {since}")
    figure = KnownFigure(subject.subject, "năm 2021", f"10,02 {subject.unit}", subject.scope)
    assert told(held(text, figure)) == [("L301", "note", "25%")]


def test_a_finding_gives_the_records_that_it_relies_on_to_programs() -> None:
    report = held("Năm 2022, Việt Nam xuất khẩu 7,71 triệu tấn gạo.", RICE_2022)
    (finding,) = report.findings
    assert [record.printed for record in finding.records] == ["7,11 triệu tấn"]
    assert finding.to_dict("en")["records"] == [record.to_dict() for record in finding.records]


def test_a_number_of_a_table_is_offered_in_the_unit_and_places_of_the_draft() -> None:
    record = attrs.evolve(
        known("kiều hối", "năm 2022", "1 USD"), quantity=quantity_of(Decimal(13200000000), "USD", ",")
    )
    with ledger(record) as held_by:
        report = factcheck.check("Năm 2022, kiều hối về Việt Nam đạt 16,9 tỷ USD.", ledger=held_by)
    (finding,) = report.findings
    assert "13.200.000.000 USD" in finding.message.text("vi")
    assert [edit.replacement for fix in finding.diagnoses[0].fixes for edit in fix.edits] == ["13,2 tỷ USD"]


def test_a_rate_that_only_a_revised_value_meets_is_neither_confirmed_nor_contradicted() -> None:
    text = EXPORTED.format("tăng 13,9% so với năm 2021")
    later = RICE_2021._replace(value="6,5 triệu tấn", published=datetime.date(2024, 1, 5))
    assert told(held(text, RICE_2022, RICE_2021)) == [("L301", "note", "13,9%")]
    assert told(held(text, RICE_2022, RICE_2021, later)) == []
    assert told(held(EXPORTED.format("tăng 9,4% so với năm 2021"), RICE_2022, RICE_2021, later)) != []
