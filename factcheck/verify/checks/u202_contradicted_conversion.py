"""Conversion between units of measure that does not hold.

What it does:
    Recomputes an area, length, weight, volume, energy or power that is told again in another unit:
    ``1,2 ha (12.000 m2)``, ``100 dặm, tức 160 km``.

Why it matters:
    Ha and m2 or tạ and tấn are easily a zero off, and only one of the two numbers can be right.

When it abstains:
    The second number has words of its own (``dài 2 km (rộng 30 m)``), or rounding explains the difference. Units
    outside the metric system may be a twentieth off, since a dặm, an ounce and a gallon each have relatives; up to a
    quarter off they give a warning, as does a bracket with nothing but the number.

Example:
    ``Khu đất rộng 1,2 ha, tương đương 1.200 m2.`` It is 12.000 m2.

Tiếng Việt:
    Tính lại khi một số đo được ghi thêm bằng đơn vị khác, ví dụ 1,2 ha là 12.000 m2. Báo khi hai số không khớp dù đã
    tính đến làm tròn.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.units import convert
from factcheck.messages.numbers import magnitude
from factcheck.model.claim import Certainty
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage
from factcheck.verify.restatement import Restatement, fits, mends, restatements, widened

META = Meta(code="U202", name="contradicted-conversion", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Khu đất xây trường rộng 1,2 ha, tương đương 1.200 m2.", at="1.200 m2"),
    Case("Xã thu mua 35 tạ thóc (tức 35 tấn) trong một ngày.", at="35 tấn"),
    Case("Tên lửa có tầm bắn 100 dặm (khoảng 600 km).", at="600 km"),
)
PASS = (
    Case("Khu đất xây trường rộng 1,2 ha (12.000 m2)."),
    Case("Máy bay ở độ cao 10.000 feet (khoảng 3.000 m) thì mất liên lạc."),
    Case("Đoạn đường dài 2 km (rộng 30 m) vừa thông xe."),
    Case("Tên lửa có tầm bắn 100 dặm (160 km)."),
)

_DIMENSIONS = frozenset(
    (Dimension.MASS, Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.ENERGY, Dimension.POWER)
)
_LOOSE = Fraction(21, 20)  # one dặm or gallon for another, a factor known by its first digits
_FAR = Fraction(5, 4)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The conversions that no rounding explains."""
    for restated in restatements(passage, _are_convertible):
        found = _contradicted(restated)
        if found is not None:
            yield found


def _are_convertible(first: Unit, second: Unit) -> bool:
    return first.dimension in _DIMENSIONS and first.is_commensurable(second) and first.base_factor != second.base_factor


def _contradicted(restated: Restatement) -> Finding | None:
    first, second = restated.first.amount, restated.second.amount
    unit, other = restated.units
    scale = convert(Fraction(1), unit, other)
    factor = Interval.point(scale)
    is_metric = scale == Fraction(10) ** magnitude(scale)
    if fits(first, second, factor if is_metric else widened(factor, _LOOSE)):
        return None
    is_far = is_metric or not fits(first, second, widened(factor, _FAR))
    level = Level.ERROR if is_far and restated.certainty is Certainty.CERTAIN else Level.WARNING
    expected = first.rounding * factor
    message = Message.of("U202.contradicted", first=first.text, second=second.text, expected=Amount(expected, other))
    related = (Related(first.span, "restated"),)
    return Finding(
        META.code, level, message, second.span, related, expected, mends(restated.first, restated.second, factor)
    )
