"""Finds quantities written in words: ``gấp đôi``, ``một nửa``, ``hai phần ba``, ``năm phẩy bảy phần trăm``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from factcheck import lexicon
from factcheck.lexicon.cues import Role
from factcheck.lexicon.folding import fold
from factcheck.lexicon.numerals import number_words
from factcheck.lexicon.units import unit_named
from factcheck.model.unit import Dimension, Unit
from factcheck.read.document import Document
from factcheck.scan.mention import Mention, Sentence
from factcheck.scan.numerals import Numeral, numeral_at
from factcheck.scan.qualifiers import qualifier_before
from factcheck.scan.quantities import qualifier_of, quantity_of
from factcheck.scan.units import unit_at
from factcheck.table import beside, rows

_RELATIONS = (Role.CHANGE, Role.LOSS, Role.RATIO, Role.SHARE, Role.ATTAINMENT, Role.COMPARISON, Role.LEVEL)
_PLURAL = 2  # "một" is an article more often than a number
_BETWEEN = 3  # at most so many words stand between gấp and đôi: "gấp tới gần đôi"


@cache
def _multiples() -> dict[str, Fraction]:
    return {fold(word): Fraction(value) for word, value in rows(beside(lexicon.__file__, "multiples.txt"), 2)}


def with_spoken(document: Document, row: list[Mention]) -> list[Mention]:
    """``row`` with the number words that stand in it read as quantities."""
    openers = number_words().words
    read: list[Mention] = []
    for index, mention in enumerate(row):
        if read and mention.start < read[-1].end:
            continue
        opens = mention.key in openers or mention.key in _multiples()
        spelled = _spoken_at(document, row, index) if opens else None
        while spelled and read and read[-1].start >= spelled.start:
            del read[-1]  # the words of its qualifier
        read.append(spelled or mention)
    return read


def _spoken_at(document: Document, row: list[Mention], index: int) -> Mention | None:
    start = row[index].start
    numeral = numeral_at(document.normal, start)
    unit = unit_at(document.normal, numeral.end) if numeral else None
    if numeral and numeral.is_words and unit and (unit[0].is_rate or unit[0].dimension is Dimension.MONEY):
        return _mention(document, numeral, unit[0], unit[1])
    if unit is None and (multiple := _multiple_at(document, row, index)):
        return multiple
    if numeral is None or not numeral.is_words or numeral.place:
        return None
    if numeral.end > row[index].end or (index and row[index - 1].role in _RELATIONS):
        return _mention(document, numeral, unit_named("lần"), numeral.end)
    return None


def with_spoken_head(document: Document, sentence: Sentence) -> Sentence:
    """``sentence`` with the count that it begins with, where that is in words: ``Ba học sinh đuối nước``.

    Elsewhere in a sentence a small number in words mostly counts nothing that is told again.
    """
    head = sentence.row[0] if sentence.row else None
    if head is None or head.role is not Role.WORD or head.key not in number_words().words:
        return sentence
    numeral = numeral_at(document.normal, head.start)
    unit = unit_at(document.normal, numeral.end) if numeral is not None and numeral.is_words else None
    if numeral is None or unit is None or unit[0].dimension is not Dimension.COUNT or numeral.value < _PLURAL:
        return sentence
    mention = _mention(document, numeral, unit[0], unit[1])
    return sentence._replace(row=(mention, *(each for each in sentence.row if each.start >= mention.end)))


def _multiple_at(document: Document, row: list[Mention], index: int) -> Mention | None:
    """``đôi`` of ``gấp đôi``, ``tăng gấp tới gần ba``; the quantity's own span begins at its verb."""
    mention = row[index]
    times = _multiples().get(fold(document.normal[mention.start : mention.end]))
    verb = _multiple_verb(row, index) if times else None
    if times is None or verb is None:
        return None
    numeral = Numeral(mention.start, mention.end, times, Fraction(0), has_magnitude=False, is_words=True)
    return _mention(document, numeral, unit_named("lần"), mention.end, said_from=_last_word(document, row[verb]))


def _multiple_verb(row: list[Mention], index: int) -> int | None:
    """The index of the ``gấp`` or ``nhân`` that the number word at ``index`` belongs to."""
    before = row[index - 1].entry if index else None
    if before is not None and before.multiplies:
        return index - 1
    for verb in range(index - 1, max(-1, index - 2 - _BETWEEN), -1):
        if row[verb].role is Role.MULTIPLE:
            return verb
        if row[verb].role not in (Role.LIGHT, Role.WORD, Role.TO):
            return None
    return None


def _last_word(document: Document, verb: Mention) -> int:
    """Where the last word of ``tăng gấp`` begins."""
    return max(document.normal.rfind(" ", verb.start, verb.end) + 1, verb.start)


def _mention(document: Document, numeral: Numeral, unit: Unit, end: int, *, said_from: int | None = None) -> Mention:
    """``said_from`` is where the words of the quantity begin, where before its number: at its verb for ``gấp đôi``."""
    start = numeral.start
    said_from = start if said_from is None else said_from
    own = qualifier_before(document.normal, start)
    before = own or qualifier_before(document.normal, said_from)
    quantity = quantity_of(document, (said_from, end), numeral, unit, qualifier_of(document, before, end))
    return Mention(Role.QUANTITY, start if own is None else own[2], end, quantity)


def spoken(row: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Mention]:
    """The quantities of ``row`` that are not among ``before``."""
    known = {mention.start for mention in before}
    return (mention for mention in row if mention.role is Role.QUANTITY and mention.start not in known)
