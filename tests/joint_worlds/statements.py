"""What a sentence of a document is: its words, its numbers, and what each of them says of which figures."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from string import Formatter
from typing import NamedTuple

from tests.joint_worlds.worlds import Figure
from tests.verify.slipped import Number


class How(Enum):
    """How a stated rate relates the current figure to the base."""

    RISE = "rise by percent"
    FALL = "fall by percent"
    MORE = "more by an amount"
    LESS = "less by an amount"
    TIMES = "times"
    GROWN = "grown by times"  # tăng 3 lần: times 3, or by three times as much
    PERCENT = "percent of"


class Level(NamedTuple):
    """``number`` is the value of ``figure``."""

    figure: Figure
    number: str


class Rate(NamedTuple):
    """``number`` says how ``current`` lies to ``base``."""

    how: How
    current: Figure
    base: Figure
    number: str


class Listed(NamedTuple):
    """``parts`` are of ``total``; ``is_all``: the words say that there are no others."""

    total: Figure
    parts: tuple[Figure, ...]
    is_all: bool


class Greater(NamedTuple):
    """``figure`` is greater than ``other``."""

    figure: Figure
    other: Figure


class Beyond(NamedTuple):
    """``figure`` is over ``number``, which is exact; where not ``is_over``, it is not."""

    figure: Figure
    number: str
    is_over: bool


Fact = Level | Rate | Listed | Greater | Beyond


class Statement(NamedTuple):
    """A sentence without its last stop; ``text`` has a slot for each of ``numbers``, ``facts`` are what it says."""

    kind: str
    text: str
    numbers: dict[str, Number]
    facts: tuple[Fact, ...]

    def pieces(self) -> Iterator[tuple[str, str | None]]:
        """Words, and the name of the number that follows them, in order."""
        for words, name, _, _ in Formatter().parse(self.text[0].upper() + self.text[1:]):
            yield words, name

    @property
    def plain(self) -> str:
        return "".join(words + (self.numbers[name].text if name else "") for words, name in self.pieces())

    def altered(self, name: str, number: Number) -> Statement:
        return self._replace(numbers={**self.numbers, name: number})
