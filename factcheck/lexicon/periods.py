"""The ways to name a period, read from ``periods.txt`` into a tree of words and slots."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.errors import LexiconError
from factcheck.lexicon.folding import fold
from factcheck.model.period import Anchor
from factcheck.pattern import lazy_pattern
from factcheck.table import beside, rows


class Shape(StrEnum):
    """What kind of stretch an expression names; it decides how its days are found."""

    YEAR = "year"  # năm 2021
    SPAN = "span"  # giai đoạn 2019-2021: whole years
    TERM = "term"  # nhiệm kỳ 2016-2021: from some month of the first year to that month of the last
    SCHOOL = "school"  # năm học 2018-2019: September to May
    FISCAL = "fiscal"  # niên độ 2017-2018: the company knows when it begins
    WHOLE = "whole"  # cả năm 2022
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    FIRST = "first"  # 11 tháng đầu năm 2023
    LAST = "last"  # 6 tháng cuối năm
    FIRST_HALF = "first half"
    LAST_HALF = "last half"
    COUNT = "count"  # 9 tháng: a length alone
    PAST = "past"  # 3 năm qua: up to the anchor
    AGO = "ago"  # 10 năm trước: one calendar unit, that far before the anchor
    SHIFT = "shift"  # năm ngoái, hôm qua: the anchor's calendar unit, moved
    SAME = "same"  # cùng kỳ
    NAMED = "named"  # giai đoạn trước, Tết 2019: no days from the words alone
    OPENING = "opening"  # đầu năm
    CLOSING = "closing"  # cuối năm 2014
    MIDDLE = "middle"  # giữa năm
    UNTIL = "until"  # tính đến 30/6/2018
    SINCE = "since"  # từ đầu năm đến nay
    BETWEEN = "between"  # từ tháng 1 đến tháng 10/2023


class Step(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_STEPS = {step.value: step for step in Step}


class Rule(NamedTuple):
    """What a matched row means; ``number``, ``step`` and ``anchor`` stand where the words leave them unsaid."""

    shape: Shape
    number: int | None
    step: Step | None
    anchor: Anchor


class Node:
    """A place in the tree of rows: the folded words and the slots that may follow, and the row that may end here."""

    __slots__ = ("rule", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: dict[str, Node] = {}
        self.rule: Rule | None = None


class PeriodWords:
    """The table: ``root`` of the tree, small vocabularies by folded words, ``number`` and ``followers``.

    The two tell where a period may begin, often where none does: ``followers`` holds, by the folded first word of a
    row, what the next word may begin with; ``number`` matches digits that a unit or the rest of a date follows.
    ``through`` and ``conjoined`` are pattern alternatives: the words between the ends of a span, and between two years
    of a list. ``beginnings`` holds the first words that a slot may have, ``0`` for any digits; a slot that it lacks may
    begin with anything.
    """

    __slots__ = (
        "barriers",
        "beginnings",
        "conjoined",
        "followers",
        "leads",
        "length_cues",
        "number",
        "root",
        "through",
        "vocabularies",
    )

    def __init__(self, table: str | os.PathLike[str]) -> None:
        self.root = Node()
        self.vocabularies: dict[str, dict[tuple[str, ...], str]] = {
            role: {} for role in ("unit", "number", "month name", "quarter name", "joint", "barrier", "lead", "length")
        }
        for role, phrase, detail in rows(table, 3):
            words = tuple(word if word[0] == "{" else fold(word) for word in phrase.split())
            if role in self.vocabularies:
                self.vocabularies[role][words] = detail
            else:
                self._plant(self.root, words, _rule(table, role, detail))
        self.barriers = frozenset(self.vocabularies.pop("barrier"))
        self.leads = frozenset(words[0] for words in self.vocabularies.pop("lead"))
        self.length_cues = frozenset(words[0] for words in self.vocabularies.pop("length"))
        joints = self.vocabularies.pop("joint")
        self.through = "|".join(re.escape(words[0]) for words, joint in joints.items() if joint == "through")
        self.conjoined = "|".join(re.escape(words[0]) for words, joint in joints.items() if joint == "and")
        self.beginnings = self._beginnings()
        self.followers = self._followers()
        self.number = lazy_pattern(self._number())

    def _plant(self, node: Node, words: tuple[str, ...], rule: Rule) -> None:
        for index, word in enumerate(words):
            if word[0] != "{":
                node = node.words.setdefault(word, Node())
                continue
            if word.endswith("?}"):
                self._plant(node, words[index + 1 :], rule)
                word = word[:-2] + "}"  # noqa: PLW2901  # the slot itself, now that its absence is planted
            node = node.slots.setdefault(word[1:-1], Node())
        node.rule = rule

    def _beginnings(self) -> dict[str, frozenset[str]]:
        spelt = {"n": "number", "unit": "unit", "spelt": "month name", "quarter": "quarter name"}
        beginnings = {slot: frozenset({"0"}) for slot in ("digits", "d", "month", "months", "year", "years", "day")}
        beginnings |= {slot: frozenset({"0"}) for slot in ("listed", "date")}
        for slot, role in spelt.items():
            words = {words[0] for words in self.vocabularies[role]}
            beginnings[slot] = frozenset(words | {"0"} if slot in ("n", "quarter") else words)
        return beginnings

    def _number(self) -> str:
        after_count = "".join(sorted(self._letters_after(self.root.slots["n"])))
        counted = rf"[0-9]{{1,3}}(?= [{after_count}{after_count.upper()}])"
        dated = r"[0-9]{1,2}(?=[ -]{,2}[0-9]{1,2}/|[/.-][0-9])"
        return rf"{counted}|{dated}"

    def _followers(self) -> dict[str, set[str]]:
        letters = {word: self._letters_after(node) for word, node in self.root.words.items()}
        for slot, role in (("n", "number"), ("unit", "unit")):
            for words in self.vocabularies[role]:
                more = {words[1][0]} if len(words) > 1 else self._letters_after(self.root.slots[slot])
                letters[words[0]] = letters.get(words[0], set()) | more
        return letters

    def _letters_after(self, node: Node) -> set[str]:
        """The characters that what follows ``node`` may begin with, in lower case."""
        letters = {word[0] for word in node.words}
        for slot in node.slots:
            if slot == "period":
                letters |= {word[0] for word in self.root.words} | self._slot_letters("n") | self._slot_letters("unit")
            elif slot == "of":
                letters |= set("0123456789/-") | {word[0] for word in self.root.words}
            else:
                letters |= self._slot_letters(slot)
        return letters

    def _slot_letters(self, slot: str) -> set[str]:
        return {letter for word in self.beginnings[slot] for letter in ("0123456789" if word == "0" else word[0])}


@cache
def period_words() -> PeriodWords:
    """The table of this package, read once."""
    return PeriodWords(beside(__file__, "periods.txt"))


def _rule(table: str | os.PathLike[str], shape: str, detail: str) -> Rule:
    number: int | None = None
    step: Step | None = None
    anchor = Anchor.NONE
    try:
        for word in detail.split():
            if word.lstrip("-").isdecimal():
                number = int(word)
            elif word in _STEPS:
                step = _STEPS[word]
            else:
                anchor = Anchor(word)
        return Rule(Shape(shape), number, step, anchor)
    except ValueError as error:
        raise LexiconError(f"{os.path.basename(table)}: {shape} | {detail}: {error}") from error
