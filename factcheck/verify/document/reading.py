"""Reads all that a document states of its amounts as one system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.identity.operands import with_bases
from factcheck.joint.system import Outcome, System
from factcheck.lexicon.cues import Role, cues
from factcheck.lexicon.folding import keys
from factcheck.model.claim import Claim, Share
from factcheck.model.interval import Interval
from factcheck.model.unit import Unit
from factcheck.verify.document.amounts import Amounts
from factcheck.verify.document.statements import Printed, Stated, Summed, claimed
from factcheck.verify.document.sums import Span, by_name, listed, lists, over_time, spans, with_parts
from factcheck.verify.passage import Passage


class DocumentReading(NamedTuple):
    """The system of a document and what reading it gave; ``stated`` are its statements, in the order of the system."""

    amounts: Amounts
    stated: tuple[Stated, ...]
    spans: tuple[Span, ...]
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
        from factcheck.joint.reading import allowed  # noqa: PLC0415  # as below

        found = allowed(self.system, indices, unknown)
        return None if found is None else in_unit(found, unit)


def in_unit(interval: Interval, unit: Unit | None) -> Interval:
    """An interval of base units in ``unit``."""
    return interval if unit is None else interval.scaled(1 / unit.base_factor)


def read_document(passage: Passage) -> DocumentReading:
    """The joint reading of ``passage``."""
    text = passage.document.normal
    figures = with_bases(passage.claims, {figure.quantity.span.start: figure for figure in passage.dated()}, text)
    found = lists(passage, figures)
    amounts = Amounts(with_parts(found, figures), _rates(passage.claims), text)
    relations: list[Stated] = [each for claim in passage.claims if (each := claimed(claim, amounts)) is not None]
    relations += listed(found, amounts)
    over = tuple(spans(amounts))
    relations += (total for span in over if (total := over_time(span, amounts)) is not None)
    relations += by_name(amounts)
    amounts.add_repeated()
    prints = [Printed(unknown, quantity) for unknown, told in enumerate(amounts.printed) for quantity in told]
    stated = (*prints, *relations)
    system = System(tuple(amounts.domains), tuple(each.statement() for each in stated))
    return DocumentReading(amounts, stated, over, system, _read(system, stated))


def _read(system: System, stated: Sequence[Stated]) -> Outcome:
    """What reading ``system`` gives; where nothing is shared, every statement was judged by itself."""
    if not _is_shared(stated):
        return Outcome(system.domains, (), True)
    from factcheck.joint.reading import read  # noqa: PLC0415  # most documents share nothing

    return read(system)


def _is_shared(stated: Sequence[Stated]) -> bool:
    """Whether two numbers are printed for one unknown, or two relations speak of one."""
    seen: set[tuple[bool, int]] = set()
    for each in stated:
        for unknown in each.unknowns:
            key = (isinstance(each, Printed), unknown)
            if key in seen:
                return True
            seen.add(key)
    return any(isinstance(each, Summed) and not each.is_judged for each in stated)


def _rates(claims: Iterable[Claim]) -> set[int]:
    """Where the numbers stand that relate two others. The rate of a claim that ``tỷ lệ`` states is a value itself."""
    related = [claim for claim in claims if claim.rate is not None]
    return {claim.rate.span.start for claim in related if claim.rate is not None and not _states_level(claim)}


def _states_level(claim: Claim) -> bool:
    entry = None if claim.cue is None else cues().at(keys(claim.cue.text), 0)
    is_bare = claim.current is None and claim.base is None
    return isinstance(claim, Share) and is_bare and entry is not None and entry[1].role is Role.PORTION
