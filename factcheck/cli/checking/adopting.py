"""``--update-baseline``: all that is found now is known from now on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from factcheck.cli.checking.output import Output
from factcheck.cli.checking.request import Request
from factcheck.cli.checking.run import Run
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import Progress
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.report import Report
from factcheck.policy.baseline import Baseline
from factcheck.report.writer import complaint_line


def adopt(request: Request, paths: Sequence[str | ReadError]) -> Exit:
    """Write what is found in the files at ``paths`` into the baseline of the settings.

    What it knew of other files stays. Raises :class:`ReadError` where it cannot be written.
    """
    path = request.settings.baseline
    assert path is not None  # asked for before
    known = request.baseline or Baseline(os.path.dirname(os.path.abspath(path)), {})
    progress = Progress(len(paths), is_wanted=not request.is_quiet)
    with Output(None, progress) as output:
        run = Run(request._replace(baseline=None), output, progress)

        def found() -> Iterator[tuple[str, Report]]:
            for name, result, *_ in run.drafts(paths):
                if isinstance(result, ReadError):
                    output.complain(complaint_line(result, request.lang))
                else:
                    yield name, result

        renewal = known.renewed(found())
    renewal.baseline.write(path)
    if not request.is_quiet:
        counts = {"added": renewal.added.total(), "dropped": renewal.dropped.total()}
        counts["total"] = sum(renewal.baseline.counts.values())
        told = render("cli.baseline", {name: str(count) for name, count in counts.items()}, request.lang)
        sys.stdout.write(f"{told}\n")
    return Exit.COULD_NOT_RUN if run.code is Exit.COULD_NOT_RUN else Exit.CLEAN
