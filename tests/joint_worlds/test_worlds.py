"""Documents told of one world are never faulted; one altered number that no world fits is pointed at."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import parse_quantity
from tests.joint_worlds.documents import Document, Slot, document
from tests.joint_worlds.measuring import Outcome, Result, findings, named, outcome
from tests.joint_worlds.oracle import Oracle, is_true
from tests.joint_worlds.slips import SLIPS, cases

BAR = 0.95  # of the altered documents, which issue 5 asks for (0.96 today)
ALTERED = 200
JOINT = ("D101", "D201")  # whose findings name numbers that cannot all hold
SEEDS, SIZES = st.integers(0, 2**32 - 1), st.integers(5, 40)


@cache
def outcomes() -> tuple[Outcome, ...]:
    return tuple(outcome(case) for case in cases(5, ALTERED))


@settings(max_examples=100)
@given(SEEDS, SIZES)
@example(1435904442, 28)  # two parts one exchange of digits from a total that is told as about a round number
@example(123, 30)  # an estimate of the year before lies beyond the mark that is passed for the first time
def test_document_of_a_true_world_gives_no_error_and_no_warning(seed: int, size: int) -> None:
    told = document(seed, size)
    assert [(finding.code, finding.span.slice(told.text)) for finding in findings(told)] == []


@settings(max_examples=50)
@given(SEEDS, SIZES)
def test_document_is_true_of_its_own_world(seed: int, size: int) -> None:
    assert is_true(document(seed, size))


@settings(max_examples=15)
@given(SEEDS, SIZES)
def test_oracle_finds_a_world_for_a_true_document(seed: int, size: int) -> None:
    assert Oracle(document(seed, size)).fits()


@settings(max_examples=50)
@given(SEEDS, SIZES)
def test_every_number_is_printed_where_the_document_says(seed: int, size: int) -> None:
    told = document(seed, size)
    text, spans = told.printed()
    assert set(spans) == set(told.slots)
    for slot, span in spans.items():
        number = told.statements[slot.statement].numbers[slot.name]
        quantity = parse_quantity(span.slice(text))
        assert number.value in (quantity.low, *quantity.alternatives)


def test_every_kind_of_slip_and_every_size_of_conflict_is_among_the_altered() -> None:
    found = [each.case for each in outcomes()]
    assert {case.slip for case in found} == set(SLIPS)
    assert {min(len(case.conflict.statements), 3) for case in found} == {1, 2, 3}
    assert any(case.conflict.needs_sums for case in found)


def test_conflict_holds_the_altered_statement_and_is_irreducible() -> None:
    for each in outcomes()[::10]:
        oracle, (statements, needs_sums) = Oracle(each.case.document), each.case.conflict
        assert each.case.slot.statement in statements
        assert not oracle.fits(statements)
        assert all(oracle.fits(statements - {at}) for at in statements)
        assert oracle.fits(statements, with_sums=False) is needs_sums


def test_altered_number_is_among_what_a_finding_points_at() -> None:
    hits = sum(each.result is Result.HIT for each in outcomes())
    assert hits >= BAR * ALTERED


def test_numbers_that_a_joint_finding_names_cannot_all_hold() -> None:
    judged = 0
    for each in outcomes():
        wrong = each.case.document
        for finding in (finding for finding in each.findings if finding.code in JOINT):
            slots = named(wrong, finding)
            assert slots is not None
            if any(_is_ambiguous(wrong, slot) for slot in slots):
                continue  # what is meant is told by the other numbers of the document
            assert not Oracle(wrong.saying(slots)).fits(), (finding.message.text("en"), wrong.text)
            judged += 1
    assert judged >= ALTERED // 4


def test_what_only_some_numbers_say_is_true_of_the_world_too() -> None:
    for each in outcomes()[::20]:
        wrong = each.case.document
        others = [slot for slot in wrong.slots if slot != each.case.slot]
        assert Oracle(wrong.saying(others)).fits()
        assert not Oracle(wrong.saying(wrong.slots)).fits()


def _is_ambiguous(document: Document, slot: Slot) -> bool:
    return bool(parse_quantity(document.statements[slot.statement].numbers[slot.name].text).alternatives)
