"""The parts of the HTML report by themselves: markup, pieces, pictures."""

from __future__ import annotations

import re
from fractions import Fraction
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.interval import Interval
from factcheck.model.span import Span
from factcheck.report.page.entries import Entry
from factcheck.report.page.markup import Html, escaped, joined, shown, tag
from factcheck.report.page.picture import picture
from factcheck.report.page.pieces import Mark, pieces
from tests.report.drafts import PERCENT

END = 30
spans = st.builds(lambda a, b: Span(*sorted((a, b))), st.integers(0, END), st.integers(0, END))
numbers = st.fractions(-1000, 1000, max_denominator=1000)
intervals = st.one_of(
    st.builds(lambda a, b: Interval(*sorted((a, b))), numbers, numbers),
    st.builds(Interval, st.none(), numbers),
    st.builds(Interval, numbers, st.none()),
)


@given(st.text())
def test_what_is_escaped_reads_back_as_it_is_shown(text: str) -> None:
    assert unescape(escaped(text)) == shown(text)
    assert len(shown(text)) == len(text)
    assert not set("<>\"'\r") & set(escaped(text))


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u200f", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_what_a_page_cannot_hold_or_would_reorder_it_is_shown_as_a_sign(character: str) -> None:
    assert shown(f"1{character}2") == "1\ufffd2"


def test_lines_tabs_and_letters_of_every_script_stay() -> None:
    assert shown("một\tdòng\r\nعربي 中文 🌾") == "một\tdòng\r\nعربي 中文 🌾"


def test_a_tag_escapes_text_and_keeps_markup() -> None:
    assert tag("b", "<i>", Html("<i></i>"), class_='a"b', data_x="&", hidden=True, id=None) == (
        '<b class="a&quot;b" data-x="&amp;" hidden>&lt;i&gt;<i></i></b>'
    )
    assert joined("<", None, Html("<br>"), between="&") == "&lt;&amp;<br>"


def _marks(drawn: list[Span]) -> list[Mark]:
    found = [Mark(span, Entry(number, span, None, (), ())) for number, span in enumerate(drawn)]
    return sorted(found, key=lambda mark: (mark.span, mark.entry.number))


@given(st.lists(spans, max_size=8), st.sets(st.integers(0, END)))
def test_pieces_make_up_the_text_and_lie_in_just_the_marks_around_them(drawn: list[Span], cuts: set[int]) -> None:
    found = list(pieces(_marks(drawn), {0, END, *cuts}))
    assert [at for piece in found for at in range(piece.start, piece.end)] == list(range(END))
    assert cuts <= {piece.start for piece in found} | {END}
    for piece in found:
        around = {n for n, span in enumerate(drawn) if span.start <= piece.start and piece.end <= span.end}
        assert {mark.entry.number for mark in piece.marks} == around
        assert not [
            span for span in drawn if piece.start < span.start < piece.end or piece.start < span.end < piece.end
        ]


@given(st.lists(spans, max_size=8))
def test_the_shortest_place_around_a_piece_comes_first(drawn: list[Span]) -> None:
    for piece in pieces(_marks(drawn), {0, END}):
        lengths = [entry.place.end - entry.place.start for entry in piece.places]
        assert lengths == sorted(lengths)


def _bar(drawn: str, name: str) -> tuple[float, float]:
    found = re.search(rf'class="{name}" x="(-?[\d.]+)" y="\d+" width="([\d.]+)"', drawn)
    assert found is not None
    left, width = map(float, found.groups())
    return left, left + width


@given(intervals, intervals)
def test_bars_lie_within_the_picture_in_the_order_of_their_values(printed: Interval, computed: Interval) -> None:
    drawn = picture(printed, computed, PERCENT, "vi")
    first, second = _bar(drawn, "printed"), _bar(drawn, "computed")
    assert min(*first, *second) >= 0
    assert max(*first, *second) <= 340
    if printed.is_below(computed):
        assert first[0] < second[1]
        assert first[0] <= second[0]
    assert ('class="shared"' in drawn) is not printed.is_disjoint(computed)


@given(intervals, intervals)
def test_the_axis_has_a_few_values_in_order(printed: Interval, computed: Interval) -> None:
    drawn = picture(printed, computed, PERCENT, "en")
    ticks = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="\d+" class="value"', drawn)]
    assert 1 <= len(ticks) <= 10
    assert ticks == sorted(ticks)


def test_a_picture_is_told_in_words() -> None:
    drawn = picture(Interval(Fraction(24), Fraction(26)), Interval.point(Fraction(21)), PERCENT, "en")
    assert 'role="img"' in drawn
    assert 'aria-label="On one axis: the text allows 24% to 26%; recomputed 21%."' in drawn
