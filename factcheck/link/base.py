"""Finds the base of a statement: after ``so với``, in the bracket behind it, or named as the whole or the plan."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role
from factcheck.lexicon.word_sets import word_set
from factcheck.link.naming import named_like, words_of
from factcheck.link.operand import (
    OUT_OF,
    Operand,
    are_commensurable,
    is_less,
    is_level_of,
    lone_quantity,
    quantities,
    segment_start,
)
from factcheck.model.claim import Attainment, Certainty, Change, Modality, Multiple, Share
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.statement import Statement
from factcheck.scan.mention import Mention, Sentence

_REACH = 8  # mentions from the rate to the number of its whole: "2,5 lần tổng doanh thu 12.000 tỷ đồng"
_WHOLE_REACH = 13  # mentions from the rate to the bracket after its whole
_RATED_REACH = 4  # mentions from what is counted to "tỷ lệ"
_NAME_REACH = 40  # mentions back in which a whole may be named
_TOTAL_REACH = 3  # mentions from "tổng số" to its value
_WHOLE_ENOUGH = 4  # a whole is named by at least two words in a row
_NAMING = frozenset(
    {Role.WORD, Role.WHOLE, Role.LIGHT, Role.PLAN, Role.PERIOD, Role.REFERENCE, Role.LEVEL, Role.PORTION, Role.TO}
)


def base_of(statement: Statement, current: Operand | None, previous: Sentence | None) -> Operand | None:
    """The base; ``current`` is the current value already found, whose unit it must share, ``previous`` the sentence
    before."""
    unit = current.mention.quantity.unit if current and current.mention.quantity else None
    found = _out_of(statement) or _in_reference(statement, unit) or _compared(statement)
    if found is None and statement.kind is Change:
        found = _expected_from(statement)
    if found is None and statement.kind in (Multiple, Share, Attainment):
        found = _named_after(statement, unit, current)
    if found is None and statement.kind is Share:
        found = _whole_before(statement, unit, current) or _whole_named(statement, current, previous)
        found = found or _rated(statement, current)
    if found is None or (current is not None and found.mention is current.mention):
        return None
    return found


def _fits(statement: Statement, mention: Mention, unit: Unit | None) -> bool:
    quantity = mention.quantity
    if quantity is None:
        return False
    if unit is not None and quantity.unit is not None:
        return are_commensurable(unit, quantity.unit)
    rate = statement.rate.amount.unit
    if rate is not None and rate.dimension is Dimension.POINT:
        return quantity.unit is not None and quantity.unit.dimension is Dimension.PERCENT
    return is_level_of(statement, quantity)


def _in_reference(statement: Statement, unit: Unit | None) -> Operand | None:
    if statement.reference is None:
        return None
    row = statement.sentence.row
    start, end = statement.reference
    for mention in quantities(row, start, end):
        return Operand(mention, "reference") if _fits(statement, mention, unit) else None
    if end + 1 < len(row) and row[end].role is Role.LEVEL and row[end + 1].quantity is not None:
        named = row[end + 1]  # "so với cùng kỳ năm 2016 là 82,1 triệu USD"
        return Operand(named, "reference") if _fits(statement, named, unit) else None
    if end < len(row) and row[end].role is Role.OPEN:
        found = lone_quantity(row, end)
        if found is None:
            return None
        bare = found.amount.unit is None and unit is not None  # "(420)" alone in its bracket has the unit of the value
        if bare or _fits(statement, found, unit):
            return Operand(found, "bracket-after-reference")
    return None


def _out_of(statement: Statement) -> Operand | None:
    """``cắt giảm 40/444 thủ tục``: what the amount is taken from."""
    row, at = statement.sentence.row, statement.rate_at
    if at + 2 < len(row) and row[at + 1].key == "/" and row[at + 2].quantity is not None:
        return Operand(row[at + 2], OUT_OF)
    return None


def _compared(statement: Statement) -> Operand | None:
    """``giá 29.500 đồng/kg (miền Bắc thấp hơn 3.000 đồng)``: a bracket compares another with the value before it."""
    row, bracket, cue = statement.sentence.row, statement.bracket, statement.cue
    if bracket is None or not bracket or cue is None or cue.role is not Role.COMPARISON:
        return None
    mention = row[bracket - 1]
    own = any(each.role is Role.WORD for each in row[bracket : statement.begins_at])
    fits = own and mention.quantity is not None and is_level_of(statement, mention.quantity)
    return Operand(mention, "compared", Certainty.LIKELY) if fits else None


def _expected_from(statement: Statement) -> Operand | None:
    """``mức 15 điểm có thể tăng 2 điểm``: what is expected to move is the base."""
    row = statement.sentence.row
    begins = statement.begins_at
    segment = segment_start(row, begins)
    between = row[segment:begins]
    if not any(mention.entry and mention.entry.modality is Modality.FORECAST for mention in between):
        return None
    for mention in reversed(between):
        if mention.quantity is not None:
            fits = is_level_of(statement, mention.quantity)
            return Operand(mention, "expected-from", Certainty.LIKELY) if fits else None
    return None


def _named_after(statement: Statement, unit: Unit | None, current: Operand | None) -> Operand | None:
    """``gấp 2,5 lần tổng doanh thu 12.000 tỷ đồng``, ``69,8% kế hoạch (3.100 tỷ đồng)``; the bracket after the whole
    of a share holds the whole where a lesser value is the part."""
    row = statement.sentence.row
    words = 0
    reach = _WHOLE_REACH if statement.kind is Share else _REACH
    for index in range(statement.rate_at + 1, min(statement.rate_at + 1 + reach, len(row))):
        mention = row[index]
        if mention.role is Role.OPEN:
            bracketed = lone_quantity(row, index) if words else None
            if bracketed is None or not _fits(statement, bracketed, unit):
                return None
            if statement.kind is not Share:
                return Operand(bracketed, "bracket-after-whole", Certainty.LIKELY)
            is_whole = current is not None and is_less(current.mention, bracketed)
            return Operand(bracketed, "bracket-after-whole") if is_whole else None
        if mention.quantity is not None:
            fits = index <= statement.rate_at + _REACH and _fits(statement, mention, unit)
            return Operand(mention, "named-after", Certainty.LIKELY) if fits else None
        if mention.role not in _NAMING:
            return None
        words += mention.role is not Role.LIGHT
    return None


def _whole_named(statement: Statement, current: Operand | None, previous: Sentence | None) -> Operand | None:
    """``vốn điều lệ tăng lên 34.299 tỷ đồng, A nắm giữ 6% vốn điều lệ``: the value that has the name of the whole."""
    row = statement.sentence.row
    end = statement.rate_at + 1
    while (
        end < len(row) and end <= statement.rate_at + _REACH and row[end].role in (Role.WORD, Role.WHOLE, Role.PORTION)
    ):
        end += 1
    words = words_of(row[statement.rate_at + 1 : end]) or words_of(
        row[max(0, statement.rate_at - _REACH) : statement.rate_at]
    )
    rows = [row[max(0, statement.begins_at - _NAME_REACH) : statement.begins_at]]
    rows += [previous.row[-_NAME_REACH:]] if previous else []
    unit = current.mention.amount.unit if current else None
    usable = [
        mention
        for each in rows
        for mention in each
        if mention.quantity is not None
        and _fits(statement, mention, unit)
        and not (current and mention is current.mention)
    ]
    return named_like(words, rows, usable, enough=_WHOLE_ENOUGH)


def _rated(statement: Statement, current: Operand | None) -> Operand | None:
    """``thu về 231.998 phiếu, với tỷ lệ đồng thuận đạt 84,4%``: what is counted right before its rate."""
    row, cue_at = statement.sentence.row, statement.cue_at
    if current is not None or cue_at is None or row[cue_at].role is not Role.PORTION:
        return None
    for index in range(cue_at - 1, max(-1, cue_at - 1 - _RATED_REACH), -1):
        mention = row[index]
        if mention.quantity is not None:
            unit = mention.amount.unit
            return Operand(mention, "rated", Certainty.GUESSED) if unit is not None and unit.is_count else None
        if mention.role not in (Role.COMMA, Role.WORD, Role.LIGHT):
            return None
    return None


def _whole_before(statement: Statement, unit: Unit | None, current: Operand | None) -> Operand | None:
    """``hơn 4 triệu tấn rác, trong đó rác nhựa chiếm 20%``, ``trong tổng đàn 520.000 con, tỷ lệ tiêm phòng đạt 20%``:
    the value before ``trong đó``, or the one that is called a total."""
    row: Sequence[Mention] = statement.sentence.row
    after = len(row)
    depth = 0
    for index in range(statement.begins_at - 1, -1, -1):
        mention = row[index]
        depth += (mention.role is Role.CLOSE) - (mention.role is Role.OPEN)
        if mention.role is Role.STOP:
            return None
        if mention.role is Role.WITHIN:
            after = index
        if depth > 0:
            continue
        if mention.quantity is None or (current is not None and mention is current.mention):
            continue
        is_total = any(each.role is Role.WHOLE for each in row[max(0, index - _TOTAL_REACH) : index])
        is_total = is_total or (_opens_set(row, index) and _is_alone(row[index + 1 : statement.begins_at], current))
        if index < after < len(row) or is_total:
            is_kind = is_total and _is_kind_of(unit, mention.amount.unit)
            fits = is_kind or _fits(statement, mention, unit)
            return Operand(mention, "whole-before", Certainty.LIKELY) if fits else None
    return None


def _opens_set(row: Sequence[Mention], at: int) -> bool:
    """``Trong 1.250 doanh nghiệp được hỏi, có 480 doanh nghiệp``: a count after a word of place that opens a clause."""
    unit = row[at].amount.unit
    if unit is None or unit.dimension is not Dimension.COUNT or at == 0 or row[at - 1].key not in word_set("place"):
        return False
    return at == 1 or row[at - 2].role in (Role.STOP, Role.COMMA)


def _is_alone(between: Sequence[Mention], current: Operand | None) -> bool:
    """Whether no other number than ``current`` could be the part, or another whole."""
    return all(mention.quantity is None or (current and mention is current.mention) for mention in between)


def _is_kind_of(part: Unit | None, whole: Unit | None) -> bool:
    """Whether two count nouns begin alike, as ``hộ nghèo`` and ``hộ dân`` do."""
    if part is None or whole is None or not part.dimension is whole.dimension is Dimension.COUNT:
        return False
    return part.symbol.split()[0] == whole.symbol.split()[0]
