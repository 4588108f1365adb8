"""Compared periods of unequal length.

What it does:
    Notes that the period of the current value and the period of the base differ in length (three years against two),
    and gives the comparison per year where both values are there.

Why it matters:
    A sum over three years exceeds a sum over two by half even where nothing has changed.

When it abstains:
    A length is not known, one period is a point in time, or the values are percentages or prices, which do not add up
    over time (then the lengths alone are noted).

Example:
    ``Giai đoạn 2019 - 2021 ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420).``

Tiếng Việt:
    Ghi chú khi hai kỳ so sánh dài ngắn khác nhau, ví dụ ba năm so với hai năm, và tính lại bình quân mỗi năm.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Change, Claim, Multiple, Part
from factcheck.model.finding import Finding, Level, Message, Related, Value
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.relations.enclosure import enclose
from factcheck.relations.relative_change import RELATION as RELATIVE_CHANGE
from factcheck.verify.check import Case, Meta
from factcheck.verify.engine import factors

META = Meta(code="P101", name="unequal-periods", level=Level.NOTE, since="0.1", relation="relative_change")
FAIL = (
    Case(
        "Giai đoạn 2019 - 2021, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420 thỏa thuận).",
        at="giai đoạn 2017 - 2018",
    ),
)
PASS = (
    Case("Giai đoạn 2019 - 2020, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420 thỏa thuận)."),
    Case("Chín tháng đầu năm, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với cùng kỳ năm trước (420 thỏa thuận)."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The unequal lengths, with the comparison per year where the values add up over time."""
    period, base_period, reference = claim.period, claim.reference_period, claim.reference
    if not isinstance(claim, Change | Multiple) or period is None or base_period is None or reference is None:
        return
    months, base_months = period.months, base_period.months
    if not months or not base_months or months == base_months or period.is_instant or base_period.is_instant:
        return
    lengths: dict[str, Value] = {
        "period": period.text,
        "months": _duration(months),
        "reference": base_period.text,
        "reference_months": _duration(base_months),
    }
    yearly = _per_year(claim, Fraction(months, 12), Fraction(base_months, 12))
    message = Message.of("P101.per_year", **lengths, **yearly) if yearly else Message.of("P101.unequal", **lengths)
    yield Finding(META.code, META.level, message, base_period.span, (Related(period.span, "period"),))


def _duration(months: int) -> Message:
    count, word = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return Message.of(f"duration.{word}") if count == 1 else Message.of(f"duration.{word}s", count=str(count))


def _per_year(claim: Claim, years: Fraction, base_years: Fraction) -> dict[str, Value] | None:
    current, base, scale = claim.current, claim.base, factors(claim)
    if current is None or base is None or scale is None or not (_adds_up(current) and _adds_up(base)):
        return None
    yearly = (current.rounding.scaled(1 / years), base.rounding.scaled(1 / base_years))
    box = {"current": yearly[0].scaled(scale[Part.CURRENT]), "base": yearly[1].scaled(scale[Part.BASE])}
    rate = enclose(RELATIVE_CHANGE, "rate", box)
    if rate is None or rate.lower is None or rate.upper is None:
        return None
    middle = (rate.lower + rate.upper) / 2
    percent = Amount(Interval.point(abs(middle)), Unit("%", Dimension.PERCENT))
    return {
        "current": Amount(yearly[0], current.unit),
        "base": Amount(yearly[1], base.unit or current.unit),
        "movement": Message.of("movement.up" if middle >= 0 else "movement.down", actual=percent),
    }


def _adds_up(quantity: Quantity) -> bool:
    """Whether values of two periods can be added: counts and sums of money can, percentages and prices cannot."""
    unit = quantity.unit
    return unit is None or (unit.per is None and not unit.is_rate)
