"""Which findings are wanted in a file, and at which level."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.model.style import Style
from factcheck.policy.choice import chosen, effective, is_selected
from factcheck.policy.settings import LevelRule, PathRule, Settings
from factcheck.verify.registry import codes
from tests.policy.settings import beginnings, settings, some_codes


def report(*found: str) -> Report:
    return Report("", findings=tuple(Finding(code, Level.ERROR, Message.of("x"), Span(0, 0)) for code in found))


def kept(settings: Settings, *found: str, path: str = "bai.txt") -> list[str]:
    return [finding.code for finding in chosen(report(*found), settings, path).findings]


def test_without_a_choice_every_finding_is_wanted() -> None:
    assert kept(Settings(), "R101", "T101") == ["R101", "T101"]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("R",), (), ["R101", "R105", "R301"]),
        (("R1", "T"), (), ["R101", "R105", "T101"]),
        ((), ("R",), ["T101"]),
        ((), ("R", "T101"), []),
        (("R101",), ("R",), ["R101"]),
        (("R",), ("R1",), ["R301"]),
        (("R", "R105"), ("R1",), ["R105", "R301"]),
        (("R101",), ("R101",), []),
        (("R",), ("R",), []),
    ],
)
def test_the_longer_beginning_wins_and_of_two_as_long_the_ignored_one(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert kept(Settings(select=select, ignore=ignore), "R101", "R105", "R301", "T101") == expected


@given(st.sampled_from(codes()), some_codes, some_codes, beginnings)
def test_one_more_ignored_beginning_never_brings_a_finding_back(
    code: str, select: tuple[str, ...], ignore: tuple[str, ...], more: str
) -> None:
    before = is_selected(code, Settings(select=select, ignore=ignore))
    assert before or not is_selected(code, Settings(select=select, ignore=(*ignore, more)))


@given(st.sampled_from(codes()), some_codes, some_codes)
def test_the_whole_code_settles_it(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    others = tuple(each for each in ignore if each != code)
    assert is_selected(code, Settings(select=(*select, code), ignore=others))
    assert not is_selected(code, Settings(select=select, ignore=(*ignore, code)))


def test_levels_are_changed_by_the_longest_beginning_and_the_last_of_those() -> None:
    rules = (
        LevelRule("R101", Level.NOTE),
        LevelRule("R", Level.WARNING),
        LevelRule("T", Level.NOTE),
        LevelRule("T", Level.WARNING),
    )
    found = chosen(report("R101", "R102", "T101", "U101"), Settings(levels=rules), "bai.txt").findings
    assert [finding.level for finding in found] == [Level.NOTE, Level.WARNING, Level.WARNING, Level.ERROR]


def test_a_report_without_errors_is_what_a_lower_level_makes_of_it() -> None:
    text = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."
    wrong = factcheck.check(text)
    assert wrong.has_errors
    assert not chosen(wrong, Settings(levels=(LevelRule("R1", Level.NOTE),)), "bai.txt").has_errors


def test_rules_for_paths_hold_for_the_files_that_they_match(tmp_path: Path) -> None:
    rules = (
        PathRule(("the-gioi/", "*.md"), ignore=("R",)),
        PathRule(("/the-gioi/*.html",), ignore=(), levels=(LevelRule("R", Level.NOTE),)),
        PathRule(("*.txt", "!nhap.txt"), select=("T",)),
    )
    of_all = Settings(root=str(tmp_path), paths=rules)

    def found(path: str) -> list[str]:
        return kept(of_all, "R101", "T101", path=str(tmp_path / path))

    assert found("a.html") == ["R101", "T101"]
    assert found("a/b.md") == found("the-gioi/a.odt") == ["T101"]
    assert found("the-gioi/a.html") == ["R101", "T101"]
    assert found("x/the-gioi/a.html") == ["T101"]
    assert (found("a.txt"), found("nhap.txt")) == (["T101"], ["R101", "T101"])
    html = chosen(report("R101"), of_all, str(tmp_path / "the-gioi/a.html"))
    assert [finding.level for finding in html.findings] == [Level.NOTE]


def test_patterns_are_relative_to_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a/b")
    of_all = Settings(root=str(tmp_path), paths=(PathRule(("/a/b/*.txt",), ignore=("R",)),))
    assert kept(of_all, "R101", path="bai.txt") == []
    assert kept(of_all, "R101", path="../bai.txt") == ["R101"]


def test_the_style_of_a_path_leaves_open_what_it_does_not_answer() -> None:
    of_all = Settings(style=Style(",", "tỷ"), paths=(PathRule(("*.txt",), style=Style(".")),))
    assert effective(of_all, "bai.txt").style == Style(".", "tỷ")
    assert effective(of_all, "bai.md").style == Style(",", "tỷ")


@given(settings)
def test_without_a_rule_that_matches_the_settings_stay(value: Settings) -> None:
    assert effective(value, "no-such-folder/no-such-file.odt") == value
