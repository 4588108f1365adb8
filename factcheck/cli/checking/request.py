"""What was asked for: the settings with the options of the command line put in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

import attrs

from factcheck.model.draft import Format
from factcheck.model.finding import Level
from factcheck.policy.settings import Settings
from factcheck.read.source import STDIN
from factcheck.work.examine import Plan

if TYPE_CHECKING:
    from factcheck.policy.baseline import Baseline


class Request(NamedTuple):
    """A run: ``paths`` as they were given, ``plan`` for their drafts, ``root`` what excluded patterns are relative to,
    ``output`` the file that reports go to, ``is_counted`` whether findings are counted instead of told, ``baseline``
    those that were known before."""

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

    @property
    def settings(self) -> Settings:
        return self.plan.settings


def requested(arguments: argparse.Namespace) -> Request:
    """The run that ``arguments`` ask for; they win over the settings of files.

    Raises :class:`factcheck.errors.ReadError` for settings or a baseline that cannot be used.
    """
    found = Settings()
    settings = _with_options(found, arguments)
    level = arguments.min_level or settings.min_level
    return Request(
        paths=tuple(arguments.paths) or (STDIN,),
        plan=Plan(
            settings,
            arguments.published,
            Format(arguments.input_format) if arguments.input_format else None,
            arguments.stdin_filename or STDIN,
        ),
        root=found.root if arguments.exclude is None else ".",
        lang=arguments.lang if arguments.is_lang_given else settings.lang,
        output_format=arguments.output_format,
        min_level=None if level is None else Level(level),
        is_quiet=arguments.quiet,
        output=arguments.output,
        is_counted=arguments.statistics,
        jobs=arguments.jobs,
        is_cached=not arguments.no_cache,
        baseline=_baseline(settings.baseline),
    )


def _with_options(settings: Settings, arguments: argparse.Namespace) -> Settings:
    """``settings`` with what the command line says otherwise."""
    names = ("select", "ignore", "exclude", "ledger", "baseline", "jsonl_field")
    given = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    return attrs.evolve(settings, **given) if given else settings


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from factcheck.policy.baseline import Baseline  # noqa: PLC0415  # only for who has one

    return Baseline.load(path)
