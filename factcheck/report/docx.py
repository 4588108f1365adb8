"""The author's own Word file with a comment for each finding, on the exact words; everything else stays as it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.messages import render
from factcheck.model.draft import Draft, Run
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.lines import printable
from factcheck.report.text import Look, notes
from factcheck.report.word_anchors import Anchor, Body
from factcheck.report.word_file import WordFile


def commented(content: bytes, report: Report, lang: str, source: str = "") -> bytes:
    """The Word file ``content``, which ``report.draft`` was read from, with a comment in ``lang`` for each finding.

    A finding in a note or a text box, where Word has no comments, is told at its place in the body. What was told by an
    earlier run is not told again; where nothing is to be told ``content`` itself comes back. Raises
    :class:`ReadError` for ``source`` where another part of the package, such as a picture, cannot be copied, and
    ``ValueError`` where the report has no draft.
    """
    draft = report.draft
    if draft is None:
        raise ValueError("a report on a bare text has no file to comment")
    if not report.findings:
        return content
    known = {(comment.words, span) for comment in draft.comments for span in (comment.span, None)}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        word = WordFile(package, source)
        told = [(note.anchor, note.lines) for note in _notes(report, draft, word.body, lang) if note.key not in known]
        return word.commented(told) if told else content


class _Note(NamedTuple):
    """What is told of the words at ``span``, and where."""

    span: Span
    anchor: Anchor
    lines: list[str]

    @property
    def key(self) -> tuple[str, Span | None]:
        """What a comment on this has of its own; one on a place in the body has no words of the draft."""
        return "\n".join(self.lines), None if self.anchor.where else self.span


def _notes(report: Report, draft: Draft, body: Body, lang: str) -> Iterator[_Note]:
    look = Look(lang)
    claims = {claim.rate.span: claim for claim in report.claims if claim.rate}
    for finding in report.findings:
        origins = [origin for origin in draft.origins(finding.span) if isinstance(origin, Run)]
        within = [origin for origin in origins if origin.part == origins[0].part]
        anchor = body.anchor(within[0], within[-1]) if within else None
        if anchor is None:
            continue
        head = f"{finding.code} [{look.words(f'level.{finding.level}')}] {finding.message.text(lang)}"
        if anchor.where:
            place = render(f"report.in_{anchor.where}", {"words": finding.span.slice(report.text)}, lang)
            head += f" ({place})"
        rest = notes(finding, claims.get(finding.span), report.text, look)
        yield _Note(finding.span, anchor, [printable(head), *rest])
