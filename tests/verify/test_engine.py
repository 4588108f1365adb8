from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.claim import Attainment, Change, Claim, Direction, LevelClaim, Multiple, Part, Share, Verdict
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.engine import assess, computed
from factcheck.verify.readings import readings
from tests.verify.drafts import DOLLAR, DONG, PERCENT, POINT, TIMES, claim, counted, quantity
from tests.verify.printing import true_claims

UP, DOWN = Direction.UP, Direction.DOWN
CONSISTENT, INCONSISTENT, UNVERIFIABLE = Verdict.CONSISTENT, Verdict.INCONSISTENT, Verdict.UNVERIFIABLE
BILLION = "1000000000"


def number(value: str, unit: Unit | None = None, place: str | None = None, bound: Bound | None = None) -> Quantity:
    """A quantity of its own; ``place`` is that of the last digit of ``value`` unless given."""
    if place is None:
        place = str(Fraction(10) ** -len(value.partition(".")[2]))
    text = f"khoảng {value}"
    return quantity(text, value, value, place, unit, None if bound is None else ("khoảng", bound))


def made(
    kind: type[Claim],
    direction: Direction | None,
    rate: Quantity | None,
    current: Quantity | None,
    base: Quantity | None,
    cue: str = "tăng",
) -> Claim:
    return claim(kind, cue, rate, cue=cue, direction=direction, current=current, base=base)


COUNT = counted("vụ")
MONTH = Unit("tháng", Dimension.TIME, is_calendar=True)
YEARLY = Unit("%", Dimension.PERCENT, per=Unit("năm", Dimension.TIME, Fraction(12), is_calendar=True))
MONTHLY = Unit("%", Dimension.PERCENT, per=MONTH)


# Printed figures of published articles, with what recomputation gives.
@pytest.mark.parametrize(
    ("direction", "rate", "current", "base", "verdict", "lower", "upper"),
    [
        (UP, "57.38", number("661", COUNT), number("420", COUNT), CONSISTENT, "57.380", "57.382"),
        (UP, "74", number("1348", DOLLAR), number("775", DOLLAR), CONSISTENT, "73.75", "74.12"),
        (DOWN, "34.32", number("39.59", DOLLAR), number("60.28", DOLLAR), CONSISTENT, "34.30", "34.35"),
        (UP, "9.2", number("610.7", DOLLAR, None, Bound.ABOUT), number("559.5", DOLLAR), CONSISTENT, "9.13", "9.18"),
        (UP, "248", number("40594", COUNT), number("16351", counted("người")), INCONSISTENT, "148.26", "148.27"),
        (UP, "75", number("52", DOLLAR), number("29.7", DOLLAR), CONSISTENT, "73.1", "77.1"),
        (UP, "60", number("298", COUNT), number("186", COUNT), CONSISTENT, "60.21", "60.22"),
        (UP, "111", number("661", COUNT), number("420", COUNT), INCONSISTENT, "57.3", "57.4"),
    ],
)
def test_published_changes(
    direction: Direction, rate: str, current: Quantity, base: Quantity, verdict: Verdict, lower: str, upper: str
) -> None:
    assessment = made(Change, direction, number(rate, PERCENT), current, base).assessment
    assert assessment is not None
    assert assessment.verdict is verdict
    assert assessment.relation == "relative_change"
    bounds = assessment.computed
    assert bounds is not None
    assert bounds.lower is not None
    assert bounds.upper is not None
    assert Fraction(lower) <= bounds.lower <= bounds.upper <= Fraction(upper)


@pytest.mark.parametrize(
    ("kind", "direction", "rate", "current", "lower", "upper"),
    [
        (Change, UP, number("14.8", PERCENT), number("29", DOLLAR, None, Bound.BELOW), "0", "25.7081"),
        (Change, DOWN, number("54.8", PERCENT), number("1246", COUNT), "2753.59", "2759.69"),
        (Change, UP, number("22", PERCENT), number("48.2", DOLLAR), "39.306", "39.713"),
        (Change, UP, number("111", PERCENT), number("422", COUNT), "199.52", "200.48"),
        (Attainment, None, number("139.4", PERCENT), number("558", DOLLAR, None, Bound.BELOW), "0", "400.79"),
        (Attainment, UP, number("4.26", TIMES), number("21", DONG, None, Bound.ABOVE), "4.80", None),
        (Multiple, DOWN, number("4", TIMES), number("22", COUNT), "77", "99"),
        (Share, None, number("25", PERCENT), number("50", COUNT), "196.07", "204.09"),
    ],
)
def test_the_missing_operand_is_implied(
    kind: type[Claim], direction: Direction | None, rate: Quantity, current: Quantity, lower: str, upper: str | None
) -> None:
    assessment = made(kind, direction, rate, current, None).assessment
    assert assessment is not None
    assert assessment.verdict is UNVERIFIABLE
    assert assessment.missing is Part.BASE
    assert assessment.reason == "reason.no_base"
    bounds = assessment.implied
    assert bounds is not None
    assert bounds.lower is not None
    assert 0 <= bounds.lower - Fraction(lower) <= Fraction(1, 50)
    if upper is None:
        assert bounds.upper is None
    else:
        assert bounds.upper is not None
        assert 0 <= Fraction(upper) - bounds.upper <= Fraction(1, 50)


def test_an_implied_value_stands_in_the_unit_of_its_sibling() -> None:
    tonne, kilo = Unit("t", Dimension.MASS, Fraction(1000)), Unit("kg", Dimension.MASS)
    told = made(Change, UP, number("20", kilo), number("1.5", tonne), None)
    assert told.assessment is not None
    assert told.assessment.implied is not None
    assert Fraction("1.48") in told.assessment.implied
    assert Fraction("1480") not in told.assessment.implied


@pytest.mark.parametrize(
    ("kind", "direction", "rate", "current", "base", "verdict"),
    [
        # percentages: points first, relative change accepted
        (Change, DOWN, number("5.8", PERCENT), number("88.8", PERCENT), number("94.67", PERCENT), CONSISTENT),
        (Change, UP, number("50", PERCENT), number("9", PERCENT), number("6", PERCENT), CONSISTENT),
        (Change, UP, number("30", PERCENT), number("9.0", PERCENT), number("6.0", PERCENT), INCONSISTENT),
        (Change, UP, number("3", POINT), number("9.0", PERCENT), number("6.0", PERCENT), CONSISTENT),
        (Change, UP, number("50", POINT), number("9.0", PERCENT), number("6.0", PERCENT), INCONSISTENT),
        (Change, DOWN, number("2", POINT), number("6.5", YEARLY), number("8.5", YEARLY), CONSISTENT),
        (Change, DOWN, number("5", POINT), number("6.5", YEARLY), number("8.5", YEARLY), INCONSISTENT),
        (Change, DOWN, number("2", PERCENT), number("6.5", YEARLY), number("8.5", YEARLY), CONSISTENT),
        (Change, DOWN, number("23.5", PERCENT), number("6.5", YEARLY), number("8.5", YEARLY), CONSISTENT),
        (Change, DOWN, number("12", PERCENT), number("6.5", YEARLY), number("8.5", YEARLY), INCONSISTENT),
        (Change, DOWN, number("2.5", POINT), number("6.0", YEARLY), number("0.7", MONTHLY), CONSISTENT),
        # absolute differences
        (Change, DOWN, number("13", COUNT), number("147", COUNT), number("160", COUNT), CONSISTENT),
        (Change, DOWN, number("31", COUNT), number("147", COUNT), number("160", COUNT), INCONSISTENT),
        (Change, UP, number("8", DOLLAR), number("1301.9", DOLLAR), number("1294", DOLLAR), CONSISTENT),
        # multiples: ``tăng N lần`` both ways, ``giảm N lần`` the N-th part
        (Multiple, UP, number("2", TIMES), number("400", COUNT), number("200", COUNT), CONSISTENT),
        (Multiple, UP, number("2", TIMES), number("601", COUNT), number("201", COUNT), CONSISTENT),
        (Multiple, UP, number("0.6", TIMES), number("160", COUNT), number("100", COUNT), CONSISTENT),
        (Multiple, UP, number("5", TIMES), number("400", COUNT), number("200", COUNT), INCONSISTENT),
        (Multiple, DOWN, number("3.8", TIMES), number("22.0", COUNT), number("84.0", COUNT), CONSISTENT),
        (Multiple, DOWN, number("3.8", TIMES), number("44.0", COUNT), number("84.0", COUNT), INCONSISTENT),
        (Multiple, None, number("52", PERCENT), number("3736", COUNT), number("7181", COUNT), CONSISTENT),
        (Multiple, None, number("1/3", TIMES, "0"), number("34", COUNT), number("100", COUNT), CONSISTENT),
        (Multiple, None, number("1/3", TIMES, "0"), number("51", COUNT), number("100", COUNT), INCONSISTENT),
        # shares and plans
        (Share, None, number("84.68", PERCENT), number("1698", COUNT), number("2005", COUNT), CONSISTENT),
        (Share, None, number("1/2", TIMES, "0"), number("49", COUNT), number("101", COUNT), CONSISTENT),
        (Attainment, None, number("82", PERCENT), number("410", DONG), number("500", DONG), CONSISTENT),
        (Attainment, UP, number("9.3", PERCENT), number("884399", DONG), number("809500", DONG), CONSISTENT),
        (Attainment, UP, number("120", PERCENT), number("61", COUNT), number("51", COUNT), INCONSISTENT),
        (Attainment, UP, number("1.02", TIMES), number("357", COUNT), number("350", COUNT), CONSISTENT),
        (Attainment, UP, number("5.5", PERCENT), number("55.5", PERCENT), number("50", PERCENT), CONSISTENT),
        (Attainment, DOWN, number("1", PERCENT), number("99", COUNT), number("101", COUNT), CONSISTENT),
        # half: ``giảm một nửa``
        (Change, DOWN, number("1/2", TIMES, "0"), number("51", COUNT), number("101", COUNT), CONSISTENT),
        # a movement of no stated direction may go either way
        (Change, None, number("20", PERCENT), number("80", DONG), number("100", DONG), CONSISTENT),
    ],
)
def test_policies_for_forms_with_several_readings(
    kind: type[Claim],
    direction: Direction | None,
    rate: Quantity,
    current: Quantity,
    base: Quantity,
    verdict: Verdict,
) -> None:
    assert made(kind, direction, rate, current, base).verdict is verdict


def test_a_word_of_ratio_leaves_one_reading() -> None:
    more = (number("2", TIMES), number("603", COUNT), number("201", COUNT))
    assert made(Multiple, UP, *more, cue="tăng").verdict is CONSISTENT
    assert made(Multiple, UP, *more, cue="tăng gấp").verdict is INCONSISTENT


@pytest.mark.parametrize(
    ("rate", "current", "base", "reason"),
    [
        (None, number("6", COUNT), number("5", COUNT), "reason.no_rate"),
        (number("20", PERCENT), None, None, "reason.no_operands"),
        (number("20", PERCENT), None, number("5", COUNT), "reason.no_current"),
        (number("20", PERCENT), number("6", DONG), number("5", DOLLAR), "reason.units_differ"),
        (number("50", PERCENT), number("-48", DONG), number("922", DONG), "reason.outside_domain"),
        (number("-5", PERCENT), number("95", DONG), number("100", DONG), "reason.no_relation"),
    ],
)
def test_what_cannot_be_verified_says_why(
    rate: Quantity | None, current: Quantity | None, base: Quantity | None, reason: str
) -> None:
    assessment = made(Change, DOWN, rate, current, base).assessment
    assert assessment is not None
    assert assessment.verdict is UNVERIFIABLE
    assert assessment.reason == reason


def test_a_level_is_compared_with_nothing() -> None:
    assessment = made(LevelClaim, None, None, number("5", COUNT), None).assessment
    assert assessment is not None
    assert (assessment.verdict, assessment.reason) == (UNVERIFIABLE, "reason.level")


def test_units_of_one_dimension_are_converted() -> None:
    tonne, kilo = Unit("t", Dimension.MASS, Fraction(1000)), Unit("kg", Dimension.MASS)
    assert made(Change, UP, number("20", PERCENT), number("1.2", tonne), number("1001", kilo)).verdict is CONSISTENT
    assert made(Change, UP, number("30", PERCENT), number("1.2", tonne), number("1001", kilo)).verdict is INCONSISTENT


@pytest.mark.parametrize("missing", ["unit", "denominator"])
def test_a_unit_left_out_is_that_of_the_other_number(missing: str) -> None:
    hourly = Unit("EUR", Dimension.MONEY, per=Unit("h", Dimension.TIME, Fraction(3600)))
    base = number("17", None if missing == "unit" else Unit("EUR", Dimension.MONEY))
    assert made(Change, UP, number("18", PERCENT), number("20", hourly), base).verdict is CONSISTENT


def test_an_ambiguous_number_is_contradicted_only_under_all_its_meanings() -> None:
    rate, base = number("50", PERCENT), number("1000", DONG)
    either = attrs.evolve(number("1.500", DONG), alternatives=(Fraction(1500),))
    assert made(Change, UP, rate, either, base).verdict is CONSISTENT
    assert made(Change, UP, rate, number("1.500", DONG), base).verdict is INCONSISTENT
    assert made(Change, UP, number("70", PERCENT), either, base).verdict is INCONSISTENT


def test_a_range_fits_when_it_meets_what_the_operands_allow() -> None:
    span = attrs.evolve(number("5", PERCENT), high=Fraction(7))
    assert made(Change, UP, span, number("106.1", DONG), number("100.1", DONG)).verdict is CONSISTENT
    assert made(Change, UP, span, number("116.1", DONG), number("100.1", DONG)).verdict is INCONSISTENT


@pytest.mark.parametrize(
    ("rate", "unit", "verdict"),
    [("105", DONG, CONSISTENT), ("130", DONG, INCONSISTENT), ("105", COUNT, INCONSISTENT)],
)
def test_money_may_turn_from_profit_to_loss_and_a_count_may_not(rate: str, unit: Unit, verdict: Verdict) -> None:
    assert made(Change, DOWN, number(rate, PERCENT), number("48", unit), number("922", unit)).verdict is verdict


def test_no_world_has_a_count_fall_by_more_than_all() -> None:
    assert made(Change, DOWN, number("120", PERCENT), number("20", COUNT), number("110", COUNT)).verdict is INCONSISTENT


@given(true_claims())
def test_a_statement_printed_from_true_values_is_never_called_inconsistent(told: Claim) -> None:
    assert told.verdict is not INCONSISTENT


@given(true_claims())
def test_a_two_sided_statement_with_positive_values_is_decided(told: Claim) -> None:
    assert told.assessment is not None
    assert told.verdict is CONSISTENT
    assert told.assessment.computed is not None


@given(true_claims(), st.booleans(), st.integers(0, 50))
def test_a_rate_outside_what_the_operands_allow_is_always_caught(told: Claim, above: bool, extra: int) -> None:
    assert told.rate is not None
    allowed = computed(told, readings(told)[0], lambda operand: operand.enclosure)
    assert allowed is not None
    place = told.rate.place
    if above:
        if allowed.upper is None:
            return
        moved = (allowed.upper / place).__ceil__() + 1 + extra
    else:
        if allowed.lower is None:
            return
        moved = (allowed.lower / place).__floor__() - 1 - extra
    if moved < 0:
        return
    rate = attrs.evolve(told.rate, low=moved * place, high=moved * place)
    assessment = assess(attrs.evolve(told, rate=rate))
    turned_to_loss = told.kind == "change" and assessment.relation == "ratio"
    assert assessment.verdict is INCONSISTENT or (turned_to_loss and rate.low > 100)


@given(true_claims(), st.booleans())
def test_the_implied_operand_encloses_the_true_one(told: Claim, drop_base: bool) -> None:
    assert told.rate is not None
    part = attrs.evolve(told, base=None) if drop_base else attrs.evolve(told, current=None)
    rounded = computed(told, readings(told)[0], lambda operand: operand.stated)
    assessment = assess(part)
    dropped = told.base if drop_base else told.current
    assert dropped is not None
    if assessment.implied is not None and rounded is not None and not rounded.is_disjoint(told.rate.stated):
        assert not assessment.implied.is_disjoint(dropped.stated)


@given(true_claims())
def test_a_published_rate_holds_its_printed_value(told: Claim) -> None:
    assert told.rate is not None
    assert told.rate.low in told.rate.published_rate
