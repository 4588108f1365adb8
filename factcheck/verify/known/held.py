"""A text held against a ledger: its claims with the operands that it supplies, and the figures that it contradicts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from factcheck.identity.figure import Figure
from factcheck.ledger.lookup import Ledger, open_ledger
from factcheck.model.claim import Claim
from factcheck.read.document import Document
from factcheck.verify.known.levels import KnownLevel, known_levels
from factcheck.verify.known.operands import with_known


@contextmanager
def opened(ledger: Ledger | str | os.PathLike[str]) -> Iterator[Ledger]:
    """``ledger`` as it is, or the one at that path until it is no longer needed."""
    if isinstance(ledger, Ledger):
        yield ledger
        return
    with closing(open_ledger(os.fspath(ledger))) as known:
        yield known


def held(
    claims: Sequence[Claim],
    every: Callable[[], Sequence[Figure]],
    dated: Callable[[], Sequence[Figure]],
    document: Document,
    ledger: Ledger,
) -> tuple[list[Claim], tuple[KnownLevel, ...]]:
    """``claims`` as ``ledger`` completes them, and what it contradicts; ``every`` reads all figures of the text,
    ``dated`` those of sentences that tell of known days."""
    told = dated()
    return with_known(claims, told, every, document, ledger), tuple(known_levels(told, claims, document, ledger))
