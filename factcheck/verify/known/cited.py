"""Records of a ledger in the sentences of findings, each with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

import attrs

from factcheck.identity.evidence import Reasons
from factcheck.model.claim import Claim, KnownOperand
from factcheck.model.finding import Edit, Fix, Message
from factcheck.model.notation import printed_day
from factcheck.model.quantity import Quantity
from factcheck.model.record import FigureKind, Record
from factcheck.verify.contradiction import movement
from factcheck.verify.reprint import with_value
from factcheck.verify.slips import qualified

_LONG = re.compile(r"\d[\d.,]{6,}")  # digits and marks of a number that no newsroom would print in full


def cited(record: Record) -> Message:
    """``661 thỏa thuận (giai đoạn 2019 - 2021, theo Báo Phú Thọ ngày 13/12/2021)``."""
    citation = record.citation
    kind = "" if record.kind is FigureKind.ACTUAL else f".{record.kind}"
    figure = Message.of(f"known.figure{kind}", value=record.printed, period=record.period.text)
    if citation.published is None:
        return Message.of("known.cited", figure=figure, source=citation.name)
    return Message.of("known.cited_of", figure=figure, source=citation.name, date=printed_day(citation.published))


def all_cited(records: Sequence[Record]) -> Message:
    """Every one of ``records``, which are not none."""
    return joined([cited(record) for record in records])


def weighed(reasons: Reasons) -> Message:
    """What speaks for and against two figures being one, each with its points."""
    told = [
        Message.of("known.reason", reason=Message.of(f"sameness.{reason.name.lower()}"), points=f"{points:+d}")
        for reason, points in reasons
    ]
    return joined(told) if told else Message.of("sameness.denotation")


def taken_over(quantity: Quantity, records: Sequence[Record]) -> tuple[Fix, ...]:
    """The edits that put the value of each of ``records`` in the place of ``quantity`` and its qualifier."""
    span, _ = qualified(quantity)
    return tuple(Fix((Edit(span, _as_in(quantity, record)),)) for record in records)


def _as_in(quantity: Quantity, record: Record) -> str:
    """The value of ``record`` as it is printed; a number of a table, which prints every digit, in the unit and the
    places of ``quantity``."""
    known = record.quantity
    if known.place < quantity.place and known.unit == quantity.unit and not known.is_range and _LONG.search(known.text):
        rounded = with_value(quantity, round(known.low / quantity.place) * quantity.place)
        if rounded is not None:
            return rounded.text
    return record.printed


def joined(messages: Sequence[Message]) -> Message:
    """``messages`` one after the other; there is at least one."""
    return reduce(lambda first, second: Message.of("known.and", first=first, second=second), messages)


def recomputed(claim: Claim, operand: KnownOperand) -> Message:
    """What ``claim`` comes to with ``operand``: ``so với 661 thỏa thuận (…) thì giảm khoảng 36,16%``."""
    moved = movement(supplied(claim, operand))
    base = cited(operand.record)
    if operand.current is not None:
        return Message.of("known.recomputed_both", current=cited(operand.current), base=base, movement=moved)
    is_ratio = moved.key == "movement.fraction"
    return Message.of(f"known.recomputed{'_ratio' if is_ratio else ''}", base=base, movement=moved)


def supplied(claim: Claim, operand: KnownOperand) -> Claim:
    """``claim`` as if it printed what ``operand`` supplies, with the verdict on that. The spans of the supplied values
    are none of the text's."""
    current = claim.current if operand.current is None else operand.current.quantity
    return attrs.evolve(
        claim, current=current, base=operand.record.quantity, assessment=operand.assessment, known=(), candidates=()
    )
