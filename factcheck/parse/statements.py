"""Reads the numbers of a sentence that state a relation.

    statement  = change | multiple | share | attainment
    change     = (change cue | comparison) rate [reference]           tăng 5 %, cao hơn 2 triệu đồng, giảm 0,5 điểm %
               | "vượt" rate                                          vượt 25 %
    multiple   = multiple cue times | change cue times | "bằng" rate  gấp 3 lần, giảm 3 lần, bằng 80 % so với
    share      = share cue rate [whole] | rate whole                  chiếm 20 %, 60 % số hộ
    attainment = rate plan | "vượt" rate plan                         đạt 82 % kế hoạch, vượt 25 % kế hoạch

Which numbers are levels, and so no statements, docs/claims.md says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon.cues import Role
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Attainment, Change, Claim, Direction, Multiple, Share
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.governor import Government, govern, opening
from factcheck.parse.modality import modality_at
from factcheck.parse.reference import reference_of
from factcheck.parse.statement import Statement
from factcheck.parse.whole import names_plan, names_whole
from factcheck.scan.mention import Mention, Sentence

_WHOLE = 100  # percent
_OCCASION_REACH = 4  # mentions before the verb in which what changes several times is named
_AVERAGE_REACH = 2  # mentions after a rate in which "mỗi năm" stands
_MOVEMENT_BACK = 10  # mentions from the end of a movement back to its "từ"
_MOVEMENT_REACH = 6  # mentions between the ends of a movement
_PASSIVE_REACH = 4  # mentions from an amount to its passive verb
_RESTATED_REACH = 6  # mentions from "tương ứng" back to the rate that it restates
MOVES = frozenset({Role.CHANGE, Role.LOSS, Role.COMPARISON})


class _Reading(NamedTuple):
    """What a number states: the kind of claim and the cue that says so."""

    kind: type[Claim]
    cue_at: int | None = None
    direction: Direction | None = None


def statements(sentence: Sentence) -> Iterator[Statement]:
    """The statements of ``sentence``, in text order."""
    row = sentence.row
    in_shares = False
    for at, mention in enumerate(row):
        if mention.quantity is None:
            continue
        government = govern(row, at)
        reading = _read(row, at, mention.quantity, government)
        if reading is None and in_shares and _continues_shares(row, at, government):
            reading = _Reading(Share)
        if reading is not None:
            in_shares = reading.kind is Share
            yield Statement(
                kind=reading.kind,
                sentence=sentence,
                rate_at=at,
                cue_at=reading.cue_at,
                direction=reading.direction,
                modality=modality_at(row, at),
                bracket=government.bracket,
                reference=reference_of(row, at, reading.cue_at),
                is_average=_is_average(row, at, reading.cue_at),
            )


def _is_average(row: Sequence[Mention], at: int, cue_at: int | None) -> bool:
    """``tăng bình quân 5%``, ``tăng 5% mỗi năm``, ``5%/năm``."""
    unit = row[at].amount.unit
    begins = at if cue_at is None else min(cue_at, at)
    around = row[max(0, begins - _AVERAGE_REACH) : at + 1 + _AVERAGE_REACH]
    yearly = unit is not None and unit.per is not None and unit.per.dimension is Dimension.TIME
    return yearly or any(mention.entry is not None and mention.entry.averages for mention in around)


def _continues_shares(row: Sequence[Mention], at: int, government: Government) -> bool:
    """``59% cho rằng giá tăng; 24% cho rằng giá giảm``, ``A nắm giữ 81% vốn, B (17%)``: shares after a share."""
    unit = row[at].amount.unit
    if government.cues or unit is None or unit.dimension is not Dimension.PERCENT or unit.per:
        return False
    before = row[at - 1].role if at else Role.STOP
    after = row[at + 1].role if at + 1 < len(row) else Role.STOP
    return before in (Role.STOP, Role.COMMA, Role.JOIN) or (before is Role.OPEN and after is Role.CLOSE)


def _read(row: Sequence[Mention], at: int, quantity: Quantity, government: Government) -> _Reading | None:
    unit = quantity.unit
    if unit is None or not unit.dimension.is_relative:
        return _difference(row, at, quantity, government)
    if unit.dimension is Dimension.POINT:
        return _movement(row, government)
    if unit.dimension is Dimension.TIMES:
        return None if unit.per else _times(row, at, quantity, government)
    return _percentage(row, at, government)


def _cue(row: Sequence[Mention], cue_at: int, kind: type[Claim], direction: Direction | None = None) -> _Reading:
    entry = row[cue_at].entry
    return _Reading(kind, cue_at, direction or (entry.direction if entry else None))


def _percentage(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """A number in percent, by its nearest governing word."""
    if _is_end_of_movement(row, at) or (_is_reached(row, at) and not government.cues):
        return None
    if names_plan(row, at):
        return _against_plan(row, government)
    if not government.cues:
        return _uncued(row, at, government)
    portion = next((cue for cue in government.cues if row[cue].role is Role.PORTION), None)
    if portion is not None and government.level == at - 1:
        return _portion(row, at, government._replace(cues=government.cues[government.cues.index(portion) :]))
    role = row[government.cues[0]].role
    if role in MOVES or role is Role.GROWTH:
        is_fee = role is Role.LOSS and row[at].amount.low > _WHOLE  # "mất phí 400%"
        return None if is_fee else _movement(row, government)
    if role is Role.MULTIPLE or (role is Role.RATIO and _names_other(row, at)):
        return _cue(row, government.cues[0], Multiple)
    read = _PERCENTAGES.get(role)
    return read(row, at, government) if read else None


def _is_end_of_movement(row: Sequence[Mention], at: int) -> bool:
    """Whether the percentage is an end of ``từ 120% xuống còn 95%``: a level, not a rate."""
    begins = any(mention.role is Role.FROM for mention in row[max(0, at - 2) : at])
    goes_on = next(
        (i for i in range(at + 1, min(at + 1 + _MOVEMENT_REACH, len(row))) if row[i].role is Role.LEVEL), None
    )
    return begins and goes_on is not None and any(m.quantity is not None for m in row[goes_on + 1 : goes_on + 3])


def _is_reached(row: Sequence[Mention], at: int) -> bool:
    """Whether the number stands right after ``lên``, ``xuống còn``: the level that a movement reaches."""
    entry = row[at - 1].entry if at and row[at - 1].role is Role.LEVEL else None
    return entry is not None and entry.direction is not None


def _names_other(row: Sequence[Mention], at: int) -> bool:
    """Whether ``bằng 5%`` says of what: ``so với``, ``của``, a noun or a period follows."""
    return at + 1 < len(row) and row[at + 1].role not in (Role.COMMA, Role.STOP, Role.CLOSE, Role.JOIN)


def _against_plan(row: Sequence[Mention], government: Government) -> _Reading:
    if not government.cues:
        return _Reading(Attainment)
    cue_at = government.cues[0]
    role = row[cue_at].role
    if role is Role.EXCEED:
        return _cue(row, cue_at, Attainment, Direction.UP)
    return _cue(row, cue_at, Attainment) if role in MOVES else _Reading(Attainment, cue_at)


def _movement(row: Sequence[Mention], government: Government) -> _Reading | None:
    """A change, unless a level word makes the number the level reached (``tăng lên 5%``); a level of growth is one
    (``tăng trưởng kinh tế giảm xuống 6,2%``)."""
    level = government.level
    entry = row[level].entry if level is not None else None
    reached = entry is not None and entry.direction is not None
    for cue_at in government.cues:
        role = row[cue_at].role
        if role in MOVES:
            if not reached:
                return _cue(row, cue_at, Change)
            reached = False
        elif role not in (Role.GROWTH, Role.RESTATE, Role.ATTAINMENT):
            return None
    return None


def _uncued(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """Without a cue: in a bracket after a value, signed, or before the noun of a whole."""
    if government.bracket is not None:
        return _bracketed(row, at, government.bracket)
    unit = row[at].amount.unit
    is_yearly = unit is not None and unit.per is not None  # "vay 5%/năm"
    is_part = not is_yearly and row[at].amount.low <= _WHOLE and (names_whole(row, at) or _is_subject(row, at))
    return _Reading(Share) if is_part else None


def _is_subject(row: Sequence[Mention], at: int) -> bool:
    """``74% là doanh nghiệp nhỏ``, ``trong đó 50% là công nhân``: a part that is the subject of its clause."""
    opens = at == 0 or row[at - 1].role in (Role.WITHIN, Role.STOP, Role.COMMA, Role.JOIN)
    following = row[at + 1] if at + 1 < len(row) else None
    return opens and following is not None and following.key in word_set("copula")


def _bracketed(row: Sequence[Mention], at: int, bracket: int) -> _Reading | None:
    """``giảm 24,8 điểm (2,5%)`` and ``(+1,2%)`` are changes, ``411 phiếu (87%)`` is a share."""
    sign = {"+": Direction.UP, "-": Direction.DOWN}.get(row[at - 1].key)
    if not bracket:
        return None
    outer = govern(row, bracket - 1)
    moves = next((cue for cue in outer.cues if row[cue].role in MOVES), None)
    before = row[bracket - 1].quantity
    if sign is not None:
        return _Reading(Change, moves, sign)
    if before is None:
        return _Reading(Share) if names_whole(row, at) and row[at].amount.low <= _WHOLE else None
    if before.unit is None or before.unit.dimension.is_relative:
        return None
    if moves is not None and moves == outer.cues[0] and outer.level is None:
        return _cue(row, moves, Change)
    return _Reading(Share)


def _restated(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """``tương đương 5%``: the rate of the movement before it, else a part of what is named after it."""
    restates = government.cues[0]
    if len(government.cues) > 1 and row[government.cues[1]].role in MOVES:
        return _cue(row, government.cues[1], Change)
    before = restates - 1
    while before > 0 and row[before].role in (Role.COMMA, Role.WORD, Role.LIGHT, Role.CLOSE, Role.JOIN):
        before = (opening(row, before) if row[before].role is Role.CLOSE else before) - 1
    if row[before].role in MOVES:
        return _cue(row, before, Change)
    if row[before].quantity is not None:
        outer = govern(row, before)
        if outer.cues and row[outer.cues[0]].role in MOVES:
            return _cue(row, outer.cues[0], Change)
        if (verb := _verb_of_movement(row, before)) is not None:
            return _cue(row, verb, Change)
    if at + 1 < len(row) and row[at + 1].role is Role.GROWTH:
        return _Reading(Multiple, restates)
    counted = row[before].quantity
    unit = counted.unit if counted else None
    counts = unit is not None and unit.is_count
    return _Reading(Share, restates) if counts or names_whole(row, at) else None


def _verb_of_movement(row: Sequence[Mention], end: int) -> int | None:
    """The ``tăng`` of ``tăng từ 40.000 lên 46.000 đồng/kg`` for the number that ends it."""
    begin = next((i for i in range(end, max(-1, end - _MOVEMENT_BACK), -1) if row[i].role is Role.FROM), None)
    if begin is None:
        return None
    return next((i for i in range(begin - 1, max(-1, begin - 3), -1) if row[i].role in MOVES), None)


def _exceeded(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """``vượt 5%`` with no plan named is more than something else by so much; ``không vượt 5%`` sets a limit, and
    ``vượt chỉ tiêu 36%`` names the level of the plan."""
    is_level = government.denied or row[at - 1].role is Role.PLAN
    return None if is_level else _cue(row, government.cues[0], Change, Direction.UP)


def _shared(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """``hỗ trợ 20% chi phí`` is a share; ``hỗ trợ 120% lương`` is a multiple of it; ``chiếm 120%`` is a wrong share."""
    entry = row[government.cues[0]].entry
    is_part = entry is not None and (entry.completes or (row[at].amount.low <= _WHOLE and not _is_reached(row, at)))
    return _Reading(Share, government.cues[0]) if is_part else None


def _portion(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """``tỷ lệ hộ nghèo 5%`` is a share; an indicator's percentages, one reached, and a ratio over 100% are levels."""
    cues = government.cues
    is_indicator = any(row[cue].role is Role.INDICATOR for cue in cues)
    is_level = is_indicator or _is_reached(row, at) or row[at].amount.low > _WHOLE
    return None if is_level else _Reading(Share, cues[0])


def _indicated(row: Sequence[Mention], _at: int, government: Government) -> _Reading | None:
    """``tăng thuế 5%`` is a change of the indicator; ``mức thuế 5%`` is its level."""
    indicator, *outer = government.cues
    if outer and outer[0] == indicator - 1 and row[outer[0]].role in MOVES:
        return _movement(row, government._replace(cues=tuple(outer)))
    return None


def _attained(row: Sequence[Mention], at: int, government: Government) -> _Reading | None:
    """``đạt 5%``: growth after a growth word, a ratio before ``so với``, a share after ``tỷ lệ`` or before a whole."""
    cue_at, *outer = government.cues
    for other in outer:
        role = row[other].role
        if role in (Role.CHANGE, Role.GROWTH):
            return _Reading(Change, other, Direction.UP) if role is Role.GROWTH else _cue(row, other, Change)
        if role is Role.PORTION:
            return _portion(row, at, government._replace(cues=tuple(outer)))
        if role is Role.INDICATOR:
            return None
    if reference_of(row, at, cue_at) is not None:
        return _Reading(Multiple, cue_at)
    entry = row[cue_at].entry
    if entry is not None and entry.completes:
        return _Reading(Attainment, cue_at)
    return _Reading(Share, cue_at) if names_whole(row, at) else None


_PERCENTAGES: dict[Role, Callable[[Sequence[Mention], int, Government], _Reading | None]] = {
    Role.EXCEED: _exceeded,
    Role.RESTATE: _restated,
    Role.SHARE: _shared,
    Role.PORTION: _portion,
    Role.INDICATOR: _indicated,
    Role.ATTAINMENT: _attained,
}


def _times(row: Sequence[Mention], at: int, quantity: Quantity, government: Government) -> _Reading | None:
    """A number of times or a fraction."""
    is_fraction = quantity.high < 1
    if _multiplies(row, at):
        return _Reading(Multiple, at - 1, _direction_before(row, (at - 1, *government.cues)))
    if not government.cues:
        return _Reading(Share) if is_fraction and names_whole(row, at) else None
    cue_at = government.cues[0]
    role = row[cue_at].role
    if role in (Role.ATTAINMENT, Role.EXCEED, Role.RATIO) and names_plan(row, at):
        return _Reading(Attainment, cue_at, Direction.UP if role is Role.EXCEED else None)
    if role in MOVES and government.level is None:
        return (
            None if _counts_occasions(row, at, government) else _cue(row, cue_at, Change if is_fraction else Multiple)
        )
    if role is Role.EXCEED:
        return _cue(row, cue_at, Multiple, Direction.UP)
    if role in (Role.MULTIPLE, Role.RATIO):
        return _cue(row, cue_at, Multiple, _direction_before(row, government.cues))
    if is_fraction and (role in (Role.SHARE, Role.PORTION) or names_whole(row, at)):
        return _Reading(Share, cue_at)
    return None


def _multiplies(row: Sequence[Mention], at: int) -> bool:
    """``nhân đôi``, ``nhân ba``: the verb right before the number."""
    entry = row[at - 1].entry if at else None
    return entry is not None and entry.multiplies


def _direction_before(row: Sequence[Mention], cues: Sequence[int]) -> Direction | None:
    """``tăng hơn gấp đôi``: the direction of the verb before ``gấp``."""
    near = len(cues) > 1 and cues[0] - cues[1] <= 2 and row[cues[1]].role is Role.CHANGE
    entry = row[cues[1]].entry if near else None
    return entry.direction if entry else None


def _counts_occasions(row: Sequence[Mention], at: int, government: Government) -> bool:
    """``giá xăng tăng 12 lần``, ``tăng vốn 2 lần``: a whole number counts occasions (inventory 10.2b)."""
    amount, cue_at = row[at].amount, government.cues[0]
    if amount.place != 1 or row[cue_at].role is Role.COMPARISON or reference_of(row, at, cue_at) is not None:
        return False
    beside = [*row[max(0, cue_at - _OCCASION_REACH) : at], *row[at + 1 : at + 2]]
    named = any(mention.entry is not None and mention.entry.recurs for mention in beside)
    return named or government.words > 0


def _difference(row: Sequence[Mention], at: int, quantity: Quantity, government: Government) -> _Reading | None:
    """A change by an amount: the cue stands right before the number (``tăng 4.500 tỷ đồng``)."""
    passive = _passive(row, at)
    if passive is not None:
        return _cue(row, passive, Change)
    if not government.cues or government.words > 1 or government.denied or _is_far(row, at, government.cues[0]):
        return None
    level = government.level
    entry = row[level].entry if level is not None else None
    if entry is not None and entry.direction is not None:
        return None
    cue_at = government.cues[0]
    if row[cue_at].role is Role.RESTATE:
        return _restated_amount(row, cue_at)
    if row[cue_at].role is Role.EXCEED and names_plan(row, at):
        return _cue(row, cue_at, Attainment, Direction.UP)
    unit = quantity.unit
    if row[cue_at].role not in (Role.CHANGE, Role.COMPARISON) or (unit and _is_no_difference(unit)):
        return None
    if row[cue_at].role is Role.CHANGE and any(mention.role is Role.PERIOD for mention in row[cue_at + 1 : at]):
        return None
    if not quantity.is_range and any(mention.role is Role.FROM for mention in row[cue_at + 1 : at]):
        return None
    return _cue(row, cue_at, Change)


def _is_no_difference(unit: Unit) -> bool:
    """``tăng 3 ngày`` is a length of time, ``tăng 5 bậc`` a rank, whose number falls."""
    return unit.dimension is Dimension.TIME or unit.symbol in word_set("rank")


def _is_far(row: Sequence[Mention], at: int, cue_at: int) -> bool:
    """Whether something stands between the cue and the amount: another number that is not joined to it, or, after a
    comparison, what is compared (``cao hơn ngưỡng 50 điểm``)."""
    between = row[cue_at + 1 : at]
    if row[cue_at].role is Role.COMPARISON and any(mention.role is Role.WORD for mention in between):
        return True
    joined = at >= 1 and row[at - 1].role is Role.JOIN
    return any(mention.quantity is not None for mention in between) and not joined


def _passive(row: Sequence[Mention], at: int) -> int | None:
    """``200 điều kiện được cắt giảm``: the index of the cue behind the amount."""
    for index in range(at + 1, min(at + 1 + _PASSIVE_REACH, len(row) - 1)):
        if row[index].role is Role.LIGHT and row[index + 1].role is Role.CHANGE:
            following = row[index + 2] if index + 2 < len(row) else None
            goes_on = following is not None and (following.quantity is not None or following.role is Role.FROM)
            return None if goes_on or row[index].key not in word_set("passive") else index + 1
        if row[index].role is not Role.WORD:
            return None
    return None


def _restated_amount(row: Sequence[Mention], restates: int) -> _Reading | None:
    """``giảm 10% tiền thuê, tương ứng 139 tỷ đồng``: the same movement as an amount."""
    for before in range(restates - 1, max(-1, restates - 1 - _RESTATED_REACH), -1):
        quantity = row[before].quantity
        if quantity is not None:
            outer = govern(row, before)
            moves = bool(outer.cues) and row[outer.cues[0]].role in MOVES and not outer.level
            rated = quantity.unit is not None and quantity.unit.dimension is Dimension.PERCENT
            return _cue(row, outer.cues[0], Change) if moves and rated else None
        if row[before].role not in (Role.WORD, Role.LIGHT, Role.COMMA, Role.OPEN):
            return None
    return None
