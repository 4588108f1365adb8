"""What might be the missing operands of a statement, where no words say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from factcheck.lexicon.folding import fold
from factcheck.link.operand import Operand, are_commensurable
from factcheck.model.claim import Candidate, Certainty, Part, Share
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention

_ALL = 100  # percent
_WORDS = 10  # mentions on either side of the rate whose words name what it speaks of
_WINDOW = 24  # quantities on either side among which to look
_MOST = 12  # quantities looked at, nearest first


def candidates_of(
    statement: Statement, current: Operand | None, base: Operand | None, near: Sequence[Mention], used: Collection[int]
) -> Iterator[Candidate]:
    """The quantities ``near`` the statement that its missing operand could be, nearest first.

    ``used`` are the offsets of the numbers that state a relation themselves or that this statement cannot be about.
    """
    known = current or base
    if (current is not None and base is not None) or statement.is_average or _is_all(statement):
        return
    if known is not None and known.certainty is Certainty.GUESSED:
        return
    place = statement.rate.start
    parts = [part for part, operand in ((Part.CURRENT, current), (Part.BASE, base)) if operand is None]
    for mention in _nearest(near, place, used):
        unit = mention.amount.unit
        if unit is None or (known is None and not _may_pair(statement, mention, unit)):
            continue
        if known is None or (
            mention.start != known.mention.start and are_commensurable(known.mention.amount.unit, unit)
        ):
            in_sentence = statement.sentence.holds(mention)
            yield from (Candidate(part, mention.amount, in_sentence) for part in parts)


def _nearest(near: Sequence[Mention], place: int, used: Collection[int]) -> list[Mention]:
    at = bisect_left(near, place, key=lambda mention: mention.start)
    window = near[max(0, at - _WINDOW) : at + _WINDOW]
    free = [mention for mention in window if mention.start not in used and mention.quantity is not None]
    return sorted(free, key=lambda mention: abs(mention.start - place))[:_MOST]


def _is_all(statement: Statement) -> bool:
    """``100% học sinh``: any quantity twice would fit."""
    rate = statement.rate.amount
    return statement.kind is Share and rate.low == rate.high == _ALL


def _may_pair(statement: Statement, mention: Mention, unit: Unit) -> bool:
    """Whether ``mention`` may be one of two unnamed operands: in the sentence, or of the things that it speaks of."""
    if unit.dimension.is_relative or unit.dimension is Dimension.TIME:
        return False
    row, at = statement.sentence.row, statement.rate_at
    words = {each.key for each in row[max(0, at - _WORDS) : at + _WORDS]}
    return statement.sentence.holds(mention) or fold(unit.symbol.split()[0]) in words
