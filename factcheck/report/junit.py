"""A JUnit report, as build servers read it: a suite a document, a test case a finding.

Errors and warnings are failures; notes are passed cases with their text as output. A document without findings is one
passed case, and a source that cannot be read one error. Characters that XML 1.0 cannot hold are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from factcheck.errors import ReadError
from factcheck.model.finding import Finding, Level
from factcheck.model.report import Report
from factcheck.report.places import Places
from factcheck.report.writer import Writer, complaint

_UNHELD = r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class JunitWriter(Writer):
    """Writes one suite a document as it comes."""

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str) -> None:
        super().__init__(write, complain, lang)
        write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck">\n')

    def document(self, path: str, report: Report) -> None:
        places = Places.of(report)
        cases = [self._case(path, finding, places) for finding in report.findings]
        failures = sum(finding.level is not Level.NOTE for finding in report.findings)
        self._suite(path, cases or [f"<testcase{_attributes({'classname': path, 'name': 'factcheck'})}/>"], failures, 0)

    def _case(self, path: str, finding: Finding, places: Places) -> str:
        place = places.words(finding.span, self._lang)
        words = finding.message.text(self._lang)
        name = {"classname": path, "name": f"{finding.code} {place}"}
        if finding.level is Level.NOTE:
            inner = f"<system-out>{_text(words)}</system-out>"
        else:
            told = f"{path}:{place}: {words}"
            inner = f"<failure{_attributes({'type': finding.level.value, 'message': words})}>{_text(told)}</failure>"
        return f"<testcase{_attributes(name)}>{inner}</testcase>"

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        fault = f"<error{_attributes({'type': error.reason, 'message': complaint(error, self._lang)})}/>"
        case = f"<testcase{_attributes({'classname': error.source, 'name': 'factcheck'})}>{fault}</testcase>"
        self._suite(error.source, [case], 0, 1)

    def _suite(self, path: str, cases: list[str], failures: int, errors: int) -> None:
        counts = {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors)}
        self._write("\n".join(_indented({"name": path, **counts}, cases)))

    def close(self) -> None:
        self._write("</testsuites>\n")


def _indented(suite: Mapping[str, str], cases: list[str]) -> Iterator[str]:
    yield f"  <testsuite{_attributes(suite)}>"
    yield from (f"    {case}" for case in cases)
    yield "  </testsuite>\n"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_held(value))}" for name, value in values.items())


def _text(text: str) -> str:
    return escape(_held(text))


def _held(text: str) -> str:
    return re.sub(_UNHELD, "", text)
