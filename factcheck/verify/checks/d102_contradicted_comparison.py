"""A comparison that its own two values contradict.

What it does:
    Holds ``cao hơn``, ``thấp hơn``, ``nhiều hơn`` and their like, where no difference is stated, against the two values
    that are compared: ``10,2 tỷ USD, cao hơn mức 12,1 tỷ USD của năm trước``, ``A (35%) cao hơn B (41%)``; and ``A thu
    cao hơn B`` against what the text tells of A and of B elsewhere.

Why it matters:
    Either the word or one of the values is wrong, and readers remember the word.

When it abstains:
    A difference may be meant (``cao hơn 2 tỷ``), something falls or is below zero, another value of the sentence may be
    what is compared, the units differ, or the values may be equal when rounding is undone. Values in brackets or told
    elsewhere give a warning.

Example:
    ``Huyện thu được 10,2 tỷ đồng, cao hơn mức 12,1 tỷ đồng của năm trước.``

Tiếng Việt:
    So các chữ “cao hơn”, “thấp hơn”, “nhiều hơn”... với hai con số được so. Báo khi hai số chỉ có thể theo chiều ngược
    lại. Không báo khi con số có thể là mức chênh lệch, hoặc khi làm tròn khiến hai số chưa phân được cao thấp.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.identity.figure import Figure, Subject
from factcheck.identity.subject import phrase_subject
from factcheck.lexicon.cues import Role
from factcheck.lexicon.ordering import Sign
from factcheck.lexicon.word_sets import word_set
from factcheck.model.claim import Modality
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.quantity import Quantity
from factcheck.model.unit import Dimension, Unit
from factcheck.parse.modality import modality_at
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.history import History
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve
from factcheck.verify.signed import (
    OWNER,
    Signed,
    comparable,
    contradicts,
    is_listed,
    is_moved,
    may_measure,
    numbers,
    rivals,
    signed,
)

META = Meta(code="D102", name="contradicted-comparison", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Huyện thu được 10,2 tỷ đồng, cao hơn mức 12,1 tỷ đồng của năm trước.", at="12,1 tỷ đồng"),
    Case("Tỷ lệ che phủ rừng của Yên Bái (35%) cao hơn Lào Cai (41%).", at="41%"),
    Case(
        "Năm 2017, Lào Cai thu 320 tỷ đồng phí, Yên Bái thu 410 tỷ đồng phí. Lào Cai thu phí cao hơn Yên Bái.",
        at="cao hơn",
    ),
)
PASS = (
    Case("Huyện thu được 12,1 tỷ đồng, cao hơn mức 10,2 tỷ đồng của năm trước."),
    Case("Huyện thu được 10,2 tỷ đồng, cao hơn 2,1 tỷ đồng so với năm trước."),
    Case("Huyện thu được khoảng 12 tỷ đồng, cao hơn mức 12,1 tỷ đồng của năm trước."),
    Case("Huyện thu được 10,2 tỷ đồng, không cao hơn mức 12,1 tỷ đồng của năm trước."),
    Case("Đỗ 88,8%, thấp hơn mức bình quân của cả nước là 5,26%."),
    Case(
        "Năm 2016, Lào Cai thu 320 tỷ đồng phí. Năm 2017, Yên Bái thu 410 tỷ đồng phí. Lào Cai thu phí cao hơn Yên Bái."
    ),
)

_BESIDE = Sieve(
    (r"hơn (?!\d)[^\n.;]{0,90}?\d", 160),
    (r"ông bằng [^\n.;]{0,60}?\d", 160),
    (r"ưa bằng [^\n.;]{0,60}?\d", 160),
    (r"ượt (?:qua|xa) [^\n.;]{0,60}?\d", 160),
)
_NAMED = Sieve(r"hơn (?:so với )?(?:[^\W\d_]+ ){0,2}(?=[A-ZĐ])[^\n\d.;]{2,40}[.,;\n]")
_FIRST = OWNER + "[lcb]*"
# What the second value follows: the word that compares with "mức" or "so với", its own noun, or a bracket. Right after
# the word that compares it would be a difference, were it not of another period.
_VALUE = r"(?P<sure>R?[MG]Q|RQ)|Q(?=op)|R?M?[wNpo]{1,10}aQ|R[wNo]{1,4}Q|R?M?[wNpo]{1,10}\(a?l*Q(?=\))"
_COMPARISON = rf"(?P<cue>[AB])l*(?:{_VALUE})(?!R)"
_COMPARED = lazy_pattern(f"Q{_FIRST}{_COMPARISON}")
_RECALLED = lazy_pattern(f"@[lcb]*{_COMPARISON}")
_BRACKETED = lazy_pattern(r"Q\)l*(?P<cue>[AB])l*R?M?[wNpo]{1,10}\(a?l*Q(?=\))")
_HALF = 2  # a value in brackets under half of the first may be a difference


class _Pair(NamedTuple):
    """Two values compared by the words ``[start, end)``; ``is_sure``: no other reading of the words is left."""

    first: Mention
    second: Mention
    start: int
    end: int
    is_above: bool
    is_sure: bool


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The comparisons of values in one sentence, and of names whose values the text tells."""
    if len(passage.quantities) < 2:
        return
    text = passage.document.normal
    for sentence in _BESIDE.sentences(passage):
        line = signed(text, sentence)
        for pair in (*_pairs(line, sentence), *_recalled(passage, line, sentence)):
            if contradicts(pair.first.amount, pair.second.amount, is_above=pair.is_above):
                yield _finding(passage, pair)
    history = History(passage.figures)
    for sentence in _NAMED.sentences(passage):
        yield from _of_names(passage, history, sentence)


def _finding(passage: Passage, pair: _Pair) -> Finding:
    document, first, second = passage.document, pair.first.amount, pair.second.amount
    cue = document.normal[pair.start : pair.end]
    message = Message.of(f"D102.{'above' if pair.is_above else 'below'}", cue=cue, first=first.text, second=second.text)
    level = META.level if pair.is_sure else Level.WARNING
    span = document.span(pair.start, pair.end) if pair.second.start < pair.start else second.span
    return Finding(META.code, level, message, span, (Related(first.span, "current"), Related(second.span, "base")))


def _pairs(line: Signed, sentence: Sentence) -> Iterator[_Pair]:
    owners: dict[int, int] = {}  # the place of a value that another is compared with to the place of that other
    for at in numbers(line):
        found = _COMPARED.match(line.signs, at) or _BRACKETED.match(line.signs, at)
        if found is None:
            continue
        end = found.end() - 1
        subject = owners[end] = owners.get(at, at)
        pair = _Pair(
            line.mentions[subject],
            line.mentions[end],
            line.mentions[found.start("cue")].start,
            line.ends[found.start("cue")],
            found["cue"] == Sign.ABOVE,
            found.re.groups > 1 and found["sure"] is not None,
        )
        is_bare = pair.is_sure and _counts_the_same(pair.first.amount.unit, pair.second.amount.unit)
        is_pair = is_bare or comparable(pair.first.amount, pair.second.amount)
        if is_pair and _is_meant(line, sentence, subject, end, pair):
            others = rivals(line, subject, end)
            if Sign.BREAK not in line.signs[:subject] or all(_goes_wrong(other, pair) for other in others):
                yield pair._replace(is_sure=pair.is_sure and not is_bare and not others)


def _counts_the_same(one: Unit | None, other: Unit | None) -> bool:
    """Whether one of two values is a count whose noun the other leaves out: ``85 ghế, nhiều hơn con số 70``."""
    known = one or other
    return (one is None) is not (other is None) and known is not None and known.dimension is Dimension.COUNT


def _recalled(passage: Passage, line: Signed, sentence: Sentence) -> Iterator[_Pair]:
    """``Con số này cao hơn mức 5 tỷ đồng``: the numbers of the sentence before that it can stand for, where all go
    wrong."""
    found, before = _RECALLED.match(line.signs), passage.rows.before(sentence)
    if found is None or before is None or Sign.SINK in line.signs:
        return
    end, cue = found.end() - 1, found.start("cue")
    earlier = signed(passage.document.normal, before)
    firsts = [at for at in numbers(earlier) if comparable(earlier.mentions[at].amount, line.mentions[end].amount)]
    if not firsts or any(is_moved(earlier, at) for at in firsts) or Sign.SINK in earlier.signs:
        return
    first = earlier.mentions[firsts[-1]]
    pair = _Pair(first, line.mentions[end], line.mentions[cue].start, line.ends[cue], found["cue"] == Sign.ABOVE, False)
    if _is_value(line, found.end() - 1, pair) and all(_goes_wrong(earlier.mentions[at].amount, pair) for at in firsts):
        yield pair


def _goes_wrong(other: Quantity, pair: _Pair) -> bool:
    return contradicts(other, pair.second.amount, is_above=pair.is_above)


def _is_meant(line: Signed, sentence: Sentence, first: int, second: int, pair: _Pair) -> bool:
    """Whether both values are levels, or both rates of growth, and the second no difference."""
    signs, cue = line.signs, line.mentions[_cue_before(line.signs, second)]
    if (
        is_listed(line, first)
        or not may_measure(cue, pair.first.amount)
        or _describes(signs, first, second, cue, pair.first.amount.unit)
    ):
        return False
    if Sign.SINK in signs[:second] or modality_at(sentence.row, _place(sentence, pair.first)) is Modality.HYPOTHETICAL:
        return False
    unit = pair.first.amount.unit
    is_rate = unit is not None and unit.is_rate
    moved = is_moved(line, first)
    if moved is not None and (moved != Sign.CHANGE or not is_rate):
        return False
    if signs[second - 1] == Sign.GROWTH and not _tells_growth(signs[:first]):
        return False
    return pair.is_sure or _is_value(line, second, pair)


def _is_value(line: Signed, second: int, pair: _Pair) -> bool:
    """Whether the second number, which may be a difference by its place, can hardly be one by its size."""
    if pair.is_above or line.signs[second - 1] == Sign.REACH:
        return pair.is_above
    first, other = pair.first.amount, pair.second.amount
    return _HALF * other.high * other.base_factor >= first.low * first.base_factor


def _cue_before(signs: str, second: int) -> int:
    return max(signs.rfind(Sign.ABOVE, 0, second), signs.rfind(Sign.BELOW, 0, second))


def _describes(signs: str, first: int, second: int, cue: Mention, unit: Unit | None) -> bool:
    """Whether numbers in brackets may describe what is compared by something else: how old, how many it is."""
    if unit is None or (signs[first + 1 : first + 2], signs[second + 1 : second + 2]) != (Sign.CLOSE, Sign.CLOSE):
        return False
    if unit.symbol in word_set("age"):
        return True
    return unit.dimension in (Dimension.COUNT, Dimension.TIME) and cue.key not in word_set("counting")


def _tells_growth(before: str) -> bool:
    clause = before[max(before.rfind(mark) for mark in (Sign.COMMA, Sign.STOP, Sign.BREAK)) + 1 :]
    return not {Sign.CHANGE, Sign.GROWTH}.isdisjoint(clause) and Sign.DROP not in clause


def _place(sentence: Sentence, mention: Mention) -> int:
    return sentence.place_of(mention) or 0


def _of_names(passage: Passage, history: History, sentence: Sentence) -> Iterator[Finding]:
    """``A thu phí cao hơn B``: the values of A and of B that the text tells for the same days."""
    line = signed(passage.document.normal, sentence)
    for at, sign in enumerate(line.signs):
        if sign not in (Sign.ABOVE, Sign.BELOW) or line.signs[at + 1 :].lstrip("lR")[:1] != Sign.NAME:
            continue
        cue = line.mentions[at]
        place = _place(sentence, cue)
        start, end = _clause(sentence.row, place)
        ours = phrase_subject(passage.document.normal, sentence.row[start:place])
        theirs = phrase_subject(passage.document.normal, sentence.row[place + 1 : end])
        pair = _told(history, ours, theirs) if ours.names and theirs.names else None
        if pair is None or Sign.NUMBER in line.signs[_index(line, sentence.row[start]) : at]:
            continue
        found = _Pair(pair[0].mention, pair[1].mention, cue.start, line.ends[at], sign == Sign.ABOVE, is_sure=False)
        if contradicts(pair[0].quantity, pair[1].quantity, is_above=found.is_above):
            yield _finding(passage, found)


def _index(line: Signed, mention: Mention) -> int:
    """The place of the first sign that does not begin before ``mention``, which stands before the last."""
    return next(index for index, each in enumerate(line.mentions) if each.start >= mention.start)


_ENDS = frozenset({Role.COMMA, Role.STOP, Role.CONTRAST, Role.OPEN, Role.CLOSE, Role.WITHIN})


def _clause(row: Sequence[Mention], place: int) -> tuple[int, int]:
    """The clause around ``row[place]``: from after the last mark before it to the next one."""
    start = next((index + 1 for index in range(place - 1, -1, -1) if row[index].role in _ENDS), 0)
    end = next((index for index in range(place + 1, len(row)) if row[index].role in _ENDS), len(row))
    return start, end


def _told(history: History, ours: Subject, theirs: Subject) -> tuple[Figure, Figure] | None:
    """The one figure of each name that the words of the comparison can mean, on the same days."""
    first = [figure for figure in history.named(ours.names) if ours.terms <= figure.subject.terms]
    second = [figure for figure in history.named(theirs.names) if ours.terms <= figure.subject.terms]
    if not ours.terms or len(first) != 1 or len(second) != 1:
        return None
    one, other = first[0], second[0]
    alike = one.subject.terms == other.subject.terms and one.days == other.days and one.modality == other.modality
    return (one, other) if alike and comparable(one.quantity, other.quantity) else None
