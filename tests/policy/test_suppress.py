"""Entries ``[[suppress]]``: for which files, which codes and which words they hold."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model.report import Report
from factcheck.policy.judge import judged, unused
from factcheck.policy.settings import Settings, Suppression
from tests.policy.drafts import ALSO_WRONG, PLAIN, RIGHT, WRONG, codes

Form: TypeAlias = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
TEXT = f"{PLAIN}\n{WRONG}\n{ALSO_WRONG}\n"


def entry(*told: str, path: str = "", text: str = "") -> Suppression:
    return Suppression(told, "đã hỏi", path, text)


def left(entry: Suppression, text: str = TEXT, path: str = "bài/a.txt") -> list[str]:
    return words(judged(factcheck.check(text), Settings(suppressions=(entry,)), path).report)


def words(report: Report) -> list[str]:
    return [finding.span.slice(report.text) for finding in report.findings]


def test_without_an_entry_both_are_found() -> None:
    assert left(entry("T")) == ["25%", "35%"]


@pytest.mark.parametrize(
    ("told", "gone"),
    [((), True), (("R",), True), (("R1",), True), (("R101",), True), (("T", "R101"), True), (("R102", "T"), False)],
)
def test_codes_may_be_beginnings_and_none_are_all(told: tuple[str, ...], gone: bool) -> None:
    assert left(entry(*told)) == ([] if gone else ["25%", "35%"])


@pytest.mark.parametrize(
    ("text", "remains"),
    [
        ("", []),
        ("  \n", []),
        ("tức tăng 25%", ["35%"]),
        (WRONG, ["35%"]),
        ("25", ["35%"]),
        ("lên 7.5 tỉ đồng, tức tăng 25%", ["35%"]),  # another house style
        ("tức   tăng\n 25%.", ["35%"]),
        ("tức tăng", ["25%", "35%"]),
        ("TỨC TĂNG 25%", ["25%", "35%"]),
        ("tức tăng 25 %", ["25%", "35%"]),
        ("Hà Nội", ["25%", "35%"]),
        (".*", ["25%", "35%"]),
    ],
)
def test_only_findings_on_its_words_are_answered(text: str, remains: list[str]) -> None:
    assert left(entry(text=text)) == remains


def test_words_are_found_at_each_of_their_places() -> None:
    assert left(entry(text=WRONG), f"{WRONG}\n{PLAIN}\n{WRONG}\n{ALSO_WRONG}") == ["35%"]


@given(st.sampled_from(FORMS), st.sampled_from(FORMS), st.sampled_from([" ", "  ", "\u00a0", "\n"]))
def test_the_form_of_letters_and_white_space_do_not_matter(ours: Form, theirs: Form, space: str) -> None:
    text = unicodedata.normalize(ours, TEXT).replace("tức tăng", f"tức{space}tăng")
    assert left(entry(text=unicodedata.normalize(theirs, "tỷ đồng, tức tăng 25%")), text) == ["35%"]


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("", True),
        ("*.txt", True),
        ("bài/", True),
        ("/bài/a.txt", True),
        ("bài/**", True),
        ("a.txt", True),
        ("*.md", False),
        ("/a.txt", False),
        ("cũ/", False),
    ],
)
def test_a_path_is_a_pattern_below_the_root(pattern: str, fits: bool) -> None:
    settings = Settings(root="/tòa soạn", suppressions=(entry(path=pattern),))
    judgement = judged(factcheck.check(TEXT), settings, "/tòa soạn/bài/a.txt")
    assert words(judgement.report) == ([] if fits else ["25%", "35%"])
    assert len(judgement.concerned) == fits


def test_a_relative_path_is_seen_from_the_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(root=str(tmp_path), suppressions=(entry(path="/bài/*.txt"),))
    assert words(judged(factcheck.check(TEXT), settings, "bài/a.txt").report) == []


def test_an_entry_is_unused_only_if_it_answers_nothing_in_all_the_files_that_it_is_for() -> None:
    old, other, elsewhere, ledger = entry("R"), entry("T"), entry(path="/cũ/"), entry("L101", "L102")
    settings = Settings(suppressions=(old, other, elsewhere, ledger))
    run = [judged(factcheck.check(text), settings, f"{number}.txt") for number, text in enumerate([RIGHT, WRONG])]
    assert unused(settings, run) == (other,)
    assert unused(settings, run[:1]) == (old, other)
    assert unused(settings, []) == ()


def test_an_entry_for_ledger_findings_is_unused_where_there_is_a_ledger() -> None:
    settings = Settings(suppressions=(entry("L101"),), ledger="sổ.toml")
    assert unused(settings, [judged(factcheck.check(RIGHT), settings, "a.txt")]) == settings.suppressions


def test_an_entry_is_used_by_a_finding_that_is_not_chosen() -> None:
    settings = Settings(suppressions=(entry("R101"),), ignore=("R",))
    judgement = judged(factcheck.check(WRONG), settings, "a.txt")
    assert codes(judgement.report) == []
    assert judgement.suppressed == ()
    assert unused(settings, [judgement]) == ()


@given(st.text(), st.text(max_size=5))
def test_any_words_may_be_asked_for_in_any_text(text: str, asked: str) -> None:
    judgement = judged(factcheck.check(text + WRONG), Settings(suppressions=(entry(text=asked),)), "a.txt")
    assert len(judgement.report.findings) + len(judgement.suppressed) >= 1
