"""A decimal with another mark than the house style has.

What it does:
    Notes each decimal that is written with the other mark than the house style asks for: ``12.5%`` where it takes the
    comma, ``1.348,57 điểm`` where it takes the point. The mend exchanges the marks of the number, and is certain unless
    the text has a number whose meaning hangs on them, ``1,348``.

Why it matters:
    Readers take a number by the habit of the paper; one that breaks the habit is read a thousand times too large or too
    small.

When it abstains:
    No decimal mark is set as house style; three digits after a mark, which may be thousands; numbers without a unit,
    such as versions and codes, and counts; times of day, ``8.30 giờ``; a month with its year, ``6.2025``; quotations in
    another language, ``“up 3.5% in May”``.

Example:
    ``Giá gạo tăng 12.5%.`` in a paper that writes the decimal comma.

Tiếng Việt:
    Ghi chú khi dấu thập phân khác quy cách của tòa soạn. Không báo khi sau dấu có đúng ba chữ số, vì có thể là hàng
    nghìn; cũng không báo trong lời trích bằng tiếng nước ngoài.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.model.span import Span
from factcheck.model.style import Style
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.read.quotations import quotations
from factcheck.scan.mention import Mention
from factcheck.scan.number_digits import NumberStyle, digits_at, document_style
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="U306", name="house-decimal-mark", level=Level.NOTE, since="0.1")
_COMMA, _POINT = Style(decimal_mark=","), Style(decimal_mark=".")
FAIL = (
    Case("Giá gạo tăng 12.5%, giá ngô tăng 13,5%.", at="12.5%", style=_COMMA),
    Case("Chỉ số chốt phiên ở mức 1.348,57 điểm.", at="1.348,57 điểm", style=_POINT),
)
PASS = (
    Case("Giá gạo tăng 12.5%, giá ngô tăng 13,5%."),
    Case("Giá gạo tăng 12,5%, lên 1.500 đồng/kg.", style=_COMMA),
    Case("Phiên bản 4.0 ra mắt lúc 8.30 giờ.", style=_COMMA),
    Case("CNN viết: “Inflation rose by 3.5% in May”.", style=_COMMA),
)

_OTHER = {",": ".", ".": ","}
_STYLES = {",": NumberStyle.VIETNAMESE, ".": NumberStyle.ENGLISH}
_RUN = lazy_pattern(r"(?<!\d)(?<!\d[., ])\d[\d.,]*\d")
_DOUBTFUL = lazy_pattern(r"(?<!\d)(?<!\d[.,])[1-9]\d{0,2}[.,]\d{3}(?![.,]?\d)")
_CLOCK = lazy_pattern(r"\d[.,]\d\d(?!\d)")
_MONTH = lazy_pattern(r"(?:0?[1-9]|1[0-2])[.,](?:19|20)\d\d")
_WORD = lazy_pattern(r"[^\W\d_]{2,}")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every quantity that has a number with the other mark."""
    mark, text = passage.style.decimal_mark, passage.document.normal
    if mark is None:
        return
    is_safe = document_style(text) is _STYLES[mark] or _DOUBTFUL.search(text) is None
    foreign = cache(lambda: tuple(_foreign(text)))  # asked for by few texts
    for mention in passage.quantities:
        if mention.quantity is None or not _is_decimal(mention, text):
            continue
        edits = tuple(_edits(passage, mention, mark))
        if edits and not any(span.start < mention.start < span.end for span in foreign()):
            yield _finding(mention, Fix(edits, is_safe))


def _is_decimal(mention: Mention, text: str) -> bool:
    """Whether a mark in the number is one of decimals, not of a version, a clause or a time of day."""
    unit = mention.amount.unit
    if _MONTH.fullmatch(text, mention.start, mention.end):
        return False
    if mention.scale != 1:
        return True
    if unit is None or unit.dimension is Dimension.COUNT:
        return False
    return unit.dimension is not Dimension.TIME or not _CLOCK.search(text, mention.start, mention.end)


def _foreign(text: str) -> Iterator[Span]:
    """The quotations whose words, at least two, have no letter beyond the English ones."""
    for span in quotations(text):
        words = _WORD.findall(span.slice(text))
        if len(words) > 1 and all(map(str.isascii, words)):
            yield span


def _edits(passage: Passage, mention: Mention, mark: str) -> Iterator[Edit]:
    """The numbers that do not have ``mark`` before their decimals, with each mark exchanged for the other."""
    for run in _RUN.finditer(passage.document.normal, mention.start, mention.end):
        if _mark_of(run) == _OTHER[mark]:
            exchanged = "".join(_OTHER.get(letter, letter) for letter in run.group())
            yield Edit(passage.document.span(*run.span()), exchanged)


def _mark_of(run: re.Match[str]) -> str | None:
    """The mark before the decimals of the number; ``None`` where it has none for certain."""
    digits = digits_at(run.string, run.start(), NumberStyle.UNKNOWN)
    if digits is None or digits.end != run.end() or digits.doubt is not None or not digits.decimals:
        return None
    return run.group()[-digits.decimals - 1]


def _finding(mention: Mention, fix: Fix) -> Finding:
    quantity = mention.amount
    begin = quantity.span.start
    within = Fix(
        tuple(Edit(Span(span.start - begin, span.end - begin), replacement) for span, replacement in fix.edits)
    )
    house = within.apply(quantity.text)
    message = Message.of("U306.mark", number=quantity.text, house=house)
    diagnosis = Diagnosis("house_decimal_mark", Message.of("diagnosis.house_decimal_mark"), (fix,))
    return Finding(META.code, META.level, message, quantity.span, diagnoses=(diagnosis,))
