"""One source after another: read, told apart into drafts, checked."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from factcheck.api import check
from factcheck.errors import LedgerError, ReadError
from factcheck.model.draft import Draft, Format
from factcheck.model.report import Report
from factcheck.model.style import Style
from factcheck.policy.settings import Settings
from factcheck.read.drafts import read_drafts, recognised
from factcheck.read.source import STDIN, read_bytes

if TYPE_CHECKING:
    from factcheck.ledger.lookup import Ledger
    from factcheck.verify.passage import Rates


class Plan(NamedTuple):
    """What decides a report besides its source: the ``settings``, the day of publication, the format of the sources
    where it is not told by what they hold, and their name where they are read from standard input."""

    settings: Settings
    published: datetime.date | None = None
    form: Format | None = None
    stdin_name: str = STDIN


class Task(NamedTuple):
    """One draft to check: the ``content`` of a file at ``path``, of format ``form``, or a ``draft`` that is read
    already, a line of JSON Lines."""

    path: str
    form: Format
    content: bytes = b""
    draft: Draft | None = None


class Outcome(NamedTuple):
    """What came of a draft: its report, or why there is none; ``faults`` are those of the ledger, ``content`` the file
    that the draft is, empty where it is one of many in it."""

    path: str
    result: Report | ReadError
    faults: tuple[LedgerError, ...] = ()
    content: bytes = b""


Work: TypeAlias = Task | Outcome


def tasks(paths: Iterable[str | ReadError], plan: Plan) -> Iterator[Work]:
    """The drafts of the files at ``paths``, in order, each file read when it is its turn; what cannot be read is an
    outcome already."""
    for path in paths:
        try:
            if isinstance(path, ReadError):
                raise path
            yield from tasks_of(plan.stdin_name if path == STDIN else path, read_bytes(path), plan)
        except ReadError as error:
            yield Outcome(error.source, error)


def tasks_of(name: str, content: bytes, plan: Plan) -> Iterator[Work]:
    """The drafts of a file of this ``name`` that holds ``content``. Raises :class:`ReadError`."""
    form = plan.form or recognised(content, name, plan.settings.jsonl_field)
    if form is not Format.JSONL:
        yield Task(name, form, content)
        return
    for line in read_drafts(name, form=form, field=plan.settings.jsonl_field, content=content):
        yield Outcome(name, line) if isinstance(line, ReadError) else Task(name, form, draft=line)


def in_turn(work: Iterable[Work], plan: Plan) -> Generator[Outcome]:
    """What comes of each of ``work``, one after another."""
    examiner = Examiner(plan)
    try:
        for each in work:
            yield each if isinstance(each, Outcome) else completed(examiner.examine(each), each)
    finally:
        examiner.close()


class Examiner:
    """Checks drafts by ``plan``. A ledger is opened for the first of them; its faults go along with every outcome, and
    where it fails the drafts are checked without it from then on."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._path = plan.settings.ledger
        self._ledger: Ledger | None = None
        self._faults: tuple[LedgerError, ...] = ()
        self._rates = _rates(plan.settings)

    def examine(self, task: Task) -> Outcome:
        """What comes of ``task``."""
        try:
            draft = task.draft or _draft(task)
        except ReadError as error:
            return Outcome(task.path, error, self._faults)
        try:
            report = self._report(draft, task.path)
        except LedgerError as error:
            self._faults += (error,)
            self._path = None
            self.close()
            report = self._report(draft, task.path)
        return Outcome(task.path, report, self._faults)

    def _report(self, draft: Draft, path: str) -> Report:
        if self._path is not None and self._ledger is None:
            from factcheck.ledger.lookup import open_ledger  # noqa: PLC0415  # only who asks for a ledger pays for it

            self._ledger = open_ledger(self._path)
            self._faults = self._ledger.faults
        style, published = style_of(self._plan, path), self._plan.published
        return check(draft, published=published, rates=self._rates, ledger=self._ledger, style=style)

    def close(self) -> None:
        """Close the ledger; it is opened again for the next draft."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _draft(task: Task) -> Draft:
    """The one draft of a file. Raises :class:`ReadError`."""
    draft = next(iter(read_drafts(task.path, form=task.form, content=task.content)))
    if isinstance(draft, ReadError):
        raise draft
    return draft


def _rates(settings: Settings) -> Rates | None:
    if not settings.rates:
        return None
    from factcheck.policy.exchange import rates_of  # noqa: PLC0415  # most settings have none

    return rates_of(settings)


def style_of(plan: Plan, path: str) -> Style:
    """The house style of the file at ``path``."""
    if not plan.settings.paths:
        return plan.settings.style
    from factcheck.policy.choice import effective  # noqa: PLC0415  # most settings are the same for all paths

    return effective(plan.settings, path).style


def lightened(task: Task) -> Task:
    """``task`` without the file that its draft is a line of, which another process need not be sent."""
    return task if task.draft is None else task._replace(draft=task.draft._replace(source=None))


def completed(outcome: Outcome, task: Task) -> Outcome:
    """The outcome of ``task``, given that of :func:`lightened` of it."""
    if task.draft is None:
        return outcome._replace(content=task.content)
    if isinstance(outcome.result, ReadError):
        return outcome
    return outcome._replace(result=attrs.evolve(outcome.result, draft=task.draft))
