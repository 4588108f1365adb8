"""A text held against a ledger: its claims with the operands that it supplies, and the figures that it contradicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.identity.figure import Figure
from factcheck.ledger.lookup import Ledger
from factcheck.model.claim import Claim
from factcheck.read.document import Document
from factcheck.verify.known.levels import KnownLevel, known_levels
from factcheck.verify.known.operands import with_known


def held(
    claims: Sequence[Claim],
    every: Callable[[], Sequence[Figure]],
    dated: Callable[[], Sequence[Figure]],
    document: Document,
    ledger: Ledger,
) -> tuple[list[Claim], tuple[KnownLevel, ...]]:
    """``claims`` as ``ledger`` completes them, and what it contradicts; ``every`` reads all figures of the text,
    ``dated`` those of sentences that tell of known days."""
    return with_known(claims, every, document, ledger), tuple(known_levels(dated(), claims, document, ledger))
