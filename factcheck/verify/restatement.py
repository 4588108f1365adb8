"""Amounts that are told twice, in two units: ``9,2 triệu USD (tương đương 207 tỷ đồng)``.

    restatement = amount {noun} ["," | "-" | "("] {light} says {light} amount
                | amount ["," | "-" | "("] {light} loose {light} amount
                | amount "(" {light} amount ")"

``says``, ``loose`` and ``light`` are of ``lexicon/amount_words.txt``, a noun is of neither. Nothing else may stand
between the two amounts, so that amounts which are only named side by side (``8 triệu USD và 1.300 tỷ đồng``) are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.lexicon.amount_words import Use, holds, uses_of
from factcheck.model.claim import Certainty
from factcheck.model.finding import Diagnosis, Edit, Fix, Message
from factcheck.model.interval import Interval
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.unit import Unit
from factcheck.scan.mention import Mention
from factcheck.verify.passage import Passage
from factcheck.verify.reprint import numeral, with_other_magnitude

_REACH = 40  # no longer words stand between the two, or join the first to what the second sums up as well
_SENTENCE = 300
_NOUNS = 4  # words of the first amount that may follow it: 35 tạ thóc, tức 3,5 tấn
_MARKS = ("(", ",", " - ")
_ENDS = frozenset(").;:\n")
_TELLING = frozenset((Use.SAYS, Use.LOOSE, Use.LIGHT))
_GROUP = 3  # digits between marks
_GROUPED = 1000


class Restatement(NamedTuple):
    """``second`` tells ``first`` again in another unit."""

    first: Mention
    second: Mention
    certainty: Certainty

    @property
    def units(self) -> tuple[Unit, Unit]:
        """The units of both; a restatement without them is not made."""
        first, second = self.first.amount.unit, self.second.amount.unit
        if first is None or second is None:
            raise TypeError("a restatement has two units")
        return first, second


def restatements(passage: Passage, may_restate: Callable[[Unit, Unit], bool]) -> Iterator[Restatement]:
    """The restatements among neighbouring quantities whose units ``may_restate`` accepts, in text order."""
    text, quantities = passage.document.normal, passage.quantities
    for index in range(1, len(quantities)):
        first, second = quantities[index - 1], quantities[index]
        if not 0 < second.start - first.end <= _REACH:
            continue
        unit, other = first.amount.unit, second.amount.unit
        if unit is None or other is None or unit == other or not may_restate(unit, other):
            continue
        certainty = _stated(text, first.end, second)
        if certainty is None or first.amount.low <= 0 or second.amount.low <= 0:
            continue
        if not _is_summed(text, quantities, index - 1):
            yield Restatement(first, second, certainty)


def _stated(text: str, start: int, second: Mention) -> Certainty | None:
    """How surely the words from ``start`` to ``second`` state a restatement."""
    between = text[start : second.start]
    if not _ENDS.isdisjoint(between):
        return None
    mark = next((mark for mark in _MARKS if mark in between), "")
    head, _, said = between.partition(mark) if mark else ("", "", between)
    uses = uses_of(said)
    nouns = len(head.split())
    if not mark:  # the first words that tell nothing are nouns of the first amount
        nouns = next((index for index, own in enumerate(uses) if own), len(uses))
        uses = uses[nouns:]
    if nouns > _NOUNS or holds(head, 0, len(head), Use.JOIN) or any(not own & _TELLING for own in uses):
        return None
    if any(Use.SAYS in own for own in uses):
        return Certainty.LIKELY if nouns else Certainty.CERTAIN
    if nouns:
        return None
    if any(Use.LOOSE in own for own in uses):
        return Certainty.LIKELY
    if mark != "(" or not text[second.end : second.end + 2].lstrip().startswith(")"):
        return None
    qualifier = second.amount.qualifier
    return Certainty.CERTAIN if qualifier is not None and qualifier.bound is Bound.ABOUT else Certainty.LIKELY


def _is_summed(text: str, quantities: Sequence[Mention], index: int) -> bool:
    """Whether the amount at ``index`` is one of several that are joined, which the next may restate together."""
    if not index:
        return False
    before, unit = quantities[index - 1].amount.unit, quantities[index].amount.unit
    if before is None or unit is None or before.dimension is not unit.dimension:
        return False
    start, end = quantities[index - 1].end, quantities[index].start
    return 0 <= end - start <= _REACH and "\n" not in text[start:end] and holds(text, start, end, Use.JOIN)


def surroundings(passage: Passage, mention: Mention, reach: int = _SENTENCE) -> tuple[int, int]:
    """Where the line begins and ends in which ``mention`` stands, at most ``reach`` characters away."""
    text = passage.document.normal
    begin, end = max(0, mention.start - reach), min(len(text), mention.end + reach)
    last = text.find("\n", mention.end, end)
    return max(begin, text.rfind("\n", begin, mention.start) + 1), last if last >= 0 else end


def meanings(quantity: Quantity) -> Iterator[Interval]:
    """What the quantity may stand for, one interval for each reading of its digits."""
    enclosure = quantity.enclosure
    yield enclosure
    for value in quantity.alternatives:
        yield enclosure.scaled(value / quantity.low)


def fits(first: Quantity, second: Quantity, factor: Interval) -> bool:
    """Whether ``second`` can be ``first`` times a number of ``factor``, which is positive."""
    return any(not (one * factor).is_disjoint(other) for one in meanings(first) for other in meanings(second))


def widened(factor: Interval, reach: Fraction) -> Interval:
    """``factor`` with both bounds ``reach`` times farther."""
    return factor * Interval(1 / reach, reach)


def mends(first: Mention, second: Mention, factor: Interval) -> tuple[Diagnosis, ...]:
    """The exchanges of a magnitude word or of a mark between digits, on either number, after which the two fit."""
    one, other = first.amount, second.amount
    fixes = [(one, new) for new in _respelled(first) if fits(new, other, factor)]
    fixes += [(other, new) for new in _respelled(second) if fits(one, new, factor)]
    if not fixes:
        return ()
    old, new = fixes[0]
    message = Message.of("diagnosis.magnitude_slip", rate="", actual="", old=old.text, new=new.text)
    return (Diagnosis("magnitude_slip", message, tuple(Fix((Edit(new.span, new.text),)) for _, new in fixes)),)


def _respelled(mention: Mention) -> Iterator[Quantity]:
    """The amount with another mark before its last three digits, then with another magnitude word."""
    quantity = mention.amount
    match = numeral(quantity)
    marks = [] if match is None else [char for char in match.group() if not char.isdecimal()]
    after = match.group().partition(marks[0])[2] if match is not None and len(marks) == 1 else ""
    if match is not None and len(after) == _GROUP and after[-1] != "0":  # 46,000 would be read as 46.000
        other = "," if marks[0] == "." else "."
        scale = Fraction(1000) if quantity.place < mention.scale else Fraction(1, 1000)
        text = quantity.text[: match.start()] + match.group().replace(marks[0], other) + quantity.text[match.end() :]
        value = quantity.low * scale
        yield attrs.evolve(quantity, text=text, low=value, high=value, place=quantity.place * scale, alternatives=())
    for new in with_other_magnitude(quantity):
        if len(new.text) <= len(quantity.text) or mention.scale != 1 or quantity.low < _GROUPED:  # no 50.000 nghìn
            yield new
