"""A stretch of text, in code points."""

from __future__ import annotations

import attrs


@attrs.frozen(order=True)
class Span:
    """Half-open ``[start, end)``, in code points of the text that was passed in."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def to_dict(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}
