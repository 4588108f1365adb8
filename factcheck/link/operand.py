"""What a candidate for an operand must be like, and the phrases in which operands stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from factcheck.lexicon.count_kinds import may_count_the_same
from factcheck.lexicon.cues import Role
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Certainty
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.governor import closing
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention, Sentence


class Operand(NamedTuple):
    """A mention taken as an operand, by which rule, and how surely; ``out_of`` is the whole that ``a/b`` names too."""

    mention: Mention
    rule: str
    certainty: Certainty = Certainty.CERTAIN
    out_of: Mention | None = None


BRACKETED = "bracketed-part"  # the rule of the part in "86% số nền (3.272 nền)"
OUT_OF = "out-of"  # the rule of the whole in "40/444 thủ tục"
BOUNDARY = frozenset({Role.COMMA, Role.STOP, Role.CONTRAST, Role.OPEN})
_SEGMENT = 60  # no segment of real news has more mentions
_LARGE = 1000  # a smaller bare number counts or names something else
_TRANSPARENT = frozenset({Role.LIGHT, Role.PERIOD, Role.LEVEL, Role.ATTAINMENT, Role.FROM, Role.TO})


def is_level_of(statement: Statement, quantity: Quantity) -> bool:
    """Whether ``quantity`` can be a value of what ``statement`` is about.

    A difference has the unit of its operands. A rate says nothing of their unit, but percentages, times and spans of
    time are taken only where they cannot be anything else.
    """
    rate = statement.rate.amount
    if rate.unit is not None and not rate.unit.is_rate:
        return are_commensurable(rate.unit, quantity.unit)
    unit = quantity.unit
    if unit is None:
        return quantity.low >= _LARGE or quantity.place < 1
    if statement.is_of_money is not None and (unit.dimension is Dimension.MONEY) is not statement.is_of_money:
        return False
    return (
        not unit.dimension.is_relative and unit.dimension is not Dimension.TIME and unit.symbol not in word_set("age")
    )


def are_commensurable(left: Unit | None, right: Unit | None) -> bool:
    """Whether two operands can stand in one relation: a bare number takes any unit, and what is counted must be
    things that may be the same (``học sinh`` and ``em``, ``trường hợp`` and anything)."""
    if left is None or right is None:
        return True
    if left.dimension is Dimension.COUNT and right.dimension is Dimension.COUNT and left.per == right.per:
        return may_count_the_same(left.symbol, right.symbol) or not word_set("any noun").isdisjoint(
            (left.symbol, right.symbol)
        )
    if left.per is not None and right.per is None:
        left = attrs.evolve(left, per=None)
    elif right.per is not None and left.per is None:
        right = attrs.evolve(right, per=None)
    return left.is_commensurable(right)


def is_less(one: Mention, other: Mention) -> bool:
    """Whether a value is less than another of a unit that can be compared with its own."""
    a, b = one.amount, other.amount
    if a.unit is None or b.unit is None or not are_commensurable(a.unit, b.unit):
        return False
    return a.high * a.unit.base_factor < b.low * b.unit.base_factor


def are_same(left: Unit | None, right: Unit | None) -> bool:
    """Whether both ends of a movement can have these units: as above, and what is counted is one thing."""
    if left is None or right is None or Dimension.COUNT not in (left.dimension, right.dimension):
        return are_commensurable(left, right)
    return left.symbol in right.symbol or right.symbol in left.symbol


def exactly(sentence: Sentence, operand: Operand) -> Operand:
    """The exact value in the bracket right behind a rounded one: ``vượt 10.000 tỷ (10.632 tỷ)``."""
    row, at = sentence.row, sentence.place_of(operand.mention)
    rounded = operand.mention.amount
    if rounded.qualifier is None or at is None or at + 1 >= len(row) or row[at + 1].role is not Role.OPEN:
        return operand
    found = lone_quantity(row, at + 1, most_words=0)
    if found is None or found.amount.is_range or not _is_near(found.amount, rounded):
        return operand
    return operand._replace(mention=found)


def like_base(statement: Statement, current: Operand | None, base: Operand | None) -> Operand | None:
    """``giá 35.000 đồng/kg hết 105.000 đồng, rẻ hơn 30% so với 50.000 đồng/kg``: the value with the base's own unit,
    where the nearest one lacks its denominator and just one has it."""
    if current is None or base is None:
        return current
    unit, wanted = current.mention.amount.unit, base.mention.amount.unit
    if unit is None or wanted is None or unit.per is not None or wanted.per is None:
        return current
    before = statement.sentence.row[: statement.begins_at]
    alike = [mention for mention in before if mention.quantity is not None and mention.quantity.unit == wanted]
    others = [mention for mention in alike if mention is not base.mention]
    return Operand(others[0], "unit-of-base", Certainty.LIKELY) if len(others) == 1 else current


def _is_near(exact: Quantity, rounded: Quantity) -> bool:
    if exact.unit is None or rounded.unit is None or not exact.unit.is_commensurable(rounded.unit):
        return False
    return exact.qualifier is None and exact.low in rounded.enclosure.scaled(rounded.unit.factor / exact.unit.factor)


def lone_quantity(row: Sequence[Mention], open_at: int, most_words: int = 2) -> Mention | None:
    """The quantity of a bracket that holds nothing else of weight (``(420 thỏa thuận)``, ``(năm 2015 là 576 tỷ)``)."""
    content = row[open_at + 1 : closing(row, open_at)]
    found = [mention for mention in content if mention.role is Role.QUANTITY]
    words = sum(mention.role is Role.WORD for mention in content)
    others = any(mention.role not in _TRANSPARENT | {Role.QUANTITY, Role.WORD} for mention in content)
    return found[0] if len(found) == 1 and words <= most_words and not others else None


def quantities(row: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    """The quantities of ``row[start:end]``."""
    return (mention for mention in row[start:end] if mention.role is Role.QUANTITY)


def segment_start(row: Sequence[Mention], at: int) -> int:
    """The index of the first mention of the segment that ends before ``at``: after the last comma, stop or bracket."""
    lowest = max(0, at - _SEGMENT)
    for index in range(at - 1, lowest - 1, -1):
        if row[index].role in BOUNDARY:
            return index + 1
    return lowest
