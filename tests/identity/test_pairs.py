"""The labelled pairs: that each entry says what it must, and how many of them ``identity`` decides as labelled."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import pytest

from factcheck.identity.identity import identity
from factcheck.model.claim import Certainty
from tests.identity.pairs import (
    CORPUS,
    KEYS,
    LABELS,
    VALUES,
    Marked,
    Score,
    has_equal_digits,
    is_another_sentence,
    is_said_same,
    marked,
    pair_of,
    pairs,
    score,
)

ENTRIES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["pair"]
# What must hold, just under what was reached: precision and recall by part. What is wanted is 0.98 at 0.85 on both;
# the pairs held out fall short of it (0.962 at 0.725 when these bars were set).
BARS = {"open": (Fraction("0.98"), Fraction("0.85")), "held out": (Fraction("0.95"), Fraction("0.70"))}


@cache
def part(name: str) -> tuple[Marked, ...]:
    return tuple(marked(pair) for pair in pairs() if pair.is_held_out is (name == "held out"))


@pytest.mark.parametrize("entry", [pytest.param(entry, id=str(number)) for number, entry in enumerate(ENTRIES)])
def test_entry_has_two_marks_a_label_and_a_reason_and_nothing_else(entry: dict[str, Any]) -> None:
    pair = pair_of(entry)
    assert set(entry) <= KEYS
    assert pair.label in LABELS
    assert (pair.values in VALUES) is pair.is_same
    assert pair.is_same or not pair.values
    assert pair.why
    assert entry.get("held_out", True) is True
    assert all(start < end for start, end in zip(pair.starts, pair.ends, strict=True))


def test_corpus_is_large_and_every_kind_has_a_part_held_out() -> None:
    kinds = {(pair.label, pair.values) for pair in pairs()}
    held_out = {(pair.label, pair.values) for pair in pairs() if pair.is_held_out}
    assert len(pairs()) >= 200
    assert kinds == held_out
    assert len({pair.text for pair in pairs()}) > len(pairs()) * 0.95


@pytest.mark.parametrize("name", BARS)
def test_figures_of_nearly_all_marks_are_read(name: str) -> None:
    lost = sum(first is None or second is None for _, first, second in part(name))
    assert lost <= len(part(name)) / 100


@pytest.mark.parametrize("name", BARS)
def test_precision_and_recall_are_what_was_reached(name: str) -> None:
    reached = score(part(name), is_said_same)
    precision, recall = BARS[name]
    assert reached.precision >= precision, reached
    assert reached.recall >= recall, reached


@pytest.mark.parametrize(("name", "baseline"), list(product(BARS, (has_equal_digits, is_another_sentence))))
def test_it_is_better_than_either_baseline(name: str, baseline: Any) -> None:
    reached, plain = score(part(name), is_said_same), score(part(name), baseline)
    assert reached.precision > plain.precision
    assert reached.hits - reached.false > plain.hits - plain.false


@pytest.mark.parametrize("name", BARS)
def test_none_that_is_certain_is_labelled_otherwise(name: str) -> None:
    for pair, first, second in part(name):
        if first is not None and second is not None and is_said_same(first, second):
            assert pair.is_same or identity(first, second).certainty is not Certainty.CERTAIN


def test_score_counts_what_is_said_wrongly_and_what_is_missed() -> None:
    same, other = (next(each for each in part("open") if each.pair.is_same is is_same) for is_same in (True, False))
    unread = same._replace(second=None)
    assert score([same, other, unread], lambda *_: True) == Score(1, 1, 1, 0)
    assert score([same, other, unread], lambda *_: False) == Score(0, 0, 2, 1)
    assert score([same, other], lambda *_: True).precision == Fraction(1, 2)
    assert score([same, unread], lambda *_: True).recall == Fraction(1, 2)


@pytest.mark.parametrize("text", ["{1} và 2", "{1} và {2} và {3}", "}1{ và {2}"])
def test_entry_without_exactly_two_marks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="two marks"):
        pair_of({"text": text, "label": "same", "values": "equal", "why": "planted"})
