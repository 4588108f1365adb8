"""Reports for programs: ``{"version", "documents": [{"path", "claims", "findings", "quantities"}], "unread"}``."""

from __future__ import annotations

import json
from collections.abc import Callable

from factcheck.errors import ReadError
from factcheck.model.report import Report
from factcheck.report.text import complaint
from factcheck.report.writer import Writer


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
        self._write(f"{self._separator}\n{compact({'path': path, **report.to_dict(self._lang)})}")
        self._separator = ","

    def unread(self, error: ReadError) -> None:
        super().unread(error)
        message = complaint(error, self._lang)
        self._unread.append({"path": error.source, "reason": error.reason, "message": message})

    def close(self) -> None:
        self._write(f'\n], "unread": {compact(self._unread)}}}\n')


def compact(form: object) -> str:
    """JSON on one line, letters as they are."""
    return json.dumps(form, ensure_ascii=False)
