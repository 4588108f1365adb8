"""Reports for programs that read as they come: one JSON object a line, for each document and each unread source."""

from __future__ import annotations

from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.report.json import compact, document_form
from factcheck.report.writer import Writer, complaint


class JsonLinesWriter(Writer):
    """Writes each document on a line of its own, as :class:`~factcheck.report.json.JsonWriter` has it in its list; a
    source that cannot be read as ``{"path", "reason", "message"}``."""

    def document(self, path: str, report: Report) -> None:
        self._write(f"{compact(document_form(path, report, self._lang))}\n")

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        message = complaint(error, self._lang)
        self._write(f"{compact({'path': error.source, 'reason': error.reason, 'message': message})}\n")
