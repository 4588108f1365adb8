"""The run over the sources: each draft examined and judged, and the gravest exit code kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

from factcheck.cli.checking.judging import Judging
from factcheck.cli.checking.output import Output
from factcheck.cli.checking.request import Request
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import Progress
from factcheck.errors import LedgerError, ReadError
from factcheck.model.report import Report
from factcheck.work.examine import Outcome
from factcheck.work.outcomes import outcomes


class Run:
    """One run as ``request`` has it; ``code`` is its exit code so far."""

    def __init__(self, request: Request, output: Output, progress: Progress) -> None:
        self.request = request
        self.judging = Judging(request)
        self.code = Exit.CLEAN
        self._output = output
        self._progress = progress
        self._told: set[str] = set()

    def drafts(self, paths: Sequence[str | ReadError]) -> Iterator[Outcome]:
        """What came of every draft of the files at ``paths``, in their order, reports with all that is to be told."""
        request = self.request
        with closing(outcomes(paths, request.plan, jobs=request.jobs, is_cached=request.is_cached)) as found:
            for outcome in found:
                self._progress.step(outcome.path)
                for fault in outcome.faults:
                    self._complain(fault)
                yield outcome._replace(result=self._judged(outcome))
        self._progress.clear()

    def _judged(self, outcome: Outcome) -> Report | ReadError:
        if isinstance(outcome.result, ReadError):
            self.code = Exit.COULD_NOT_RUN
            return outcome.result
        report = self.judging.judged(outcome.result, outcome.path)
        if report.has_errors:
            self.code = max(self.code, Exit.ERRORS_FOUND)
        return report

    def _complain(self, fault: LedgerError) -> None:
        """Say once that the ledger, or an entry of it, cannot be used."""
        from factcheck.cli.complaints import ledger_line  # noqa: PLC0415  # told only of faults

        self.code = Exit.COULD_NOT_RUN
        line = ledger_line(fault, self.request.lang)
        if line not in self._told:
            self._told.add(line)
            self._output.complain(line)
