"""The words around numbers that are no quantities, read from ``protected.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.table import rows


class Kind(Enum):
    """What a word before a number makes of it."""

    CALENDAR = "calendar"  # tháng 7
    NAME = "name"  # tầng 5
    ORDINAL = "ordinal"  # vòng 2, but vòng 24 giờ
    LABEL = "label"  # số 12, but số 12 người
    CALIBRE = "calibre"  # pháo 130mm
    AMOUNT = "amount"  # con số 12


class Head(NamedTuple):
    """A word before a number, and the greatest number that it names, if there is one."""

    kind: Kind
    greatest: int | None


class ProtectedWords:
    """The table: ``heads`` by one or two folded words, the other roles as sets of folded words, and patterns.

    ``measure`` matches what makes a number a quantity, ``tail`` what makes it none, ``hour`` a part of the day; each
    where the number ends.
    """

    __slots__ = (
        "amount_before_year", "capitals", "clock", "date", "each", "heads", "hour", "measure", "score", "share", "tail",
        "whole",
    )  # fmt: skip

    def __init__(self, table: Path) -> None:
        phrases: dict[str, list[str]] = {}
        self.heads: dict[str, Head] = {}
        kinds = {kind.value: kind for kind in Kind}
        for role, phrase, detail in rows(table, 3):
            if role in kinds:
                self.heads[_key(phrase)] = Head(kinds[role], int(detail) if detail else None)
            else:
                phrases.setdefault(role, []).append(phrase)
        self.date, self.share, self.score, self.each, self.clock, self.amount_before_year = (
            frozenset(map(_key, phrases[role])) for role in ("date", "share", "score", "each", "clock", "amount year")
        )
        self.capitals = frozenset(phrases["capital"])
        self.whole = tuple(phrases["whole"])
        barred = _either(phrases["unmeasured"])
        self.measure = re.compile(rf" ?(?!(?:{barred})\b)(?:[%‰]|(?:{_either(phrases['measure'])})\b)")
        self.tail = re.compile(rf" ?(?:{_either(phrases['tail'])})\b")
        self.hour = re.compile(rf" (?:{_either(phrases['hour'])})\b")


@cache
def protected_words() -> ProtectedWords:
    """The table of this package, read once."""
    return ProtectedWords(Path(__file__).with_name("protected.txt"))


def _key(phrase: str) -> str:
    return " ".join(map(fold, phrase.split()))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in phrases if phrase[-1].isalpha())
