"""Lists: one rate for several values, or several rates for as many values and bases.

lần lượt đạt 1.025 tỷ và 771 tỷ đồng, gấp 5 lần                                  two claims, one for each value
đạt 120 tỷ và 30 tỷ đồng, tăng lần lượt 20% và 50% so với 100 tỷ và 20 tỷ đồng    two claims, paired by rank
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role
from factcheck.link.operand import Operand
from factcheck.model.claim import Change, Multiple
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention

_REACH = 60  # mentions from the last value of a list back to its first
_RESPECTIVELY_REACH = 4  # mentions from "lần lượt" to the values or the verb that it deals out

Pair = tuple[Operand | None, Operand | None]  # current, base


def pairs_of(
    statement: Statement, statements: Sequence[Statement], current: Operand | None, base: Operand | None
) -> list[Pair]:
    """The operands of each claim that ``statement`` makes; ``statements`` are all of its sentence."""
    if statement.kind not in (Change, Multiple):
        return [(current, base)]
    rates = [other for other in statements if other.cue_at is not None and other.cue_at == statement.cue_at]
    values = _values(statement, current, len(rates))
    if len(rates) <= 1:
        return [(value, base) for value in values]
    rank = rates.index(statement)
    bases = _values(statement, base, len(rates))
    own_base = bases[rank] if len(bases) == len(rates) else base
    return [(values[rank], own_base)] if len(values) == len(rates) else [(value, base) for value in values]


def _values(statement: Statement, operand: Operand | None, rates: int) -> list[Operand | None]:
    """The list that ``operand`` stands in, itself included."""
    row = statement.sentence.row
    at = statement.sentence.place_of(operand.mention) if operand else None
    if operand is None or at is None:
        return [operand]
    mentions = _dealt_out(row, at) or _listed(row, at)
    if len(mentions) < rates and statement.cue_at is not None and _deals_out(row, statement.cue_at):
        mentions = _apart(row, at, rates) or mentions
    return [operand._replace(mention=mention) for mention in mentions]


def _deals_out(row: Sequence[Mention], at: int) -> bool:
    near = row[max(0, at - _RESPECTIVELY_REACH) : at + _RESPECTIVELY_REACH]
    return any(mention.role in (Role.RESPECTIVELY, Role.RESTATE) for mention in near)


def _dealt_out(row: Sequence[Mention], at: int) -> list[Mention]:
    """Both ends of what looks like a range after ``lần lượt`` (``lần lượt 22.650 - 22.730 đồng``)."""
    ends = row[at].ends
    near = row[max(0, at - _RESPECTIVELY_REACH) : at]
    return list(ends) if ends and any(mention.role is Role.RESPECTIVELY for mention in near) else []


def _listed(row: Sequence[Mention], at: int) -> list[Mention]:
    """The values that ``và`` joins to ``row[at]``, with it, in text order."""
    first, last = at, at
    while first >= 2 and row[first - 1].role is Role.JOIN and _are_alike(row[first - 2], row[at]):
        first -= 2
    while last + 2 < len(row) and row[last + 1].role is Role.JOIN and _are_alike(row[last + 2], row[at]):
        last += 2
    return list(row[first : last + 1 : 2])


def _apart(row: Sequence[Mention], at: int, count: int) -> list[Mention]:
    """The last ``count`` like values up to ``row[at]``: ``tài sản 300 tỷ đồng, dư nợ 200 tỷ đồng, lần lượt tăng``."""
    alike = [mention for mention in row[max(0, at - _REACH) : at + 1] if _are_alike(mention, row[at])]
    return alike[-count:] if len(alike) >= count else []


def _are_alike(left: Mention, right: Mention) -> bool:
    return left.quantity is not None and right.quantity is not None and left.quantity.unit == right.quantity.unit
