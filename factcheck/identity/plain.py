"""Whether the words beside a figure tell just what it is, so that another value of the same words contradicts it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.identity.figure import UNTOLD, Days, Figure, Source
from factcheck.identity.whereabouts import clause_of
from factcheck.lexicon.cues import Role
from factcheck.lexicon.folding import folded, keys, words
from factcheck.lexicon.subject_words import subject_words
from factcheck.lexicon.word_sets import said, word_set
from factcheck.model.claim import Modality
from factcheck.model.quantity import Bound
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention

_MOVING = frozenset({Role.CHANGE, Role.LOSS, Role.COMPARISON, Role.EXCEED, Role.FROM})
_REACHING = frozenset({Role.LEVEL, Role.ATTAINMENT})
_NAMING = frozenset({Role.WORD, Role.INDICATOR})
_YEAR = 364  # days from the first to the last one of a whole year


def is_plain(text: str, figure: Figure) -> bool:
    """Whether the words of the normalised ``text`` beside ``figure`` tell what it is: no denial, no mean, no plan, no
    movement or its end, no part or stock of it, and not in a bracket."""
    at = figure.sentence.place_of(figure.mention)
    if at is None or figure.hints & UNTOLD or figure.subject.source not in (Source.OWN, Source.SENTENCE):
        return False
    before = figure.sentence.row[:at]
    if before and before[-1].role is Role.OPEN:
        return False
    clause = [mention for mention in clause_of(figure) if mention.start < figure.mention.start]
    is_other = _is_planned(figure, before) or _is_moved(clause) or _is_reached(before) or _is_related(before)
    return not (is_other or _is_of_each(figure, clause) or _is_part(text, figure, clause) or _is_split(text, figure))


def _is_planned(figure: Figure, before: Sequence[Mention]) -> bool:
    """Whether a plan or a draft is spoken of since the number before, though the figure is not told as one."""
    since = next((index for index in range(len(before) - 1, -1, -1) if before[index].role is Role.QUANTITY), -1)
    spoken = before[since + 1 :]
    is_named = bool(said("unsettled", [mention.key for mention in spoken]))
    is_spoken_of = is_named or any(mention.role is Role.PLAN for mention in spoken)
    return is_spoken_of and figure.modality is Modality.ACTUAL


def _is_moved(clause: Sequence[Mention]) -> bool:
    """Whether a movement or its beginning is told in the clause, and no level after it: ``giảm thu 193 tỷ đồng``."""
    roles = [mention.role for mention in clause if mention.role in _MOVING or mention.role in _REACHING]
    return bool(roles) and roles[-1] in _MOVING


def _is_reached(before: Sequence[Mention]) -> bool:
    """Whether a movement from another value ends here: ``từ 2,6 tỷ người năm 1950 lên 7,6 tỷ người``."""
    roles = [mention.role for mention in before]
    begun = next((index for index, role in enumerate(roles) if role is Role.FROM), None)
    return begun is not None and Role.QUANTITY in roles[begun:]


def _is_related(before: Sequence[Mention]) -> bool:
    """Whether the number before relates the figure to another, whose words stand there: ``bằng 20 lần Hòa Bình, tức
    900 tỷ đồng``, ``chiếm 9% sản lượng cả nước với 4 triệu tấn``."""
    last = next((index for index in range(len(before) - 1, -1, -1) if before[index].quantity is not None), None)
    unit = None if last is None else before[last].amount.unit
    if unit is None or unit.dimension is not Dimension.PERCENT:
        return unit is not None and unit.dimension is Dimension.TIMES
    return any(mention.role is Role.SHARE for mention in before)


def _is_of_each(figure: Figure, clause: Sequence[Mention]) -> bool:
    """Whether it bounds what each of several has: ``có 35 mặt hàng xuất khẩu trên 1 tỷ USD``."""
    row, qualifier = figure.sentence.row, figure.quantity.qualifier
    at = figure.sentence.place_of(clause[0]) if clause else None
    if not at or qualifier is None or qualifier.bound is Bound.ABOUT:
        return False
    counted = row[at - 1].quantity  # a number ends a clause
    return counted is not None and counted.unit is not None and counted.unit.is_count


def _is_part(text: str, figure: Figure, clause: Sequence[Mention]) -> bool:
    """Whether words make it another figure of the same noun: ``trong tổng số``, ``vốn tăng thêm``, ``lũy kế``, or what
    it is for: ``2 tỷ USD vốn đăng ký về năng lượng``."""
    start = clause[0].start if clause else figure.mention.start
    told = keys(text, figure.sentence.start, figure.mention.start)
    if said("partitive", keys(text, start, figure.mention.start)) or said("other figure", told):
        return True
    return _has_purpose(text, figure) or (_is_whole(figure.days) and bool(said("stock", told)))


def _is_whole(days: Days | None) -> bool:
    """Whether a flow of these days is that of a whole year or more: ``lũy kế 11 tháng`` is still the flow."""
    return days is None or days[0] == days[1] or (days[1] - days[0]).days >= _YEAR


def _has_purpose(text: str, figure: Figure) -> bool:
    """Whether the words after it go on beyond the noun that it counts: ``về năng lượng``, but not ``vào Việt Nam``."""
    row = figure.sentence.row
    at = figure.sentence.place_of(figure.mention)
    is_begun = False
    for mention in row[at + 1 :] if at is not None else ():
        if mention.key in word_set("purpose"):
            is_begun = True
        elif mention.role not in _NAMING:
            return False
        elif is_begun:
            return text[mention.start].islower()
    return False


def _is_split(text: str, figure: Figure) -> bool:
    """Whether a comma stands within a set phrase, which ends the subject too early: ``xuất, nhập khẩu``."""
    matches = words(text, figure.sentence.start, figure.mention.start)
    said = [match for match in matches if match.group() != ","]
    cut = subject_words().cut(folded(said))
    return any(
        entry is not None and "," in text[said[begin].start() : said[end - 1].end()] for begin, end, entry in cut
    )
