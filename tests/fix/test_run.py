"""What holds of every mended document."""

from __future__ import annotations

import codecs
import unicodedata
from functools import partial
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.fix.plan import planned
from factcheck.fix.run import fixed
from factcheck.model.draft import Draft
from factcheck.model.report import Report
from factcheck.model.style import Style
from tests.fix.documents import MIXED, MIXED_MENDED, OPEN, RATIO, RATIO_MENDED, UNSAFE, checked, document, mended

SEEDS = st.integers(0, 10_000)
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@settings(max_examples=60)
@given(SEEDS, st.booleans())
def test_fixes_of_a_plan_never_overlap(seed: int, is_unsafe: bool) -> None:
    plan = planned(check(document(seed)), is_unsafe=is_unsafe)
    spans = sorted(edit.span for proposal in plan.chosen for edit in proposal.fix.edits)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@settings(max_examples=60)
@given(SEEDS, st.booleans())
def test_what_was_mended_is_found_no_more_and_nothing_new_is(seed: int, is_unsafe: bool) -> None:
    before = check(document(seed))
    outcome = mended(before.text, is_unsafe=is_unsafe)
    after = checked(outcome)
    assert len(after.findings) <= len(before.findings) - len(outcome.made)
    assert len(after.claims) >= len(before.claims)


@settings(max_examples=60)
@given(SEEDS)
def test_safe_fixes_keep_the_value_of_every_quantity(seed: int) -> None:
    before = check(document(seed))
    outcome = mended(before.text)
    assert all(proposal.fix.is_safe for proposal in outcome.made)
    assert [(each.value, each.unit) for each in before.quantities] == [
        (each.value, each.unit) for each in checked(outcome).quantities
    ]


@settings(max_examples=40)
@given(SEEDS, st.booleans())
def test_mending_twice_changes_nothing_more(seed: int, is_unsafe: bool) -> None:
    once = mended(document(seed), is_unsafe=is_unsafe)
    twice = mended(once.after.decode(), is_unsafe=is_unsafe)
    assert not twice.is_changed
    assert not twice.made


@settings(max_examples=40)
@given(SEEDS, st.sampled_from(sorted(ENCODINGS)), st.sampled_from(["\n", "\r\n"]))
def test_encoding_and_line_ends_stay_and_lines_without_a_mend_are_the_same_bytes(
    seed: int, encoding: str, end: str
) -> None:
    text = document(seed).replace("\n", end)
    plain = mended(text, is_unsafe=True)
    mark = ENCODINGS[encoding]
    outcome = fixed("bai.txt", mark + text.encode(encoding), check, UNSAFE)
    assert outcome.after == mark + plain.after.decode().encode(encoding)
    lines = list(zip(text.split("\n"), plain.after.decode().split("\n"), strict=True))
    assert sum(old != new for old, new in lines) <= sum(len(each.fix.edits) for each in plain.made)


@settings(max_examples=30)
@given(SEEDS)
def test_decomposed_letters_stay_decomposed(seed: int) -> None:
    text = document(seed)
    outcome = mended(unicodedata.normalize("NFD", text), is_unsafe=True)
    assert outcome.after.decode() == unicodedata.normalize("NFD", mended(text, is_unsafe=True).after.decode())


@settings(max_examples=30)
@given(SEEDS, st.sampled_from(["“{}”", "«{}»", '"{}"']))
def test_quoted_words_are_left_alone(seed: int, quotes: str) -> None:
    lines = [quotes.format(line) if line else line for line in document(seed).split("\n")]
    outcome = mended("\n".join(lines), is_unsafe=True)
    assert not outcome.is_changed
    assert {skip.reason.key for skip in outcome.skipped} <= {"fix.quoted", "fix.guess"}


def test_values_change_on_request_only() -> None:
    text = f"{RATIO}\n{MIXED}\n{OPEN}"
    safe, unsafe = mended(text), mended(text, is_unsafe=True)
    assert safe.after.decode() == f"{RATIO}\n{MIXED_MENDED}\n{OPEN}"
    assert safe.unsafe == 1
    assert unsafe.after.decode() == f"{RATIO_MENDED}\n{MIXED_MENDED}\n{OPEN}"
    assert unsafe.unsafe == 0
    assert [skip.reason.key for skip in unsafe.skipped] == ["fix.guess"]


def test_the_diff_is_that_of_the_source() -> None:
    assert mended(f"Tin\r\n{MIXED}\r\nHết.").diff() == (
        "--- bai.txt\n+++ bai.txt\n@@ -1,3 +1,3 @@\n Tin\r\n"
        f"-{MIXED}\r\n+{MIXED_MENDED}\r\n Hết.\n\\ No newline at end of file\n"
    )
    assert mended(RATIO).diff() == ""


def test_a_source_that_cannot_be_read_is_said_to_be_so() -> None:
    with pytest.raises(ReadError):
        fixed("bai.txt", b"\xff\x00", check)


def test_what_was_answered_does_not_stop_mends_of_the_words_around_it() -> None:
    def unanswered(report: Report) -> Report:
        """The error is answered by the words of its sentence as they were before the mend."""
        kept = [each for each in report.findings if each.code == "U307" or "tỉ" not in report.text]
        return attrs.evolve(report, findings=tuple(kept))

    text = RATIO.replace("đơn,", "đơn trong 3 tỉ đơn,")
    styled = partial(check, style=Style(billion="tỷ"))
    assert {each.code for each in styled(text).findings} == {"R101", "U307"}
    outcome = fixed("bai.txt", text.encode(), styled, wanted=unanswered)
    assert [proposal.finding.code for proposal in outcome.made] == ["U307"]
    assert "3 tỷ đơn" in outcome.after.decode()


def test_what_the_check_leaves_out_is_not_mended() -> None:
    def without_style(draft: Draft) -> Report:
        report = check(draft)
        return attrs.evolve(report, findings=tuple(each for each in report.findings if each.code != "U304"))

    outcome = fixed("bai.txt", f"{RATIO}\n{MIXED}".encode(), without_style, UNSAFE)
    assert outcome.after.decode() == f"{RATIO_MENDED}\n{MIXED}"
