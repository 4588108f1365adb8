"""Reports as they were wanted: the settings, what was answered and what was known before; what is told of that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from factcheck.cli.checking.request import Request
from factcheck.messages import render
from factcheck.model.finding import Level
from factcheck.model.report import Report
from factcheck.policy.settings import Settings
from factcheck.report.lines import printable

if TYPE_CHECKING:
    from factcheck.policy.judge import Judged

# Notes that only say what a missing operand must have been: one for nearly every claim of an ordinary article, so they
# are for whoever asks for notes.
ON_DEMAND = frozenset({"R301"})


class Judging:
    """Judges reports by ``request``, and counts what is kept back."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._is_needed = request.baseline is not None or _has_choice(request.settings)
        self._judgements: list[Judged] = []
        self._hidden = self._known = self._answered = 0

    def judged(self, report: Report, path: str) -> Report:
        """What the settings and the baseline leave of ``report`` on the file at ``path``."""
        if not self._is_needed and (report.draft is None or not report.draft.comments):
            return report
        from factcheck.policy.judge import judged  # noqa: PLC0415  # most runs have no settings

        judgement = judged(report, self._request.settings, path, self._request.baseline)
        self._known += len(judgement.baselined)
        self._answered += len(judgement.suppressed)
        if self._request.settings.suppressions:
            self._judgements.append(judgement._replace(report=Report(""), suppressed=(), baselined=()))
        return judgement.report

    def shown(self, report: Report) -> Report:
        """``report`` with the findings of the level that was asked for; programs get them all unless they name one."""
        if self._request.min_level is not None:
            levels = list(Level)[: list(Level).index(self._request.min_level) + 1]  # the gravest comes first
            shown = [finding for finding in report.findings if finding.level in levels]
        elif self._request.output_format in ("json", "jsonl"):
            return report
        else:
            shown = [finding for finding in report.findings if finding.code not in ON_DEMAND]
        self._hidden += len(report.findings) - len(shown)
        return attrs.evolve(report, findings=tuple(shown))

    def lines(self) -> Iterator[str]:
        """What is told below the reports, for a reader."""
        lang = self._request.lang
        if self._hidden and self._request.min_level is None:
            yield render("report.hidden", {"count": str(self._hidden)}, lang)
        if self._known or self._answered:
            counts = {"known": str(self._known), "answered": str(self._answered)}
            yield render("cli.kept_back", counts, lang)
        if self._judgements:
            yield from self._unused(lang)

    def _unused(self, lang: str) -> Iterator[str]:
        from factcheck.policy.judge import unused  # noqa: PLC0415  # judged, above, has loaded it

        for entry in unused(self._request.settings, self._judgements):
            words = [*entry.codes, *([f"“{entry.text}”"] if entry.text else []), *([entry.path] if entry.path else [])]
            yield render("cli.unused_suppression", {"entry": printable(", ".join(words)) or "*"}, lang)


def _has_choice(settings: Settings) -> bool:
    """Whether ``settings`` choose among findings at all."""
    return bool(settings.select or settings.ignore or settings.levels or settings.suppressions or settings.paths)
