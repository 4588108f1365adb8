"""What a newsroom has settled, as values."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from factcheck.model.finding import Level
from factcheck.model.interval import Interval
from factcheck.model.style import UNSTYLED, Style


class LevelRule(NamedTuple):
    """Findings whose code begins with ``code`` are told at ``level``."""

    code: str
    level: Level


class ExchangeRate(NamedTuple):
    """From ``start`` to ``end`` (inclusive; ``None``: open) one ``currency`` was worth ``worth`` of ``other``."""

    currency: str
    other: str
    worth: Interval
    start: datetime.date | None = None
    end: datetime.date | None = None


class Suppression(NamedTuple):
    """Findings that were answered: those of ``codes`` (beginnings of codes; none: all) in files that ``path`` (a
    pattern as in .gitignore; empty: all) matches, on words within an occurrence of ``text`` (empty: anywhere)."""

    codes: tuple[str, ...]
    reason: str
    path: str = ""
    text: str = ""


class PathRule(NamedTuple):
    """What is otherwise in files that one of ``patterns`` matches; ``None`` leaves it as it is."""

    patterns: tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    levels: tuple[LevelRule, ...] = ()
    style: Style | None = None


class Settings(NamedTuple):
    """What holds for a run; ``root`` is the folder that patterns are relative to, ``ledger`` and ``baseline`` are paths
    that can be opened as they are.

    ``select`` and ``ignore`` are beginnings of codes (``R``, ``R1``, ``R101``); an empty ``select`` takes all, and the
    longer beginning wins. ``paths`` change that for some files, later ones over earlier ones.
    """

    root: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[LevelRule, ...] = ()
    min_level: Level | None = None
    lang: str = "vi"
    ledger: str | None = None
    baseline: str | None = None
    exclude: tuple[str, ...] = ()
    jsonl_field: str = "text"
    style: Style = UNSTYLED
    rates: tuple[ExchangeRate, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    paths: tuple[PathRule, ...] = ()
