"""Settings and files of settings for tests."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from factcheck.model.finding import Level
from factcheck.model.interval import Interval
from factcheck.model.style import Style
from factcheck.policy.schema import OPTIONS
from factcheck.policy.settings import ExchangeRate, LevelRule, PathRule, Settings, Suppression
from factcheck.read.toml import toml_key, toml_text
from factcheck.verify.registry import codes

beginnings = st.builds(lambda code, length: code[:length], st.sampled_from(codes()), st.integers(1, 4))
some_codes = st.lists(beginnings, max_size=4).map(tuple)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
names = st.text("abcxyzđư.-_ ", min_size=1, max_size=8).map(lambda name: f"a{name}")
patterns = st.sampled_from(["*.md", "drafts/", "/a/**/b.txt", "!c.html", "[ab]?.txt"])
levels = st.dictionaries(beginnings, st.sampled_from(Level), max_size=3).map(
    lambda rules: tuple(LevelRule(code, level) for code, level in rules.items())
)
styles = st.builds(Style, st.sampled_from([None, ",", "."]), st.sampled_from([None, "tỷ", "tỉ"]))
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 1, 1))
numbers = st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(1, 10**8), st.integers(0, 6))


@st.composite
def rates(draw: st.DrawFn) -> ExchangeRate:
    lower, upper = sorted(draw(st.tuples(numbers, numbers)))
    start, end = sorted(draw(st.tuples(days, days)))
    currency, other = draw(st.permutations(["EUR", "MMK"]))  # no band of the table says what this must be
    return ExchangeRate(
        currency,
        other,
        Interval(lower, upper),
        draw(st.sampled_from([None, start])),
        draw(st.sampled_from([None, end])),
    )


rules = st.builds(
    PathRule,
    st.lists(patterns, max_size=3).map(tuple),
    st.none() | some_codes,
    st.none() | some_codes,
    levels,
    st.none() | styles,
)
suppressions = st.builds(Suppression, some_codes, words, st.just("") | patterns, st.just("") | words)
settings = st.builds(
    Settings,
    root=st.just("."),
    select=some_codes,
    ignore=some_codes,
    levels=levels,
    min_level=st.none() | st.sampled_from(Level),
    lang=st.sampled_from(["vi", "en"]),
    ledger=st.none() | names,
    baseline=st.none() | names,
    exclude=st.lists(patterns, max_size=3).map(tuple),
    jsonl_field=words,
    style=styles,
    rates=st.lists(rates(), max_size=3).map(tuple),
    suppressions=st.lists(suppressions, max_size=3).map(tuple),
    paths=st.lists(rules, max_size=3).map(tuple),
)


def table(form: Any, head: str = "") -> str:
    """The table ``form``, as TOML holds it, as people write it: arrays of tables under headers of their own."""
    single = {key: each for key, each in form.items() if not _is_tables(each)}
    text = "".join(f"{toml_key(key)} = {toml_text(each)}\n" for key, each in single.items())
    for key in form.keys() - single.keys():
        text += "".join(f"\n[[{head}{key}]]\n{table(each)}" for each in form[key])
    return text


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


KEYS = {
    "": tuple(OPTIONS),
    "style": ("decimal-mark", "billion"),
    "rates": ("currency", "other", "worth", "start", "end"),
    "suppress": ("codes", "reason", "path", "text"),
    "paths": ("patterns", "select", "ignore", "levels", "style"),
}
