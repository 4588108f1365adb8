"""True values put into print as newspapers print them, and into sentences that state a relation between two of them.

The domain is that of docs/rounding.md: operands are rounded to nearest and keep two significant digits at least,
qualifiers are true of them; rates are rounded to nearest, to even, cut off or rounded up.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Literal, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from tests.rendering import SPELLINGS, printed, spoken

Composition = Literal["NFC", "NFD"]
COMPOSITIONS: tuple[Composition, ...] = ("NFC", "NFD")
MAGNITUDES = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12}
QUALIFIERS = {"above": ("hơn", "trên"), "below": ("gần", "dưới"), "about": ("khoảng", "xấp xỉ")}


class Measure(NamedTuple):
    """What a pair of operands is measured in: the symbol that reports print, its spellings, the magnitudes in use."""

    symbol: str
    spellings: tuple[str, ...]
    magnitudes: tuple[str, ...]
    is_count: bool = False


MEASURES = (
    Measure("VND", ("đồng", "VND", "VNĐ"), ("triệu", "tỷ", "tỉ", "nghìn tỷ")),
    Measure("USD", ("USD", "đô la Mỹ", "đôla"), ("nghìn", "triệu", "tỷ", "tỉ")),
    Measure("tấn", ("tấn",), ("", "nghìn", "ngàn", "triệu")),
    Measure("vụ", ("vụ",), ("",), is_count=True),
    Measure("lượt khách", ("lượt khách",), ("", "nghìn", "triệu"), is_count=True),
)


class Printed(NamedTuple):
    """One value in print. ``number`` is what the print says, ``lower`` and ``upper`` are what it may stand for by
    docs/rounding.md."""

    text: str
    number: Fraction
    lower: Fraction
    upper: Fraction
    symbol: str = ""


def nearest(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


ROUNDINGS: tuple[Callable[[Fraction], int], ...] = (nearest, round, floor, ceil)


def _last_place(number: int) -> int:
    """The power of ten of the last digit that is not zero."""
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place


@st.composite
def operands(draw: st.DrawFn, value: Fraction, measure: Measure) -> Printed:
    """``value`` in print: digits with group marks, a magnitude word, number words for money, a true qualifier."""
    fitting = [word for word in measure.magnitudes if value >= 10 ** MAGNITUDES[word]]
    assume(fitting)
    word = draw(st.sampled_from(fitting))
    unit = draw(st.sampled_from(measure.spellings))
    scaled = value / 10 ** MAGNITUDES[word]
    least = next(places for places in range(3) if scaled * 10**places >= 10)
    decimals = 0 if measure.is_count and not word else draw(st.integers(least, 2))
    dropped = draw(st.integers(0, max(0, len(str(floor(scaled))) - 2))) if not decimals and not word else 0
    step = 10**dropped
    units = nearest(scaled * 10**decimals / step) * step
    assume(units > 0)
    scale = Fraction(10 ** MAGNITUDES[word], 10**decimals)
    number = units * scale
    is_sayable = not decimals and units < 1000 and not measure.is_count and measure.symbol != "tấn"
    in_words = is_sayable and draw(st.booleans())
    says = spoken(units, draw(st.sampled_from(SPELLINGS))) if in_words else printed(units, decimals)
    half = _reach(units, scale, is_exact=measure.is_count and not word)
    lower, upper, qualifier = draw(_qualified(value, number, half, _last_place(units) * scale))
    assume(lower > 0)  # "gần 100" may stand for nothing at all, and so for every rate
    return Printed(" ".join(filter(None, (qualifier, says, word, unit))), number, lower, upper, measure.symbol)


def _reach(units: int, scale: Fraction, *, is_exact: bool) -> Fraction:
    """Half a unit of the last place; with trailing zeros of the last digit before them, at most a twentieth."""
    last = _last_place(units)
    own = Fraction(0) if is_exact and last == 1 else scale / 2
    return max(own, min(last * scale / 2, units * scale / 20)) if last > 1 else own


@st.composite
def _qualified(
    draw: st.DrawFn, value: Fraction, number: Fraction, half: Fraction, last: Fraction
) -> tuple[Fraction, Fraction, str]:
    """Bounds under a qualifier that is true of ``value``, and the qualifier, or neither."""
    lower, upper = number - half, number + half
    side = draw(st.sampled_from(["", "", "about", "above" if number <= value else "below"]))
    wide, about = max(last, number / 4), max(half, last / 2, number / 20)
    if side == "above":
        upper = max(upper, number + wide)
    elif side == "below":
        lower = min(lower, number - wide)
    elif side == "about":
        lower, upper = number - about, number + about
    return lower, upper, draw(st.sampled_from(QUALIFIERS[side])) if side else ""


@st.composite
def rates(draw: st.DrawFn, value: Fraction) -> Printed:
    """A true rate in print: rounded some way to 0 to 3 places, with or without a qualifier that is true of it."""
    places = draw(st.integers(0, 3))
    number = Fraction(draw(st.sampled_from(ROUNDINGS))(value * 10**places), 10**places)
    assume(number > 0)
    true_of_it = "above" if number <= value else "below"
    side = draw(st.sampled_from(["", "", "", "about", true_of_it]))
    qualifier = draw(st.sampled_from(QUALIFIERS[side])) if side else ""
    return Printed(f"{qualifier} {print_rate(number, places)}".lstrip(), number, value, value)


def print_rate(number: Fraction, places: int) -> str:
    """``number`` with ``places`` decimals, but never as ``40,000``, which everybody reads as forty thousand."""
    text = printed(int(number * 10**places), places)
    assume(not text.endswith("00") or places < 3)
    return text


class Form(NamedTuple):
    """A construction: ``text`` with slots for the operands and the rate, and what the claim is.

    ``rate`` gives the true rate in the unit of the print from current and base; ``rises`` says which of the two must
    be the greater, where one must.
    """

    text: str
    kind: str
    unit: str
    rate: Callable[[Fraction, Fraction], Fraction]
    rises: bool | None = None
    is_certain: bool = True


def _change(current: Fraction, base: Fraction) -> Fraction:
    return abs(current / base - 1) * 100


def _percent(current: Fraction, base: Fraction) -> Fraction:
    return current / base * 100


def _times(current: Fraction, base: Fraction) -> Fraction:
    return current / base


def _fold(current: Fraction, base: Fraction) -> Fraction:
    return base / current


FORMS = (
    Form("Cả năm ngành này đạt {current}, tăng {rate}% so với {base} của năm trước.", "change", "%", _change, True),
    Form("Cả năm ngành này đạt {current}, giảm {rate}% so với {base} của năm trước.", "change", "%", _change, False),
    Form("Quý này có {current}, tăng {rate}% so với quý trước ({base}).", "change", "%", _change, True),
    Form("Quý này có {current}, giảm {rate} % so với cùng kỳ ({base}).", "change", "%", _change, False),
    Form("Kết quả tăng từ {base} lên {current}, tức tăng {rate}%.", "change", "%", _change, True),
    Form("Kết quả giảm từ {base} xuống còn {current}, giảm {rate} %.", "change", "%", _change, False),
    Form("Kết quả tăng {rate}%, từ {base} lên {current}.", "change", "%", _change, True),
    Form("Xưởng đạt {current} (tăng {rate}%) so với {base} của kỳ trước.", "change", "%", _change, True),
    Form("Xưởng đạt {current}, cao hơn {rate}% so với mức {base}.", "change", "%", _change, True),
    Form("Xưởng đạt {current}, thấp hơn {rate}% so với mức {base}.", "change", "%", _change, False),
    Form("So với {base} của năm trước, kết quả tăng {rate}%, lên {current}.", "change", "%", _change, True),
    Form("Xưởng đạt {current}, tăng {rate} phần trăm so với con số {base}.", "change", "%", _change, True),
    Form("Cả năm xưởng đạt {current}, gấp {rate} lần so với {base} của năm trước.", "multiple", "lần", _times, True),
    Form("Kết quả tăng gấp {rate} lần, từ {base} lên {current}.", "multiple", "lần", _times, True),
    Form("Kết quả giảm {rate} lần, từ {base} xuống {current}.", "multiple", "lần", _fold, False),
    Form("Xưởng đạt {current}, bằng {rate}% so với {base} của năm trước.", "multiple", "%", _percent),
    Form("Xưởng đạt {current}, bằng {rate}% so với kế hoạch ({base}).", "attainment", "%", _percent),
    Form("Xưởng đạt {current}, vượt {rate}% so với kế hoạch ({base}).", "attainment", "%", _change, True),
    Form("Xã có {current}, chiếm {rate}% tổng số {base}.", "share", "%", _percent, False, is_certain=False),
)


class Stated(NamedTuple):
    """A sentence with what it was printed from."""

    text: str
    form: Form
    rate: Printed
    current: Printed
    base: Printed


@st.composite
def _pairs(draw: st.DrawFn, form: Form) -> tuple[Fraction, Fraction, Measure]:
    """Current value, base value and their measure; whole numbers for what is counted."""
    measure = draw(st.sampled_from(MEASURES))
    low, high = (12, 10**7) if measure.is_count else (15, 10**5)
    smaller = Fraction(draw(st.integers(low, high)))
    larger = smaller * draw(st.fractions(1, 8, max_denominator=997))
    if measure.is_count:
        larger = Fraction(ceil(larger))
    else:
        shift = 10 ** MAGNITUDES[draw(st.sampled_from(measure.magnitudes))]
        smaller, larger = smaller * shift, larger * shift
    assume(form.kind != "multiple" or form.unit == "%" or larger > smaller * Fraction(11, 10))
    rises = draw(st.booleans()) if form.rises is None else form.rises
    return (larger, smaller, measure) if rises else (smaller, larger, measure)


@st.composite
def true_statements(draw: st.DrawFn) -> Stated:
    """A sentence printed from true values."""
    form = draw(st.sampled_from(FORMS))
    current, base, measure = draw(_pairs(form))
    rate = draw(rates(form.rate(current, base)))
    new, old = draw(operands(current, measure)), draw(operands(base, measure))
    return Stated(form.text.format(rate=rate.text, current=new.text, base=old.text), form, rate, new, old)


@st.composite
def false_statements(draw: st.DrawFn) -> Stated:
    """A sentence whose rate lies a unit of its last place, or more, outside all that its operands allow.

    The first sentence settles how the numbers are written, so that none has a second meaning.
    """
    form = draw(st.sampled_from(FORMS))
    current, base, measure = draw(_pairs(form))
    new, old = draw(operands(current, measure)), draw(operands(base, measure))
    # each rate is monotone in both operands and keeps its sign where the two do not overlap
    assume(form.rises is None or (new.lower > old.upper if form.rises else new.upper < old.lower))
    corners = [form.rate(a, b) for a in (new.lower, new.upper) for b in (old.lower, old.upper)]
    places = draw(st.integers(0, 3))
    low, high = floor(min(corners) * 10**places) - 1, ceil(max(corners) * 10**places) + 1
    beyond = draw(st.integers(0, 10**3))
    units = draw(st.sampled_from([low - beyond, high + beyond]))
    assume(units > 0 and (form.unit == "%" or units > 10**places))
    number = Fraction(units, 10**places)
    assume(form.rises is not False or form.kind != "change" or number < 100)  # else a profit may have become a loss
    rate = Printed(print_rate(number, places), number, number, number)
    said = form.text.format(rate=rate.text, current=new.text, base=old.text)
    return Stated(f"Kho có 1.234.567,5 kg muối. {said}", form, rate, new, old)
