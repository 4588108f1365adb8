"""Qualifiers before and after a number: the corpus, every row of the table, and arbitrary text."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon.units import TABLE
from factcheck.model.quantity import Bound
from factcheck.scan.qualifiers import qualifier_after, qualifier_before
from factcheck.table import rows

CORPUS = tomllib.loads((Path(__file__).parents[2] / "claims/corpus/qualifiers.toml").read_text("utf-8"))
ROWS = list(rows(Path(TABLE).with_name("qualifiers.txt"), 3))


def cases(position: str) -> list[tuple[str, str, str]]:
    return [
        (text, words, group["bound"])
        for group in CORPUS[position]
        for text, words in zip(group["forms"], group["words"], strict=True)
    ]


@pytest.mark.parametrize(("text", "words", "bound"), cases("before"))
def test_qualifier_before_the_number(text: str, words: str, bound: str) -> None:
    found = qualifier_before(text, text.index("5"))
    assert found is not None
    assert (found[0], found[1] or "") == (words, bound)
    assert text[found[2] :].startswith(words)


@pytest.mark.parametrize(("text", "words", "bound"), cases("after"))
def test_qualifier_after_the_number(text: str, words: str, bound: str) -> None:
    found = qualifier_after(text, 1)
    assert found is not None
    assert (found[0], found[1] or "") == (words, bound)
    assert text[: found[2]].endswith(words)


@pytest.mark.parametrize("text", CORPUS["none"]["before"])
def test_near_miss_before_is_none(text: str) -> None:
    assert qualifier_before(text, text.index("5")) is None


@pytest.mark.parametrize("text", CORPUS["none"]["after"])
def test_near_miss_after_is_none(text: str) -> None:
    assert qualifier_after(text, 1) is None


@pytest.mark.parametrize(("phrase", "position", "bound"), ROWS)
def test_every_row_is_read_in_every_case(phrase: str, position: str, bound: str) -> None:
    for spelling in (phrase, phrase.title(), phrase.upper()):
        if position == "after":
            found = qualifier_after(f"5 {spelling} nữa", 1)
        else:
            found = qualifier_before(f"thì {spelling} 5", len(spelling) + 5)
        expected = None if bound == "comparison" else (spelling, None if bound == "exact" else bound)
        assert (found and found[:2]) == expected


def test_recomposed_text_reads_as_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "xấp xỉ 5")
    assert qualifier_before(unicodedata.normalize("NFC", decomposed), 7) == ("xấp xỉ", Bound.ABOUT, 0)


def test_a_word_that_begins_out_of_reach_is_not_read() -> None:
    assert qualifier_before("x" * 40 + "hơn 5", 44) is None


def test_number_at_the_start_of_a_text_has_none_before_it() -> None:
    assert qualifier_before("5 hơn ", 0) is None


WORDS = st.sampled_from([phrase for phrase, _, _ in ROWS] + [" ", ",", "\n", "5", "công ty"])


@given(st.text() | st.lists(WORDS, max_size=8).map(" ".join), st.data())
def test_what_is_found_is_verbatim_and_beside_the_number(text: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(text)))
    before, after = qualifier_before(text, number), qualifier_after(text, number)
    if before is not None:
        assert text[before[2] : number] in (before[0], before[0] + " ")
    if after is not None:
        assert text[number : after[2]] in (after[0], " " + after[0])
