"""One number of a true document altered, as a slip of hand would, so that no world fits any more."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.joint_worlds.documents import Document, Slot, document
from tests.joint_worlds.oracle import Conflict, Oracle
from tests.joint_worlds.statements import How, Rate, Statement
from tests.verify.slipped import WORDS, Number

MOST_TRIES = 40  # numbers altered in a document before another is taken
SIZES = (5, 8, 12, 17, 23, 31, 40)


def one_digit(number: Number, told: Statement, name: str) -> Iterator[Number]:
    digits = str(number.units)
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old and (at or new != "0"):
                yield number._replace(units=int(digits[:at] + new + digits[at + 1 :]))


def transposed(number: Number, told: Statement, name: str) -> Iterator[Number]:
    digits = str(number.units)
    for at in range(len(digits) - 1):
        exchanged = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if exchanged != digits and not exchanged.startswith("0"):
            yield number._replace(units=int(exchanged))


def mark(number: Number, told: Statement, name: str) -> Iterator[Number]:
    """The decimal mark one digit to the left or right, or forgotten."""
    for places in {0, number.places - 1, number.places + 1} if number.places else ():
        if 0 <= places < 3 and places != number.places:
            yield number._replace(places=places)


def magnitude(number: Number, told: Statement, name: str) -> Iterator[Number]:
    if number.word:
        yield from (number._replace(word=word) for word in WORDS if word != number.word)


def ratio_for_increase(number: Number, told: Statement, name: str) -> Iterator[Number]:
    for fact in told.facts:
        if isinstance(fact, Rate) and fact.number == name and fact.how is How.RISE:
            yield number._replace(units=number.units + 100 * 10**number.places)


Alter = Callable[[Number, Statement, str], Iterator[Number]]
SLIPS: dict[str, Alter] = {
    "one digit wrong": one_digit,
    "two digits transposed": transposed,
    "decimal mark": mark,
    "magnitude word": magnitude,
    "ratio as increase": ratio_for_increase,
}


class Case(NamedTuple):
    """A document that no world fits, the number that was altered, and what it conflicts with."""

    document: Document
    slot: Slot
    slip: str
    conflict: Conflict


def cases(seed: int, count: int, least: int = 1) -> Iterator[Case]:
    """``count`` cases, the kinds of slip and the sizes in turn; ``least`` statements are in each conflict."""
    chance = random.Random(seed)
    for at in range(count):
        slip, size = list(SLIPS)[at % len(SLIPS)], SIZES[at // len(SLIPS) % len(SIZES)]
        yield next(case for case in _drawn(chance, slip, size) if len(case.conflict.statements) >= least)


def _drawn(chance: random.Random, slip: str, size: int) -> Iterator[Case]:
    """Cases without end, one at most of each document."""
    while True:
        true = document(chance.randrange(2**32), size)
        oracle = Oracle(true)
        for _ in range(MOST_TRIES):
            slot = chance.choice(true.slots)
            told = true.statements[slot.statement]
            others = list(SLIPS[slip](told.numbers[slot.name], told, slot.name))
            if not others:
                continue
            wrong = true.altered(slot, chance.choice(others))
            oracle.retell(slot.statement, wrong.statements[slot.statement])
            if not oracle.fits():
                yield Case(wrong, slot, slip, oracle.conflict(slot.statement))
                break
            oracle.retell(slot.statement, told)
