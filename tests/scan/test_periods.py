"""Periods: which words name one, and which days they mean."""

from __future__ import annotations

import datetime
import tomllib
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ParseError
from factcheck.model.period import Period
from factcheck.read.document import Document
from factcheck.scan.periods import bare_year_at, parse_period, period_at, period_of, periods_in, resolve
from tests.period_rendering import Printed, printed_periods

CORPUS = tomllib.loads((Path(__file__).parents[2] / "claims/corpus/periods.toml").read_text(encoding="utf-8"))
PUBLISHED: datetime.date = CORPUS["published"]


@pytest.mark.parametrize("row", CORPUS["period"], ids=lambda row: row["text"])
def test_the_words_mean_what_the_corpus_says(row: dict[str, Any]) -> None:
    document = Document.of(row["text"])
    published = row.get("published", PUBLISHED)
    current = parse_period(row["current"], published=published) if "current" in row else None
    reading = period_at(document.normal, len("trong ") if row["text"].startswith("trong ") else 0)
    assert reading is not None
    period = period_of(document, reading, published=published, current=current)
    assert (period.start, period.end) == (row.get("start"), row.get("end"))
    assert (period.months, period.anchor.value) == (row.get("months"), row.get("anchor", "none"))
    assert period.is_instant is row.get("instant", False)
    assert parse_period(row["text"], published=published).text == row["text"]


@pytest.mark.parametrize("row", CORPUS["none"], ids=lambda row: row["text"])
def test_near_misses_are_refused_with_a_position(row: dict[str, Any]) -> None:
    with pytest.raises(ParseError) as refusal:
        parse_period(row["text"], published=PUBLISHED)
    assert 0 <= refusal.value.position <= len(row["text"])
    assert refusal.value.text == row["text"]


_forms: st.SearchStrategy[Literal["NFC", "NFD"]] = st.sampled_from(("NFC", "NFD"))


@given(printed_periods, _forms, st.sampled_from(["", " ", "\u00a0 "]))
def test_what_is_printed_is_read_back(printed: Printed, form: Literal["NFC", "NFD"], space: str) -> None:
    text = space + unicodedata.normalize(form, printed.text) + space
    period = parse_period(text, published=printed.published)
    assert (period.start, period.end, period.months) == (printed.start, printed.end, printed.months)
    assert period.anchor is printed.anchor
    assert period.span.slice(text) == period.text == text.strip()


@given(
    printed_periods, st.sampled_from(["Doanh thu ", "so với ", "(", "Theo đó, "]), st.sampled_from([", tăng", ".", ")"])
)
def test_a_period_is_found_whole_inside_a_sentence(printed: Printed, before: str, after: str) -> None:
    words = Document.of(printed.text.removeprefix("trong ")).normal
    found = periods_in(before + words + after)
    assert [reading.text for reading in found] == [words]
    assert found[0].start == len(before)


@given(printed_periods)
def test_without_its_anchor_a_relative_period_has_no_days(printed: Printed) -> None:
    period = parse_period(printed.text)
    assert (period.start is None) is (printed.published is not None)
    assert period.months == printed.months


_words = st.sampled_from(["năm ", "quý ", "tháng ", "cùng kỳ ", "giai đoạn ", "đầu ", "cuối ", "từ ", "đến ", "ngày "])
_turns = st.sampled_from(["trước ", "qua ", "tính đến ", "nay ", "cả ", "nửa ", "thế kỷ ", "thập kỷ ", "đó ", "của "])
_marks = st.sampled_from(["2018", "2017-2018", "12", "31/2", "III", "/", "-", " ", "\n", ",", "hai ", "999 "])
_fragments = st.one_of(_words, _turns, _marks)
_texts = st.one_of(st.text(max_size=60), st.lists(_fragments, max_size=14).map("".join))
_dates = st.none() | st.dates()


@given(_texts, _dates, st.none() | printed_periods)
def test_any_text_gives_ordered_periods_within_it(
    text: str, published: datetime.date | None, now: Printed | None
) -> None:
    normal = Document.of(text).normal
    current = None if now is None else parse_period(now.text, published=now.published)
    end = 0
    for reading in periods_in(normal):
        assert end <= reading.start < reading.end <= len(normal)
        assert reading.text == normal[reading.start : reading.end]
        assert _is_sound(resolve(reading, published=published, current=current))
        end = reading.end


@given(_texts, _dates)
def test_any_text_alone_is_a_period_or_refused(text: str, published: datetime.date | None) -> None:
    outcome = _period_or_position(text, published)
    if isinstance(outcome, int):
        assert 0 <= outcome <= len(text)
    else:
        assert outcome.span.slice(text) == outcome.text
        assert _is_sound(outcome)


def _period_or_position(text: str, published: datetime.date | None) -> Period | int:
    try:
        return parse_period(text, published=published)
    except ParseError as refusal:
        return refusal.position


def _is_sound(period: Period) -> bool:
    if period.start is None or period.end is None:
        return period.start is period.end
    return period.start <= period.end and (period.start == period.end or not period.is_instant)


def test_a_limit_cuts_what_lies_beyond_it() -> None:
    text = "trong năm 2018 và năm 2019"
    assert [reading.text for reading in periods_in(text, 0, 16)] == ["năm 2018"]
    assert [reading.text for reading in periods_in(text, 16)] == ["năm 2019"]


def test_a_line_break_before_a_capital_ends_a_period() -> None:
    assert [reading.text for reading in periods_in("so với cùng kỳ\nnăm 2022")] == ["cùng kỳ\nnăm 2022"]
    assert [reading.text for reading in periods_in("so với cùng kỳ\nNăm 2022, lãi")] == ["cùng kỳ", "Năm 2022"]


@pytest.mark.parametrize(
    "text", ["phạt 9 tháng tù", "sau 6 tháng", "dài hơn 3 tháng", "nuôi 12 tháng", "mỗi tháng hai lần"]
)
def test_a_length_of_time_is_no_period_of_a_sentence(text: str) -> None:
    assert periods_in(text) == []


def test_the_first_months_may_be_named_by_their_number_alone() -> None:
    assert [reading.text for reading in periods_in("Tính chung 9 tháng, cả nước")] == ["9 tháng"]


@pytest.mark.parametrize(("text", "months"), [("2016", 12), ("2017-2018", 24), ("2016 đạt", 12)])
def test_a_bare_year_is_read_where_a_reference_may_stand(text: str, months: int) -> None:
    reading = bare_year_at(text, 0)
    assert reading is not None
    assert resolve(reading).months == months


@pytest.mark.parametrize("text", ["2.016", "2016,5", "201", "20165", "2016kg", "năm 2016"])
def test_other_numbers_are_no_bare_years(text: str) -> None:
    assert bare_year_at(text, 0) is None
