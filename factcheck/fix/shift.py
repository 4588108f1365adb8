"""Where words of a text stand after edits of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from factcheck.model.finding import Edit, Fix
from factcheck.model.span import Span


class Shift:
    """The way from a text to the one that disjoint ``edits`` make of it."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        ordered = sorted(edits, key=lambda edit: edit.span)
        self._starts = [edit.span.start for edit in ordered]
        self._ends = [edit.span.end for edit in ordered]
        grown = (len(edit.replacement) - (edit.span.end - edit.span.start) for edit in ordered)
        self._growth = list(accumulate(grown, initial=0))

    def span(self, span: Span) -> Span:
        """Where the words at ``span`` stand; it takes in the whole replacement of an edit that it cuts."""
        before, upto = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        start, end = span.start, span.end
        if before and self._ends[before - 1] > start:
            before -= 1
            start = self._starts[before]
        if upto and self._ends[upto - 1] > end:
            end = self._ends[upto - 1]
        return Span(start + self._growth[before], max(start + self._growth[before], end + self._growth[upto]))

    def fix(self, fix: Fix) -> Fix:
        """``fix``, whose edits are disjoint from these, for the text after them."""
        return fix._replace(edits=tuple(edit._replace(span=self.span(edit.span)) for edit in fix.edits))
