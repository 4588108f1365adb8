"""A value that the text does not print, but other statements settle.

What it does:
    Where a text tells a total for several years and all of the years but one, works out what is left for that one;
    where a claim's base is not printed but other claims lead to it, works that out.

Why it matters:
    A rest that cannot be is the sign of a slip in another number, and a value that follows may be worth printing.

When it abstains:
    The figures may be levels at a moment, which do not add up, the parts of the period differ in length, or the bounds
    that follow are open on a side.

Example:
    ``Kiều hối đạt 52 tỷ USD giai đoạn 2019-2021; năm 2020 đạt 17,2 tỷ USD, năm 2021 đạt 18,1 tỷ USD.`` leaves 16,1 to
    17,3 for 2019.

Tiếng Việt:
    Tính giá trị mà bài không ghi nhưng các câu khác cho biết: phần còn lại của một tổng nhiều năm khi đã nêu các năm
    kia, hay giá trị gốc của một mức tăng suy ra từ các câu khác. Chỉ là ghi chú.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.identity.figure import Days
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.verify.check import Case, Meta
from factcheck.verify.document.amounts import Amounts
from factcheck.verify.document.reading import DocumentReading
from factcheck.verify.document.statements import Claimed, Printed
from factcheck.verify.document.sums import Span
from factcheck.verify.document.wording import when
from factcheck.verify.listed import rounded
from factcheck.verify.passage import Passage

META = Meta(code="D301", name="implied-value", level=Level.NOTE, since="0.1")
FAIL = (
    Case(
        "Kiều hối về tỉnh An Phú đạt 52 triệu USD trong giai đoạn 2019-2021; "
        "năm 2020 đạt 17,2 triệu USD và năm 2021 đạt 18,1 triệu USD.",
        at="52 triệu USD",
    ),
)
PASS = (
    Case(
        "Kiều hối về tỉnh An Phú đạt 52 triệu USD trong giai đoạn 2019-2021; năm 2019 đạt 16,7 triệu USD, "
        "năm 2020 đạt 17,2 triệu USD và năm 2021 đạt 18,1 triệu USD."
    ),
    Case("Kiều hối về tỉnh An Phú đạt 52 triệu USD trong giai đoạn 2019-2021; năm 2020 đạt 17,2 triệu USD."),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The rests of periods, and the values that claims lead to."""
    reading = passage.joint()
    if reading is None:
        return
    for span in reading.spans:
        if span.rest is not None and not reading.amounts.prints(span.rest):
            yield from _of_rest(reading.amounts, span, span.rest.days)
    yield from _of_claims(reading)


def _of_rest(amounts: Amounts, span: Span, days: Days) -> Iterator[Finding]:
    """What is left of a total, by the rounding of its numbers alone."""
    total, *parts = (amounts.prints(each) for each in (span.total, *span.parts))
    if not total or not all(parts):
        return
    quantity = total[0]
    implied = rounded(quantity)
    for part in parts:
        implied += -rounded(part[0])
    implied = implied.scaled(1 / quantity.base_factor)
    if not _is_bounded(implied):
        return
    message = Message.of("D301.rest", total=quantity.text, implied=Amount(implied, quantity.unit), when=when(days))
    related = tuple(Related(part[0].span, "part") for part in parts)
    yield Finding(META.code, META.level, message, quantity.span, related, implied)


def _of_claims(reading: DocumentReading) -> Iterator[Finding]:
    """The bases that no place prints and other claims settle, each once."""
    claims = [each for each in reading.stated if isinstance(each, Claimed)]
    speaking: dict[int, list[Claimed]] = {}
    for each in claims:
        for unknown in {each.current, each.base}:
            speaking.setdefault(unknown, []).append(each)
    told = {unknown for conflict in reading.conflicts() for each in conflict for unknown in each.unknowns}
    for each in claims:
        denotation, known = reading.amounts.denotation(each.base), each.claim.current
        others = [other for other in speaking[each.base] if other is not each]
        if denotation is None or known is None or not others or reading.amounts.printed[each.base]:
            continue
        spoken = {unknown for other in others for unknown in other.unknowns}
        prints = [one for one in reading.stated if isinstance(one, Printed) and one.unknown in spoken]
        implied = reading.demanded([*others, *prints], each.base, known.unit)
        if implied is None or not _is_bounded(implied) or each.base in told:
            continue
        told.add(each.base)
        message = Message.of("D301.chained", implied=Amount(implied, known.unit), when=when(denotation.days))
        related = tuple(Related(other.rate.span, "stated") for other in others)
        yield Finding(META.code, META.level, message, each.rate.span, related, implied)


def _is_bounded(interval: Interval) -> bool:
    return interval.lower is not None and interval.upper is not None and interval.upper > 0
