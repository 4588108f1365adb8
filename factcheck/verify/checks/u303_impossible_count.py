"""Count of people that is no whole number, or a share under 0.

What it does:
    Warns of ``3,5 người`` where no mean is spoken of, and of ``chiếm -5%``.

Why it matters:
    A point or a comma in the wrong place, a magnitude word left out (``3,5 nghìn người``), or a mean that is not called
    one.

When it abstains:
    The sentence has a word for a mean or for a rate (``bình quân``, ``mỗi``, ``cứ``, ``vạn dân``), the number is per
    something or a range; other things than people, which may be halved.

Example:
    ``Vụ va chạm làm 3,5 người bị thương.``

Tiếng Việt:
    Cảnh báo khi số người không phải số nguyên mà câu không nói về bình quân, hoặc khi tỷ trọng nhỏ hơn 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.lexicon.amount_words import Use, holds, uses_of
from factcheck.model.claim import Certainty, Share
from factcheck.model.finding import Finding, Level, Message
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.contradiction import statement
from factcheck.verify.passage import Passage
from factcheck.verify.restatement import surroundings

META = Meta(code="U303", name="impossible-count", level=Level.WARNING, since="0.1")
FAIL = (
    Case("Vụ va chạm làm 3,5 người bị thương.", at="3,5 người"),
    Case("Hàng nhập từ nước này chiếm -5% tổng lượng.", at="5%"),
)
PASS = (
    Case("Bình quân mỗi hộ có 3,5 người."),
    Case("Sự kiện thu hút 3,5 nghìn người."),
    Case("Cả huyện có 8,4 bác sĩ trên một vạn dân."),
    Case("Nhóm này chiếm 3-5% tổng lượng hàng."),
)

_MINUS = "-−–"


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The parts of people, then the shares under 0."""
    for mention in passage.quantities:
        if mention.amount.low.denominator != 1 and _is_part_of_person(passage, mention):
            quantity = mention.amount
            noun = "" if quantity.unit is None else quantity.unit.symbol
            message = Message.of("U303.fraction", quantity=quantity.text, noun=noun)
            yield Finding(META.code, META.level, message, quantity.span)
    for claim in passage.claims:
        if isinstance(claim, Share) and claim.rate is not None and claim.certainty is Certainty.CERTAIN:
            start = claim.rate.span.start
            if start > 1 and passage.document.text[start - 1] in _MINUS and passage.document.text[start - 2] == " ":
                message = Message.of(
                    "U303.negative", share=statement(claim).replace(claim.rate.text, f"-{claim.rate.text}")
                )
                yield Finding(META.code, META.level, message, claim.rate.span)


def _is_part_of_person(passage: Passage, mention: Mention) -> bool:
    quantity, text = mention.amount, passage.document.normal
    unit = quantity.unit
    if unit is None or not unit.is_count or quantity.is_range:
        return False
    uses = uses_of(unit.symbol)
    if not uses or Use.PERSON not in uses[0] or text[mention.end : mention.end + 2].strip()[:1] == "/":
        return False
    return not holds(text, *surroundings(passage, mention), Use.MEAN)
