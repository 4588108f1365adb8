"""What the statements of a document say together: which of its figures are one unknown, and what follows from that."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

import pytest

from factcheck import Finding, Interval, Level, check
from factcheck.joint import reading as joint_reading
from factcheck.joint.reading import read
from factcheck.verify.document.reading import DocumentReading, in_unit
from factcheck.verify.document.statements import Claimed, Printed, Summed
from tests.verify.passages import reading_of

CANE = "Năm {}, sản lượng mía của tỉnh An Phú đạt {} tấn."
RISE = "Năm {}, sản lượng mía của tỉnh An Phú tăng {}% so với năm {}."
EXPORTS = "Năm {}, tỉnh An Phú xuất khẩu {} triệu USD."
TRADE = "Năm 2021, kim ngạch {} của tỉnh An Phú đạt {} tỷ USD."
SALES = "Năm 2021, doanh thu{} của Công ty Sao Mai đạt {} tỷ đồng."
SPAN = "Trong giai đoạn {}-{}, tỉnh An Phú xuất khẩu {} triệu USD."
MOST_WORK = 200


def unknowns(text: str) -> list[int]:
    """The unknown of each number that is printed for a denotation, in text order."""
    reading = reading_of(text)
    figures = sorted(reading.amounts.figures.items())
    return [reading.amounts.of(figure.quantity) for _, figure in figures if figure.denotation is not None]


def claims(reading: DocumentReading) -> dict[str, Claimed]:
    """The claims of the system, by what their rates print."""
    return {each.rate.text: each for each in reading.stated if isinstance(each, Claimed)}


def sums(reading: DocumentReading) -> dict[str, Summed]:
    """The sums of the system, by what is printed for the total, or first."""
    return {each.places[0].text: each for each in reading.stated if isinstance(each, Summed)}


def printed(reading: DocumentReading, unknown: int) -> list[str]:
    return [quantity.text for quantity in reading.amounts.printed[unknown]]


def of_document(text: str) -> list[Finding]:
    return [finding for finding in check(text).findings if finding.code.startswith("D")]


def alarms(text: str) -> list[str]:
    return [finding.code for finding in check(text).findings if finding.level is not Level.NOTE]


# -- which figures are one unknown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CANE.format(2020, "51.200"), CANE.format(2020, "51.200")),
        (CANE.format(2020, "51.200"), CANE.format(2020, "51.300")),
        (CANE.format(2020, "51.200"), "Sản lượng mía của tỉnh An Phú năm 2020 là 51 nghìn tấn."),
        (SALES.format("", "640"), "Tổng doanh thu của Công ty Sao Mai năm 2021 là 640 tỷ đồng."),
        ("Quý I/2021, tỉnh An Phú xuất khẩu 90 triệu USD.", "Tỉnh An Phú xuất khẩu 90 triệu USD trong quý I/2021."),
    ],
)
def test_equal_words_are_one_unknown(one: str, other: str) -> None:
    first, second = unknowns(f"{one}\n\n{other}")
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CANE.format(2020, "51.200"), CANE.format(2021, "51.200")),
        (CANE.format(2020, "51.200"), "Theo ước tính ban đầu, sản lượng mía của tỉnh An Phú năm 2020 đạt 51.200 tấn."),
        (CANE.format(2020, "51.200"), "Kế hoạch sản lượng mía của tỉnh An Phú năm 2020 là 51.200 tấn."),
        (CANE.format(2020, "51.200"), CANE.format(2020, "51.200").replace("An Phú", "Bình Minh")),
        (CANE.format(2020, "51.200"), CANE.format(2020, "51.200").replace("mía", "nhãn")),
        (CANE.format(2020, "51.200"), "9 tháng năm 2020, sản lượng mía của tỉnh An Phú đạt 51.200 tấn."),
        (
            "Năm 2021, dư nợ của Ngân hàng Sao Mai là 512 tỷ đồng.",
            "Tính đến hết năm 2021, dư nợ của Ngân hàng Sao Mai là 512 tỷ đồng.",
        ),
        (TRADE.format("xuất khẩu", "1,2"), TRADE.format("nhập khẩu", "1,2")),
    ],
)
def test_other_words_are_another_unknown(one: str, other: str) -> None:
    first, second = unknowns(f"{one}\n\n{other}")
    assert first != second


def test_value_that_is_spoken_of_and_the_value_that_is_printed_are_one_unknown() -> None:
    reading = reading_of(f"{RISE.format(2021, 8, 2020)}\n\n{CANE.format(2020, '51.200')}")
    assert printed(reading, claims(reading)["8%"].base) == ["51.200 tấn"]
    assert printed(reading, claims(reading)["8%"].current) == []


def test_values_of_one_denotation_that_are_too_far_apart_are_apart_where_no_owner_is_named() -> None:
    told = "Năm 2020, sản lượng mía đạt {} tấn."
    near, far = (f"{told.format('51.200')} {told.format(other)}" for other in ("51.300", "8.400"))
    assert len(set(unknowns(near))) == 1
    assert len(set(unknowns(far))) == 2


# -- claims


def test_claims_over_values_that_are_not_printed_form_a_chain() -> None:
    reading = reading_of(f"{CANE.format(2020, '51.200')} {RISE.format(2021, 8, 2020)} {RISE.format(2022, 5, 2021)}")
    first, second = claims(reading)["8%"], claims(reading)["5%"]
    assert second.base == first.current
    implied = in_unit(reading.outcome.bounds[second.current], reading.amounts.printed[first.base][0].unit)
    assert implied.lower is not None
    assert implied.upper is not None
    assert implied.lower < Fraction(51200) * Fraction(108, 100) * Fraction(105, 100) < implied.upper


def test_claims_of_no_printed_value_at_all_have_no_unit_and_are_left_out() -> None:
    reading = reading_of(f"{RISE.format(2021, 8, 2020)} {RISE.format(2022, 5, 2021)}")
    assert claims(reading) == {}


def test_claim_of_a_plan_or_of_a_mean_is_left_out() -> None:
    for word in ("dự kiến ", "bình quân "):
        said = RISE.format(2021, 8, 2020).replace("tăng", f"{word}tăng")
        assert claims(reading_of(f"{CANE.format(2020, '51.200')} {said}")) == {}


def test_claim_that_its_own_operands_contradict_is_left_out_and_reported_there_alone() -> None:
    said = "Năm 2021, sản lượng mía của tỉnh An Phú đạt 61.200 tấn, {} so với năm 2020."
    text = f"{CANE.format(2020, '51.200')}\n\n{said}"
    assert alarms(text.format("tăng 8%")) == ["R101"]
    assert claims(reading_of(text.format("tăng 19,5%"))).keys() == {"19,5%"}
    assert reading_of(text.format("tăng 8%")).outcome.conflicts == ()


def test_share_is_of_a_whole_that_another_sentence_prints() -> None:
    reading = reading_of(
        f"{SALES.format('', 640)}\n\nDoanh thu bán lẻ của Công ty Sao Mai năm 2021 đạt 224 tỷ đồng, "
        "chiếm 35% doanh thu của Công ty Sao Mai."
    )
    share = claims(reading)["35%"]
    assert printed(reading, share.current) == ["224 tỷ đồng"]
    assert printed(reading, share.base) == ["640 tỷ đồng"]


def test_base_of_another_subject_is_found_and_only_likely_where_its_owner_is_carried_over() -> None:
    said = "Năm 2021, doanh thu bán lẻ của Công ty Sao Mai thấp hơn 28 tỷ đồng so với doanh thu dịch vụ{}."
    for owner, certainty in (("", "likely"), (" của Công ty Sao Mai", "certain")):
        values = f"{SALES.format(' bán lẻ', 224)} {SALES.format(' dịch vụ', 252)}"
        reading = reading_of(f"{values}\n\n{said.format(owner)}")
        claim = claims(reading)["28 tỷ đồng"]
        assert printed(reading, claim.current) == ["224 tỷ đồng"]
        assert printed(reading, claim.base) == ["252 tỷ đồng"]
        assert claim.certainty.value == certainty


def test_points_move_a_percentage_by_a_difference() -> None:
    told = "Tỷ lệ hộ nghèo của huyện Tân Lập năm {} là {}%."
    moved = "Năm 2021, tỷ lệ hộ nghèo của huyện Tân Lập giảm 1,2 điểm phần trăm so với năm 2020."
    true, false = (f"{told.format(2020, '4,7')} {moved} {told.format(2021, now)}" for now in ("3,5", "5,3"))
    (way,) = claims(reading_of(true))["1,2 điểm phần trăm"].ways
    assert [factor for _, factor in way[0].terms] == [1, -1]
    assert alarms(true) == []
    assert alarms(false) == ["R101"]


# -- sums


def test_years_that_cover_a_period_are_all_of_it() -> None:
    years = " ".join(EXPORTS.format(year, value) for year, value in ((2019, 301), (2020, 312), (2021, 327)))
    reading = reading_of(f"{SPAN.format(2019, 2021, 940)}\n\n{years}")
    total = sums(reading)["940 triệu USD"]
    assert total.is_all
    assert [printed(reading, part) for part in total.parts] == [["301 triệu USD"], ["312 triệu USD"], ["327 triệu USD"]]


def test_parts_of_different_length_cover_a_period_too() -> None:
    parts = (
        "Quý I/2021, tỉnh An Phú xuất khẩu 90 triệu USD. 9 tháng cuối năm 2021, tỉnh An Phú xuất khẩu 210 triệu USD."
    )
    reading = reading_of(f"{EXPORTS.format(2021, 300)} {parts}")
    assert len(sums(reading)["300 triệu USD"].parts) == 2


def test_one_missing_year_is_the_rest() -> None:
    reading = reading_of(f"{SPAN.format(2019, 2021, 940)} {EXPORTS.format(2019, 301)} {EXPORTS.format(2021, 327)}")
    (span,) = reading.spans
    assert span.rest is not None
    assert [day.year for day in span.rest.days] == [2020, 2020]
    unknown = reading.amounts.on(span.rest)
    unit = reading.amounts.printed[reading.amounts.on(span.total)][0].unit
    assert Fraction(312_000_000) in in_unit(reading.outcome.bounds[unknown], unit)
    assert sums(reading)["940 triệu USD"].is_all


def test_parts_that_leave_several_years_are_no_more_than_the_total() -> None:
    text = f"{SPAN.format(2017, 2021, '1.540')} {EXPORTS.format(2019, 301)}"
    reading = reading_of(text)
    assert reading.spans[0].rest is None
    assert not sums(reading)["1.540 triệu USD"].is_all
    assert of_document(text) == []
    assert alarms(text.replace("1.540", "154")) == ["D201"]


def test_overlapping_spans_are_never_summed_together() -> None:
    reading = reading_of(
        f"{SPAN.format(2017, 2021, '1.540')} {SPAN.format(2017, 2019, 900)} {SPAN.format(2018, 2020, 930)}"
    )
    assert [len(total.parts) for total in sums(reading).values()] == [2]  # 900 and the rest of two years
    assert reading.outcome.conflicts == ()


@pytest.mark.parametrize(
    "told",
    [
        "dân số của huyện Tân Lập {} là {} nghìn người",
        "tỷ lệ hộ nghèo của huyện Tân Lập {} là {}%",
        "năng suất lúa của huyện Tân Lập {} đạt {} tạ/ha",
        "giá tôm ở huyện Tân Lập {} là {} nghìn đồng/kg",
    ],
)
def test_values_that_do_not_add_up_are_not_summed(told: str) -> None:
    periods = ("giai đoạn 2020-2021", "năm 2020", "năm 2021")
    text = " ".join(
        told.format(period, value).capitalize() + "." for period, value in zip(periods, (51, 52, 50), strict=True)
    )
    assert sums(reading_of(text)) == {}
    assert of_document(text) == []


def test_estimate_is_no_part_of_a_sum() -> None:
    estimate = "Năm 2021, tỉnh An Phú xuất khẩu ước đạt 512 triệu USD."
    text = f"{SPAN.format(2020, 2021, 640)} {EXPORTS.format(2020, 301)} {estimate}"
    assert alarms(text) == []
    assert "640 triệu USD" not in sums(reading_of(text))


def test_turnover_is_exports_and_imports() -> None:
    text = (
        f"{TRADE.format('xuất nhập khẩu', '2,5')} {TRADE.format('xuất khẩu', '1,42')} {TRADE.format('nhập khẩu', '{}')}"
    )
    assert len(sums(reading_of(text.format("1,08")))["2,5 tỷ USD"].parts) == 2
    assert alarms(text.format("1,08")) == []
    assert alarms(text.format("1,8")) == ["D201"]


def test_surplus_is_exports_less_imports() -> None:
    balance = "Năm 2021, tỉnh An Phú xuất siêu {} triệu USD."
    text = f"{TRADE.format('xuất khẩu', '1,42')} {TRADE.format('nhập khẩu', '1,08')} {balance}"
    assert alarms(text.format(340)) == []
    assert alarms(text.format(430)) == ["D201"]


def test_parts_by_name_are_of_one_owner_and_one_year() -> None:
    for other in ("Năm 2020, kim ngạch nhập khẩu của tỉnh An Phú", "Năm 2021, kim ngạch nhập khẩu của tỉnh Bình Minh"):
        text = f"{TRADE.format('xuất nhập khẩu', '2,5')} {TRADE.format('xuất khẩu', '1,42')} {other} đạt 1,8 tỷ USD."
        assert alarms(text) == []


def test_part_of_a_list_takes_the_measure_the_owner_and_the_year_of_its_total() -> None:
    listed = "Năm 2021, diện tích cây ăn quả của huyện Tân Lập đạt 923 ha, gồm 427 ha cam và 496 ha nhãn."
    again = "Diện tích cam của huyện Tân Lập năm 2021 là {} ha."
    reading = reading_of(f"{listed}\n\n{again.format(427)}")
    total = sums(reading)["923 ha"]
    assert total.is_judged
    assert [printed(reading, part) for part in total.parts] == [["427 ha", "427 ha"], ["496 ha"]]
    assert alarms(f"{listed}\n\n{again.format(472)}") == ["D101"]


# -- what is reported

CHAIN = (CANE.format(2020, "51.200"), RISE.format(2021, 8, 2020), RISE.format(2022, 5, 2021), CANE.format(2022, "{}"))


def chain(last: str) -> str:
    return "\n\n".join(CHAIN).format(last)


def test_reported_set_is_the_smallest() -> None:
    beside = (
        "Năm 2022, tỉnh An Phú thu ngân sách 4.120 tỷ đồng. Năm 2019, sản lượng mía của tỉnh An Phú đạt 49.900 tấn."
    )
    text = f"{beside}\n\n{chain('66.100')}"
    (finding,) = of_document(text)
    spans = [finding.span, *(related.span for related in finding.related)]
    assert sorted(span.slice(text) for span in spans) == ["5%", "51.200 tấn", "66.100 tấn", "8%"]
    reading = reading_of(text)
    (conflict,) = reading.conflicts()
    assert len(conflict) == 4
    for left_out in conflict:
        rest = [each for each in conflict if each is not left_out]
        unknown = next(each.unknown for each in conflict if isinstance(each, Printed))
        assert reading.demanded(rest, unknown, None) is not None


def test_computed_is_what_the_others_demand() -> None:
    text = chain("66.100")
    (finding,) = of_document(text)
    assert finding.span.slice(text) == "66.100 tấn"
    # 51.150..51.250 up by 7..9 %, then by 4..6 %: a rate stands for all within one unit of its last place
    least, most = Fraction(51150 * 107 * 104, 10**4), Fraction(51250 * 109 * 106, 10**4)
    assert finding.computed == Interval(least, most, False, False)


def test_every_member_of_the_set_is_named_in_both_languages() -> None:
    (finding,) = of_document(chain("66.100"))
    for lang in ("vi", "en"):
        told = finding.message.text(lang)
        assert all(member in told for member in ("51.200 tấn", "8%", "5%", "66.100 tấn"))


def test_set_of_likely_statements_is_a_warning() -> None:
    years = " ".join(EXPORTS.format(year, value) for year, value in ((2019, 301), (2020, 312), (2021, 227)))
    (finding,) = of_document(f"{SPAN.format(2019, 2021, 940)}\n\n{years}")
    assert (finding.code, finding.level) == ("D201", Level.WARNING)


LISTED = "Năm 2021, huyện Tân Lập trồng 8.350 ha, gồm 5.120 ha lúa và 3.320 ha ngô."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{CANE.format(2020, '51.200')} {CANE.format(2020, '52.100')}", "D101"),
        (f"{CANE.format(2020, '51.200')} {CANE.format(2020, '51.200')} {CANE.format(2020, '52.100')}", "D101"),
        (chain("66.100"), "D201"),
        (f"{CANE.format(2021, '55.300')} {chain('66.100')}", "R101"),
        (f"{CANE.format(2020, '51.200')} {CANE.format(2021, '66.100')} {RISE.format(2021, 8, 2020)}", "R101"),
        (LISTED, "T101"),
        (f"{LISTED} Năm 2021, huyện Tân Lập trồng 8.350 ha.", "T101"),
        (f"{SPAN.format(2020, 2021, 940)} {EXPORTS.format(2020, 301)} {EXPORTS.format(2021, 327)}", "D201"),
    ],
)
def test_one_slip_is_told_once(text: str, code: str) -> None:
    assert alarms(text) == [code]


def test_statements_of_a_conflict_imply_nothing_for_others() -> None:
    assert [finding.code for finding in of_document(chain("66.100"))] == ["D201"]


@pytest.mark.parametrize(
    ("text", "key", "vietnamese", "english"),
    [
        (
            f"{CANE.format(2020, '51.200')} {CANE.format(2020, '52.100')}",
            "D101.contradicted",
            "ở đây là 52.100 tấn, chỗ kia là 51.200 tấn",
            "52.100 tấn here, 51.200 tấn elsewhere",
        ),
        (chain("66.100"), "D201.conflict", "“tăng 8%”; “tăng 5%”", "“tăng 8%”; “tăng 5%”"),
        (
            chain("66.100"),
            "D201.conflict",
            "“51.200 tấn” (theo những chỗ kia phải là",
            "“51.200 tấn” (the others ask for",
        ),
        (
            f"{SPAN.format(2020, 2021, 940)} {EXPORTS.format(2020, 301)} {EXPORTS.format(2021, 327)}",
            "D201.conflict",
            "“940 triệu USD” là tổng của “301 triệu USD + 327 triệu USD”",
            "“940 triệu USD” is the sum of “301 triệu USD + 327 triệu USD”",
        ),
        (
            f"{SPAN.format(2020, 2021, 640)} {EXPORTS.format(2020, 301)}",
            "D301.rest",
            "640 triệu USD là 338 – 340 triệu USD cho năm 2021",
            "640 triệu USD is 338 to 340 million USD for 2021",
        ),
        (
            f"{SPAN.format(2016, 2020, 640)} {SPAN.format(2016, 2018, 301)}",
            "D301.rest",
            "cho giai đoạn 2019-2020",
            "for 2019–2020",
        ),
        (
            f"{EXPORTS.format(2021, 640)} 9 tháng năm 2021, tỉnh An Phú xuất khẩu 501 triệu USD.",
            "D301.rest",
            "1/10/2021 - 31/12/2021",
            "1/10/2021 – 31/12/2021",
        ),
        (
            f"{CANE.format(2020, '51.200')} {RISE.format(2021, 8, 2020)} {CANE.format(2022, '58.100')[:-1]}, "
            "tăng 5% so với năm 2021.",
            "D301.chained",
            "Bài không ghi giá trị của năm 2021",
            "does not print the value of 2021",
        ),
    ],
    ids=["told twice", "claims", "numbers", "sum", "rest of a year", "of years", "of days", "chained"],
)
def test_the_message_says_what_is_wrong_or_follows(text: str, key: str, vietnamese: str, english: str) -> None:
    (finding,) = of_document(text)
    assert finding.message.key == key
    assert vietnamese in finding.message.text("vi")
    assert english in finding.message.text("en")
    assert finding.related


def test_the_message_of_some_parts_does_not_say_that_they_are_the_total() -> None:
    (finding,) = of_document(f"{SPAN.format(2017, 2021, 154)} {EXPORTS.format(2019, 301)}")
    assert "“154 triệu USD” is the sum of “301 triệu USD”" not in finding.message.text("en")


def test_figure_told_twice_may_be_mended_at_either_place() -> None:
    text = f"{CANE.format(2020, '51.200')} {CANE.format(2020, '52.100')}"
    (finding,) = of_document(text)
    (diagnosis,) = finding.diagnoses
    assert diagnosis.kind == "told_twice"
    for fix in diagnosis.fixes:
        (edit,) = fix.edits
        assert alarms(text[: edit.span.start] + edit.replacement + text[edit.span.end :]) == []


def test_of_three_places_the_one_that_the_others_contradict_is_pointed_at() -> None:
    for values in (("52.100", "51.200", "51.200"), ("51.200", "52.100", "51.200"), ("51.200", "51.200", "52.100")):
        text = " ".join(CANE.format(2020, value) for value in values)
        (finding,) = of_document(text)
        assert finding.span.slice(text) == "52.100 tấn"


# -- the bound on work


def test_bound_on_work_gives_one_note_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joint_reading, "read", partial(read, most_work=MOST_WORK))
    text = long_document(2, wrong=())
    (finding,) = of_document(text)
    assert (finding.code, finding.level, finding.message.key) == ("D201", Level.NOTE, "D201.bounded")
    assert not reading_of(text).outcome.is_settled


@pytest.mark.parametrize("most_work", range(0, 60, 7))
def test_whatever_the_bound_nothing_true_is_faulted(monkeypatch: pytest.MonkeyPatch, most_work: int) -> None:
    monkeypatch.setattr(joint_reading, "read", partial(read, most_work=most_work))
    assert alarms(chain("58.100")) == []


@pytest.mark.parametrize("most_work", [0, 1, 10, 30, 60, 100, 300, 1000, 3000])
def test_whatever_the_bound_a_conflict_is_found_or_the_bound_is_told(
    monkeypatch: pytest.MonkeyPatch, most_work: int
) -> None:
    monkeypatch.setattr(joint_reading, "read", partial(read, most_work=most_work))
    (finding,) = of_document(chain("66.100"))
    assert finding.message.key in ("D201.conflict", "D201.bounded")
    assert most_work or finding.message.key == "D201.bounded"
    assert most_work < 3000 or finding.message.key == "D201.conflict"


def test_document_of_two_thousand_quantities_is_read_alike_twice_and_says_so_where_the_bound_was_reached() -> None:
    text = long_document(52, wrong=(3, 20, 41))
    report, again = check(text), check(text)
    assert len(report.quantities) >= 2000
    assert report.findings == again.findings
    told = [finding.message.key for finding in report.findings if finding.code.startswith("D")]
    assert ("D201.bounded" in told) is not reading_of(text).outcome.is_settled
    assert told.count("D201.conflict") + told.count("D101.contradicted") == 3


MEASURES = (
    ("sản lượng mía", "tấn"),
    ("doanh thu bán lẻ", "tỷ đồng"),
    ("diện tích lúa", "ha"),
    ("xuất khẩu thủy sản", "triệu USD"),
    ("thu ngân sách", "tỷ đồng"),
)
OWNERS = [f"tỉnh {first} {last}" for last in ("Phú", "Minh", "Hòa") for first in ("An", "Bình", "Long", "Tân", "Yên")]
YEARS = range(2001, 2022)


def long_document(count: int, wrong: tuple[int, ...]) -> str:
    """The values of ``count`` subjects in every year and their changes, shuffled; of the subjects ``wrong``, the value
    of one year is not what the changes to and from it say, and is told twice."""
    chance = random.Random(11)
    told: list[str] = []
    for at in range(count):
        (measure, unit), owner = MEASURES[at % len(MEASURES)], OWNERS[at // len(MEASURES)]
        told += _told(chance, f"{measure} của {owner}", unit, is_wrong=at in wrong)
    chance.shuffle(told)
    return "\n\n".join(" ".join(told[start : start + 4]) for start in range(0, len(told), 4))


def _told(chance: random.Random, subject: str, unit: str, *, is_wrong: bool) -> Iterator[str]:
    values = [chance.randint(10_000, 99_999)]
    while len(values) < len(YEARS):
        values.append(values[-1] * chance.choice((85, 91, 94, 103, 107, 116)) // 100)
    for year, value in zip(YEARS, values, strict=True):
        yield f"Năm {year}, {subject} đạt {_grouped(value)} {unit}."
    for year, (old, new) in zip(YEARS[1:], pairwise(values), strict=True):
        rate = abs(Fraction(new, old) - 1) * 1000
        tenths = f"{round(rate) // 10},{round(rate) % 10}"
        yield f"Năm {year}, {subject} {'tăng' if new > old else 'giảm'} {tenths}% so với năm {year - 1}."
    if is_wrong:
        yield f"Năm {YEARS[9]}, {subject} là {_grouped(values[9] * 7 // 5)} {unit}."


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")
