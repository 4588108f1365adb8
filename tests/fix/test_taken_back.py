"""Mends that do not hold are taken back, and the others are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs
import pytest

from factcheck.api import check
from factcheck.fix.mending import TRIES
from factcheck.fix.plan import planned
from factcheck.fix.run import Outcome, fixed
from factcheck.model.draft import Draft
from factcheck.model.finding import Finding, Level
from factcheck.model.report import Report
from factcheck.model.span import Span
from tests.fix.documents import MESSAGE, MIXED, MIXED_MENDED, RATIO, RATIO_MENDED, UNSAFE, planted

Rule = Callable[[str], Iterator[Finding]]


def with_planted(text: str, rule: Rule) -> Outcome:
    """``text`` mended where ``rule`` finds things beside what the checks find."""

    def both(draft: Draft) -> Report:
        report = check(draft)
        return attrs.evolve(report, findings=(*report.findings, *rule(report.text)))

    return fixed("bai.txt", text.encode(), both, UNSAFE)


def lasting(text: str) -> Iterator[Finding]:
    for match in re.finditer(r"hỏng\+*", text):
        yield planted(match.span(), f"{match[0]}+")


def spreading(text: str) -> Iterator[Finding]:
    for match in re.finditer("hỏng", text):
        yield planted(match.span(), "lan")
    for match in re.finditer("lan", text):
        yield Finding("X102", Level.NOTE, MESSAGE, Span(*match.span()))


def revaluing(text: str) -> Iterator[Finding]:
    for match in re.finditer("97 triệu", text):
        yield planted(match.span(), "98 triệu", is_safe=True)


@pytest.mark.parametrize(
    ("rule", "wrong", "reason"),
    [
        (lasting, "Máy hỏng.", "fix.lasting"),
        (spreading, "Máy hỏng.", "fix.lasting"),
        (revaluing, "Máy giá 97 triệu đồng.", "fix.moved_value"),
    ],
)
def test_a_fix_that_does_not_hold_is_taken_back_and_the_others_are_made(rule: Rule, wrong: str, reason: str) -> None:
    outcome = with_planted(f"{RATIO}\n{wrong}\n{MIXED}\n{wrong}", rule)
    assert outcome.after.decode() == f"{RATIO_MENDED}\n{wrong}\n{MIXED_MENDED}\n{wrong}"
    assert [skip.reason.key for skip in outcome.skipped] == [reason] * 2
    text = outcome.after.decode()
    assert [skip.finding.span.slice(text) in wrong for skip in outcome.skipped] == [True, True]


def test_a_claim_that_can_no_longer_be_read_is_not_mended() -> None:
    def unreadable(text: str) -> Iterator[Finding]:
        for match in re.finditer("tăng 148%", text):
            yield planted(match.span(), "nhiều")

    assert not with_planted(RATIO_MENDED, unreadable).is_changed


def test_two_findings_on_one_claim_are_mended_one_after_the_other() -> None:
    def second(text: str) -> Iterator[Finding]:
        for match in re.finditer("năm ngoái", text):
            yield planted(match.span(), "năm trước")

    report = check(RATIO)
    plan = planned(attrs.evolve(report, findings=(*report.findings, *second(RATIO))), is_unsafe=True)
    assert len(plan.chosen) == 1
    outcome = with_planted(RATIO, second)
    assert [proposal.finding.code for proposal in outcome.made] == ["R101", "X101"]
    assert outcome.after.decode() == RATIO_MENDED.replace("năm ngoái", "năm trước")


def test_the_work_on_one_draft_is_bounded() -> None:
    checks = 0

    def counted(draft: Draft) -> Report:
        nonlocal checks
        checks += 1
        return Report(draft.text, findings=tuple(lasting(draft.text)), draft=draft)

    outcome = fixed("bai.txt", ("hỏng " * 500).encode(), counted, UNSAFE)
    assert not outcome.is_changed
    assert checks <= TRIES + 1
    assert "fix.too_many" in {skip.reason.key for skip in outcome.skipped}
