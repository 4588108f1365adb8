"""Findings that were answered: by a remark in the draft, or by an entry ``[[suppress]]`` of the settings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from factcheck.model.finding import Finding
from factcheck.model.span import Span
from factcheck.model.style import unstyled
from factcheck.policy.paths import is_matched
from factcheck.policy.remarks import Misread, Remark
from factcheck.policy.settings import Settings, Suppression
from factcheck.read.document import Document, plain

Source: TypeAlias = Remark | Suppression
Key: TypeAlias = tuple[str, Span]


class Row(NamedTuple):
    """Findings in the order of the text, with where each starts and how long the longest is."""

    findings: tuple[Finding, ...]
    starts: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Row:
        row = tuple(sorted(findings, key=lambda finding: finding.span))
        longest = max((finding.span.end - finding.span.start for finding in row), default=0)
        return cls(row, tuple(finding.span.start for finding in row), longest)

    def touched(self, span: Span) -> Iterator[Finding]:
        """Those that share a character with ``span``; an empty one counts as its next character."""
        first = bisect_left(self.starts, span.start - self.longest)
        for finding in self.findings[first : bisect_left(self.starts, max(span.end, span.start + 1))]:
            if max(finding.span.end, finding.span.start + 1) > span.start:
                yield finding


class Answer(NamedTuple):
    """What ``source`` comes to in one draft: it answers findings on words of ``spans`` (``None``: anywhere)."""

    source: Source
    spans: tuple[Span, ...] | None

    def answered(self, row: Row) -> list[Finding]:
        """Those of ``row`` that it answers."""
        found = row.findings if self.spans is None else chain.from_iterable(map(row.touched, self.spans))
        return [finding for finding in found if is_of(finding.code, self.source.codes)]


def is_of(code: str, beginnings: tuple[str, ...]) -> bool:
    """Whether ``code`` is one of those that ``beginnings`` stand for; none stand for all."""
    return not beginnings or code.startswith(beginnings)


def key(finding: Finding) -> Key:
    """What a finding keeps when its level is set otherwise."""
    return finding.code, finding.span


def of_remarks(remarks: Iterable[Remark | Misread]) -> Iterator[Answer]:
    """What each of ``remarks`` answers in its draft."""
    for remark in remarks:
        if isinstance(remark, Remark):
            yield Answer(remark, None if remark.is_for_file else (remark.span,))


def of_settings(settings: Settings, path: str, text: str) -> Iterator[Answer]:
    """What each entry for the file ``path`` answers in its ``text``."""
    document = None
    for entry in settings.suppressions:
        if entry.path and not is_matched(path, (entry.path,), settings.root):
            continue
        words = unstyled(plain(entry.text)).split()
        if words and document is None:
            document = Document.of(text)
        yield Answer(entry, tuple(_occurrences(words, document)) if document is not None and words else None)


def _occurrences(words: list[str], document: Document) -> Iterator[Span]:
    """Where ``words``, which are unstyled, stand in the text one after another, whatever space is between them."""
    for match in re.finditer(r"\s+".join(map(re.escape, words)), unstyled(document.normal)):
        yield document.span(*match.span())
