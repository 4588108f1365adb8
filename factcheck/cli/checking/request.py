"""What was asked for: the settings with the options of the command line put in."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.draft import Format
from factcheck.model.finding import Level
from factcheck.policy.config import Loaded, load_for, overridden
from factcheck.policy.settings import Settings
from factcheck.read.source import STDIN
from factcheck.work.examine import Plan

if TYPE_CHECKING:
    from factcheck.policy.baseline import Baseline


class Request(NamedTuple):
    """A run: ``paths`` as they were given, ``plan`` for their drafts, ``root`` what excluded patterns are relative to,
    ``output`` the file that reports go to, ``is_counted`` whether findings are counted instead of told, ``baseline``
    those that were known before, ``config`` the file of the settings."""

    paths: tuple[str, ...]
    plan: Plan
    root: str
    lang: str
    output_format: str
    min_level: Level | None
    is_quiet: bool
    output: str | None
    is_counted: bool
    jobs: int | None
    is_cached: bool
    baseline: Baseline | None = None
    config: str | None = None

    @property
    def settings(self) -> Settings:
        return self.plan.settings


def requested(arguments: argparse.Namespace) -> Request:
    """The run that ``arguments`` ask for; they win over the settings of files.

    Raises :class:`factcheck.errors.ConfigError` for settings, :class:`factcheck.errors.ReadError` for a baseline that
    cannot be used.
    """
    found = Loaded(Settings()) if arguments.no_config else load_for(_whereabouts(arguments), arguments.config)
    settings = _with_options(found, arguments).settings
    level = arguments.min_level or settings.min_level
    return Request(
        paths=tuple(arguments.paths) or (STDIN,),
        plan=Plan(
            settings,
            arguments.published,
            Format(arguments.input_format) if arguments.input_format else None,
            arguments.stdin_filename or STDIN,
        ),
        root=found.settings.root if arguments.exclude is None else os.curdir,
        lang=arguments.lang if arguments.is_lang_given else settings.lang,
        output_format=arguments.output_format,
        min_level=None if level is None else Level(level),
        is_quiet=arguments.quiet,
        output=arguments.output,
        is_counted=arguments.statistics,
        jobs=arguments.jobs,
        is_cached=not arguments.no_cache,
        baseline=_baseline(settings.baseline, is_new=arguments.update_baseline),
        config=found.source,
    )


def _whereabouts(arguments: argparse.Namespace) -> list[str]:
    """The paths that the run is over; standard input lies where its name says."""
    named = arguments.stdin_filename or STDIN
    return [named if path == STDIN else path for path in arguments.paths or [STDIN]]


def _with_options(loaded: Loaded, arguments: argparse.Namespace) -> Loaded:
    """``loaded`` with what the command line says otherwise."""
    for option in ("select", "ignore", "exclude", "ledger", "baseline", "jsonl-field"):
        loaded = overridden(loaded, option, getattr(arguments, option.replace("-", "_")))
    return loaded


def _baseline(path: str | None, *, is_new: bool) -> Baseline | None:
    """The baseline in the file at ``path``; one that ``is_new`` may not be there yet."""
    if path is None or (is_new and not os.path.lexists(path)):
        return None
    from factcheck.policy.baseline import Baseline  # noqa: PLC0415  # only for who has one

    return Baseline.load(path)
