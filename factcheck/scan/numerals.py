"""Numerals: numbers in digits or words, with their magnitude words, at a given place of a normalised text.

The text is NFC, its spaces plain, its dashes ``-``. A call looks a few dozen characters ahead at most, so that calling
at every place of a text stays linear; a run of digits in which :func:`numeral_at` finds nothing :func:`run_end` skips.
What stands before a numeral (a letter, a minus, ``năm``, ``ngày``) is the caller's to judge.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factcheck.pattern import lazy_pattern
from factcheck.scan.number_digits import Digits, NumberStyle, digits_at, document_style, run_end
from factcheck.scan.number_words import Amount, NumberReader

__all__ = ["NumberStyle", "Numeral", "document_style", "fraction_at", "numeral_at", "run_end"]

_FRACTION = lazy_pattern(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})(?![0-9/]|[.,][0-9])")


class Numeral(NamedTuple):
    """A number as written at ``[start, end)``.

    ``value`` has its magnitude words multiplied out. ``place`` is the value of the last printed digit in final units
    (10**7 for ``39,59 tỷ``, 10**5 for ``3 triệu rưỡi``, 10**6 for ``hai mươi mốt triệu``, 1 for ``hai trăm``), 0 for a
    fraction. ``alternatives`` are other values that the same digits may mean where the text does not decide
    (``3,272``). ``scale`` is what the magnitude words multiply the first number by, which a range shares: 10**12 in
    ``21 nghìn tỷ``, 10**9 in ``1 tỷ 300 triệu``.
    """

    start: int
    end: int
    value: Fraction
    place: Fraction
    has_magnitude: bool
    is_words: bool
    alternatives: tuple[Fraction, ...] = ()
    scale: Fraction = Fraction(1)


def numeral_at(text: str, start: int, style: NumberStyle = NumberStyle.UNKNOWN) -> Numeral | None:
    """The longest numeral that begins exactly at ``start``; ``None`` when there is none."""
    first = text[start : start + 1]
    if "0" <= first <= "9":
        digits = digits_at(text, start, style)
        return None if digits is None else _printed(text, start, digits)
    if not first.isalpha() or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return None
    reader = NumberReader(text, start)
    amount = reader.spoken()
    if amount is None:
        return None
    return _numeral(start, reader.at, amount, is_words=True)


def fraction_at(text: str, start: int) -> Numeral | None:
    """``2/3``, ``1/500``: a fraction of two integers of up to three digits that begins at ``start``.

    Nothing here tells it from a date or from ``487/494 đại biểu``: that is the caller's to judge.
    """
    match = _FRACTION.match(text, start)
    if match is None or match[2] == "1" or (start and text[start - 1] in "0123456789/.,"):
        return None
    value = Fraction(int(match[1]), int(match[2]))
    return Numeral(start, match.end(), value, Fraction(0), False, False)


def _printed(text: str, start: int, digits: Digits) -> Numeral:
    end, following = digits.end, text[digits.end : digits.end + 1]
    amount = Amount(digits.number, -digits.decimals)
    if following == " " or following.isalpha():
        reader = NumberReader(text, end)
        reader.printed_on(amount)
        end = reader.at
    if digits.doubt is None:
        return _numeral(start, end, amount)
    other = Amount(amount.number, amount.place + digits.decimals - digits.doubt)
    if digits.leans and not amount.top:
        amount, other = other, amount
    return _numeral(start, end, amount, alternatives=(_value(other),))


def _numeral(
    start: int, end: int, amount: Amount, *, is_words: bool = False, alternatives: tuple[Fraction, ...] = ()
) -> Numeral:
    place = Fraction(0) if amount.is_exact else _power(amount.place)
    return Numeral(
        start, end, _value(amount), place, amount.top > 0, is_words, alternatives, scale=_power(amount.shift)
    )


def _value(amount: Amount) -> Fraction:
    if amount.place >= 0:
        return Fraction(amount.number * 10**amount.place, amount.divisor)
    return Fraction(amount.number, amount.divisor * 10**-amount.place)


@cache
def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent
