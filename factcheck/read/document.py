"""A text, the normalised copy that the steps read, and the way back from offsets in the copy to the text.

Normalised means: composed (NFC), one plain space and one plain dash for their many kinds, one space for several in a
row and for a tab, full-width forms as ASCII, Icelandic Ð as Vietnamese Đ, characters that do not print left out, and
every line break ``\\n``, or a space where it only wraps a line. Offsets of the copy differ from those of the text only
where characters are composed or left out, so only such texts carry a map.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from factcheck.model.span import Span

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
# Letters that look like Đ and đ and come from Icelandic and African keyboards and old fonts; slashes that look like /.
_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", "\u2044": "/", "\u2215": "/"}
# Zero-width spaces and joiners, word joiner, byte order mark, soft hyphen, direction marks.
_UNPRINTED = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"

_PLAIN = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **_LOOKALIKES,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(_UNPRINTED, ""),
}
_SPECIAL = frozenset(_PLAIN)

_NO_WRAP = "\n .!?:;…"  # after these a line break ends a line of its own

# Blocks end before an ASCII character or after a line break: nothing composes across either.
# No run of spaces goes from one into another. Patterns are compiled when first used, which is seldom.
_BLOCK = r"(?s).{1,256}(?:[^\x00-\x7f]|[ \t])*\n?"
_RUN = rf"[ {_SPACES}][ {_SPACES}{_UNPRINTED}]+|\r\n"


def plain(text: str) -> str:
    """The normalised copy of ``text``."""
    present = _SPECIAL.intersection(text)
    if "\r" in present:
        text = text.replace("\r\n", "\n")  # two breaks would read as the end of a paragraph
    for character in present:
        text = text.replace(character, _PLAIN[character])
    if "  " in text:
        text = re.sub(r"  +", " ", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unwrapped(text: str) -> str:
    """``text`` with a space for every break that only wraps a line: between a word and a small letter."""
    parts: list[str] = []
    start, at = 0, text.find("\n")
    while at != -1:
        if text[at + 1 : at + 2].islower() and text[max(0, at - 1) : at].rstrip(_NO_WRAP):
            parts += (text[start:at], " ")
            start = at + 1
        at = text.find("\n", at + 1)
    return "".join((*parts, text[start:])) if parts else text


class Document(NamedTuple):
    """``text`` as passed in, unchanged; ``normal``, its normalised copy, is what the steps read.

    ``blocks`` of the text and where they begin in both are there only if offsets differ.
    """

    text: str
    normal: str
    blocks: tuple[str, ...] = ()
    text_starts: tuple[int, ...] = ()
    normal_starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Document:
        """The document of ``text``; linear time."""
        if unicodedata.is_normalized("NFC", text):
            normal = plain(text)
            if len(normal) == len(text):  # nothing left out: every replacement was one for one
                return cls(text, unwrapped(normal))
        blocks = tuple(re.findall(_BLOCK, text))
        copies = [plain(block) for block in blocks]
        text_starts = tuple(accumulate(map(len, blocks), initial=0))
        normal_starts = tuple(accumulate(map(len, copies), initial=0))
        return cls(text, unwrapped("".join(copies)), blocks, text_starts, normal_starts)

    def span(self, start: int, end: int) -> Span:
        """The code points of ``text`` behind ``normal[start:end]``, each letter with all of its marks."""
        if not self.blocks:
            return Span(start, end)
        if start >= end:
            point = self._behind(start)[0]
            return Span(point, point)
        return Span(self._behind(start)[0], self._behind(end - 1)[1])

    def _behind(self, offset: int) -> tuple[int, int]:
        """Where in ``text`` the character sequence stands that gave ``normal[offset]``."""
        if offset >= len(self.normal):
            return len(self.text), len(self.text)
        number = bisect_right(self.normal_starts, offset) - 1
        starts, ends = _origins(self.blocks[number])
        within, base = offset - self.normal_starts[number], self.text_starts[number]
        return base + starts[within], base + ends[within]


@lru_cache(maxsize=256)
def _origins(block: str) -> tuple[array[int], array[int]]:
    """For each character of ``plain(block)``, where the sequence that gave it begins and ends in ``block``."""
    starts, ends = array("I"), array("I")
    for start, end in _sequences(block):
        sequence = block[start:end]
        if len(sequence) == 1 and sequence not in _SPECIAL:
            copy_length = len(unicodedata.normalize("NFC", sequence))
        else:
            copy_length = len(plain(sequence))
            end = start + len(sequence.rstrip(_UNPRINTED))  # noqa: PLW2901  # what does not print belongs to no word
        starts.extend([start] * copy_length)
        ends.extend([end] * copy_length)
    return starts, ends


def _sequences(block: str) -> list[tuple[int, int]]:
    """Cut ``block`` before every character that does not join the one before it, as marks and further spaces do."""
    joined = {at for run in re.finditer(_RUN, block) for at in range(run.start() + 1, run.end())}
    joined |= {at for at, character in enumerate(block) if character > "\u007f" and _joins(character)}
    cuts = [at for at in range(len(block)) if at not in joined]
    if not cuts or cuts[0]:
        cuts.insert(0, 0)
    return list(zip(cuts, [*cuts[1:], len(block)], strict=True))


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether ``character`` belongs to the one before it: a mark, a Hangul vowel or final, or nothing that prints."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff" or character in _UNPRINTED
