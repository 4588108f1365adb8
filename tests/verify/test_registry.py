import re
import unicodedata

import pytest

import factcheck
from factcheck.model.finding import Level
from factcheck.relations.derived import FORMS
from factcheck.verify.check import Case, Check
from factcheck.verify.registry import checks, codes, rule

CHECKS = checks()
FAMILIES = {"R", "T", "P", "U", "D", "L", "S"}
SECTIONS = ("What it does:", "Why it matters:", "When it abstains:", "Example:", "Tiếng Việt:")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [check.meta.code for check in CHECKS]
    assert codes == sorted(set(codes), key=codes.index)
    assert len({check.meta.name for check in CHECKS}) == len(CHECKS)
    assert set(codes) >= {"R101", "R102", "R103", "R104", "R201", "R202", "R301", "R302", "P101", "P102", "U101"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.meta.code)
def test_every_check_is_documented_in_both_languages(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", check.meta.code)
    assert check.meta.code[0] in FAMILIES
    assert check.page.splitlines()[0].endswith(".")
    positions = [check.page.index(f"\n{section}\n") for section in SECTIONS]
    assert positions == sorted(positions)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.meta.code)
def test_every_check_has_examples_and_names_a_known_relation(check: Check) -> None:
    assert check.fail
    assert check.passes
    assert all(case.at is not None and case.at in case.text for case in check.fail)
    assert check.meta.relation is None or check.meta.relation in FORMS


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert rule("r101") is rule("contradicted-change") is rule("R101")
    assert rule("R101") in CHECKS
    assert rule("R999") is None


def test_the_codes_are_those_of_the_checks_and_only_one_family_is_not_of_the_text() -> None:
    assert codes() == tuple(check.meta.code for check in CHECKS)
    assert {check.meta.code[0] for check in CHECKS if check.is_of_remarks} == {"S"}
    assert not any(check.is_of_remarks for check in CHECKS if check.meta.code[0] != "S")


def cases(passing: bool) -> list[object]:
    return [
        pytest.param(check, case, id=f"{check.meta.code}-{number}")
        for check in CHECKS
        if not check.is_of_remarks  # their examples are drafts: tests/policy/test_judge.py
        for number, case in enumerate(check.passes if passing else check.fail)
    ]


@pytest.mark.parametrize(("check", "case"), cases(passing=False))
def test_a_failing_example_is_found_where_it_says(check: Check, case: Case) -> None:
    report = factcheck.check(case.source(), published=case.published, ledger=case.ledger(), style=case.style)
    found = [finding for finding in report.findings if finding.code == check.meta.code]
    assert [finding.span.slice(report.text) for finding in found] == [case.at]


@pytest.mark.parametrize(("check", "case"), cases(passing=True))
def test_a_passing_example_is_not_found(check: Check, case: Case) -> None:
    report = factcheck.check(case.source(), published=case.published, ledger=case.ledger(), style=case.style)
    assert check.meta.code not in [finding.code for finding in report.findings]
    assert Level.ERROR not in [finding.level for finding in report.findings]


@pytest.mark.parametrize(("check", "case"), [*cases(passing=False), *cases(passing=True)])
def test_an_example_is_told_the_same_with_letters_and_marks_apart(check: Check, case: Case) -> None:
    apart = case._replace(text=unicodedata.normalize("NFD", case.text))
    assert told(apart) == told(case)


def told(case: Case) -> list[tuple[str, ...]]:
    report = factcheck.check(case.source(), published=case.published, ledger=case.ledger(), style=case.style)
    return [
        (found.code, composed(found.span.slice(report.text)), composed(found.message.text()))
        for found in report.findings
    ]


def composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)
