"""The words that state relations, shape clauses and set modality."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.folding import fold
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.model.claim import Direction, Modality
from factcheck.table import beside, rows


class Role(StrEnum):
    """What a word does in a clause; the head of cues.txt explains each."""

    CHANGE = "change"
    LOSS = "loss"
    COMPARISON = "comparison"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    SHARE = "share"
    PORTION = "portion"
    ATTAINMENT = "attainment"
    EXCEED = "exceed"
    RESTATE = "restate"
    LEVEL = "level"
    REFERENCE = "reference"
    PLAN = "plan"
    WHOLE = "whole"
    FROM = "from"
    TO = "to"
    WITHIN = "within"
    CONTRAST = "contrast"
    RESPECTIVELY = "respectively"
    JOIN = "join"
    LIGHT = "light"
    INDICATOR = "indicator"
    GROWTH = "growth"
    ANAPHOR = "anaphor"
    MEASURE = "measure"
    NOT = "not"
    # what is no word of the table
    QUANTITY = "quantity"
    PERIOD = "period"
    OPEN = "("
    CLOSE = ")"
    COMMA = ","
    STOP = ";"
    WORD = "word"


class CueEntry(NamedTuple):
    """A row of cues.txt: the role of a phrase, the direction it gives, the modality it sets, where it does.

    ``completes`` marks the words of attainment and share that need no plan or whole named (``hoàn thành 99%``,
    ``chiếm 5%``), ``averages`` those that make a rate a mean or one per year (``bình quân``, ``mỗi năm``),
    ``recurs`` what changes several times (``giá xăng tăng 12 lần``), ``is_money`` whether a rate is of the value in
    money or of the amount (``về giá trị``, ``về lượng``), ``multiplies`` the verb of ``nhân đôi``.
    """

    role: Role
    direction: Direction | None = None
    modality: Modality | None = None
    sets_sentence: bool = False
    completes: bool = False
    averages: bool = False
    recurs: bool = False
    is_money: bool | None = None
    multiplies: bool = False


@cache
def cues() -> Phrasebook[CueEntry]:
    """Every phrase of cues.txt and modality.txt; a phrase of both keeps its role and its modality."""
    entries: dict[str, CueEntry] = {}
    for phrase, role, feature in rows(beside(__file__, "cues.txt"), 3):
        direction = Direction(feature) if feature in ("up", "down") else None
        entries[phrase] = CueEntry(
            Role.WORD if role == "noun" else Role(role),
            direction,
            completes=feature == "complete",
            averages=feature == "average",
            recurs=feature == "recurs",
            is_money=feature == "money" if role == Role.MEASURE else None,
            multiplies=feature == "multiplies",
        )
    for phrase, modality, reach in rows(beside(__file__, "modality.txt"), 3):
        known = entries.get(phrase, CueEntry(Role.LIGHT))
        entries[phrase] = known._replace(modality=Modality(modality), sets_sentence=reach == "sentence")
    return Phrasebook(entries.items())


@cache
def function_words() -> frozenset[str]:
    """Folded words that follow a number without being what it counts."""
    return frozenset(fold(word) for (word,) in rows(beside(__file__, "function_words.txt"), 1))


@cache
def plan_nouns() -> frozenset[str]:
    """The nouns of a plan, as printed in the table: ``kế hoạch``, ``chỉ tiêu``."""
    return frozenset(phrase for phrase, role, _ in rows(beside(__file__, "cues.txt"), 3) if role == Role.PLAN)
