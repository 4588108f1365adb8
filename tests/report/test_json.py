from __future__ import annotations

import json

from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.report.json import JsonWriter
from tests.report.drafts import SENTENCE, finding, report


def written(*outcomes: tuple[str, Report] | ReadError) -> tuple[str, list[str]]:
    output: list[str] = []
    complaints: list[str] = []
    writer = JsonWriter(output.append, complaints.append, "en", "9.9")
    for outcome in outcomes:
        if isinstance(outcome, ReadError):
            writer.unread(outcome)
        else:
            writer.document(*outcome)
    writer.close()
    return "".join(output), complaints


def test_no_document_is_valid_json() -> None:
    text, _ = written()
    assert json.loads(text) == {"version": "9.9", "documents": [], "unread": []}
    assert text.endswith("\n")


def test_each_document_has_its_path_and_the_form_of_its_report() -> None:
    drawn = report(SENTENCE, finding(SENTENCE))
    text, complaints = written(("một.txt", drawn), ("hai.txt", report()))
    form = json.loads(text)
    assert [document["path"] for document in form["documents"]] == ["một.txt", "hai.txt"]
    place = {"line": 1, "column": 28, "end_line": 1, "end_column": 32, "start": 27, "end": 31}
    told = {"path": "một.txt", **drawn.to_dict("en")}
    assert form["documents"][0] == told | {"findings": [{**drawn.findings[0].to_dict("en"), "place": place}]}
    assert set(form["documents"][1]) == {"path", "claims", "findings", "quantities"}
    assert complaints == []


def test_letters_are_written_as_they_are() -> None:
    assert "năm ngoái" in written(("a.txt", report()))[0]


def test_unread_sources_are_listed_and_complained_of() -> None:
    text, complaints = written(ReadError("x.txt", "read.missing"), ("a.txt", report()))
    form = json.loads(text)
    assert form["unread"] == [{"path": "x.txt", "reason": "read.missing", "message": "no such file"}]
    assert complaints == ["x.txt: no such file"]
    assert len(form["documents"]) == 1
