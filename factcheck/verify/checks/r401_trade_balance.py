"""Trade balance or turnover that exports and imports do not give.

What it does:
    Where exports, imports and a balance (``xuất siêu``, ``nhập siêu``) or a turnover (``tổng kim ngạch``) stand in one
    sentence, works out the difference or the sum.

Why it matters:
    The three come from one table and are typed one by one; only together they show a slip, and ``xuất siêu`` for
    ``nhập siêu`` turns the news round.

When it abstains:
    One of the amounts is not printed or is printed twice, currencies differ, an amount is that of a part
    (``khu vực FDI``, a market, a kind of goods), of another time or place, or a change (``tăng 2 tỷ USD``), or rounding
    explains the difference. Amounts of two neighbouring sentences give a warning at most.

Example:
    ``Xuất khẩu đạt 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD, xuất siêu 3,7 tỷ USD.`` It is 2,7.

Tiếng Việt:
    Tính lại cán cân và tổng kim ngạch từ xuất khẩu và nhập khẩu: xuất siêu là xuất khẩu trừ nhập khẩu, tổng kim ngạch
    là hai số cộng lại. Báo lỗi khi không cách làm tròn nào khớp, hoặc khi nhầm xuất siêu với nhập siêu. Không báo khi
    số liệu thuộc một khu vực, thị trường hay mặt hàng riêng.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from factcheck.identity.figure import Figure, Hint
from factcheck.lexicon.check_words import words_of
from factcheck.lexicon.cues import Role
from factcheck.lexicon.trade import Trade, trade_at
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="R401", name="trade-balance", level=Level.ERROR, since="0.1", relation="difference")
_NAMED = lazy_pattern("|".join(words_of("R401")))
FAIL = (
    Case("Quý này xuất khẩu đạt 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD, xuất siêu 3,7 tỷ USD.", at="3,7 tỷ USD"),
    Case("Cả nước nhập siêu 2,7 tỷ USD: xuất khẩu đạt 22,5 tỷ USD, nhập khẩu đạt 19,8 tỷ USD.", at="2,7 tỷ USD"),
    Case(
        "Tổng kim ngạch đạt 52,3 tỷ USD, trong đó xuất khẩu 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD.",
        at="52,3 tỷ USD",
    ),
)
PASS = (
    Case("Quý này xuất khẩu đạt 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD, xuất siêu 2,7 tỷ USD."),
    Case("Tổng kim ngạch đạt 42,3 tỷ USD, trong đó xuất khẩu 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD."),
    Case("Xuất khẩu đạt 22,5 tỷ USD, nhập khẩu 19,8 tỷ USD; riêng khu vực FDI xuất siêu 3,7 tỷ USD."),
    Case("Xuất khẩu tăng 2,5 tỷ USD, nhập khẩu tăng 1,8 tỷ USD, xuất siêu 3,7 tỷ USD."),
)
_CHANGES = frozenset({Role.CHANGE, Role.LOSS, Role.COMPARISON, Role.REFERENCE})
_SIDES = (Trade.EXPORTS, Trade.IMPORTS)
_RESULTS = (Trade.SURPLUS, Trade.DEFICIT, Trade.TOTAL)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The balances and turnovers that their parts contradict."""
    for sentence in passage.rows.matching(_NAMED):
        own = _amounts(sentence)
        if own is None or not any(result in own for result in _RESULTS):
            continue
        level = Level.ERROR
        if not all(side in own for side in _SIDES):
            before = passage.rows.before(sentence)
            earlier = _amounts(before) if before is not None and not any(side in own for side in _SIDES) else None
            own = {side: earlier[side] for side in _SIDES if side in earlier} | own if earlier else own
            level = Level.WARNING
        if all(side in own for side in _SIDES) and _are_together(own.values(), passage.figures()):
            yield from _judged(own, level)


def _amounts(sentence: Sentence) -> dict[Trade, Quantity] | None:
    """The amounts of trade of a sentence by what they are; ``None`` where one is told twice or is that of a part."""
    found: dict[Trade, Quantity] = {}
    name: Trade | None = None
    skipped = 0
    keys = [mention.key for mention in sentence.row]
    for at, mention in enumerate(sentence.row):
        if skipped:
            skipped -= 1
            continue
        named = trade_at(keys, at) if mention.key else None
        if named is not None:
            skipped, name = named[0] - 1, named[1]
            if name is Trade.OTHER:
                return None
        elif mention.role in _CHANGES or mention.role is Role.STOP:
            name = None
        elif name is not None and _is_money(mention):
            if name in found or mention.amount.is_range or mention.amount.is_ambiguous:
                return None
            found[name] = mention.amount
            name = None
    return found


def _are_together(amounts: Iterable[Quantity], figures: Iterable[Figure]) -> bool:
    """Whether the amounts are of one time and one owner and all estimates or none, as far as their words tell."""
    spans = {amount.span for amount in amounts}
    told = [figure for figure in figures if figure.quantity.span in spans]
    days = {figure.days for figure in told if figure.has_own_period and figure.days is not None}
    owners = {figure.subject.names for figure in told if figure.subject.names}
    estimates = {Hint.ESTIMATE in figure.hints for figure in told}
    return len(days) <= 1 and len(owners) <= 1 and len(estimates) <= 1


def _is_money(mention: Mention) -> bool:
    unit = mention.quantity.unit if mention.quantity else None
    return unit is not None and unit.dimension is Dimension.MONEY and unit.per is None


def _judged(amounts: Mapping[Trade, Quantity], level: Level) -> Iterator[Finding]:
    exports, imports = amounts[Trade.EXPORTS], amounts[Trade.IMPORTS]
    for result in _RESULTS:
        stated = amounts.get(result)
        if stated is None or len({amount.unit for amount in (stated, exports, imports)}) > 1:
            continue
        expected = _expected(exports, imports, result)
        if expected is not None and expected.is_disjoint(stated.enclosure):
            yield _finding(result, stated, (exports, imports), level)


def _expected(exports: Quantity, imports: Quantity, result: Trade) -> Interval | None:
    out, back = exports.enclosure, imports.enclosure
    if not (out.is_bounded and back.is_bounded):
        return None
    if result is Trade.TOTAL:
        return out + back
    return out + -back if result is Trade.SURPLUS else back + -out


def _finding(result: Trade, stated: Quantity, sides: Sequence[Quantity], level: Level) -> Finding:
    exports, imports = sides
    value: Fraction = exports.low + imports.low if result is Trade.TOTAL else exports.low - imports.low
    turned = (value < 0) is (result is Trade.SURPLUS) and result is not Trade.TOTAL
    key = "total" if result is Trade.TOTAL else f"{result}_turned" if turned else str(result)
    message = Message.of(
        f"R401.{key}",
        stated=stated.text,
        exports=exports.text,
        imports=imports.text,
        actual=Amount(Interval.point(abs(value)), stated.unit),
    )
    related = (Related(exports.span, "exports"), Related(imports.span, "imports"))
    return Finding(META.code, level, message, stated.span, related)
