"""Documents told of one world: a headline and paragraphs of one to three statements."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from factcheck import Span
from tests.joint_worlds import listing, telling, worlds
from tests.joint_worlds.statements import Fact, Greater, Listed, Statement
from tests.joint_worlds.worlds import World
from tests.verify.slipped import Number

ASIDES = (
    "Đây là kết quả tích cực trong bối cảnh thị trường còn nhiều khó khăn.",
    "Các ngành chức năng đánh giá cao nỗ lực của người dân và doanh nghiệp.",
    "Thời gian tới, địa phương tiếp tục tháo gỡ khó khăn cho cơ sở sản xuất.",
)


KINDS: tuple[tuple[Callable[[telling.Teller], Statement | None], int], ...] = (
    (telling.level, 6),
    (telling.changed, 9),
    (telling.moved, 2),
    (telling.multiplied, 2),
    (telling.ordered, 1),
    (telling.highest, 1),
    (telling.first_over, 1),
    (telling.estimated, 1),
    (telling.span, 2),
    (listing.listed, 4),
    (listing.shared, 3),
    (listing.compared, 1),
    (telling.planned, 1),
    (telling.attained, 1),
    (listing.balanced, 1),
)


class Slot(NamedTuple):
    """The place of a number: which statement, and its name there."""

    statement: int
    name: str


class Document(NamedTuple):
    """Statements in print: ``before`` is what stands before each of them. The first is the headline."""

    world: World
    statements: tuple[Statement, ...]
    before: tuple[str, ...]

    @property
    def published(self) -> datetime.date:
        return datetime.date(self.world.years[-1] + 1, 2, 15)

    @property
    def slots(self) -> list[Slot]:
        return [Slot(at, name) for at, told in enumerate(self.statements) for name in told.numbers]

    def printed(self) -> tuple[str, dict[Slot, Span]]:
        """The text, and where each number stands in it."""
        text, spans = "", {}
        for at, (gap, told) in enumerate(zip(self.before, self.statements, strict=True)):
            text += gap
            for words, name in told.pieces():
                text += words
                if name is not None:
                    start, text = len(text), text + told.numbers[name].text
                    spans[Slot(at, name)] = Span(start, len(text))
            text += "." if at else ""
        return text, spans

    @property
    def text(self) -> str:
        return self.printed()[0]

    def altered(self, slot: Slot, number: Number) -> Document:
        told = self.statements[slot.statement].altered(slot.name, number)
        return self._replace(
            statements=(*self.statements[: slot.statement], told, *self.statements[slot.statement + 1 :])
        )

    def saying(self, slots: Collection[Slot]) -> Document:
        """With nothing said but what the numbers at ``slots`` say, and which of their figures make up a total."""
        told = (
            statement._replace(facts=tuple(_said(statement, {slot.name for slot in slots if slot.statement == at})))
            for at, statement in enumerate(self.statements)
        )
        return self._replace(statements=tuple(told))


def _said(told: Statement, names: Collection[str]) -> Iterator[Fact]:
    for fact in told.facts:
        if isinstance(fact, Listed):
            if names:
                yield fact
        elif not isinstance(fact, Greater) and fact.number in names:
            yield fact


def document(seed: int, size: int) -> Document:
    """A document of ``size`` statements, the same for the same ``seed``, true of its world."""
    chance = random.Random(seed)
    world = worlds.world(chance, 1 + size // 10 + chance.randint(0, 1))
    told = tuple(_statement(chance, world) for _ in range(size))
    return Document(world, told, tuple(_gaps(chance, size)))


def _statement(chance: random.Random, world: World) -> Statement:
    """One statement true of ``world``, of any kind that it has something for."""
    makers, weights = [maker for maker, _ in KINDS], [weight for _, weight in KINDS]
    while True:
        made = chance.choices(makers, weights)[0](telling.Teller(chance, world))
        if made is not None:
            return made


def _gaps(chance: random.Random, size: int) -> list[str]:
    gaps, room = [""], 0
    while len(gaps) < size:
        if room:
            gaps.append(" ")
        else:
            room = chance.randint(1, 3)
            aside = f"{chance.choice(ASIDES)}\n\n" if chance.random() < 0.15 else ""
            gaps.append(f"\n\n{aside}")
        room -= 1
    return gaps
