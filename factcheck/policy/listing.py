"""The settings one by one, each with where it comes from; what they are as TOML."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.policy.config import Loaded, dotted
from factcheck.policy.schema import OPTIONS, STYLE, field_of
from factcheck.read.toml import Plain, toml_text

_PATHS = ("ledger", "baseline")


class Option(NamedTuple):
    """``value`` as TOML holds it, ``None`` where nothing is set; ``origins`` are those of the tables of an array."""

    name: str
    value: Plain | None
    origin: str
    origins: tuple[str, ...] = ()


def options(loaded: Loaded) -> Iterator[Option]:
    """Every setting, in the order of the reference; parts of ``style`` and of ``levels`` each by themselves."""
    for option, form in OPTIONS.items():
        value = getattr(loaded.settings, field_of(option))
        if option == "style":
            yield from (_of_style(loaded, key) for key in STYLE)
        elif option == "levels" and value:
            last = {rule.code: rule.level.value for rule in value}
            yield from (
                Option(f"levels.{code}", level, loaded.origin(f"levels.{code}")) for code, level in last.items()
            )
        elif option in _PATHS:
            yield Option(option, value and _below(value, loaded.settings.root), loaded.origin(option))
        else:
            yield _of_option(loaded, option, None if value is None else form.plain(value))


def _of_style(loaded: Loaded, key: str) -> Option:
    return Option(f"style.{key}", getattr(loaded.settings.style, field_of(key)), loaded.origin(f"style.{key}"))


def _of_option(loaded: Loaded, option: str, value: Plain | None) -> Option:
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):  # no array of tables
        return Option(option, value, loaded.origin(option))
    origins = tuple(loaded.origin(dotted((option, number))) for number in range(len(value)))
    return Option(option, value, loaded.origin(option), origins)


def _below(path: str, root: str) -> str:
    """``path`` relative to ``root`` where it is in that folder, else absolute."""
    return os.path.abspath(path).removeprefix(os.path.join(os.path.abspath(root), ""))


def toml_lines(option: Option) -> Iterator[tuple[str, str]]:
    """``option`` as lines of a ``factcheck.toml``, each with where it comes from; a comment where nothing is set."""
    if option.value is None:
        yield f"# {option.name} =", option.origin
    elif not option.origins or not isinstance(option.value, Sequence):
        yield f"{option.name} = {toml_text(option.value)}", option.origin
    else:
        yield f"{option.name} = [", option.origin
        for table, origin in zip(option.value, option.origins, strict=True):
            yield f"  {toml_text(table)},", origin
        yield "]", ""
