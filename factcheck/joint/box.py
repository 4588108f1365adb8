"""Bounds propagation: what the statements allow each variable, as far as one constraint at a time can tell.

A constraint bounds each of its literals by what the bounds of the others leave (hull consistency). A statement of
several ways bounds a literal by the widest of what its ways leave, without the ways that cannot hold (constructive
disjunction). Statements wait in a queue; a tighter bound wakes those that speak of its variable.

That this ends, although rational bounds can shrink for ever (``x = y/2, y = x/2``), is due to three rules. A new bound
wakes others only where it takes a sixty-fourth or more of the width, or where the width had no end. A literal's bounds
do so at most ``_TURNS`` times a run, which alone bounds the steps by the size of the system. And a run stops where the
bound on work is reached. A bound is kept in any case, so that stopping early leaves bounds wide, never wrong.

Numbers do not grow without end either: a long denominator is rounded outward, and a huge bound is not kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from factcheck.joint.rows import Program, Row, Way
from factcheck.joint.work import Work
from factcheck.model.interval import Interval

_TURNS = 24
_ROUNDS = 3  # how often the constraints of one way are gone through for each other's sake
_LONGEST, _PRECISION, _HUGE = 256, 128, 1024  # bits
_NOBODY = -1


Terms = tuple[tuple[int, int], ...]


class Bound(NamedTuple):
    """An upper bound of a literal, ``numerator/denominator``, the statement that gives it, and what that rests on."""

    numerator: int
    denominator: int
    is_strict: bool
    owner: int
    grounds: tuple[Bound, ...]


class Box:
    """The bounds of every literal, with a trail to go back."""

    def __init__(self, program: Program, work: Work) -> None:
        self.program = program
        self.work = work
        self.ways: list[tuple[Way, ...]] = list(program.ways)
        self.clash: tuple[Bound, ...] = ()  # the bounds behind the contradiction that the last run met
        self._upper: list[Bound | None] = [None] * (2 * len(program.domains))
        self._trail: list[tuple[int, Bound | None]] = []
        self.relevant = 64  # a new bound is worth telling where it takes this part of the width or more
        self._turns: dict[int, int] = {}
        for way in program.domains:
            self._follow(way, _NOBODY)

    @property
    def mark(self) -> int:
        """Where the bounds stand, for :meth:`undo`."""
        return len(self._trail)

    def undo(self, mark: int) -> None:
        """Takes back every bound since ``mark``."""
        upper, trail = self._upper, self._trail
        while len(trail) > mark:
            literal, bound = trail.pop()
            upper[literal] = bound

    def run(self, statements: Iterable[int], among: Collection[int]) -> bool:
        """Propagates ``statements``, waking those ``among`` others; whether no contradiction was met."""
        self._turns.clear()
        queue = deque(statements)
        waiting = set(queue)
        watching, work, trail = self.program.watching, self.work, self._trail
        while queue and work.left > 0:
            statement = queue.popleft()
            waiting.discard(statement)
            mark = len(trail)
            if not self._learn(statement):
                return False
            for index in range(mark, len(trail)):
                literal, old = trail[index]
                watchers = watching[literal >> 1]
                if watchers and self._matters(literal, old):
                    for other in watchers:
                        if other not in waiting and other in among and (other != statement or self._is_joined(other)):
                            waiting.add(other)
                            queue.append(other)
        return True

    def fix(self, variable: int, value: Fraction) -> None:
        """Gives ``variable`` a value that its bounds allow."""
        numerator, denominator = value.numerator, value.denominator
        self._set(2 * variable, Bound(numerator, denominator, False, _NOBODY, ()))
        self._set(2 * variable + 1, Bound(-numerator, denominator, False, _NOBODY, ()))

    def interval(self, variable: int) -> Interval:
        """The values that the bounds leave ``variable``."""
        upper, lower = self._upper[2 * variable], self._upper[2 * variable + 1]
        return Interval(
            None if lower is None else Fraction(-lower.numerator, lower.denominator),
            None if upper is None else Fraction(upper.numerator, upper.denominator),
            lower is None or not lower.is_strict,
            upper is None or not upper.is_strict,
        )

    def blamed(self) -> set[int]:
        """The statements that the clash rests on."""
        owners: set[int] = set()
        seen: set[int] = set()
        open_ = list(self.clash)
        while open_:
            bound = open_.pop()
            if id(bound) not in seen:
                seen.add(id(bound))
                owners.add(bound.owner)
                open_.extend(bound.grounds)
        owners.discard(_NOBODY)
        return owners

    def _is_joined(self, statement: int) -> bool:
        """Whether the statement can learn from itself; a single row has learnt all it can at once."""
        ways = self.ways[statement]
        return len(ways) > 1 or len(ways[0]) > 1

    def _matters(self, literal: int, old: Bound | None) -> bool:
        """Whether the new bound of ``literal`` is worth telling others."""
        new, opposite = self._upper[literal], self._upper[literal ^ 1]
        if old is not None and opposite is not None and new is not None:
            width = old.numerator * opposite.denominator + opposite.numerator * old.denominator
            gain = old.numerator * new.denominator - new.numerator * old.denominator
            if gain and gain * opposite.denominator * self.relevant < width * new.denominator:
                return False
        turns = self._turns.get(literal, 0)
        self._turns[literal] = turns + 1
        return turns < _TURNS

    def _learn(self, statement: int) -> bool:
        """Tightens what the statement bounds; whether it can hold."""
        ways = self.ways[statement]
        return self._follow(ways[0], statement) if len(ways) == 1 else self._choose(ways, statement)

    def _follow(self, way: Way, statement: int) -> bool:
        return all(self._apply(row, statement) for row in way)

    def _choose(self, ways: tuple[Way, ...], statement: int) -> bool:
        """Tightens to the widest of what the ways leave."""
        mark = self.mark
        outcomes: list[dict[int, Bound]] = []
        for way in ways:
            holds = all(self._follow(way, statement) for _ in range(_ROUNDS if len(way) > 1 else 1))
            if holds:
                outcomes.append({literal: self._tightened(literal) for literal, _ in self._trail[mark:]})
            self.undo(mark)
        grounds = self._grounds(statement)
        if not outcomes:
            self.clash = (Bound(0, 1, False, statement, grounds),)
            return False
        for literal in outcomes[0]:
            if all(literal in outcome for outcome in outcomes):
                widest = max((outcome[literal] for outcome in outcomes), key=_size)
                self._set(literal, widest._replace(owner=statement, grounds=grounds))
        return True

    def _tightened(self, literal: int) -> Bound:
        bound = self._upper[literal]
        assert bound is not None
        return bound

    def _grounds(self, statement: int) -> tuple[Bound, ...]:
        """All the bounds of what the statement speaks of."""
        literals = [2 * variable + side for variable in self.program.variables[statement] for side in (0, 1)]
        return tuple(bound for literal in literals if (bound := self._upper[literal]) is not None)

    def _apply(self, row: Row, owner: int) -> bool:
        """Bounds each literal of ``row`` by what the others leave; whether any value is left.

        ``numerator/denominator`` is the room: the limit less the least that all the literals together can be.
        ``endless`` is the literal that has no least value: the only one then that can be bounded.
        """
        upper, terms = self._upper, row.terms
        self.work.left -= len(terms)
        numerator, denominator, strict, endless = row.limit, 1, int(row.is_strict), -1
        for literal, weight in terms:
            least = upper[literal ^ 1]
            if least is None:
                if endless >= 0:
                    return True
                endless = literal
            else:
                if least.denominator == denominator:
                    numerator += weight * least.numerator
                else:
                    numerator = numerator * least.denominator + weight * least.numerator * denominator
                    denominator *= least.denominator
                strict += least.is_strict
        if endless < 0 and (numerator < 0 or (numerator == 0 and strict)):
            self.clash = (Bound(0, 1, False, owner, self._least(terms)),)
            return False
        for literal, weight in terms:
            if endless < 0 or literal == endless:
                self._give(literal, (numerator, denominator * weight, strict), terms, owner)
        return True

    def _give(self, literal: int, room: tuple[int, int, int], terms: Terms, owner: int) -> None:
        """Lets ``literal`` be at most its least value and the room."""
        numerator, denominator, strict = room
        least, old = self._upper[literal ^ 1], self._upper[literal]
        if least is not None:
            numerator = numerator * least.denominator - least.numerator * denominator
            denominator *= least.denominator
            strict -= least.is_strict
        if old is not None and not _is_below(numerator, denominator, strict > 0, old):
            return
        divisor = gcd(numerator, denominator)
        numerator, denominator, is_strict = numerator // divisor, denominator // divisor, strict > 0
        if denominator.bit_length() > _LONGEST:
            numerator, denominator = _rounded_up(numerator, denominator)
            is_strict = True
            if old is not None and not _is_below(numerator, denominator, is_strict, old):
                return
        if numerator.bit_length() - denominator.bit_length() <= _HUGE:
            grounds = self._least(terms, literal)
            self._set(literal, Bound(numerator, denominator, is_strict, owner, grounds))

    def _least(self, terms: Terms, but: int = -1) -> tuple[Bound, ...]:
        """What bounds the literals from below, all but one."""
        upper = self._upper
        return tuple([bound for other, _ in terms if other != but and (bound := upper[other ^ 1]) is not None])

    def _set(self, literal: int, bound: Bound) -> None:
        self._trail.append((literal, self._upper[literal]))
        self._upper[literal] = bound


def _is_below(numerator: int, denominator: int, is_strict: bool, bound: Bound) -> bool:
    """Whether ``numerator/denominator`` is the tighter upper bound."""
    gain = bound.numerator * denominator - numerator * bound.denominator
    return gain > 0 or (gain == 0 and is_strict and not bound.is_strict)


def _rounded_up(numerator: int, denominator: int) -> tuple[int, int]:
    """A number strictly above the given one, which is in lowest terms, with a shorter denominator."""
    shift = denominator.bit_length() - _PRECISION
    shorter = denominator >> shift
    return -(-numerator >> shift), shorter if numerator > 0 else shorter + 1


def _size(bound: Bound) -> tuple[Fraction, bool]:
    return Fraction(bound.numerator, bound.denominator), not bound.is_strict
