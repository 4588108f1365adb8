"""The qualifiers around a number: ``khoảng hơn`` 5 triệu đồng ``trở lên``.

::

    before = { qualifier }     read leftwards from the number; a comparison ("cao hơn") ends it
    after  = qualifier

Texts are normalised: composed Unicode, plain spaces. Offsets are code points of the text passed in.
"""

from __future__ import annotations

from factcheck.lexicon.folding import fold, folded, words
from factcheck.lexicon.qualifiers import comparisons, nearest_words, qualifiers_after, qualifiers_before
from factcheck.model.quantity import Bound

_REACH = 24  # farther than any stack of qualifiers goes

Found = tuple[str, Bound | None, int]


def qualifier_before(text: str, number_start: int) -> Found | None:
    """The qualifiers that end where the number at ``number_start`` begins: verbatim, their bound, where they begin.

    Stacked ones are one: ``khoảng`` yields to the bound beside it (``khoảng hơn`` is above), stress has none
    (``chỉ khoảng`` is about, ``chỉ`` alone ``None``); of two bounds the one nearer to the number holds.
    """
    end = number_start - text.endswith(" ", 0, number_start)
    begin = max(0, end - _REACH)
    begin = max(begin, text.rfind("\n", begin, end) + 1)
    nearest = text[text.rfind(" ", begin, end) + 1 : end]
    last = nearest if nearest.isalpha() else nearest[-1:]
    if (last is nearest or not last.isalpha()) and fold(last) not in nearest_words():
        return None
    found = words(text, begin, end)
    if found and begin and text[begin - 1].isalnum() and found[0].start() == begin:
        del found[0]  # its beginning lies out of reach
    if not found or found[-1].end() != end:
        return None
    found.reverse()
    keys = folded(found)
    taken, bound = _stack(keys)
    if not taken:
        return None
    start = found[taken - 1].start()
    return text[start:end], bound, start


def _stack(keys: list[str]) -> tuple[int, Bound | None]:
    """How many of ``keys`` (leftwards from the number) qualify it, and their bound together."""
    taken, bound = 0, None
    while taken < len(keys):
        found = qualifiers_before().at(keys, taken)
        if found is None:
            break
        comparison = comparisons().at(keys, taken)
        if comparison is not None and comparison[0] >= found[0]:
            break
        count, own = found
        taken += count
        bound = own if bound is None or (bound is Bound.ABOUT and own is not None) else bound
    return taken, bound


def qualifier_after(text: str, end: int) -> Found | None:
    """The qualifier after the quantity that ends at ``end``: verbatim, its bound, where it ends."""
    begin = end + 1 if text.startswith(" ", end) else end
    found = qualifiers_after().longest(text, begin)
    return None if found is None else (text[begin : found[1]], *found)
