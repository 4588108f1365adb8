"""The words that put one value before or after another: the table ``ordering.txt``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factcheck.lexicon.folding import keys
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.table import beside, rows


class Sign(StrEnum):
    """What a phrase does, as one letter, so that a sentence is a word of such letters; the head of ordering.txt
    explains each."""

    ABOVE = "A"
    BELOW = "B"
    LEVEL = "M"
    GROWTH = "G"
    LIGHT = "l"
    THOUGH = "c"
    OF = "o"
    REACH = "a"
    FALL = "b"
    SINK = "z"
    MOST = "E"
    LEAST = "e"
    TOP = "T"
    NEXT = "X"
    AMONG = "s"
    RECORD = "r"
    RISING = "U"
    FALLING = "D"
    PASS = "V"
    TOUCH = "K"
    LOSE = "v"
    OVER = "Y"
    UNDER = "y"
    FIRST = "f"
    BY = "h"
    UNSURE = "n"
    # what is no phrase of the table
    NUMBER = "Q"
    PERIOD = "p"
    NAME = "N"
    WORD = "w"
    REFERENCE = "R"
    FROM = "F"
    ANAPHOR = "@"
    CHANGE = "g"
    DROP = "d"
    COMMA = ","
    OPEN = "("
    CLOSE = ")"
    STOP = ";"
    BREAK = "|"


@cache
def ordering() -> Phrasebook[Sign]:
    """Every phrase of the table with its sign."""
    return Phrasebook([(phrase, Sign[sign.upper()]) for phrase, sign in rows(beside(__file__, "ordering.txt"), 2)])


def endings(*signs: Sign) -> tuple[str, ...]:
    """The phrases of ``signs`` without their first letter, which may be a capital, as a text is searched for them; none
    that only goes on from another."""
    table = rows(beside(__file__, "ordering.txt"), 2)
    found = sorted({phrase[1:] for phrase, sign in table if Sign[sign.upper()] in signs})
    return tuple(each for each in found if not any(each != other and each.startswith(other) for other in found))


_RANKING = frozenset("EeTXrfVKvYyABlc")


@cache
def ranking_words() -> frozenset[str]:
    """The folded words of the phrases that rank what a sentence measures, and do not tell what it is."""
    table = rows(beside(__file__, "ordering.txt"), 2)
    return frozenset(key for phrase, sign in table if Sign[sign.upper()].value in _RANKING for key in keys(phrase))
