"""Both operands at once: ``từ B lên A``, before the rate or after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role
from factcheck.link.operand import Operand, are_same
from factcheck.model.claim import Certainty, Change, Direction, Multiple
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention, Sentence

_BETWEEN = frozenset({Role.WORD, Role.LIGHT, Role.PERIOD, Role.OPEN, Role.CLOSE, Role.COMMA, Role.CHANGE, Role.RESTATE})
_NAMING = frozenset({Role.WORD, Role.LIGHT, Role.PLAN, Role.PERIOD})
_TO_RATE = 8  # mentions between a movement and the rate that states it
_TAIL = 2  # words of a noun after the end of a movement: "lên 140 chuyến đôi, tăng"
_TO_END = 6  # mentions between the two ends: "từ 50% vào cuối năm 2014 lên tới 85%"


class Movement(NamedTuple):
    """The two ends of a movement, the slice of the row that names them, and the way that ``lên`` or ``xuống`` gives."""

    base: Operand
    current: Operand
    start: int
    end: int
    direction: Direction | None = None


def movement_of(statement: Statement) -> Movement | None:
    """The movement that ``statement`` puts into a rate, where one is printed beside it."""
    row = statement.sentence.row
    if statement.kind not in (Change, Multiple):
        return None
    versus = _versus(statement)
    if versus is not None:
        return versus
    after = range(statement.rate_at + 1, min(statement.rate_at + 1 + _TO_RATE, len(row)))
    for start in after:
        if row[start].role is Role.FROM:
            return _movement_at(row, start, follows=statement)
        if row[start].role not in _BETWEEN:
            break
    for start in range(statement.begins_at - 1, max(-1, statement.begins_at - 20), -1):
        if row[start].role is Role.FROM:
            movement = _movement_at(row, start, follows=None)
            named = statement.bracket is None and (statement.reference or (0, 0))[0] > statement.rate_at
            leads = movement is not None and not named and _leads_to(row[movement.end : statement.begins_at])
            return movement if leads else None  # "từ 500 lên 600 tỷ đồng, tăng 35% so với cùng kỳ" has another base
        if row[start].role is Role.STOP:
            break
    return None


def _versus(statement: Statement) -> Movement | None:
    """``gấp 10 lần yêu cầu (80 so với 7 gigapascal)``: both in the bracket behind the rate."""
    row, at = statement.sentence.row, statement.rate_at
    start = next((i for i in range(at + 1, min(at + 1 + _TO_RATE, len(row))) if row[i].role not in _NAMING), None)
    if start is None or row[start].role is not Role.OPEN or start + 4 >= len(row):
        return None
    current, mark, base, close = row[start + 1 : start + 5]
    roles = (current.role, mark.role, base.role, close.role)
    if roles != (Role.QUANTITY, Role.REFERENCE, Role.QUANTITY, Role.CLOSE):
        return None
    if not are_same(base.amount.unit, current.amount.unit):
        return None
    return Movement(Operand(base, "versus"), Operand(current, "versus"), start, start + 5)


def _leads_to(between: Sequence[Mention]) -> bool:
    """Whether nothing of weight stands between a movement and its rate: at most the tail of a noun, then a comma."""
    comma = next((index for index, mention in enumerate(between) if mention.role is Role.COMMA), len(between))
    tail = sum(mention.role is Role.WORD for mention in between[:comma])
    own_subject = any(mention.role is Role.WORD for mention in between[comma:])
    return tail <= _TAIL and not own_subject and all(mention.role in _BETWEEN for mention in between)


def unrated(sentence: Sentence, rated: Collection[int]) -> Iterator[Movement]:
    """The movements of ``sentence`` that no rate states; ``rated`` are the indices where those of rates begin."""
    for start, mention in enumerate(sentence.row):
        if mention.role is Role.FROM and start not in rated:
            movement = _movement_at(sentence.row, start, follows=None)
            if movement is not None and movement.direction is not None:
                yield movement


def _movement_at(row: Sequence[Mention], start: int, follows: Statement | None) -> Movement | None:
    base_at = _next_quantity(row, start + 1, 3)
    if base_at is None:
        return None
    base = row[base_at]
    if base.ends is not None:
        return _read_as_movement(row, start, base_at, follows)
    for middle in range(base_at + 1, min(base_at + 1 + _TO_END, len(row))):
        if row[middle].role in (Role.LEVEL, Role.TO):
            current_at = _next_quantity(row, middle + 1, 3)
            return None if current_at is None else _between(row, start, base_at, current_at)
        if row[middle].role not in (Role.WORD, Role.LIGHT, Role.PERIOD, Role.COMMA):
            return None
    return None


def _between(row: Sequence[Mention], start: int, base_at: int, current_at: int) -> Movement | None:
    base, current = row[base_at], row[current_at]
    if current.ends is not None or not are_same(base.amount.unit, current.amount.unit):
        return None
    entries = [mention.entry for mention in row[base_at + 1 : current_at] if mention.role is Role.LEVEL]
    direction = next((entry.direction for entry in entries if entry and entry.direction), None)
    rule = "movement"
    return Movement(Operand(base, rule), Operand(current, rule), start, current_at + 1, direction)


def _read_as_movement(row: Sequence[Mention], start: int, at: int, follows: Statement | None) -> Movement | None:
    """``tăng gấp 3 lần từ 638.000 lượt đến 1,8 triệu lượt``: a range right after the rate of a rise is a movement."""
    ends = row[at].ends
    if follows is None or ends is None or start != follows.rate_at + 1 or follows.direction is not Direction.UP:
        return None
    low, high = (Operand(end, "movement-range", Certainty.LIKELY) for end in ends)
    return Movement(low, high, start, at + 1)


def _next_quantity(row: Sequence[Mention], start: int, reach: int) -> int | None:
    for index in range(start, min(start + reach, len(row))):
        if row[index].role is Role.QUANTITY:
            return index
        if row[index].role not in (Role.WORD, Role.LIGHT, Role.LEVEL, Role.PERIOD):
            return None
    return None
