"""TOML that people write: what it holds, exactly, the line where each of its keys stands, and values as TOML."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from factcheck.errors import FactcheckError
from factcheck.pattern import lazy_pattern

Path: TypeAlias = tuple[str | int, ...]  # keys, and places in arrays, which count from 0
Plain: TypeAlias = "str | bool | int | datetime.date | Sequence[Plain] | Mapping[str, Plain]"

_PLACE = lazy_pattern(r"\(at line (\d+), column (\d+)\)")
_BARE = lazy_pattern(r"[A-Za-z0-9_-]+")
_TOKEN = lazy_pattern(
    r'"""(?:[^\\"]++|\\[\s\S]|"(?!""))*"{3,5}'
    r"|'''(?:[^']++|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*"'
    r"|'[^'\n]*'"
    r"|[\[\]{}=,.\n]"
    r"|#[^\n]*"
    r"|[^\s\[\]{}=,.\"'#]+"
)
_END = ""


class TomlError(FactcheckError):
    """A text that is no TOML: what is wrong, in English, and the line and the column, from 1, where they are known."""

    def __init__(self, detail: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail, line, column)
        self.detail = detail
        self.line = line
        self.column = column


def parsed(content: str) -> dict[str, object]:
    """What ``content`` holds; numbers with decimals as :class:`decimal.Decimal`. Raises :class:`TomlError`."""
    try:
        return tomllib.loads(content, parse_float=_exact)
    except tomllib.TOMLDecodeError as fault:
        told = str(fault)
    except (ValueError, RecursionError) as fault:  # a number of thousands of digits, brackets in brackets
        raise TomlError(str(fault)) from None
    if place := _PLACE.search(told):
        raise TomlError(told, int(place[1]), int(place[2]))
    lines = content.rstrip("\n").split("\n")
    raise TomlError(told, len(lines), len(lines[-1]) + 1)


def _exact(number: str) -> Decimal:
    try:
        return Decimal(number)
    except ArithmeticError:  # an exponent of twenty digits
        raise ValueError(number) from None


def lines_of(content: str) -> dict[Path, int]:
    """The line, from 1, of each key and each element of an array of ``content``, which is TOML.

    A table stands where it is first named, an array of tables where its first one is.

    >>> lines_of('[a]\\nb.c = [1]\\n[[d]]\\n')[("a", "b", "c", 0)]
    2
    """
    return _Lines(content).read()


class _Lines:
    """Reads the tokens of a text one by one; what is no key, bracket or mark is passed over."""

    def __init__(self, content: str) -> None:
        self._content = content.replace("\r\n", "\n")
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}  # of the tables of an array
        self._tokens = self._read_tokens()
        self._line = self._next_line = 1
        self._token = _END

    def _read_tokens(self) -> Iterator[str]:
        for match in _TOKEN.finditer(self._content):
            token = match.group()
            self._line = self._next_line
            self._next_line += token.count("\n")
            if token[0] != "#":
                yield token

    def _next(self) -> str:
        self._token = next(self._tokens, _END)
        return self._token

    def read(self) -> dict[Path, int]:
        table: Path = ()
        self._next()
        while self._token != _END:
            if self._token == "\n":
                self._next()
            elif self._token == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._found

    def _header(self) -> Path:
        line, is_array = self._line, self._next() == "["
        if is_array:
            self._next()
        path = self._key((), line)
        while self._token == "]":
            self._next()
        if not is_array:
            return path
        number = self._counts.get(path, 0)
        self._counts[path] = number + 1
        self._found[(*path, number)] = line
        return (*path, number)

    def _key(self, path: Path, line: int) -> Path:
        """The path of the key that begins here, below ``path``."""
        while True:
            if path in self._counts:  # the table that the array has last
                path = (*path, self._counts[path] - 1)
            path = (*path, _unquoted(self._token))
            self._found.setdefault(path, line)
            if self._next() != ".":
                return path
            self._next()

    def _pair(self, table: Path) -> None:
        path = self._key(table, self._line)
        self._next()  # beyond "="
        self._value(path)

    def _value(self, path: Path) -> None:
        opening, number = self._token, 0
        if opening not in ("[", "{"):
            while self._token not in ("\n", ",", "]", "}", _END):
                self._next()
            return
        self._next()
        while self._token not in ("]", "}", _END):
            if self._token in ("\n", ","):
                self._next()
            elif opening == "{":
                self._pair(path)
            else:
                self._found[(*path, number)] = self._line
                self._value((*path, number))
                number += 1
        self._next()


def _unquoted(key: str) -> str:
    if key[0] == '"':
        return str(tomllib.loads(f"key = {key}")["key"]) if "\\" in key else key[1:-1]
    return key[1:-1] if key[0] == "'" else key


def toml_text(value: Plain) -> str:
    """``value`` as TOML, on one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_key(key)} = {toml_text(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return f"[{', '.join(map(toml_text, value))}]"


def toml_key(key: str) -> str:
    """``key`` as it stands before ``=``."""
    return key if _BARE.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(each if each.isprintable() or each == "\t" else f"\\U{ord(each):08x}" for each in quoted)
    return f'"{escaped}"'
