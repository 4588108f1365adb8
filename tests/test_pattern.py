"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from factcheck.pattern import lazy_pattern


def test_it_finds_what_the_compiled_pattern_finds() -> None:
    source, text = r"(\d+),(\d+)", "1,5 và 12,75"
    compiled = re.compile(source)
    for _ in range(2):  # before and after it is compiled
        pattern = lazy_pattern(source)
        assert pattern.findall(text) == compiled.findall(text)
        assert [match.span() for match in pattern.finditer(text)] == [(0, 3), (7, 12)]
        assert pattern.sub("x", text) == compiled.sub("x", text)
        assert pattern.split(text) == compiled.split(text)
        assert pattern.match(text, 4) is None
        assert pattern.groups == 2


def test_a_faulty_pattern_is_told_when_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("(")
