"""Compared periods of unequal length.

What it does:
    Notes that the period of the current value and the period of the base differ in length (three years against two),
    and gives the comparison per year where both values are there.

Why it matters:
    A sum over three years exceeds a sum over two by half even where nothing has changed.

When it abstains:
    A length is not known, one period is a point in time, a plan is the base, or the values are percentages, prices,
    balances or rates per year, which do not add up over time. What looks like a slip is for P103.

Example:
    ``Giai đoạn 2019 - 2021 ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420).``

Tiếng Việt:
    Ghi chú khi hai kỳ so sánh dài ngắn khác nhau, ví dụ ba năm so với hai năm, và tính lại bình quân mỗi năm.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.dates import says
from factcheck.model.claim import Claim, Part
from factcheck.model.finding import Finding, Level, Message, Related, Value
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.period import Anchor
from factcheck.model.unit import PERCENT
from factcheck.relations.enclosure import enclose
from factcheck.relations.relative_change import RELATION as RELATIVE_CHANGE
from factcheck.verify.check import Case, Meta
from factcheck.verify.engine import factors
from factcheck.verify.lengths import doubt, duration, is_sum, unequal

META = Meta(code="P101", name="unequal-periods", level=Level.NOTE, since="0.1", relation="relative_change")
FAIL = (
    Case(
        "Giai đoạn 2019 - 2021, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420 thỏa thuận).",
        at="giai đoạn 2017 - 2018",
    ),
)
PASS = (
    Case("Giai đoạn 2019 - 2020, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với giai đoạn 2017 - 2018 (420 thỏa thuận)."),
    Case("Vận tải tăng 16%/năm giai đoạn 2015 - 2020 và 8%/năm giai đoạn 2020 - 2030."),
    Case("Chín tháng đầu năm, toàn tỉnh ký 660 thỏa thuận, tăng 57% so với cùng kỳ năm trước (420 thỏa thuận)."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The unequal lengths, with the comparison per year where the values add up over time."""
    periods = unequal(claim)
    if periods is None or doubt(claim) is not None or not _is_comparable(claim):
        return
    now, then = periods
    months, base_months = now.months or 0, then.months or 0
    lengths: dict[str, Value] = {
        "period": now.text,
        "months": duration(months),
        "reference": then.text,
        "reference_months": duration(base_months),
    }
    yearly = _per_year(claim, Fraction(months, 12), Fraction(base_months, 12))
    message = Message.of("P101.per_year", **lengths, **yearly) if yearly else Message.of("P101.unequal", **lengths)
    yield Finding(META.code, META.level, message, then.span, (Related(now.span, "period"),))


def _is_comparable(claim: Claim) -> bool:
    """Whether length matters: not for percentages, a stretch up to now (``30 năm qua``) or a base only pointed at."""
    values = [value for value in (claim.current, claim.base) if value is not None]
    if any(value.unit is not None and value.unit.is_rate for value in values):
        return False
    now, then = claim.period, claim.reference_period
    if now is None or then is None or says("not first", now.text):
        return False
    return len(values) > 1 or then.anchor is Anchor.NONE


def _per_year(claim: Claim, years: Fraction, base_years: Fraction) -> dict[str, Value] | None:
    current, base, scale = claim.current, claim.base, factors(claim)
    if current is None or base is None or scale is None or not (is_sum(current) and is_sum(base)):
        return None
    yearly = (current.rounding.scaled(1 / years), base.rounding.scaled(1 / base_years))
    box = {"current": yearly[0].scaled(scale[Part.CURRENT]), "base": yearly[1].scaled(scale[Part.BASE])}
    rate = enclose(RELATIVE_CHANGE, "rate", box)
    if rate is None or rate.lower is None or rate.upper is None:
        return None
    middle = (rate.lower + rate.upper) / 2
    percent = Amount(Interval.point(abs(middle)), PERCENT)
    return {
        "current": Amount(yearly[0], current.unit),
        "base": Amount(yearly[1], base.unit or current.unit),
        "movement": Message.of("movement.up" if middle >= 0 else "movement.down", actual=percent),
    }
