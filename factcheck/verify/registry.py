"""The checks, from the module names of ``verify/checks/``: there is no second list."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.table import beside
from factcheck.verify.check import Check
from factcheck.verify.diagnose import with_rates_before
from factcheck.verify.passage import Passage

_FOLDER = beside(__file__, "checks")


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of the module names, which begin with the code."""
    names = sorted(name[:-3] for name in os.listdir(_FOLDER) if name.endswith(".py") and name != "__init__.py")
    modules = [import_module(f"factcheck.verify.checks.{name}") for name in names]
    return tuple(
        Check(
            m.META,
            m.__doc__ or "",
            m.FAIL,
            m.PASS,
            getattr(m, "check", None),
            getattr(m, "check_passage", None),
            getattr(m, "TRIGGER", None),
        )
        for m in modules
    )


def rule(code: str) -> Check | None:
    """The check of ``code`` (``"R101"``, in either case) or of its name (``"contradicted-change"``)."""
    wanted = code.lower()
    return next((check for check in checks() if wanted in (check.meta.code.lower(), check.meta.name)), None)


def claim_findings(claim: Claim) -> Iterator[Finding]:
    """What the checks of single claims find in one assessed claim, in the order of the codes."""
    for check in checks():
        if check.check is not None:
            yield from check.check(claim)


def findings(passage: Passage) -> list[Finding]:
    """What the checks find in a text, in text order, at one place in the order of the codes."""
    found: list[Finding] = []
    passage = passage._replace(claims=with_rates_before(passage.claims))
    for check in checks():
        if check.check is not None:
            found += (finding for claim in passage.claims for finding in check.check(claim))
        if check.check_passage is not None and (check.trigger is None or check.trigger.search(passage.document.normal)):
            found += check.check_passage(passage)
    return sorted(found, key=lambda finding: (finding.span.start, finding.code))
