"""The options that choose what is reported, and where it goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.messages import render
from factcheck.verify.page import title
from factcheck.verify.registry import rule
from tests.cli.shell import RIGHT, WRONG, Ran, factcheck

IMPLIED = "Sản lượng đạt 96 tấn, giảm 12,5% so với cùng kỳ năm trước.\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(WRONG + IMPLIED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "c.md").write_text(
        f"{WRONG}\n<!-- factcheck: ignore R101 - hỏi lại rồi -->\n\n{WRONG}", encoding="utf-8"
    )
    return tmp_path


def ran(drafts: Path, *arguments: str) -> Ran:
    return factcheck("check", *arguments, cwd=drafts)


def test_findings_are_counted_by_rule_instead_of_told(drafts: Path) -> None:
    found = rule("R101")
    assert found is not None
    counted = ran(drafts, "a.txt", "b.txt", "--statistics", "--min-level", "note", "--lang", "en")
    first, second = counted.output.splitlines()
    assert counted.code == 1
    assert first == f"2  R101 [error] {title(found, 'en')}"
    assert second.startswith("1  R301 [note] ")


def test_counts_are_json_for_programs(drafts: Path) -> None:
    rows = json.loads(ran(drafts, "a.txt", "b.txt", "--statistics", "--output-format", "json").output)
    assert [(row["code"], row["level"], row["count"]) for row in rows] == [("R101", "error", 2), ("R301", "note", 1)]
    assert all(row["title"] for row in rows)


def test_nothing_found_is_nothing_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    assert ran(tmp_path, "a.txt", "--statistics") == Ran(0, "", "")
    assert ran(tmp_path, "a.txt", "--statistics", "--output-format", "json").output == "[]\n"


@pytest.mark.parametrize(
    ("options", "codes", "code"),
    [
        ((), ["R101", "R301"], 1),
        (("--select", "R1"), ["R101"], 1),
        (("--select", "R3,T"), ["R301"], 0),
        (("--ignore", "R1"), ["R301"], 0),
        (("--select", "R", "--ignore", "R101"), ["R301"], 0),
    ],
)
def test_codes_choose_findings_and_the_exit_code(
    drafts: Path, options: tuple[str, ...], codes: list[str], code: int
) -> None:
    checked = ran(drafts, "a.txt", "--output-format", "json", *options)
    assert [each["code"] for each in json.loads(checked.output)["documents"][0]["findings"]] == codes
    assert checked.code == code


def test_an_unknown_code_is_one_line(drafts: Path) -> None:
    checked = ran(drafts, "a.txt", "--select", "X1")
    assert (checked.code, checked.output) == (2, "")
    assert checked.complaints.startswith("--select: ")


def test_settings_are_found_upwards_and_the_command_line_wins(drafts: Path) -> None:
    (drafts / "factcheck.toml").write_text('ignore = ["R101"]\nlang = "en"\nmin-level = "note"\n', encoding="utf-8")
    (drafts / "bài").mkdir()
    checked = factcheck("check", "../a.txt", cwd=drafts / "bài")
    assert checked.code == 0
    assert "R301 [note] " in checked.output
    assert "R101 [lỗi] " in ran(drafts, "a.txt", "--ignore", "T", "--lang", "vi").output
    assert "R101 [lỗi] " in ran(drafts, "a.txt", "--no-config").output
    assert "R101 [lỗi] " in ran(drafts, "a.txt", "--isolated").output
    (drafts / "other.toml").write_text('select = ["T"]\n', encoding="utf-8")
    assert ran(drafts, "a.txt", "--config", "other.toml").code == 0


def test_faulty_settings_are_a_line_each(drafts: Path) -> None:
    (drafts / "factcheck.toml").write_text('ignroe = ["R101"]\nlang = "fr"\n', encoding="utf-8")
    checked = ran(drafts, "a.txt")
    assert (checked.code, checked.output) == (2, "")
    assert [line.split(": ")[0] for line in checked.complaints.splitlines()] == ["factcheck.toml:1", "factcheck.toml:2"]


def test_rates_of_exchange_of_the_settings_reach_the_checks(drafts: Path) -> None:
    (drafts / "d.txt").write_text("Lô hàng trị giá 10 triệu USD (tương đương 250 tỷ đồng).\n", encoding="utf-8")
    before = ran(drafts, "d.txt", "--output-format", "json")
    rates = '[[rates]]\ncurrency = "USD"\nother = "VND"\nworth = 20000\n'
    (drafts / "factcheck.toml").write_text(rates, encoding="utf-8")
    after = ran(drafts, "d.txt", "--output-format", "json")
    assert json.loads(before.output)["documents"][0]["findings"] == []
    assert json.loads(after.output)["documents"][0]["findings"] != []


def test_a_house_style_reaches_the_checks(drafts: Path) -> None:
    other = '[[paths]]\npatterns = ["b.txt"]\nstyle = {billion = "tỷ"}\n'
    (drafts / "factcheck.toml").write_text(f'[style]\nbillion = "tỉ"\n{other}', encoding="utf-8")
    assert "U307" in ran(drafts, "a.txt").output
    assert "U307" not in ran(drafts, "b.txt").output


def test_remarks_and_entries_answer_findings_and_are_told_below(drafts: Path) -> None:
    entry = '[[suppress]]\ncodes = ["R101"]\nreason = "đã hỏi"\npath = "b.txt"\n'
    idle = '[[suppress]]\ncodes = ["T101"]\nreason = "cũ"\n'
    (drafts / "factcheck.toml").write_text(entry + idle, encoding="utf-8")
    checked = ran(drafts, "b.txt", "c.md", "--lang", "en")
    assert checked.output.count("R101 [error]") == 1
    assert checked.output.splitlines()[-2:] == [
        render("cli.kept_back", {"known": "0", "answered": "2"}, "en"),
        render("cli.unused_suppression", {"entry": "T101"}, "en"),
    ]
    assert json.loads(ran(drafts, "b.txt", "--output-format", "json").output)["documents"][0]["findings"] == []


def test_a_baseline_keeps_what_was_known_and_tells_what_is_new(drafts: Path) -> None:
    adopted = ran(drafts, "a.txt", "b.txt", "--baseline", "đã biết.json", "--update-baseline")
    assert (adopted.code, adopted.complaints) == (0, "")
    assert adopted.output == render("cli.baseline", {"total": "3", "added": "3", "dropped": "0"}) + "\n"
    known = ran(drafts, "a.txt", "b.txt", "--baseline", "đã biết.json")
    assert (known.code, "R101" in known.output) == (0, False)
    assert known.output.splitlines()[-1] == render("cli.kept_back", {"known": "3", "answered": "0"})
    moved = "Tin mới.\n" * 3 + WRONG + WRONG.replace("25%", "35%")
    (drafts / "b.txt").write_text(moved, encoding="utf-8")
    new = ran(drafts, "b.txt", "--baseline", "đã biết.json", "--quiet")
    assert new.code == 1
    assert new.output.count("R101 [lỗi]") == 1
    assert "“tăng 35%”" in new.output


def test_a_baseline_that_is_missing_or_unnamed_is_one_line(drafts: Path) -> None:
    missing = ran(drafts, "a.txt", "--baseline", "none.json")
    assert missing == Ran(2, "", f"none.json: {render('baseline.missing')}\n")
    unnamed = ran(drafts, "a.txt", "--update-baseline")
    assert unnamed.code == 2
    assert unnamed.complaints.count("\n") == 1


def test_a_report_goes_to_a_file_whole_or_not_at_all(drafts: Path) -> None:
    wanted = ran(drafts, "a.txt", "--output-format", "json").output
    written = ran(drafts, "a.txt", "--output-format", "json", "--output", "r.json")
    assert written == Ran(1, "", "")
    assert (drafts / "r.json").read_text(encoding="utf-8") == wanted
    before = sorted(drafts.iterdir())
    nowhere = ran(drafts, "a.txt", "--output", "none/r.txt")
    assert (nowhere.code, nowhere.output, nowhere.complaints.count("\n")) == (2, "", 1)
    assert sorted(drafts.iterdir()) == before


def test_a_report_in_a_file_is_never_coloured(drafts: Path) -> None:
    factcheck("check", "a.txt", "--output", "r.txt", cwd=drafts, FORCE_COLOR="1")
    assert "\x1b" not in (drafts / "r.txt").read_text(encoding="utf-8")


def test_the_input_format_and_the_field_may_be_told(drafts: Path) -> None:
    line = json.dumps({"text": "Trời đẹp.", "body": WRONG}, ensure_ascii=False)
    (drafts / "d.data").write_text(line, encoding="utf-8")
    options = ("d.data", "--input-format", "jsonl")
    assert ran(drafts, *options).code == 0
    checked = ran(drafts, *options, "--jsonl-field", "body")
    assert checked.code == 1
    assert checked.output.startswith("d.data:1:")
    (drafts / "factcheck.toml").write_text('jsonl-field = "body"\n', encoding="utf-8")
    assert ran(drafts, *options).code == 1


def test_findings_of_standard_input_are_adopted_under_the_name_of_a_file_alone(drafts: Path) -> None:
    options = ("--baseline", "known.json", "--update-baseline")
    refused = factcheck("check", "-", *options, stdin=WRONG.encode(), cwd=drafts)
    assert (refused.code, refused.output) == (2, "")
    assert "--stdin-filename" in refused.complaints
    assert factcheck("check", "-", *options, "--stdin-filename", "b.txt", stdin=WRONG.encode(), cwd=drafts).code == 0
    assert ran(drafts, "b.txt", "--baseline", "known.json").code == 0
    assert ran(drafts, "a.txt", "--baseline", "known.json").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--unsafe-fixes",),
        ("--fix", "--diff"),
        ("--watch", "--update-baseline"),
        ("--statistics", "--output-format", "sarif"),
        ("--watch", "--output-format", "json"),
        ("--fix", "--output-format", "docx"),
        ("--diff", "--output-format", "json"),
        ("--output", "a.diff", "--diff"),
        ("--jobs", "0"),
        ("--config", "a.toml", "--no-config"),
    ],
)
def test_what_does_not_go_together_is_refused(drafts: Path, arguments: tuple[str, ...]) -> None:
    refused = ran(drafts, "a.txt", *arguments)
    assert (refused.code, refused.output) == (2, "")
    assert arguments[0] in refused.complaints
