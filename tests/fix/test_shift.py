"""Words are found again after edits of others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.fix.shift import Shift
from factcheck.model.finding import Edit, Fix
from factcheck.model.span import Span

TEXT = "".join(chr(0x4E00 + at) for at in range(60))  # no character twice


@st.composite
def edits(draw: st.DrawFn) -> list[Edit]:
    bounds = sorted(draw(st.lists(st.integers(0, 60), max_size=8, unique=True)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return [Edit(Span(*pair), draw(st.text("abc", max_size=5))) for pair in pairs]


@given(edits(), st.integers(0, 59), st.integers(1, 60))
def test_words_that_no_edit_touches_stand_where_the_shift_says(made: list[Edit], start: int, length: int) -> None:
    span = Span(start, min(60, start + length))
    after, place = Fix(tuple(made)).apply(TEXT), Shift(made).span(span)
    if any(edit.span.start < span.end and span.start < edit.span.end for edit in made):
        untouched = [char for at, char in enumerate(TEXT) if not any(e.span.start <= at < e.span.end for e in made)]
        inside = [char for char in span.slice(TEXT) if char in untouched]
        assert [char for char in place.slice(after) if char in TEXT and char in span.slice(TEXT)] == inside
    else:
        assert place.slice(after) == span.slice(TEXT)


@given(edits())
def test_the_words_of_an_edit_become_its_replacement(made: list[Edit]) -> None:
    after, shift = Fix(tuple(made)).apply(TEXT), Shift(made)
    assert [shift.span(edit.span).slice(after) for edit in made] == [edit.replacement for edit in made]
