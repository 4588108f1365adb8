"""Finds the word that governs a number: the relational cue on its left, within the clause.

    governed = cue { light | level | period | word } ["lần lượt"] number { ("," | "và") number }

Numbers of one list share a governor (``giảm lần lượt 22,8% và 44,4%``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role
from factcheck.lexicon.word_sets import word_set
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention

RELATIONAL = frozenset(
    {
        Role.CHANGE,
        Role.LOSS,
        Role.COMPARISON,
        Role.MULTIPLE,
        Role.RATIO,
        Role.SHARE,
        Role.PORTION,
        Role.ATTAINMENT,
        Role.EXCEED,
        Role.RESTATE,
        Role.INDICATOR,
        Role.GROWTH,
        Role.REFERENCE,
    }
)
_MOST_WORDS = 9
_MOST_LISTED_WORDS = 7  # between a number of a list and the one before it: "46%, tiếp đến là hộ nghèo với 29%"
_FAR = frozenset({Role.PORTION})  # "tỷ lệ người dân nông thôn được dùng nước sạch trên địa bàn đạt 33%"
_FAR_WORDS = 20
_ENDS = frozenset({Role.OPEN, Role.STOP, Role.CONTRAST, Role.WITHIN})


class Government(NamedTuple):
    """What governs the number at an index of a row.

    ``cues`` are the indices of the relational words on its left, nearest first; ``level`` the index of a level word
    between the nearest cue and the number; ``words`` the count of plain words between them; ``bracket`` the index of
    the bracket that encloses the number; ``denied`` whether ``không`` stands before the nearest cue.
    """

    cues: tuple[int, ...] = ()
    level: int | None = None
    words: int = 0
    bracket: int | None = None
    denied: bool = False


def govern(row: Sequence[Mention], at: int) -> Government:
    """What governs ``row[at]``."""
    walk = _Walk(row, at)
    index = at - 1
    while index >= 0 and walk.passes(index):
        index = (opening(row, index) if row[index].role is Role.CLOSE else index) - 1
    return walk.government()


class _Walk:
    """The way leftwards from a number: what was met on it."""

    def __init__(self, row: Sequence[Mention], at: int) -> None:
        self.row, self.at = row, at
        self.found: list[int] = []
        self.level: int | None = None
        self.bracket: int | None = None
        self.words = self.words_to_cue = 0
        self.joined = False

    def government(self) -> Government:
        denied = bool(self.found) and _is_denied(self.row, self.found[0])
        return Government(tuple(self.found), self.level, self.words_to_cue, self.bracket, denied)

    def passes(self, index: int) -> bool:
        """Takes in ``row[index]``; whether the walk goes on beyond it."""
        mention = self.row[index]
        role = mention.role
        if role in RELATIONAL:
            self._relation(index, role)
        elif role is Role.WORD:
            self.words += 1
        elif role is Role.LEVEL:
            if not self.found and not _has_direction(self.row, self.level):
                self.level = index
        elif role in (Role.COMMA, Role.JOIN):
            self.joined = True
            return self._joins(index, role)
        elif role is Role.QUANTITY:
            return _is_aside(mention) or self._list(mention)
        elif role is Role.OPEN:
            self.bracket = index
        return self.words <= _FAR_WORDS and role not in _ENDS

    def _relation(self, index: int, role: Role) -> None:
        if self.words > _MOST_WORDS and role not in _FAR:
            return
        if not self.found:
            self.words_to_cue = self.words
        self.found.append(index)

    def _joins(self, index: int, role: Role) -> bool:
        """Whether a comma or ``và`` may join the number to what stands before it; ``giá sẽ giảm và 17%`` does not."""
        if role is Role.JOIN:
            return index == 0 or self.row[index - 1].role not in RELATIONAL
        return not self.found and _continues_list(self.row, index)

    def _list(self, mention: Mention) -> bool:
        """Whether ``mention`` is the number before this one in a list."""
        near = self.joined and self.words <= _MOST_LISTED_WORDS
        reaches = _has_direction(self.row, self.level)
        self.words, self.joined, self.level = 0, False, None if not reaches else self.level
        return near and not self.found and not reaches and _are_alike(mention, self.row[self.at])


def _continues_list(row: Sequence[Mention], comma: int) -> bool:
    """Whether a number of a list stands before the comma, perhaps with a few words or a bracket between."""
    for index in range(comma - 1, max(-1, comma - 1 - _MOST_LISTED_WORDS), -1):
        role = row[index].role
        if role is Role.QUANTITY:
            return True
        if role not in (Role.WORD, Role.PERIOD, Role.LIGHT, Role.CLOSE):
            return False
    return False


def _has_direction(row: Sequence[Mention], level: int | None) -> bool:
    entry = row[level].entry if level is not None else None
    return entry is not None and entry.direction is not None


def _is_aside(mention: Mention) -> bool:
    """Whether a number only describes a noun: an age, a length of time, a frequency (``trẻ dưới 5 tuổi``)."""
    unit = mention.quantity.unit if mention.quantity else None
    if unit is None:
        return False
    return (
        unit.dimension is Dimension.TIME
        or unit.symbol in word_set("age")
        or (unit.dimension is Dimension.TIMES and unit.per is not None)
    )


def _are_alike(left: Mention, right: Mention) -> bool:
    """Whether two numbers can stand in one list: the same unit."""
    if left.quantity is None or right.quantity is None or left.quantity.unit is None:
        return False
    return left.quantity.unit == right.quantity.unit


def _is_denied(row: Sequence[Mention], cue: int) -> bool:
    return cue > 0 and row[cue - 1].role is Role.NOT


def opening(row: Sequence[Mention], close: int) -> int:
    """The index of the bracket that ``row[close]`` closes, or 0 where there is none."""
    depth = 0
    for index in range(close, -1, -1):
        role = row[index].role
        depth += (role is Role.CLOSE) - (role is Role.OPEN)
        if depth == 0:
            return index
    return 0


def closing(row: Sequence[Mention], open_at: int) -> int:
    """The index of the bracket that closes ``row[open_at]``, or the end of the row where there is none."""
    depth = 0
    for index in range(open_at, len(row)):
        role = row[index].role
        depth += (role is Role.OPEN) - (role is Role.CLOSE)
        if depth == 0:
            return index
    return len(row)
