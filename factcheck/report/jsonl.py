"""Reports for programs that read as they come: one JSON object a line, for each document and each unread source."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.report.json import compact
from factcheck.report.text import complaint, complaint_line


class JsonLinesWriter:
    """Writes each document on a line of its own, as :class:`~factcheck.report.json.JsonWriter` has it in its list; a
    source that cannot be read as ``{"path", "reason", "message"}``."""

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str) -> None:
        self._write = write
        self._complain = complain
        self._lang = lang

    def document(self, path: str, report: Report) -> None:
        self._write(f"{compact({'path': path, **report.to_dict(self._lang)})}\n")

    def unread(self, error: ReadError) -> None:
        self._complain(complaint_line(error, self._lang))
        message = complaint(error, self._lang)
        self._write(f"{compact({'path': error.source, 'reason': error.reason, 'message': message})}\n")

    def close(self) -> None:
        """Nothing is left to write."""
