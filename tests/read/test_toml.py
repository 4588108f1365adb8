"""TOML with the lines of its keys, and values as TOML."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read.toml import Path, Plain, TomlError, lines_of, parsed, toml_key, toml_text

SAMPLE = '''\
# [not.a.table]
title = """
"quoted" = 1
""""
'a.b'."c\\u0041" = {x = [1, # one
  { y = "]" },
]}
day = 1979-05-27T07:32:00-08:00
[[t]]
[t.u]
v.w = 1
[[t]]
[[t.k]]
[[t.k]]
z = true
[p."q r".s]
'''

keys = st.text(max_size=6)
values: st.SearchStrategy[Plain] = st.recursive(
    st.text(max_size=12)
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.dates(min_value=datetime.date(1900, 1, 1)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
tables = st.dictionaries(keys, values, max_size=5)


def written(table: dict[str, Plain], separator: str) -> str:
    return separator.join(f"{toml_key(key)} = {toml_text(value)}" for key, value in table.items())


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in parts:
        yield from paths(each, (*path, key))


@given(tables)
def test_what_is_written_is_read_again(table: dict[str, Plain]) -> None:
    assert parsed(written(table, "\n")) == table


@given(tables, st.sampled_from(["\n", "\r\n", "\n# x = 1\n", '\n\n  # "\n']))
def test_every_key_has_its_line(table: dict[str, Plain], separator: str) -> None:
    content = written(table, separator)
    lines = lines_of(content)
    assert set(lines) == set(paths(table))
    step = separator.count("\n")
    assert {path: lines[path] for path in lines if len(path) == 1} == {
        (key,): 1 + step * number for number, key in enumerate(table)
    }


@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.sampled_from(["", "\n", '"', "[", "a", " ", "#"])), max_size=3)
)
def test_whatever_is_toml_has_the_line_of_every_key(slips: list[tuple[int, str]]) -> None:
    content = SAMPLE
    for place, new in slips:
        content = content[:place] + new + content[place + 1 :]
    try:
        table = parsed(content)
    except TomlError:
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(content)
    else:
        assert set(lines_of(content)) == set(paths(table))


def test_keys_are_found_behind_strings_comments_and_tables_of_arrays() -> None:
    lines = lines_of(SAMPLE)
    assert set(lines) == set(paths(tomllib.loads(SAMPLE)))
    assert lines["title",] == 2
    assert lines["a.b", "cA", "x", 1, "y"] == 6
    assert lines["t", 0, "u", "v", "w"] == 11
    assert lines["t", 1] == 12
    assert lines["t", 1, "k", 1, "z"] == 15
    assert lines["p", "q r"] == 16


def test_decimals_are_exact() -> None:
    assert parsed("a = 0.1\nb = 1_0.50\nc = 25") == {"a": Decimal("0.1"), "b": Decimal("10.50"), "c": 25}


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("a = \n", 1, 5),
        ("a = 1\nb = [1,\n", 2, 8),
        ("a = 1\na = 2\n", 2, 6),
        (f"a = {'9' * 5000}", None, None),
        ("a = " + "[" * 5000, None, None),
        ("a = 1e99999999999999999999", None, None),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(content: str, line: int | None, column: int | None) -> None:
    with pytest.raises(TomlError) as caught:
        parsed(content)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.detail
