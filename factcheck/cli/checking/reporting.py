"""A run whose findings are reported, in one of the formats or as counts."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli.checking.output import Output
from factcheck.cli.checking.request import Request
from factcheck.cli.checking.run import Run
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import Progress, look
from factcheck.errors import ReadError
from factcheck.report.text import TextWriter
from factcheck.report.writer import Writer


def report(request: Request, paths: Sequence[str | ReadError]) -> Exit:
    """Check the files at ``paths``, write what was found as it comes, and give the gravest exit code."""
    progress = Progress(len(paths), is_wanted=not request.is_quiet)
    with Output(request.output, progress) as output:
        run = Run(request, output, progress)
        writer = _writer(request, output)
        for path, result, *_ in run.drafts(paths):
            if isinstance(result, ReadError):
                writer.unread(result)
            else:
                writer.document(path, run.judging.shown(result))
        writer.close()
        if request.output_format == "text" and not request.is_quiet and not request.is_counted:
            for line in run.judging.lines():
                output.write(f"{line}\n")
    return run.code


def _writer(request: Request, output: Output) -> Writer:
    if request.is_counted:
        from factcheck.cli.checking.statistics import StatisticsWriter  # noqa: PLC0415  # only for who wants counts

        return StatisticsWriter(output.write, output.complain, request.lang, is_json=request.output_format == "json")
    if request.output_format == "text":
        view = look(request.lang)
        view = view if request.output is None else view._replace(colour=False)
        return TextWriter(output.write, output.complain, view, is_quiet=request.is_quiet)
    from factcheck.cli.formats import writer_of  # noqa: PLC0415  # formats for programs are loaded when asked for

    return writer_of(request.output_format, output.write, output.complain, request.lang)
