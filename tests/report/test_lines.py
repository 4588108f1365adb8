from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.lines import Lines, printable, width


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    text = "một\nhai\r\nba\rbốn"
    places = {word: Lines.of(text).position(text.index(word)) for word in ("một", "hai", "ai", "ba", "bốn")}
    assert places == {"một": (1, 1), "hai": (2, 1), "ai": (2, 2), "ba": (3, 1), "bốn": (4, 1)}


@given(st.text(alphabet="ab\n\r", max_size=30))
def test_every_offset_lies_in_its_line(text: str) -> None:
    lines = Lines.of(text)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        start, end = lines.bounds(line)
        assert start + column - 1 == offset
        assert "\n" not in text[start:end]
        assert "\r" not in text[start:end]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("tăng", 4), (unicodedata.normalize("NFD", "tăng"), 4), ("中文", 4), ("a\u200bb", 2), ("", 0), ("５％", 4)],
)
def test_width_is_what_a_terminal_shows(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(max_size=30))
def test_nothing_that_steers_a_terminal_is_printed(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) == "Cc" for character in shown)
    assert not set("\u202e\u2066\u2028") & set(shown)
