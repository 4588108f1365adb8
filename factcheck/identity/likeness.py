"""How alike two printed values are, as evidence that both tell one quantity."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from factcheck.model.interval import Interval, exact
from factcheck.model.quantity import Quantity


class Likeness(StrEnum):
    """From the most alike to the least; ``EQUAL`` values have at least three digits that count."""

    EQUAL = "equal value"
    EQUAL_ROUND = "equal value of two digits"
    EQUAL_SMALL = "equal value of one digit"
    ROUNDED = "one value rounds the other"
    ROUNDED_SMALL = "one value rounds the other, of two digits"
    SLIP = "values one slip apart"
    DIGIT = "values one digit apart"
    FAR = "other value"

    @property
    def agrees(self) -> bool:
        """Whether one true value can stand behind both prints."""
        return self not in (Likeness.SLIP, Likeness.DIGIT, Likeness.FAR)


_EQUALS = (Likeness.EQUAL_SMALL, Likeness.EQUAL_SMALL, Likeness.EQUAL_ROUND)  # by the number of digits


def likeness(a: Quantity, b: Quantity) -> Likeness:
    """How alike the printed values of ``a`` and ``b`` are; their units are commensurable."""
    if _based(Interval(a.low, a.high), a) == _based(Interval(b.low, b.high), b):
        count = len(digits(a.low))
        return _EQUALS[count] if count < len(_EQUALS) else Likeness.EQUAL
    if _is_rounded(a, b) and meet(a, b):
        count = max(len(digits(a.low)), len(digits(b.low)))
        return Likeness.ROUNDED if count >= len(_EQUALS) else Likeness.ROUNDED_SMALL
    if a.is_range or b.is_range:
        return Likeness.FAR
    one, other = digits(a.low), digits(b.low)
    if _is_digit_exchanged(one, other):
        return Likeness.DIGIT
    return Likeness.SLIP if is_slip(one, other) else Likeness.FAR


def _is_digit_exchanged(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def _is_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one of the two is printed more roughly than the other."""
    return a.qualifier is not None or b.qualifier is not None or len(digits(a.low)) != len(digits(b.low))


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether one true value can stand behind both prints."""
    return not _based(a.enclosure, a).is_disjoint(_based(b.enclosure, b))


def _based(interval: Interval, quantity: Quantity) -> Interval:
    """``interval`` in base units of the dimension of ``quantity``."""
    return interval if quantity.unit is None else interval.scaled(quantity.unit.base_factor)


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
