"""One rate for several values: ``lần lượt đạt 1.025 tỷ và 771 tỷ đồng, gấp 5 lần`` is two claims."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role
from factcheck.link.operand import Operand
from factcheck.model.claim import Change, Multiple
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention

_REACH = 60  # mentions on either side of the rate
_RESPECTIVELY_REACH = 4  # mentions from "lần lượt" to the values that it deals out


def values_of(statement: Statement, current: Operand | None) -> list[Operand | None]:
    """The values that the rate of ``statement`` is stated of: ``current``, or the list that it stands in."""
    row = statement.sentence.row
    window = range(max(0, statement.rate_at - _REACH), min(statement.rate_at + _REACH, len(row)))
    at = next((index for index in window if current and row[index] is current.mention), None)
    if current is None or at is None or statement.kind not in (Change, Multiple):
        return [current]
    mentions = _dealt_out(row, at) or _listed(row, at)
    return [current._replace(mention=mention) for mention in mentions]


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


def _are_alike(left: Mention, right: Mention) -> bool:
    return left.quantity is not None and right.quantity is not None and left.quantity.unit == right.quantity.unit
