"""What a scan finds: a stretch of the normalised text with its role."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import NamedTuple

from factcheck.lexicon.cues import CueEntry, Role
from factcheck.model.quantity import Quantity
from factcheck.scan.periods import PeriodReading


class Mention(NamedTuple):
    """``[start, end)`` of the normalised text and what stands there.

    A quantity that is a range of two numbers keeps both ``ends``, since ``từ 31 vụ đến 45 vụ`` may turn out to be a
    movement once its verb is known. ``key`` is the folded form of a plain word or mark, ``scale`` what the magnitude
    words of a quantity multiply by.
    """

    role: Role
    start: int
    end: int
    quantity: Quantity | None = None
    reading: PeriodReading | None = None
    entry: CueEntry | None = None
    key: str = ""
    ends: tuple[Mention, Mention] | None = None
    scale: Fraction = Fraction(1)

    @property
    def amount(self) -> Quantity:
        """The quantity of a mention that is known to be one; :class:`TypeError` on any other."""
        if self.quantity is None:
            raise TypeError(f"{self.role} is no quantity")
        return self.quantity


class Sentence(NamedTuple):
    """One sentence: its place among the sentences of the text and its mentions."""

    number: int
    start: int
    end: int
    row: tuple[Mention, ...]

    def holds(self, mention: Mention) -> bool:
        """Whether ``mention`` stands in this sentence."""
        return self.start <= mention.start < self.end

    def place_of(self, mention: Mention) -> int | None:
        """The index of ``mention`` in the row; ``None`` where it is not in it, as one end of a range is not."""
        at = bisect_left(self.row, mention.start, key=lambda each: each.start)
        return at if at < len(self.row) and self.row[at] is mention else None
