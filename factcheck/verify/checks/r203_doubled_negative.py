"""Direction told twice, by the word and by a sign.

What it does:
    Finds a sign after a word of movement that says the direction already: ``giảm -5%``, ``tăng -2%``.

Why it matters:
    ``Giảm -5%`` is a rise by the letter; ``tăng -2%`` leaves readers to guess which of the two was meant.

When it abstains:
    The sign stands in a bracket of its own (``giảm 5 vụ (-19%)``), the number is the level reached
    (``giảm xuống -1%``), or the dash joins two numbers.

Example:
    ``Sản lượng giảm -5% so với năm trước.``

Tiếng Việt:
    Nhắc khi chiều tăng giảm được ghi hai lần, vừa bằng chữ vừa bằng dấu: “giảm -5%” nên viết “giảm 5%”. Với “tăng -2%”
    thì cảnh báo, vì không rõ là tăng hay giảm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.lexicon.cues import Role
from factcheck.model.claim import Direction
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage

META = Meta(code="R203", name="doubled-negative", level=Level.WARNING, since="0.1")
TRIGGER = lazy_pattern(r" -\d[\d.,]* ?%")
FAIL = (
    Case("Sản lượng giảm -5% so với năm trước.", at="giảm -5%"),
    Case("Doanh thu tăng -2,4% so với cùng kỳ.", at="tăng -2,4%"),
)
PASS = (
    Case("Sản lượng giảm 5% so với năm trước."),
    Case("Số vụ cháy giảm 5 vụ (-19,2%)."),
    Case("Tốc độ tăng trưởng giảm xuống -1%."),
    Case("Giá vé tăng 20% -60% trong dịp lễ."),
)
_MOVES = (Role.CHANGE, Role.LOSS, Role.COMPARISON)


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The signs that stand between a word of movement and its number."""
    for sentence in passage.rows.matching(TRIGGER):
        row = sentence.row
        for at in range(2, len(row)):
            cue = _cue(row, at)
            if cue is not None and cue.entry is not None and cue.entry.direction is not None:
                yield _finding(passage, cue, cue.entry.direction, row[at - 1], row[at])


def _cue(row: Sequence[Mention], at: int) -> Mention | None:
    """The word of movement before a sign that is glued to the number at ``at``; light words may stand between."""
    sign = row[at - 1]
    if row[at].role is not Role.QUANTITY or sign.key != "-" or sign.end != row[at].start or row[at].amount.is_range:
        return None
    before = at - 2
    while before > 0 and row[before].role is Role.LIGHT:
        before -= 1
    return row[before] if row[before].role in _MOVES else None


def _finding(passage: Passage, cue: Mention, direction: Direction, sign: Mention, number: Mention) -> Finding:
    span = passage.document.span(cue.start, number.end)
    mark = passage.document.span(sign.start, sign.end)
    stated = span.slice(passage.document.text)
    plain = stated[: mark.start - span.start] + stated[mark.end - span.start :]
    falls = direction is Direction.DOWN
    message = Message.of("R203.fall" if falls else "R203.rise", stated=stated, plain=plain)
    mends = (Diagnosis("doubled_negative", message, (Fix((Edit(mark, ""),)),)),) if falls else ()
    return Finding(META.code, Level.NOTE if falls else Level.WARNING, message, span, diagnoses=mends)
