"""``claims`` and ``ledger add`` read what ``check`` reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.messages import render
from tests.cli.shell import RIGHT, WRONG, factcheck

SAMPLES = sorted((Path(__file__).parents[2] / "claims/drafts/formats").iterdir())
KNOWN = "Kim ngạch xuất khẩu cà phê của Việt Nam năm 2023 đạt 4,24 tỷ USD."


def rows(table: str) -> list[list[str]]:
    """The cells of a table but for the first, which is a place in the source."""
    return [re.split(r"  +", line)[1:] for line in table.splitlines()]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.suffix)
def test_claims_are_listed_of_every_format(sample: Path) -> None:
    ran = factcheck("claims", sample)
    text = next(each for each in SAMPLES if each.suffix == ".txt")
    assert (ran.code, ran.complaints) == (0, "")
    assert "không khớp" in ran.output
    assert rows(ran.output)[:3] == rows(factcheck("claims", text).output)[:3]


def test_every_line_of_json_lines_has_its_table(tmp_path: Path) -> None:
    lines = [json.dumps({"body": words}, ensure_ascii=False) for words in (WRONG, RIGHT)]
    (tmp_path / "a.jsonl").write_text("\n".join([lines[0], "{}", lines[1]]), encoding="utf-8")
    ran = factcheck("claims", "a.jsonl", "--jsonl-field", "body", "--lang", "en", cwd=tmp_path)
    first, second = ran.output.split("\n\n")
    assert ran.code == 2
    assert ran.complaints.count("\n") == 1
    assert "inconsistent" in first
    assert " consistent" in second


def test_figures_of_a_page_are_proposed_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>\n<h1>Tin</h1>\n<p>{KNOWN}</p></body></html>", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"Tin\n\n{KNOWN}\n", encoding="utf-8")
    page, text = (factcheck("ledger", "add", name, "--ledger", "sổ", cwd=tmp_path) for name in ("a.html", "a.txt"))
    assert page.output.startswith("a.html:3:")
    assert text.output.startswith("a.txt:3:")
    assert page.output.partition(": ")[2] == text.output.partition(": ")[2]
    missing = factcheck("ledger", "add", "none.docx", "--ledger", "sổ", cwd=tmp_path)
    assert missing.complaints == f"none.docx: {render('read.missing')}\n"
