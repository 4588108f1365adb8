"""What can go wrong with an input; everything else that is raised is a bug."""

from __future__ import annotations

from typing import NamedTuple


class FactcheckError(Exception):
    """Base of every error that this package raises on purpose."""


class ParseError(FactcheckError, ValueError):
    """A text that is not what was asked for: one quantity, one period.

    ``text`` is the text as passed in, ``position`` the code-point offset where reading stopped, ``reason`` one clause
    in English that says why. ``key`` names the same clause in the message catalogue, ``detail`` is what fills it.
    """

    def __init__(self, text: str, position: int, reason: str, key: str = "", detail: str = "") -> None:
        super().__init__(text, position, reason, key, detail)
        self.text = text
        self.position = position
        self.reason = reason
        self.key = key
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason} (position {self.position} of {self.text!r})"


class ReadError(FactcheckError):
    """A source that cannot be read as a text: missing, a folder, binary, broken encoding.

    ``source`` is the path as the user wrote it, ``reason`` a key of the message catalogue, ``detail`` what fills it.
    """

    def __init__(self, source: str, reason: str, detail: str = "") -> None:
        super().__init__(source, reason, detail)
        self.source = source
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.source}: {self.reason} {self.detail}".rstrip()


class WriteError(ReadError):
    """A file that cannot be written, a source or a report; its reasons are keys ``fix.…`` and ``cli.…``."""


class BaselineError(ReadError):
    """A baseline that cannot be read or written; its reasons are the keys ``baseline.…``."""


class LexiconError(FactcheckError):
    """A lexicon table with a faulty row; the message names file and line."""


class LedgerError(FactcheckError):
    """A ledger, or an entry of one, that cannot be used.

    ``source`` is the path as the user wrote it, ``line`` the line in it (counted from 1; ``None`` where the whole is
    meant), ``field`` the field of the entry, ``reason`` a key of the message catalogue, ``detail`` what fills it.
    """

    def __init__(self, source: str, reason: str, detail: str = "", line: int | None = None, field: str = "") -> None:
        super().__init__(source, reason, detail, line, field)
        self.source = source
        self.reason = reason
        self.detail = detail
        self.line = line
        self.field = field

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.field) if part)
        return f"{place}: {self.reason} {self.detail}".rstrip()


class ConfigFault(NamedTuple):
    """What is wrong in a file of settings, or in an option.

    ``source`` is the file or the option as the user wrote it, ``line`` and ``column`` the place in it (from 1; ``None``
    where the whole is meant), ``key`` the key (``rates[1].worth``), ``reason`` a key of the message catalogue,
    ``detail`` what fills it.
    """

    source: str
    reason: str
    detail: str = ""
    line: int | None = None
    column: int | None = None
    key: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column, self.key) if part)
        return f"{place}: {self.reason} {self.detail}".rstrip()


class ConfigError(FactcheckError):
    """Settings that cannot be used, with all that is wrong in them, in the order of the file."""

    def __init__(self, *faults: ConfigFault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))
