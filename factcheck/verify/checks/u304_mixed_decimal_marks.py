"""Decimal points and decimal commas in one text.

What it does:
    Notes once that a text writes decimals in both ways, ``12.5%`` and ``13,5%``.

Why it matters:
    Where both marks stand for decimals, ``1.500`` and ``1,500`` are anybody's guess; Vietnamese takes the comma.

When it abstains:
    Three digits after a mark, which may be thousands; numbers without a unit, such as versions and codes; a house style
    has the mark, so that U306 tells of each number. Commas are offered for the points unless some number has three
    digits after a comma.

Example:
    ``Giá gạo tăng 12.5%, giá ngô tăng 13,5%.``

Tiếng Việt:
    Ghi chú một lần khi bài vừa dùng dấu chấm vừa dùng dấu phẩy cho phần thập phân.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="U304", name="mixed-decimal-marks", level=Level.NOTE, since="0.1")
FAIL = (Case("Giá gạo tăng 12.5%, giá ngô tăng 13,5%, giá đậu tăng 2,4%.", at="12.5%"),)
PASS = (
    Case("Giá gạo tăng 12,5%, giá ngô tăng 13,5%."),
    Case("Giá gạo tăng 12,5% lên 1.500 đồng/kg."),
    Case("Phiên bản 4.0 ra mắt, giá tăng 12,5%."),
)

_DECIMAL = lazy_pattern(r"(?<![\d.,])\d+([.,])\d{1,2}(?![\d.,])")
_THOUSANDS = lazy_pattern(r"\d,\d{3}(?!\d)")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The first number with the mark that is rarer in the text."""
    if passage.style.decimal_mark is not None:
        return
    marked: dict[str, list[Quantity]] = {".": [], ",": []}
    for mention in passage.quantities:
        quantity = mention.amount
        if quantity.unit is None or quantity.unit.dimension is Dimension.COUNT:
            continue
        found = _DECIMAL.search(quantity.text)
        if found is not None:
            marked[found[1]].append(quantity)
    points, commas = marked["."], marked[","]
    if not points or not commas:
        return
    rarer, other = (points, commas) if len(points) <= len(commas) else (commas, points)
    message = Message.of("U304.mixed", point=points[0].text, comma=commas[0].text)
    related = (Related(other[0].span, "rate"),)
    yield Finding(META.code, META.level, message, rarer[0].span, related, diagnoses=_in_commas(passage, points))


def _in_commas(passage: Passage, points: Sequence[Quantity]) -> tuple[Diagnosis, ...]:
    """The points written as commas, where a comma can be nothing but a decimal mark."""
    if _THOUSANDS.search(passage.document.normal):
        return ()
    edits = tuple(Edit(quantity.span, _DECIMAL.sub(_with_comma, quantity.text)) for quantity in points)
    message = Message.of("diagnosis.english_mark")
    return (Diagnosis("english_mark", message, (Fix(edits, is_safe=True),)),)


def _with_comma(match: re.Match[str]) -> str:
    return match[0].replace(".", ",")
