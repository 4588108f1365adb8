"""Fields of records as people and tables write them: what is read, and what is refused under which name."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.ledger.entry import (
    FieldError,
    date_of,
    kind_of,
    named_absolutely,
    period_called,
    quantity_called,
    text_of,
)
from factcheck.model.period import Anchor, Period
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.record import FigureKind
from factcheck.model.span import Span
from factcheck.model.unit import Dimension
from factcheck.scan.periods import parse_period
from tests.ledger.records import (
    AMOUNTS,
    COUNTS,
    MEASURES,
    MINUS,
    Measure,
    Settled,
    numbers,
    periods,
    printed_periods,
    settled,
    values_in_print,
)
from tests.period_rendering import Printed
from tests.rendering import printed

DAY = datetime.date(2023, 12, 13)


def refusal(read: Callable[[], object]) -> tuple[str, str, str]:
    """The field, the reason and the detail of the error that ``read`` gives."""
    with pytest.raises(FieldError) as caught:
        read()
    return caught.value.field, caught.value.reason, caught.value.detail


T = TypeVar("T")


def outcome(read: Callable[[], T]) -> T | FieldError:
    try:
        return read()
    except FieldError as error:
        return error


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Hà Nội", "Hà Nội"),
        ("  Hà\tNội \n", "Hà Nội"),
        ("Hà\u00a0\u2003Nội", "Hà Nội"),
        ("", ""),
        (" \n\u00a0", ""),
        ("x" * 500, "x" * 500),
        (f"{' ' * 500}x{' ' * 500}", "x"),
    ],
)
def test_a_text_is_read_as_one_line(value: str, text: str) -> None:
    assert text_of({"scope": value}, "scope") == text


def test_a_text_that_is_absent_is_empty() -> None:
    assert text_of({"subject": "x"}, "scope") == ""


@pytest.mark.parametrize("fields", [{}, {"scope": ""}, {"scope": " \n\u00a0"}])
def test_a_wanted_text_that_is_absent_is_named(fields: dict[str, object]) -> None:
    assert refusal(lambda: text_of(fields, "scope", is_wanted=True)) == ("scope", "ledger.absent", "")


@pytest.mark.parametrize("value", [5, 5.0, True, None, ["x"], {"x": "y"}, DAY])
def test_a_field_that_is_no_text_is_named(value: object) -> None:
    assert refusal(lambda: text_of({"by": value}, "by")) == ("by", "ledger.no_text", "")


@pytest.mark.parametrize("length", [501, 10_000])
def test_a_text_that_is_too_long_is_named_with_the_limit(length: int) -> None:
    assert refusal(lambda: text_of({"by": "x" * length}, "by")) == ("by", "ledger.too_long", "500")


@given(st.text(max_size=600))
def test_a_text_that_was_read_is_read_again_as_it_is(value: str) -> None:
    text = outcome(lambda: text_of({"by": value}, "by"))
    if isinstance(text, FieldError):
        assert (text.reason, len(" ".join(value.split())) > 500) == ("ledger.too_long", True)
    else:
        assert text_of({"by": text}, "by") == text
        assert text.split() == value.split()


@pytest.mark.parametrize("value", [DAY, "2023-12-13"])
def test_a_day_is_read_from_toml_and_from_text(value: object) -> None:
    assert date_of({"entered": value}, "entered") == DAY


@pytest.mark.parametrize("fields", [{}, {"entered": None}, {"entered": ""}])
def test_a_day_that_is_absent_is_none(fields: dict[str, object]) -> None:
    assert date_of(fields, "entered") is None


@pytest.mark.parametrize(
    "value",
    ["13/12/2023", "2023", "hôm qua", "2023-02-30", "2023-12-13 10:00", " ", 2023, 5.5, True, ["2023-12-13"]],
)
def test_a_field_that_is_no_day_is_named_with_what_it_says(value: object) -> None:
    assert refusal(lambda: date_of({"published": value}, "published")) == ("published", "ledger.no_date", str(value))


def test_a_time_of_day_is_no_day() -> None:
    moment = datetime.datetime(2023, 12, 13, 10, 0)
    assert refusal(lambda: date_of({"entered": moment}, "entered"))[:2] == ("entered", "ledger.no_date")


@given(st.dates())
def test_every_day_is_read_from_its_iso_form(day: datetime.date) -> None:
    assert date_of({"entered": day.isoformat()}, "entered") == date_of({"entered": day}, "entered") == day


@pytest.mark.parametrize("kind", FigureKind)
def test_a_kind_is_read_by_its_name(kind: FigureKind) -> None:
    assert kind_of(kind.value) is kind


@pytest.mark.parametrize("text", ["", "Actual", "sơ bộ", "final", "actual "])
def test_a_text_that_is_no_kind_is_refused_with_the_kinds(text: str) -> None:
    known = "actual, preliminary, estimate, plan, forecast"
    assert refusal(lambda: kind_of(text)) == ("kind", "ledger.no_kind", known)


@pytest.mark.parametrize(
    ("text", "start", "end", "is_instant"),
    [
        ("năm 2022", "2022-01-01", "2022-12-31", False),
        ("quý I/2023", "2023-01-01", "2023-03-31", False),
        ("tháng 3/2021", "2021-03-01", "2021-03-31", False),
        ("giai đoạn 2019 - 2021", "2019-01-01", "2021-12-31", False),
        ("11 tháng đầu năm 2023", "2023-01-01", "2023-11-30", False),
        ("nửa đầu năm 2023", "2023-01-01", "2023-06-30", False),
        ("từ 1/2/2020 đến 5/2/2020", "2020-02-01", "2020-02-05", False),
        ("ngày 31/12/2022", "2022-12-31", "2022-12-31", False),
        ("đầu năm 2022", "2022-01-01", "2022-01-01", True),
        ("cuối năm 2022", "2022-12-31", "2022-12-31", True),
        ("tính đến 30/6/2022", "2022-06-30", "2022-06-30", True),
    ],
)
def test_a_period_has_the_days_of_its_words(text: str, start: str, end: str, is_instant: bool) -> None:
    period = period_called(text)
    assert (str(period.start), str(period.end), period.is_instant) == (start, end, is_instant)
    assert (period.text, period.span) == (text, Span(0, len(text)))


@given(printed_periods())
def test_every_spelling_of_a_period_gives_its_days(spelling: Printed) -> None:
    period = period_called(spelling.text)
    assert (period.start, period.end, period.months) == (spelling.start, spelling.end, spelling.months)
    assert (period.text, period.span.slice(spelling.text)) == (spelling.text, spelling.text)


@given(st.integers(1950, 2150))
def test_a_bare_year_is_a_year(year: int) -> None:
    period = period_called(f"{year}")
    assert (period.start, period.end) == (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    assert period == period_called(f"năm {year}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "parse.empty"),
        ("  ", "parse.empty"),
        ("xuất khẩu", "parse.no_period"),
        ("0000", "parse.no_period"),
        ("20222", "parse.no_period"),
        ("ngày 31/2/2022", "parse.no_period"),
        ("năm 2022 và 2023", "parse.two_periods"),
        ("năm ngoái", "ledger.no_days"),
        ("11 tháng", "ledger.no_days"),
        ("cùng kỳ", "ledger.no_days"),
        ("quý I", "ledger.no_days"),
        ("giữa năm 2020", "ledger.no_days"),
    ],
)
def test_a_period_without_days_of_its_own_is_refused(text: str, reason: str) -> None:
    field, told, detail = refusal(lambda: period_called(text))
    assert (field, told) == ("period", reason)
    if reason == "ledger.no_days":
        assert detail == text


@given(st.text(max_size=30))
@example("năm 2022 \u0301")
@example("13/12/20211")
def test_any_text_is_a_period_with_days_or_refused_as_one(text: str) -> None:
    period = outcome(lambda: period_called(text))
    if isinstance(period, FieldError):
        assert period.field == "period"
        assert period.reason.startswith(("parse.", "ledger."))
    else:
        assert period.start is not None
        assert period.end is not None
        assert period.start <= period.end


@given(periods())
def test_a_period_named_by_itself_keeps_its_words(period: Period) -> None:
    assert named_absolutely(period) == period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("năm ngoái", "năm 2022"),
        ("năm nay", "năm 2023"),
        ("tháng trước", "tháng 11/2023"),
        ("hôm qua", "ngày 12/12/2023"),
        ("11 tháng đầu năm", "từ 1/1/2023 đến 30/11/2023"),
        ("3 năm qua", "từ 14/12/2020 đến 13/12/2023"),
    ],
)
def test_a_period_that_counts_from_publication_is_named_by_its_days(text: str, words: str) -> None:
    assert named_absolutely(parse_period(text, published=DAY)).text == words


FIRST, LAST = datetime.date(1000, 1, 1), datetime.date(2199, 12, 31)  # the years that words may name


@st.composite
def spans_of_days(draw: st.DrawFn) -> tuple[datetime.date, datetime.date]:
    """First and last days, often of whole months and years."""
    start, end = sorted((draw(st.dates(FIRST, LAST)), draw(st.dates(FIRST, LAST))))
    form = draw(st.sampled_from(["any", "day", "month", "months", "year", "years"]))
    if form == "day":
        return start, start
    if form in ("month", "months"):
        end = start if form == "month" else end
        return start.replace(day=1), end.replace(day=calendar.monthrange(end.year, end.month)[1])
    if form in ("year", "years"):
        end = start if form == "year" else end
        return start.replace(month=1, day=1), end.replace(month=12, day=31)
    return start, end


@given(spans_of_days(), st.sampled_from([Anchor.PUBLISHED, Anchor.CURRENT]), st.sampled_from(["kỳ này", "năm 2022"]))
@example((datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)), Anchor.PUBLISHED, "tháng trước")
@example((datetime.date(2021, 2, 1), datetime.date(2022, 2, 28)), Anchor.PUBLISHED, "một năm qua")
@example((datetime.date(2022, 2, 1), datetime.date(2022, 2, 27)), Anchor.PUBLISHED, "đầu tháng trước")
@example((datetime.date(2021, 1, 1), datetime.date(2022, 12, 31)), Anchor.PUBLISHED, "hai năm qua")
def test_any_days_are_named_by_words_that_read_back_to_them(
    days: tuple[datetime.date, datetime.date], anchor: Anchor, text: str
) -> None:
    start, end = days
    named = named_absolutely(Period(text, Span(0, len(text)), start, end, anchor=anchor))
    assert (named.start, named.end, named.anchor) == (start, end, Anchor.NONE)
    assert period_called(named.text) == named


def test_words_that_name_other_days_by_themselves_are_not_kept() -> None:
    period = Period("năm 2022", Span(0, 8), datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    assert named_absolutely(period).text == "năm 2021"


@pytest.mark.parametrize(
    ("text", "low", "high", "place", "unit"),
    [
        ("39,59 tỷ USD", "39590000000", "39590000000", "10000000", "USD"),
        ("gần 29 tỷ USD", "29000000000", "29000000000", "1000000000", "USD"),
        ("1.246 hội nghị", "1246", "1246", "1", "hội nghị"),
        ("8,02%", "8.02", "8.02", "0.01", "%"),
        ("-5,3%", "-5.3", "-5.3", "0.1", "%"),
        ("\N{MINUS SIGN}5,3%", "-5.3", "-5.3", "0.1", "%"),
        ("52 liên hiệp hội", "52", "52", "1", "liên hiệp hội"),
        ("5-7 triệu tấn", "5000000", "7000000", "1000000", "tấn"),
        ("23.500 đồng/lít", "23500", "23500", "1", "VND/lít"),
        ("  5 km ", "5", "5", "1", "km"),
    ],
)
def test_a_quantity_is_read_as_printed(text: str, low: str, high: str, place: str, unit: str) -> None:
    quantity = quantity_called(text)
    assert (quantity.low, quantity.high) == (Fraction(low), Fraction(high))
    assert (quantity.place, str(quantity.unit)) == (Fraction(place), unit)
    assert (quantity.text, quantity.span) == (text.strip(), Span(0, len(text.strip())))


@given(numbers, st.sampled_from((*MEASURES, *COUNTS)), st.integers(0, 2))
def test_a_printed_number_has_its_exact_value_and_place(number: int, measure: Measure, places: int) -> None:
    if measure.is_count:
        places = 0
    quantity = quantity_called(f"{printed(number, places)}{measure.tail}")
    assert quantity.low == quantity.high == Fraction(number, 10**places) * measure.scale
    assert quantity.place == Fraction(measure.scale, 10**places)
    assert quantity.is_whole_count is measure.is_count


@given(values_in_print())
def test_a_quantity_that_was_read_is_read_again_from_its_own_text(quantity: Quantity) -> None:
    assert quantity_called(quantity.text) == quantity
    assert quantity_called(f" {quantity.text}\n") == quantity


@given(values_in_print().filter(lambda quantity: quantity.low > 0), st.sampled_from(MINUS))
def test_a_sign_turns_a_quantity_round(quantity: Quantity, sign: str) -> None:
    negative = quantity_called(f"{sign}{quantity.text}")
    assert (negative.low, negative.high) == (-quantity.high, -quantity.low)
    assert (negative.place, negative.unit) == (quantity.place, quantity.unit)


def test_a_qualifier_is_kept_without_a_place() -> None:
    qualifier = quantity_called("gần 29 tỷ USD").qualifier
    assert qualifier is not None
    assert (qualifier.text, qualifier.bound, qualifier.span) == ("gần", Bound.BELOW, Span(0, 0))


@given(numbers, st.sampled_from(["liên hiệp hội", "cây cà phê già cỗi", "chum rượu cần"]))
def test_words_that_no_table_knows_are_together_what_is_counted(number: int, noun: str) -> None:
    quantity = quantity_called(f"{printed(number)} {noun}")
    assert quantity.unit is not None
    assert quantity.low == number
    assert (quantity.unit.symbol, quantity.unit.dimension) == (noun, Dimension.COUNT)
    assert quantity.is_whole_count


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("", "parse.empty", ""),
        ("-", "parse.empty", ""),
        ("xuất khẩu", "parse.no_number", ""),
        ("5 km và 6 km", "parse.after", "và 6 km"),
        ("5% (sơ bộ)", "parse.after", "(sơ bộ)"),
        ("đạt 5 km", "parse.before", "đạt"),
        ("--5 km", "parse.before", "-"),
        ("52 Liên Hiệp Hội", "parse.after", "Liên Hiệp Hội"),
        ("12", "ledger.no_unit", "12"),
        ("-12,5", "ledger.no_unit", "-12,5"),
        ("1,500 km", "ledger.two_readings", "1500 / 1.5"),
        ("-1,500 km", "ledger.two_readings", "1500 / 1.5"),
        ("1,125 tỷ USD", "ledger.two_readings", "1125000000 / 1125000000000"),
    ],
)
def test_a_value_that_is_not_one_quantity_is_refused(text: str, reason: str, detail: str) -> None:
    field, told, shown = refusal(lambda: quantity_called(text))
    assert (field, told) == ("value", reason)
    assert shown.split() == detail.split()


def test_a_value_that_is_too_long_is_refused() -> None:
    assert refusal(lambda: quantity_called(f"{'1' * 300} km"))[:2] == ("value", "parse.too_long")


@given(settled())
def test_an_ambiguous_print_is_refused_with_its_readings(each: Settled) -> None:
    field, reason, detail = refusal(lambda: quantity_called(each.text))
    assert (field, reason) == ("value", "ledger.two_readings")
    assert sorted(detail.split(" / ")) == sorted(each.values)


@given(settled(), st.integers(0, 1))
def test_an_ambiguous_print_is_settled_by_its_exact_value(each: Settled, which: int) -> None:
    quantity = quantity_called(each.text, each.values[which])
    assert quantity.low == quantity.high == Fraction(each.values[which])
    assert not quantity.is_ambiguous
    other = quantity_called(each.text, each.values[1 - which])
    assert quantity.place / other.place == quantity.low / other.low


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(AMOUNTS))
def test_the_place_of_a_settled_print_is_that_of_its_last_digit(first: int, rest: int, measure: Measure) -> None:
    text = f"{first},{rest:03}{measure.tail}"
    thousands = quantity_called(text, f"{(first * 1000 + rest) * measure.scale}")
    assert thousands.place == measure.scale
    assert thousands == attrs.evolve(quantity_called(f"{first}.{rest:03}{measure.tail}"), text=text)


@pytest.mark.parametrize("sign", MINUS)
def test_the_exact_value_of_a_negative_print_is_that_of_its_digits(sign: str) -> None:
    quantity = quantity_called(f"{sign}1,500 km", "1.5")
    assert quantity.low == quantity.high == Fraction(-3, 2)


@pytest.mark.parametrize(
    ("text", "exact", "readings"),
    [
        ("1,500 km", "1501", "1500 / 1.5"),
        ("1,500 km", "1,5", "1500 / 1.5"),
        ("1,500 km", "x", "1500 / 1.5"),
        ("5 km", "6", "5"),
        ("8,02%", "802", "8.02"),
        ("5-7 km", "5", "5"),
    ],
)
def test_an_exact_value_that_the_print_cannot_mean_is_refused(text: str, exact: str, readings: str) -> None:
    assert refusal(lambda: quantity_called(text, exact)) == ("exact", "ledger.other_value", readings)


@pytest.mark.parametrize(
    ("text", "exact"), [("5 km", "5"), ("8,02%", "8.02"), ("0 km", "0"), ("39,59 tỷ USD", f"{39590 * 10**6}")]
)
def test_an_exact_value_beside_a_plain_print_changes_nothing(text: str, exact: str) -> None:
    assert quantity_called(text, exact) == quantity_called(text)
