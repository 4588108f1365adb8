"""Number in digits and the same in words that differ.

What it does:
    Reads the number words in a bracket right behind a number, ``7.500.000 đồng (bảy triệu năm trăm nghìn đồng)``, and
    compares the two.

Why it matters:
    The words are there to make sure of the digits. Where they differ, one was changed and the other was not.

When it abstains:
    Anything else stands in the bracket (``10 (mười người lớn)``), the number is a range or a percentage, or the words
    name a fraction or are one word of several meanings (``thời hạn 2 (năm)``). Words that round the digits
    (``7.510.000 đồng (bảy triệu rưỡi)``) give a warning.

Example:
    ``Phạt 7.500.000 đồng (bảy triệu năm mươi nghìn đồng).``

Tiếng Việt:
    So số viết bằng chữ số với số viết bằng chữ trong ngoặc ngay sau. Báo khi hai bên khác nhau.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.amount_words import Use, uses_of
from factcheck.lexicon.units import unit_names
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.scan.mention import Mention
from factcheck.scan.numerals import Numeral, numeral_at
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage
from factcheck.verify.reprint import with_value

META = Meta(code="U301", name="contradicted-words", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Người lái xe bị phạt 7.500.000 đồng (bảy triệu năm mươi nghìn đồng).", at="7.500.000 đồng"),
    Case("Hội đồng gồm 12 (mười một) thành viên.", at="12"),
)
PASS = (
    Case("Người lái xe bị phạt 7.500.000 đồng (bảy triệu năm trăm nghìn đồng)."),
    Case("Hội đồng gồm 11 (mười một) thành viên."),
    Case("Có 20 người (mười người lớn và trẻ em) lên tàu."),
    Case("Số tiền đặt cọc là 1,2 tỷ đồng (bằng chữ: một tỷ hai trăm triệu đồng chẵn)."),
)

_REACH = 120


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The numbers whose words say another."""
    text = passage.document.normal
    for mention in passage.quantities:
        if text.startswith((" (", "("), mention.end):
            spelled = _spelled(text, text.index("(", mention.end) + 1)
            finding = None if spelled is None else _contradicted(passage, mention, spelled)
            if finding is not None:
                yield finding


def _spelled(text: str, start: int) -> Numeral | None:
    """The number in words that is all that the bracket holds which opens before ``start``, but for a unit."""
    close = text.find(")", start, start + _REACH)
    colon = text.find(":", start, close) if close >= 0 else -1
    if colon >= 0 and all(Use.SPELLED in uses for uses in uses_of(text, start, colon)):
        start = colon + 1 + text.startswith(" ", colon + 1)
    found = numeral_at(text, start) if close >= 0 else None
    if found is None or not found.is_words or not found.place:
        return None
    named = unit_names().longest(text, found.end + 1)
    end = named[1] if named else found.end
    rest = uses_of(text, end, close)
    return found if all(Use.SPELLED in uses for uses in rest) else None


def _contradicted(passage: Passage, mention: Mention, spelled: Numeral) -> Finding | None:
    quantity = mention.amount
    if quantity.is_range or (quantity.unit is not None and quantity.unit.is_rate):
        return None
    if spelled.value in (quantity.low, *quantity.alternatives):
        return None
    said = uses_of(passage.document.normal, spelled.start, spelled.end)
    if len(said) == 1 and Use.UNSURE in said[0]:
        return None
    half = spelled.place / 2
    is_rounded = quantity.low in Interval(spelled.value - half, spelled.value + half)
    words = passage.document.span(spelled.start, spelled.end)
    message = Message.of(
        "U301.contradicted",
        digits=quantity.text,
        words=words.slice(passage.document.text),
        value=Amount(Interval.point(spelled.value)),
    )
    level = Level.WARNING if is_rounded else Level.ERROR
    related = (Related(words, "spelled"),)
    return Finding(
        META.code, level, message, quantity.span, related, Interval.point(spelled.value), _mend(quantity, spelled.value)
    )


def _mend(quantity: Quantity, value: Fraction) -> tuple[Diagnosis, ...]:
    new = with_value(quantity, value)
    if new is None:
        return ()
    message = Message.of("diagnosis.digit_slip", rate="", actual="", old=quantity.text, new=new.text)
    return (Diagnosis("digit_slip", message, (Fix((Edit(new.span, new.text),)),)),)
