"""A claim as it would read after edits of the text."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.model.claim import Claim, Part, Verdict
from factcheck.model.finding import Edit
from factcheck.model.interval import Interval
from factcheck.model.quantity import Quantity
from factcheck.verify.engine import as_printed, assess, computed, rounding
from factcheck.verify.readings import readings


class Mend(NamedTuple):
    """The claim after ``edits``. A mend without edits names a slip that no known words would mend."""

    claim: Claim
    edits: tuple[Edit, ...]


def holds(claim: Claim) -> bool:
    """Whether the claim is consistent as it stands."""
    return assess(claim).verdict is Verdict.CONSISTENT


def reprinted(claim: Claim, part: Part, new: Quantity) -> Mend:
    """The claim with one quantity printed anew."""
    if part is Part.RATE:
        changed = attrs.evolve(claim, rate=new)
    elif part is Part.CURRENT:
        changed = attrs.evolve(claim, current=new)
    else:
        changed = attrs.evolve(claim, base=new)
    return Mend(changed, (Edit(new.span, new.text),))


def recomputed(claim: Claim, meant: Interval | None = None) -> Fraction | None:
    """The rate by the operands as they are printed, in the usual reading; the middle where one is a range.

    Where their rounding leaves room, the middle of what ``meant`` allows too.
    """
    ways = readings(claim)
    found = computed(claim, ways[0], as_printed) if ways else None
    room = computed(claim, ways[0], rounding) if ways and meant is not None else None
    both = room.intersection(meant) if room is not None and meant is not None else None
    return _middle(both) or _middle(found)


def _middle(interval: Interval | None) -> Fraction | None:
    if interval is None or interval.lower is None or interval.upper is None:
        return None
    return (interval.lower + interval.upper) / 2
