"""What stands after a rate: a plan, a whole, or nothing that it is a part of."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role, function_words
from factcheck.scan.mention import Mention

_PLAN_REACH = 4  # "vượt 20,1% so với kế hoạch 9 tháng": at most so many mentions from the rate to the plan


def names_plan(row: Sequence[Mention], at: int) -> bool:
    """Whether the rate at ``at`` is measured against a plan (``82% kế hoạch``, ``20% so với dự toán``)."""
    start = _after_list(row, at)
    for mention in row[start : start + _PLAN_REACH]:
        if mention.role is Role.PLAN:
            return True
        if mention.role not in (Role.REFERENCE, Role.LIGHT, Role.RATIO):
            return False
    return False


def names_whole(row: Sequence[Mention], at: int) -> bool:
    """Whether a noun of a whole follows the rate, or the list of rates, at once (``60% số hộ``, ``10% và 4% số
    phiếu``)."""
    following = _after_list(row, at)
    if following >= len(row):
        return False
    mention = row[following]
    if mention.role is Role.WORD:
        return mention.key not in function_words() and mention.key.isalpha()
    return mention.role in (Role.WHOLE, Role.PORTION)


def _after_list(row: Sequence[Mention], at: int) -> int:
    """The index after the number at ``at``, or after the list that it opens: ``71% và 64% kế hoạch``."""
    following = at + 1
    while following + 1 < len(row) and row[following].role in (Role.JOIN, Role.COMMA) and row[following + 1].quantity:
        following += 2
    return following
