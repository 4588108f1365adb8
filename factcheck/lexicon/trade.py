"""The words of trade.txt: names for the amounts of foreign trade."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Trade(StrEnum):
    """What an amount of foreign trade is."""

    EXPORTS = "exports"
    IMPORTS = "imports"
    SURPLUS = "surplus"
    DEFICIT = "deficit"
    TOTAL = "total"
    OTHER = "other"


@cache
def _book() -> Phrasebook[Trade]:
    return Phrasebook([(phrase, Trade(amount)) for phrase, amount in rows(beside(__file__, "trade.txt"), 2)])


def trade_at(keys: Sequence[str], index: int) -> tuple[int, Trade] | None:
    """The longest name that begins at ``keys[index]``, folded words: how many words it has, and what it names."""
    return _book().at(keys, index)
