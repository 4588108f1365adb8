"""What the writers of reports share."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.report import Report
from factcheck.report.lines import printable


class Writer:
    """Writes documents as they come, and what is left at the end.

    ``write`` takes the output, ``complain`` the line on a source that cannot be read.
    """

    def __init__(self, write: Callable[[str], None], complain: Callable[[str], None], lang: str) -> None:
        self._write = write
        self._complain = complain
        self._lang = lang

    def document(self, path: str, report: Report) -> None:
        """Write what was found in the source at ``path``."""
        raise NotImplementedError

    def unread(self, error: ReadError) -> None:
        """Say that a source cannot be read."""
        self._complain(complaint_line(error, self._lang))

    def close(self) -> None:
        """Write what is left."""


def complaint_line(error: ReadError, lang: str) -> str:
    """The one line on a source that could not be read."""
    return f"{printable(error.source)}: {complaint(error, lang)}"


def complaint(error: ReadError, lang: str) -> str:
    """Why a source could not be read, as a clause."""
    return render(error.reason, {"detail": error.detail}, lang)
