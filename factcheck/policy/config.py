"""Where the settings of a run come from: the nearest ``factcheck.toml`` or ``pyproject.toml``, and the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import ConfigError, ConfigFault, ReadError
from factcheck.policy.settings import Settings

if TYPE_CHECKING:
    from factcheck.read.toml import Path

FILE, PROJECT = "factcheck.toml", "pyproject.toml"
DEFAULT = "default"
_TABLE = ("tool", "factcheck")  # of a pyproject.toml
_MAGIC = r"[*?\[]"  # begins what stands for any name, in a pattern of files
_PLACE = r" \(at [^)]*\)$"  # in the detail of a syntax error, beside which it stands already
MOST_BYTES = 1_000_000
# Most projects say nothing of factcheck, and reading them as TOML would cost more than a check of a draft does.
_MAY_HAVE_TABLE = rb"(?m)^[ \t]*\[{0,2}[ \t]*[\"']?tool[\"']?[ \t]*(?:\.[ \t]*[\"']?factcheck\b|\]|=)"


class Loaded(NamedTuple):
    """Settings, the file that they were read from, and where each key in it stands: ``factcheck.toml:4``."""

    settings: Settings
    source: str | None = None
    origins: Mapping[str, str] = MappingProxyType({})

    def origin(self, option: str) -> str:
        """Where ``option`` (``min-level``, ``style.billion``) was set: a place, ``--option``, or ``default``."""
        return self.origins.get(option, DEFAULT)


def load_for(paths: Sequence[str], explicit: str | None = None) -> Loaded:
    """The settings for a run over ``paths``: files, folders and patterns of files.

    The search begins in the folder that all of them are in; where nothing is found from there, in the current one.
    Raises :class:`ConfigError`.
    """
    loaded = load(_common(paths), explicit)
    return load(os.curdir) if loaded.source is None else loaded


def _common(paths: Sequence[str]) -> str:
    folders = {path if os.path.isdir(path) else os.path.dirname(re.split(_MAGIC, path)[0]) for path in paths}
    try:
        return os.path.commonpath(map(os.path.abspath, folders)) if folders else os.curdir
    except ValueError:  # on several drives
        return os.curdir


def load(start: str, explicit: str | None = None) -> Loaded:
    """The settings for drafts in the folder ``start``: of the file ``explicit``, or of the nearest file upwards.

    In one folder ``factcheck.toml`` comes first; a ``pyproject.toml`` without ``[tool.factcheck]`` is passed over.
    Without any file the defaults hold. Raises :class:`ConfigError`.
    """
    if explicit is not None:
        loaded = _loaded(os.path.abspath(explicit), explicit)
        if loaded is None:
            raise ConfigError(ConfigFault(explicit, "config.no_section"))
        return loaded
    folder, below = os.path.abspath(start), ""
    while folder != below:
        for path in (os.path.join(folder, FILE), os.path.join(folder, PROJECT)):
            loaded = _loaded(path, _shown(path)) if os.path.isfile(path) else None
            if loaded is not None:
                return loaded
        folder, below = os.path.dirname(folder), folder
    return Loaded(Settings())


def _shown(path: str) -> str:
    """``path`` as people here call it."""
    return path.removeprefix(os.path.join(os.getcwd(), ""))


def _loaded(path: str, source: str) -> Loaded | None:
    """What the file at the absolute ``path`` says; ``None`` for a ``pyproject.toml`` that says nothing of factcheck."""
    is_project = os.path.basename(path) == PROJECT
    content = _content(path, source)
    if is_project and re.search(_MAY_HAVE_TABLE, content) is None:
        return None
    table, lines = _parsed(content, source)
    place: Path = _TABLE if is_project else ()
    section: object = table
    for key in place:
        section = section.get(key) if isinstance(section, dict) else None
    if section is None:
        return None
    settings = _settings(section, source, place, lines)
    folder = os.path.dirname(path)
    told = {each[len(place) :]: line for each, line in lines.items() if each[: len(place)] == place}
    return Loaded(
        settings._replace(
            root=folder,
            ledger=None if settings.ledger is None else os.path.join(folder, settings.ledger),
            baseline=None if settings.baseline is None else os.path.join(folder, settings.baseline),
        ),
        source,
        {dotted(each): f"{os.path.basename(path)}:{line}" for each, line in told.items() if each},
    )


def _content(path: str, source: str) -> bytes:
    from factcheck.read.source import read_bytes  # noqa: PLC0415  # most runs have no settings to read

    if os.path.exists(path) and not os.path.isdir(path):
        if not os.path.isfile(path):  # a pipe would be waited for without end
            raise ConfigError(ConfigFault(source, "ledger.no_file"))
        if os.path.getsize(path) > MOST_BYTES:
            raise ConfigError(ConfigFault(source, "config.too_large", str(MOST_BYTES // 1_000_000)))
    try:
        return read_bytes(path)
    except ReadError as fault:
        raise ConfigError(ConfigFault(source, fault.reason, fault.detail)) from None


def _parsed(content: bytes, source: str) -> tuple[dict[str, object], dict[Path, int]]:
    """What the file holds, and the line of each key."""
    from factcheck.read.source import decode  # noqa: PLC0415  # most runs have no settings to read
    from factcheck.read.toml import TomlError, lines_of, parsed  # noqa: PLC0415  # the same

    try:
        text = decode(content, source)
        return parsed(text), lines_of(text)
    except ReadError as fault:
        raise ConfigError(ConfigFault(source, fault.reason, fault.detail)) from None
    except TomlError as fault:
        detail = re.sub(_PLACE, "", fault.detail)
        raise ConfigError(ConfigFault(source, "ledger.no_toml", detail, fault.line, fault.column)) from None


def _settings(section: object, source: str, place: Path, lines: Mapping[Path, int]) -> Settings:
    from factcheck.policy.form import FormError  # noqa: PLC0415  # most runs have no settings to read
    from factcheck.policy.schema import SETTINGS  # noqa: PLC0415  # the same

    try:
        return SETTINGS.read(section)
    except FormError as fault:
        refusals = [each._replace(path=(*place, *each.path)) for each in fault.refusals]
    faults = [
        ConfigFault(source, reason, detail, _line(path, lines), None, dotted(path[len(place) :]))
        for path, reason, detail in refusals
    ]
    raise ConfigError(*sorted(faults, key=lambda each: each.line or 0))


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of what is at ``path``, or of what it is missing in."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)


def dotted(path: Path) -> str:
    """``path`` as people read it, elements counted from 1: ``rates[1].worth``."""
    return "".join(f"[{each + 1}]" if isinstance(each, int) else f".{each}" for each in path).removeprefix(".")


def overridden(loaded: Loaded, option: str, value: object) -> Loaded:
    """``loaded`` with ``option``, named as in a file, as the command line gives it; ``None`` leaves it as it is.

    ``value`` is what a file would hold. A path is relative to the current folder. Raises :class:`ConfigError`.
    """
    if value is None:
        return loaded
    from factcheck.policy.form import FormError  # noqa: PLC0415  # most runs override nothing
    from factcheck.policy.schema import OPTIONS, field_of  # noqa: PLC0415  # the same

    name = f"--{option}"
    try:
        settings = loaded.settings._replace(**{field_of(option): OPTIONS[option].read(value)})
    except FormError as fault:
        refusals = fault.refusals
    else:
        return loaded._replace(settings=settings, origins={**loaded.origins, option: name})
    raise ConfigError(*(ConfigFault(name, reason, detail) for _, reason, detail in refusals))


def for_file(loaded: Loaded, path: str) -> Loaded:
    """``loaded`` as it is for the file ``path``: the rules for paths put in, which come from where they stand."""
    from factcheck.policy.choice import effective, rules_for  # noqa: PLC0415  # asked for by few

    origins = dict(loaded.origins)
    for number in rules_for(loaded.settings, path):
        rule = f"{dotted(('paths', number))}."
        origins |= {key.removeprefix(rule): place for key, place in loaded.origins.items() if key.startswith(rule)}
    return loaded._replace(settings=effective(loaded.settings, path), origins=origins)
