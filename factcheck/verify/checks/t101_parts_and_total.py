"""Listed parts that do not make up their total.

What it does:
    Adds up the parts that stand after ``trong đó``, ``gồm``, ``bao gồm`` or in a bracket, with what is ``còn lại``, and
    compares the sum with the total before them. Parts after ``gồm`` make up the whole; those after ``trong đó`` need
    only not exceed it, unless their shares or ``còn lại`` show that they are all.

Why it matters:
    A digit exchanged in one of many numbers is seen by nobody until somebody adds them up.

When it abstains:
    Rounding or ``khoảng`` can explain the difference, the list ends in ``…`` or names only the main parts, some parts
    divide others, parts may overlap (``nữ``, ``đảng viên``), or a value is one of each (``mỗi``).

Example:
    ``Dự án rộng 985 ha, gồm 466 ha đất lúa và 529 ha đất rừng.``

Tiếng Việt:
    Cộng các phần được kể sau “trong đó”, “gồm”, “bao gồm” hoặc trong ngoặc rồi so với tổng đã nêu. Lỗi khi tổng không
    khớp mà làm tròn không giải thích được; sau “trong đó” chỉ báo khi các phần cộng lại vượt quá tổng, hoặc khi bài
    cho biết đã kể đủ các phần.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from factcheck.model.finding import Diagnosis, Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Bound, Quantity
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import Listing, added, enclosed, listings, may_differ, rounded, summed
from factcheck.verify.misprint import exchanged, mistyped
from factcheck.verify.passage import Passage
from factcheck.verify.reprint import with_value
from factcheck.verify.sieve import Sieve

META = Meta(code="T101", name="parts-and-total", level=Level.ERROR, since="0.1")
_BEFORE = 200  # characters before the cue in which the total begins
_NUMBERS = r"[^\n\d]{0,200}\d+[^\n\d]{1,200}\d"
_LISTS = Sieve(
    (f"gồm{_NUMBERS}", _BEFORE),
    (f"rong đó{_NUMBERS}", _BEFORE),
    (f"Gồm{_NUMBERS}", _BEFORE),
    # a bracket with two numbers that are no dates, right after a number
    (r"\([^()\n\d/%]{0,60}\d+(?! tuổi)[^()\n\d/%]{1,60}\d", 30),
)
FAIL = (
    Case("Dự án rộng 985 ha, gồm 466 ha đất lúa và 529 ha đất rừng.", at="985 ha"),
    Case("Vốn vay là 96,5 tỷ đồng (trong đó, ngắn hạn là 33,1 tỷ đồng, dài hạn là 64,7 tỷ đồng).", at="96,5 tỷ đồng"),
    Case(
        "Mưa lũ làm 17.080 nhà hư hỏng, gồm: Hà Tĩnh 157 nhà, Quảng Bình 15.495 nhà, Quảng Trị 1.437 nhà.",
        at="17.080 nhà",
    ),
    Case(
        "Có 2.036 người trả lời, trong đó 1.439 người chọn tàu, 379 người chọn xe khách, còn lại 200 người đi xe máy.",
        at="2.036 người",
    ),
    Case("Hội chợ có 245 gian hàng (132 gian hàng trong nước, 131 gian hàng nước ngoài).", at="245 gian hàng"),
    Case(
        "Lưu lượng xả là 5.342 m3/s; trong đó qua tuabin khoảng 1.600 m3/s, qua tràn khoảng 3.832 m3/s.",
        at="5.342 m3/s",
    ),
)
PASS = (
    Case("Dự án rộng 995 ha, gồm 466 ha đất lúa và 529 ha đất rừng."),
    Case("Vốn vay là 97,8 tỷ đồng, trong đó ngắn hạn là 33,1 tỷ đồng, dài hạn là 44,7 tỷ đồng."),
    Case("Kinh phí gần 2 tỷ đồng, gồm 1,1 tỷ đồng từ ngân sách và 840 triệu đồng do dân góp."),
    Case("Tỉnh trả 51,5 tỷ đồng, bao gồm vốn vay 27,7 tỷ đồng, nợ gốc 20 tỷ đồng, nợ lãi 7,7 tỷ đồng."),
    Case("Trường có 37 phòng, gồm: 10 phòng làm việc, 17 phòng học, 3 phòng máy..."),
    Case("Quà gồm 240 suất, mỗi suất 2 triệu đồng và 12 suất trị giá 5 triệu đồng."),
)
_FEWEST = 3  # values in a text that has a total and two parts
_NEAR = Fraction(1, 10)  # a slip of one digit seldom moves a sum further
_FAR = Fraction(1, 2)
_MOST_NAMED = 4  # parts named in the message
_PRECISE = 4  # digits after which "khoảng" no longer rounds
_MOST_MENDS = 3


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The totals that the parts listed after them contradict."""
    if len(passage.quantities) < _FEWEST:
        return
    for sentence in _LISTS.sentences(passage, lambda at: may_differ(passage, at)):
        for listing in listings(passage, sentence):
            if len(listing.parts) > 1:
                yield from _judged(listing)


def _judged(listing: Listing) -> Iterator[Finding]:
    total, parts = listing.total.amount, [part.amount for part in listing.parts]
    if _agree(total, parts):
        level = _level_of_precise(total, parts)
    else:
        level = None if _explained(listing, parts) else _level(listing, total, parts)
    if level is not None:
        yield _finding(level, total, parts)


def _agree(total: Quantity, parts: Sequence[Quantity]) -> bool:
    return not enclosed(total).is_disjoint(summed(parts))


def _explained(listing: Listing, parts: Sequence[Quantity]) -> bool:
    """Whether some of the parts make up the total or another part, or all of them another total."""
    intervals = [enclosed(part) for part in parts]
    totals = [enclosed(total.amount) for total in (listing.total, *listing.rivals)]
    if listing.rivals:
        totals.append(added(totals))
        if any(not total.is_disjoint(added(intervals)) for total in totals):
            return True
    for first in range(len(parts)):
        for last, run in enumerate(accumulate(intervals[first:]), start=first + 1):
            others = [*totals, *intervals[:first], *intervals[last:]] if last - first < len(parts) else totals
            if last - first > 1 and any(not other.is_disjoint(run) for other in others):
                return True
    return False


def _level(listing: Listing, total: Quantity, parts: Sequence[Quantity]) -> Level | None:
    whole, surplus = total.low * total.base_factor, _surplus(total, parts)
    is_near = abs(surplus) <= max(whole * _NEAR, Fraction(1 if total.is_whole_count and whole >= 5 else 0))
    if surplus > 0:
        return _level_over(listing, total, parts, is_near=is_near, is_far=surplus > whole * _FAR)
    if listing.is_exhaustive:
        return _level_short(listing, total, parts, is_near=is_near, is_far=-surplus > whole * _FAR)
    if not is_near or listing.rivals:
        return None
    if len(exchanged(total, parts)) == 1:
        return Level.WARNING
    return Level.NOTE if listing.is_certain and mistyped(total, parts) else None


def _level_short(
    listing: Listing, total: Quantity, parts: Sequence[Quantity], *, is_near: bool, is_far: bool
) -> Level | None:
    """The level where parts that should be all fall short of the total: far short only where a misprint explains it."""
    if is_near:
        return Level.ERROR if listing.is_certain else Level.WARNING
    is_slip = bool(exchanged(total, parts) or mistyped(total, parts))
    return Level.WARNING if is_slip and listing.is_certain and not is_far else None


def _level_over(
    listing: Listing, total: Quantity, parts: Sequence[Quantity], *, is_near: bool, is_far: bool
) -> Level | None:
    if is_far:
        return None
    is_count = total.unit is not None and total.unit.dimension is Dimension.COUNT
    divided = listing.is_made_of or listing.is_exhaustive or not is_count
    is_slip = bool(exchanged(total, parts) or mistyped(total, parts))
    if listing.is_certain and is_near and (divided or is_slip):
        return Level.ERROR
    return Level.WARNING if is_near or divided else None


def _level_of_precise(total: Quantity, parts: Sequence[Quantity]) -> Level | None:
    """A warning where ``khoảng`` alone explains the difference, before numbers too precise for it, and a slip fits."""
    numbers = (total, *parts)
    if not any(_is_about(number) for number in numbers) or any(
        number.qualifier is not None and not _is_about(number) for number in numbers
    ):
        return None
    if not rounded(total).is_disjoint(added([rounded(part) for part in parts])):
        return None
    surplus = abs(_surplus(total, parts))
    precise = all(not _is_about(number) or _is_precise(number, surplus) for number in numbers)
    return Level.WARNING if precise and exchanged(total, parts) else None


def _is_precise(number: Quantity, surplus: Fraction) -> bool:
    """Whether it has so many digits that it is no rounded one, and the zeros at its end do not hide the surplus."""
    count = number.low / number.place
    zeros = len(str(count)) - len(str(count).rstrip("0"))
    hidden = number.place * number.base_factor * Fraction(f"1e{zeros}") / 2
    return count >= 10**_PRECISE / 10 and hidden < surplus


def _is_about(number: Quantity) -> bool:
    return number.qualifier is not None and number.qualifier.bound is Bound.ABOUT and number.place > 0


def _surplus(total: Quantity, parts: Sequence[Quantity]) -> Fraction:
    return sum((part.low * part.base_factor for part in parts), Fraction(0)) - total.low * total.base_factor


def _finding(level: Level, total: Quantity, parts: Sequence[Quantity]) -> Finding:
    surplus = _surplus(total, parts)
    working = " + ".join(part.text for part in parts) if len(parts) <= _MOST_NAMED else None
    message = Message.of(
        f"T101.{'over' if surplus > 0 else 'under'}",
        working=working or Message.of("T101.parts", count=str(len(parts))),
        sum=_printed(total, total.low + surplus / total.base_factor),
        total=total.text,
        difference=_printed(total, abs(surplus) / total.base_factor),
    )
    places = tuple(Related(part.span, "part") for part in parts)
    sums = summed(parts).scaled(1 / total.base_factor)
    return Finding(META.code, level, message, total.span, places, sums, _diagnoses(total, parts))


def _printed(total: Quantity, value: Fraction) -> str | Amount:
    """A value in the words of the total where its places hold it."""
    new = with_value(total, value)
    return Amount(Interval.point(value), total.unit) if new is None else new.text


def _diagnoses(total: Quantity, parts: Sequence[Quantity]) -> tuple[Diagnosis, ...]:
    return tuple((exchanged(total, parts) + mistyped(total, parts))[:_MOST_MENDS])
