"""Compared counts of different things.

What it does:
    Notes that the two values of a change or a multiple count different things by their words: ``40.594 trường hợp``
    against ``16.351 người``.

Why it matters:
    Cases are not people, visits are not visitors; the rate between them means little.

When it abstains:
    One of the nouns contains the other (``khách`` and ``lượt khách``) or is a wider word for it (``em`` and
    ``học sinh``), or one is not printed.

Example:
    ``Tiếp nhận 40.600 trường hợp, tăng 148% so với 16.350 người năm trước.``

Tiếng Việt:
    Ghi chú khi hai số so sánh với nhau đếm hai thứ khác nhau, ví dụ “trường hợp” và “người”.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.lexicon.count_kinds import may_count_the_same
from factcheck.model.claim import Change, Claim, Multiple
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.unit import Dimension, Unit
from factcheck.verify.check import Case, Meta

META = Meta(code="U101", name="differing-count-nouns", level=Level.NOTE, since="0.1")
FAIL = (
    Case("Cả năm tiếp nhận 40.600 trường hợp, tăng 148% so với 16.350 người của năm trước.", at="40.600 trường hợp"),
)
PASS = (
    Case("Cả năm tiếp nhận 40.600 trường hợp, tăng 148% so với 16.350 trường hợp của năm trước."),
    Case("Cả năm đón 40.600 lượt khách, tăng 148% so với 16.350 khách của năm trước."),
    Case("Trường có 30 em đỗ thủ khoa, tăng 20% so với 25 học sinh của năm trước."),
)


def check(claim: Claim) -> Iterator[Finding]:
    """The differing nouns of two counts."""
    current, base = claim.current, claim.base
    if not isinstance(claim, Change | Multiple) or current is None or base is None:
        return
    if current.unit is None or base.unit is None or not _differ(current.unit, base.unit):
        return
    message = Message.of("U101.differing", current=current.text, base=base.text)
    yield Finding(META.code, META.level, message, current.span, (Related(base.span, "base"),))


def _differ(a: Unit, b: Unit) -> bool:
    return a.dimension is b.dimension is Dimension.COUNT and not may_count_the_same(a.symbol, b.symbol)
