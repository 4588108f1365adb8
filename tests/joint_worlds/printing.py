"""True values put into print: every magnitude word, number of places, practice of rounding, and true qualifier."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from tests.joint_worlds.worlds import PERCENT, Measure
from tests.statements_rendering import MAGNITUDES, nearest
from tests.verify.slipped import Number

MOST_UNITS = 10**5  # before a magnitude word: nobody prints 371.300 triệu
RATE_ROUNDINGS: tuple[Callable[[Fraction], int], ...] = (*[nearest] * 8, floor, ceil)
QUALIFIERS = {
    "": ("",),
    "above": ("hơn", "trên"),
    "below": ("gần", "gần", "gần", "dưới"),
    "about": ("khoảng", "xấp xỉ"),
}


def level(
    chance: random.Random, value: Fraction, measure: Measure, *, is_rough: bool = False, word: str = ""
) -> Number:
    """``value`` in print, with ``word`` for its magnitude where that suits; ``is_rough``: two or three digits of it."""
    word = word if word in _words(value, measure) else chance.choice(_words(value, measure))
    unit, scaled = chance.choice(measure.units), value / 10 ** MAGNITUDES[word]
    digits = len(str(floor(scaled))) if scaled >= 1 else 0
    if is_rough:
        return _rough(chance, scaled, word, unit, chance.choice((2, 2, 3)) - digits)
    if measure.is_count and not word:
        return Number(int(scaled), 0, "", unit)
    places = max(0, min(3, chance.choice((3, 4, 4, 5)) - digits))
    if measure is PERCENT:
        places = chance.choice((1, 1, 2))
    elif measure.is_count or not word:
        places = min(places, 1 if not word else 2)
    return _stripped(Number(nearest(scaled * 10**places), places, word, unit))


def amount(chance: random.Random, value: Fraction, measure: Measure) -> Number | None:
    """A difference in print, rounded to nearest; ``None`` where nobody would print one so small."""
    if measure is PERCENT:
        number = _stripped(Number(nearest(value * 100), 2, "", chance.choice(("điểm phần trăm", "điểm %"))))
        return number if number.units else None
    if value < measure.grain * 10 or not _words(value, measure):
        return None
    return level(chance, value, measure)


def percent(chance: random.Random, value: Fraction) -> Number | None:
    """A rate in percent: rounded to nearest, cut off or rounded up; ``None`` where nothing is left of it."""
    return _rate(
        chance, value, chance.choices((0, 1, 2, 3), (20, 45, 30, 5))[0], chance.choice(("%", "%", "%", "phần trăm"))
    )


def times(chance: random.Random, value: Fraction) -> Number | None:
    return _rate(chance, value, chance.choice((1, 1, 2)), "lần")


def _rate(chance: random.Random, value: Fraction, places: int, unit: str) -> Number | None:
    units = chance.choice(RATE_ROUNDINGS)(value * 10**places)
    if units < 2:
        return None
    number = _stripped(Number(units, places, "", unit))
    side = chance.choice((_side(number.value, value), "about")) if chance.random() < 0.12 else ""
    return number._replace(qualifier=chance.choice(QUALIFIERS[side]))


def _words(value: Fraction, measure: Measure) -> list[str]:
    suiting = [word for word in measure.words if 1 <= value / 10 ** MAGNITUDES[word] < MOST_UNITS or not word]
    return suiting or [word for word in measure.words if value >= 10 ** MAGNITUDES[word]][-1:]


def _rough(chance: random.Random, scaled: Fraction, word: str, unit: str, power: int) -> Number:
    """With ``power`` places, or to ``-power`` zeros; what is not rounded to nearest has a qualifier that says so."""
    rounding = chance.choice((nearest, floor, ceil))
    places, step = max(power, 0), 10 ** max(-power, 0)
    units = rounding(scaled * 10**places / step) * step
    number = _stripped(Number(units, places, word, unit))
    side = _side(number.value, scaled * 10 ** MAGNITUDES[word])
    sides = (side, "about", "") if rounding is nearest else (side,)
    return number._replace(qualifier=chance.choice(QUALIFIERS[chance.choice(sides)]))


def _side(number: Fraction, value: Fraction) -> str:
    return "above" if number < value else "below" if number > value else ""


def _stripped(number: Number) -> Number:
    """Without zeros at the end of the decimals."""
    while number.places and number.units % 10 == 0:
        number = number._replace(units=number.units // 10, places=number.places - 1)
    return number
