"""What a page draws as words: parts of words put together, letters composed, marks of notes told from numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.model.draft import Box

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Cs"))
_NOTE_MARKS = frozenset("*†‡§")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GLUED, _SPACE, _ROOM = range(3)  # what is before a word: nothing, a space, room without one
_SMALL = 0.9  # of the size of what it follows
_LIFT = 0.15  # of that size: how much higher the foot of a raised mark is
_NEAR = 0.6  # of the size: how far a mark is from what it hangs on
_LONGEST = 200  # characters of a word that is drawn in parts
_TOUCH = 0.12  # of the size: letters that are no farther apart are of one word


class Word(NamedTuple):
    """A run of characters without a space, on one line.

    ``at`` is its place in the order of the file, from 0; ``has_space`` where a space was drawn before it. ``raised`` is
    what is set small and high after ``text``, the mark of a note or an exponent, and ``tail`` what follows on that.
    """

    text: str
    box: Box
    baseline: float
    size: float
    is_bold: bool
    at: int
    has_space: bool = True
    raised: str = ""
    tail: str = ""

    @property
    def whole(self) -> str:
        """All of the word."""
        return self.text + self.raised.translate(_RAISED) + self.tail


class Drawn(NamedTuple):
    """A line of :mod:`factcheck.read.pages.drawn`."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    is_bold: bool
    space: int


def words(drawn: Iterable[Drawn], page: int) -> Iterator[Word]:
    """The words of page number ``page``, in the order of the file."""
    word: Word | None = None
    for at, part in enumerate(drawn):
        text = _cleaned(part.text)
        if not text:
            continue
        following = Word(text, Box(page, *part[1:5]), part.baseline, part.size, part.is_bold, at, part.space != _ROOM)
        is_mark = all(map(unicodedata.combining, text))
        if word is not None:
            is_split = part.space != _SPACE and _touches(word, following)
            if part.space == _GLUED or is_mark or is_split or _is_raised(word, following):
                joined = _joined(word, following, is_mark=is_mark)
                if joined is not None:
                    word = joined
                    continue
            yield _lowered(word, following)
        word = following
    if word is not None:
        yield word


def is_note_mark(text: str) -> bool:
    """Whether notes are marked so: a number, or stars and daggers."""
    return bool(text) and len(text) <= 3 and (text.isdecimal() or _NOTE_MARKS.issuperset(text))


def _cleaned(text: str) -> str:
    """``text`` composed, without ligatures and what is not seen."""
    if text.isascii() and text.isprintable():
        return text
    seen = (letter for letter in text if unicodedata.category(letter) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(_LIGATURES.get(letter, letter) for letter in seen))


def _joined(word: Word, part: Word, *, is_mark: bool) -> Word | None:
    """``word`` with the part that follows on it; ``None`` where the two are apart all the same."""
    box = _around(word.box, part.box)
    is_elsewhere = part.box.left < word.box.left or abs(part.baseline - word.baseline) > word.size
    if is_elsewhere or len(word.whole) > _LONGEST:
        return None
    if not is_mark and _is_raised(word, part):
        return word._replace(raised=word.raised + part.text, box=box)
    if word.raised:
        return word._replace(tail=word.tail + part.text, box=box)
    if not is_mark and _opens_note(word, part):
        return None
    return word._replace(text=unicodedata.normalize("NFC", word.text + part.text), box=box)


def _opens_note(mark: Word, part: Word) -> bool:
    """Whether ``mark`` is that of the note that begins with ``part``, rather than the digits of ``5G`` or ``10USD``."""
    is_told = part.text[0].isupper() and (not part.text.isupper() or not _touches(mark, part))
    return is_told and is_note_mark(mark.text)


def _is_raised(word: Word, part: Word) -> bool:
    """Whether ``part`` is set small and high, close to the end of ``word``."""
    if word.tail:
        return False
    is_high = word.baseline - word.size < part.baseline < word.baseline - _LIFT * word.size
    return part.size < _SMALL * word.size and is_high and _is_beside(word, part, _NEAR)


def _touches(word: Word, part: Word) -> bool:
    return abs(part.baseline - word.baseline) < _LIFT * word.size and _is_beside(word, part, _TOUCH)


def _is_beside(word: Word, part: Word, gap: float) -> bool:
    return -word.size < part.box.left - word.box.right < gap * word.size


def _lowered(mark: Word, word: Word) -> Word:
    """The mark that opens a note, set small and high before it, put on the line of the ``word`` that follows."""
    if is_note_mark(mark.text) and 0 < word.baseline - mark.baseline < word.size and mark.size < _SMALL * word.size:
        return mark._replace(baseline=word.baseline)
    return mark


def _around(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
