"""Average growth a year that the two ends of a span do not give.

What it does:
    Recomputes ``từ 2.115 lên 3.308 trong 4 năm, tăng bình quân 11,8%/năm`` both as compound growth and as the whole
    growth divided by the years, and warns where neither gives the printed rate; a note says where only the division
    does.

Why it matters:
    Growth builds on growth: 56% in four years is 11,8% a year, not 14%.

When it abstains:
    The length of the span is not printed, more than one movement or rate stands in the sentence, or some rounding fits.
    Years from 2015 to 2019 are taken as four steps, and as five.

Example:
    ``Sản lượng tăng từ 2.115 tấn lên 3.308 tấn trong 4 năm, bình quân tăng 16% mỗi năm.`` It is 11,8%.

Tiếng Việt:
    Tính lại mức tăng bình quân mỗi năm từ số đầu kỳ và số cuối kỳ, theo cả hai cách: tăng trưởng kép, và lấy mức tăng
    cả kỳ chia cho số năm. Cảnh báo khi không cách nào cho ra con số đã viết; ghi chú khi chỉ phép chia cho ra. Không
    báo khi bài không nêu số năm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.link.movement import Movement, unrated
from factcheck.model.claim import Direction
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import PERCENT, Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="R107", name="contradicted-growth-rate", level=Level.WARNING, since="0.1", relation="relative_change")
TRIGGER = lazy_pattern(r"%")
_YEARLY = lazy_pattern(
    r"(?:ình quân|rung bình|kép)[^%\n]{0,25}\d ?%|%(?: ?/ ?năm| mỗi năm| h[àằ]ng năm| (?:bình quân|trung bình))"
)
FAIL = (
    Case("Sản lượng tăng từ 2.115 tấn lên 3.308 tấn trong 4 năm, tăng bình quân 16,2%/năm.", at="16,2%/năm"),
    Case(
        "Doanh thu tăng từ 96 tỷ đồng năm 2015 lên 262 tỷ đồng năm 2019, tăng trưởng bình quân 43,2% mỗi năm.",
        at="43,2%",
    ),
)
PASS = (
    Case("Sản lượng tăng từ 2.115 tấn lên 3.308 tấn trong 4 năm, tăng bình quân 11,8%/năm."),
    Case("Thu nhập tăng từ 112,9 triệu đồng lên 132,5 triệu đồng trong 3 năm, tương ứng mức tăng 5,48% mỗi năm."),
    Case("Sản lượng tăng từ 2.115 tấn lên 3.308 tấn, tăng bình quân 20%/năm."),
)
_MOST_YEARS = 40
_PLACES = 100  # rates are shown to the hundredth


class _Growth(NamedTuple):
    """The ends of a movement, its printed yearly rate, and the numbers of years that it may have taken."""

    base: Quantity
    current: Quantity
    rate: Quantity
    years: tuple[int, ...]
    sign: int


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The yearly rates beside a movement over a known number of years."""
    for sentence in passage.rows.matching(_YEARLY):
        movements = list(unrated(sentence, ()))
        rates = [at for at, mention in enumerate(sentence.row) if _is_yearly_rate(sentence.row, at, mention)]
        years = _years(sentence.row)
        if len(movements) == len(rates) == 1 and years:
            growth = _growth(movements[0], sentence.row[rates[0]].amount, years)
            if growth is not None:
                yield from _judged(growth)


def _is_yearly_rate(row: Sequence[Mention], at: int, mention: Mention) -> bool:
    """Whether ``mention`` is a percentage of growth a year, or a mean of several years."""
    unit = mention.quantity.unit if mention.quantity else None
    if unit is None or unit.dimension is not Dimension.PERCENT or mention.amount.is_range:
        return False
    if unit.per is not None:
        return unit.per.symbol == "năm"
    around = [*row[max(0, at - 2) : at], *row[at + 1 : at + 2]]
    return any(near.entry is not None and near.entry.averages for near in around)


def _years(row: Sequence[Mention]) -> tuple[int, ...]:
    """The numbers of years that the sentence may speak of; none where it does not say, or says it twice."""
    spans = [mention.amount for mention in row if mention.quantity is not None and _is_years(mention.amount)]
    named = sorted({number for mention in row if mention.reading for number in _calendar_years(mention)})
    if len(spans) == 1 and len(named) < 2:
        count = spans[0].low.numerator
        return (count, count - 1) if count > 2 else (count,)
    if not spans and len(named) == 2:
        count = named[1] - named[0]
        return (count, count + 1)
    return ()


def _is_years(quantity: Quantity) -> bool:
    unit = quantity.unit
    is_span = unit is not None and unit.symbol == "năm" and unit.per is None and unit.dimension is Dimension.TIME
    return is_span and not quantity.is_range and quantity.place == 1 and 1 < quantity.low <= _MOST_YEARS


def _calendar_years(mention: Mention) -> list[int]:
    numbers = mention.reading.numbers if mention.reading else ()
    return [number for number in numbers if number > 1900]


def _growth(movement: Movement, rate: Quantity, years: tuple[int, ...]) -> _Growth | None:
    base, current = movement.base.mention.amount, movement.current.mention.amount
    same = base.unit == current.unit and not (base.is_range or current.is_range or base.is_ambiguous)
    whole = years[0] > 0 and base.enclosure.lower is not None and base.enclosure.lower > 0
    if not (same and whole) or current.is_ambiguous or rate.is_ambiguous:
        return None
    return _Growth(base, current, rate, years, -1 if movement.direction is Direction.DOWN else 1)


def _judged(growth: _Growth) -> Iterator[Finding]:
    ratio = _ratio(growth)
    if ratio is None or any(not ratio.is_disjoint(_compounded(growth, years)) for years in growth.years):
        return
    first = growth.years[0]
    printed = growth.current.low / growth.base.low
    compound, simple = _compound_rate(printed, first), abs(printed - 1) * 100 / first
    by_division = any(not ratio.is_disjoint(_added(growth, years)) for years in growth.years)
    message = Message.of(
        "R107.divided" if by_division else "R107.contradicted",
        rate=growth.rate.text,
        base=growth.base.text,
        current=growth.current.text,
        years=str(first),
        compound=Amount(Interval.point(compound), PERCENT),
        simple=Amount(Interval.point(simple), PERCENT),
    )
    level = Level.NOTE if by_division else Level.WARNING
    related = (Related(growth.base.span, "base"), Related(growth.current.span, "current"))
    yield Finding(META.code, level, message, growth.rate.span, related)


def _ratio(growth: _Growth) -> Interval | None:
    """The last value through the first."""
    base, current = growth.base.enclosure, growth.current.enclosure
    if base.lower is None or base.upper is None or current.lower is None or current.upper is None:
        return None
    return Interval(current.lower / base.upper, current.upper / base.lower)


def _factors(growth: _Growth) -> tuple[Fraction, Fraction]:
    """The least and the most that a year changes the value by, as parts of it."""
    rate = growth.rate.published_rate
    bounds = [growth.sign * bound / 100 for bound in (rate.lower, rate.upper) if bound is not None]
    return max(min(bounds), Fraction(-1)), max(bounds)


def _compounded(growth: _Growth, years: int) -> Interval:
    low, high = _factors(growth)
    return Interval((1 + low) ** years, (1 + high) ** years)


def _added(growth: _Growth, years: int) -> Interval:
    low, high = _factors(growth)
    return Interval(1 + low * years, 1 + high * years)


def _compound_rate(ratio: Fraction, years: int) -> Fraction:
    """The yearly rate in percent, without its sign, to the hundredth below, by halving."""
    low, high = -100 * _PLACES, 100 * _PLACES * max(1, ratio.__ceil__())
    while high - low > 1:
        middle = (low + high) // 2
        if (1 + Fraction(middle, 100 * _PLACES)) ** years <= ratio:
            low = middle
        else:
            high = middle
    return abs(Fraction(low, _PLACES))
