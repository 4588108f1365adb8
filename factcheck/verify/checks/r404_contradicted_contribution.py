"""Contributions in points that do not make up the growth they are parts of.

What it does:
    Adds up the contributions that are listed in percentage points (``nông nghiệp đóng góp 0,5 điểm phần trăm``) to one
    growth rate, and compares the sum with it: the parts may not exceed it, and where the list is complete (one part is
    ``còn lại``, or agriculture, industry, services and product taxes are all there) they must add up to it. A list that
    is not complete gives a warning where it names the sectors of a product, and a note elsewhere.

Why it matters:
    The points of a table of growth are typed one by one, and nobody adds them up.

When it abstains:
    Rounding explains the difference, a part pulls the whole down (``làm giảm``), a part divides another (``trong đó``,
    ``chế biến chế tạo``), growth is divided by use (``tiêu dùng``, ``tích lũy``), or contributions are not in points.
    The three sectors without product taxes are not complete: they seldom add up to the growth of a product. What only
    a whole number beside decimals explains (``3`` for 3,4 beside ``2,9``) is a warning.

Example:
    ``GDP tăng 6,5%, trong đó nông nghiệp đóng góp 0,5 điểm phần trăm, công nghiệp 3,1 điểm phần trăm, còn lại 3,9
    điểm phần trăm là của dịch vụ.`` They add up to 7,5.

Tiếng Việt:
    Cộng các phần đóng góp tính bằng điểm phần trăm rồi so với mức tăng chung. Lỗi khi bài kể đủ các phần (có phần “còn
    lại”, hoặc đủ ba khu vực và thuế sản phẩm) mà tổng không khớp; cảnh báo hoặc ghi chú khi các phần được kể cộng lại
    đã vượt mức tăng chung. Không báo khi có phần làm giảm, khi có phần nằm trong phần khác, hoặc khi làm tròn giải
    thích được.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.lexicon.chains import ChainPhrase, chain_phrases
from factcheck.lexicon.cues import Role
from factcheck.model.claim import Direction
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.listed import added
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="R404", name="contradicted-contribution", level=Level.ERROR, since="0.1")
_GIVEN = Sieve(r"góp[^\n]{0,60}?điểm (?:%|phần trăm)")
TRIGGER = _GIVEN.trigger
FAIL = (
    Case(
        "GDP tăng 6,5%, trong đó nông nghiệp đóng góp 0,5 điểm phần trăm, công nghiệp 3,1 điểm phần trăm, "
        "còn lại 3,9 điểm phần trăm là của dịch vụ.",
        at="6,5%",
    ),
    Case(
        "Trong mức tăng 6,21% của cả nền kinh tế, nông nghiệp tăng 1,4%, đóng góp 0,22 điểm phần trăm; công nghiệp "
        "tăng 7,6%, đóng góp 2,95 điểm phần trăm; dịch vụ tăng 7%, đóng góp 3,67 điểm phần trăm.",
        at="6,21%",
    ),
)
PASS = (
    Case(
        "GDP tăng 6,5%, trong đó nông nghiệp đóng góp 0,5 điểm phần trăm, công nghiệp 3 điểm phần trăm, "
        "còn lại 2,9 điểm phần trăm là của dịch vụ."
    ),
    Case(
        "Trong mức tăng 6,21% của cả nền kinh tế, nông nghiệp tăng 1,4%, đóng góp 0,22 điểm phần trăm; công nghiệp "
        "tăng 7,6%, đóng góp 2,59 điểm phần trăm; dịch vụ tăng 7%, đóng góp 2,67 điểm phần trăm."
    ),
    Case(
        "CPI tăng 0,2%, trong đó giáo dục đóng góp 0,18 điểm phần trăm, giao thông đóng góp 0,15 điểm phần trăm, "
        "còn thực phẩm làm giảm 0,13 điểm phần trăm."
    ),
    Case(
        "GDP tăng 6,5%, trong đó công nghiệp đóng góp 3,4 điểm phần trăm, riêng chế biến đóng góp 2,8 điểm phần trăm, "
        "dịch vụ đóng góp 2,7 điểm phần trăm."
    ),
)
_FAR = 2  # a sum this many times the whole is of something else
_REACH = 40  # characters after "trong mức tăng" in which its rate begins
_VERB = 4  # mentions before a rate among which its verb stands
_FURTHER = 250  # characters after the list in which a part that lessens the whole may be named
_SECTORS = frozenset({"primary", "secondary", "tertiary", "taxes"})
_HALTING = frozenset({"negative", "divides"})
_DIVIDING = frozenset({Role.COMPARISON, Role.LOSS, Role.WITHIN, Role.PERIOD, Role.OPEN, Role.FROM, Role.TO})
_POINTS = Unit("điểm %", Dimension.POINT)


class _Listing(NamedTuple):
    """A growth rate, the contributions to it, whether they are said to be all, and how loud it is if they are not."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    is_complete: bool
    level: Level | None


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The growth rates that the contributions to them contradict."""
    for sentence in _GIVEN.sentences(passage):
        listing = _listing(passage, sentence)
        if listing is not None:
            yield from _judged(listing)


def _listing(passage: Passage, sentence: Sentence) -> _Listing | None:
    phrases = list(chain_phrases(passage.document.normal, sentence.start, sentence.end))
    first = next((phrase for phrase in phrases if phrase.role == "gives"), None)
    if first is None:
        return None
    parts = _parts(sentence.row, [phrase for phrase in phrases if phrase.role == "gives"])
    whole = _named_whole(sentence.row, phrases) or _whole_before(passage, sentence, first)
    if whole is None or len(parts) < 2 or not all(map(_is_plain, [whole, *parts])):
        return None
    start = max(sentence.start, whole.end if whole.end <= first.start else sentence.start)
    listed = {phrase.role for phrase in phrases if phrase.start >= start}
    among = [mention for mention in sentence.row if mention.start >= parts[0].end]
    if not listed.isdisjoint(_HALTING) or any(mention.role in _DIVIDING for mention in among):
        return None
    loud = Level.WARNING if len(listed & _SECTORS) > 1 else Level.NOTE
    level = None if _pulls_down(passage, sentence) else loud
    is_complete = _has_rest(sentence.row, parts) or (listed >= _SECTORS and len(parts) == len(_SECTORS))
    return _Listing(whole.amount, tuple(part.amount for part in parts), is_complete, level)


def _has_rest(row: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether the last part is what is ``còn lại``."""
    last = parts[-1]
    rests = [mention for mention in row if mention.role is Role.WHOLE and mention.key == "còn"]
    return any(parts[-2].end <= rest.start and rest.start <= last.end + 1 for rest in rests)


def _pulls_down(passage: Passage, sentence: Sentence) -> bool:
    """Whether the text goes on with a part that lessens the whole."""
    text, end = passage.document.normal, min(sentence.end + _FURTHER, len(passage.document.normal))
    return any(phrase.role == "negative" for phrase in chain_phrases(text, sentence.end, end))


def _parts(row: Sequence[Mention], gives: Sequence[ChainPhrase]) -> list[Mention]:
    """The points that are contributions; none where one of the points after the first is a movement."""
    parts: list[Mention] = []
    last = gives[0].start
    for at, mention in enumerate(row):
        if mention.quantity is None or mention.start < last:
            continue
        if _is_of(mention, Dimension.POINT):
            lead = [near for near in row[:at] if near.start >= last]
            is_given = any(last <= phrase.start < mention.start for phrase in gives)
            if not is_given and any(near.role is Role.CHANGE for near in lead):
                return []
            parts.append(mention)
        last = mention.end
    return parts


def _is_of(mention: Mention, dimension: Dimension) -> bool:
    unit = mention.quantity.unit if mention.quantity else None
    return unit is not None and unit.dimension is dimension


def _is_plain(mention: Mention) -> bool:
    amount = mention.amount
    is_single = not amount.is_range and not amount.is_ambiguous and amount.low > 0 and amount.place > 0
    return is_single and amount.unit is not None and amount.unit.per is None and amount.unit.symbol in ("%", "điểm %")


def _named_whole(row: Sequence[Mention], phrases: Sequence[ChainPhrase]) -> Mention | None:
    """The rate after ``trong mức tăng`` or ``vào tăng trưởng chung``, where there is one alone."""
    found: list[Mention] = []
    for phrase in phrases:
        if phrase.role == "whole":
            after = next((mention for mention in row if mention.quantity and mention.start >= phrase.end), None)
            if after is not None and _is_of(after, Dimension.PERCENT) and after.start - phrase.end <= _REACH:
                found.append(after)
    return found[0] if len({mention.amount.low for mention in found}) == 1 else None


def _whole_before(passage: Passage, sentence: Sentence, first: ChainPhrase) -> Mention | None:
    """The growth that ``trong đó`` divides: the one rate before it, in this sentence or the one before."""
    within = next((mention for mention in sentence.row if mention.role is Role.WITHIN), None)
    if within is None or within.start > first.start:
        return None
    before = passage.rows.before(sentence)
    row = sentence.row if within is not sentence.row[0] else before.row if before is not None else ()
    rates = [at for at, mention in enumerate(row) if _is_of(mention, Dimension.PERCENT) and mention.end <= within.start]
    if len(rates) != 1:
        return None
    verbs = [mention.entry for mention in row[max(0, rates[0] - _VERB) : rates[0]] if mention.role is Role.CHANGE]
    is_growth = bool(verbs) and verbs[-1] is not None and verbs[-1].direction is Direction.UP
    return row[rates[0]] if is_growth else None


def _judged(listing: _Listing) -> Iterator[Finding]:
    total, sums = listing.whole.published_rate, added([part.published_rate for part in listing.parts]).closed
    low = sum((part.low for part in listing.parts), Fraction(0))
    if low > _FAR * listing.whole.low or not total.is_disjoint(_alike(listing.parts)):
        return
    is_over = low > listing.whole.low
    level = listing.level if is_over else None
    if listing.is_complete:
        level = Level.ERROR if total.is_disjoint(sums) else Level.WARNING
    if level is None:
        return
    key = "under" if not is_over else "over" if listing.is_complete else "partly"
    message = Message.of(
        f"R404.{key}",
        working=" + ".join(part.text for part in listing.parts),
        sum=Amount(Interval.point(low), _POINTS),
        total=listing.whole.text,
    )
    related = tuple(Related(part.span, "contribution") for part in listing.parts)
    yield Finding(META.code, level, message, listing.whole.span, related, sums)


def _alike(parts: Sequence[Quantity]) -> Interval:
    """The sum of the parts where all are printed to the last place of the finest: ``3`` beside ``2,9`` is 3,0."""
    finest = min(part.place for part in parts)
    near = [Interval(part.low - finest, part.low + finest) for part in parts if part.qualifier is None]
    return added([*near, *(part.published_rate for part in parts if part.qualifier is not None)]).closed
