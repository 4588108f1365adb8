"""Growth over a whole span that the growth of its periods does not give.

What it does:
    Where the growth of two or more consecutive periods (``năm 2021 tăng 10%, năm 2022 tăng 20%``, ``tăng 20% rồi giảm
    10%``) and the growth over all of them (``tính chung hai năm tăng 30%``) are printed together, compounds the
    former, and warns where the latter is their sum instead, or neither.

Why it matters:
    Growth builds on growth: 10% and then 20% are 32% together, and 20% up and 10% down are 8% up. Adding the rates is
    the commonest slip.

When it abstains:
    Periods are not consecutive, other words than those of a chain stand between the rates, rates are against the same
    period of another year (``cùng kỳ``) or are means (``bình quân``), the whole begins earlier than the steps or may be
    the mean of their rates, or rounding explains the difference. A whole that is exactly the sum of its rates is told
    where neither rounding to nearest nor cutting off explains it, even if rates all rounded up might.

Example:
    ``Doanh thu năm 2021 tăng 10%, năm 2022 tăng 20%, tính chung hai năm tăng 30%.`` It is 32%.

Tiếng Việt:
    Khi bài nêu mức tăng, giảm của các kỳ nối tiếp nhau và mức tăng, giảm của cả chặng, công cụ nhân nối tiếp các mức ấy
    rồi so với con số cả chặng. Cảnh báo khi con số cả chặng chỉ là các tỷ lệ cộng trừ với nhau, hoặc không cách nào ra.
    Không báo khi so với cùng kỳ, khi là mức bình quân, hoặc khi làm tròn giải thích được.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from factcheck.lexicon.chains import ChainPhrase, chain_phrases
from factcheck.lexicon.check_words import words_of
from factcheck.lexicon.cues import Role
from factcheck.lexicon.periods import Shape
from factcheck.model.claim import Direction
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.quantity import Quantity
from factcheck.model.unit import PERCENT, Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve

META = Meta(code="R109", name="contradicted-chain", level=Level.WARNING, since="0.1", relation="relative_change")
_REACH = 250  # characters before the whole in which its steps stand
_SPANNED = Sieve(*(rf"{words}[^\n%]{{0,80}}%" for words in words_of("R109")))
TRIGGER = lazy_pattern(r"%[^%\n]{1,120}%[^%\n]{1,120}%")
FAIL = (
    Case("Doanh thu năm 2021 tăng 10%, năm 2022 tăng 20%, tính chung hai năm tăng 30%.", at="30%"),
    Case("Giá thuê tăng 20% rồi giảm 10%, tính chung tăng 10%.", at="10%"),
    Case("Sản lượng năm 2017 tăng 15%, năm 2018 tăng 12%. Như vậy, sau hai năm, sản lượng đã tăng 35%.", at="35%"),
)
PASS = (
    Case("Doanh thu năm 2021 tăng 10%, năm 2022 tăng 20%, tính chung hai năm tăng 32%."),
    Case("Doanh thu năm 2021 tăng 2,1%, năm 2022 tăng 1,4%, tính chung hai năm tăng 3,5%."),
    Case("Doanh thu quý I tăng 10%, quý II tăng 20%, tính chung hai quý tăng 15,3% so với cùng kỳ."),
    Case("Doanh thu năm 2021 tăng 10%, năm 2022 tăng 20%, bình quân cả hai năm tăng 15%."),
)
_FEWEST, _MOST = 2, 6  # steps of a chain
_HIGHEST = 300  # a rate in percent above it is no step of a plain chain
_SIGNS = {Direction.UP: 1, Direction.DOWN: -1}
_CHAINED = frozenset({Shape.YEAR, Shape.QUARTER, Shape.MONTH, Shape.SHIFT})
_ONE = Interval.point(1)


class _Rate(NamedTuple):
    """A printed rate and the sign that its verb gives it."""

    quantity: Quantity
    sign: int

    def factor(self, values: Interval) -> Interval | None:
        """What ``values`` of the rate, in percent, multiply by; ``None`` where one has no bound or all is lost."""
        if values.lower is None or values.upper is None or (self.sign < 0 and values.upper >= 100):
            return None
        return values.scaled(Fraction(self.sign, 100)) + _ONE


class _Chain(NamedTuple):
    """Steps, the whole that is printed of them, and whether words say that each builds on the one before."""

    steps: tuple[_Rate, ...]
    whole: _Rate
    is_strict: bool


class _Gap(NamedTuple):
    """What stands before a rate: the direction, the periods of steps, what the rate before is compared with, whether
    words say ``rồi`` or ``tính chung``, and whether there is nothing else."""

    direction: Direction | None
    periods: tuple[Mention, ...]
    references: tuple[Mention, ...]
    steps: bool
    spans: bool
    is_plain: bool


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The growth over whole spans that does not follow from that of their periods."""
    text = passage.document.normal
    for sentence in _SPANNED.sentences(passage, lambda at: text.count("%", max(0, at - _REACH), at) >= _FEWEST):
        chain = _chain(passage, (sentence,))
        before = passage.rows.before(sentence)
        if chain is None and before is not None:
            chain = _chain(passage, (before, sentence))
        if chain is not None:
            yield from _judged(chain)


def _chain(passage: Passage, sentences: Sequence[Sentence]) -> _Chain | None:
    """The chain that begins the first sentence and whose whole stands in the last."""
    text, end = passage.document.normal, sentences[-1].end
    row = [mention for sentence in sentences for mention in sentence.row]
    rates = [mention for mention in row if _is_percent(mention)]
    if len(rates) <= _FEWEST:
        return None
    head = list(chain_phrases(text, sentences[0].start, rates[0].start))
    own = frozenset(phrase.key for phrase in head)
    gaps = [_gap(text, row, sentences[0].start, rates[0].start, own)]
    for left, right in pairwise(rates):
        gaps.append(_gap(text, row, left.end, right.start, own))
        if gaps[-1].spans:
            break
    last = len(gaps) - 1
    after = rates[last].end, rates[last + 1].start if last + 1 < len(rates) else end
    tail = chain_phrases(text, *after)
    is_whole = gaps[-1].spans and _FEWEST <= last <= _MOST and rates[last].start >= sentences[-1].start
    if not is_whole or not all(gap.is_plain for gap in gaps) or any(phrase.role == "foreign" for phrase in tail):
        return None
    return _linked(rates[: last + 1], gaps, _gap(text, row, *after, own).references)


def _is_percent(mention: Mention) -> bool:
    unit = mention.quantity.unit if mention.quantity else None
    return unit is not None and unit.dimension is Dimension.PERCENT


def _gap(text: str, row: Sequence[Mention], start: int, end: int, own: frozenset[str]) -> _Gap:
    """Reads ``text[start:end]``; it is plain where it holds only words of a chain and ``own`` words of its subject."""
    inside = [mention for mention in row if start <= mention.start and mention.end <= end]
    moves = [mention for mention in inside if mention.role is Role.CHANGE and mention.entry is not None]
    periods = [mention for mention in inside if mention.reading is not None]
    phrases = [phrase for phrase in chain_phrases(text, start, end) if not _is_within(phrase, [*moves, *periods])]
    whole = min((phrase.start for phrase in phrases if phrase.role == "total"), default=end)
    compared = [mention for mention in inside if mention.role is Role.REFERENCE]
    plain = all(phrase.role not in ("foreign", "negative") and _is_known(phrase, own) for phrase in phrases)
    entry = moves[-1].entry if moves else None
    return _Gap(
        entry.direction if entry is not None else None,
        tuple(period for period in periods if period.start < whole and not _follows(period, compared)),
        tuple(period for period in periods if _follows(period, compared)),
        any(phrase.role == "step" for phrase in phrases),
        whole < end,
        plain and len(moves) <= 1 and all(_is_of_period(text, mention, periods, end) for mention in compared),
    )


def _is_within(phrase: ChainPhrase, mentions: Sequence[Mention]) -> bool:
    return any(mention.start <= phrase.start and phrase.end <= mention.end for mention in mentions)


def _is_known(phrase: ChainPhrase, own: frozenset[str]) -> bool:
    return bool(phrase.role) or phrase.key in own or phrase.key in (",", ";", ".", ":")


def _follows(period: Mention, compared: Sequence[Mention]) -> bool:
    return any(0 <= period.start - mention.end <= 1 for mention in compared)


def _is_of_period(text: str, compared: Mention, periods: Sequence[Mention], end: int) -> bool:
    """Whether a step is compared with a period that is named, or with the one just before."""
    following = next(chain_phrases(text, compared.end, end), None)
    is_previous = following is not None and following.role == "previous"
    return is_previous or any(_follows(period, [compared]) for period in periods)


def _linked(rates: Sequence[Mention], gaps: Sequence[_Gap], bases: Sequence[Mention]) -> _Chain | None:
    """The chain of the rates, where their periods follow one another or words say so; ``bases`` are what the whole is
    compared with."""
    rated: list[_Rate] = []
    direction: Direction | None = None
    for mention, gap in zip(rates, gaps, strict=True):
        direction = gap.direction or (None if gap.spans else direction)
        if direction is None or not _is_plain(mention.amount):
            return None
        rated.append(_Rate(mention.amount, _SIGNS[direction]))
    periods = [period for gap in gaps for period in gap.periods]
    is_told = all(gap.steps for gap in gaps[1:-1])
    if not (_are_consecutive(periods) if len(periods) == len(rates) - 1 else is_told and len(periods) < 2):
        return None
    for at, gap in enumerate(gaps[1:]):
        if any(not _precedes(reference, periods[at : at + 1]) for reference in gap.references):
            return None
    if not all(_begins(base, periods) for base in bases):
        return None
    is_yearly = any(period.reading is not None and period.reading.shape is Shape.YEAR for period in periods)
    return _Chain(tuple(rated[:-1]), rated[-1], is_strict=is_told or is_yearly)


def _is_plain(rate: Quantity) -> bool:
    unit = rate.unit
    is_single = not rate.is_range and not rate.is_ambiguous and unit is not None and unit.per is None
    return is_single and rate.place > 0 and 0 < rate.low <= _HIGHEST


def _are_consecutive(periods: Sequence[Mention]) -> bool:
    """Whether the periods are of one kind and follow one another, in either order."""
    readings = [mention.reading for mention in periods if mention.reading is not None and mention.reading.numbers]
    if len(readings) < len(periods) or len({(reading.shape, reading.step) for reading in readings}) != 1:
        return False
    firsts = sorted(reading.numbers[0] for reading in readings)
    return readings[0].shape in _CHAINED and firsts == list(range(firsts[0], firsts[0] + len(firsts)))


def _precedes(reference: Mention, periods: Sequence[Mention]) -> bool:
    """Whether a step is compared with the period right before its own: ``năm trước``, or the year before by number."""
    earlier = reference.reading
    if earlier is None or earlier.shape is Shape.SHIFT:
        return earlier is not None and earlier.numbers == (-1,)
    later = periods[0].reading if periods else None
    is_alike = later is not None and later.shape is earlier.shape and bool(earlier.numbers and later.numbers)
    return is_alike and later is not None and later.numbers[0] == earlier.numbers[0] + 1


def _begins(base: Mention, periods: Sequence[Mention]) -> bool:
    """Whether ``base`` is where the chain of the periods begins: the year before the first, or ``đầu năm``."""
    if base.reading is None or base.reading.shape is not Shape.YEAR:
        return base.reading is not None and base.reading.shape in (Shape.OPENING, Shape.CLOSING)
    firsts = [period.reading.numbers[0] for period in periods if period.reading and period.reading.numbers]
    return bool(firsts and base.reading.numbers) and base.reading.numbers[0] == min(firsts) - 1


def _judged(chain: _Chain) -> Iterator[Finding]:
    whole, published = chain.whole, [rate.quantity.published_rate for rate in chain.steps]
    compound = _compounded(chain.steps, published)
    stated = whole.factor(whole.quantity.published_rate)
    if compound is None or stated is None:
        return
    values = [step.sign * step.quantity.low for step in chain.steps]
    is_sum = sum(values, Fraction(0)) == whole.sign * whole.quantity.low
    if not compound.is_disjoint(stated) and not (is_sum and _is_added(chain)):
        return
    if is_sum:
        yield _finding("added", chain)
    elif chain.is_strict and not min(values) <= whole.sign * whole.quantity.low <= max(values):
        yield _finding("contradicted", chain)


def _compounded(steps: Sequence[_Rate], values: Sequence[Interval]) -> Interval | None:
    product = _ONE
    for step, value in zip(steps, values, strict=True):
        factor = step.factor(value)
        if factor is None or factor.lower is None or factor.lower <= 0:
            return None
        product *= factor
    return product


def _is_added(chain: _Chain) -> bool:
    """Whether rates that are all rounded to nearest, or all cut off, cannot compound to the printed whole."""
    rates = [*chain.steps, chain.whole]
    if any(rate.quantity.qualifier is not None for rate in rates):
        return False
    for cut in (False, True):
        *steps, whole = [_kept(rate.quantity, cut=cut) for rate in rates]
        compound, stated = _compounded(chain.steps, steps), chain.whole.factor(whole)
        if compound is None or stated is None or not compound.is_disjoint(stated):
            return False
    return True


def _kept(rate: Quantity, *, cut: bool) -> Interval:
    return Interval(rate.low, rate.low + rate.place) if cut else rate.rounding


def _finding(key: str, chain: _Chain) -> Finding:
    product = Fraction(1)
    for step in chain.steps:
        product *= 1 + step.sign * step.quantity.low / 100
    actual = Amount(Interval.point(abs(product - 1) * 100), PERCENT)
    message = Message.of(
        f"R109.{key}",
        total=_movement(chain.whole.sign, chain.whole.quantity.text),
        steps=", ".join(f"{'+' if step.sign > 0 else '-'}{step.quantity.text}" for step in chain.steps),
        movement=_movement(1 if product >= 1 else -1, actual),
    )
    related = tuple(Related(step.quantity.span, "step") for step in chain.steps)
    return Finding(META.code, Level.WARNING, message, chain.whole.quantity.span, related)


def _movement(sign: int, actual: str | Amount) -> Message:
    return Message.of("movement.up" if sign > 0 else "movement.down", actual=actual)
