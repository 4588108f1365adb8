"""What the command line says of a ledger that it cannot use."""

from __future__ import annotations

from factcheck.errors import LedgerError
from factcheck.messages import render
from factcheck.report.lines import printable


def ledger_line(error: LedgerError, lang: str) -> str:
    """The one line on ``error``: ``sổ.toml:12: value: …``."""
    place = ":".join(str(part) for part in (printable(error.source), error.line) if part)
    field = f"{printable(error.field)}: " if error.field else ""
    return f"{place}: {field}{render(error.reason, {'detail': printable(error.detail)}, lang)}"
