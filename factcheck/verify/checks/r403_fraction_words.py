"""A part told in words that the number behind it contradicts.

What it does:
    Compares ``quá nửa``, ``đa số``, ``gần một phần ba`` with the percentage or the ``a/b`` in the bracket behind it.

Why it matters:
    Words are what stays with readers; ``quá nửa`` with 45% behind it says two things.

When it abstains:
    No bracket follows within the clause, it holds more than one number, or another number stands between.

Example:
    ``Quá nửa số hộ (45%) chưa có nước máy.``

Tiếng Việt:
    So cách nói bằng chữ (quá nửa, đa số, gần một phần ba) với con số trong ngoặc ngay sau. Cảnh báo khi con số nằm
    ngoài khoảng mà chữ cho phép.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.fraction_words import part_in
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.unit import PERCENT
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="R403", name="fraction-words", level=Level.WARNING, since="0.1", relation="share")
TRIGGER = lazy_pattern(r"\((?:(?:khoảng|hơn|gần|chiếm) )?\d[\d.,]*(?: ?%|/\d[\d.]*)[^()\d\n]{0,25}\)")
FAIL = (
    Case("Quá nửa số hộ (45%) chưa có nước máy.", at="45%"),
    Case("Gần một phần ba số đại biểu (180/400 đại biểu) vắng mặt.", at="180/400 đại biểu"),
    Case("Đa số cử tri (48,2%) chọn phương án này.", at="48,2%"),
)
PASS = (
    Case("Quá nửa số hộ (54%) chưa có nước máy."),
    Case("Gần một phần ba số đại biểu (120/400 đại biểu) vắng mặt."),
    Case("Đa số cử tri (51,8%) chọn phương án này."),
    Case("Quá nửa số hộ đã có nước máy, chỉ còn 45% chưa có."),
)
_REACH = 60  # code points between the words and the bracket
_TOLERANCE = 1  # percentage points: "quá nửa (49,6%)" is careless, not wrong
_BRACKET = lazy_pattern(r"(?:([\d.,]+) ?%|([\d.]+)/([\d.]+))[^()\d]*\)$")


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The parts in words whose bracket says another part."""
    text = passage.document.normal
    for match in TRIGGER.finditer(text):
        before = max(text.rfind(mark, 0, match.start()) for mark in ".;,(\n") + 1
        part = part_in(text, max(before, match.start() - _REACH), match.start())
        share = _share(match.group()) if part is not None else None
        if part is None or share is None or any(char.isdecimal() for char in text[part.end : match.start()]):
            continue
        if share.is_disjoint(Interval(Fraction(part.least - _TOLERANCE), Fraction(part.most + _TOLERANCE))):
            yield _finding(passage, (part.start, match.start()), (match.start() + 1, match.end() - 1), share)


def _share(bracketed: str) -> Interval | None:
    """The percentage of the bracket that ends ``bracketed``."""
    number = _BRACKET.search(bracketed)
    if number is None:
        return None
    if number[1]:
        digits = number[1].replace(",", ".")
        if digits.count(".") > 1 or not digits[-1].isdecimal():
            return None
        return Interval.point(Fraction(digits))
    part, whole = (int(number[group].replace(".", "") or 0) for group in (2, 3))
    return Interval.point(Fraction(100 * part, whole)) if 0 < part <= whole else None


def _finding(passage: Passage, told: tuple[int, int], number: tuple[int, int], share: Interval) -> Finding:
    words_span, span = passage.document.span(*told), passage.document.span(*number)
    source = passage.document.text
    message = Message.of(
        "R403.contradicted",
        words=words_span.slice(source).strip(),
        number=span.slice(source),
        actual=Amount(share, PERCENT),
    )
    return Finding(META.code, META.level, message, span, (Related(words_span, "worded"),), share)
