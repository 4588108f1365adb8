"""Total row of a table that its rows do not make up.

What it does:
    Adds up each column of a table that has one row called ``Tổng``, ``Tổng số``, ``Cộng`` or the like, and compares
    the sum with that row.

Why it matters:
    One row is corrected, the total is forgotten.

When it abstains:
    Another column of the table does not add up either, so that its rows may not be all or may overlap; the only column
    is off by more than one slip of a digit; a cell is empty or no number; the heading says that the column does not
    add up (rates, means, prices); a row divides another (``trong đó``); rounding explains the difference.

Example:
    A column with 120, 80 and 45 above a total of 254.

Tiếng Việt:
    Cộng từng cột của bảng rồi so với hàng “Tổng”, “Cộng”. Chỉ báo khi các cột khác của bảng cộng đúng, hoặc khi chỗ
    lệch giống một lỗi gõ chữ số.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

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
)

_FEWEST = 2  # parts
_NAMING = (0, 1)  # columns that may hold the names of the rows: the first may only count them
_MOST_MENDS = 3


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The totals that do not add up where the other columns of their table do, or where one slip explains it."""
    for table in tables(passage.draft):
        row = _total_row(table)
        if row is None:
            continue
        columns = {column: _column(table, row, column) for column in table.columns}
        whole = {column: numbers for column, numbers in columns.items() if numbers is not None}
        wrong = {column: numbers for column, numbers in whole.items() if not _agree(*numbers)}
        for total, parts in wrong.values():
            if len(wrong) < len(whole) or exchanged(total, parts) or mistyped(total, parts):
                yield _finding(total, parts)


def _total_row(table: Table) -> int | None:
    """The one row that is called a total, the first or the last of the body."""
    rows = [row for row in table.body if any(table.says("table total", row, column) for column in _NAMING)]
    divided = any(table.says("table part", row, column) for row in table.body for column in _NAMING)
    return rows[0] if len(rows) == 1 and not divided and rows[0] in (table.body[0], table.body[-1]) else None


def _column(table: Table, total: int, column: int) -> tuple[Quantity, list[Quantity]] | None:
    """The total of ``column`` and its parts; ``None`` where one is no number or they do not add up by their kind."""
    numbers = [table.numbers.get((row, column)) for row in table.body]
    if table.head_says("table rate", column) or table.head_says("not added", column):
        return None
    if any(number is None or number.is_negative for number in numbers) or len(numbers) <= _FEWEST:
        return None
    quantities = {row: number.quantity for row, number in zip(table.body, numbers, strict=True) if number is not None}
    return quantities.pop(total), list(quantities.values())


def _agree(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether rounding alone explains the difference: a table is exact to its last place, trailing zeros included."""
    return not rounded(total).is_disjoint(_sum(parts))


def _sum(parts: Sequence[Quantity]) -> Interval:
    return added([rounded(part) for part in parts])


def _finding(total: Quantity, parts: Sequence[Quantity]) -> Finding:
    value = sum((part.low * part.base_factor for part in parts), Fraction(0)) / total.base_factor
    message = Message.of("T108.off", total=total.text, sum=Amount(Interval.point(value), total.unit))
    slips = tuple(exchanged(total, parts) or mistyped(total, parts))[:_MOST_MENDS]
    related = tuple(Related(part.span, "part") for part in parts)
    return Finding(META.code, META.level, message, total.span, related, _sum(parts), slips)
