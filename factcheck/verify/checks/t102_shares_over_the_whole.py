"""Shares of one whole that sum to over 100 %.

What it does:
    Adds up the shares that one sentence deals out of one whole: those before a share that is ``còn lại``, which must
    make up 100 % with it, and three or more shares after ``chiếm``, which must not exceed 100 %.

Why it matters:
    A list of shares that sums to 115 % has a wrong share in it, or counts somebody twice.

When it abstains:
    The text tells of a poll, in which one may give several answers; the groups may overlap (``nữ``, ``đảng viên``); a
    share divides another one (``trong đó``); the shares are of different times or wholes; rounding explains the sum.

Example:
    ``Gạo chiếm 45%, cà phê 32%, còn lại 33% là thủy sản.``

Tiếng Việt:
    Cộng các tỷ lệ của cùng một tổng trong một câu. Lỗi khi các tỷ lệ cùng với phần “còn lại” cộng lại vượt quá 100%;
    cảnh báo khi chỉ là danh sách các phần “chiếm”. Không xét khảo sát được chọn nhiều câu trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.lexicon.cues import Role
from factcheck.lexicon.listing import listing_words
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.unit import PERCENT
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import FOREIGN, added, is_percent
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="T102", name="shares-over-the-whole", level=Level.ERROR, since="0.1")
_SHARES = Sieve(
    r"còn lại[^\n%]*?%",
    r"%[^\n%]{0,80}?còn lại",
    r"chiếm[^\n%]{0,80}?%[^\n%]{0,80}?%[^\n%]{0,80}?%",
)
TRIGGER = _SHARES.trigger
FAIL = (
    Case("Gạo chiếm 45%, cà phê 32%, còn lại 33% là thủy sản.", at="33%"),
    Case("Nhà nước nắm 51% vốn, quỹ nước ngoài nắm 28% vốn, 31% còn lại thuộc về người lao động.", at="31%"),
    Case("Về nguồn khách, khách Hàn chiếm 44%, khách Nhật chiếm 35%, khách Nga chiếm 29%.", at="29%"),
)
PASS = (
    Case("Gạo chiếm 45%, cà phê 32%, còn lại 23% là thủy sản."),
    Case("Gạo chiếm 33,3%, cà phê 33,3%, còn lại 33,3% là thủy sản."),
    Case("Theo khảo sát, 62% chọn đi tàu, 45% chọn đi xe khách, 20% còn lại chọn máy bay."),
    Case("Gạo chiếm 45%, trong đó gạo thơm chiếm 30%, còn lại 55% là cà phê."),
    Case("Trong ban có nữ chiếm 42%, người trẻ chiếm 38%, người ngoài tỉnh chiếm 35%, đảng viên chiếm 90%."),
    Case("Năm 2018 gạo chiếm 55%, năm 2019 chiếm 40%, còn lại 30% là cà phê."),
)
_FIRST_WORDS = 12  # mentions before a share in which words that change its meaning may stand
_MOST = 160  # a larger sum is of several wholes
_MOST_LISTED = 125
_BREAKS = frozenset({Role.COMMA, Role.STOP, Role.JOIN, Role.OPEN, Role.CLOSE})
_OTHER = FOREIGN | {Role.INDICATOR, Role.GROWTH, Role.ATTAINMENT, Role.PERIOD}


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The sentences that deal out more than a whole."""
    for sentence in _SHARES.sentences(passage):
        shares, level = _rest(sentence.row), Level.ERROR
        if shares is None:
            shares, level = _listed(sentence.row), Level.WARNING
        if shares and len(shares) > 1 and not _may_overlap(passage, sentence):
            yield from _judged(shares, level)


def _judged(shares: Sequence[Mention], level: Level) -> Iterator[Finding]:
    total = added([share.amount.published_rate for share in shares]).closed
    most = _MOST if level is Level.ERROR else _MOST_LISTED
    if total.lower is None or total.lower < 100 or sum(share.amount.low for share in shares) > most:
        return
    sums = sum((share.amount.low for share in shares), Fraction(0))
    working = " + ".join(share.amount.text for share in shares)
    message = Message.of("T102.over", working=working, sum=Amount(Interval.point(sums), PERCENT))
    places = tuple(Related(share.amount.span, "part") for share in shares[:-1])
    yield Finding(META.code, level, message, shares[-1].amount.span, places, total)


def _may_overlap(passage: Passage, sentence: Sentence) -> bool:
    before = passage.rows.before(sentence)
    start = before.start if before else sentence.start
    return not {"poll", "overlap", "each"}.isdisjoint(listing_words(passage.document.normal, start, sentence.end))


def _rest(row: Sequence[Mention]) -> list[Mention] | None:
    """The shares up to the one that is ``còn lại``; ``None`` where none is or one of them is no plain share."""
    shares: list[Mention] = []
    for piece in _pieces(row):
        if any(mention.role is Role.WITHIN for mention in piece) and shares:
            return None
        found = [mention for mention in piece if mention.quantity is not None and is_percent(mention)]
        if not found:
            continue
        if len(found) > 1 or _is_other(piece, found[0]):
            return None
        shares += found
        if any(mention.role is Role.WHOLE and mention.key == "còn" for mention in piece):
            return shares
    return None


def _listed(row: Sequence[Mention]) -> list[Mention] | None:
    """Three or more shares of which each has its ``chiếm`` or goes on with that of the one before, and nothing else."""
    shares: list[Mention] = []
    begun = False
    for piece in _pieces(row):
        found = [mention for mention in piece if mention.quantity is not None and is_percent(mention)]
        if any(mention.role in (Role.WITHIN, Role.CONTRAST) for mention in piece):
            return None
        begun = begun or any(mention.role is Role.SHARE for mention in piece)
        if not found:
            continue
        if len(found) > 1 or not begun or _is_other(piece, found[0]) or piece[-1] is not found[0]:
            return None
        shares += found
    return shares if len(shares) > 2 else None


def _is_other(piece: Sequence[Mention], share: Mention) -> bool:
    """Whether the percentage is a movement, a level or of a period of its own."""
    at = piece.index(share)
    return any(mention.role in _OTHER for mention in piece[max(0, at - _FIRST_WORDS) : at])


def _pieces(row: Sequence[Mention]) -> Iterator[list[Mention]]:
    piece: list[Mention] = []
    for mention in row:
        if mention.role not in _BREAKS:
            piece.append(mention)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
