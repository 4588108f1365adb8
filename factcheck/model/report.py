"""Everything that was understood of one text, and everything found in it."""

from __future__ import annotations

import attrs

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Level
from factcheck.model.quantity import Quantity


@attrs.frozen
class Report:
    """The result of :func:`factcheck.check`; every span is in code points of ``text``."""

    text: str
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)
