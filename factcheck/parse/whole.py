"""What stands after a rate: a plan, a whole, or nothing that it is a part of."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.cues import Role, function_words
from factcheck.scan.mention import Mention

_PLAN_REACH = 4  # "vượt 20,1% so với kế hoạch 9 tháng": at most so many mentions from the rate to the plan


def names_plan(row: Sequence[Mention], at: int) -> bool:
    """Whether the rate at ``at`` is measured against a plan (``82% kế hoạch``, ``20% so với dự toán``)."""
    for mention in row[at + 1 : at + 1 + _PLAN_REACH]:
        if mention.role is Role.PLAN:
            return True
        if mention.role not in (Role.REFERENCE, Role.LIGHT, Role.RATIO):
            return False
    return False


def names_whole(row: Sequence[Mention], at: int) -> bool:
    """Whether a noun of a whole follows the rate at once (``60% số hộ``, ``20% trong tổng số``)."""
    if at + 1 >= len(row):
        return False
    return row[at + 1].role in (Role.WORD, Role.WHOLE) and row[at + 1].key not in function_words()
