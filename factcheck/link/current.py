"""Finds the current value of a statement (inventory section 8: before the rate in 72 %, within a word in 81 %)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role, plan_nouns
from factcheck.lexicon.word_sets import word_set
from factcheck.link.naming import named_like, own_subject
from factcheck.link.operand import (
    BOUNDARY,
    BRACKETED,
    OUT_OF,
    Operand,
    is_less,
    is_level_of,
    lone_quantity,
    segment_start,
)
from factcheck.model.claim import Attainment, Certainty, Change, Modality, Multiple, Share
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.parse.governor import closing, opening
from factcheck.parse.statement import Statement
from factcheck.parse.whole import names_whole
from factcheck.scan.mention import Mention, Sentence

_REACH = 40  # mentions from the cue back to the value
_BEFORE_BRACKET = 12  # mentions from a bracket back to the value that it is about
_MOST_WORDS = 6  # plain words between a value and the cue of its own segment
_MOST_WORDS_OF_PART = 14  # "200 tỷ USD hàng nhập khẩu mà Mỹ đang nhắm vào chỉ chiếm 1,68%"
_MOST_WORDS_OF_NOUN = 4  # of a list of nouns
_WHOLE_REACH = 14  # mentions from a rate to the bracket after its whole
_FEW = 10
_OWN_SUBJECT = frozenset({Role.WORD, Role.PORTION, Role.GROWTH, Role.INDICATOR, Role.WHOLE, Role.PLAN})


Known = Mapping[int, "Linked"]


class Linked(NamedTuple):
    """A statement whose operands are settled."""

    statement: Statement
    current: Operand | None
    base: Operand | None = None


def current_of(statement: Statement, known: Known, previous: Sentence | None) -> Operand | None:
    """The current value; ``known`` holds the statements before it in the sentence, by the index of their rates, and
    ``previous`` is the sentence before."""
    return (
        _before_bracket(statement, known)
        or _between(statement)
        or _reached(statement, statement.rate_at + 1)
        or _left(statement, known)
        or _reached_later(statement)
        or _anaphor(statement, previous)
        or _same_name(statement, previous)
    )


def _between(statement: Statement) -> Operand | None:
    """``tăng lương lên 20 euro, tương đương 18%``: the level between the cue and the rate."""
    row = statement.sentence.row
    if statement.cue_at is None:
        return None
    for index in range(statement.cue_at + 1, statement.rate_at - 1):
        if row[index].role is Role.LEVEL and row[index + 1].quantity is not None:
            mention = row[index + 1]
            return Operand(mention, "reached") if is_level_of(statement, mention.amount) else None
    return None


def _same_name(statement: Statement, previous: Sentence | None) -> Operand | None:
    """``Số vụ giảm 644 vụ`` after ``xảy ra 4.030 vụ``: a value of the sentence before with the subject's own name."""
    row = statement.sentence.row
    begins = statement.begins_at
    words = own_subject(row, segment_start(row, begins), begins)
    if previous is None or not words or statement.kind is Share:
        return None
    last = previous.row[-_REACH:]
    usable = [m for m in last if m.quantity is not None and is_level_of(statement, m.amount)]
    return named_like(words, [last], usable)


def _before_bracket(statement: Statement, known: Known) -> Operand | None:
    """``66.444 xe (tăng 10,2%)``; a bracket after a difference has the current value of the difference."""
    row = statement.sentence.row
    bracket = statement.bracket
    opens = segment_start(row, statement.begins_at) - 1
    if bracket is None and opens >= 0 and row[opens].role is Role.OPEN:
        bracket = opens  # "(giảm 118 điểm, tức 4,6%)": the second rate of a bracket
    if bracket is None or _has_own_subject(row, bracket, statement.begins_at):
        return None
    certainty = Certainty.CERTAIN
    for index in range(bracket - 1, max(-1, bracket - _BEFORE_BRACKET), -1):
        mention = row[index]
        if index in known and not _is_its_level(statement, known[index].statement):
            return known[index].current
        if mention.quantity is not None:
            unit = mention.quantity.unit
            rated = unit is not None and unit.is_rate and _compares_percentages(statement)
            eligible = rated or is_level_of(statement, mention.quantity) or (unit is not None and not unit.is_rate)
            return _out_of(statement, index) or (Operand(mention, "before-bracket", certainty) if eligible else None)
        if mention.role in (Role.COMMA, Role.CHANGE, Role.REFERENCE):
            certainty = Certainty.LIKELY  # "đạt 39 tỷ USD, có giảm so với kỳ trước (giảm 34%)"
        elif mention.role not in (Role.WORD, Role.LIGHT, Role.PERIOD):
            return None
    return None


def _reached(statement: Statement, start: int) -> Operand | None:
    """``giảm 11,67 điểm xuống còn 662,66 điểm``: the level right after the rate."""
    row = statement.sentence.row
    index = start
    while index < len(row) and row[index].role in (Role.COMMA, Role.JOIN, Role.LIGHT, Role.OPEN, Role.CLOSE):
        index = closing(row, index) if row[index].role is Role.OPEN else index
        index += 1
    if index >= len(row) or row[index].role not in (Role.LEVEL, Role.ATTAINMENT):
        return None
    for mention in row[index + 1 : index + 4]:
        if mention.quantity is not None:
            fits = is_level_of(statement, mention.quantity) or _compares_percentages(statement)
            return Operand(mention, "reached") if fits else None
        if mention.role not in (Role.LIGHT, Role.LEVEL, Role.WORD):
            return None
    return None


def _reached_later(statement: Statement) -> Operand | None:
    """``tăng 14% so với năm 2016, đạt hơn 236.000 khách hàng``."""
    if statement.reference is None:
        return None
    return _reached(statement, statement.reference[1])


def _left(statement: Statement, known: Known) -> Operand | None:
    row = statement.sentence.row
    begins = _head(statement)
    segment = segment_start(row, begins)
    restated = any(mention.role is Role.RESTATE for mention in row[statement.begins_at : statement.rate_at])
    if statement.kind is Change and names_whole(row, statement.rate_at) and not restated:
        return None  # "giảm 30% chi phí" is about the cost, whatever stands before
    if statement.kind is Share and statement.cue is None:
        return None  # "70 huyện và 50% số xã": a bare share is of what follows it
    if statement.cue_at is not None and row[statement.cue_at].role is Role.PORTION:
        # "520.000 con chó, tỷ lệ tiêm phòng đạt 20%": what stands before is the whole, if anything, or names both
        named = any(mention.role is Role.WORD for mention in row[statement.cue_at : statement.rate_at])
        carried = None if named else _carried(statement, segment, known)
        return carried if carried is not None and carried.rule == OUT_OF else None
    inside = _inside(statement, segment, begins, known)
    if inside is not None or _has_own_subject(row, segment, begins):
        return inside
    return _carried(statement, segment, known)


def _has_own_subject(row: Sequence[Mention], start: int, end: int) -> bool:
    return any(mention.role in _OWN_SUBJECT and mention.key.isalpha() for mention in row[start:end])


def _head(statement: Statement) -> int:
    """The index of the first mention of the statement, its reference included where that stands first."""
    if statement.reference is not None and statement.reference[0] <= statement.begins_at:
        return max(0, statement.reference[0] - 1)
    return statement.begins_at


def _inside(statement: Statement, segment: int, begins: int, known: Known) -> Operand | None:
    """A value in the segment of the cue: ``vốn FDI đạt 48,2 tỷ USD tăng 22%``."""
    row = statement.sentence.row
    words = 0
    for index in range(begins - 1, segment - 1, -1):
        mention = row[index]
        if index in known and not _is_its_level(statement, known[index].statement):
            return known[index].current if not words else None
        if mention.quantity is not None:
            most = _MOST_WORDS_OF_PART if statement.kind is Share else _MOST_WORDS
            if statement.is_of_money is not None and not is_level_of(statement, mention.quantity):
                continue
            if not is_level_of(statement, mention.quantity) or words > most or (words and _is_few(mention)):
                return None
            if any(_is_expected(between) for between in row[index:begins]):
                return None  # "mức 15 điểm có thể tăng 2 điểm": the value before is the base
            certainty = Certainty.CERTAIN if not words else Certainty.LIKELY
            return _out_of(statement, index) or Operand(mention, "same-segment", certainty)
        words += mention.role is Role.WORD
    return None


def _is_few(mention: Mention) -> bool:
    """``2 chỉ số ... giảm 5,79%``: a handful says how many things change, not what their value is."""
    return mention.amount.is_whole_count and mention.amount.high < _FEW


def _is_expected(mention: Mention) -> bool:
    return mention.entry is not None and mention.entry.modality is Modality.FORECAST


def _carried(statement: Statement, segment: int, known: Known) -> Operand | None:
    """The cue opens its segment, so its subject is that of the segments before: the nearest value there."""
    row = statement.sentence.row
    index, commas = segment - 1, 0
    told = {linked.statement.rate.start: linked for linked in known.values()}
    told |= {linked.base.mention.start: linked for linked in known.values() if linked.base}
    lowest = max(0, segment - _REACH)
    if index >= 0 and row[index].role is Role.CONTRAST:
        index -= 1  # "đạt 5 tỷ USD, dù tăng 30%": the contrast keeps the subject
    while index >= lowest:
        mention = row[index]
        if mention.start in told:  # "đạt 30 tỷ, đạt 34% dự toán là 90 tỷ, đạt 31% chỉ tiêu"
            is_level = index in known and commas <= 1 and _is_its_level(statement, known[index].statement)
            return Operand(mention, "percentage", Certainty.LIKELY) if is_level else told[mention.start].current
        if mention.role is Role.CLOSE:
            index = opening(row, index)
        elif mention.quantity is not None and not _is_place(row, index):
            if is_level_of(statement, mention.quantity):
                carried = Operand(mention, "carried", _carried_certainty(row, index, segment, commas))
                return _out_of(statement, index) or carried
            if statement.is_of_money is None:
                return _percentage_level(statement, row, index) if commas <= 1 else None
        elif mention.role in (Role.STOP, Role.CONTRAST, Role.OPEN):
            return None
        commas += mention.role is Role.COMMA
        index -= 1
    return None


def _out_of(statement: Statement, at: int) -> Operand | None:
    """``984/1.482 du khách (66,4%)``, ``197 trong tổng số 646 cán bộ (30%)``: the part and the whole in one."""
    row = statement.sentence.row
    between = row[at - 1] if at >= 2 and row[at - 2].quantity is not None else None
    if between is None or not _is_part_of(statement, row[at]):
        return None
    if between.key != "/" and between.role is not Role.WHOLE:
        return None
    return Operand(row[at - 2], OUT_OF if between.key == "/" else "part-of", out_of=row[at])


def _is_part_of(statement: Statement, whole: Mention) -> bool:
    """Whether the rate can be of ``whole``: a share is, an attainment where the whole counts what was planned."""
    unit = whole.amount.unit
    planned = unit is not None and unit.symbol in plan_nouns()
    return statement.kind is Share or (statement.kind is Attainment and planned)


def _is_place(row: Sequence[Mention], at: int) -> bool:
    """``tiếp nhận 1.000 hồ sơ ở 3 điểm, tăng 20%``: a number after a word of place is not what rises."""
    return at > 0 and row[at - 1].role is Role.WORD and row[at - 1].key in word_set("place")


def _is_its_level(statement: Statement, other: Statement) -> bool:
    """Whether the rate of ``other`` is a percentage that ``statement`` moves (``đạt 88,8%, giảm 5,8%``)."""
    moved = statement.kind is Change and _is_percentage(statement.rate.amount)
    return other.kind is Share and (moved or _compares_percentages(statement))


def _compares_percentages(statement: Statement) -> bool:
    """Whether the rate can be of percentages: a number of times (``31%, gấp đôi ngưỡng 15%``)."""
    unit = statement.rate.amount.unit
    return statement.kind is Multiple and unit is not None and unit.dimension is Dimension.TIMES


def _is_percentage(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension in (Dimension.PERCENT, Dimension.POINT)


def _percentage_level(statement: Statement, row: Sequence[Mention], at: int) -> Operand | None:
    """``chỉ còn 5%, giảm 12% so với tuần trước``: a percentage reached, and then the points of its movement."""
    moved = statement.kind is Change and _is_percentage(statement.rate.amount) and _is_percentage(row[at].amount)
    reached = at > 0 and row[at - 1].role in (Role.LEVEL, Role.ATTAINMENT)
    return Operand(row[at], "percentage", Certainty.LIKELY) if moved and reached else None


def _carried_certainty(row: Sequence[Mention], at: int, segment: int, commas: int) -> Certainty:
    """How sure it is that the value at ``row[at]`` is carried over ``commas`` to the segment that begins at
    ``row[segment]``: surely over one, or over those of a list of nouns."""
    rivals = 0
    for index in range(at - 1, -1, -1):
        if row[index].role in BOUNDARY:
            break
        rivals += row[index].role is Role.QUANTITY
    is_near = commas <= 1 or _is_list_of_nouns(row[at + 1 : segment])
    return Certainty.CERTAIN if is_near and not rivals else Certainty.LIKELY


def _is_list_of_nouns(between: Sequence[Mention]) -> bool:
    """``thỏa thuận với các địa phương, đối tác, doanh nghiệp nước ngoài,``: after the first comma only short
    phrases."""
    words = 0
    is_after_comma = False
    for mention in between:
        if mention.role is Role.COMMA:
            words, is_after_comma = 0, True
        elif mention.role in (Role.WORD, Role.JOIN):
            words += 1
            if is_after_comma and words > _MOST_WORDS_OF_NOUN:
                return False
        else:
            return False
    return True


def _anaphor(statement: Statement, previous: Sentence | None) -> Operand | None:
    """``Con số này tăng 12%``: the last value of the sentence before."""
    row = statement.sentence.row
    segment = segment_start(row, _head(statement))
    if previous is None or not any(m.role is Role.ANAPHOR for m in row[segment : statement.begins_at]):
        return None
    for index in range(len(previous.row) - 1, -1, -1):
        mention = previous.row[index]
        if mention.quantity is None or _is_place(previous.row, index):
            continue
        if is_level_of(statement, mention.quantity):
            return Operand(mention, "anaphor", Certainty.LIKELY)
    return None


def part_of(statement: Statement, carried: Operand | None) -> Operand | None:
    """The part of a share, in the bracket after its rate or its whole: ``86% (3.272 nền)``.

    Where the whole is named before the bracket and a lesser value is ``carried``, the bracket holds the whole itself:
    ``đạt 2,4 tỷ đồng, chiếm 7,6% doanh thu của cả xã (31,7 tỷ đồng)``; without one it is likely to be the part.
    """
    row = statement.sentence.row
    if statement.kind is not Share:
        return None
    for index in range(statement.rate_at + 1, min(statement.rate_at + _WHOLE_REACH, len(row))):
        if row[index].role is Role.OPEN:
            found = lone_quantity(row, index, most_words=0)
            if found is None or found.quantity is None or not is_level_of(statement, found.quantity):
                return None
            has_whole = index > statement.rate_at + 1
            is_carried = carried is not None and is_less(carried.mention, found)
            if has_whole and is_carried:
                return None
            is_open = has_whole and statement.cue is not None and statement.cue.role is Role.SHARE
            return Operand(found, BRACKETED, Certainty.LIKELY if is_open else Certainty.CERTAIN)
        if row[index].role not in (Role.WORD, Role.WHOLE, Role.LIGHT, Role.PERIOD):
            return None
    return None
