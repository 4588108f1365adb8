"""Prints a changed quantity as the text printed the old one: same marks, same places, same unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import attrs

from factcheck.lexicon.folding import fold, words
from factcheck.messages.numbers import decimals, magnitude, marked
from factcheck.model.quantity import Quantity
from factcheck.pattern import lazy_pattern
from factcheck.table import beside, rows

_NUMERAL = lazy_pattern(r"(?<!\w)\d+(?:[.,]\d+)*")
MOST_PLACES = 3  # decimals that newspapers print


def numeral(quantity: Quantity) -> re.Match[str] | None:
    """The digits of a quantity that is printed as one plain numeral; ``None`` for words, ranges, ``1 tỷ 300 triệu``."""
    found = _NUMERAL.findall(quantity.text)
    match = _NUMERAL.search(quantity.text)
    if match is None or len(found) != 1 or quantity.is_range or not quantity.place:
        return None
    return match if number_of(match.group()) * quantity.place == quantity.low else None


def number_of(text: str) -> int:
    """The digits of ``text`` read as one number, without its marks."""
    return int(text.replace(".", "").replace(",", ""))


def with_digits(quantity: Quantity, match: re.Match[str], digits: str, dropped: int = 0) -> Quantity:
    """The quantity with the numeral of ``match`` replaced by ``digits``, which holds its marks too.

    ``dropped`` is how many places fewer than before are printed, negative for more.
    """
    text = quantity.text[: match.start()] + digits + quantity.text[match.end() :]
    place = quantity.place * Fraction(10) ** dropped
    value = number_of(digits) * place
    return attrs.evolve(quantity, text=text, low=value, high=value, place=place, alternatives=())


def with_value(quantity: Quantity, value: Fraction) -> Quantity | None:
    """The quantity with ``value`` printed in its places; ``None`` for words and where the places do not hold it.

    Decimals that end in zeros lose them, unless the old ones ended so too: 20%, not 20,0%, for 16,7%.
    """
    match = numeral(quantity)
    count = value / quantity.place if quantity.place else Fraction(-1)
    if match is None or count < 0 or count.denominator != 1:
        return None
    point, places = _decimal_mark(match.group(), quantity)
    digits, kept = count.numerator, places
    while kept and digits % 10 == 0 and not match.group().endswith("0"):
        digits, kept = digits // 10, kept - 1
    group = _group_mark(match.group(), point)
    return with_digits(quantity, match, marked(digits, kept, point, group), places - kept)


def _decimal_mark(text: str, quantity: Quantity) -> tuple[str, int]:
    """The decimal mark and how many digits follow it: by the last place of a rate, else by the look of the numeral."""
    tail = re.split(r"[.,]", text)[-1]
    mark = text[-len(tail) - 1] if len(tail) < len(text) else ""
    if quantity.unit is not None and quantity.unit.is_rate:
        places = decimals(quantity.place) or 0 if quantity.place < 1 else 0
    else:
        places = len(tail) if mark and len(tail) != 3 else 0
    return (mark or ",", places) if places else ("", 0)


def _group_mark(text: str, point: str) -> str:
    """The mark between thousands, where the numeral groups them or is too short to tell."""
    marks = set(text) & {".", ","} - {point}
    if marks:
        return marks.pop()
    if len(text.split(point, maxsplit=1)[0] if point else text) > 3:
        return ""
    return "," if point == "." else "."


@cache
def _magnitudes() -> dict[tuple[str, ...], int]:
    return {
        tuple(fold(word) for word in phrase.split()): int(power)
        for phrase, power in rows(beside(__file__, "magnitudes.txt"), 2)
    }


def with_other_magnitude(quantity: Quantity) -> Iterator[Quantity]:
    """The quantity with its magnitude word exchanged, dropped, or one added after a numeral that has none."""
    match = numeral(quantity)
    if match is None:
        return
    start, end, power = _magnitude_after(quantity.text, match.end())
    for phrase, other in (*_magnitudes().items(), ((), 0)):
        if other == power:
            continue
        head, tail = quantity.text[:start], quantity.text[end:]
        text = f"{head} {' '.join(phrase)}{tail}" if phrase else head + tail
        scale = Fraction(10) ** (other - power)
        value = quantity.low * scale
        yield attrs.evolve(quantity, text=text, low=value, high=value, place=quantity.place * scale, alternatives=())


def _magnitude_after(text: str, position: int) -> tuple[int, int, int]:
    """Where the magnitude phrase after ``position`` stands, the space before it included, and its power of ten."""
    following = words(text, position)[:2]
    for length in (2, 1):
        phrase = following[:length]
        power = _magnitudes().get(tuple(fold(match.group()) for match in phrase))
        if power is not None and len(phrase) == length:
            return position, phrase[-1].end(), power
    return position, position, 0


def with_other_mark(quantity: Quantity) -> Iterator[Quantity]:
    """The same digits with the decimal mark elsewhere: ``39,59`` and ``395,9`` for ``3.959``."""
    match = numeral(quantity)
    if match is None:
        return
    power = _magnitude_after(quantity.text, match.end())[2]
    places = power - magnitude(quantity.place)
    if not 0 <= places <= MOST_PLACES or quantity.place != Fraction(10) ** (power - places):
        return
    text = match.group()
    digits = number_of(text)
    point = text[-places - 1] if places else "." if "," in text else ","
    for other in range(MOST_PLACES + 1):
        if other != places:
            if other > places and digits % 10 == 0:
                return  # nobody prints 0,010 for 10
            group = "," if point == "." else "."
            yield with_digits(quantity, match, marked(digits, other, point, group), places - other)
