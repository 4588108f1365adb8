"""What a rate is compared with: the phrase after ``so với``, or a period right after the rate."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role
from factcheck.scan.mention import Mention

_END = frozenset(
    {
        Role.COMMA,
        Role.STOP,
        Role.OPEN,
        Role.CLOSE,
        Role.CONTRAST,
        Role.CHANGE,
        Role.LOSS,
        Role.MULTIPLE,
        Role.SHARE,
        Role.RESTATE,
        Role.WITHIN,
        Role.REFERENCE,
        Role.EXCEED,
        Role.LEVEL,
        Role.ATTAINMENT,
        Role.JOIN,
    }
)
_LEAD = 40  # mentions from a rate back to the "so với" at the head of its list
_REACH = 8  # mentions between the rate and its "so với" (tăng 5% tại phà Cát Lái so với)


def reference_of(row: Sequence[Mention], at: int, cue_at: int | None) -> tuple[int, int] | None:
    """The slice of ``row`` that names what the rate at ``at`` is compared with; ``None`` where nothing does."""
    return _plan(row, at) or _after(row, at) or _before(row, at if cue_at is None else min(cue_at, at))


def _plan(row: Sequence[Mention], at: int) -> tuple[int, int] | None:
    """``đạt 82% kế hoạch năm``: the plan is what the rate is compared with."""
    return (at + 1, _phrase_end(row, at + 1)) if at + 1 < len(row) and row[at + 1].role is Role.PLAN else None


def _after(row: Sequence[Mention], at: int) -> tuple[int, int] | None:
    index = at + 1
    if index < len(row) and row[index].role is Role.CLOSE:
        index += 1
    if index < len(row) and row[index].role is Role.PERIOD:
        return index, index + 1
    for mark in range(index, min(index + _REACH, len(row))):
        role = row[mark].role
        if role is Role.REFERENCE:
            return mark + 1, _phrase_end(row, mark + 1)
        if role is Role.COMMA and mark + 1 < len(row) and row[mark + 1].role is Role.REFERENCE:
            continue
        if role in _END or role is Role.QUANTITY:
            return None
    return None


def _before(row: Sequence[Mention], begins_at: int) -> tuple[int, int] | None:
    """``so với cùng kỳ năm 2022 tăng 34,82%``, ``So với quý I/2018, số vụ giảm 644 vụ``."""
    for mark in range(begins_at - 1, max(-1, begins_at - 1 - _LEAD), -1):
        role = row[mark].role
        if role is Role.REFERENCE:
            return None if _is_taken(row, mark) else (mark + 1, min(_phrase_end(row, mark + 1), begins_at))
        if role in (Role.STOP, Role.CLOSE, Role.CONTRAST):
            return None
        if role is Role.QUANTITY and not _leads(row, mark):
            return None
    return None


def _is_taken(row: Sequence[Mention], mark: int) -> bool:
    """Whether the ``so với`` at ``mark`` belongs to a rate before it (``tăng 20% so với 2.000 chỉ tiêu, ...``)."""
    for index in range(mark - 1, max(-1, mark - 1 - _REACH), -1):
        role = row[index].role
        if role is Role.QUANTITY:
            return True
        if role in (Role.COMMA, Role.STOP, Role.OPEN, Role.CONTRAST):
            return False
    return False


def _leads(row: Sequence[Mention], at: int) -> bool:
    """Whether the number at ``at`` belongs to a list of rates under a reference that stands at their head."""
    return any(mention.role is Role.REFERENCE for mention in row[max(0, at - _REACH) : at])


def _phrase_end(row: Sequence[Mention], start: int) -> int:
    """Where the reference phrase that begins at ``start`` ends."""
    index = start
    while index < len(row):
        role = row[index].role
        if role in _END and not _continues(row, index, start):
            return index
        index += 1
    return index


def _continues(row: Sequence[Mention], index: int, start: int) -> bool:
    """``mức tăng 6,9%`` and ``mức 8,47 tỷ``: a noun made of a cue word at the head of the phrase does not end it."""
    return index == start and row[index].role in (Role.LEVEL, Role.CHANGE)
