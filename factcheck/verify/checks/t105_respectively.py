"""``Lần lượt`` with more names than values, or fewer.

What it does:
    Where a list of names stands before ``lần lượt`` and a list of values after it, counts both.

Why it matters:
    With three names and two values nobody knows whose the values are.

When it abstains:
    The names do not stand right before ``lần lượt``, the list may begin earlier, the values are not one plain list or
    may be several of each name, or one of them may be a range.

Example:
    ``Lào, Thái Lan và Malaysia lần lượt mua 120 tấn và 80 tấn.``

Tiếng Việt:
    Khi viết “lần lượt”, số tên đứng trước phải bằng số giá trị đứng sau.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.lexicon.cues import Role
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.pattern import lazy_pattern
from factcheck.scan.mention import Mention
from factcheck.verify.check import Case, Meta
from factcheck.verify.named import Names, Tokens, names_at
from factcheck.verify.passage import Passage

META = Meta(code="T105", name="respectively", level=Level.WARNING, since="0.1")
TRIGGER = lazy_pattern(r"lần lượt[^\n\d]{0,60}\d")
FAIL = (
    Case("Lào, Thái Lan và Malaysia lần lượt mua 120 tấn và 80 tấn.", at="lần lượt"),
    Case("Cổ phiếu Alpha và Beta giảm lần lượt 2,4%, 3,1% và 1,5%.", at="lần lượt"),
)
PASS = (
    Case("Lào, Thái Lan và Malaysia lần lượt mua 120 tấn, 95 tấn và 80 tấn."),
    Case("Thị phần thịt bò, thịt heo và Alpha lần lượt là 15% và 14,9% của cả nhóm."),
    Case("Alpha và Beta lần lượt giao dịch ở mức 20.100 - 20.300 đồng và 31.000 - 31.200 đồng."),
    Case("Doanh thu và lợi nhuận của Alpha lần lượt đạt 50 tỷ đồng và 3 tỷ đồng."),
    Case("Alpha và Beta lần lượt rời sân sau 12 phút."),
)
_NEAR = 4  # words between the names and "lần lượt", and between that and the values
_MOST_NAMES = 60  # tokens before "lần lượt" in which the names begin


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The lists of names and values that do not answer to each other."""
    text = passage.document.normal
    for sentence in passage.rows.matching(TRIGGER):
        for at, mention in enumerate(sentence.row):
            if mention.role is not Role.RESPECTIVELY:
                continue
            values = _values(sentence.row, at)
            tokens = Tokens.of(text, sentence.start, mention.start)
            names = _names(tokens) if values else None
            if names is None or len(values) % names.number == 0:
                continue
            start, end = tokens.matches[names.start].start(), tokens.matches[names.end - 1].end()
            named = passage.document.span(start, end)
            message = Message.of(
                "T105.differs",
                names=named.slice(passage.document.text),
                count=str(names.number),
                values=", ".join(value.amount.text for value in values),
                value_count=str(len(values)),
            )
            span = passage.document.span(mention.start, mention.end)
            places = (Related(named, "names"), *(Related(value.amount.span, "value") for value in values))
            yield Finding(META.code, META.level, message, span, places)


def _names(tokens: Tokens) -> Names | None:
    """The list of names that ends right before the end of ``tokens``, where it cannot begin earlier."""
    for start in range(max(0, len(tokens.keys) - _MOST_NAMES), len(tokens.keys)):
        if not tokens.is_name(start) or (start and tokens.is_name(start - 1)):
            continue
        names = names_at(tokens, start)
        if names is None or not names.is_joined or names.number < 2:
            continue
        between = tokens.keys[names.end :]
        if len(between) > _NEAR or not all(key.isalpha() for key in between):
            continue
        begins = not start or (tokens.keys[start - 1].isalpha() and not tokens.joins(start - 1))
        return names if begins else None
    return None


def _values(row: Sequence[Mention], at: int) -> list[Mention]:
    """The values that a list after ``row[at]`` holds; none where it is no plain list."""
    first = next((index for index in range(at + 1, min(at + 2 + _NEAR, len(row))) if row[index].quantity), None)
    if first is None or any(mention.role in _BREAKS for mention in row[at + 1 : first]):
        return []
    values, index = [row[first]], first + 1
    while index + 1 < len(row) and row[index].role in _JOINS:
        step = index + 2 if row[index + 1].role is Role.JOIN else index + 1
        if step >= len(row) or row[step].quantity is None:
            break
        values.append(row[step])
        index = step + 1
    ended = index >= len(row) or row[index].role in (Role.STOP, Role.COMMA, Role.WORD, Role.REFERENCE, Role.CLOSE)
    plain = all(not value.amount.is_range and value.ends is None for value in values)
    return values if len(values) > 1 and plain and ended and not _goes_on(row, index) else []


def _goes_on(row: Sequence[Mention], index: int) -> bool:
    """Whether another value may follow after some words: ``15% cho thịt gà và 17% cho thịt heo``."""
    return any(mention.quantity is not None for mention in row[index : index + 2 * _NEAR])


_JOINS = frozenset({Role.COMMA, Role.JOIN, Role.STOP})
_BREAKS = _JOINS | {Role.OPEN, Role.CLOSE, Role.CONTRAST, Role.REFERENCE}
