"""The generated pages are up to date, and the generator notices where they are not."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from docs.console import commands, refreshed
from docs.generate import ROOT, main, rule_page, stale, wanted
from factcheck.verify.check import Check
from factcheck.verify.page import title
from factcheck.verify.registry import checks

WANTED = wanted()


@pytest.mark.parametrize("path", WANTED, ids=str)
def test_a_page_is_up_to_date(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == WANTED[path], "run: python -m docs.generate"


def test_there_is_no_page_of_a_check_that_is_none() -> None:
    assert {Path("docs/rules", path.name) for path in (ROOT / "docs/rules").iterdir()} <= set(WANTED)


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.meta.code)
def test_every_check_has_a_page_in_both_languages(check: Check) -> None:
    page = (ROOT / f"docs/rules/{check.meta.code}.md").read_text(encoding="utf-8")
    _, vietnamese, english, _ = page.split("\n## ")
    assert vietnamese.startswith("Tiếng Việt\n")
    assert english.startswith(f"English\n\n{title(check, 'en')}\n")
    assert any(unicodedata.decomposition(letter) for letter in vietnamese.partition("\n")[2])
    assert all(f"\n### {heading}\n" in english for heading in ("What it does", "Why it matters", "When it abstains"))


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.meta.code)
def test_a_rule_page_shows_every_example(check: Check) -> None:
    page = rule_page(check).replace("**", "")
    mark = "`" if check.is_of_remarks else ""  # a page would hide the remark of a draft
    shown = [case.text.rstrip().replace("\n", "\n  ") for case in (*check.fail, *check.passes)]
    assert all(f"\n- {mark}{text}{mark}\n" in page for text in shown)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The rule pages and a tutorial in a folder of their own, up to date."""
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs/tutorial.en.md", tmp_path / "docs")
    shutil.copytree(ROOT / "claims/drafts", tmp_path / "claims/drafts")
    (tmp_path / "README.md").write_text("# factcheck\n", encoding="utf-8")
    main(tmp_path)
    return tmp_path


def test_stale_pages_are_noticed_and_mended(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = copy / "docs/rules"
    tutorial = copy / "docs/tutorial.en.md"
    (rules / "R999.md").write_text("# R999\n", encoding="utf-8")
    (rules / "R101.md").write_text("# R101\n", encoding="utf-8")
    (rules / "R102.md").unlink()
    tutorial.write_text(tutorial.read_text(encoding="utf-8").replace("[error]", "[mistake]", 1), encoding="utf-8")
    planted = {"docs/rules/R101.md", "docs/rules/R102.md", "docs/rules/R999.md", "docs/tutorial.en.md"}
    assert {str(path) for path in stale(copy)} == planted
    capsys.readouterr()
    main(copy)
    assert set(capsys.readouterr().out.split()) == planted
    assert stale(copy) == {}


def test_blocks_show_what_commands_print_and_files_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số vụ tăng 50%, từ 20 vụ lên 30 vụ.\n", encoding="utf-8")
    page = "```text a.txt\nold\n```\n\n```console\n$ factcheck rule R999 --lang en\nold\n```\n"
    assert refreshed(page, tmp_path) == (
        "```text a.txt\nSố vụ tăng 50%, từ 20 vụ lên 30 vụ.\n```\n\n"
        "```console\n$ factcheck rule R999 --lang en\n"
        "factcheck: no rule R999; `factcheck rule` lists them all\n```\n"
    )


def test_other_commands_are_not_run(tmp_path: Path) -> None:
    page = "```console\n$ factcheck --version\n$ touch planted\n```\n\n```sh\n$ factcheck --version\n```\n"
    assert refreshed(page, tmp_path) == page
    assert commands(page) == []
    assert list(tmp_path.iterdir()) == []


def test_the_tutorials_run_the_same_commands() -> None:
    vietnamese, english = (commands((ROOT / f"docs/tutorial.{lang}.md").read_text("utf-8")) for lang in ("vi", "en"))
    assert len(vietnamese) > 3
    assert [f"{command} --lang en" for command in vietnamese] == english
