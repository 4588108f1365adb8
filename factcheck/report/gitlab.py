"""A code quality report for GitLab: a JSON list of issues.

The form is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.report.fingerprint import Fingerprints
from factcheck.report.json import compact
from factcheck.report.places import Places
from factcheck.report.writer import Writer

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class GitlabWriter(Writer):
    """Writes the issues of each document as it comes, in one list. Sources that cannot be read are complained of."""

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str) -> None:
        super().__init__(write, complain, lang)
        self._separator = ""
        write("[")

    def document(self, path: str, report: Report) -> None:
        places, names = Places.of(report), Fingerprints(path, report.text)
        for finding in report.findings:
            region = places.region(finding.span)
            begin = places.number(finding.span)  # of a paragraph or a page where the source has no lines
            issue = {
                "description": finding.message.text(self._lang),
                "check_name": finding.code,
                "fingerprint": names.of(finding),
                "severity": _SEVERITIES[finding.level],
                "location": {"path": path, "lines": {"begin": begin, "end": region.end_line if region else begin}},
            }
            self._write(f"{self._separator}\n{compact(issue)}")
            self._separator = ","

    def close(self) -> None:
        self._write("\n]\n")
