"""How alike two printed values are, as evidence that both tell one quantity."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from factcheck.model.interval import Interval, exact
from factcheck.model.quantity import Bound, Quantity


class Likeness(StrEnum):
    """From the most alike to the least; ``EQUAL`` values have at least three digits that count."""

    EQUAL = "equal value"
    EQUAL_ROUND = "equal value of two digits"
    EQUAL_SMALL = "equal value of one digit"
    ROUNDED = "one value rounds the other"
    ROUNDED_SMALL = "one value rounds the other, of two digits"
    SLIP = "values one slip apart"
    SLIP_SHORT = "values one slip apart, one of two digits"
    DIGIT = "values one digit apart"
    FAR = "other value"

    @property
    def agrees(self) -> bool:
        """Whether one true value can stand behind both prints."""
        return self not in (Likeness.SLIP, Likeness.SLIP_SHORT, Likeness.DIGIT, Likeness.FAR)


_EQUALS = (Likeness.EQUAL_SMALL, Likeness.EQUAL_SMALL, Likeness.EQUAL_ROUND)  # by the number of digits
_ZEROS = 1000  # by so much a whole number is divisible whose zeros are round


def likeness(a: Quantity, b: Quantity) -> Likeness:
    """How alike the printed values of ``a`` and ``b`` are; their units are commensurable."""
    if _based(Interval(a.low, a.high), a, b) == _based(Interval(b.low, b.high), b, a):
        count = len(digits(a.low))
        return _EQUALS[count] if count < len(_EQUALS) else Likeness.EQUAL
    one, other = digits(a.low), digits(b.low)
    if a.is_range or b.is_range or not (one.isdecimal() and other.isdecimal()):
        return Likeness.FAR
    rough, fine = (a, b) if len(one) < len(other) else (b, a)
    if len(one) != len(other) and _is_rounded(rough, fine) and meet(a, b):
        return Likeness.ROUNDED if max(len(one), len(other)) >= len(_EQUALS) else Likeness.ROUNDED_SMALL
    if max(len(one), len(other)) == 1 or not is_slip(one, other) or _is_more_exact(a, b):
        return Likeness.FAR
    if _is_digit_exchanged(one, other):
        return Likeness.DIGIT
    return Likeness.SLIP if min(len(one), len(other)) >= len(_EQUALS) else Likeness.SLIP_SHORT


def _is_rounded(rough: Quantity, fine: Quantity) -> bool:
    """Whether ``rough`` is what ``fine`` is rounded to.

    It then lies within half a unit of the last digit that counts and a twentieth of it, or twice that on the side that
    a qualifier leaves open. Without one, ``32,80`` is as exact as ``32,85``, but ``97.000`` rounds ``96.800``.
    """
    low = rough.low * _factor(rough, fine)
    gap = fine.low * _factor(fine, rough) - low
    bound = None if rough.qualifier is None else rough.qualifier.bound
    if (bound in (Bound.ABOVE, Bound.AT_LEAST) and gap < 0) or (bound in (Bound.BELOW, Bound.AT_MOST) and gap > 0):
        return False
    reach = min(abs(low) / int(digits(rough.low)), abs(low) / 10)
    if bound is None:
        is_measured = bool(rough.place) and rough.low % (_ZEROS * rough.place) != 0
        is_as_exact = rough.place * _factor(rough, fine) == fine.place * _factor(fine, rough)
        return abs(gap) <= reach / 2 and not (is_measured and is_as_exact)
    return abs(gap) <= reach


def _is_more_exact(a: Quantity, b: Quantity) -> bool:
    """Whether the digits of one only go on where those of the other end: ``32,8`` and ``32,85``."""
    one, other = sorted((digits(a.low), digits(b.low)), key=len)
    least, most = sorted((a.low * _factor(a, b), b.low * _factor(b, a)))
    return len(one) < len(other) and other.startswith(one) and most < 2 * least


def _is_digit_exchanged(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether one true value can stand behind both prints."""
    return not _based(a.enclosure, a, b).is_disjoint(_based(b.enclosure, b, a))


def _based(interval: Interval, quantity: Quantity, other: Quantity) -> Interval:
    """``interval``, of ``quantity``, in the units in which it compares with ``other``."""
    return interval.scaled(_factor(quantity, other))


def _factor(quantity: Quantity, other: Quantity) -> Fraction:
    """What a value of ``quantity`` is multiplied by to stand in base units, without the denominator where ``other``
    leaves it out: ``70 triệu đồng`` after ``70 triệu đồng/tháng``."""
    unit = quantity.unit
    if unit is None or other.unit is None:
        return Fraction(1)
    return unit.base_factor if (unit.per is None) is (other.unit.per is None) else unit.factor


def digits(value: Fraction) -> str:
    """The digits of ``value`` that count: without zeros at either end."""
    return exact(value).replace(".", "").strip("-0")


def is_slip(one: str, other: str) -> bool:
    """Whether one slip of the hand makes ``one`` of ``other``: another magnitude, one digit exchanged, two neighbours
    exchanged, or one dropped. Of two digits, one exchanged tells nothing: most numbers are that near to each other."""
    if one == other:
        return True
    if min(len(one), len(other)) < 2 or (len(one) == len(other) == 2 and one != other[::-1]):
        return False
    if len(one) == len(other):
        places = [index for index, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        first, last = places[0], places[-1]
        return first == last or (last == first + 1 and one[first : last + 1] == other[first : last + 1][::-1])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))
