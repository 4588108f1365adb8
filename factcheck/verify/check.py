"""What every check module declares, and what its examples look like."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.draft import Draft
from factcheck.model.finding import Finding, Level
from factcheck.model.style import UNSTYLED, Style
from factcheck.verify.passage import Passage

if TYPE_CHECKING:
    from factcheck.ledger.lookup import Ledger


class Meta(NamedTuple):
    """The card of a check: ``level`` is the highest that it gives, ``relation`` the equation that it rests on."""

    code: str
    name: str
    level: Level
    since: str
    relation: str | None = None


class KnownFigure(NamedTuple):
    """A figure of the ledger of an example, as a plain file would have it."""

    subject: str
    period: str
    value: str
    scope: str = ""
    kind: str = "actual"
    published: datetime.date | None = None

    def line(self) -> str:
        """The figure on one line: what, of whom, when, how much, and as what where that is not plain."""
        told = ", ".join(each for each in (self.subject, self.scope, self.period) if each)
        return f"{told}: {self.value}" + ("" if self.kind == "actual" else f" [{self.kind}]")


class Case(NamedTuple):
    """A passage that is an example and a test at once; ``at`` is the text that the finding stands on, ``published`` the
    day of publication, where it is known, ``known`` what the ledger holds, ``style`` the house style;
    ``is_markdown`` where the text has a structure that matters, such as a table."""

    text: str
    at: str | None = None
    published: datetime.date | None = None
    known: tuple[KnownFigure, ...] = ()
    style: Style = UNSTYLED
    is_markdown: bool = False

    def source(self) -> str | Draft:
        """What is checked: the text, or what it is as Markdown."""
        if not self.is_markdown:
            return self.text
        from factcheck.read.markdown import read  # noqa: PLC0415  # its library is for who reads Markdown

        draft: Draft = read(self.text)
        return draft

    def ledger(self) -> Ledger | None:
        """The ledger of ``known``, as of a year book; ``None`` where nothing is known."""
        if not self.known:
            return None
        from factcheck.ledger.examples import ledger_of  # noqa: PLC0415  # an ordinary check has no ledger

        return ledger_of(self.known)


class Check(NamedTuple):
    """A check module as a value: its card, its page, its examples, and its function.

    A module defines ``check``, from one assessed claim, or ``check_passage``, from the whole text; the latter runs only
    where its ``TRIGGER``, if it has one, a pattern over the normalised text, is found. One that defines neither is the
    card of a finding on a draft's comments, which :mod:`factcheck.policy.judge` makes; its examples are Markdown.
    """

    module: str
    meta: Meta
    page: str
    fail: tuple[Case, ...]
    passes: tuple[Case, ...]
    check: Callable[[Claim], Iterator[Finding]] | None = None
    check_passage: Callable[[Passage], Iterator[Finding]] | None = None
    trigger: re.Pattern[str] | None = None

    @property
    def is_of_remarks(self) -> bool:
        """Whether it is on the comments of a draft rather than on its text."""
        return self.check is None and self.check_passage is None
