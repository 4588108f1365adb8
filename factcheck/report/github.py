"""Annotations for GitHub Actions: one workflow command a finding.

The form is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions: in properties ``%``,
line breaks, ``:`` and ``,`` are escaped, in the message ``%`` and line breaks.
"""

from __future__ import annotations

from factcheck.errors import ReadError
from factcheck.model.finding import Finding, Level
from factcheck.model.report import Report
from factcheck.report.places import Places
from factcheck.report.writer import Writer, complaint

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


class GithubWriter(Writer):
    """Writes a command for each finding, and an error for each source that cannot be read."""

    def document(self, path: str, report: Report) -> None:
        places = Places.of(report)
        for finding in report.findings:
            self._write(f"{self._command(path, finding, places)}\n")

    def _command(self, path: str, finding: Finding, places: Places) -> str:
        region, title = places.region(finding.span), f"factcheck {finding.code}"
        place: dict[str, object] = {"file": path}
        if region is None:
            title = f"{title}, {places.words(finding.span, self._lang)}"
        else:
            place |= {"line": region.line, "endLine": region.end_line}
            if region.line == region.end_line:  # columns are taken only within one line
                place |= {"col": region.column, "endColumn": region.end_column}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
        command = f"::{_COMMANDS[finding.level]} {properties},title={_property(title)}"
        return f"{command}::{_data(finding.message.text(self._lang))}"

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        self._write(f"::error file={_property(error.source)}::{_data(complaint(error, self._lang))}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
