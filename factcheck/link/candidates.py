"""What might be the missing operands of a statement, where no words say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.lexicon.cues import Role
from factcheck.link.operand import Operand, are_commensurable
from factcheck.model.claim import Candidate, Change, Part
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Sentence

_MOST = 12  # quantities looked at, nearest first


def candidates_of(
    statement: Statement,
    current: Operand | None,
    base: Operand | None,
    rates: Collection[int],
    taken: Collection[int],
    previous: Sentence | None,
) -> Iterator[Candidate]:
    """The quantities of the sentence and of the one before that a missing operand could be, nearest first.

    ``rates`` are the indices of the numbers that state a relation themselves, ``taken`` the identities of the current
    values of other changes, which are no bases of this one.
    """
    known = current or base
    if known is None or (current is not None and base is not None):
        return
    part = Part.BASE if base is None else Part.CURRENT
    unit = known.mention.amount.unit
    row = statement.sentence.row
    here = sorted(
        (index for index, mention in enumerate(row) if mention.role is Role.QUANTITY and index not in rates),
        key=lambda index: abs(index - statement.rate_at),
    )
    mentions = [row[index] for index in here]
    if previous is not None:
        mentions += [mention for mention in reversed(previous.row) if mention.role is Role.QUANTITY]
    for mention in mentions[:_MOST]:
        quantity = mention.amount
        if mention is known.mention or (statement.kind is Change and id(mention) in taken):
            continue
        if quantity.unit is not None and are_commensurable(unit, quantity.unit):
            yield Candidate(part, quantity)
