"""Links by name: a value whose noun phrase has the words of the statement's own subject, or of its whole.

``4.030 vụ tai nạn, làm chết 1.905 người. So với năm trước, số vụ giảm 644, số người chết giảm 244``: the subject *số
người chết* shares two words with *làm chết 1.905 người*, and with no other value as many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.lexicon.cues import Role, function_words
from factcheck.lexicon.folding import fold
from factcheck.link.operand import BOUNDARY, Operand
from factcheck.model.claim import Certainty
from factcheck.model.unit import Dimension
from factcheck.scan.mention import Mention

_NOMINAL = frozenset({Role.WORD, Role.PORTION, Role.GROWTH, Role.INDICATOR, Role.WHOLE, Role.PLAN, Role.SHARE})
_NAME_REACH = 14  # mentions back from a value in which its noun phrase stands
ENOUGH = 2  # points that a match needs: a shared pair of words, or a shared count noun


def name_before(row: Sequence[Mention], at: int) -> list[str]:
    """The words that name the value at ``at``: those before it, back to the last stop or number, and its count noun."""
    words: list[str] = []
    for index in range(at - 1, max(-1, at - 1 - _NAME_REACH), -1):
        role = row[index].role
        if role in (Role.STOP, Role.QUANTITY, Role.OPEN):
            break
        if role in _NOMINAL:
            words.append(row[index].key)
    return words[::-1]


def words_of(row: Iterable[Mention]) -> list[str]:
    """The folded words of a noun phrase."""
    return [mention.key for mention in row if mention.role in _NOMINAL]


def named_like(
    words: Sequence[str], rows: Iterable[Sequence[Mention]], usable: Iterable[Mention], enough: int = ENOUGH
) -> Operand | None:
    """The one value of ``rows`` among ``usable`` whose name is most like ``words``; ``None`` for none, or a tie."""
    allowed = {id(mention) for mention in usable}
    scored = sorted(
        (
            (_likeness(words, row, at), order, at, mention)
            for order, row in enumerate(rows)
            for at, mention in enumerate(row)
            if id(mention) in allowed
        ),
        key=lambda entry: (-entry[0], entry[1], -entry[2]),
    )
    if not scored or scored[0][0] < enough:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0] and scored[1][3].amount.low != scored[0][3].amount.low:
        return None
    return Operand(scored[0][3], "same-name", Certainty.GUESSED)


def _likeness(words: Sequence[str], row: Sequence[Mention], at: int) -> int:
    name = name_before(row, at)
    counted = set(_count_noun(row[at]))
    pairs = set(_pairs(words)) & set(_pairs(name))
    content = {word for word in words if word not in function_words() and word.isalpha()}
    return 2 * len(pairs) + len(content & set(name)) + 2 * len(content & counted)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in pairwise(words) if not function_words().issuperset(pair))


def _count_noun(mention: Mention) -> list[str]:
    unit = mention.amount.unit
    if unit is None or unit.dimension is not Dimension.COUNT:
        return []
    return [fold(word) for word in unit.symbol.split()]


def own_subject(row: Sequence[Mention], segment: int, begins: int) -> list[str]:
    """The words of the subject that stands in the cue's own segment."""
    return words_of(mention for mention in row[segment:begins] if mention.role not in BOUNDARY)
