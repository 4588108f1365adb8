"""What names a finding from one run to the next: what is said and where it is said, not its line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from factcheck.model.finding import Finding
from factcheck.model.span import Span
from factcheck.model.style import unstyled

_WORDS = 16  # on each side; a Vietnamese word is often two of them
_FAR = 400  # code points on each side that are looked at
_GAP = r"[.!?…][\"'”’»)\]]*(?:\s+|\Z)|\s+"  # what stands between words; a stop, with what it closes, ends a sentence


class Likeness(NamedTuple):
    """What stays of a finding when the text around its sentence is written anew, or its numbers in another style.

    All of it is single-spaced, composed (NFC) and unstyled, so that a mend of style does not make a finding new.

    ``words`` are those that it stands on, ``before`` and ``after`` their neighbours within the sentence, at most
    sixteen on each side, ``related`` the words farther away that it speaks of.
    """

    code: str
    words: str
    before: str
    after: str
    related: tuple[str, ...]


def likeness(finding: Finding, text: str) -> Likeness:
    """What ``finding`` on ``text`` is known by."""
    span = finding.span
    near = Span(_begin(text, span), _end(text, span))
    far = (place.span for place in finding.related if place.span.start < near.start or place.span.end > near.end)
    return Likeness(
        finding.code,
        _folded(span.slice(text)),
        _folded(text[near.start : span.start]),
        _folded(text[span.end : near.end]),
        tuple(_folded(place.slice(text)) for place in far),
    )


class Fingerprints:
    """The fingerprints of the findings of one document; findings that are alike in all are numbered."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._counts: Counter[Likeness] = Counter()

    def of(self, finding: Finding) -> str:
        """32 hexadecimal digits; the same however the text around changes, as long as the sentence stays."""
        like = likeness(finding, self._text)
        self._counts[like] += 1
        said = "\x1f".join((self._path, *like[:-1], *like.related, str(self._counts[like])))
        named = said.encode(errors="surrogatepass")  # a path may be no UTF-8
        return blake2b(named, digest_size=16).hexdigest()


def _begin(text: str, span: Span) -> int:
    """Where the neighbours before ``span`` begin."""
    farthest = max(0, span.start - _FAR)
    near = text[farthest : span.start]
    sentence = [0, *(gap.end() for gap in _ends(near, text[span.start : span.start + 1]))][-1]
    words = [word.start() for word in re.finditer(r"\S+", near) if word.start() >= sentence]
    return farthest + words[-_WORDS:][0] if words else span.start


def _end(text: str, span: Span) -> int:
    """Where the neighbours behind ``span`` end."""
    near = text[span.end : span.end + _FAR]
    sentence = next((gap.start() for gap in _ends(near)), len(near))
    words = [word.end() for word in re.finditer(r"\S+", near[:sentence])]
    return span.end + words[:_WORDS][-1] if words else span.end


def _ends(text: str, beyond: str = "") -> Iterator[re.Match[str]]:
    """The gaps of ``text`` where a sentence ends: a stop, an empty line, or a break that does not only wrap a line."""
    for gap in re.finditer(_GAP, text):
        breaks = len(f"{gap.group()}.".splitlines()) - 1
        following = text[gap.end() : gap.end() + 1] or beyond
        if gap.group().strip() or breaks > 1 or (breaks == 1 and not following.islower()):
            yield gap


def _folded(words: str) -> str:
    return unstyled(unicodedata.normalize("NFC", " ".join(words.split())))
