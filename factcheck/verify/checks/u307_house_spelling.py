"""Ten to the ninth in another spelling than the house style has.

What it does:
    Notes each ``tỉ`` that is a number where the house style writes ``tỷ``, and each ``tỷ`` where it writes ``tỉ``. The
    mend is certain: the two spellings mean the same.

Why it matters:
    Both are right, but a paper that writes the one and the other looks careless, and searches find only half.

When it abstains:
    No spelling is set as house style; the word is no number (``tỉ lệ``, ``tỉ mỉ``, ``tỉ giá``) or part of a name;
    neither a number stands before it nor money behind it.

Example:
    ``Dự án có vốn 94 tỉ đồng.`` in a paper that writes ``tỷ``.

Tiếng Việt:
    Ghi chú khi viết “tỉ” (đơn vị đếm) mà quy cách của tòa soạn là “tỷ”, hoặc ngược lại. Không báo ở “tỉ lệ”, “tỉ mỉ”,
    tên riêng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon.folding import fold
from factcheck.lexicon.numerals import number_words
from factcheck.lexicon.word_sets import word_set
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.model.style import Style
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="U307", name="house-spelling", level=Level.NOTE, since="0.1")
_Y, _I = Style(billion="tỷ"), Style(billion="tỉ")
FAIL = (
    Case("Dự án có vốn 94 tỉ đồng, theo tỉ lệ góp 3-7.", at="tỉ", style=_Y),
    Case("Xã thu hàng chục tỷ đồng mỗi năm.", at="tỷ", style=_I),
)
PASS = (
    Case("Dự án có vốn 94 tỉ đồng."),
    Case("Dự án có vốn 94 tỷ đồng, tỉ lệ góp là 3-7.", style=_Y),
    Case("Có 10 tỉ phú góp vốn, theo lời ông Hai Tỉ.", style=_Y),
)

_BEFORE = lazy_pattern(r"([^\W\d_]+) ?\Z|\d ?\Z")
_AFTER = lazy_pattern(r" ([^\W\d_]+)")
_LONGEST = 12  # characters of the word before, with its space


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every place of the other spelling where it is a number."""
    house, text = passage.style.billion, passage.document.normal
    if house is None:
        return
    others = "|".join(sorted(word_set("billion") - {house}))
    for match in re.finditer(rf"(?i)(?<![^\W\d_])(?:{others})(?![^\W_])", text):
        if not _is_number(text, match):
            continue
        span = passage.document.span(match.start(), match.end())
        word, new = span.slice(passage.document.text), house.upper() if match.group().isupper() else house
        message = Message.of("U307.spelling", word=word, house=new)
        mend = Fix((Edit(span, new),), is_safe=True)
        diagnosis = Diagnosis("house_spelling", Message.of("diagnosis.house_spelling"), (mend,))
        yield Finding(META.code, META.level, message, span, diagnoses=(diagnosis,))


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number, or a word for an open one (``hàng``), stands before the word, which begins no other, or money
    behind it (``tỉ đô``)."""
    if match.group().istitle():  # a name: no sentence begins so
        return False
    after = _AFTER.match(text, match.end())
    if after is not None and (fold(match.group()), fold(after[1])) in number_words().other:
        return False
    if after is not None and after[1].lower() in word_set("billion of"):
        return True
    before = _BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()])
    if before is None:
        return False
    return before[1] is None or fold(before[1]) in number_words().words or before[1].lower() in word_set("open number")
