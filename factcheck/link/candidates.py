"""What might be the missing operands of a statement, where no words say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factcheck.link.operand import Operand, are_commensurable
from factcheck.model.claim import Candidate, Part
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention

_MOST = 12  # quantities looked at, nearest first


def candidates_of(
    statement: Statement, current: Operand | None, base: Operand | None, near: Sequence[Mention], used: Collection[int]
) -> Iterator[Candidate]:
    """The quantities ``near`` the statement that its missing operand could be, nearest first.

    ``used`` are the offsets of the numbers that state a relation themselves or that this statement cannot be about.
    """
    known = current or base
    if known is None or (current is not None and base is not None) or statement.is_average:
        return
    part = Part.BASE if base is None else Part.CURRENT
    unit, place = known.mention.amount.unit, statement.rate.start
    free = (mention for mention in near if mention.start not in used and mention.start != known.mention.start)
    for mention in sorted(free, key=lambda mention: abs(mention.start - place))[:_MOST]:
        quantity = mention.amount
        if quantity.unit is not None and are_commensurable(unit, quantity.unit):
            yield Candidate(part, quantity)
