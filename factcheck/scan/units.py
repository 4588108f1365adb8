"""The unit that stands after a number, or the currency sign before it.

::

    unit        = name [ line name [ line name ] ]
    line        = [ " " ] "/" [ " " ]  |  " " link word " "        (a link word, "mỗi", only after its dimension)
    name        = the longest phrase of the unit and count-noun tables that is not defeated
    denominator = name | a name for denominators alone | one unknown lower-case word (after "/" alone)

Texts are normalised: composed Unicode, plain spaces. Offsets are code points of the text passed in.
"""

from __future__ import annotations

import attrs

from factcheck.lexicon.folding import word_at
from factcheck.lexicon.units import count_noun, denominator_names, link_words, one_character_names, signs, unit_names
from factcheck.model.unit import Dimension, Unit
from factcheck.pattern import lazy_pattern

_DEEPEST = 3  # VND/m2/tháng
_LONGEST_SIGN = 3  # HK$

# A calendar word with a number after it names a date ("3.000 năm 2019", "5 tháng 10", "120 quý III"), and the number
# before it counts something else; but "5 năm 2016-2020" is five years.
_DATED = {
    "năm": lazy_pattern(r" (?:19|20)\d\d(?!\d| ?[-–—] ?\d)"),
    "tháng": lazy_pattern(r" \d\d?(?![\d.])"),
    "quý": lazy_pattern(r" (?:[1-4](?!\d)|(?:I{1,3}|IV)(?!\w))"),
}

Found = tuple[Unit, int]


def unit_at(text: str, start: int) -> Found | None:
    """The unit whose name begins at ``start``, or one space after, and the offset where its name ends.

    ``start`` is where a number ends. ``None`` where no known unit stands there: an unknown noun is the caller's matter.
    """
    begin = start + 1 if text.startswith(" ", start) else start
    found = _name_at(text, begin)
    if found is None or _names_a_date(text, *found):
        return None
    return _with_denominators(text, *found, _DEEPEST)


def _name_at(text: str, begin: int, numerator: Unit | None = None) -> Found | None:
    """The longest known name at ``begin``; below ``numerator`` the names for denominators count too."""
    low = denominator_names(numerator.symbol).longest(text, begin) if numerator else None
    found = low or unit_names().longest(text, begin)
    if found is None:
        return None
    unit, end = found
    if unit is None or _is_proper_name(text, begin, end):
        return None
    if text[end : end + 1].isdigit() or (end - begin == 1 and text[begin] not in one_character_names()):
        return None  # "1m75" and "23g40" are no metres and grams, nor is "5 G"
    return (count_noun(unit) if isinstance(unit, str) else unit), end


def _is_proper_name(text: str, begin: int, end: int) -> bool:
    """Whether the words are a capitalised word with another after it: ``26 Đồng Khởi``, but not ``26 ĐỒNG``."""
    return text[begin].isupper() and text[begin + 1 : begin + 2].islower() and text[end + 1 : end + 2].isupper()


def _names_a_date(text: str, unit: Unit, end: int) -> bool:
    pattern = _DATED.get(unit.symbol)
    number = pattern.match(text, end) if pattern else None
    if number is None:
        return False
    following = _name_at(text, number.end() + 1)  # "3 tháng 15 ngày" is a length of time
    return following is None or following[0].dimension is not Dimension.TIME


def _with_denominators(text: str, unit: Unit, end: int, deepest: int) -> Found:
    """``unit`` over the denominators that begin at ``end``, and where the last of them ends."""
    below = _below(text, unit, end) if deepest > 1 and unit.per is None else None
    if below is None:
        return unit, end
    per, end = _with_denominators(text, *below, deepest - 1)
    return attrs.evolve(unit, per=per), end


def _below(text: str, unit: Unit, end: int) -> Found | None:
    """The denominator after the fraction line, or the word for one, that begins at ``end``."""
    begin = end + 1 if text.startswith(" ", end) else end
    if text.startswith("/", begin):
        begin += 2 if text.startswith(" ", begin + 1) else 1
        link = link_words().longest(text, begin)
        begin = link[1] + 1 if link else begin  # "đồng/một lít"
        return _name_at(text, begin, unit) or _unknown_noun(text, begin, unit)
    if begin == end or not text[begin : begin + 1].isalpha():
        return None
    link = link_words().longest(text, begin)
    if link is None or link[0] is not unit.dimension:
        return None
    return _name_at(text, link[1] + 1, unit)


def _unknown_noun(text: str, begin: int, numerator: Unit) -> Found | None:
    """One lower-case word as a count noun; a percentage is only of something known (``%/năm``)."""
    word = word_at(text, begin)
    if word is None or numerator.is_rate or unit_names().longest(text, begin) is not None:
        return None
    noun = word.group()
    if not (noun.isalpha() and noun.islower() and len(noun) > 1):
        return None
    return Unit(noun, Dimension.COUNT), word.end()


def prefix_unit_before(text: str, number_start: int) -> Found | None:
    """The currency sign before the number at ``number_start`` (``$5``, ``US$ 5``), and the offset where it begins.

    A sign that follows a digit belongs to the number before it.
    """
    end = number_start - text.endswith(" ", 0, number_start)
    if end == 0 or text[end - 1] not in one_character_names():
        return None
    for length in range(min(_LONGEST_SIGN, end), 0, -1):
        begin = end - length
        unit = signs().get(text[begin:end].upper())
        if unit is not None and not _continues(text, begin):
            return unit, begin
    return None


def _continues(text: str, begin: int) -> bool:
    """Whether what begins at ``begin`` goes on from a word or a number before it."""
    before = text[begin - 1 : begin]
    return before.isdigit() or (before.isalpha() and text[begin].isalpha())
