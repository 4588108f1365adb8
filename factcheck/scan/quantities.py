"""Finds the quantities of a text: numeral, unit, qualifier, range.

    quantity  = [qualifier] (range | amount) [qualifier]
    range     = numeral ["unit"] ("-" | "đến" | "tới") amount
    amount    = [currency] numeral [unit | count noun]

A unit or scale word after the second number of a range belongs to both (``3-5 triệu USD``), unless that would turn the
range round (``500.000 - 1 triệu đồng``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.lexicon.cues import Role, cues, function_words
from factcheck.lexicon.folding import fold, folded, words
from factcheck.lexicon.units import unit_named
from factcheck.model.quantity import Qualifier, Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.pattern import lazy_pattern
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.numerals import NumberStyle, Numeral, fraction_at, numeral_at, run_end
from factcheck.scan.protected import protected_end
from factcheck.scan.qualifiers import Found as FoundQualifier
from factcheck.scan.qualifiers import qualifier_after, qualifier_before
from factcheck.scan.units import prefix_unit_before, unit_at

_DIGIT = lazy_pattern(r"[0-9]")
_RANGE = lazy_pattern(r" ?- ?(?=\d)| (?:đến|tới|-) (?=\d)")
_NOUN = lazy_pattern(r" ([^\W\d_]+)")
_LARGEST_DENOMINATOR = 12  # "1/12"; beyond it a/b counts a out of b
_LINE = 200  # how far back a line start is looked for; farther than any protected expression reaches


class Amount(NamedTuple):
    """One number with the unit printed at it; the parts of a range are amounts."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None


def quantities(document: Document, style: NumberStyle) -> list[Mention]:
    """Every quantity of the document that is written with digits, in text order."""
    text = document.normal
    found: list[Mention] = []
    position = 0
    while match := _DIGIT.search(text, position):
        start = match.start()
        line_start = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
        shielded = protected_end(text, start, line_start)
        if shielded is not None:
            position = max(shielded, start + 1)
            continue
        mention = quantity_at(document, start, style)
        if mention is None:
            position = run_end(text, start)
            continue
        found.append(mention)
        position = mention.end
    return _with_shared_units(text, found)


def quantity_at(document: Document, start: int, style: NumberStyle) -> Mention | None:
    """The quantity whose first numeral begins at ``start``."""
    first = _amount_at(document.normal, start, style)
    if first is None:
        return None
    second = _range_end(document.normal, first, style)
    if second is None:
        return _mention(document, first)
    low = _mention(document, _shared(first, second))
    high = _mention(document, second)
    return _range_mention(document, low, high)


def _amount_at(text: str, start: int, style: NumberStyle) -> Amount | None:
    fraction = fraction_at(text, start)
    if fraction is not None and _is_part(fraction):
        return Amount(start, fraction.end, fraction, unit_named("lần"))
    numeral = numeral_at(text, start, style)
    if numeral is None:
        return None
    prefix = prefix_unit_before(text, start)
    if prefix is not None:
        return Amount(prefix[1], numeral.end, numeral, prefix[0])
    found = unit_at(text, numeral.end)
    if found is not None:
        return Amount(start, found[1], numeral, found[0])
    return Amount(start, numeral.end, numeral, None)


def _is_part(fraction: Numeral) -> bool:
    """Whether ``a/b`` is a fraction (``2/3``), not a count out of a count (``487/494 đại biểu``)."""
    return fraction.value < 1 and fraction.value.denominator <= _LARGEST_DENOMINATOR


def _range_end(text: str, first: Amount, style: NumberStyle) -> Amount | None:
    """The second number of a range that begins with ``first``."""
    separator = _RANGE.match(text, first.end)
    if separator is None:
        return None
    second = _amount_at(text, separator.end(), style)
    if second is None or (first.unit is not None and second.unit not in (None, first.unit)):
        return None
    low = _shared(first, second).numeral.value
    return second if low < second.numeral.value else None


def _shared(first: Amount, second: Amount) -> Amount:
    """``first`` with the unit and scale of ``second``, where it has none of its own."""
    numeral, unit = first.numeral, first.unit or second.unit
    scale = second.numeral.scale
    if scale != 1 and not numeral.has_magnitude and numeral.value * scale <= second.numeral.value:
        numeral = numeral._replace(
            value=numeral.value * scale, place=numeral.place * scale, has_magnitude=True, alternatives=()
        )
    return first._replace(numeral=numeral, unit=unit)


def _mention(document: Document, amount: Amount) -> Mention:
    text, numeral = document.normal, amount.numeral
    unit, end = amount.unit, amount.end
    if unit is None:
        unit, end = _counted(text, amount)
    numeral = _as_unit_decides(numeral, unit)
    before = qualifier_before(text, amount.start)
    quantity = quantity_of(document, (amount.start, end), numeral, unit, qualifier_of(document, before, end))
    said_from = _said_from(text, amount.start, before)
    return Mention(Role.QUANTITY, said_from, end, quantity, scale=numeral.scale)


def quantity_of(
    document: Document, place: tuple[int, int], numeral: Numeral, unit: Unit | None, qualifier: Qualifier | None
) -> Quantity:
    """The quantity that ``numeral`` is in ``unit``, quoted from the slice ``place`` of the normalised text."""
    span = document.span(*place)
    return Quantity(
        text=span.slice(document.text),
        span=span,
        low=numeral.value,
        high=numeral.value,
        place=numeral.place,
        unit=unit,
        qualifier=qualifier,
        alternatives=numeral.alternatives,
        is_whole_count=_is_whole_count(numeral, unit),
    )


def _as_unit_decides(numeral: Numeral, unit: Unit | None) -> Numeral:
    """The meaning of doubtful digits that the unit leaves: ``18,750%`` has decimals, ``3,272 nền`` has none."""
    if unit is None or not numeral.alternatives or numeral.has_magnitude:
        return numeral
    meanings = (numeral.value, *numeral.alternatives)
    if unit.dimension.is_relative:
        meant = min(meanings)
    elif unit.is_count:
        meant = next((meaning for meaning in meanings if meaning.denominator == 1), numeral.value)
    else:
        return numeral
    return numeral._replace(value=meant, place=numeral.place * meant / numeral.value, alternatives=())


def _said_from(text: str, start: int, before: FoundQualifier | None) -> int:
    """Where the mention begins: at its qualifier, which belongs to it; but ``lên tới`` and ``đến`` before that are cues
    of the clause."""
    if before is None or before[1] is None:
        return start
    found = words(text, before[2], start)
    keys = folded(found)
    index = 0
    while index < len(keys) and (cue := cues().at(keys, index)) and cue[1].role in (Role.LEVEL, Role.TO, Role.FROM):
        index += cue[0]
    return found[index].start() if index < len(found) else start


def _is_whole_count(numeral: Numeral, unit: Unit | None) -> bool:
    return unit is not None and unit.is_count and numeral.place == 1 and not numeral.has_magnitude


def _counted(text: str, amount: Amount) -> tuple[Unit | None, int]:
    """The noun after a number that no table lists, as a unit; none where it is a function word or a name."""
    noun = _NOUN.match(text, amount.end)
    if noun is None or not noun[1].islower() or fold(noun[1]) in function_words():
        return None, amount.end
    return Unit(noun[1], Dimension.COUNT), noun.end()


def qualifier_of(document: Document, before: FoundQualifier | None, end: int) -> Qualifier | None:
    """The qualifier of a quantity that ends at ``end``: what ``qualifier_before`` found, else one after it."""
    if before is not None and before[1] is not None:
        span = document.span(before[2], before[2] + len(before[0]))
        return Qualifier(span.slice(document.text), before[1], span)
    after = qualifier_after(document.normal, end)
    if after is not None and after[1] is not None:
        span = document.span(after[2] - len(after[0]), after[2])
        return Qualifier(span.slice(document.text), after[1], span)
    return None


def _range_mention(document: Document, low: Mention, high: Mention) -> Mention:
    span = document.span(low.start, high.end)
    quantity = attrs.evolve(
        high.amount,
        text=span.slice(document.text),
        span=span,
        low=low.amount.low,
        qualifier=low.amount.qualifier or high.amount.qualifier,
        place=max(low.amount.place, high.amount.place),
        is_whole_count=low.amount.is_whole_count and high.amount.is_whole_count,
    )
    return Mention(Role.QUANTITY, low.start, high.end, quantity, ends=(low, high), scale=high.scale)


_LIST = lazy_pattern(r"(?:,? (?:và|hoặc|hay|lên|xuống|còn|xuống còn|đến|tới|thành)| ?[,;-]) |/")


def _with_shared_units(text: str, found: list[Mention]) -> list[Mention]:
    """Bare numbers take the unit of the number that follows them in a list or movement (``từ 31 lên 45 vụ``)."""
    shared = found[:]
    for index in range(len(found) - 2, -1, -1):
        bare, sibling = shared[index].amount, shared[index + 1].amount
        if bare.unit is not None or sibling.unit is None:
            continue
        between = text[shared[index].end : shared[index + 1].start]
        if _LIST.fullmatch(between):
            scale = _shared_scale(bare.low, sibling.low, shared[index + 1].scale)
            evolved = attrs.evolve(
                bare, unit=sibling.unit, low=bare.low * scale, high=bare.high * scale, place=bare.place * scale
            )
            shared[index] = shared[index]._replace(quantity=evolved, scale=scale)
    return list(_with_currency(text, shared))


def _shared_scale(bare: Fraction, sibling: Fraction, scale: Fraction) -> Fraction:
    """The scale of ``triệu`` in ``từ 4,18 lên 4,42 triệu``, where it brings the bare number nearer to its sibling."""
    if not bare or not sibling:
        return Fraction(1)
    with_scale, without = bare * scale / sibling, bare / sibling
    return scale if max(with_scale, 1 / with_scale) < max(without, 1 / without) else Fraction(1)


def _with_currency(text: str, found: list[Mention]) -> Iterator[Mention]:
    """``tỷ`` without a currency is money: that of the last money before it in the line, else đồng."""
    last: Unit | None = None
    previous_end = 0
    for mention in found:
        quantity = mention.amount
        if text.find("\n", previous_end, mention.start) >= 0:
            last = None
        previous_end = mention.end
        unit = quantity.unit
        if unit is not None and unit.dimension is Dimension.MONEY and unit.per is None:
            last = unit
        elif unit is None and fold(quantity.text.split()[-1]) == "tỷ":
            evolved = attrs.evolve(quantity, unit=last or unit_named("VND"))
            yield mention._replace(quantity=evolved)
            continue
        yield mention
