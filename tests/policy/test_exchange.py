"""The exchange rates of the settings, and the checks that they decide."""

from __future__ import annotations

import datetime
import pickle
from fractions import Fraction

import pytest
from hypothesis import given

import factcheck
from factcheck.model.interval import Interval
from factcheck.policy.exchange import rates_of
from factcheck.policy.settings import ExchangeRate, Settings
from tests.policy.settings import days, rates

DAY = datetime.date


def rate(lower: int, upper: int, start: DAY | None = None, end: DAY | None = None) -> ExchangeRate:
    return ExchangeRate("USD", "VND", Interval(Fraction(lower), Fraction(upper)), start, end)


def worth(day: DAY | None, *known: ExchangeRate) -> tuple[int, int] | None:
    of_day = rates_of(Settings(rates=known))
    assert of_day is not None
    found = of_day("USD", "VND", day)
    if found is None:
        return None
    assert found.lower is not None
    assert found.upper is not None
    return int(found.lower), int(found.upper)


def test_without_rates_there_is_nothing_to_ask() -> None:
    assert rates_of(Settings()) is None


def test_a_rate_holds_on_its_days_both_ends_included() -> None:
    known = rate(24000, 25000, DAY(2024, 1, 1), DAY(2024, 12, 31))
    assert worth(DAY(2023, 12, 31), known) is None
    assert worth(DAY(2024, 1, 1), known) == worth(DAY(2024, 12, 31), known) == (24000, 25000)
    assert worth(DAY(2025, 1, 1), known) is None


def test_where_the_day_is_not_known_only_a_rate_of_all_days_holds() -> None:
    assert worth(None, rate(24000, 25000, DAY(2024, 1, 1))) is None
    assert worth(None, rate(24000, 25000, None, DAY(2024, 1, 1))) is None
    assert worth(None, rate(24000, 25000)) == (24000, 25000)


def test_of_several_rates_of_a_day_the_last_one_counts() -> None:
    known = (rate(20000, 26000), rate(24000, 25000, DAY(2024, 1, 1)))
    assert worth(DAY(2024, 5, 1), *known) == (24000, 25000)
    assert worth(DAY(2023, 5, 1), *known) == (20000, 26000)


@given(rates(), days)
def test_the_other_direction_is_one_divided_by_it(known: ExchangeRate, day: DAY) -> None:
    of_day = rates_of(Settings(rates=(known,)))
    assert of_day is not None
    there = of_day(known.currency, known.other, day)
    back = of_day(known.other, known.currency, day)
    assert (there is None) is (back is None)
    assert there is None or back is None or back.reciprocal == there


def test_of_other_currencies_nothing_is_known() -> None:
    of_day = rates_of(Settings(rates=(rate(24000, 25000),)))
    assert of_day is not None
    assert of_day("EUR", "VND", None) is None


@pytest.mark.parametrize(("dong", "codes"), [("490 tỷ đồng", []), ("560 tỷ đồng", ["U201"])])
def test_a_rate_decides_where_the_band_of_twenty_years_does_not(dong: str, codes: list[str]) -> None:
    text = f"Nhà máy có vốn đầu tư 20 triệu USD (tương đương {dong})."
    known = rates_of(Settings(rates=(rate(24000, 25000),)))
    assert [finding.code for finding in factcheck.check(text).findings] == []
    assert [finding.code for finding in factcheck.check(text, rates=known).findings] == codes


def test_rates_go_to_other_processes() -> None:
    known = rates_of(Settings(rates=(rate(24000, 25000),)))
    again = pickle.loads(pickle.dumps(known))
    assert again("USD", "VND", None) == Interval(Fraction(24000), Fraction(25000))
