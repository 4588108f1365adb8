"""Where the words of a report stand in its source: lines and columns, paragraphs and runs, pages and boxes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck.messages import render
from factcheck.model.draft import Box, Draft, Run, SourceRange
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.lines import Lines, Region


class Places(NamedTuple):
    """The places of one report. ``lines`` are those of its text, ``source`` those of the source where it is text."""

    draft: Draft | None
    lines: Lines
    source: Lines | None

    @classmethod
    def of(cls, report: Report) -> Places:
        draft, lines = report.draft, Lines.of(report.text)
        if draft is None or not draft.pieces:
            return cls(None, lines, lines)
        return cls(draft, lines, None if draft.source is None else _lines(draft.source))

    def offsets(self, span: Span) -> Span | None:
        """The code points of the source behind ``span``; ``None`` where the source is no text."""
        if self.draft is None:
            return Span(span.start, max(span.start, span.end))
        found = self.draft.source_range(span)
        return None if found is None else Span(*found)

    def region(self, span: Span) -> Region | None:
        """The lines and columns of the source; ``None`` where it has none."""
        offsets = self.offsets(span)
        return None if offsets is None or self.source is None else self.source.region(offsets)

    def number(self, span: Span) -> int:
        """The line, the paragraph or the page that ``span`` begins in."""
        region, first = self.region(span), self._first(span)
        if region is not None:
            return region.line
        return first.page if isinstance(first, Box) else first.paragraph if isinstance(first, Run) else 1

    def words(self, span: Span, lang: str) -> str:
        """The beginning of ``span`` for a person: ``7:59``, ``đoạn 12``, ``trang 3``."""
        region, first = self.region(span), self._first(span)
        if region is not None:
            return f"{region.line}:{region.column}"
        if isinstance(first, Box):
            return render("place.page", {"page": str(first.page)}, lang)
        if isinstance(first, Run):
            return render("place.paragraph", {"paragraph": str(first.paragraph)}, lang)
        return ""

    def is_verbatim(self, span: Span) -> bool:
        """Whether the source is text and has the words at ``span`` as they are, without a mark or an entity within."""
        offsets = self.offsets(span)
        if offsets is None or self.source is None:
            return False
        return offsets.slice(self.source.text) == span.slice(self.lines.text)

    def to_dict(self, span: Span) -> dict[str, object]:
        """JSON-ready, as docs/json.md lays it down."""
        region, offsets = self.region(span), self.offsets(span)
        if region is not None and offsets is not None:
            return {**region._asdict(), **offsets.to_dict()}
        origins = () if self.draft is None else tuple(self.draft.origins(span))
        kind = "boxes" if any(isinstance(origin, Box) for origin in origins) else "runs"
        return {kind: [origin._asdict() for origin in origins]}

    def _first(self, span: Span) -> SourceRange | Run | Box | None:
        return None if self.draft is None else next(iter(self.draft.origins(span)), None)


@lru_cache(maxsize=1)  # drafts that are lines of one file come one after another
def _lines(source: str) -> Lines:
    return Lines.of(source)
