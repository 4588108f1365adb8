from __future__ import annotations

import argparse
import json
import textwrap
from importlib.metadata import version
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.api import check
from factcheck.cli import main
from factcheck.cli.arguments import COMMANDS
from factcheck.messages import LANGUAGES, catalogue, render
from factcheck.report.json import document_form
from factcheck.verify.check import Check
from factcheck.verify.page import title
from factcheck.verify.registry import checks
from tests.cli.shell import RIGHT, WRONG, factcheck

# Only the base is missing: a note on what it must have been.
IMPLIED = "Sản lượng đạt 96 tấn, giảm 12,5% so với cùng kỳ năm trước.\n"


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "nháp.txt"
    path.write_text(WRONG + IMPLIED, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    output, complaints = capsys.readouterr()
    return code, output, complaints


def test_the_version_is_that_of_the_package() -> None:
    ran = factcheck("--version")
    assert ran.output == f"factcheck {__version__}\n"
    assert __version__ == version("factcheck")


@pytest.mark.parametrize(("lang", "words"), [("vi", "kiểm tra bản nháp"), ("en", "check drafts")])
def test_help_is_in_the_language_asked_for(lang: str, words: str) -> None:
    ran = factcheck("check", "--lang", lang, "--help")
    assert ran.code == 0
    assert words in ran.output


@pytest.mark.parametrize(("arguments", "head"), [((), "cách dùng: "), (("--lang", "en"), "usage: ")])
def test_without_a_command_the_help_is_shown(arguments: tuple[str, ...], head: str) -> None:
    ran = factcheck(*arguments)
    assert (ran.code, ran.output) == (2, "")
    assert ran.complaints.startswith(f"{head}factcheck ")
    assert all(f"\n    {command} " in ran.complaints for command in COMMANDS)


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("quantity",), ("rule", "--x"), ("no",)])
def test_argparse_speaks_vietnamese_too(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    said = "".join(capsys.readouterr())
    english = [text.partition("%")[0] for key, text in catalogue("en").items() if key.startswith("argparse.")]
    assert said.startswith("cách dùng: ")
    assert [text for text in english if text and text in said] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--jobs", "0"), "--jobs: 0 không phải số nguyên từ 1 trở lên"),
        (("ledger", "log", "--limit", "x"), "--limit: x không phải số nguyên từ 1 trở lên"),
        (("check", "--fix", "--diff"), "--diff: không dùng được cùng --fix"),
    ],
)
def test_a_faulty_option_is_told_in_vietnamese(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f" lỗi: {said}\n")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_argparse_is_one_that_it_says(lang: str) -> None:
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    words = {key: text for key, text in catalogue("en").items() if key.startswith("argparse.")}
    assert [text for text in words.values() if text not in source] == []
    assert [key for key, text in words.items() if catalogue(lang)[key].count("%") != text.count("%")] == []


def test_argparse_is_given_its_own_words_back(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "check", draft)
    assert argparse.ArgumentParser("other").format_usage() == "usage: other [-h]\n"


def test_the_language_may_stand_before_the_command(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(capsys, "--lang", "en", "check", draft)
    assert before == run(capsys, "check", draft, "--lang", "en")
    assert "R101 [error] " in before[1]


def test_a_faulty_date_is_told_what_a_date_is(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    for lang in LANGUAGES:
        with pytest.raises(SystemExit):
            main(["check", draft, "--published", "2023", "--lang", lang])
        assert render("cli.no_date", {"text": "2023"}, lang) in capsys.readouterr().err


def test_findings_are_in_the_language_asked_for(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "R101 [lỗi] " in run(capsys, "check", draft)[1]
    assert "R101 [error] " in run(capsys, "check", draft, "--lang", "en")[1]


def test_json_is_the_report_of_the_library(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "check", draft, "--output-format", "json", "--lang", "en")
    assert (code, complaints) == (1, "")
    form = json.loads(output)
    assert form["version"] == __version__
    report = check(WRONG + IMPLIED)
    assert form["documents"] == [json.loads(json.dumps(document_form(draft, report, "en")))]


def test_json_is_whole_where_a_source_cannot_be_read(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "check", "không-có.txt", draft, "--output-format", "json")
    form = json.loads(output)
    assert code == 2
    assert [document["path"] for document in form["documents"]] == [draft]
    assert form["unread"][0]["path"] == "không-có.txt"
    assert complaints.startswith("không-có.txt: ")


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), {"R101"}),
        (("--min-level", "note"), {"R101", "R301"}),
        (("--min-level", "warning"), {"R101"}),
        (("--min-level", "error"), {"R101"}),
    ],
)
def test_implied_operands_are_shown_to_whoever_asks_for_notes(
    draft: str, options: tuple[str, ...], codes: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, output, _ = run(capsys, "check", draft, *options)
    assert {code for code in ("R101", "R301") if code in output} == codes


def test_notes_that_are_not_shown_are_counted_apart(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = render("report.hidden", {"count": "1"})
    _, output, _ = run(capsys, "check", draft)
    summary, last = output.splitlines()[-2:]
    assert (summary.endswith("1 lỗi, 0 cảnh báo, 0 ghi chú."), last) == (True, hidden)
    _, output, _ = run(capsys, "check", draft, "--min-level", "note")
    assert output.splitlines()[-1].endswith("1 lỗi, 0 cảnh báo, 1 ghi chú.")
    for options in (("--quiet",), ("--min-level", "error"), ("--output-format", "json")):
        assert hidden not in run(capsys, "check", draft, *options)[1]


def test_where_no_source_can_be_read_there_is_no_summary(capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "check", "không-có.txt")
    assert (code, output, complaints) == (2, "", f"không-có.txt: {render('read.missing')}\n")


def test_programs_get_every_finding_unless_they_name_a_level(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    codes = {}
    for options in ((), ("--min-level", "error")):
        _, output, _ = run(capsys, "check", draft, "--output-format", "json", *options)
        codes[options] = [finding["code"] for finding in json.loads(output)["documents"][0]["findings"]]
    assert codes == {(): ["R101", "R301"], ("--min-level", "error"): ["R101"]}


def test_a_level_that_hides_errors_does_not_hide_the_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "right.txt"
    path.write_text(RIGHT + IMPLIED, encoding="utf-8")
    assert factcheck("check", path, "--min-level", "note").code == 0


def test_the_day_of_publication_reaches_the_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Doanh thu đạt 7,5 tỷ đồng, tăng 21% so với năm ngoái (6,2 tỷ đồng).", encoding="utf-8")
    for day in ("2023-12-13", "13/12/2023"):
        _, output, _ = run(capsys, "check", str(path), "--output-format", "json", "--published", day)
        assert json.loads(output)["documents"][0]["claims"][0]["reference_period"]["start"] == "2022-01-01"


def test_claims_are_listed_with_their_verdicts(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "claims", draft, "--lang", "en")
    rows = [row.split() for row in output.splitlines()]
    assert (code, complaints) == (0, "")
    assert rows[0] == ["place", "kind", "cue", "rate", "current", "base", "reference", "verdict"]
    assert [(row[0], row[1], row[-1]) for row in rows[1:]] == [
        ("1", "change", "inconsistent"),
        ("2", "change", "unverifiable"),
    ]


def test_claims_of_an_unreadable_file_cannot_be_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "claims", str(tmp_path), "--lang", "en")
    assert (code, output) == (2, "")
    assert complaints == f"{tmp_path}: this is a folder, not a file\n"


def test_a_quantity_is_taken_apart(capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "quantity", "gần 29 tỷ USD", "--lang", "en")
    parts = dict(row.split("  ", 1) for row in output.splitlines())
    assert (code, complaints) == (0, "")
    assert parts["value"].strip() == "29,000,000,000"
    assert parts["unit"].strip() == "USD"
    assert parts["qualifier"].strip() == "gần"


def test_a_quantity_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "quantity", "gần", "29", "tỷ", "USD") == run(capsys, "quantity", "gần 29 tỷ USD")


def test_the_reason_for_a_refusal_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for words, key, detail in (("abc", "parse.no_number", ""), ("29 tỷ nữa", "parse.after", "nữa")):
        for lang in LANGUAGES:
            code, _, complaints = run(capsys, "quantity", words, "--lang", lang)
            assert code == 2
            assert complaints.endswith(f"^ {render(key, {'detail': detail}, lang)}\n")


def test_what_is_no_quantity_is_pointed_at(capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "quantity", "29 tỷ USD và", "--lang", "en")
    assert (code, output) == (2, "")
    first, shown, pointed = complaints.splitlines()
    assert first == "factcheck: not one quantity:"
    assert shown == "  29 tỷ USD và"
    assert "^" in pointed


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    code, listed, _ = run(capsys, "rule", "--lang", "en")
    assert code == 0
    assert [row.split()[0] for row in listed.splitlines()] == [check.meta.code for check in checks()]
    for check_ in checks():
        code, page, _ = run(capsys, "rule", check_.meta.code.lower())
        assert code == 0
        assert page.startswith(f"{check_.meta.code} {check_.meta.name} ")
        for case in (*check_.fail, *check_.passes):
            assert f"\n{textwrap.indent(case.text.strip(), '    ')}\n" in page


def test_titles_of_rules_are_whole_sentences() -> None:
    assert [title(check_, "vi") for check_ in checks() if title(check_, "vi").endswith("..")] == []


@pytest.mark.parametrize("check_", checks(), ids=lambda check_: check_.meta.code)
def test_a_rule_is_explained_in_the_language_asked_for(check_: Check, capsys: pytest.CaptureFixture[str]) -> None:
    _, vietnamese, _ = run(capsys, "rule", check_.meta.code)
    _, english, _ = run(capsys, "rule", check_.meta.code, "--lang", "en")
    assert title(check_, "vi") in " ".join(vietnamese.split())
    assert title(check_, "en") not in vietnamese
    assert "What it does:" not in vietnamese
    assert f"\n\n{title(check_, 'en')}\n\nWhat it does:\n" in english
    assert "Tiếng Việt" not in english


def test_rules_are_listed_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for lang in LANGUAGES:
        _, listed, _ = run(capsys, "rule", "--lang", lang)
        assert [row.partition(": ")[2] for row in listed.splitlines()] == [title(check_, lang) for check_ in checks()]


def test_an_unknown_rule_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, "rule", "X999", "--lang", "en")
    assert (code, output) == (2, "")
    assert complaints == "factcheck: no rule X999; `factcheck rule` lists them all\n"
