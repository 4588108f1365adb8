"""The corpus of sentences that are held against a ledger."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import Ledger
from factcheck.ledger.examples import ledger_of
from factcheck.verify.check import KnownFigure

CORPUS: dict[str, Any] = tomllib.loads(Path("claims/corpus/held.toml").read_text(encoding="utf-8"))
CONTRADICTING = {"L101", "L102"}


@pytest.fixture(scope="module")
def held() -> Ledger:
    rows = [[cell.strip() for cell in row.split("|")] for row in CORPUS["figures"]]
    return ledger_of(KnownFigure(subject, period, value, scope, *kind) for subject, scope, period, value, *kind in rows)


@pytest.mark.parametrize("draft", CORPUS["draft"], ids=lambda draft: draft["why"])
def test_a_draft_is_contradicted_where_it_plainly_tells_another_value(held: Ledger, draft: dict[str, str]) -> None:
    findings = factcheck.check(draft["text"], ledger=held).findings
    found = [finding.level.value for finding in findings if finding.code in CONTRADICTING]
    assert found == [draft["finding"]] * bool(draft["finding"])
