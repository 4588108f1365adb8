"""Reads all that a document states of its amounts as one system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.joint.reading import Outcome, allowed, read
from factcheck.joint.system import System
from factcheck.model.interval import Interval
from factcheck.model.unit import Unit
from factcheck.verify.document.amounts import Amounts
from factcheck.verify.document.statements import Printed, Stated, claimed
from factcheck.verify.document.sums import Divided, divided, listed, over_time
from factcheck.verify.passage import Passage


class DocumentReading(NamedTuple):
    """The system of a document and what reading it gave; ``stated`` are its statements, in the order of the system."""

    amounts: Amounts
    stated: tuple[Stated, ...]
    divided: tuple[Divided, ...]
    system: System
    outcome: Outcome

    def conflicts(self) -> Iterator[tuple[Stated, ...]]:
        """The smallest sets of statements that cannot all hold."""
        for conflict in self.outcome.conflicts:
            yield tuple(self.stated[index] for index in conflict)

    def demanded(self, statements: Iterable[Stated], unknown: int, unit: Unit | None) -> Interval | None:
        """What ``statements`` alone allow ``unknown``, in ``unit``; ``None`` where they cannot hold themselves."""
        chosen = {id(each) for each in statements}
        indices = [index for index, each in enumerate(self.stated) if id(each) in chosen]
        found = allowed(self.system, indices, unknown)
        return None if found is None else found.scaled(1 if unit is None else 1 / unit.base_factor)


def read_document(passage: Passage) -> DocumentReading:
    """The joint reading of ``passage``."""
    amounts = Amounts(passage.figures(), passage.claims, passage.document.normal)
    relations: list[Stated] = [each for claim in passage.claims if (each := claimed(claim, amounts)) is not None]
    relations += listed(passage, amounts)
    spans = tuple(divided(amounts))
    relations += (total for span in spans if (total := over_time(span, amounts)) is not None)
    list(amounts.repeated())
    prints = [Printed(unknown, quantity) for unknown, found in enumerate(amounts.printed) for quantity in found]
    stated = (*prints, *relations)
    system = System(tuple(amounts.domains), tuple(each.statement() for each in stated))
    return DocumentReading(amounts, stated, spans, system, read(system))
