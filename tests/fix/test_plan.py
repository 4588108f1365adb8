"""Which of several mends is made."""

from __future__ import annotations

import attrs
import pytest

from factcheck.api import check
from factcheck.fix.plan import choice_of, planned
from factcheck.model.draft import Block, BlockKind, Draft
from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.span import Span
from tests.fix.documents import MIXED, OPEN, RATIO

MESSAGE = Message("fix.guess")
HERE, THERE = Span(10, 13), Span(20, 25)
RATE, CUE, OPERAND = Fix((Edit(HERE, "1"),)), Fix((Edit(Span(4, 8), "bằng"),)), Fix((Edit(THERE, "2"),))
SAFE = Fix((Edit(HERE, "1,0"),), is_safe=True)


def finding(*diagnoses: tuple[Fix, ...], is_clear: bool = False) -> Finding:
    told = [Diagnosis("slip", MESSAGE, fixes, is_clear=is_clear and not at) for at, fixes in enumerate(diagnoses)]
    return Finding("X101", Level.ERROR, MESSAGE, HERE, (Related(THERE, "base"),), diagnoses=tuple(told))


@pytest.mark.parametrize(
    ("case", "chosen"),
    [
        (finding(), None),
        (finding(()), None),
        (finding((RATE,)), RATE),
        (finding((OPERAND,)), OPERAND),
        (finding((RATE, CUE)), RATE),  # both say what the operands say
        (finding((RATE, OPERAND)), None),  # either number may be the wrong one
        (finding((RATE,), (OPERAND,)), None),
        (finding((RATE,), (OPERAND,), is_clear=True), RATE),
        (finding((RATE, OPERAND), (CUE,), is_clear=True), None),
        (finding((), (RATE,), is_clear=True), None),
        (finding((RATE,), (SAFE,)), SAFE),
    ],
)
def test_a_fix_is_chosen_where_it_is_no_guess(case: Finding, chosen: Fix | None) -> None:
    assert choice_of(case) == chosen


def test_words_of_a_quotation_are_left_alone() -> None:
    text = f"{RATIO}\n{MIXED}"
    whole = Block(BlockKind.QUOTATION, Span(0, len(text)))
    plan = planned(check(Draft(text, blocks=(whole,))), is_unsafe=True)
    assert not plan.chosen
    assert [skip.reason.key for skip in plan.skipped] == ["fix.quoted"] * 2
    told = planned(check(Draft(text, blocks=(whole._replace(kind=BlockKind.PARAGRAPH),))), is_unsafe=True)
    assert [proposal.finding.code for proposal in told.chosen] == ["U304", "R101"]


def test_a_quotation_over_several_paragraphs_is_left_alone() -> None:
    text = f"Ông nói: “Giá cả đổi thay.\n\n“{MIXED}\n\n{RATIO}”"
    plan = planned(check(text), is_unsafe=True)
    assert not plan.chosen
    assert {skip.reason.key for skip in plan.skipped} == {"fix.quoted"}


def test_why_a_finding_is_not_mended_is_told() -> None:
    plan = planned(check(f"{RATIO}\n{OPEN}"))
    assert [(skip.finding.code, skip.reason.key) for skip in plan.skipped] == [
        ("R101", "fix.unsafe"),
        ("R101", "fix.guess"),
    ]


def test_of_findings_on_the_same_words_the_gravest_is_mended_first() -> None:
    note = attrs.evolve(finding((RATE,)), code="X201", level=Level.NOTE)
    report = attrs.evolve(check("x" * 40), findings=(note, finding((RATE,))))
    assert [proposal.finding.code for proposal in planned(report, is_unsafe=True).chosen] == ["X101"]
