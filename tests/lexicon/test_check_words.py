"""The table of the words that checks need names checks that there are; their examples show that it lets them run."""

from __future__ import annotations

from factcheck.lexicon.check_words import _table, may_apply
from factcheck.verify.registry import checks


def test_only_checks_of_whole_texts_have_words() -> None:
    of_texts = {check.meta.code for check in checks() if check.check is None and check.check_passage is not None}
    assert set(_table()) <= of_texts


def test_a_check_without_words_always_may_apply() -> None:
    assert may_apply("R101", "")


def test_a_check_with_words_applies_only_where_one_stands() -> None:
    assert may_apply("T105", "Giá tăng lần lượt 5% và 6%.")
    assert not may_apply("T105", "Giá tăng 5% rồi 6%.")


def test_no_word_is_empty() -> None:
    assert all(word for words in _table().values() for word in words)
