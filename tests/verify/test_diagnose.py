from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.messages.numbers import format_number, round_to
from factcheck.model.claim import Attainment, Change, Claim, Direction, Multiple, Verdict
from factcheck.model.finding import Fix
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Unit
from factcheck.verify.diagnose import cause, diagnose, with_rates_before
from factcheck.verify.engine import assess
from factcheck.verify.mend import holds
from factcheck.verify.reprint import numeral, with_other_mark, with_value
from factcheck.verify.slips import SLIPS
from tests.verify.drafts import DONG, PERCENT, POINT, TIMES, claim, counted, quantity, years

UP, DOWN = Direction.UP, Direction.DOWN
COUNT = counted("vụ")


def told(
    kind: type[Claim],
    direction: Direction | None,
    cue: str,
    rate: tuple[str, str, Unit],
    current: tuple[str, str, Unit],
    base: tuple[str, str, Unit],
) -> tuple[str, Claim]:
    """The sentence ``<current>, <cue> <rate> so với <base>.`` and its claim; parts are (words, value, unit)."""
    sentence = f"Có {current[0]}, {cue} {rate[0]} so với {base[0]}."
    parts = [_read(sentence, *part) for part in (rate, current, base)]
    return sentence, claim(kind, sentence, parts[0], cue=cue, direction=direction, current=parts[1], base=parts[2])


def _read(sentence: str, words: str, value: str, unit: Unit) -> Quantity:
    digits = "".join(char for char in words if char.isdecimal())
    place = Fraction(value) / int(digits) if int(digits) else Fraction(1)
    return quantity(sentence, words, value, str(place), unit)


CASES = [
    (
        told(
            Change,
            UP,
            "tăng",
            ("248%", "248", PERCENT),
            ("40.594 vụ", "40594", COUNT),
            ("16.351 người", "16351", counted("người")),
        ),
        "increase_vs_ratio",
        [
            "Có 40.594 vụ, tăng 148% so với 16.351 người.",
            "Có 40.594 vụ, bằng 248% so với 16.351 người.",
        ],
    ),
    (
        told(
            Attainment,
            UP,
            "vượt",
            ("120,5%", "120.5", PERCENT),
            ("241 vụ", "241", COUNT),
            ("200 vụ", "200", COUNT),
        ),
        "increase_vs_ratio",
        ["Có 241 vụ, vượt 20,5% so với 200 vụ.", "Có 241 vụ, đạt 120,5% so với 200 vụ."],
    ),
    (
        told(Change, DOWN, "giảm", ("40%", "40", PERCENT), ("401 vụ", "401", COUNT), ("1.003 vụ", "1003", COUNT)),
        "decrease_vs_ratio",
        ["Có 401 vụ, giảm 60% so với 1.003 vụ.", "Có 401 vụ, chỉ bằng 40% so với 1.003 vụ."],
    ),
    (
        told(Multiple, None, "bằng", ("48%", "48", PERCENT), ("148 vụ", "148", COUNT), ("100 vụ", "100", COUNT)),
        "ratio_vs_increase",
        ["Có 148 vụ, bằng 148% so với 100 vụ.", "Có 148 vụ, tăng 48% so với 100 vụ."],
    ),
    (
        told(
            Change, DOWN, "giảm", ("2,3 điểm %", "2.3", POINT), ("97,7%", "97.7", PERCENT), ("100,0%", "100", PERCENT)
        ),
        None,
        [],
    ),
    (
        told(
            Change,
            UP,
            "tăng",
            ("11%", "11", PERCENT),
            ("4.329 tỷ đồng", "4329000000000", DONG),
            ("3.847 tỷ đồng", "3847000000000", DONG),
        ),
        "wrong_base",
        ["Có 4.329 tỷ đồng, tăng 13% so với 3.847 tỷ đồng."],
    ),
    (
        told(Change, UP, "tăng", ("20,2%", "20.2", PERCENT), ("79 vụ", "79", COUNT), ("99 vụ", "99", COUNT)),
        "direction",
        ["Có 79 vụ, giảm 20,2% so với 99 vụ."],
    ),
    (
        told(Change, UP, "tăng", ("25,3%", "25.3", PERCENT), ("79 vụ", "79", COUNT), ("99 vụ", "99", COUNT)),
        "swapped_operands",
        ["Có 99 vụ, tăng 25,3% so với 79 vụ."],
    ),
    (
        told(
            Change,
            DOWN,
            "giảm",
            ("41,7%", "41.7", PERCENT),
            ("583 tỷ đồng", "583000000000", DONG),
            ("1.000 triệu đồng", "1000000000", DONG),
        ),
        "magnitude_slip",
        [
            "Có 583 triệu đồng, giảm 41,7% so với 1.000 triệu đồng.",
            "Có 583 tỷ đồng, giảm 41,7% so với 1.000 tỷ đồng.",
        ],
    ),
    (
        told(
            Change,
            DOWN,
            "giảm",
            ("30,17%", "30.17", PERCENT),
            ("208 đơn vị", "208", COUNT),
            ("401 đơn vị", "401", COUNT),
        ),
        "digit_slip",
        ["Có 280 đơn vị, giảm 30,17% so với 401 đơn vị."],
    ),
    (
        told(Multiple, None, "gấp", ("8,25 lần", "8.25", TIMES), ("52 vụ", "52", COUNT), ("14 vụ", "14", COUNT)),
        "wrong_rate",
        ["Có 52 vụ, gấp 3,71 lần so với 14 vụ."],
    ),
]


@pytest.mark.parametrize(("case", "kind", "mended"), CASES, ids=[str(kind) for _, kind, _ in CASES])
def test_the_likely_slip_comes_first_with_every_mend(
    case: tuple[str, Claim], kind: str | None, mended: list[str]
) -> None:
    sentence, wrong = case
    found = diagnose(wrong)
    if kind is None:
        assert wrong.verdict is Verdict.CONSISTENT
        assert found == ()
        return
    assert found[0].kind == kind
    assert [fix.apply(sentence) for fix in found[0].fixes] == mended


def mends(wrong: tuple[str, Claim]) -> list[tuple[str, str]]:
    sentence, claim_ = wrong
    return [(d.kind, fix.apply(sentence)) for d in diagnose(claim_) for fix in d.fixes]


def test_the_recomputed_rate_is_that_of_the_printed_values() -> None:
    wrong = told(
        Change, UP, "tăng", ("73%", "73", PERCENT), ("12 tỷ", "12000000000", DONG), ("10 tỷ", "10000000000", DONG)
    )
    assert mends(wrong)[-1] == ("wrong_rate", "Có 12 tỷ, tăng 20% so với 10 tỷ.")


def test_a_rate_that_holds_the_other_way_is_not_called_miscomputed() -> None:
    wrong = told(Change, DOWN, "giảm", ("20%", "20", PERCENT), ("121 vụ", "121", COUNT), ("101 vụ", "101", COUNT))
    assert "Có 121 vụ, tăng 20% so với 101 vụ." in [text for _, text in mends(wrong)]
    assert "wrong_rate" not in [kind for kind, _ in mends(wrong)]


def test_a_rate_that_holds_neither_way_is_mended_with_its_direction() -> None:
    wrong = told(Change, DOWN, "giảm", ("75%", "75", PERCENT), ("121 vụ", "121", COUNT), ("101 vụ", "101", COUNT))
    assert ("wrong_rate", "Có 121 vụ, tăng 20% so với 101 vụ.") in mends(wrong)


def test_a_magnitude_that_explains_the_numbers_leaves_the_rate_alone() -> None:
    wrong = told(
        Change,
        UP,
        "tăng",
        ("10%", "10", PERCENT),
        ("11 triệu đồng", "11000000", DONG),
        ("10 tỷ đồng", "10000000000", DONG),
    )
    assert [kind for kind, _ in mends(wrong)] == ["magnitude_slip", "magnitude_slip"]


def test_no_rate_is_mended_to_nothing() -> None:
    wrong = told(Change, UP, "tăng", ("9%", "9", PERCENT), ("10.001 vụ", "10001", COUNT), ("10.000 vụ", "10000", COUNT))
    assert all("tăng 0%" not in text for _, text in mends(wrong))


def test_a_digit_is_suspected_in_whichever_number_a_change_of_it_explains_the_others() -> None:
    vague = told(Change, UP, "tăng", ("50%", "50", PERCENT), ("120 vụ", "120", COUNT), ("100 vụ", "100", COUNT))
    assert ("digit_slip", "Có 150 vụ, tăng 50% so với 100 vụ.") in mends(vague)
    sharp = told(
        Change, DOWN, "giảm", ("30,17%", "30.17", PERCENT), ("208 đơn", "208", COUNT), ("401 đơn", "401", COUNT)
    )
    assert ("digit_slip", "Có 280 đơn, giảm 30,17% so với 401 đơn.") in mends(sharp)


def test_points_of_a_relative_change_become_percent() -> None:
    sentence, wrong = told(
        Change, DOWN, "giảm", ("20,0 điểm %", "20", POINT), ("8,00%", "8", PERCENT), ("10,00%", "10", PERCENT)
    )
    first = diagnose(wrong)[0]
    assert first.kind == "percent_vs_point"
    assert [fix.apply(sentence) for fix in first.fixes] == ["Có 8,00%, giảm 20,0% so với 10,00%."]


def test_every_slip_has_an_example() -> None:
    elsewhere = {"percent_vs_point", "stale_rate", "per_year_comparison", "decimal_mark"}
    assert {kind for _, kind, _ in CASES if kind} | elsewhere == {slip.name for slip in SLIPS}


def test_a_rate_of_the_claim_before_is_taken_for_a_stale_one() -> None:
    _, before = told(Change, UP, "tăng", ("20,5%", "20.5", PERCENT), ("241 vụ", "241", COUNT), ("200 vụ", "200", COUNT))
    sentence, wrong = told(
        Change, UP, "tăng", ("20,5%", "20.5", PERCENT), ("151 vụ", "151", COUNT), ("121 vụ", "121", COUNT)
    )
    assert wrong.current is not None
    wrong = attrs.evolve(wrong, current=attrs.evolve(wrong.current, span=wrong.span))
    first = diagnose(with_rates_before([before, wrong])[1])[0]
    assert first.kind == "stale_rate"
    assert [fix.apply(sentence) for fix in first.fixes] == ["Có 151 vụ, tăng 24,8% so với 121 vụ."]
    assert diagnose(wrong)[0].kind != "stale_rate"


def test_yearly_averages_compared_as_sums_are_named() -> None:
    sentence = "Từ 2019-2021 ký 660 bản, tăng 4,8% so với 420 bản của 2017-2018."
    wrong = claim(
        Change,
        sentence,
        quantity(sentence, "4,8%", "4.8", "0.1", PERCENT),
        cue="tăng",
        direction=UP,
        current=quantity(sentence, "660 bản", "660", "1", counted("bản")),
        base=quantity(sentence, "420 bản", "420", "1", counted("bản")),
        period=years(sentence, "2019-2021", 2019, 2021),
        reference=years(sentence, "2017-2018", 2017, 2018),
    )
    first = diagnose(wrong)[0]
    assert first.kind == "per_year_comparison"
    assert [fix.apply(sentence) for fix in first.fixes] == [sentence.replace("4,8%", "57,1%")]


def test_a_decimal_mark_out_of_place_is_put_back() -> None:
    sentence, wrong = told(
        Change,
        UP,
        "tăng",
        ("31,6%", "31.6", PERCENT),
        ("395,9 tỷ đồng", "395900000000", DONG),
        ("30,08 tỷ đồng", "30080000000", DONG),
    )
    first = diagnose(wrong)[0]
    assert first.kind == "decimal_mark"
    assert [fix.apply(sentence) for fix in first.fixes] == [
        sentence.replace("395,9", "39,59"),
        sentence.replace("30,08", "300,8"),
    ]


@pytest.mark.parametrize(
    ("words", "value", "place", "unit", "others"),
    [
        ("3.959 tỷ đồng", "3959000000000", "1000000000", DONG, ["395,9", "39,59", "3,959"]),
        ("0,019 triệu đồng", "19000", "1000", DONG, ["19", "1,9", "0,19"]),
        ("57.38%", "57.38", "0.01", PERCENT, ["5,738", "573.8", "5.738"]),
        ("đôi", "2", "0", TIMES, []),
    ],
)
def test_other_places_of_the_mark_keep_the_digits(
    words: str, value: str, place: str, unit: Unit, others: list[str]
) -> None:
    found = [new.text.split()[0].rstrip("%") for new in with_other_mark(quantity(words, words, value, place, unit))]
    assert found == others


def test_the_cause_is_named_where_it_stands_out_and_else_every_number_that_may_be_wrong() -> None:
    (_, sharp), _, _ = CASES[0]
    named = cause(sharp)
    assert named is not None
    assert named.text("vi") == "Có lẽ lấy tỷ số làm mức tăng."
    assert [each.is_clear for each in diagnose(sharp)] == [True] + [False] * (len(diagnose(sharp)) - 1)
    _, vague = told(
        Change, UP, "tăng", ("27%", "27", PERCENT), ("1.734 vụ", "1734", COUNT), ("1.204 vụ", "1204", COUNT)
    )
    several = cause(vague)
    assert several is not None
    assert several.text("vi") == "Chưa rõ số nào sai: “27%” hoặc “1.734 vụ”."
    assert not any(each.is_clear for each in diagnose(vague))
    consistent = attrs.evolve(sharp, assessment=None)
    assert cause(consistent) is None


def test_a_fix_is_offered_once() -> None:
    for (_, wrong), _, _ in CASES:
        fixes = [fix.edits for diagnosis in diagnose(wrong) for fix in diagnosis.fixes]
        assert len(fixes) == len(set(fixes))


@st.composite
def wrong_claims(draw: st.DrawFn) -> Claim:
    """An inconsistent change between two printed counts."""
    current, base = draw(st.integers(2, 10**6)), draw(st.integers(2, 10**6))
    direction = draw(st.sampled_from(list(Direction)))
    places = draw(st.integers(0, 2))
    stated = round_to(draw(st.fractions(min_value=1, max_value=400, max_denominator=100)), places)
    rate = f"{format_number(stated, 'vi', places)}%"
    sentence = f"Có {format_number(Fraction(current))} ca, tăng {rate} so với {format_number(Fraction(base))} vụ."
    made = claim(
        Change,
        sentence,
        quantity(sentence, rate, str(stated), str(Fraction(1, 10**places)), PERCENT),
        cue="tăng",
        direction=direction,
        current=quantity(sentence, f"{format_number(Fraction(current))} ca", str(current), "1", counted("ca")),
        base=quantity(sentence, f"{format_number(Fraction(base))} vụ", str(base), "1", COUNT),
    )
    assume(made.verdict is Verdict.INCONSISTENT)
    return made


@given(wrong_claims())
def test_every_mend_is_consistent_and_stands_in_the_text(wrong: Claim) -> None:
    parts = [part.span for part in (wrong.cue, wrong.rate, wrong.current, wrong.base) if part is not None]
    for slip in SLIPS:
        for mend in slip.mends(wrong):
            assert all(edit.span in parts for edit in mend.edits)
    for diagnosis in diagnose(wrong):
        assert all(isinstance(fix, Fix) for fix in diagnosis.fixes)
        slip = next(slip for slip in SLIPS if slip.name == diagnosis.kind)
        offered = {mend.edits: mend.claim for mend in slip.mends(wrong)}
        assert all(holds(offered[fix.edits]) for fix in diagnosis.fixes)


@given(wrong_claims())
def test_the_recomputed_rate_is_always_offered_where_the_direction_holds(wrong: Claim) -> None:
    computed = wrong.assessment.computed if wrong.assessment else None
    assert computed is not None
    assert computed.lower is not None
    found = diagnose(wrong)
    assert wrong.rate is not None
    if computed.lower > 0 and round_to(computed.lower / wrong.rate.place, 0):
        assert found
        edited = {edit.span for diagnosis in found for fix in diagnosis.fixes for edit in fix.edits}
        assert wrong.rate.span in edited or "magnitude_slip" in [diagnosis.kind for diagnosis in found]


def test_a_consistent_claim_has_no_diagnosis() -> None:
    (_, wrong), _, _ = CASES[0]
    assert wrong.rate is not None
    mended = with_value(wrong.rate, Fraction(148))
    right = attrs.evolve(wrong, rate=mended)
    assert diagnose(attrs.evolve(right, assessment=assess(right))) == ()


@pytest.mark.parametrize(
    ("words", "value", "place", "unit", "new", "expected"),
    [
        ("1.550%", "1550", "1", PERCENT, "1450", "1.450%"),
        ("248 phần trăm", "248", "1", PERCENT, "148", "148 phần trăm"),
        ("57,38 %", "57.38", "0.01", PERCENT, "7.3", "7,3 %"),
        ("16,7%", "16.7", "0.1", PERCENT, "20", "20%"),
        ("16,0%", "16", "0.1", PERCENT, "20", "20,0%"),
        ("2,5 lần", "2.5", "0.1", TIMES, "2", "2 lần"),
        ("10,25%", "10.25", "0.01", PERCENT, "0.5", "0,5%"),
        ("57.38%", "57.38", "0.01", PERCENT, "1057.38", "1,057.38%"),
        ("39,59 tỷ USD", "39590000000", "10000000", DONG, "40000000000", "40 tỷ USD"),
        ("1.348 tỷ USD", "1348000000000", "1000000000", DONG, "775000000000", "775 tỷ USD"),
        ("1145%", "1145", "1", PERCENT, "2000", "2000%"),
        ("đôi", "2", "0", TIMES, "3", None),
        ("1 tỷ 300 triệu", "1300000000", "100000000", DONG, "1400000000", None),
        ("5%", "5", "1", PERCENT, "5.5", None),
    ],
)
def test_a_new_value_is_printed_as_the_old_one_was(
    words: str, value: str, place: str, unit: Unit, new: str, expected: str | None
) -> None:
    printed = with_value(quantity(words, words, value, place, unit), Fraction(new))
    assert (None if printed is None else printed.text) == expected


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_printing_the_same_value_changes_nothing(count: int, places: int) -> None:
    value = Fraction(count, 10**places)
    words = f"{format_number(value, 'vi', places)}%"
    old = quantity(words, words, str(value), str(Fraction(1, 10**places)), PERCENT)
    assert numeral(old) is not None
    assert with_value(old, value) == old
