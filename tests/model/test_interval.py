from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval, exact
from tests.intervals import fractions, intervals, points_of


@given(intervals(), intervals(), fractions())
def test_an_intersection_holds_what_both_hold(a: Interval, b: Interval, value: Fraction) -> None:
    both = a.intersection(b)
    assert (both is not None and value in both) == (value in a and value in b)


@given(intervals(), intervals(), fractions())
def test_a_hull_holds_what_either_holds(a: Interval, b: Interval, value: Fraction) -> None:
    if value in a or value in b:
        assert value in a.hull(b)


@given(intervals(), intervals())
def test_intersection_and_hull_do_not_depend_on_the_order(a: Interval, b: Interval) -> None:
    assert a.is_disjoint(b) == b.is_disjoint(a)
    assert (a.hull(b).lower, a.hull(b).upper) == (b.hull(a).lower, b.hull(a).upper)


@given(intervals())
def test_an_interval_meets_itself_in_itself(interval: Interval) -> None:
    assert interval.intersection(interval) == interval
    assert interval.hull(interval) == interval


@given(intervals(), intervals(), st.data())
def test_disjoint_intervals_share_no_point(a: Interval, b: Interval, data: st.DataObject) -> None:
    point = data.draw(points_of(a))
    assert point in a
    if a.is_disjoint(b):
        assert point not in b


@given(intervals(), fractions(), fractions().filter(bool))
def test_scaling_moves_every_number(interval: Interval, value: Fraction, factor: Fraction) -> None:
    assert (value in interval) == (value * factor in interval.scaled(factor))


@pytest.mark.parametrize(
    ("lower", "upper", "lower_closed", "upper_closed"),
    [(2, 1, True, True), (1, 1, False, True), (1, 1, True, False)],
)
def test_an_empty_interval_cannot_be_made(lower: int, upper: int, lower_closed: bool, upper_closed: bool) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(Fraction(lower), Fraction(upper), lower_closed, upper_closed)


@given(intervals())
def test_nothing_of_an_interval_is_zero(interval: Interval) -> None:
    assert interval.scaled(0) == Interval.point(0)


@given(intervals(), fractions())
def test_a_negated_interval_holds_the_negated_numbers(interval: Interval, value: Fraction) -> None:
    assert (value in interval) == (-value in -interval)
    assert (-interval).scaled(-1) == interval


@given(intervals(), intervals(), st.data())
def test_a_sum_holds_the_sums_of_what_both_hold(a: Interval, b: Interval, data: st.DataObject) -> None:
    assert data.draw(points_of(a)) + data.draw(points_of(b)) in a + b


@given(intervals(), intervals(), fractions())
def test_a_sum_holds_nothing_else(a: Interval, b: Interval, value: Fraction) -> None:
    """A number is a sum of one of ``a`` and one of ``b`` exactly where ``b`` meets what ``a`` leaves of it."""
    assert (value in a + b) == (not b.is_disjoint(-a + Interval.point(value)))


@given(intervals(least=0), intervals(least=0), st.data())
def test_a_product_holds_the_products_of_what_both_hold(a: Interval, b: Interval, data: st.DataObject) -> None:
    one, other = data.draw(points_of(a)), data.draw(points_of(b))
    if one >= 0 and other >= 0:
        assert one * other in a * b


@given(intervals(least=0, bounded=True), intervals(least=0, bounded=True), fractions(least=0))
def test_a_product_holds_nothing_beyond_the_products_of_the_ends(a: Interval, b: Interval, value: Fraction) -> None:
    assert (a * b).is_bounded
    if value in a * b:
        assert a.lower * b.lower <= value <= a.upper * b.upper  # type: ignore[operator]  # bounded as drawn


@given(intervals())
def test_what_is_below_zero_counts_as_zero_in_a_product(a: Interval) -> None:
    if a.upper is None or a.upper >= 0:
        product = a * Interval.point(2)
        assert product.lower is None or product.lower >= 0


@given(intervals(least=0), fractions(least=0).filter(bool))
def test_a_reciprocal_holds_the_reciprocals_of_the_positive_numbers(interval: Interval, value: Fraction) -> None:
    if value in interval:
        assert 1 / value in interval.reciprocal


@given(intervals(least=1, bounded=True))
def test_the_reciprocal_of_a_reciprocal_is_the_interval_with_its_ends(interval: Interval) -> None:
    assert interval.reciprocal.reciprocal == interval.closed


@given(intervals(), intervals())
def test_two_intervals_are_disjoint_where_one_is_below_the_other(a: Interval, b: Interval) -> None:
    assert a.is_disjoint(b) == (a.is_below(b) or b.is_below(a)) == (a.intersection(b) is None)


@given(intervals(), fractions())
def test_a_closed_interval_adds_its_ends_alone(interval: Interval, value: Fraction) -> None:
    assert (value in interval.closed) == (value in interval or value in (interval.lower, interval.upper))


@given(st.fractions())
def test_an_exact_string_reads_back_as_the_same_number(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_finite_decimal_is_written_as_a_decimal(value: object) -> None:
    assert "/" not in exact(Fraction(str(value)))
