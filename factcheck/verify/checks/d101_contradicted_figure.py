"""One figure told twice, with values that cannot both hold.

What it does:
    Finds figures that denote the same quantity (the same words for what is measured, of whom, and when; a level and no
    difference; the same standing as actual, estimate or plan) and compares what they print.

Why it matters:
    A figure stands in the headline, in the sapo and in the body. One of them is corrected, the others are forgotten.

When it abstains:
    The words of either place leave open what is measured, of whom, or on which days; one is an estimate and the other
    is not; one rounds the other; or the values are so far apart that they are likely to be of different things.

Example:
    ``Năm 2022, tỉnh An Phú xuất khẩu 7,1 triệu tấn gạo.`` and two paragraphs later ``Năm 2022, tỉnh An Phú xuất khẩu
    7,7 triệu tấn gạo.``

Tiếng Việt:
    Tìm những chỗ nói về cùng một số liệu (cùng nội dung, cùng đơn vị, cùng kỳ, cùng là số thực hiện hay ước tính) mà
    giá trị không thể cùng đúng. Không báo khi một chỗ chỉ làm tròn chỗ kia, khi khác kỳ, khác nơi, khác loại số liệu,
    hoặc khi lời văn chưa đủ để biết chắc hai chỗ nói về cùng một điều.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.identity.likeness import meet
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.quantity import Quantity
from factcheck.verify.check import Case, Meta
from factcheck.verify.document.statements import Printed
from factcheck.verify.passage import Passage

META = Meta(code="D101", name="contradicted-figure", level=Level.ERROR, since="0.1")
FAIL = (
    Case(
        "Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt 512.300 tấn.\n\n"
        "Mưa đá làm nhiều vườn mất mùa. Sản lượng cà phê của tỉnh Bình Minh năm 2022 chỉ đạt 521.300 tấn.",
        at="521.300 tấn",
    ),
    Case(
        "Quý I/2023, huyện Tân Lập thu thuế nhà đất 38,4 tỷ đồng.\n\n"
        "Chi cục thuế cho biết thuế nhà đất huyện Tân Lập thu quý I/2023 là 34,4 tỷ đồng, thấp hơn dự kiến.",
        at="34,4 tỷ đồng",
    ),
)
PASS = (
    Case(
        "Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt hơn 512.000 tấn.\n\n"
        "Sản lượng cà phê của tỉnh Bình Minh năm 2022 đạt 512.300 tấn."
    ),
    Case(
        "Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt 512.300 tấn.\n\n"
        "Sản lượng cà phê của tỉnh Bình Minh năm 2021 đạt 521.300 tấn."
    ),
    Case(
        "Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt 512.300 tấn.\n\n"
        "Sản lượng cà phê của tỉnh An Phú năm 2022 đạt 521.300 tấn."
    ),
    Case(
        "Năm 2022, sản lượng cà phê của tỉnh Bình Minh đạt 512.300 tấn.\n\n"
        "Theo ước tính ban đầu, sản lượng cà phê của tỉnh Bình Minh năm 2022 là 521.300 tấn."
    ),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The figures of one denotation whose values cannot meet, each once."""
    reading = passage.joint()
    if reading is None:
        return
    told: set[int] = set()
    for conflict in reading.conflicts():
        unknown = conflict[0].unknowns[0]
        if all(isinstance(each, Printed) for each in conflict) and unknown not in told:
            told.add(unknown)
            quantities = [quantity for each in conflict for quantity in each.places]
            yield _finding(*_told_apart(quantities, reading.amounts.printed[unknown]))


def _told_apart(pair: Sequence[Quantity], told: Sequence[Quantity]) -> tuple[Quantity, Quantity]:
    """The one of two that fewer of the places agree with, or the later one, and the other."""
    first, second = sorted(pair, key=lambda quantity: quantity.span)
    agreeing = [sum(meet(quantity, other) for other in told) for quantity in (first, second)]
    return (first, second) if agreeing[0] < agreeing[1] else (second, first)


def _finding(here: Quantity, there: Quantity) -> Finding:
    message = Message.of("D101.contradicted", here=here.text, there=there.text)
    fixes = (Fix((Edit(here.span, there.text),)), Fix((Edit(there.span, here.text),)))
    told = Message.of("diagnosis.told_twice", first=here.text, second=there.text)
    related = (Related(there.span, "elsewhere"),)
    return Finding(
        META.code, META.level, message, here.span, related, there.rounding, (Diagnosis("told_twice", told, fixes),)
    )
