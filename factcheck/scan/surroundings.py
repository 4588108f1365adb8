"""What stands around a number: the words before it, the unit or magnitude after it."""

from __future__ import annotations

from factcheck.lexicon.cues import function_words
from factcheck.lexicon.folding import fold
from factcheck.lexicon.protected import protected_words
from factcheck.model.unit import Dimension
from factcheck.pattern import lazy_pattern
from factcheck.scan.units import unit_at

LEFT = 32  # how far back the words before a number are read
_LONGEST_WORD = 12
_RATES = (Dimension.PERCENT, Dimension.POINT, Dimension.TIMES, Dimension.MONEY)
_OPENING = "(\"“”‘'[«"

_NUMBER = lazy_pattern(r"[0-9]{1,20}(?:[.,][0-9]{1,9}){0,5}")
_NEXT_WORD = lazy_pattern(r" ([^\W\d_]+)")
_SECOND = lazy_pattern(r" ?- ?[0-9]{1,20}(?:[.,][0-9]{1,9}){0,5}")
# A Vietnamese syllable without its marks; what does not look like one, with a capital, is a foreign name or a code.
_SYLLABLE = lazy_pattern(
    r"(?:ngh?|gh|gi|[ck]h|nh|ph|th|tr|qu|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|o[aeio]|u[aeiouy]|y[e]|ieu|yeu|oa[iy]|oeo|uo[iu]|uay|uy[aeu])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_JOINTS = {ord("-"): None, ord("&"): None}
_ROMAN = frozenset("IVXLC")


def is_counted(text: str, end: int, *, nouns: bool = True) -> bool:
    """Whether a unit or (with ``nouns``) a thing counted follows the number that ends at ``end``."""
    if not _may_be_unit(text, end):
        return False
    if protected_words().measure.match(text, end):
        return True
    found = unit_at(text, end)
    if found is None:
        return False
    if found[0].dimension is not Dimension.COUNT:
        return True
    return nouns and not _names_another(text, found[0].symbol, found[1])


def _names_another(text: str, noun: str, end: int) -> bool:
    """Whether the noun names the next number rather than counts this one: ``điểm 2 khoản 3``."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isdecimal() and fold(noun) in protected_words().heads


def _may_be_unit(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return after[:1].isalpha() or (after[:1] == " " and after[1:].isalpha()) or "%" in after or "‰" in after


def is_measured(text: str, start: int) -> bool:
    """Whether a percent sign, a magnitude or money follows the number, or the range, that begins at ``start``."""
    end = number_end(text, start)
    second = _SECOND.match(text, end)
    return is_measured_after(text, end) or (second is not None and is_measured_after(text, second.end()))


def has_magnitude(text: str, end: int) -> bool:
    """Whether a percent sign or a magnitude word follows the number that ends at ``end``."""
    return _may_be_unit(text, end) and protected_words().measure.match(text, end) is not None


def is_measured_after(text: str, end: int) -> bool:
    """Whether they follow the number that ends at ``end``."""
    if not _may_be_unit(text, end):
        return False
    if protected_words().measure.match(text, end):
        return True
    found = unit_at(text, end)
    return found is not None and found[0].dimension in _RATES


def range_end(text: str, start: int) -> int:
    """Where the number, or the range of two, ends that begins at ``start``."""
    end = number_end(text, start)
    second = _SECOND.match(text, end)
    return second.end() if second else end


def stands_alone(text: str, end: int) -> bool:
    """Whether nothing that could be counted follows: a mark, a capital, a function word."""
    following = _NEXT_WORD.match(text, end)
    return following is None or not following[1].islower() or fold(following[1]) in function_words()


def number_end(text: str, start: int) -> int:
    """Where the number with all its groups and decimals ends that begins at ``start``."""
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def word_before(text: str, end: int, line_start: int) -> str:
    """The letters right before ``end``."""
    start = end
    while start > max(line_start, end - _LONGEST_WORD) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def words_before(text: str, start: int, line_start: int) -> list[str]:
    """The folded words before ``start``, at most three."""
    window = text[max(line_start, start - LEFT) : start]
    return [key(word) for word in window.split()[-3:]] if window[-1:] == " " else []


def key(word: str) -> str:
    """The folded word without the bracket or quotation mark that opens before it."""
    word = word.lstrip(_OPENING)
    return fold(word) if len(word) <= _LONGEST_WORD else word


def is_foreign(word: str) -> bool:
    """Whether ``word`` is a foreign name or a code: a capital in it, and no Vietnamese syllable."""
    word = word.lstrip(_OPENING)
    if not word.isascii() or word.islower() or word in protected_words().capitals or not word[:1].isalpha():
        return False
    if word in protected_words().codes:
        return True
    if not word.translate(_JOINTS).isalnum() or _ROMAN.issuperset(word):
        return False
    return len(word) == 1 or _SYLLABLE.fullmatch(word.lower()) is None
