"""What might be the missing operands of a statement, where no words say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factcheck.lexicon.cues import Role
from factcheck.link.operand import Operand, are_commensurable
from factcheck.model.claim import Candidate, Change, Part
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention, Sentence

_REACH = 60  # mentions on either side of the rate
_REFERENCE_REACH = 6  # mentions from "so với" to the number that it names
_MOST = 12  # quantities looked at, nearest first


def candidates_of(
    statement: Statement,
    operands: tuple[Operand | None, Operand | None],
    rates: Collection[int],
    taken: Collection[int],
    previous: Sentence | None,
) -> Iterator[Candidate]:
    """The quantities of the sentence and of the one before that a missing operand could be, nearest first.

    ``operands`` are the current value and the base that are known, one of them at most. ``rates`` are the indices of
    the numbers that state a relation themselves, ``taken`` the identities of the current values of other changes, which
    are no bases of this one.
    """
    current, base = operands
    known = current or base
    if known is None or (current is not None and base is not None):
        return
    part = Part.BASE if base is None else Part.CURRENT
    unit = known.mention.amount.unit
    row = statement.sentence.row
    window = range(max(0, statement.rate_at - _REACH), min(statement.rate_at + _REACH, len(row)))
    here = sorted(
        (index for index in window if row[index].role is Role.QUANTITY and index not in rates),
        key=lambda index: abs(index - statement.rate_at),
    )
    mentions = [row[index] for index in here]
    if previous is not None:
        mentions += reversed(_free(previous.row[-_REACH:]))
    for mention in mentions[:_MOST]:
        quantity = mention.amount
        if mention is known.mention or (statement.kind is Change and id(mention) in taken):
            continue
        if quantity.unit is not None and are_commensurable(unit, quantity.unit):
            yield Candidate(part, quantity)


def _free(row: Sequence[Mention]) -> list[Mention]:
    """The quantities of a row that are no base of its own: outside brackets, and not after ``so với``."""
    free: list[Mention] = []
    depth = 0
    for index, mention in enumerate(row):
        depth += (mention.role is Role.OPEN) - (mention.role is Role.CLOSE)
        compared = any(each.role is Role.REFERENCE for each in row[max(0, index - _REFERENCE_REACH) : index])
        if mention.role is Role.QUANTITY and depth <= 0 and not compared:
            free.append(mention)
    return free
