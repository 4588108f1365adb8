"""The checks, from the module names of ``verify/checks/``: there is no second list."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.lexicon.check_words import may_apply
from factcheck.model.finding import Finding
from factcheck.model.style import UNSTYLED
from factcheck.table import beside
from factcheck.verify.check import Check
from factcheck.verify.diagnose import with_rates_before
from factcheck.verify.passage import Passage

if TYPE_CHECKING:
    from factcheck.verify.document.reading import DocumentReading

_FEWEST = 2  # figures that a text must denote fully before it can be read as one system
LEDGER = "L"  # the family of checks against a ledger
REMARKS = "S"  # the family of those on the comments of a draft
HOUSE = "_house_"  # stands in the names of the checks against the house style
TABLE = "_table_"  # stands in the names of the checks of tables
_FOLDER = beside(__file__, "checks")


@cache
def _names() -> tuple[str, ...]:
    """The module names, which begin with the code, in order."""
    return tuple(sorted(name[:-3] for name in os.listdir(_FOLDER) if name.endswith(".py") and name != "__init__.py"))


@cache
def _loaded(name: str) -> Check:
    module = import_module(f"factcheck.verify.checks.{name}")
    return Check(
        module.__name__,
        module.META,
        module.__doc__ or "",
        module.FAIL,
        module.PASS,
        getattr(module, "check", None),
        getattr(module, "check_passage", None),
        getattr(module, "TRIGGER", None),
    )


@cache
def codes() -> tuple[str, ...]:
    """Every code, in order; no check is loaded for it."""
    return tuple(_code(name) for name in _names())


def _code(name: str) -> str:
    return name.partition("_")[0].upper()


def checks() -> tuple[Check, ...]:
    """Every check, in the order of the codes."""
    return tuple(map(_loaded, _names()))


def _due(passage: Passage) -> Iterator[Check]:
    """The checks that may find something in ``passage``; the others are not even imported."""
    text = passage.document.normal
    is_held = bool(passage.levels) or any(claim.known for claim in passage.claims)
    is_styled = passage.style != UNSTYLED
    has_tables = passage.draft is not None and any(block.table for block in passage.draft.blocks)
    for name in _names():
        code = _code(name)
        is_asked = (
            (is_held or code[0] != LEDGER) and (is_styled or HOUSE not in name) and (has_tables or TABLE not in name)
        )
        if code[0] == REMARKS:  # judged by factcheck.policy, and no passage shows them
            continue
        if is_asked and may_apply(code, text):
            yield _loaded(name)


def rule(code: str) -> Check | None:
    """The check of ``code`` (``"R101"``, in either case) or of its name (``"contradicted-change"``)."""
    wanted = code.lower()
    return next((check for check in checks() if wanted in (check.meta.code.lower(), check.meta.name)), None)


def _joint(passage: Passage) -> DocumentReading | None:
    if sum(figure.denotation is not None for figure in passage.dated()) < _FEWEST:
        return None
    from factcheck.verify.document.reading import read_document  # noqa: PLC0415  # most drafts never need it

    return read_document(passage)


def findings(passage: Passage) -> list[Finding]:
    """What the checks find in a text, in text order, at one place in the order of the codes."""
    found: list[Finding] = []
    text = passage.document.normal
    passage = passage._replace(claims=with_rates_before(passage.claims))
    passage = passage._replace(joint=cache(partial(_joint, passage)))
    for check in _due(passage):
        if check.check is not None:
            found += (finding for claim in passage.claims for finding in check.check(claim))
        if check.check_passage is not None and (check.trigger is None or check.trigger.search(text)):
            found += check.check_passage(passage)
    return sorted(found, key=lambda finding: (finding.span.start, finding.code))
