"""A claim as it would read after edits of the text."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs

from factcheck.model.claim import Claim, Part, Verdict
from factcheck.model.finding import Edit
from factcheck.model.quantity import Quantity
from factcheck.verify.engine import as_printed, assess, computed
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


def recomputed(claim: Claim) -> Fraction | None:
    """The rate by the operands as they are printed, in the usual reading; the middle where one is a range."""
    ways = readings(claim)
    found = computed(claim, ways[0], as_printed) if ways else None
    if found is None or found.lower is None or found.upper is None:
        return None
    return (found.lower + found.upper) / 2
