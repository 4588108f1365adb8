"""``--fix``, ``--diff`` and comments in Word files, through the command line."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.cli.checking import fixing
from factcheck.errors import WriteError
from factcheck.fix.run import Outcome, save
from factcheck.messages import render
from tests.cli.shell import RIGHT, Ran, factcheck

SAMPLES = Path(__file__).parents[2] / "claims/drafts/formats"
UNSTYLED = "Doanh thu đạt 7,5 tỷ đồng trong năm 2023.\n"
STYLE = '[style]\nbillion = "tỉ"\n'
# The slip stands out, and the mend changes a value.
SLIP = "Có 40.594 đơn hàng, tăng 248% so với giai đoạn 2018 - 2020 (16.351 đơn hàng).\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(UNSTYLED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "c.txt").write_text(RIGHT.replace("tỷ", "tỉ"), encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(STYLE, encoding="utf-8")
    return tmp_path


def ran(drafts: Path, *arguments: str, stdin: bytes = b"") -> Ran:
    return factcheck("check", *arguments, cwd=drafts, stdin=stdin)


def text(drafts: Path, name: str) -> str:
    return (drafts / name).read_text(encoding="utf-8")


def test_a_diff_shows_what_is_certain_in_form_and_writes_nothing(drafts: Path) -> None:
    shown = ran(drafts, ".", "--diff", "--lang", "en")
    assert shown.code == 1
    assert shown.output.splitlines() == [
        *("--- a.txt", "+++ a.txt", "@@ -1 +1 @@"),
        f"-{UNSTYLED.strip()}",
        f"+{UNSTYLED.strip().replace('tỷ', 'tỉ')}",
    ]
    assert shown.complaints.splitlines()[0] == render("fix.would_make", {"count": "1", "files": "1"}, "en")
    assert text(drafts, "a.txt") == UNSTYLED


def test_changes_of_value_are_shown_to_whoever_allows_them(drafts: Path) -> None:
    assert "b.txt" not in ran(drafts, ".", "--diff").output
    assert "+++ b.txt" in ran(drafts, ".", "--diff", "--unsafe-fixes").output


def test_nothing_to_mend_is_an_empty_diff(drafts: Path) -> None:
    assert ran(drafts, "c.txt", "--diff") == Ran(0, "", "")


def test_files_are_mended_and_what_is_left_is_reported(drafts: Path) -> None:
    fixed = ran(drafts, ".", "--fix", "--lang", "en")
    assert fixed.code == 1
    assert "U307" not in fixed.output
    assert "b.txt:1:" in fixed.output
    assert text(drafts, "a.txt") == UNSTYLED.replace("tỷ", "tỉ")
    assert text(drafts, "b.txt") == SLIP
    assert ran(drafts, ".", "--fix", "--unsafe-fixes", "--quiet") == Ran(0, "", "")
    assert text(drafts, "b.txt") != SLIP
    assert ran(drafts, ".").code == 0


def test_mends_that_cannot_be_written_are_not_counted(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (drafts / "d.txt").write_text(UNSTYLED, encoding="utf-8")

    def save_or_not(outcome: Outcome) -> None:
        if outcome.source == "a.txt":
            raise WriteError("a.txt", "fix.denied")
        save(outcome)

    monkeypatch.setattr(fixing, "save", save_or_not)
    monkeypatch.chdir(drafts)
    assert main(["check", "a.txt", "d.txt", "--fix"]) == 2
    made = render("fix.made", {"count": "1", "files": "1"})
    assert capsys.readouterr().err.splitlines() == [f"a.txt: {render('fix.denied')}", made]
    assert (text(drafts, "a.txt"), text(drafts, "d.txt")) == (UNSTYLED, UNSTYLED.replace("tỷ", "tỉ"))


def test_what_is_ignored_is_not_mended(drafts: Path) -> None:
    assert ran(drafts, "a.txt", "--fix", "--ignore", "U307", "--quiet") == Ran(0, "", "")
    assert text(drafts, "a.txt") == UNSTYLED


def test_standard_input_is_mended_to_standard_output(drafts: Path) -> None:
    fixed = ran(drafts, "--fix", stdin=UNSTYLED.encode())
    assert (fixed.code, fixed.output) == (0, UNSTYLED.replace("tỷ", "tỉ"))
    left = ran(drafts, "-", "--fix", stdin=SLIP.encode())
    assert (left.code, left.output) == (1, SLIP)


def test_lines_of_json_lines_are_mended(drafts: Path) -> None:
    line = '{{"id": {}, "text": "{}"}}\n'
    (drafts / "d.jsonl").write_text(line.format(1, UNSTYLED.strip()) + line.format(2, UNSTYLED.strip()), "utf-8")
    assert ran(drafts, "d.jsonl", "--fix", "--quiet").code == 0
    assert text(drafts, "d.jsonl").count("7,5 tỉ") == 2


def test_an_unreadable_source_does_not_stop_the_others(drafts: Path) -> None:
    fixed = ran(drafts, "none.txt", "a.txt", "--fix", "--quiet")
    assert fixed == Ran(2, "", f"none.txt: {render('read.missing')}\n")
    assert text(drafts, "a.txt") != UNSTYLED


def test_a_ledger_that_is_missing_is_told_once(drafts: Path) -> None:
    fixed = ran(drafts, "a.txt", "--fix", "--quiet", "--ledger", "none.sqlite")
    assert (fixed.code, fixed.complaints.count("none.sqlite")) == (2, 1)
    assert text(drafts, "a.txt") != UNSTYLED


@pytest.fixture
def words(tmp_path: Path) -> Path:
    for name in ("a.docx", "b/c.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(SAMPLES / "vu-ca-phe.docx", tmp_path / name)
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def comments(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/comments.xml")


def test_comments_are_written_beside_the_draft(words: Path) -> None:
    before = (words / "a.docx").read_bytes()
    written = ran(words, "a.docx", "--output-format", "docx")
    assert written.code == 1
    assert written.output.startswith("Đã ghi a.factcheck.docx ")
    assert b"R101" in comments(words / "a.factcheck.docx")
    assert (words / "a.docx").read_bytes() == before


def test_comments_are_written_where_it_is_asked_for(words: Path) -> None:
    assert ran(words, "a.docx", "--output-format", "docx", "--output", "r.docx", "--quiet") == Ran(1, "", "")
    assert b"R101" in comments(words / "r.docx")
    assert ran(words, "a.docx", "b/c.docx", "--output-format", "docx", "--output", "ra", "--quiet").code == 1
    written = [str(path.relative_to(words)) for path in words.rglob("ra/**/*.docx")]
    assert sorted(written) == ["ra/a.factcheck.docx", "ra/b/c.factcheck.docx"]


def test_a_commented_file_is_no_draft_of_its_folder(words: Path) -> None:
    (words / "a.txt").unlink()
    assert ran(words, ".", "--output-format", "docx").code == 1
    assert ran(words, ".", "--output-format", "docx").code == 1
    assert sorted(path.name for path in words.rglob("*.docx")) == [
        *("a.docx", "a.factcheck.docx", "c.docx", "c.factcheck.docx"),
    ]


def test_other_formats_cannot_be_commented(words: Path) -> None:
    written = ran(words, "a.txt", "a.docx", "--output-format", "docx", "--quiet")
    assert written == Ran(2, "", f"a.txt: {render('cli.not_docx')}\n")
    assert (words / "a.factcheck.docx").exists()
    assert not (words / "a.factcheck.txt").exists()
