"""Total row of a table that its rows do not make up.

What it does:
    Adds up each column of a table that has one row called ``Tổng``, ``Tổng số``, ``Cộng`` or the like, and compares
    the sum with that row.

Why it matters:
    One row is corrected, the total is forgotten.

When it abstains:
    No other column of the table adds up, so that its rows may not be all, and the difference is more than one slip of a
    digit; some rows make up another one or the total already, so that they overlap; a row divides another
    (``trong đó``); the total is no larger than one of the rows, as means, prices and ranks are, or the heading says
    that the column does not add up; a cell is empty or no number; rounding explains the difference.

Example:
    A column with 120, 80 and 45 above a total of 254.

Tiếng Việt:
    Cộng từng cột của bảng rồi so với hàng “Tổng”, “Cộng”. Chỉ báo khi các cột khác của bảng cộng đúng, hoặc khi chỗ
    lệch giống một lỗi gõ chữ số.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import added, rounded
from factcheck.verify.misprint import exchanged, mistyped
from factcheck.verify.passage import Passage
from factcheck.verify.tables import Table, tables

META = Meta(code="T108", name="table-total", level=Level.WARNING, since="0.1")
_HEAD = "| Huyện | Số hộ | Diện tích (ha) |\n|---|---|---|\n| A | 120 | 35,2 |\n| B | 80 | 20,1 |\n| C | 45 | 11,4 |\n"
FAIL = (
    Case(f"{_HEAD}| Tổng | 254 | 66,7 |\n", at="254", is_markdown=True),
    Case(f"{_HEAD}| Tổng cộng | 245 | 76,7 |\n", at="76,7", is_markdown=True),
)
PASS = (
    Case(f"{_HEAD}| Tổng | 245 | 66,7 |\n", is_markdown=True),
    Case(f"{_HEAD}| Tổng | 300 | 90,2 |\n", is_markdown=True),
    Case(f"{_HEAD}| Tổng | 245 | 66,8 |\n", is_markdown=True),
    Case(f"{_HEAD}| Tổng công ty D | 254 | 66,7 |\n", is_markdown=True),
)

_FEWEST = 2  # parts
_MOST = 60  # parts that are looked at for groups
_NAMING = (0, 1)  # columns that may hold the names of the rows: the first may only count them
_DIGITS = 3  # of a total, without zeros at its end: fewer differ in one from too many others
_MOST_MENDS = 3

Sum: TypeAlias = tuple[Quantity, list[Quantity]]  # a total and its parts


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The totals that do not add up where another column of their table does, or where one slip explains it."""
    for table in tables(passage.draft):
        row = _total_row(table)
        if row is None:
            continue
        sums = [found for column in table.columns if (found := _column(table, row, column)) is not None]
        is_whole = any(_agree(*found) for found in sums)
        for total, parts in sums:
            if not _agree(total, parts) and (is_whole or _is_slip(total, parts)) and not _have_groups(total, parts):
                yield _finding(total, parts)


def _rows(table: Table) -> range:
    """The rows of the body without the notes above and below it, which have one cell alone."""
    told = [row for row in table.body if len(table.rows[row]) > 1]
    return range(told[0], told[-1] + 1) if told else range(0)


def _total_row(table: Table) -> int | None:
    """The one row that is called a total, the first or the last."""
    body = _rows(table)
    rows = [row for row in body if any(_is_total(table, row, column) for column in _NAMING)]
    divided = any(table.says("table part", row, column) for row in body for column in _NAMING)
    return rows[0] if len(rows) == 1 and not divided and rows[0] in (body[0], body[-1]) else None


def _is_total(table: Table, row: int, column: int) -> bool:
    return table.is_named("table total", row, column) and not table.is_named("no total", row, column)


def _column(table: Table, total: int, column: int) -> Sum | None:
    """The total of ``column`` and its parts; ``None`` where one is no number, or they do not add up by their kind: no
    sum is as small as one of its parts, but means, prices and ranks are."""
    rows = _rows(table)
    numbers = [table.numbers.get((row, column)) for row in rows]
    if table.head_says("table rate", column) or table.head_says("not added", column):
        return None
    if any(number is None or number.is_negative for number in numbers) or len(numbers) <= _FEWEST:
        return None
    quantities = {row: number.quantity for row, number in zip(rows, numbers, strict=True) if number is not None}
    whole, parts = quantities.pop(total), list(quantities.values())
    return (whole, parts) if _value(whole) > max(map(_value, parts)) else None


def _value(quantity: Quantity) -> Fraction:
    return quantity.low * quantity.base_factor


def _is_slip(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether one slip of a digit explains the difference, and little else does."""
    digits = "".join(filter(str.isdecimal, total.text)).strip("0")
    return len(digits) >= _DIGITS and bool(exchanged(total, parts) or mistyped(total, parts))


def _have_groups(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether some rows that follow each other already make up the total, or the row before or after them: then rows
    divide others, or all are divided twice."""
    if len(parts) > _MOST:
        return True
    for start in range(len(parts)):
        sums = accumulate(map(rounded, parts[start:]))
        for end, found in enumerate(sums, start=start + 1):
            beside = [*parts[max(0, start - 1) : start], *parts[end : end + 1]]
            is_group = end - start >= _FEWEST and bool(beside)
            if is_group and any(not rounded(each).is_disjoint(found) for each in (total, *beside)):
                return True
    return False


def _agree(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether rounding alone explains the difference: a table is exact to its last place, trailing zeros included."""
    return not rounded(total).is_disjoint(_sum(parts))


def _sum(parts: Sequence[Quantity]) -> Interval:
    return added([rounded(part) for part in parts])


def _finding(total: Quantity, parts: Sequence[Quantity]) -> Finding:
    value = sum(map(_value, parts), Fraction(0)) / total.base_factor
    message = Message.of("T108.off", total=total.text, sum=Amount(Interval.point(value), total.unit))
    slips = tuple(exchanged(total, parts) or mistyped(total, parts))[:_MOST_MENDS]
    related = tuple(Related(part.span, "part") for part in parts)
    return Finding(META.code, META.level, message, total.span, related, _sum(parts), slips)
