"""Three amounts of one sentence, the first of which is the product of the others.

    mean = whole count | count whole, [","] {light} (mean | "mỗi") {light | noun} rate
    sale = count, price {light} rate, (value | earned) {light | noun} whole        in any order
    gifts = count, "mỗi" {light | noun} rate, {light} sum {light | noun} whole
    land = count, yield {light} rate, output {light} whole                         in any order
    rectangle = length {light} count, width {light} rate, area {light} whole       in any order

``mean``, ``price``, ``light`` and so on are of ``lexicon/products.txt``, a noun is one of the unit that is counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

import attrs

from factcheck.lexicon.cues import Role
from factcheck.lexicon.folding import keys
from factcheck.lexicon.products import Tie, ties_of
from factcheck.model.interval import Interval
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.scan.mention import Mention, Sentence

_THREE = 3
_REACH = 60  # characters from a word to the number that it ties
_MOST = 6  # amounts in a sentence; a longer list is of several things
_ELSEWHERE = frozenset(
    (Role.CHANGE, Role.LOSS, Role.COMPARISON, Role.REFERENCE, Role.WITHIN, Role.RESPECTIVELY, Role.MULTIPLE)
)
_OPEN = (Bound.AT_LEAST, Bound.AT_MOST)
_UNCOUNTED = (Dimension.TIME, Dimension.MONEY)  # rents and speeds hold for a time, exchange rates tell no total


class Product(NamedTuple):
    """``whole`` should be ``counted`` times ``rate``, as words of ``tie`` tell; of a rectangle, both are sides.

    ``unit`` is that of the rate, denominator included, also where ``mỗi hộ`` tells it. ``is_close`` where no other
    number is in the sentence and nothing parts a total from its count.
    """

    whole: Mention
    counted: Mention
    rate: Mention
    unit: Unit
    tie: Tie
    is_close: bool

    @property
    def told(self) -> Mention:
        """The number that is judged: a mean by its total, any other by its unit value."""
        return self.rate if self.is_mean else self.whole

    @property
    def is_mean(self) -> bool:
        return self.tie in (Tie.MEAN, Tie.EACH)

    @property
    def scale(self) -> Fraction:
        """What count times rate is multiplied by to stand in the unit of the whole."""
        return unit_of(self.counted).base_factor * self.unit.base_factor / unit_of(self.whole).base_factor

    @property
    def allowed(self) -> Interval:
        """What the two other numbers allow the judged one to be, in its own unit."""
        count = spread(self.counted.amount).scaled(self.scale)
        if self.is_mean:
            return spread(self.whole.amount) * count.reciprocal
        return spread(self.rate.amount) * count

    @property
    def actual(self) -> Fraction:
        """What the two other numbers give as they are printed."""
        count = self.counted.amount.low * self.scale
        return self.whole.amount.low / count if self.is_mean else self.rate.amount.low * count

    @property
    def distance(self) -> Fraction:
        """How many times the one of ``actual`` and the printed number is the other, at least 1."""
        stated = self.told.amount.low
        return max(stated / self.actual, self.actual / stated)


def unit_of(mention: Mention) -> Unit:
    """The unit of an amount that is known to have one; :class:`TypeError` on any other."""
    unit = mention.amount.unit
    if unit is None:
        raise TypeError("the amount has no unit")
    return unit


def spread(quantity: Quantity) -> Interval:
    """What the print may stand for, however it was rounded: to nearest, cut off or up."""
    found = quantity.enclosure if quantity.is_whole_count else quantity.enclosure.hull(quantity.published_rate)
    return found.closed


def may_tell(text: str, quantities: Sequence[Mention]) -> Callable[[int], bool]:
    """Whether a word of ``text`` at a place may tie the next of ``quantities``, which is cheap to see."""
    starts = [mention.start for mention in quantities]

    def admits(place: int) -> bool:
        at = bisect_left(starts, place)
        unit = quantities[at].amount.unit if at < len(starts) and starts[at] - place <= _REACH else None
        if unit is None:
            return False
        if unit.per is not None:
            return not _is_timed(unit.per)
        near = [mention.amount.unit for mention in quantities[max(0, at - _THREE) : at + _THREE]]
        if unit.dimension is Dimension.AREA:
            return any(other is not None and other.dimension is Dimension.LENGTH for other in near)
        nouns = {other.symbol.split()[0] for other in near if other is not None and other.dimension is Dimension.COUNT}
        return bool(nouns) and any(text.startswith(noun, place + len("i ")) for noun in nouns)  # mỗi hộ

    return admits


def _is_timed(per: Unit) -> bool:
    return per.per is not None or per.is_calendar or per.dimension in _UNCOUNTED


def product_in(text: str, sentence: Sentence) -> Product | None:
    """The one product of a sentence that tells nothing else of the same kinds."""
    amounts = [mention for mention in sentence.row if mention.quantity is not None]
    if not _THREE <= len(amounts) <= _MOST or any(mention.role in _ELSEWHERE for mention in sentence.row):
        return None
    gaps = _gaps(text, sentence, amounts)
    if gaps is None or not all(map(_is_plain, amounts)):
        return None
    found = list(_products(amounts, gaps))
    return found[0] if len(found) == 1 else None


def _is_plain(mention: Mention) -> bool:
    amount = mention.amount
    is_open = amount.qualifier is not None and amount.qualifier.bound in _OPEN
    return amount.low > 0 and not amount.is_range and not amount.is_ambiguous and not is_open


def _gaps(text: str, sentence: Sentence, amounts: Sequence[Mention]) -> list[str] | None:
    """The words before each amount; ``None`` where other words, numbers or periods disturb.

    A period before or behind all amounts holds for all of them, and is left out.
    """
    ends = [sentence.start, *(mention.end for mention in amounts)]
    starts = [*(mention.start for mention in amounts), sentence.end]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    periods = [mention for mention in sentence.row if mention.role is Role.PERIOD]
    for period in periods:
        if len(periods) > 1 or ends[1] <= period.start < starts[-2]:
            return None
        at = 0 if period.start < starts[0] else -1
        gaps[at] = gaps[at].replace(text[period.start : period.end], " ")
    if any(any(char.isdecimal() for char in gap) or _is_disturbed(gap) for gap in gaps):
        return None
    return gaps[:-1]


def _is_disturbed(gap: str) -> bool:
    return any(Tie.OTHER in ties for _, ties in ties_of(gap))


def _products(amounts: Sequence[Mention], gaps: Sequence[str]) -> Iterator[Product]:
    before = dict(zip(amounts, gaps, strict=True))
    for whole, count, rate in permutations(amounts, _THREE):
        if any(mention.amount.unit is None for mention in (whole, count, rate)):
            continue
        product = _rectangle(whole, count, rate, before) or _multiple(whole, count, rate, before)
        rest = [mention for mention in amounts if mention not in (whole, count, rate)]
        if product is None or (rest and not product.is_mean):  # a total may be that of several lots
            continue
        if not any(_is_alike(mention, product) for mention in rest):
            yield product._replace(is_close=product.is_close and not rest)


def _is_alike(mention: Mention, product: Product) -> bool:
    """Whether a further amount may be what the mean is of, or a time of which it is the mean."""
    unit = mention.amount.unit
    units = (unit_of(product.whole), unit_of(product.counted), unit_of(product.rate))
    return (
        unit is None
        or unit.is_calendar
        or unit.dimension is Dimension.TIME
        or any(unit.is_commensurable(other) for other in units)
    )


def _rectangle(whole: Mention, count: Mention, rate: Mention, before: dict[Mention, str]) -> Product | None:
    dimensions = [unit_of(mention).dimension for mention in (whole, count, rate)]
    if dimensions != [Dimension.AREA, Dimension.LENGTH, Dimension.LENGTH]:
        return None
    if any(unit_of(mention).per is not None for mention in (whole, count, rate)):
        return None
    ties = zip((whole, count, rate), (Tie.AREA, Tie.LENGTH, Tie.WIDTH), strict=True)
    if not all(tie in _run(before[mention])[0] for mention, tie in ties):
        return None
    return Product(whole, count, rate, unit_of(rate), Tie.AREA, is_close=True)


def _multiple(whole: Mention, count: Mention, rate: Mention, before: dict[Mention, str]) -> Product | None:
    unit = _unit_for(rate, count, before[rate])
    if unit is None or unit.dimension.is_relative or unit_of(whole).per is not None:
        return None
    if not attrs.evolve(unit, per=None).is_commensurable(unit_of(whole)):
        return None
    nouns = frozenset(keys(unit_of(count).symbol))
    of_rate, begins = _run(before[rate], nouns)
    of_whole, _ = _run(before[whole], nouns)
    tie = _tie(of_rate, of_whole)
    if tie is None and Tie.EACH in of_rate and Tie.SUM in of_whole and whole.start > rate.start:
        tie = Tie.VALUE if all(ties for _, ties in ties_of(before[whole], nouns)) else None
    if tie is not None:
        return Product(whole, count, rate, unit, tie, is_close=True)
    if not begins or not of_rate & {Tie.MEAN, Tie.EACH} or Tie.PRICE in of_rate or Tie.YIELD in of_rate:
        return None
    if max(whole.start, count.start) > rate.start:
        return None
    later = whole if whole.start > count.start else count
    is_close = not any(Tie.BREAK in ties for _, ties in ties_of(before[later]))
    return Product(whole, count, rate, unit, Tie.MEAN if Tie.MEAN in of_rate else Tie.EACH, is_close)


def _tie(of_rate: frozenset[Tie], of_whole: frozenset[Tie]) -> Tie | None:
    if Tie.YIELD in of_rate and Tie.OUTPUT in of_whole:
        return Tie.YIELD
    if Tie.PRICE in of_rate:
        return next((tie for tie in (Tie.VALUE, Tie.EARNED) if tie in of_whole), None)
    return None


def _unit_for(rate: Mention, count: Mention, gap: str) -> Unit | None:
    """The unit of ``rate`` if it is one for each of what ``count`` counts."""
    unit, counted = unit_of(rate), unit_of(count)
    if counted.per is not None:
        return None
    if unit.per is not None:
        per = unit.per
        is_same = per.is_commensurable(counted) or _names_one(per, counted)
        return unit if is_same and not _is_timed(per) else None
    if counted.dimension is not Dimension.COUNT or counted == unit:
        return None
    said = ties_of(gap)
    each = next((index for index, (_, ties) in enumerate(said) if Tie.EACH in ties), len(said))
    noun = said[each + 1][0] if each + 1 < len(said) else ""
    return attrs.evolve(unit, per=counted) if noun == keys(counted.symbol)[0] else None


def _names_one(per: Unit, counted: Unit) -> bool:
    """Whether ``per`` is the short name of what is counted: ``/hộ`` for ``hộ dân``."""
    are_nouns = per.dimension is counted.dimension is Dimension.COUNT
    return are_nouns and counted.symbol.startswith(f"{per.symbol} ")


def _run(gap: str, nouns: frozenset[str] = frozenset()) -> tuple[frozenset[Tie], bool]:
    """What the words right before a number tell of it, and whether a clause begins with them."""
    found: frozenset[Tie] = frozenset()
    for _, ties in reversed(ties_of(gap, nouns)):
        if not ties or Tie.BREAK in ties:
            return found, bool(ties)
        found |= ties
    return found, True
