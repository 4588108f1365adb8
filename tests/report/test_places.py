"""Every place leads back to the words in the source that the person sees."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.read.drafts import read_drafts
from factcheck.report.json import document_form
from factcheck.report.places import Places
from factcheck.report.text import Look, findings_text
from tests.report.drafts import SENTENCE
from tests.report.sources import BEFORE, DRAFTS, report_on
from tests.report.test_formats import of_reports


def place(kind: str) -> tuple[Report, dict[str, Any]]:
    drawn = report_on(kind)
    form: dict[str, Any] = json.loads(json.dumps(document_form("bài", drawn, "vi")))
    return drawn, form


def test_offsets_of_text_and_of_markup_slice_to_the_words() -> None:
    for kind in ("text", "html"):
        drawn, form = place(kind)
        assert drawn.draft is not None
        assert drawn.draft.source is not None
        where = form["findings"][0]["place"]
        assert drawn.draft.source[where["start"] : where["end"]] == "248%"
        lines = drawn.draft.source.split("\n")
        assert lines[where["line"] - 1][where["column"] - 1 : where["end_column"] - 1] == "248%"


def test_runs_tell_paragraph_run_and_characters() -> None:
    cut = SENTENCE.index("248%") + 2
    runs = place("docx")[1]["findings"][0]["place"]["runs"]
    part = {"part": "word/document.xml", "paragraph": 2}
    assert runs == [{**part, "run": 1, "start": cut - 2, "end": cut}, {**part, "run": 2, "start": 0, "end": 2}]


def test_boxes_tell_the_page_and_the_word() -> None:
    boxes = place("pdf")[1]["findings"][0]["place"]["boxes"]
    number = SENTENCE.split(" ").index("248%")
    assert boxes == [{"page": 3, "left": 50 * number, "top": 100, "right": 50 * number + 45, "bottom": 112}]


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_json_tells_the_text_that_its_spans_count_in(kind: str) -> None:
    drawn, form = place(kind)
    assert form["format"] == kind
    assert form["text"] == drawn.text
    span = form["findings"][0]["span"]
    assert form["text"][span["start"] : span["end"]] == "248%"


def test_plain_text_is_not_told_again() -> None:
    assert "text" not in place("text")[1]


@pytest.mark.parametrize(
    ("kind", "head"),
    [("text", "bài:2:28: "), ("html", "bài:2:39: "), ("docx", "bài:đoạn 2: "), ("pdf", "bài:trang 3: ")],
)
def test_text_names_the_place_as_the_person_sees_it(kind: str, head: str) -> None:
    assert "\n".join(findings_text("bài", report_on(kind), Look())).startswith(head)


def test_text_shows_the_words_without_markup_beside_the_line_of_the_source() -> None:
    shown = "\n".join(findings_text("bài", report_on("html"), Look(columns=200)))
    assert f"2 | {SENTENCE}" in shown
    assert "<b>" not in shown


def test_a_source_without_lines_is_told_by_name_in_sarif() -> None:
    form = json.loads(of_reports("sarif", ("bài.docx", report_on("docx"))))
    (result,) = form["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "paragraph 2"}]
    assert "fixes" not in result


def test_sarif_offers_only_mends_of_words_that_stand_in_the_source_as_they_are() -> None:
    text = json.loads(of_reports("sarif", ("bài.txt", report_on("text"))))["runs"][0]["results"][0]["fixes"]
    html = json.loads(of_reports("sarif", ("bài.html", report_on("html"))))["runs"][0]["results"][0]["fixes"]
    told = [{edit["insertedContent"]["text"] for edit in fix["artifactChanges"][0]["replacements"]} for fix in html]
    assert len(text) == 3
    assert told == [{"148%"}]  # the entity in "tăng" is left to a person


@pytest.mark.parametrize("kind", sorted(DRAFTS))
def test_every_kind_of_source_has_a_number_for_formats_that_know_only_lines(kind: str) -> None:
    drawn = report_on(kind)
    number = Places.of(drawn).number(drawn.findings[0].span)
    assert number == {"pdf": 3}.get(kind, 2)
    assert drawn.text.count(BEFORE) == (kind != "pdf")


def test_the_lines_of_a_file_are_found_once_for_all_its_articles() -> None:
    articles = "".join(f'{{"text": "{SENTENCE}"}}\n' for _ in range(3))
    drafts = list(read_drafts("bài.jsonl", content=articles.encode()))
    found = [Places.of(check(draft)) for draft in drafts if not isinstance(draft, ReadError)]
    assert len(found) == 3
    assert found[0].source is not None
    assert found[0].source is found[1].source is found[2].source
