"""Rate between quantities of different kinds.

What it does:
    Warns where the value that rises and the value that it is compared with measure different things: tấn against đồng,
    ha against tấn.

Why it matters:
    There is no rate between a weight and a sum of money; a unit is wrong, or the number of another line was taken.

When it abstains:
    The link to the value is not certain, another amount before it is of the same kind as the reference, one of the two
    is a count, a percentage, a time or a score, or both are money.

Example:
    ``Sản lượng tôm đạt 12.000 tấn, tăng 5% so với 3 tỷ đồng của năm trước.``

Tiếng Việt:
    Cảnh báo khi so sánh hai đại lượng khác loại, ví dụ tấn với đồng: không thể tính tăng giảm giữa hai bên.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Certainty, Change, Claim, Multiple, Part
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="U102", name="differing-dimensions", level=Level.WARNING, since="0.1")
FAIL = (
    Case("Sản lượng tôm đạt 12.000 tấn, tăng 5% so với 3 tỷ đồng của năm trước.", at="12.000 tấn"),
    Case("Diện tích gieo trồng là 500 ha, giảm 12% so với 568 tấn vụ trước.", at="500 ha"),
)
PASS = (
    Case("Sản lượng tôm đạt 12.000 tấn, tăng 5% so với 11.430 tấn của năm trước."),
    Case("Sản lượng tôm đạt 12.000 tấn, trị giá 3 tỷ đồng, tăng 5% so với năm trước."),
    Case("Vụ này thu 500 tấn, trị giá 3 tỷ đồng, tăng 10% về lượng và 25% về giá trị so với 455 tấn của vụ trước."),
    Case("Lợi nhuận đạt 3.100 tỷ đồng, tăng 90% so với 6 tháng đầu năm."),
)

_DIMENSIONS = frozenset(
    (
        Dimension.MONEY,
        Dimension.MASS,
        Dimension.LENGTH,
        Dimension.AREA,
        Dimension.VOLUME,
        Dimension.ENERGY,
        Dimension.POWER,
    )
)
_SENTENCE = 300  # how far back an amount may stand that the reference belongs to
_NEAR = 10  # "hơn", "mức" may stand before the quantity of a reference


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The values of changes and multiples whose reference begins with a quantity of another dimension."""
    for claim in passage.claims:
        current = claim.current
        if current is None or claim.base is not None or claim.reference is None or not _is_certain(claim):
            continue
        base = _referred(passage, claim)
        if base is not None and _differ(current, base) and not _has_like(passage, base):
            message = Message.of("U102.differing", current=current.text, base=base.text)
            yield Finding(META.code, META.level, message, current.span, (Related(base.span, "base"),))


def _is_certain(claim: Claim) -> bool:
    """Whether the claim compares and its current value is certainly its own."""
    links = [step.certainty for step in claim.derivation if step.part is Part.CURRENT]
    return isinstance(claim, Change | Multiple) and all(link is Certainty.CERTAIN for link in links)


def _referred(passage: Passage, claim: Claim) -> Quantity | None:
    """The quantity that the reference begins with."""
    if claim.reference is None:
        return None
    start, end = claim.reference.span.start, claim.reference.span.end
    inside = (mention.amount for mention in passage.quantities if start <= mention.amount.span.start <= start + _NEAR)
    return next((quantity for quantity in inside if quantity.span.end <= end), None)


def _differ(current: Quantity, base: Quantity) -> bool:
    dimensions = _dimension(current), _dimension(base)
    return None not in dimensions and dimensions[0] is not dimensions[1]


def _has_like(passage: Passage, base: Quantity) -> bool:
    """Whether an amount before the reference may be what it is compared with: ``500 tấn, trị giá 3 tỷ đồng, tăng``."""
    start = base.span.start - _SENTENCE
    return any(
        start <= mention.amount.span.start < base.span.start and _dimension(mention.amount) is _dimension(base)
        for mention in passage.quantities
    )


def _dimension(quantity: Quantity) -> Dimension | None:
    unit = quantity.unit
    return unit.dimension if unit is not None and unit.per is None and unit.dimension in _DIMENSIONS else None
