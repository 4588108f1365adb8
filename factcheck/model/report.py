"""Everything that was understood of one text, and everything found in it."""

from __future__ import annotations

import attrs

from factcheck.model.claim import Claim
from factcheck.model.draft import Draft
from factcheck.model.finding import Finding, Level
from factcheck.model.quantity import Quantity


@attrs.frozen
class Report:
    """The result of :func:`factcheck.check`; every span is in code points of ``text``.

    ``draft`` is what was read, with its structure and the way back to the source; ``None`` for a bare string.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    draft: Draft | None = None

    @property
    def has_errors(self) -> bool:
        return any(finding.level is Level.ERROR for finding in self.findings)

    def to_dict(self, lang: str = "vi") -> dict[str, object]:
        """JSON-ready, as docs/json.md lays it down; messages in ``lang`` (``vi`` or ``en``)."""
        return {
            "claims": [claim.to_dict() for claim in self.claims],
            "findings": [finding.to_dict(lang) for finding in self.findings],
            "quantities": [quantity.to_dict() for quantity in self.quantities],
        }
