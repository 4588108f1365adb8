import attrs
import pytest

from factcheck.model.claim import Attainment, Certainty, Change, Claim, Derivation, Direction, Multiple, Part, Share
from factcheck.model.finding import Finding, Level
from factcheck.model.period import Period
from factcheck.model.quantity import Bound
from factcheck.verify.registry import checks
from tests.verify.drafts import DOLLAR, DONG, PERCENT, TIMES, claim, counted, quantity, span_of, years

UP, DOWN = Direction.UP, Direction.DOWN
CASE = counted("trường hợp")

RATIO = "Xử lý 40.594 trường hợp, tăng 248% so với 16.351 người."


def ratio_claim(certainty: Certainty = Certainty.CERTAIN) -> Claim:
    told = claim(
        Change,
        RATIO,
        quantity(RATIO, "248%", "248", "1", PERCENT),
        cue="tăng",
        direction=UP,
        current=quantity(RATIO, "40.594 trường hợp", "40594", "1", CASE),
        base=quantity(RATIO, "16.351 người", "16351", "1", counted("người")),
    )
    return attrs.evolve(told, derivation=(Derivation(Part.BASE, span_of(RATIO, "16.351"), "bracket", certainty),))


def found(told: Claim) -> dict[str, Finding]:
    of_claims = [check.check for check in checks() if check.check is not None]
    return {finding.code: finding for check in of_claims for finding in check(told)}


def test_the_ratio_printed_as_increase_is_an_error_with_the_recomputation_and_both_mends() -> None:
    finding = found(ratio_claim())["R101"]
    assert finding.level is Level.ERROR
    assert finding.span.slice(RATIO) == "248%"
    assert finding.computed is not None
    assert finding.computed.is_point
    assert "148,27%" in finding.message.text("vi")
    assert "148.27%" in finding.message.text("en")
    assert [place.span.slice(RATIO) for place in finding.related] == ["40.594 trường hợp", "16.351 người"]
    assert finding.diagnoses[0].kind == "increase_vs_ratio"
    assert [fix.apply(RATIO) for fix in finding.diagnoses[0].fixes] == [
        RATIO.replace("248%", "148%"),
        RATIO.replace("tăng", "bằng"),
    ]


@pytest.mark.parametrize(
    ("certainty", "level"),
    [(Certainty.CERTAIN, Level.ERROR), (Certainty.LIKELY, Level.WARNING), (Certainty.GUESSED, None)],
)
def test_the_level_follows_the_certainty_of_the_links(certainty: Certainty, level: Level | None) -> None:
    finding = found(ratio_claim(certainty)).get("R101")
    assert (None if finding is None else finding.level) == level


def test_differing_nouns_are_noted_beside() -> None:
    note = found(ratio_claim())["U101"]
    assert note.level is Level.NOTE
    assert note.span.slice(RATIO) == "40.594 trường hợp"


@pytest.mark.parametrize(
    ("current", "base", "noted"),
    [
        ("trường hợp", "người", True),
        ("lượt khách", "khách", False),
        ("Hộ", "hộ", False),
        ("vụ", "vụ việc", False),
        ("em", "học sinh", False),
        ("học sinh tiểu học", "em", False),
        ("hộ", "người", True),
        ("học sinh", "giáo viên", True),
    ],
)
def test_nouns_differ_unless_one_holds_the_other_or_is_a_wider_word_for_it(
    current: str, base: str, noted: bool
) -> None:
    sentence = f"Có 120 {current}, tăng 20% so với 101 {base}."
    told = claim(
        Change,
        sentence,
        quantity(sentence, "20%", "20", "1", PERCENT),
        cue="tăng",
        direction=UP,
        current=quantity(sentence, f"120 {current}", "120", "1", counted(current.lower())),
        base=quantity(sentence, f"101 {base}", "101", "1", counted(base)),
    )
    assert ("U101" in found(told)) is noted


def fall(subject: str | None, current: str | None, rate: str = "130") -> Claim:
    sentence = f"{subject or 'Nơi này'} có {current or 'ít'}, giảm {rate}% so với năm trước."
    operand = None if current is None else quantity(sentence, current, "12", "1", counted("vụ"))
    return claim(
        Change,
        sentence,
        quantity(sentence, f"{rate}%", rate, "1", PERCENT),
        cue="giảm",
        direction=DOWN,
        current=operand,
        subject=subject,
    )


@pytest.mark.parametrize(
    ("told", "level"),
    [
        (fall("Số vụ cháy", "12 vụ"), Level.ERROR),
        (fall("Sản lượng", None), Level.WARNING),
        (fall("Lợi nhuận sau thuế", None), None),
        (fall("Số vụ cháy", "12 vụ", "100"), None),
        (fall("Số vụ cháy", "12 vụ", "30"), None),
    ],
)
def test_a_fall_by_more_than_all_is_impossible_where_nothing_turns_negative(told: Claim, level: Level | None) -> None:
    finding = found(told).get("R201")
    assert (None if finding is None else finding.level) == level


@pytest.mark.parametrize(("rate", "noted"), [("159", True), ("102", True), ("100", False), ("59", False)])
def test_a_share_of_more_than_the_whole_is_impossible(rate: str, noted: bool) -> None:
    sentence = f"Nhóm này chiếm {rate}% sản lượng."
    told = claim(Share, sentence, quantity(sentence, f"{rate}%", rate, "1", PERCENT), cue="chiếm")
    assert ("R202" in found(told)) is noted


def test_the_implied_base_is_a_bound_where_a_qualifier_makes_it_one() -> None:
    sentence = "Thu hút gần 29 tỷ USD, tăng 14,8% so với cùng kỳ."
    current = quantity(sentence, "29 tỷ USD", "29000000000", "1000000000", DOLLAR, ("gần", Bound.BELOW))
    told = claim(
        Change,
        sentence,
        quantity(sentence, "14,8%", "14.8", "0.1", PERCENT),
        cue="tăng",
        direction=UP,
        current=current,
    )
    note = found(told)["R301"]
    assert note.level is Level.NOTE
    assert "nhiều nhất 25,71 tỷ USD" in note.message.text("vi")
    assert "at most 25.71 billion USD" in note.message.text("en")


def test_two_readings_of_a_multiple_are_both_worked_out() -> None:
    sentence = "Thu hơn 21 nghìn tỷ đồng, vượt 4,26 lần so với kế hoạch."
    current = quantity(sentence, "21 nghìn tỷ đồng", "21000000000000", "1000000000000", DONG, ("hơn", Bound.ABOVE))
    rate = quantity(sentence, "4,26 lần", "4.26", "0.01", TIMES)
    notes = found(claim(Attainment, sentence, rate, cue="vượt", direction=UP, current=current))
    assert set(notes) == {"R302"}
    words = notes["R302"].message.text("vi")
    assert "gấp 4,26 lần" in words
    assert "khoảng 4,9 nghìn tỷ đồng" in words
    assert "gấp 5,26 lần" in words
    assert "khoảng 4 nghìn tỷ đồng" in words


def test_the_operands_settle_which_reading_was_meant() -> None:
    sentence = "Có 600 máy, tăng 3 lần so với 200 máy."
    told = claim(
        Multiple,
        sentence,
        quantity(sentence, "3 lần", "3", "1", TIMES),
        cue="tăng",
        direction=UP,
        current=quantity(sentence, "600 máy", "600", "1", counted("máy")),
        base=quantity(sentence, "200 máy", "200", "1", counted("máy")),
    )
    assert found(told) == {}


PERIODS = "Từ 2019-2021 ký 661 bản, tăng 57,38% so với 420 bản của 2017-2018."


def periods_claim(now: tuple[int, int], then: tuple[int, int]) -> Claim:
    return claim(
        Change,
        PERIODS,
        quantity(PERIODS, "57,38%", "57.38", "0.01", PERCENT),
        cue="tăng",
        direction=UP,
        current=quantity(PERIODS, "661 bản", "661", "1", counted("bản")),
        base=quantity(PERIODS, "420 bản", "420", "1", counted("bản")),
        period=years(PERIODS, "2019-2021", *now),
        reference=years(PERIODS, "2017-2018", *then),
    )


def test_unequal_periods_are_compared_per_year() -> None:
    notes = found(periods_claim((2019, 2021), (2017, 2018)))
    assert set(notes) == {"P101"}
    words = notes["P101"].message.text("vi")
    assert "3 năm" in words
    assert "2 năm" in words
    assert "khoảng 220,3 bản" in words
    assert "210 bản" in words
    assert "tăng khoảng 4,92%" in words


@pytest.mark.parametrize(
    ("now", "then", "codes"),
    [
        ((2019, 2020), (2017, 2018), set()),
        ((2020, 2021), (2019, 2020), {"P102"}),
        ((2019, 2021), (2019, 2020), {"P101"}),
        ((2019, 2021), (2018, 2019), {"P101", "P102"}),
        ((2019, 2019), (2019, 2019), set()),
    ],
)
def test_periods_are_compared_by_length_and_by_days(
    now: tuple[int, int], then: tuple[int, int], codes: set[str]
) -> None:
    assert set(found(periods_claim(now, then))) == codes


def test_a_point_in_time_has_no_length_to_compare() -> None:
    told = periods_claim((2019, 2021), (2017, 2018))
    assert told.reference is not None
    instant = Period("cuối 2018", span_of(PERIODS, "2017-2018"), months=12, is_instant=True)
    assert found(attrs.evolve(told, reference=told.reference._replace(period=instant))) == {}
