"""What the command line says of a ledger, and of settings, that it cannot use."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.errors import ConfigError, LedgerError
from factcheck.messages import render
from factcheck.report.lines import printable


def ledger_line(error: LedgerError, lang: str) -> str:
    """The one line on ``error``: ``sổ.toml:12: value: …``."""
    place = ":".join(str(part) for part in (printable(error.source), error.line) if part)
    field = f"{printable(error.field)}: " if error.field else ""
    return f"{place}: {field}{render(error.reason, {'detail': printable(error.detail)}, lang)}"


def config_lines(error: ConfigError, lang: str) -> Iterator[str]:
    """A line on each fault of the settings: ``factcheck.toml:12: rates[1].worth: …``."""
    for fault in error.faults:
        parts = (printable(fault.source), fault.line, fault.column)
        place = ":".join(str(part) for part in parts if part)
        key = f"{printable(fault.key)}: " if fault.key else ""
        yield f"{place}: {key}{render(fault.reason, {'detail': printable(fault.detail)}, lang)}"
