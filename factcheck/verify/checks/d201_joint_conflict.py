"""Statements that cannot all hold, though any fewer of them can.

What it does:
    Reads the numbers, changes, shares, multiples and sums of the whole text as one system over shared quantities: the
    same figure may be the current value of one claim, the base of another and a part of a total in a third. Where no
    values satisfy all, names the smallest set of statements that cannot hold together, and what the others ask of each
    number in it. The work is bounded by a number of steps, whatever the machine; a note tells where that was reached,
    and what was found until then stands.

Why it matters:
    Every sentence may be right by itself and the text still be impossible: 350 in 2021, up 10 % in 2022, up 5 % to 450
    in 2023. Nobody multiplies across paragraphs.

When it abstains:
    The words leave open what is measured, of whom or when; a claim is contradicted by its own operands, which is
    reported there; rounding explains the difference; or the figures of parts of a year may be levels, which do not add
    up.

Example:
    ``Năm 2021, tỉnh An Phú xuất khẩu 350 nghìn tấn gạo.`` ``Năm 2022, gạo xuất khẩu của tỉnh An Phú tăng 10% so với năm
    2021.`` ``Năm 2023, ... đạt 450 nghìn tấn, tăng 5% so với năm 2022.`` The three make it 391 to 418 thousand.

Tiếng Việt:
    Đọc mọi con số, mức tăng giảm, tỷ trọng, tổng và phần của cả bài như một hệ thống. Khi không có giá trị nào thỏa mãn
    tất cả, nêu nhóm nhỏ nhất những câu không thể cùng đúng, và giá trị mà các câu kia đòi hỏi ở từng số. Không báo khi
    lời văn chưa đủ để biết chắc các câu nói về cùng một số liệu, hay khi làm tròn giải thích được chênh lệch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Certainty
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import statement
from factcheck.verify.document.reading import DocumentReading
from factcheck.verify.document.statements import Claimed, Printed, Stated, Summed
from factcheck.verify.passage import Passage

META = Meta(code="D201", name="joint-conflict", level=Level.ERROR, since="0.1")
FAIL = (
    Case(
        "Năm 2021, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 350 triệu USD.\n\n"
        "Kim ngạch xuất khẩu gạo của tỉnh An Phú năm 2022 tăng 10% so với năm 2021.\n\n"
        "Năm 2023, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 450 triệu USD, tăng 5% so với năm 2022.",
        at="5%",
    ),
)
PASS = (
    Case(
        "Năm 2021, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 350 triệu USD.\n\n"
        "Kim ngạch xuất khẩu gạo của tỉnh An Phú năm 2022 tăng 10% so với năm 2021.\n\n"
        "Năm 2023, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 404 triệu USD, tăng 5% so với năm 2022."
    ),
    Case(
        "Năm 2021, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 350 triệu USD.\n\n"
        "Kim ngạch xuất khẩu gạo của tỉnh Bình Minh năm 2022 tăng 10% so với năm 2021.\n\n"
        "Năm 2023, kim ngạch xuất khẩu gạo của tỉnh An Phú đạt 450 triệu USD, tăng 5% so với năm 2022."
    ),
)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The smallest sets of statements of the text that cannot all hold."""
    reading = passage.joint()
    if reading is None:
        return
    for conflict in reading.conflicts():
        if _is_joint(conflict):
            yield _finding(reading, conflict)
    if not reading.outcome.is_settled:
        yield Finding(META.code, Level.NOTE, Message.of("D201.bounded"), reading.stated[0].places[0].span)


def _is_joint(conflict: Sequence[Stated]) -> bool:
    """Whether no other check judges the statements: not one sum with its own numbers, nor numbers alone."""
    relations = [each for each in conflict if not isinstance(each, Printed)]
    if len(relations) != 1 or not isinstance(relations[0], Summed) or not relations[0].is_judged:
        return bool(relations)
    own = {quantity.span for quantity in relations[0].places}
    return any(quantity.span not in own for each in conflict for quantity in each.places)


def _finding(reading: DocumentReading, conflict: Sequence[Stated]) -> Finding:
    told = sorted(conflict, key=lambda each: each.places[0].span)
    is_certain = all(each.certainty is Certainty.CERTAIN for each in conflict)
    places = sorted({quantity.span for each in conflict for quantity in each.places})
    members: Message | None = None
    for each in reversed(told):
        member = _member(reading, conflict, each)
        members = member if members is None else Message.of("D201.joined", first=member, rest=members)
    return Finding(
        META.code,
        Level.ERROR if is_certain else Level.WARNING,
        Message.of("D201.conflict", members=members or ""),
        places[-1],
        tuple(Related(span, "stated") for span in places[:-1]),
        _demanded(reading, conflict, told[-1]),
    )


def _member(reading: DocumentReading, conflict: Sequence[Stated], each: Stated) -> Message:
    if isinstance(each, Claimed):
        return Message.of("D201.claim", text=statement(each.claim))
    if isinstance(each, Summed):
        total, *parts = (quantity.text for quantity in each.places)
        if not parts:
            return Message.of("D201.claim", text=total)
        return Message.of("D201.sum" if each.is_all else "D201.part", total=total, parts=" + ".join(parts))
    demanded = _demanded(reading, conflict, each)
    if demanded is None or demanded.lower is demanded.upper is None:
        return Message.of("D201.claim", text=each.quantity.text)
    return Message.of("D201.number", text=each.quantity.text, demanded=Amount(demanded, each.quantity.unit))


def _demanded(reading: DocumentReading, conflict: Sequence[Stated], each: Stated) -> Interval | None:
    """What the others ask of a number."""
    if not isinstance(each, Printed):
        return None
    others = [other for other in conflict if other is not each]
    return reading.demanded(others, each.unknown, each.quantity.unit)
