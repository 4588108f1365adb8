"""Which findings are wanted in a file, and at which level."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.model.style import Style
from factcheck.policy.paths import is_matched
from factcheck.policy.settings import PathRule, Settings

_UNMATCHED = -1


def chosen(report: Report, settings: Settings, path: str) -> Report:
    """``report``, of the file ``path``, with the findings that ``settings`` select there, at the levels that they set.

    The longest beginning of a code decides, and where one is both selected and ignored by beginnings of one length it
    is ignored. Raises ``ValueError`` for a pattern that is none.
    """
    settings = effective(settings, path)
    wanted = (finding for finding in report.findings if is_selected(finding.code, settings))
    return attrs.evolve(report, findings=tuple(_levelled(finding, settings) for finding in wanted))


def is_selected(code: str, settings: Settings) -> bool:
    """Whether findings of ``code`` are wanted, rules for paths left aside."""
    selected = _longest(code, settings.select or ("",))
    return selected != _UNMATCHED and selected > _longest(code, settings.ignore)


def _longest(code: str, beginnings: Iterable[str]) -> int:
    """How much of ``code`` the longest of ``beginnings`` is."""
    return max((len(each) for each in beginnings if code.startswith(each)), default=_UNMATCHED)


def _levelled(finding: Finding, settings: Settings) -> Finding:
    """The finding at the level of the longest beginning, the last one of those that are as long."""
    rules = [rule for rule in settings.levels if finding.code.startswith(rule.code)]
    if not rules:
        return finding
    longest = max(reversed(rules), key=lambda rule: len(rule.code))
    return attrs.evolve(finding, level=longest.level)


def rules_for(settings: Settings, path: str) -> list[int]:
    """The places in ``settings.paths`` of the rules that hold for the file ``path``."""
    return [place for place, rule in enumerate(settings.paths) if is_matched(path, rule.patterns, root=settings.root)]


def effective(settings: Settings, path: str) -> Settings:
    """``settings`` as they are for the file ``path``: its rules put in, in their order."""
    for place in rules_for(settings, path):
        settings = _ruled(settings, settings.paths[place])
    return settings


def _ruled(settings: Settings, rule: PathRule) -> Settings:
    return settings._replace(
        select=settings.select if rule.select is None else rule.select,
        ignore=settings.ignore if rule.ignore is None else rule.ignore,
        levels=settings.levels + rule.levels,
        style=settings.style if rule.style is None else _styled(settings.style, rule.style),
    )


def _styled(style: Style, other: Style) -> Style:
    """``other``, with the answers of ``style`` to what it leaves open."""
    return Style(other.decimal_mark or style.decimal_mark, other.billion or style.billion)
