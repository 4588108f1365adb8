"""The labelled sentences of claims/corpus: what ``check`` says of each.

A case is one passage under ``[[case]]``::

    text = "..."
    claims = [{ kind, direction, rate, current, base, verdict, reference, modality }, ...]
    errors = ["R101"]; warnings = [...]; notes = [...]

``rate``, ``current`` and ``base`` are an exact value, or a range ``5..7``, and a unit, which operands may leave out.
What a claim leaves out is absent, ``unverifiable`` or ``actual``; ``reference`` is compared where it is given, and so
are ``notes``.

Under ``[[truth]]`` stand passages that are right, with ``why`` they could mislead: they give no error and no warning,
and what they claim is left open. Under ``[[known_gap]]`` stand cases and truths that are not met yet, each with its
``reason``.
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from factcheck import Claim, Level, Quantity, Report, check

CORPUS = Path(__file__).parents[1] / "claims/corpus"
FILES = ("changes", "multiples", "shares", "attainment", "linking", "near_misses")
TABLES = {name: tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES}
CASES = [pytest.param(case, id=case["text"]) for table in TABLES.values() for case in table.get("case", ())]
TRUTHS = [pytest.param(case, id=case["text"]) for table in TABLES.values() for case in table.get("truth", ())]
GAPS = [pytest.param(case, id=case["text"]) for table in TABLES.values() for case in table.get("known_gap", ())]
CLAIM_KEYS = {"kind", "direction", "rate", "current", "base", "verdict", "reference", "modality"}
CASE_KEYS = {"text", "claims", "errors", "warnings", "notes", "reason", "why"}

Expected = dict[str, Any]


def codes(report: Report, level: Level) -> list[str]:
    return [finding.code for finding in report.findings if finding.level is level]


def is_printed(quantity: Quantity | None, expected: str | None) -> bool:
    """Whether the quantity is the expected value, in the expected unit where one is named."""
    if quantity is None or expected is None:
        return quantity is None and expected is None
    value, _, unit = expected.partition(" ")
    low, _, high = value.partition("..")
    same = (quantity.low, quantity.high) == (Fraction(low), Fraction(high or low))
    return same and (not unit or str(quantity.unit) == unit)


def is_claimed(claim: Claim, expected: Expected) -> bool:
    return (
        claim.kind == expected["kind"]
        and claim.direction == expected.get("direction")
        and claim.modality == expected.get("modality", "actual")
        and claim.verdict == expected.get("verdict", "unverifiable")
        and all(is_printed(getattr(claim, part), expected.get(part)) for part in ("rate", "current", "base"))
        and (
            "reference" not in expected
            or (claim.reference is not None and claim.reference.text == expected["reference"])
        )
    )


def disagreements(case: Expected) -> list[str]:
    """What ``check`` says of the passage and the case does not, or the other way round."""
    report = check(case["text"])
    found = [] if "why" in case else misread(report, case.get("claims", []))
    for level in Level:
        wanted = case.get(f"{level.value}s", None if level is Level.NOTE else [])
        if wanted is not None and codes(report, level) != wanted:
            found.append(f"{level.value}s {codes(report, level)}, not {wanted}")
    return found


def misread(report: Report, expected: list[Expected]) -> list[str]:
    """The claims that are not as expected, and their number where it differs."""
    found = [f"{len(report.claims)} claims, not {len(expected)}"] if len(report.claims) != len(expected) else []
    pairs = zip(report.claims, expected, strict=False)
    return found + [f"claim {claim} is not {want}" for claim, want in pairs if not is_claimed(claim, want)]


@pytest.mark.parametrize("case", CASES)
def test_passage_is_read_as_labelled(case: Expected) -> None:
    assert disagreements(case) == []


@pytest.mark.parametrize("case", TRUTHS)
def test_true_passage_raises_no_alarm(case: Expected) -> None:
    assert disagreements(case) == []


@pytest.mark.parametrize("case", GAPS)
def test_known_gap_is_still_one(case: Expected) -> None:
    assert disagreements(case), "mended: move it to [[case]] or [[truth]]"


def test_corpus_is_wide_and_well_formed() -> None:
    everything = [case for table in TABLES.values() for cases in table.values() for case in cases]
    texts = [case["text"] for case in everything]
    assert len(texts) == len(set(texts)) >= 250
    assert {key for table in TABLES.values() for key in table} <= {"case", "truth", "known_gap"}
    assert {key for case in everything for key in case} <= CASE_KEYS
    assert {key for case in everything for claim in case.get("claims", ()) for key in claim} <= CLAIM_KEYS
    assert all(case["why"] for table in TABLES.values() for case in table.get("truth", ()))
    assert all(case["reason"] for table in TABLES.values() for case in table.get("known_gap", ()))


@pytest.mark.parametrize("name", FILES)
def test_wrong_label_is_noticed(name: str) -> None:
    case = TABLES[name]["case"][0]
    claims = case.get("claims", [])
    assert disagreements(case | {"claims": [*claims, {"kind": "share", "rate": "1 %"}]})
    assert disagreements(case | {"errors": ["R999"]})
