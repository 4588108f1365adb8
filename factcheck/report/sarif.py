"""SARIF 2.1.0, for viewers of code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

One run with a result a finding: its rule, level, message, region (lines and columns in code points, and offsets),
related places, fixes, and a fingerprint that does not depend on lines. A source that cannot be read is a notification
of the run, which then was not successful.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from factcheck.errors import ReadError
from factcheck.model.finding import Finding, Fix
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.fingerprint import Fingerprints
from factcheck.report.json import compact
from factcheck.report.places import Places
from factcheck.report.writer import Writer, complaint

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "factcheck/v1"


class RuleCard(NamedTuple):
    """What the report says of a rule: ``level`` is the highest that it gives, ``help`` its page."""

    code: str
    name: str
    title: str
    help: str
    level: str

    def to_dict(self) -> dict[str, object]:
        return {
            "id": self.code,
            "name": self.name,
            "shortDescription": {"text": self.title},
            "help": {"text": self.help},
            "defaultConfiguration": {"level": self.level},
        }


class SarifWriter(Writer):
    """Writes the results of each document as it comes; what the run is follows at the end.

    ``card`` gives what is said of the rule of a code; only rules that found something are described.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        complain: Callable[[str], None],
        lang: str,
        version: str,
        card: Callable[[str], RuleCard],
    ) -> None:
        super().__init__(write, complain, lang)
        self._version = version
        self._card = card
        self._rules: dict[str, int] = {}
        self._unread: list[dict[str, object]] = []
        self._separator = ""
        head = f'{{"$schema": {compact(SCHEMA)}, "version": "2.1.0", "runs": '
        write(f'{head}[{{"columnKind": "unicodeCodePoints", "results": [')

    def document(self, path: str, report: Report) -> None:
        places, names = Places.of(report), Fingerprints(path, report.text)
        for finding in report.findings:
            self._write(f"{self._separator}\n{compact(self._result(path, finding, places, names))}")
            self._separator = ","

    def _result(self, path: str, finding: Finding, places: Places, names: Fingerprints) -> dict[str, object]:
        result: dict[str, object] = {
            "ruleId": finding.code,
            "ruleIndex": self._rules.setdefault(finding.code, len(self._rules)),
            "level": finding.level.value,
            "message": {"text": finding.message.text(self._lang)},
            "locations": [_location(path, finding.span, places, self._lang)],
            "partialFingerprints": {_FINGERPRINT: names.of(finding)},
        }
        related = [
            {
                "id": number,
                **_location(path, each.span, places, self._lang),
                "message": {"text": each.word(self._lang)},
            }
            for number, each in enumerate(finding.related)
        ]
        fixes = [
            {
                "description": {"text": diagnosis.message.text(self._lang)},
                "artifactChanges": [_change(path, fix, places)],
            }
            for diagnosis in finding.diagnoses
            for fix in diagnosis.fixes
            if all(places.is_verbatim(edit.span) for edit in fix.edits)
        ]
        return result | ({"relatedLocations": related} if related else {}) | ({"fixes": fixes} if fixes else {})

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        self._unread.append(
            {
                "level": "error",
                "message": {"text": complaint(error, self._lang)},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(error.source)}}],
            }
        )

    def close(self) -> None:
        driver = {
            "name": "factcheck",
            "version": self._version,
            "rules": [self._card(code).to_dict() for code in self._rules],
        }
        invocation = {"executionSuccessful": not self._unread, "toolExecutionNotifications": self._unread}
        self._write(f'\n], "tool": {compact({"driver": driver})}, "invocations": {compact([invocation])}}}]}}\n')


def _location(path: str, span: Span, places: Places, lang: str) -> dict[str, object]:
    """A region of a source that is text; of another, the paragraph or the page by name."""
    region = _region(span, places)
    if region is not None:
        return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}
    return {
        "physicalLocation": {"artifactLocation": _artifact(path)},
        "logicalLocations": [{"fullyQualifiedName": places.words(span, lang)}],
    }


def _artifact(path: str) -> dict[str, object]:
    """A relative reference: what a URI cannot hold is escaped, also bytes of a name that are no UTF-8."""
    return {"uri": quote(path.replace("\\", "/"), safe="/~", errors="surrogateescape")}


def _region(span: Span, places: Places) -> dict[str, object] | None:
    region, offsets = places.region(span), places.offsets(span)
    if region is None or offsets is None:
        return None
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": offsets.start,
        "charLength": offsets.end - offsets.start,
    }


def _change(path: str, fix: Fix, places: Places) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(edit.span, places), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {"artifactLocation": _artifact(path), "replacements": replacements}
