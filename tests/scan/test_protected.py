"""Which numbers are shielded from being read as quantities."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.scan.protected import protected_end

CORPUS = Path(__file__).parents[2] / "claims" / "corpus" / "protected.toml"
_PIECE = re.compile(r"[\[{\]}]|[^\[{\]}]+")
_DIGIT = re.compile("[0-9]")
_RUN = re.compile("[0-9]+")


def _phrases() -> list[tuple[str, str]]:
    corpus = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
    return [(phenomenon, phrase) for phenomenon, phrases in corpus.items() for phrase in phrases]


def _unmarked(phrase: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The phrase without its marks, and (mark, start, end) of what they held."""
    text, marks, opened = "", [], ("", 0)
    for piece in _PIECE.findall(phrase):
        if piece in "[{":
            opened = (piece, len(text))
        elif piece in "]}":
            marks.append((*opened, len(text)))
        else:
            text += piece
    return text, marks


def _scanned(text: str) -> dict[int, int | None]:
    """What ``protected_end`` says of each number, called as the scan of quantities calls it."""
    ends: dict[int, int | None] = {}
    position = 0
    while match := _DIGIT.search(text, position):
        start = match.start()
        line_start = text.rfind("\n", 0, start) + 1
        end = ends[start] = protected_end(text, start, line_start)
        run = _RUN.match(text, start)
        assert run is not None
        position = run.end() if end is None else end
    return ends


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    assert len(_phrases()) >= 120


@pytest.mark.parametrize(("phenomenon", "phrase"), _phrases())
def test_a_number_is_shielded_just_where_the_corpus_says(phenomenon: str, phrase: str) -> None:
    text, marks = _unmarked(phrase)
    ends = _scanned(text)
    assert marks, phenomenon
    for mark, start, end in marks:
        assert ends.get(start, "passed over") == (end if mark == "[" else None), text[start:end]


@pytest.mark.parametrize("phrase", ["Điều [5]", "năm [2018]", "tầng [5]", "thứ [6]", "A[320]"])
def test_magnitude_or_percent_outweighs_no_glued_letter_but_every_word_before(phrase: str) -> None:
    text, [(_, start, _)] = _unmarked(phrase)
    is_glued = text[start - 1].isalpha()
    for measure in (" triệu đồng", "%", " tỷ USD"):
        assert (protected_end(text + measure, start, 0) is None) is not is_glued


_words = st.sampled_from(["ngày ", "tháng ", "năm ", "số ", "quận ", " triệu", "%", " người", "hoà ", "S&P ", "F -"])
_numbers = st.sampled_from(["12", "3", "2018", "1.234", "5,6", "0971 ", "h", "m2", "A", "COVID", "QĐ", "NĐ-CP"])
_marks = st.sampled_from(["-", "/", ":", ".", ",", " ", "\n", "(", ")", "@"])
_fragments = st.one_of(_words, _numbers, _marks)
_texts = st.one_of(st.text(max_size=60), st.lists(_fragments, max_size=20).map("".join))


@given(_texts)
def test_the_end_lies_after_the_first_digit_and_within_the_text(text: str) -> None:
    for start, end in _scanned(text).items():
        assert end is None or start < end <= len(text)


@given(_texts, st.text(alphabet="ab \n", min_size=40, max_size=60))
def test_what_stands_far_before_changes_nothing(text: str, far: str) -> None:
    near = "x" * 40 + " \n" + text
    ends = {start + len(far): end and end + len(far) for start, end in _scanned(near).items()}
    assert _scanned(far + near) == ends


@pytest.mark.parametrize("unit", ["1", "1.", "1-", "1/", "1:1 ", "ngày 1, ", "a1", "1 ", "năm 2018 "])
def test_a_long_run_is_passed_in_steps_that_do_not_grow(unit: str) -> None:
    text = unit * 2000
    calls = len(_scanned(text))
    assert calls <= len(_RUN.findall(text))
