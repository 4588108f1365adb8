"""Reports for programs: ``{"version", "documents": [{"path", "claims", "findings", "quantities"}], "unread"}``."""

from __future__ import annotations

import json
from collections.abc import Callable

from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.report.places import Places
from factcheck.report.writer import Writer, complaint


class JsonWriter(Writer):
    """Writes one JSON value piece by piece, one document a line, so that many files take the memory of one.

    ``write`` takes the output. ``complain`` gets the line on a source that cannot be read, which stands under
    ``unread`` as well.
    """

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str, version: str) -> None:
        super().__init__(write, complain, lang)
        self._separator = ""
        self._unread: list[dict[str, str]] = []
        write(f'{{"version": {compact(version)}, "documents": [')

    def document(self, path: str, report: Report) -> None:
        self._write(f"{self._separator}\n{compact(document_form(path, report, self._lang))}")
        self._separator = ","

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        message = complaint(error, self._lang)
        self._unread.append({"path": error.source, "reason": error.reason, "message": message})

    def close(self) -> None:
        self._write(f'\n], "unread": {compact(self._unread)}}}\n')


def document_form(path: str, report: Report, lang: str) -> dict[str, object]:
    """What JSON says of one document: its report, and for each finding where in the source its words stand.

    Where the source is not the text itself, the text that spans count in is told as well.
    """
    places = Places.of(report)
    form: dict[str, object] = {"path": path, **report.to_dict(lang)}
    form["findings"] = [{**finding.to_dict(lang), "place": places.to_dict(finding.span)} for finding in report.findings]
    if report.draft is not None and report.draft.pieces:
        form |= {"format": report.draft.format.value, "text": report.text}
    return form


def compact(form: object) -> str:
    """JSON on one line, letters as they are."""
    return json.dumps(form, ensure_ascii=False)
