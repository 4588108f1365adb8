"""Finds totals whose parts the text lists.

8.350 ha, trong đó lúa 5.120 ha, ngô 3.230 ha        some of the parts, or all
8.350 ha, gồm 5.120 ha lúa và 3.230 ha ngô           all of the parts
8.350 ha (5.120 ha lúa, 3.230 ha ngô)                all of the parts
8.350 ha. Trong đó, lúa 5.120 ha, ngô 3.230 ha       the total stands in the sentence before
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from factcheck.lexicon.count_kinds import may_count_the_same
from factcheck.lexicon.cues import Role
from factcheck.lexicon.listing import listing_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.governor import closing
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.passage import Passage

_ADDITIVE = frozenset(
    {
        Dimension.COUNT,
        Dimension.MONEY,
        Dimension.MASS,
        Dimension.AREA,
        Dimension.VOLUME,
        Dimension.LENGTH,
        Dimension.ENERGY,
        Dimension.POWER,
    }
)
# What stands before a number that is not a part: a movement, a comparison, a plan, an end of a range.
FOREIGN = frozenset(
    {
        Role.CHANGE,
        Role.LOSS,
        Role.COMPARISON,
        Role.MULTIPLE,
        Role.RATIO,
        Role.REFERENCE,
        Role.EXCEED,
        Role.PLAN,
        Role.FROM,
        Role.TO,
        Role.NOT,
        Role.ANAPHOR,
        Role.RESTATE,
    }
)
_LOOK_BACK, _LOOK_AHEAD = 6, 12  # values around a cue that are looked at before its sentence is read
_LOOK_BACK_OF_BRACKET = 2
_REACH = 40  # mentions from a cue back to its total
_MOST_TOTALS = 3  # values before a cue that are tried as its total
_SOME = "trong"  # the first word of "trong đó", which need not name every part
_BRACKET_REACH = 5  # mentions from a bracket back to its total


class Listing(NamedTuple):
    """A total and its listed parts, at least one.

    ``is_exhaustive``: the words say that no other part is there, and every item was read. ``is_made_of``: the words say
    that the parts make up the whole (``gồm``, a bracket). ``is_certain``: nothing else can be the total and every part
    is of the total's own unit. ``rivals`` are other values that could be the total.
    """

    total: Mention
    parts: tuple[Mention, ...]
    is_exhaustive: bool
    is_made_of: bool
    is_certain: bool
    rivals: tuple[Mention, ...] = ()


class _Items(NamedTuple):
    """What the items of a list hold; ``is_closed``: with ``còn lại``; ``has_gaps``: an item without a part."""

    parts: list[Mention]
    shares: list[Mention]
    is_closed: bool
    has_gaps: bool
    is_alike: bool
    end: int


def may_differ(passage: Passage, at: int) -> bool:
    """Whether values after the offset ``at`` can be parts of one before it and do not just make it up.

    Asked before a sentence is read: most lists add up exactly, and those that name a small part need not.
    """
    text, found = passage.document.normal, passage.quantities
    end = text.find(*(")", at) if text[at - 1] == "(" else ("\n", at))
    back = _LOOK_BACK if text[at - 1] != "(" else _LOOK_BACK_OF_BRACKET
    index = bisect_left(found, at, key=lambda mention: mention.start)
    ahead = [part for part in found[index : index + _LOOK_AHEAD] if part.start < end or end < 0]
    differs = False
    for total in found[max(0, index - back) : index] if len(ahead) > 1 else ():
        dimension = _dimension(total)
        if dimension not in _ADDITIVE or total.amount.low <= 1:
            continue
        parts = [part.amount for part in ahead if _dimension(part) in (dimension, None)]
        if len(parts) < 2:
            continue
        whole = total.amount.low * total.amount.base_factor
        sums = list(accumulate(part.low * part.base_factor for part in parts))
        if whole in sums[1:]:
            return False
        differs = differs or 2 * sums[-1] >= whole
    return differs


def _dimension(mention: Mention) -> Dimension | None:
    unit = mention.amount.unit
    return None if unit is None else unit.dimension


def listings(passage: Passage, sentence: Sentence) -> Iterator[Listing]:
    """The totals of ``sentence``, or of the one before it, whose parts ``sentence`` lists, in text order."""
    text = passage.document.normal
    row = sentence.row
    for at, mention in enumerate(row):
        if mention.role is Role.WITHIN and not _is_denied(row, at):
            yield from _after_cue(passage, sentence, at)
        elif mention.role is Role.OPEN and at and not _opens_with_cue(row, at):
            yield from _in_bracket(text, row, at)


def _is_denied(row: Sequence[Mention], at: int) -> bool:
    return any(mention.role is Role.NOT for mention in row[max(0, at - 2) : at])


def _opens_with_cue(row: Sequence[Mention], at: int) -> bool:
    return at + 1 < len(row) and row[at + 1].role is Role.WITHIN


def _after_cue(passage: Passage, sentence: Sentence, at: int) -> Iterator[Listing]:
    row = sentence.row
    totals = _totals(row, at)
    carried = not totals and at == 0
    if carried:
        totals = _totals_before(passage, sentence)
    for total in totals[:_MOST_TOTALS]:
        items = _items(row, at + 1, total)
        if items is None or not items.parts:
            continue
        roles = listing_words(passage.document.normal, row[at].end, row[items.end - 1].end)
        is_made_of = row[at].key != _SOME
        if "each" in roles or ("overlap" in roles and not is_made_of):
            return
        rivals = tuple(other for other in totals if other is not total and may_add(total, other))
        is_whole = items.is_closed or (is_made_of and not items.has_gaps) or _make_up_all(items.shares)
        is_certain = items.is_alike and not rivals and not carried and _is_plain(total)
        yield Listing(total, tuple(items.parts), is_whole and "open" not in roles, is_made_of, is_certain, rivals)
        return


def _totals_before(passage: Passage, sentence: Sentence) -> list[Mention]:
    """The values in the sentence before, in the same paragraph."""
    before = passage.rows.before(sentence)
    if before is None or "\n\n" in passage.document.normal[before.end : sentence.start]:
        return []
    return _totals(before.row, len(before.row))


def _in_bracket(text: str, row: Sequence[Mention], at: int) -> Iterator[Listing]:
    total = next((mention for mention in _backwards(row, at, _BRACKET_REACH) if is_total(mention)), None)
    if total is None or any(mention.role is Role.PERIOD for mention in row[at + 1 : closing(row, at)]):
        return
    items = _items(row, at + 1, total)
    if items is None or items.has_gaps or len(items.parts) < 2:
        return
    roles = listing_words(text, row[at].end, row[items.end - 1].end)
    if roles:
        return
    yield Listing(total, tuple(items.parts), True, True, items.is_alike and _is_plain(total))


def _totals(row: Sequence[Mention], at: int) -> list[Mention]:
    """The values before ``row[at]`` that can be a total, the nearest first, brackets passed over."""
    return [mention for mention in _backwards(row, at, _REACH) if is_total(mention)]


def _backwards(row: Sequence[Mention], at: int, reach: int) -> Iterator[Mention]:
    depth = 0
    for index in range(at - 1, max(-1, at - 1 - reach), -1):
        role = row[index].role
        if role is Role.CLOSE:
            depth += 1
        elif role is Role.OPEN:
            depth = max(0, depth - 1)
        elif not depth:
            yield row[index]


def is_total(mention: Mention) -> bool:
    """Whether ``mention`` is a value of which parts can be listed: more than one thing, money, a mass, an area."""
    quantity = mention.quantity
    if quantity is None or quantity.unit is None or quantity.is_range or quantity.is_ambiguous:
        return False
    return quantity.low > 1 and is_additive(quantity.unit)


def is_additive(unit: Unit) -> bool:
    """Whether values in ``unit`` add up; prices and densities do not, flows (m3/s) do."""
    if unit.dimension not in _ADDITIVE or unit.symbol in word_set("age"):
        return False
    return unit.per is None or (unit.dimension is Dimension.VOLUME and unit.per.dimension is Dimension.TIME)


def _is_plain(total: Mention) -> bool:
    unit = total.amount.unit
    return unit is not None and unit.dimension is not Dimension.LENGTH


def may_add(total: Mention, other: Mention) -> bool:
    """Whether ``other`` can be a part of ``total`` by its unit; what is counted may go by a wider word."""
    unit, other_unit = total.amount.unit, other.amount.unit
    if unit is None or other_unit is None:
        return True
    if unit.dimension is other_unit.dimension is Dimension.COUNT:
        return may_count_the_same(unit.symbol, other_unit.symbol)
    return unit.is_commensurable(other_unit)


def _make_up_all(shares: Sequence[Mention]) -> bool:
    return len(shares) >= 2 and 100 in summed([share.amount for share in shares])


def _items(row: Sequence[Mention], start: int, total: Mention) -> _Items | None:
    """The parts of ``total`` from ``row[start]`` to the end of the list; ``None`` where an item holds two values.

    What stands after a part that ``và`` brought in is no item any more: ``…, 36 ha và 18 ha, đều đã có chủ``.
    """
    parts: list[Mention] = []
    shares: list[Mention] = []
    is_closed, has_gaps, is_alike, is_last = False, False, True, False
    waiting = False  # an item without a part since the last part
    end, finished = _end(row, start)
    for item, joined in _divided(row[start:end]):
        values = [mention for mention in item if mention.quantity is not None]
        shares += [value for value in values if is_percent(value)]
        like = [value for value in values if _is_part(value, total, item)]
        foreign = [mention for mention in item if mention.role in FOREIGN]
        rest = any(mention.role is Role.WHOLE for mention in item)
        if rest and not any(mention.key == "còn" for mention in item):
            return None
        if len(like) > 1 or (like and foreign and foreign[0].start < like[0].start):
            return None
        if like:
            parts += like
            has_gaps, waiting, is_last = has_gaps or waiting, False, joined
            is_closed = is_closed or rest
            is_alike = is_alike and _is_alike(like[0], total) and values[0] is like[0]
        elif joined or not is_last:
            waiting = waiting or rest or not (values or foreign) or any(not is_percent(value) for value in values)
    return _Items(parts, shares, is_closed and finished, has_gaps or waiting or not finished, is_alike, end)


def _end(row: Sequence[Mention], start: int) -> tuple[int, bool]:
    """Where the list that begins at ``row[start]`` ends, and whether it is over there."""
    depth = 0
    for index in range(start, len(row)):
        mention = row[index]
        if mention.role is Role.OPEN:
            depth += 1
        elif mention.role is Role.CLOSE:
            depth -= 1
            if depth < 0:
                return index, True
        elif not depth and mention.role is Role.STOP and mention.key not in (";", ":"):
            return index, index == len(row) - 1
        elif not depth and mention.role in (Role.WITHIN, Role.CONTRAST):
            return index, False
    return len(row), True


class _Item(NamedTuple):
    """The mentions of one item, and whether ``và`` brought it in."""

    row: list[Mention]
    is_joined: bool


def _divided(row: Sequence[Mention]) -> Iterator[_Item]:
    """The items of a list, without what stands in brackets and without empty ones."""
    item: list[Mention] = []
    depth = 0
    joined = False
    for mention in row:
        depth += (mention.role is Role.OPEN) - (mention.role is Role.CLOSE)
        divides = mention.role in (Role.COMMA, Role.STOP, Role.JOIN)
        if depth or mention.role is Role.CLOSE:
            continue
        if not divides:
            item.append(mention)
            continue
        if item:
            yield _Item(item, joined)
            item = []
        joined = mention.role is Role.JOIN
    if item:
        yield _Item(item, joined)


def is_percent(mention: Mention) -> bool:
    """Whether a quantity is a plain percentage."""
    unit = mention.amount.unit
    return unit is not None and unit.dimension is Dimension.PERCENT and unit.per is None


def _is_part(mention: Mention, total: Mention, item: Sequence[Mention]) -> bool:
    unit = mention.amount.unit
    if mention.amount.is_ambiguous:
        return False
    if unit is None:
        return mention is item[-1] and mention.amount.is_whole_count
    return may_add(total, mention)


def _is_alike(part: Mention, total: Mention) -> bool:
    unit, whole = part.amount.unit, total.amount.unit
    if unit is None or whole is None:
        return False
    same = unit.symbol == whole.symbol or unit.symbol.startswith(f"{whole.symbol} ")
    return same or unit.dimension is not Dimension.COUNT


def enclosed(quantity: Quantity) -> Interval:
    """The enclosure in base units."""
    return quantity.enclosure.scaled(quantity.base_factor)


def rounded(quantity: Quantity) -> Interval:
    """The rounding interval in base units."""
    return quantity.rounding.scaled(quantity.base_factor)


def summed(quantities: Sequence[Quantity]) -> Interval:
    """Every sum that the enclosures of ``quantities`` allow, in base units."""
    return added([enclosed(quantity) for quantity in quantities])


def added(intervals: Sequence[Interval]) -> Interval:
    """Every sum of one number of each interval."""
    return sum(intervals, Interval.point(0))
