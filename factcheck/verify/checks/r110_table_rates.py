"""Rate in a table that its own columns contradict.

What it does:
    Recomputes a column of rates (``Tăng (%)``, ``So với cùng kỳ``) from two other columns of the table. Which two, and
    how, is learnt from the rows: where the rates of most rows follow from the same two columns, a row whose rate does
    not is reported.

Why it matters:
    A table is typed off by hand or put together from two sources, and nobody recomputes its rows.

When it abstains:
    Fewer than two rows and two thirds of all fit the same two columns, or those that fit might do so by chance, as
    small or round numbers do in a table of many columns; the head of the column names no comparison; or the draft is
    plain text, which has no tables.

Example:
    A column ``Tăng (%)`` with 10,0, 25,0 and 71,4 beside 100 and 110, 200 and 250, 35 and 50, of which the last should
    be 42,9.

Tiếng Việt:
    Tính lại cột tỷ lệ của bảng từ hai cột số liệu trong cùng bảng. Chỉ báo khi phần lớn các hàng đều tính được từ cùng
    hai cột ấy mà một hàng thì không.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from math import comb
from typing import NamedTuple

from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.relations.difference import RELATION as DIFFERENCE
from factcheck.relations.enclosure import enclose
from factcheck.relations.ratio import RELATION as RATIO
from factcheck.relations.relation import Relation
from factcheck.relations.relative_change import RELATION as CHANGE
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import rounded
from factcheck.verify.passage import Passage
from factcheck.verify.tables import Number, Table, tables

META = Meta(code="R110", name="contradicted-table-rate", level=Level.WARNING, since="0.1", relation="relative_change")
_HEAD = "| Cây | Vụ trước (tấn) | Vụ này (tấn) | Tăng (%) |\n|---|---|---|---|\n| Ngô | 100 | 110 | 10,0 |\n"
FAIL = (
    Case(f"{_HEAD}| Lúa | 200 | 250 | 25,0 |\n| Đậu | 35 | 50 | 71,4 |\n", at="71,4", is_markdown=True),
    Case(f"{_HEAD}| Lúa | 200 | 250 | -25,0 |\n| Đậu | 35 | 50 | 42,9 |\n", at="25,0", is_markdown=True),
)
PASS = (
    Case(f"{_HEAD}| Lúa | 200 | 250 | 25,0 |\n| Đậu | 35 | 50 | 42,9 |\n", is_markdown=True),
    Case(f"{_HEAD}| Lúa | 200 | 250 | 12,3 |\n| Đậu | 35 | 50 | 71,4 |\n", is_markdown=True),
)

_FEWEST = 2  # rows that must fit
_LIKELIEST = Fraction(1, 20)  # how likely it may be that they fit by chance
_MOST_COLUMNS = 16
_PERCENT = Unit("%", Dimension.PERCENT)


class Way(NamedTuple):
    """How a column may follow from two others: by which relation, how many of its units make one of that."""

    current: int
    base: int
    relation: Relation
    scale: int = 1
    unit: Unit | None = None


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The rates that do not follow from the columns that the others of their column follow from."""
    for table in tables(passage.draft):
        if len(table.columns) > _MOST_COLUMNS:
            continue
        for column in table.columns:
            if table.head_says("table rate", column):
                yield from _judged(table, column)


def _judged(table: Table, column: int) -> Iterator[Finding]:
    rows = [row for row in table.body if (row, column) in table.numbers]
    ways = list(_ways(table, column))
    for way in ways:
        judged = [row for row in rows if _operands(table, row, way) is not None]
        fitting = [row for row in judged if _fits(table, row, column, way)]
        if len(fitting) < _FEWEST or 3 * len(fitting) < 2 * len(judged):
            continue
        trials = len(ways) * comb(len(judged), len(fitting))
        if trials * _chance(table, fitting, column, way) <= _LIKELIEST:
            yield from (_finding(table, row, column, way) for row in judged if row not in fitting)
            return


def _chance(table: Table, rows: Sequence[int], column: int, way: Way) -> Fraction:
    """How likely it is that the rates of all ``rows`` fit by chance: each is one of those between the least and the
    greatest, of which so many would fit."""
    rates = [table.numbers[row, column] for row in rows]
    values = [-rate.quantity.low if rate.is_negative else rate.quantity.low for rate in rates]
    spread = max(values) - min(values)
    chance = Fraction(1)
    for row, rate in zip(rows, rates, strict=True):
        nearest = rate.quantity.rounding
        exact = _computed(table, row, way, is_exact=True)
        if exact is not None and not exact.is_disjoint(_signed(rate, nearest)):
            width = _width(nearest)
        else:  # only other ways of rounding allow it
            width = _width(_printed(rate)) + _width(_computed(table, row, way))
        chance *= min(Fraction(1), width / spread) if spread else Fraction(1)
    return chance


def _width(interval: Interval | None) -> Fraction:
    if interval is None or interval.lower is None or interval.upper is None:
        return Fraction(0)
    return interval.upper - interval.lower


def _ways(table: Table, column: int) -> Iterator[Way]:
    valued = sorted({other for _, other in table.numbers} - {column})
    is_fall = table.head_says("table fall", column) and not table.head_says("table rise", column)
    sign = -1 if is_fall else 1  # a fall that the head tells has no sign
    for relation, scale, unit in (
        (CHANGE, sign, _PERCENT),
        (RATIO, 100, _PERCENT),
        (RATIO, 1, None),
        (DIFFERENCE, 1, None),
    ):
        yield from (Way(current, base, relation, scale, unit) for current, base in permutations(valued, 2))


def _operands(table: Table, row: int, way: Way) -> tuple[Number, Number] | None:
    current, base = table.numbers.get((row, way.current)), table.numbers.get((row, way.base))
    if current is None or base is None or current.is_negative or base.is_negative or not base.quantity.low:
        return None
    return current, base


def _computed(table: Table, row: int, way: Way, *, is_exact: bool = False) -> Interval | None:
    """What the operands give: to their last place, as those of a table are, or as if nothing had been rounded."""
    operands = _operands(table, row, way)
    if operands is None:
        return None
    current, base = (_exact(each.quantity) if is_exact else rounded(each.quantity) for each in operands)
    found = enclose(way.relation, way.relation.rate, {"current": current, "base": base})
    return None if found is None else found.scaled(way.scale)


def _exact(quantity: Quantity) -> Interval:
    return Interval.point(quantity.low * quantity.base_factor)


def _fits(table: Table, row: int, column: int, way: Way) -> bool:
    computed = _computed(table, row, way)
    return computed is None or not computed.is_disjoint(_printed(table.numbers[row, column]))


def _printed(rate: Number) -> Interval:
    return _signed(rate, rate.quantity.published_rate)


def _signed(rate: Number, interval: Interval) -> Interval:
    return interval.scaled(-1) if rate.is_negative else interval


def _finding(table: Table, row: int, column: int, way: Way) -> Finding:
    operands, computed = _operands(table, row, way), _computed(table, row, way)
    assert operands is not None  # only such rows are judged
    assert computed is not None  # else it would fit
    current, base = (each.quantity for each in operands)
    rate = table.numbers[row, column]
    message = Message.of(
        "R110.contradicted",
        rate=("-" if rate.is_negative else "") + rate.quantity.text,
        current=current.text,
        base=base.text,
        computed=Amount(computed, way.unit),
    )
    related = (Related(current.span, "current"), Related(base.span, "base"))
    return Finding(META.code, META.level, message, rate.quantity.span, related, computed)
