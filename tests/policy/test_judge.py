"""What is left of a report, in which order, and what is said of remarks in the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model.finding import Level
from factcheck.model.span import Span
from factcheck.policy.baseline import Baseline
from factcheck.policy.judge import Judged, judged
from factcheck.policy.remarks import Remark
from factcheck.policy.settings import LevelRule, PathRule, Settings, Suppression
from factcheck.verify.check import Case
from factcheck.verify.registry import checks
from tests.policy.drafts import ALSO_WRONG, PLAIN, RIGHT, WRONG, codes, report

PLAIN_SETTINGS = Settings()


def judge(*parts: str, settings: Settings = PLAIN_SETTINGS) -> Judged:
    return judged(report(*parts), settings, "a.md")


def test_a_bare_text_is_left_as_it_was_found() -> None:
    found = factcheck.check(WRONG)
    assert judged(found, Settings(), "a.txt") == Judged(found)


def test_a_remark_answers_the_findings_of_its_paragraph_alone() -> None:
    judgement = judge(PLAIN, "# factcheck: ignore R101 - số của công ty", WRONG, ALSO_WRONG)
    assert [finding.span.slice(judgement.report.text) for finding in judgement.report.findings] == ["35%"]
    ((finding, reason, where),) = judgement.suppressed
    assert (finding.code, reason) == ("R101", "số của công ty")
    assert isinstance(where, Remark)
    assert where.span.slice(judgement.report.text) == WRONG


def test_a_remark_for_the_file_answers_all_findings_of_its_codes() -> None:
    assert codes(judge(PLAIN, WRONG, "# factcheck: ignore-file R1 - bài cũ", RIGHT, ALSO_WRONG).report) == []


def test_a_remark_without_codes_answers_every_finding() -> None:
    assert codes(judge("# factcheck: ignore", WRONG).report) == []


def test_a_remark_on_another_code_answers_nothing_and_both_are_told() -> None:
    assert codes(judge("# factcheck: ignore T101", WRONG).report) == ["S101", "R101"]


def test_an_unused_remark_is_a_note_on_the_words_that_it_is_on() -> None:
    judgement = judge(PLAIN, "# factcheck: ignore R101, T101 - số của công ty", RIGHT)
    (note,) = judgement.report.findings
    assert (note.code, note.level, note.span.slice(judgement.report.text)) == ("S101", Level.NOTE, RIGHT)
    assert "“factcheck: ignore R101, T101”" in note.message.text("vi")


def test_an_unused_code_of_a_remark_is_named() -> None:
    (note,) = judge("# factcheck: ignore R101, T101, T102", WRONG).report.findings
    assert "no finding of T101, T102 left" in note.message.text("en")


def test_a_faulty_remark_is_a_warning_and_answers_nothing() -> None:
    found = judge("# factcheck: ingore R101", WRONG).report.findings
    assert [(each.code, each.level) for each in found] == [("S102", Level.WARNING), ("R101", Level.ERROR)]


def test_a_remark_after_the_last_paragraph_is_unused_and_told_where_it_belongs() -> None:
    found = judge(PLAIN, WRONG, "# factcheck: ignore R101").report.findings
    assert [each.code for each in found] == ["R101", "S101"]
    assert "meant for R101 at “25%”" in found[1].message.text("en")


@pytest.mark.parametrize(
    "parts",
    [
        ("# factcheck: ignore R102", RIGHT, WRONG),  # of another code
        ("# factcheck: ignore", PLAIN, WRONG),  # of no code at all
        ("# factcheck: ignore R101", RIGHT, "# factcheck: ignore R101", WRONG),  # answered by another
        ("# factcheck: ignore R101", RIGHT, *[PLAIN] * 20, WRONG),  # far away
    ],
)
def test_a_remark_is_not_sent_to_what_it_can_hardly_be_meant_for(parts: tuple[str, ...]) -> None:
    note = judge(*parts).report.findings[0]
    assert note.code == "S101"
    assert "nothing left to ignore" in note.message.text("en")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ignore=("R101",)),
        Settings(select=("T", "S")),
        Settings(paths=(PathRule(("a.md",), ignore=("R",)),)),
    ],
)
def test_a_remark_on_a_finding_that_is_not_chosen_is_not_unused(settings: Settings) -> None:
    judgement = judge("# factcheck: ignore R101", WRONG, settings=settings)
    assert codes(judgement.report) == []
    assert judgement.suppressed == ()


@pytest.mark.parametrize(("ledger", "noted"), [(None, []), ("sổ.toml", ["S101"])])
def test_a_remark_on_ledger_findings_is_unused_only_where_there_is_a_ledger(
    ledger: str | None, noted: list[str]
) -> None:
    settings = Settings(ledger=ledger)
    assert codes(judge("# factcheck: ignore L101 - sổ đang sửa", RIGHT, settings=settings).report) == noted


def test_notes_on_remarks_are_chosen_and_levelled_as_others_are() -> None:
    parts = ("# factcheck: ingore R101", "# factcheck: ignore T101", RIGHT)
    assert codes(judge(*parts).report) == ["S101", "S102"]
    assert codes(judge(*parts, settings=Settings(ignore=("S101",))).report) == ["S102"]
    levelled = judge(*parts, settings=Settings(levels=(LevelRule("S", Level.ERROR),))).report
    assert [each.level for each in levelled.findings] == [Level.ERROR, Level.ERROR]


def test_a_remark_cannot_answer_what_is_said_of_remarks() -> None:
    assert codes(judge("# factcheck: ignore-file S - im", RIGHT).report) == ["S101"]
    assert codes(judge("# factcheck: ignore", "# factcheck: ingore", WRONG).report) == ["S102"]


def test_a_finding_is_answered_before_it_is_known_and_the_draft_speaks_before_the_settings() -> None:
    entry = Suppression(("R",), "cả báo")
    both = report("# factcheck: ignore R101 - hỏi rồi", WRONG, ALSO_WRONG)
    baseline = Baseline.of([("a.md", both)], ".")
    judgement = judged(both, Settings(), "a.md", baseline)
    assert len(judgement.suppressed) == len(judgement.baselined) == 1
    assert judgement.report.findings == ()
    judgement = judged(both, Settings(suppressions=(entry,)), "a.md", baseline)
    assert [each.reason for each in judgement.suppressed] == ["hỏi rồi", "cả báo"]
    assert judgement.used == {entry}


def test_a_comment_that_is_anchored_on_words_answers_what_touches_them() -> None:
    found = report(WRONG)
    assert found.draft is not None
    for words, left in [("25%", []), ("5%.", []), ("tức tăng", ["R101", "S101"])]:
        start = WRONG.index(words)
        comment = report("# factcheck: ignore R101", WRONG).draft
        assert comment is not None
        anchored = comment.comments[0]._replace(span=Span(start, start + len(words)))
        draft = type(comment)(comment.text, blocks=comment.blocks, comments=(anchored,))
        assert sorted(codes(judged(factcheck.check(draft), Settings(), "a.docx").report)) == left


def examples(passing: bool) -> list[object]:
    return [
        pytest.param(check.meta.code, case, id=f"{check.meta.code}-{number}")
        for check in checks()
        if check.is_of_remarks
        for number, case in enumerate(check.passes if passing else check.fail)
    ]


def judged_case(case: Case) -> Judged:
    return judged(factcheck.check(case.source()), Settings(), "a.md")


@pytest.mark.parametrize(("code", "case"), examples(passing=False))
def test_a_failing_example_of_a_rule_on_remarks_is_found_where_it_says(code: str, case: Case) -> None:
    report = judged_case(case).report
    found = [finding for finding in report.findings if finding.code == code]
    assert [finding.span.slice(report.text) for finding in found] == [case.at]


@pytest.mark.parametrize(("code", "case"), examples(passing=True))
def test_a_passing_example_of_a_rule_on_remarks_leaves_nothing_to_tell(code: str, case: Case) -> None:
    assert codes(judged_case(case).report) == []


parts = st.lists(
    st.sampled_from([WRONG, RIGHT, ALSO_WRONG, PLAIN])
    | st.sampled_from(["ignore R101", "ignore", "ignore-file T", "ignore R999", "ingore", "ignore T101, R"]).map(
        lambda words: f"# factcheck: {words}"
    ),
    max_size=6,
)


@given(parts)
def test_no_finding_is_lost_and_each_is_in_one_place(drawn: list[str]) -> None:
    found = report(*drawn)
    baseline = Baseline.of([("a.md", report(WRONG))], ".")
    judgement = judged(found, Settings(), "a.md", baseline)
    left = [finding for finding in judgement.report.findings if finding.code[0] != "S"]
    gone = [each.finding for each in judgement.suppressed]
    together = [*left, *gone, *judgement.baselined]
    assert sorted(together, key=lambda finding: finding.span) == sorted(
        found.findings, key=lambda finding: finding.span
    )
    starts = [finding.span.start for finding in judgement.report.findings]
    assert starts == sorted(starts)
