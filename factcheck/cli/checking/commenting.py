"""``--output-format docx``: the author's own files with a comment on each finding."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factcheck.cli.checking.output import Output, make_folder, write_file
from factcheck.cli.checking.request import Request
from factcheck.cli.checking.run import Run
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import Progress
from factcheck.errors import ReadError
from factcheck.messages import render
from factcheck.model.draft import Format
from factcheck.model.report import Report
from factcheck.read.source import STDIN
from factcheck.report.lines import printable
from factcheck.report.writer import complaint_line
from factcheck.work.walk import OWN_OUTPUT


def comment(request: Request, paths: Sequence[str | ReadError]) -> Exit:
    """Write each of the Word files at ``paths`` anew, with its findings as comments, beside it or to ``--output``.

    The commented standard input goes to standard output. Sources of other formats are refused.
    """
    progress = Progress(len(paths), is_wanted=not request.is_quiet)
    names = [path for path in paths if isinstance(path, str)]
    with Output(None, progress) as output:
        run = Run(request, output, progress)
        for path, result, _, content in run.drafts(paths):
            try:
                shown = run.judging.shown(_of_word(path, result))
                written = _commented(content, shown, request.lang, path)
                target = _target(path, names, request)
                if target is not None:
                    write_file(target, written)
            except ReadError as error:
                run.code = Exit.COULD_NOT_RUN
                output.complain(complaint_line(error, request.lang))
                continue
            if target is None:
                sys.stdout.buffer.write(written)
            elif not request.is_quiet:
                values = {"path": printable(target), "count": str(len(shown.findings))}
                output.write(f"{render('cli.commented', values, request.lang)}\n")
    return run.code


def _target(path: str, names: Sequence[str], request: Request) -> str | None:
    """Where the commented file goes; ``None``: to standard output.

    Of several files those under ``--output``, a folder, lie as the drafts lie under the folder that all are in. Raises
    :class:`ReadError` where that cannot be made.
    """
    if request.output is None and request.paths == (STDIN,):
        return None
    if request.output is not None and len(names) == 1 and not os.path.isdir(request.output):
        return request.output
    own = os.path.splitext(path)[0] + OWN_OUTPUT
    if request.output is None:
        return own
    common = os.path.commonpath([os.path.dirname(os.path.abspath(name)) for name in names])
    target = os.path.join(request.output, os.path.relpath(os.path.abspath(own), common))
    make_folder(os.path.dirname(target))
    return target


def _commented(content: bytes, shown: Report, lang: str, path: str) -> bytes:
    """The Word file ``content`` with comments. Raises what :func:`factcheck.report.docx.commented` raises."""
    from factcheck.report.docx import commented  # noqa: PLC0415  # needs lxml, which a Word file that was read tells of

    return commented(content, shown, lang, path)


def _of_word(path: str, result: Report | ReadError) -> Report:
    """The report on a Word file. Raises :class:`ReadError` for any other."""
    if isinstance(result, ReadError):
        raise result
    if result.draft is None or result.draft.format is not Format.DOCX:
        raise ReadError(path, "cli.not_docx")
    return result
