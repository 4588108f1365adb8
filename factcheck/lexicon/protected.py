"""The words around numbers that are no quantities, read from ``protected.txt``."""

from __future__ import annotations

import os
import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.pattern import lazy_pattern
from factcheck.table import beside, rows


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
    """The table: ``heads`` by one or two folded words (as written where with a capital), the other roles as sets of
    folded words, and patterns.

    ``measure`` matches what makes a number a quantity, ``tail`` what makes it none, both where the number ends; the
    others match from the first digit, where the ``_letters`` tell whether they can: ``clock`` a time, ``hour`` an hour
    of some part of the day, ``month_day`` a day by the name of its month, ``bore`` the calibre of a gun.
    ``next_named`` matches the next number of a list.
    """

    __slots__ = (
        "amount_before_year",
        "bore",
        "capitals",
        "clock",
        "clock_letters",
        "codes",
        "date",
        "each",
        "heads",
        "hour",
        "hour_cues",
        "measure",
        "month_day",
        "next_named",
        "parts_of_day",
        "scale",
        "score",
        "share",
        "tail",
        "tail_letters",
        "whole",
    )

    def __init__(self, table: str | os.PathLike[str]) -> None:
        phrases: dict[str, list[str]] = {}
        self.heads: dict[str, Head] = {}
        kinds = {kind.value: kind for kind in Kind}
        for role, phrase, detail in rows(table, 3):
            if role in kinds:
                self.heads[_key(phrase) if phrase.islower() else phrase] = Head(
                    kinds[role], int(detail) if detail else None
                )
            else:
                phrases.setdefault(role, []).append(phrase)
        self.date, self.share, self.score, self.each, self.hour_cues, self.scale, self.amount_before_year = (
            frozenset(map(_key, phrases[role]))
            for role in ("date", "share", "score", "each", "clock", "scale", "amount year")
        )
        self.capitals = frozenset(phrases["capital"])
        self.codes = frozenset(phrases["code"])
        self.whole = tuple(phrases["whole"])
        self.clock_letters = frozenset(word[0] for role in ("o'clock", "of month") for word in phrases[role])
        self.tail_letters = frozenset(word[0] for word in phrases["tail"])
        self._compile({role: "|".join(map(re.escape, phrases[role])) for role in phrases})

    def _compile(self, either: dict[str, str]) -> None:
        hour, hours = r"(?:[01]?[0-9]|2[0-4])", either["o'clock"]
        minutes = rf" ?(?:{hours}) [0-5][0-9](?: ?(?:{either['minute']}))?(?!\w|%|[.,][0-9])"
        self.clock = lazy_pattern(rf"{hour}(?:[hHg:][0-5][0-9](?::[0-5][0-9])?(?![\w:])|h(?![\w/])|{minutes})")
        self.hour = lazy_pattern(rf"{hour} ?(?:{hours})(?!\w)")
        self.parts_of_day = lazy_pattern(rf" (?:{either['hour']})\b")
        self.month_day = lazy_pattern(rf"[0-9]{{1,2}} (?:{either['of month']}) (?:1[0-2]|0?[1-9])(?![0-9]|[.,][0-9])")
        self.bore = lazy_pattern(rf"[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})? ?(?:{either['bore']})(?!\w)")
        self.next_named = lazy_pattern(rf"(?:, ?| ?- ?| (?:{either['and']}) )[0-9]{{1,4}}(?![0-9A-Za-z]|[/.,-][0-9])")
        measure = f"{either['measure']}|{either['measure'].upper()}"
        self.measure = lazy_pattern(rf" ?(?!(?:{either['unmeasured']})\b)(?:[%‰]|(?:{measure})\b)")
        self.tail = lazy_pattern(rf" ?(?:{either['tail']})\b")


@cache
def protected_words() -> ProtectedWords:
    """The table of this package, read once."""
    return ProtectedWords(beside(__file__, "protected.txt"))


def _key(phrase: str) -> str:
    return " ".join(map(fold, phrase.split()))
