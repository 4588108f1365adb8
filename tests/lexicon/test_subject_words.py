"""The words that tell what a figure measures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from factcheck.lexicon import subject_words as module
from factcheck.lexicon.folding import keys
from factcheck.lexicon.subject_words import Entry, Use, parts_of, subject_words, uses_of
from factcheck.table import rows

ROWS = list(rows(Path(module.__file__).parent / "subject_words.txt", 3))
# rows without a value
BARE = {
    *(Use.NOISE, Use.SCOPE, Use.ESTIMATE, Use.TITLE, Use.MEASURE, Use.FLOW, Use.SIGNED, Use.SOURCE, Use.VOLUME),
    *(Use.LIGHT, Use.WHOLE),
}
UNSAID = {Use.NOISE, Use.SCOPE, Use.ESTIMATE, Use.TITLE}  # what is no part of the subject
TWICE = {"ước": {Use.NOISE, Use.ESTIMATE}, "theo": {Use.NOISE, Use.TITLE}}  # "ước đạt", "theo ông Bình"


def entry(phrase: str) -> Entry:
    words = keys(phrase)
    found = subject_words().at(words, 0)
    assert found is not None
    assert found[0] == len(words)
    return found[1]


@pytest.mark.parametrize(("phrase", "use", "value"), ROWS, ids=[f"{phrase} {use}" for phrase, use, _ in ROWS])
def test_every_row_has_a_use_and_the_value_that_it_needs_and_is_found_whole(phrase: str, use: str, value: str) -> None:
    assert Use(use) in entry(phrase).uses
    assert bool(value) is (Use(use) not in BARE)


def test_no_row_stands_twice() -> None:
    counts = Counter((phrase, use, value if use == Use.SUM else "") for phrase, use, value in ROWS)
    assert [row for row, count in counts.items() if count > 1] == []


def test_what_says_nothing_of_the_subject_has_no_other_use_but_where_that_is_meant() -> None:
    uses = {phrase: entry(phrase).uses - {Use.SOURCE} for phrase, _, _ in ROWS}  # a whole clause is left out by it
    assert {phrase: set(found) for phrase, found in uses.items() if len(found) > 1 and found & UNSAID} == TWICE


def test_another_name_leads_to_a_term_in_one_step() -> None:
    named = {phrase: value for phrase, use, value in ROWS if use == Use.SAME}
    assert len(named) == sum(use == Use.SAME for _, use, _ in ROWS)
    for phrase, term in named.items():
        assert term not in named
        assert entry(phrase).term == entry(term).term == term
        assert not entry(term).uses & UNSAID


def test_another_name_is_in_the_set_of_its_term() -> None:
    for phrase, use, value in ROWS:
        if use == Use.SAME:
            assert entry(phrase).contrast == entry(value).contrast


def test_a_set_has_at_least_two_members_and_a_phrase_is_in_one_at_most() -> None:
    members = Counter(value for _, use, value in ROWS if use == Use.CONTRAST)
    assert min(members.values()) > 1
    phrases = Counter(phrase for phrase, use, _ in ROWS if use == Use.CONTRAST)
    assert max(phrases.values()) == 1


def test_the_parts_of_a_sum_are_terms_of_their_own() -> None:
    for phrase, use, value in ROWS:
        if use == Use.SUM:
            parts = tuple(part.strip() for part in value.split(","))
            assert parts in parts_of(phrase)
            assert len(set(parts)) > 1
            assert phrase not in parts
            assert all(entry(part).term == part for part in parts)


def test_several_ways_of_a_sum_are_kept() -> None:
    assert set(parts_of("xuất nhập khẩu")) == {("xuất khẩu", "nhập khẩu")}
    assert ("nhập khẩu", "xuất siêu") in parts_of("xuất khẩu")


@pytest.mark.parametrize(
    ("term", "use", "expected"),
    [
        ("sản lượng", Use.FLOW, True),
        ("sản lượng", Use.MEASURE, True),
        ("dân số", Use.FLOW, False),
        ("diện tích", Use.FLOW, False),
        ("mía", Use.MEASURE, False),
        ("", Use.FLOW, False),
    ],
)
def test_uses_of_a_term(term: str, use: Use, expected: bool) -> None:
    assert (use in uses_of(term)) is expected


@pytest.mark.parametrize("term", ["mía", "", "sản lượng mía"])
def test_what_is_no_term_of_the_table_has_no_parts(term: str) -> None:
    assert parts_of(term) == ()
