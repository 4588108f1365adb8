"""Operands recalled from what was stated before, where the figures themselves say so exactly."""

from __future__ import annotations

from factcheck.link.current import Linked
from factcheck.link.movement import Movement
from factcheck.link.operand import Operand, are_same
from factcheck.model.claim import Certainty, Change, Share
from factcheck.parse.statement import Statement

_WHOLE = 100  # percent


def rest_of(statement: Statement, share: Linked | None) -> Operand | None:
    """The whole of the share stated before, of which this one is the rest: ``chiếm 61% doanh thu. 39% còn lại``."""
    if statement.kind is not Share or share is None or share.base is None:
        return None
    rate, other = statement.rate.amount, share.statement.rate.amount
    is_rest = rate.unit == other.unit and rate.low + other.low == rate.high + other.high == _WHOLE
    if not is_rest:
        return None
    is_guessed = share.base.certainty is Certainty.GUESSED
    return Operand(share.base.mention, "rest-of-whole", Certainty.GUESSED if is_guessed else Certainty.LIKELY)


def moved_by(statement: Statement, movement: Movement | None) -> Movement | None:
    """The movement stated before whose ends differ by this very amount: ``từ 15 lên 20 tỷ. 5 tỷ tăng thêm``."""
    if statement.kind is not Change or movement is None:
        return None
    current, base, rate = movement.current.mention.amount, movement.base.mention.amount, statement.rate.amount
    units = [quantity.unit for quantity in (current, base, rate)]
    if rate.is_range or None in units or not are_same(current.unit, rate.unit):
        return None
    ends = [quantity.low * unit.factor for quantity, unit in zip((current, base, rate), units, strict=True) if unit]
    if abs(ends[0] - ends[1]) != ends[2] or current.is_range or base.is_range:
        return None
    rule = "moved-by"
    return movement._replace(
        current=Operand(movement.current.mention, rule, Certainty.LIKELY),
        base=Operand(movement.base.mention, rule, Certainty.LIKELY),
    )
