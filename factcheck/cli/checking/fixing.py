"""``--fix`` and ``--diff``: mends are made, or shown, in the files that have findings with mends."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from factcheck.cli.checking.judging import Judging
from factcheck.cli.checking.output import Output
from factcheck.cli.checking.request import Request
from factcheck.cli.checking.run import Run
from factcheck.cli.exits import Exit
from factcheck.cli.terminal import Progress
from factcheck.errors import ReadError
from factcheck.fix.plan import UNSAFE
from factcheck.fix.run import Options, Outcome, fixed, save
from factcheck.messages import render
from factcheck.model.draft import Draft
from factcheck.model.report import Report
from factcheck.policy.choice import chosen
from factcheck.read.source import STDIN, read_bytes
from factcheck.report.writer import complaint_line
from factcheck.work.examine import Examiner, Task, in_turn, tasks_of


def show(request: Request, paths: Sequence[str | ReadError], *, is_unsafe: bool) -> Exit:
    """Write what would change as a diff; the exit code says whether anything would."""
    mending = Mending(request, is_unsafe=is_unsafe)
    is_changed = False
    for outcome in mending.outcomes(paths):
        sys.stdout.write(outcome.diff())
        mending.count(outcome)
        is_changed |= outcome.is_changed
    mending.tell("fix.would_make")
    return max(mending.code, Exit.ERRORS_FOUND) if is_changed else mending.code


def make(request: Request, paths: Sequence[str | ReadError], *, is_unsafe: bool) -> Exit:
    """Write the mended files. The exit code is that of writing: what is left in them is to be checked anew.

    So is what cannot be read, which is told then.
    """
    mending = Mending(request, is_unsafe=is_unsafe, output=_Reserved)
    for outcome in mending.outcomes(paths):
        try:
            save(outcome)
        except ReadError as error:
            mending.complain(error)
        else:
            mending.count(outcome)
    mending.tell("fix.made")
    return mending.code


def pass_through(request: Request, *, is_unsafe: bool) -> Exit:
    """Write the mended standard input to standard output; the exit code tells of what is left in it."""
    mending = Mending(request, is_unsafe=is_unsafe)
    name = request.plan.stdin_name
    try:
        outcome = mending.mended(name, read_bytes(STDIN))
    except ReadError as error:
        mending.complain(error)
        return mending.code
    sys.stdout.flush()
    sys.stdout.buffer.write(outcome.after)
    mending.count(outcome)
    mending.tell("fix.made")
    judging = Judging(request)
    for left in in_turn(tasks_of(name, outcome.after, request.plan), request.plan):
        if isinstance(left.result, Report) and judging.judged(left.result, name).has_errors:
            mending.code = max(mending.code, Exit.ERRORS_FOUND)
    return mending.code


class _Reserved(Output):
    """Leaves what stands in the way to the report that follows, which meets it again."""

    def complain(self, line: str) -> None:
        """Say nothing."""


class Mending:
    """Mends files as ``request`` has it, and counts what came of it; ``code`` is the exit code so far."""

    def __init__(self, request: Request, *, is_unsafe: bool, output: type[Output] = Output) -> None:
        self.code = Exit.CLEAN
        self._request = request
        self._output = output
        self._options = Options(is_unsafe, request.plan.form, request.settings.jsonl_field)
        self._judging = Judging(request)
        self._examiner = Examiner(request.plan)
        self._made = self._files = self._unsafe = 0
        self._left: Counter[str] = Counter()

    def outcomes(self, paths: Sequence[str | ReadError]) -> Iterator[Outcome]:
        """What mending comes to in each of the files at ``paths`` that have a finding with a mend."""
        progress = Progress(len(paths), is_wanted=not self._request.is_quiet)
        with self._output(None, progress) as output:
            run = Run(self._request, output, progress)
            seen: set[str] = set()
            for path, result, _, content in run.drafts(paths):
                if isinstance(result, ReadError):
                    output.complain(complaint_line(result, self._request.lang))
                elif path not in seen and _has_mend(result):
                    seen.add(path)
                    yield from self._mended_once(path, content)
            self.code = run.code if run.code == Exit.COULD_NOT_RUN else self.code

    def _mended_once(self, path: str, content: bytes) -> Iterator[Outcome]:
        try:
            outcome = self.mended(path, content or read_bytes(path))
        except ReadError as error:  # gone since it was checked
            self.complain(error)
        else:
            yield outcome

    def mended(self, path: str, content: bytes) -> Outcome:
        """What mending the file at ``path`` comes to. Raises :class:`ReadError`."""
        wanted = partial(self._judging.judged, path=path)
        return fixed(path, content, partial(self._report, path), self._options, wanted)

    def count(self, outcome: Outcome) -> None:
        """Take ``outcome``, which was written or shown, among what is told of at the end."""
        self._made += len(outcome.made)
        self._files += outcome.is_changed
        self._unsafe += outcome.unsafe
        reasons = (skipped.reason for skipped in outcome.skipped if skipped.reason != UNSAFE)
        self._left.update(reason.text(self._request.lang) for reason in reasons)

    def _report(self, path: str, draft: Draft) -> Report:
        """What is found in ``draft`` of what the user wants to know, answered or not."""
        result = self._examiner.examine(Task(path, draft.format, draft=draft)).result
        assert isinstance(result, Report)  # the draft is read already
        return chosen(result, self._request.settings, path)

    def complain(self, error: ReadError) -> None:
        self.code = Exit.COULD_NOT_RUN
        print(complaint_line(error, self._request.lang), file=sys.stderr)

    def tell(self, key: str) -> None:
        """Say what was made, by the sentence ``key``, and what was not; beside the diff or the text, not in it."""
        if not self._request.is_quiet:
            for line in self._lines(key):
                print(line, file=sys.stderr)

    def _lines(self, key: str) -> Iterator[str]:
        lang = self._request.lang
        if self._made:
            yield render(key, {"count": str(self._made), "files": str(self._files)}, lang)
        if self._unsafe:
            yield render("fix.more", {"count": str(self._unsafe)}, lang)
        for reason, count in sorted(self._left.items()):
            yield render("fix.left", {"count": str(count), "reason": reason}, lang)


def _has_mend(report: Report) -> bool:
    return any(diagnosis.fixes for finding in report.findings for diagnosis in finding.diagnoses)
