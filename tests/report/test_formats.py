"""The formats for other programs: each against the rules of its readers, whatever a draft or a path holds."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.check import FORMATS
from factcheck.cli.formats import writer_of
from factcheck.errors import ReadError
from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.report.fingerprint import Fingerprints
from factcheck.report.writer import Writer
from tests.report.drafts import SENTENCE, finding, report

MACHINE = [name for name in FORMATS if name not in ("text", "docx")]  # docx is a copy of each draft: test_docx.py
TWO_LINES = f"Một dòng trước.\n{SENTENCE}"
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


names = st.binary(min_size=1, max_size=20).map(os.fsdecode) | anything  # a file name may be no UTF-8


def written(name: str, fill: Callable[[Writer], None]) -> tuple[str, list[str]]:
    output: list[str] = []
    complaints: list[str] = []
    writer = writer_of(name, output.append, complaints.append, "en")
    fill(writer)
    writer.close()
    return "".join(output), complaints


def of_reports(name: str, *reports: tuple[str, Report]) -> str:
    def fill(writer: Writer) -> None:
        for path, drawn in reports:
            writer.document(path, drawn)

    return written(name, fill)[0]


def sarif(*reports: tuple[str, Report]) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(of_reports("sarif", *reports))
    (run,) = form["runs"]
    assert form["version"] == "2.1.0"
    found: dict[str, Any] = run
    return found


def junit(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # our own output


@pytest.mark.parametrize("name", MACHINE)
def test_an_unread_source_is_complained_of_in_every_format(name: str) -> None:
    _, complaints = written(name, lambda writer: writer.unread(ReadError("x.txt", "read.missing")))
    assert complaints == ["x.txt: no such file"]


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@given(path=names, before=anything)
def test_json_stays_json_whatever_path_and_draft_hold(name: str, path: str, before: str) -> None:
    text = f"{before}\n{SENTENCE}"
    drawn = report(text, finding(text), finding(text, Level.NOTE, "R301"))
    assert json.loads(of_reports(name, (path, drawn), (path, drawn)))


@given(path=names, before=anything)
def test_each_line_is_json_whatever_path_and_draft_hold(path: str, before: str) -> None:
    text = f"{before}\n{SENTENCE}"
    lines = of_reports("jsonl", (path, report(text, finding(text))), ("b", report())).removesuffix("\n").split("\n")
    assert [json.loads(line)["path"] for line in lines] == [path, "b"]


@given(path=names, before=anything)
def test_xml_stays_xml_whatever_path_and_draft_hold(path: str, before: str) -> None:
    text = f"{before}\n{SENTENCE}"
    suites = junit(of_reports("junit", (path, report(text, finding(text)))))
    assert [suite.get("failures") for suite in suites] == ["1"]


@given(path=names)
def test_a_workflow_command_is_one_line_and_gives_the_path_back(path: str) -> None:
    (line,) = of_reports("github", (path, report(TWO_LINES, finding(TWO_LINES)))).removesuffix("\n").split("\n")
    told = re.fullmatch(r"::error file=([^:,\r\n]*),.*", line)
    assert told is not None
    assert unquote(told[1]) == path


def test_a_workflow_command_names_place_and_level() -> None:
    drawn = report(TWO_LINES, finding(TWO_LINES, Level.WARNING), finding(TWO_LINES, Level.NOTE, "R301"))
    first, second = of_reports("github", ("a.txt", drawn)).splitlines()
    column = SENTENCE.index("248%") + 1
    place = f"file=a.txt,line=2,endLine=2,col={column},endColumn={column + 4}"
    assert first.startswith(f"::warning {place},title=factcheck R101::")
    assert second.startswith(f"::notice {place},title=factcheck R301::")
    assert "248%25" in first


def test_sarif_has_rule_region_related_places_and_fixes_of_a_result() -> None:
    run = sarif(("thư mục/a b.txt", report(TWO_LINES, finding(TWO_LINES))))
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    line = TWO_LINES.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "248%"
    assert TWO_LINES[region["charOffset"] :][: region["charLength"]] == "248%"
    assert unquote(place["artifactLocation"]["uri"]) == "thư mục/a b.txt"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "R101"
    assert [each["message"]["text"] for each in result["relatedLocations"]] == ["current value", "base value"]
    assert len(result["fixes"]) == 3
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_tells_rules_once_and_only_those_that_found_something() -> None:
    drawn = report(SENTENCE, finding(SENTENCE), finding(SENTENCE, Level.NOTE, "R301"))
    run = sarif(("a.txt", drawn), ("b.txt", drawn))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["R101", "R301"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0, 1]
    assert all(rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_sarif_says_that_a_run_with_an_unread_source_was_not_successful() -> None:
    text, _ = written("sarif", lambda writer: writer.unread(ReadError("x.txt", "read.missing")))
    (invocation,) = json.loads(text)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "no such file"


def test_gitlab_has_the_fields_that_it_asks_for() -> None:
    (issue,) = json.loads(of_reports("gitlab", ("a.txt", report(TWO_LINES, finding(TWO_LINES)))))
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["location"] == {"path": "a.txt", "lines": {"begin": 2, "end": 2}}
    assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}


def test_no_finding_is_an_empty_list_and_a_passed_case() -> None:
    assert json.loads(of_reports("gitlab", ("a.txt", report()))) == []
    (suite,) = junit(of_reports("junit", ("a.txt", report())))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "0", "0")
    assert [len(case) for case in suite] == [0]


def test_junit_counts_failures_and_lets_notes_pass() -> None:
    drawn = report(SENTENCE, finding(SENTENCE), finding(SENTENCE, Level.NOTE, "R301"))
    (suite,) = junit(of_reports("junit", ("a.txt", drawn)))
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [case[0].tag for case in suite] == ["failure", "system-out"]


def test_junit_has_an_error_for_an_unread_source() -> None:
    text, _ = written("junit", lambda writer: writer.unread(ReadError("x.txt", "read.missing")))
    (suite,) = junit(text)
    assert suite.get("errors") == "1"
    assert suite[0][0].get("message") == "no such file"


def test_a_fingerprint_survives_lines_before_and_tells_twins_apart() -> None:
    moved = f"{'Thêm một dòng.' * 5}\n\n{'Trước đó.' * 10} {SENTENCE}"
    still = f"{'Trước đó.' * 10} {SENTENCE}"
    first = Fingerprints("a.txt", still).of(finding(still))
    assert Fingerprints("a.txt", moved).of(finding(moved)) == first
    assert Fingerprints("b.txt", still).of(finding(still)) != first
    names = Fingerprints("a.txt", still)
    assert len({names.of(finding(still)), names.of(finding(still)), names.of(finding(still, code="R102"))}) == 3
