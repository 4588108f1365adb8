"""Exact numbers in digits, as each language writes them: 2.753,6 in Vietnamese, 2,753.6 in English."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction


class Rounding(Enum):
    """Which way a number goes that does not fit its places."""

    NEAREST = "nearest"
    DOWN = "down"
    UP = "up"


MARKS = {"vi": (".", ","), "en": (",", ".")}


def round_to(value: Fraction, places: int, rounding: Rounding = Rounding.NEAREST) -> Fraction:
    """``value`` to ``places`` decimals (negative: to tens, hundreds); halves go away from zero."""
    scaled = value * Fraction(10) ** places
    if rounding is Rounding.DOWN:
        whole = scaled.__floor__()
    elif rounding is Rounding.UP:
        whole = scaled.__ceil__()
    else:
        whole = (abs(scaled) + Fraction(1, 2)).__floor__() * (-1 if scaled < 0 else 1)
    return whole / Fraction(10) ** places


def format_number(
    value: Fraction,
    lang: str = "vi",
    places: int | None = None,
    rounding: Rounding = Rounding.NEAREST,
) -> str:
    """``value`` in digits with ``places`` decimals, grouped by thousands; without ``places`` as many as it needs.

    Raises ``ValueError`` where ``places`` is not given and the decimals do not end.
    """
    if places is None:
        places = decimals(value)
        if places is None:
            raise ValueError(f"{value} has no finite decimals: places must be given")
    places = max(places, 0)
    rounded = round_to(value, places, rounding)
    group, point = MARKS[lang]
    sign = "−" if rounded < 0 else ""
    return sign + marked(abs(rounded.numerator) * 10**places // rounded.denominator, places, point, group)


def marked(digits: int, places: int = 0, point: str = "", group: str = "") -> str:
    """``digits``, which is not negative, with the mark ``point`` before its last ``places`` and ``group`` between
    thousands.

    >>> marked(27536, 1, ",", "."), marked(5, 2, ".")
    ('2.753,6', '0.05')
    """
    whole, decimals = divmod(digits, 10**places)
    return f"{whole:,}".replace(",", group) + (f"{point}{decimals:0{places}}" if places else "")


def decimals(value: Fraction) -> int | None:
    """How many decimals write ``value`` exactly; ``None`` where they do not end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def magnitude(value: Fraction) -> int:
    """The power of ten of the first digit: 2 for 248, -1 for 0.25, 0 for 0."""
    if not value:
        return 0
    value = abs(value)
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if value >= Fraction(10) ** power else power - 1
