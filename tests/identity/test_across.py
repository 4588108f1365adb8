"""The labelled pairs across documents: that each says what it must, and how many are decided as labelled."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest

from factcheck.identity.identity import Sameness
from factcheck.model.claim import Certainty
from tests.identity.across_pairs import (
    KEYS,
    Decision,
    Read,
    entries,
    has_equal_digits,
    is_said_same,
    pair_of,
    pairs,
    read,
    score,
    shares_most_words,
)
from tests.identity.pairs import LABELS, VALUES

# What must hold, just under what was reached: precision and recall by part. What is wanted is 0.98 at 0.9; the pairs
# held out, which other hands wrote and nothing was tuned on, fall short of it (0.906 at 0.853 when these were set).
BARS = {"open": (Fraction("0.98"), Fraction("0.90")), "held out": (Fraction("0.89"), Fraction("0.84"))}


@cache
def part(name: str) -> tuple[Read, ...]:
    return tuple(read(pair) for pair in pairs() if pair.is_held_out is (name == "held out"))


@pytest.mark.parametrize("entry", [pytest.param(entry, id=str(number)) for number, entry in enumerate(entries())])
def test_entry_has_one_mark_in_each_text_a_label_and_a_reason_and_nothing_else(entry: dict[str, Any]) -> None:
    pair = pair_of(entry)
    assert set(entry) <= KEYS
    assert pair.label in LABELS
    assert (pair.values in VALUES) is pair.is_same
    assert entry["why"]
    assert entry.get("held_out", True) is True


def test_corpus_is_large_and_every_kind_has_a_part_held_out() -> None:
    found = pairs()
    kinds = {(pair.label, pair.values) for pair in found}
    assert len(found) >= 400
    assert kinds == {(pair.label, pair.values) for pair in found if pair.is_held_out}


@pytest.mark.parametrize("name", BARS)
def test_nearly_all_marks_are_read(name: str) -> None:
    lost = sum(each.known is None or each.draft is None for each in part(name))
    assert lost <= len(part(name)) / 50


@pytest.mark.parametrize("name", BARS)
def test_precision_and_recall_are_what_was_reached(name: str) -> None:
    reached = score(part(name), is_said_same)
    precision, recall = BARS[name]
    assert reached.precision >= precision, reached
    assert reached.recall >= recall, reached


@pytest.mark.parametrize(("name", "baseline"), list(product(BARS, (has_equal_digits, shares_most_words))))
def test_it_is_better_than_either_baseline(name: str, baseline: Decision) -> None:
    reached, plain = score(part(name), is_said_same), score(part(name), baseline)
    assert reached.hits - reached.false > plain.hits - plain.false


@pytest.mark.parametrize("name", BARS)
def test_none_that_is_certainly_the_same_is_labelled_otherwise(name: str) -> None:
    found = [(each.pair, each.identity()) for each in part(name)]
    certain = [pair for pair, it in found if it and (it.sameness, it.certainty) == (Sameness.SAME, Certainty.CERTAIN)]
    assert certain
    assert all(pair.is_same for pair in certain)


@pytest.mark.parametrize("text", ["{1} và {2}", "1", "}1{"])
def test_text_without_exactly_one_mark_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="one mark"):
        pair_of({"known": text, "draft": "{1}", "label": "same", "values": "equal", "why": "planted"})
