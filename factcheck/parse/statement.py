"""A relation found in a row of mentions, before its operands are known."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.claim import Claim, Direction, Modality
from factcheck.scan.mention import Mention, Sentence


class Statement(NamedTuple):
    """A claim to be: its kind, and the places of its parts in ``sentence.row``.

    ``bracket`` is the index of the opening bracket that encloses the rate, ``reference`` the slice of the row that
    names the base. ``is_average`` marks a mean or yearly rate, which relates no two values directly.
    """

    kind: type[Claim]
    sentence: Sentence
    rate_at: int
    cue_at: int | None
    direction: Direction | None
    modality: Modality
    bracket: int | None = None
    reference: tuple[int, int] | None = None
    is_average: bool = False

    @property
    def rate(self) -> Mention:
        return self.sentence.row[self.rate_at]

    @property
    def cue(self) -> Mention | None:
        return None if self.cue_at is None else self.sentence.row[self.cue_at]

    @property
    def is_of_money(self) -> bool | None:
        """Whether the rate is of a value in money, or of an amount, where ``về giá trị`` or ``về lượng`` says so."""
        row, after = self.sentence.row, self.rate_at + 1
        entry = row[after].entry if after < len(row) else None
        return entry.is_money if entry else None

    @property
    def begins_at(self) -> int:
        """The index of the first mention of the statement: its cue, or the rate where that comes first."""
        return self.rate_at if self.cue_at is None else min(self.cue_at, self.rate_at)
