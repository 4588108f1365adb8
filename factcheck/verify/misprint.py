"""Undoes one misprint in a list of numbers, so that they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.model.finding import Diagnosis, Edit, Fix, Message
from factcheck.model.quantity import Quantity
from factcheck.verify.reprint import numeral, with_value

_FEWEST_DIGITS = 2


def exchanged(total: Quantity, parts: Sequence[Quantity]) -> list[Diagnosis]:
    """The mends by two neighbouring digits exchanged back in one number, after which the parts make up the total."""
    return [told for old, new in _restored(total, parts) if (told := _told(old, new, transposed=True)) is not None]


def mistyped(total: Quantity, parts: Sequence[Quantity]) -> list[Diagnosis]:
    """The mends by one digit changed in one number, after which the parts make up the total."""
    return [told for old, new in _restored(total, parts) if (told := _told(old, new, transposed=False)) is not None]


def _restored(total: Quantity, parts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number with what it must be for the rest to agree exactly, where its places hold that."""
    surplus = sum((part.low * part.base_factor for part in parts), Fraction(0)) - total.low * total.base_factor
    for quantity, change in ((total, surplus), *((part, -surplus) for part in parts)):
        match = numeral(quantity)
        if match is None or sum(char.isdecimal() for char in match.group()) < _FEWEST_DIGITS:
            continue
        new = with_value(quantity, quantity.low + change / quantity.base_factor)
        if new is not None:
            yield quantity, new


def _told(old: Quantity, new: Quantity, *, transposed: bool) -> Diagnosis | None:
    before, after = ([char for char in text if char.isdecimal()] for text in (old.text, new.text))
    if len(before) != len(after):
        return None
    wrong = [index for index, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if transposed:
        fits = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and before[wrong[0]] == after[wrong[1]]
        if not fits or before[wrong[1]] != after[wrong[0]]:
            return None
    elif len(wrong) != 1:
        return None
    message = Message.of("T101.misprint", old=old.text, new=new.text)
    return Diagnosis("digit_slip", message, (Fix((Edit(old.span, new.text),)),))
