"""A mark that was not passed, or not for the first time.

What it does:
    Holds ``vượt mốc 100 tỷ``, ``cán mốc``, ``mất mốc``, ``lần đầu vượt`` against the value told beside the mark, and
    ``lần đầu`` against what the text tells of the same thing in earlier periods.

Why it matters:
    Marks make headlines. A value on the wrong side of its mark is a misprint in one of the two.

When it abstains:
    The mark is expected, nearly reached or was passed at another time (``sắp``, ``từng``, ``có lúc``), the value may be
    a difference or of another thing, the units differ, or the value may lie on either side when rounding is undone.
    ``cán mốc`` and ``chạm mốc`` leave a twentieth of room. Earlier periods give a warning.

Example:
    ``Kim ngạch lần đầu vượt mốc 100 tỷ USD, đạt 98,5 tỷ USD.``

Tiếng Việt:
    So các chữ “vượt mốc”, “cán mốc”, “mất mốc”, “lần đầu vượt” với con số nêu bên cạnh: báo khi con số chưa qua mốc,
    hoặc khi bài cho thấy một kỳ trước đó đã qua mốc rồi. Không báo khi mốc mới là dự kiến, hoặc mới gần đạt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from factcheck.lexicon.check_words import words_of
from factcheck.lexicon.ordering import Sign
from factcheck.model.claim import Modality
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.quantity import Quantity
from factcheck.parse.modality import modality_at
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention, Sentence
from factcheck.verify.check import Case, Meta
from factcheck.verify.history import History
from factcheck.verify.listed import enclosed
from factcheck.verify.passage import Passage
from factcheck.verify.sieve import Sieve
from factcheck.verify.signed import OWNER, Signed, comparable, is_listed, is_moved, rivals, signed

META = Meta(code="D104", name="contradicted-milestone", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Kim ngạch lần đầu vượt mốc 100 tỷ USD, đạt 98,5 tỷ USD.", at="98,5 tỷ USD"),
    Case("Doanh thu của hãng đạt 4,7 tỷ đồng, lần đầu vượt 5 tỷ đồng.", at="4,7 tỷ đồng"),
    Case("Chỉ số chung mất mốc 850 điểm, còn 865,4 điểm.", at="865,4 điểm"),
    Case(
        "Năm 2015, sản lượng điều đạt 1,3 triệu tấn. Năm 2018, sản lượng điều lần đầu vượt mốc 1,2 triệu tấn.",
        at="1,2 triệu tấn",
    ),
)
PASS = (
    Case("Kim ngạch lần đầu vượt mốc 100 tỷ USD, đạt 100,5 tỷ USD."),
    Case("Kim ngạch sắp vượt mốc 100 tỷ USD, đạt 98,5 tỷ USD."),
    Case("Doanh thu của hãng tăng 0,7 tỷ đồng, vượt mốc 5 tỷ đồng."),
    Case("Lượng khách đạt gần 980.000 lượt, cán mốc 1 triệu lượt."),
    Case("Năm 2015, sản lượng điều đạt 1,1 triệu tấn. Năm 2018, sản lượng điều lần đầu vượt mốc 1,2 triệu tấn."),
)

_MARKS = Sieve(*(rf"{words}[^\n.;\d]{{0,60}}\d" for words in words_of("D104")))
_MARK = r"(?:(?P<cue>[VKv])|f[lpb]*(?P<first>[Yy]))[lw]{0,3}Q(?!R)"
_AFTER = lazy_pattern(_MARK + OWNER + r"(?:[lc]*[ab]|[lcwor]{0,4}M[lcwor]{0,6}M)l*Q(?=[,;()po|c]|$)")
_BEFORE = lazy_pattern(rf"Q{OWNER}[lcf]*{_MARK}(?!o?p)")
_FIRST_TIME = lazy_pattern(r"f[lpboNw,]{0,4}(?P<cue>[VKv]|[Yy])[lw]{0,3}Q(?!R)")
_SHORT = Fraction(19, 20)  # of a mark that is said to be reached
_KEYS = {
    Sign.PASS.value: "passed",
    Sign.OVER.value: "passed",
    Sign.TOUCH.value: "touched",
    Sign.LOSE.value: "lost",
    Sign.UNDER.value: "lost",
}
_DOWNWARDS = (Sign.LOSE, Sign.UNDER)
_HALF = 2  # what is under half of its mark may be of another thing
_SLIP = 1000


class _Told(NamedTuple):
    """A ``value`` said to be over a ``mark`` or under it."""

    value: Mention
    mark: Mention
    cue: Mention
    sign: str
    is_sure: bool


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The marks of which the value told falls short, and those that were passed before."""
    text, history = passage.document.normal, History(passage.figures)
    for sentence in _MARKS.sentences(passage) if len(passage.quantities) > 1 else ():
        line = signed(text, sentence)
        found = [told for told in _told(line, sentence) if _falls_short(told)]
        for told in found[:1]:
            yield _finding(passage, told)
        if not found:
            yield from _not_first(passage, history, line, sentence)


def _told(line: Signed, sentence: Sentence) -> Iterator[_Told]:
    signs = line.signs
    for at, sign in enumerate(signs):
        found: re.Match[str] | None
        if sign in "VKvf" and (found := _AFTER.match(signs, at)) is not None:
            value, cue = found.end() - 1, _cue(found)
            mark = signs.index(Sign.NUMBER, cue)
            is_whole = not _is_other_time(signs, mark, value) and not _turns(signs, cue, value)
        elif sign == Sign.NUMBER and (found := _BEFORE.match(signs, at)) is not None:
            value, mark, cue = at, found.end() - 1, _cue(found)
            is_whole = is_moved(line, at) is None
        else:
            continue
        if is_listed(line, value):
            continue
        told = _Told(line.mentions[value], line.mentions[mark], line.mentions[cue], signs[cue], True)
        if is_whole and _is_asserted(line, sentence, cue) and _may_be(told):
            yield told._replace(is_sure=_is_sure(line, told, value, mark))


def _may_be(told: _Told) -> bool:
    """Whether the value may be of what passed the mark: of its unit, no rate over a plan, and not far from it but for a
    slip of a thousand."""
    value, mark = told.value.amount, told.mark.amount
    if not comparable(value, mark) or (told.sign == Sign.OVER and mark.unit is not None and mark.unit.is_rate):
        return False
    most, least = value.high * value.base_factor, mark.low * mark.base_factor
    return _HALF * most >= least or least <= _SLIP * most <= _HALF * least


def _cue(found: re.Match[str]) -> int:
    return found.start("cue") if found["cue"] else found.start("first")


def _is_other_time(signs: str, mark: int, value: int) -> bool:
    """Whether a period after the mark and one after the value tell two times."""
    has_period = Sign.PERIOD in signs[mark:value]
    return has_period and Sign.PERIOD in signs[value : value + 3]


def _turns(signs: str, cue: int, value: int) -> bool:
    """Whether the value is told as less than before though the mark was passed upwards, or the other way about."""
    before = signs[:value].rstrip("l")[-1:]
    return before == Sign.FALL if signs[cue] not in "vy" else signs[cue] == Sign.LOSE and before == Sign.REACH


def _is_asserted(line: Signed, sentence: Sentence, cue: int) -> bool:
    signs = line.signs
    start = max(signs.rfind(mark, 0, cue) for mark in (Sign.COMMA, Sign.STOP, Sign.BREAK)) + 1
    place = sentence.place_of(line.mentions[cue])
    is_actual = place is not None and modality_at(sentence.row, place) is Modality.ACTUAL
    return is_actual and Sign.UNSURE not in signs[start:cue] and Sign.SINK not in signs[:cue]


def _is_sure(line: Signed, told: _Told, value: int, mark: int) -> bool:
    """Whether the value must be what passed the mark: it is told as a level, near it, and no other number may be."""
    is_level = line.signs[:value].rstrip("l")[-1:] in (Sign.REACH, Sign.FALL)
    is_near = _HALF * told.value.amount.high >= told.mark.amount.low and told.sign != Sign.TOUCH
    return is_level and is_near and not rivals(line, min(value, mark), mark)


def _falls_short(told: _Told, value: Quantity | None = None) -> bool:
    """Whether ``value``, that of ``told`` where none is given, can only lie on the wrong side of the mark."""
    reached = enclosed(value or told.value.amount)
    mark = told.mark.amount.low * told.mark.amount.base_factor  # a mark is no rounded number
    if told.sign in _DOWNWARDS:
        return reached.lower is not None and reached.lower > mark
    return reached.upper is not None and reached.upper < mark * (_SHORT if told.sign == Sign.TOUCH else 1)


def _finding(passage: Passage, told: _Told) -> Finding:
    value, mark = told.value.amount, told.mark.amount
    message = Message.of(f"D104.{_KEYS[told.sign]}", cue=_printed(passage, told), value=value.text, mark=mark.text)
    level = META.level if told.is_sure else Level.WARNING
    return Finding(META.code, level, message, value.span, (Related(mark.span, "mark"),))


def _printed(passage: Passage, told: _Told) -> str:
    """The words before the mark; ``dưới`` is read as a part of it."""
    qualifier = told.mark.amount.qualifier
    if told.cue is told.mark and qualifier is not None:
        return qualifier.text
    return passage.document.normal[told.cue.start : told.mark.start].strip()


def _is_beyond(told: _Told) -> bool:
    """Whether an earlier value can only lie where the mark was passed for the first time later."""
    reached = enclosed(told.value.amount)
    mark = told.mark.amount.low * told.mark.amount.base_factor
    if told.sign in _DOWNWARDS:
        return reached.upper is not None and reached.upper < mark
    return reached.lower is not None and reached.lower > mark


def _not_first(passage: Passage, history: History, line: Signed, sentence: Sentence) -> Iterator[Finding]:
    """What passed its mark ``for the first time`` though the text tells of an earlier period beyond it."""
    for found in _FIRST_TIME.finditer(line.signs):
        cue, mark = found.start("cue"), line.mentions[found.end() - 1]
        if not _is_asserted(line, sentence, cue):
            continue
        for _, figure in history.earlier(mark):
            told = _Told(figure.mention, mark, line.mentions[cue], line.signs[cue], is_sure=False)
            if comparable(figure.quantity, mark.amount) and _is_beyond(told):
                message = Message.of(
                    "D104.not_first",
                    cue=_printed(passage, told),
                    value=figure.quantity.text,
                    mark=mark.amount.text,
                )
                places = (Related(figure.quantity.span, "earlier"),)
                yield Finding(META.code, Level.WARNING, message, mark.amount.span, places)
                break
