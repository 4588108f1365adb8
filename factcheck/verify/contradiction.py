"""The finding of a claim that its own operands contradict, and the words that checks share."""

from __future__ import annotations

from factcheck.model.claim import Certainty, Claim, Direction, Verdict
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.unit import Dimension
from factcheck.verify.diagnose import actual, cause, diagnose

ROLES = {"share": ("part", "whole"), "attainment": ("result", "plan")}

_LEVELS = {Certainty.CERTAIN: Level.ERROR, Certainty.LIKELY: Level.WARNING}


def level_of(certainty: Certainty) -> Level | None:
    """How loud a contradiction may be: an error only on certain operands, nothing on guessed ones."""
    return _LEVELS.get(certainty)


def contradiction(code: str, claim: Claim) -> Finding | None:
    """The finding of ``code`` where the assessed claim is inconsistent and its operands are likely at least."""
    level = level_of(claim.certainty)
    if claim.own_verdict is not Verdict.INCONSISTENT or claim.assessment is None or level is None or claim.rate is None:
        return None
    current, base = claim.current, claim.base
    message = Message.of(
        f"{code}.contradicted",
        statement=statement(claim),
        current="" if current is None else current.text,
        base="" if base is None else base.text,
        movement=movement(claim),
        actual=actual(claim),
    )
    likely = cause(claim)
    if likely is not None:
        message = Message.of("cause.with", told=message, cause=likely)
    return Finding(
        code, level, message, claim.rate.span, operands(claim), claim.assessment.computed, diagnoses=diagnose(claim)
    )


def operands(claim: Claim) -> tuple[Related, ...]:
    """The places of the current and the base value, each by its role in the kind of claim."""
    roles = ROLES.get(claim.kind, ("current", "base"))
    pairs = zip((claim.current, claim.base), roles, strict=True)
    return tuple(Related(operand.span, role) for operand, role in pairs if operand is not None)


def statement(claim: Claim) -> str:
    """The claim in short, in the words of the text: ``tăng gần 248%``."""
    rate = claim.rate
    if rate is None:
        return "" if claim.cue is None else claim.cue.text
    words = [claim.cue.text] if claim.cue and not rate.text.startswith(claim.cue.text) else []
    if rate.qualifier and rate.qualifier.span.start < rate.span.start:
        words.append(rate.qualifier.text)
    return " ".join([*words, rate.text])


def movement(claim: Claim) -> Message:
    """What the operands of an assessed claim really do: ``tăng khoảng 148,27%``, ``gấp 4,03 lần``."""
    computed = claim.assessment.computed if claim.assessment else None
    unit = None if claim.rate is None else claim.rate.unit
    is_times = unit is not None and unit.dimension is Dimension.TIMES and claim.kind != "change"
    if claim.direction is None or (is_times and claim.direction is Direction.UP):
        return Message.of("movement.times" if is_times else "movement.fraction", actual=actual(claim))
    if computed is None or computed.lower is None or computed.upper is None or computed.lower < 0 < computed.upper:
        return Message.of("movement.either", actual=actual(claim))
    rises = (claim.direction is Direction.UP) is (computed.lower >= 0)
    up, down = ("over", "under") if claim.kind == "attainment" else ("up", "down")
    return Message.of(f"movement.{up if rises else down}", actual=actual(claim))
