"""The checks of family P, on the passages of claims/corpus/dates.toml and on what a true calendar gives."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck import Level, check

CORPUS = Path(__file__).parents[2] / "claims/corpus/dates.toml"
TABLE = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
FAMILY = "P"
FORMS = ("{d}/{m}/{y}", "{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d} tháng {m} năm {y}", "{d} tháng {m}/{y}")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

days = st.dates(datetime.date(1901, 1, 1), datetime.date(2099, 12, 31))
forms = st.sampled_from(FORMS)
moderately = settings(max_examples=60, deadline=None)


def printed(form: str, day: datetime.date) -> str:
    return form.format(d=day.day, m=day.month, y=day.year)


def found(text: str, level: Level | None = None, published: datetime.date | None = None) -> list[str]:
    findings = check(text, published=published).findings
    return [f.code for f in findings if f.code.startswith(FAMILY) and level in (None, f.level)]


def passages(kind: str) -> list[object]:
    return [pytest.param(case, id=case["text"]) for case in TABLE[kind]]


@pytest.mark.parametrize("case", passages("case"))
def test_a_slip_is_called_at_its_level(case: dict[str, Any]) -> None:
    for level, key in ((Level.ERROR, "errors"), (Level.WARNING, "warnings"), (Level.NOTE, "notes")):
        assert found(case["text"], level, case.get("published")) == case.get(key, [])


@pytest.mark.parametrize("case", passages("truth"))
def test_a_near_miss_is_left_alone(case: dict[str, Any]) -> None:
    report = check(case["text"], published=case.get("published"))
    called = [f.code for f in report.findings if f.code.startswith(FAMILY) or f.level is Level.ERROR]
    assert called == case.get("notes", [])


@moderately
@given(days, forms, st.sampled_from(("Họp vào {w}, ngày {d}.", "{w} ({d}) có mưa.", "Họp ngày {d} ({w}).")))
def test_a_weekday_of_the_calendar_is_never_called(day: datetime.date, form: str, frame: str) -> None:
    assert found(frame.format(w=WEEKDAYS[day.weekday()], d=printed(form, day))) == []


@moderately
@given(days, forms, st.integers(1, 6))
def test_another_weekday_is_an_error_that_names_the_true_one(day: datetime.date, form: str, shift: int) -> None:
    text = f"Họp vào {WEEKDAYS[(day.weekday() + shift) % 7]}, ngày {printed(form, day)} tại huyện."
    (finding,) = check(text).findings
    assert (finding.code, finding.level) == ("P201", Level.ERROR)
    assert WEEKDAYS[day.weekday()] in finding.message.text("vi")


@moderately
@given(days, forms, st.sampled_from(("Ngày {d}, xã họp.", "Xã họp ({d}).", "Hạn đến {d}; xã họp.")))
def test_a_day_of_the_calendar_is_never_impossible(day: datetime.date, form: str, frame: str) -> None:
    assert found(frame.format(d=printed(form, day))) == []


@moderately
@given(st.integers(1, 31), st.integers(1, 12), st.integers(1901, 2099), forms)
def test_a_date_is_called_just_where_the_calendar_has_no_such_day(day: int, month: int, year: int, form: str) -> None:
    try:
        exists = bool(datetime.date(year, month, day))
    except ValueError:
        exists = False
    expected = [] if exists else ["P202"]
    assert found(f"Hạn nộp là ngày {form.format(d=day, m=month, y=year)}.", Level.ERROR) == expected


@moderately
@given(st.integers(1920, 2005), days, st.integers(-1, 1))
def test_an_age_within_one_year_is_never_called(birth: int, published: datetime.date, off: int) -> None:
    age = published.year - birth + off
    assume(1 <= age <= 110)
    for text in (f"Ông Ba (sinh năm {birth}, {age} tuổi) kể lại.", f"Ông Ba ({age} tuổi, SN {birth}) kể lại."):
        assert found(text, published=published) == []
        assert found(text) == []


@moderately
@given(st.integers(1900, 2050), st.integers(1, 99), days)
def test_a_true_anniversary_is_never_called(first: int, count: int, day: datetime.date) -> None:
    last = first + count
    start = f"{day.day}/{day.month}/"
    assert found(f"Trường kỷ niệm {count} năm thành lập ({first} - {last}).") == []
    if (day.day, day.month) != (29, 2):
        assert found(f"Trường kỷ niệm {count} năm thành lập ({start}{first} - {start}{last}).") == []


@moderately
@given(st.integers(1, 30), st.integers(1, 20), st.integers(1990, 2030), st.integers(0, 20))
def test_editions_in_the_order_of_their_years_are_never_called(number: int, more: int, year: int, later: int) -> None:
    name = "Giải chạy bờ hồ lần thứ"
    assert found(f"{name} {number} năm {year} vui. {name} {number + more} năm {year + later} cũng vui.") == []


@moderately
@given(days, st.integers(1, 200), st.booleans(), st.booleans())
def test_a_true_length_in_days_is_never_called(
    start: datetime.date, length: int, is_inclusive: bool, has_year: bool
) -> None:
    end = start + datetime.timedelta(days=length)
    assume(end.year <= 2099)
    year = f"/{end.year}" if has_year else ""
    dates = f"{start.day}/{start.month} đến {end.day}/{end.month}{year}"
    count = length + is_inclusive
    assert found(f"Hội chợ mở cửa từ ngày {dates} ({count} ngày).") == []
    assert found(f"Hội chợ mở cửa {count} ngày (từ {dates}).") == []


@moderately
@given(st.integers(1950, 2050), st.integers(1, 40), st.booleans())
def test_a_true_length_in_years_is_never_called(first: int, length: int, is_inclusive: bool) -> None:
    text = f"Đề án giai đoạn {first} - {first + length} ({length + is_inclusive} năm)."
    assert found(text) == []


@moderately
@given(st.integers(2, 11), st.integers(2001, 2030), st.integers(1, 99))
def test_the_same_months_of_the_year_before_are_never_called(months: int, year: int, rate: int) -> None:
    head = f"{months} tháng đầu năm {year}, doanh thu đạt 820 tỷ đồng, tăng {rate}% so với"
    for reference in ("cùng kỳ", "cùng kỳ năm trước", f"cùng kỳ năm {year - 1}", f"{months} tháng đầu năm {year - 1}"):
        assert found(f"{head} {reference}.") == []


@moderately
@given(st.integers(2005, 2030), st.integers(1, 90), st.integers(1, 90), st.integers(2, 4))
def test_rates_against_different_years_are_never_called(year: int, one: int, other: int, back: int) -> None:
    text = f"Năm {year}, doanh thu tăng {one}% so với năm {year - 1} và tăng {other}% so với năm {year - back}."
    assert found(text) == []


@moderately
@given(st.integers(1, 4), st.integers(2005, 2030), st.integers(0, 400))
def test_a_period_that_has_ended_is_never_called(quarter: int, year: int, later: int) -> None:
    end = datetime.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    published = end + datetime.timedelta(days=later)
    assert found(f"Quý {quarter}/{year}, doanh thu đã tăng 8% so với quý trước.", published=published) == []
