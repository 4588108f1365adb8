"""Slips of the hand in one number of a claim: its magnitude word, its decimal mark, its digits.

Each is a function from a claim to the ways of undoing it in the current value, the base or the rate.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from factcheck.messages.numbers import marked
from factcheck.model.claim import Claim, Part
from factcheck.model.interval import Interval
from factcheck.model.quantity import TWO_SIDED_REACH, Quantity
from factcheck.verify.engine import feasible, number
from factcheck.verify.mend import Mend, recomputed, reprinted
from factcheck.verify.reprint import number_of, numeral, with_digits, with_other_magnitude, with_other_mark

PARTS = (Part.CURRENT, Part.BASE, Part.RATE)


def magnitude_slip(claim: Claim) -> Iterator[Mend]:
    """One of ``nghìn``, ``triệu``, ``tỷ`` for another, or left out."""
    for part in (Part.CURRENT, Part.BASE, Part.RATE):
        quantity = number(claim, part)
        if quantity is not None and not (quantity.unit is not None and quantity.unit.is_rate):
            for new in with_other_magnitude(quantity):
                yield reprinted(claim, part, new)


def decimal_mark(claim: Claim) -> Iterator[Mend]:
    """The decimal mark left out, one place off, or taken for a group mark: ``395,9`` or ``3.959`` for ``39,59``."""
    for part in PARTS:
        quantity = number(claim, part)
        for new in () if quantity is None else with_other_mark(quantity):
            yield reprinted(claim, part, new)


FEWEST_DIGITS = 2
MOST_DIGITS = 12
MOST_MENDS = 5


def digit_slip(claim: Claim) -> Iterator[Mend]:
    """Two digits exchanged, one wrong, or one left out or doubled, in any of the three numbers.

    Each kind is tried only where those before it explain nothing. The closest come first, and no more than
    ``MOST_MENDS``: almost any coarse numbers agree after some change of a digit.
    """
    for tried in (_OF_DIGITS, _OF_LENGTH):
        mends = [mend for part in PARTS for misprint in tried for mend in _misprinted(claim, part, misprint)]
        if mends:
            yield from sorted(mends, key=_distance)[:MOST_MENDS]
            return


def _distance(mend: Mend) -> Fraction:
    """How far the rate lies from the recomputed one, in units of its last place; rounded numbers are all as close."""
    rate, value = mend.claim.rate, recomputed(mend.claim)
    if rate is None or value is None or not rate.place:
        return Fraction(0)
    return max(Fraction(1, 2), abs(value - rate.low) / rate.place)


def _misprinted(claim: Claim, part: Part, misprint: Callable[[str], Iterator[str]]) -> Iterator[Mend]:
    """The claims that hold after one misprint in ``part`` is undone."""
    quantity = number(claim, part)
    if quantity is None:
        return
    wanted = feasible(claim, part)
    for new in _undone(quantity, misprint, [_counts(interval, quantity) for interval in wanted]):
        allowed = new.published_rate if part is Part.RATE else new.enclosure
        if not all(interval.is_disjoint(allowed) for interval in wanted):
            yield reprinted(claim, part, new)


def unmisprinted(quantity: Quantity, *, of_length: bool = False) -> Iterator[Quantity]:
    """The quantity with one misprint of its digits undone; ``of_length``: of their number."""
    for misprint in _OF_LENGTH if of_length else _OF_DIGITS:
        yield from _undone(quantity, misprint)


def _counts(interval: Interval, quantity: Quantity) -> tuple[Fraction, Fraction]:
    """The least and the greatest digits, read as one number, whose enclosure can meet ``interval``: a cheap sieve."""
    if not quantity.place or quantity.qualifier is not None or interval.lower is None or interval.upper is None:
        return Fraction(0), Fraction(10**MOST_DIGITS)
    place = quantity.place
    least, greatest = (interval.lower - place) / (1 + TWO_SIDED_REACH), (interval.upper + place) / (1 - TWO_SIDED_REACH)
    return least / place, greatest / place


def _undone(
    quantity: Quantity, misprint: Callable[[str], Iterator[str]], among: Sequence[tuple[Fraction, Fraction]] = ()
) -> Iterator[Quantity]:
    """The quantity with one misprint undone; with ``among``, only where its digits lie in one of those ranges."""
    match = numeral(quantity)
    if match is not None and FEWEST_DIGITS <= sum(char.isdecimal() for char in match.group()) <= MOST_DIGITS:
        for digits in misprint(match.group()):
            count = number_of(digits)
            if not among or any(least <= count <= greatest for least, greatest in among):
                yield with_digits(quantity, match, digits)


def _transposed(digits: str) -> Iterator[str]:
    places = [index for index, char in enumerate(digits) if char.isdecimal()]
    for a, b in itertools.pairwise(places):
        if digits[a] != digits[b] and (a or digits[b] != "0"):
            yield digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]


def _one_wrong(digits: str) -> Iterator[str]:
    for index, char in enumerate(digits):
        if char.isdecimal():
            for digit in "0123456789":
                if digit != char and (index or digit != "0"):
                    yield digits[:index] + digit + digits[index + 1 :]


def _one_missing(digits: str) -> Iterator[str]:
    """A digit put back before the decimal mark: ``118,87`` for ``11,87``."""
    whole, rest, group = _divided(digits)
    for index in range(len(whole) + 1):
        for digit in "0123456789":
            if (index or digit != "0") and digit != whole[index - 1 : index]:  # 11 from 1, once
                yield marked(int(whole[:index] + digit + whole[index:]), group=group) + rest


def _one_too_many(digits: str) -> Iterator[str]:
    """A digit before the decimal mark taken out: ``11,87`` for ``118,87``."""
    whole, rest, group = _divided(digits)
    for index, digit in enumerate(whole):
        left = whole[:index] + whole[index + 1 :]
        if left and (left == "0" or not left.startswith("0")) and digit != whole[index + 1 : index + 2]:
            yield marked(int(left), group=group) + rest


def _divided(digits: str) -> tuple[str, str, str]:
    """The digits before the decimal mark, that mark with what follows it, and the mark between thousands."""
    mark = max(digits.rfind("."), digits.rfind(","))
    if mark < 0:
        return digits, "", "" if len(digits) > 3 else "."
    if len(digits) - mark == 4 and not {".", ","} <= set(digits):  # three digits follow: thousands
        return digits.replace(digits[mark], ""), "", digits[mark]
    return "".join(filter(str.isdecimal, digits[:mark])), digits[mark:], "." if digits[mark] == "," else ","


_OF_DIGITS = (_transposed, _one_wrong)
_OF_LENGTH = (_one_missing, _one_too_many)
