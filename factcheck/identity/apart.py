"""What may set two figures apart: what they are in their clauses, which way they go, and when."""

from __future__ import annotations

import datetime

from factcheck.identity.figure import DIFFERING, Figure, Part, days_of
from factcheck.model.claim import Direction
from factcheck.scan.periods import resolve

_SOME_DAY = datetime.date(2000, 12, 31)  # after every month of its year


def is_other_part(a: Figure, b: Figure) -> bool:
    """Whether one is a difference and the other is none; of a rate the two are hard to tell apart."""
    is_rate = a.quantity.unit is not None and a.quantity.unit.is_rate
    return not is_rate and (a.part is Part.DIFFERENCE) is not (b.part is Part.DIFFERENCE)


def is_opposite(a: Figure, b: Figure) -> bool:
    """Whether both are differences, one up and one down."""
    first, second = _direction(a), _direction(b)
    return first is not None and second is not None and first is not second


def _direction(figure: Figure) -> Direction | None:
    """Which way the difference goes that ``figure`` is."""
    if figure.part is not Part.DIFFERENCE:
        return None
    before = (each.entry for each in reversed(figure.sentence.row) if each.end <= figure.mention.start)
    return next((entry.direction for entry in before if entry is not None and entry.role in DIFFERING), None)


def is_one_period(a: Figure, b: Figure) -> bool | None:
    """Whether the periods that ``a`` and ``b`` name are the same days; ``None`` where one names none, or where they
    are told too differently to compare. Two that are counted from the publication compare whenever that was; what
    something is compared with has another period than its clause."""
    if a.period is None or b.period is None or not (a.has_own_period and b.has_own_period):
        return None
    if a.period.text.lower() == b.period.text.lower():
        return True
    if Part.REFERENCE in (a.part, b.part):
        return None
    if a.days is not None and b.days is not None:
        return a.days == b.days
    if a.reading is None or b.reading is None or a.reading.anchor is not b.reading.anchor:
        return None
    ours, theirs = (days_of(resolve(each, published=_SOME_DAY)) for each in (a.reading, b.reading))
    return None if ours is None or theirs is None else ours == theirs


def is_of_day(figure: Figure) -> bool:
    """Whether the period of a figure is a day or a part of one: when something was done or told, as often as what the
    figure is of."""
    return figure.period is not None and figure.period.months is None
