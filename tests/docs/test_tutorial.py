"""The story that the tutorials tell is true of the drafts that they show."""

import pytest

from factcheck import Level, Verdict, check
from tests.docs.pages import ROOT, text

DRAFT = text(ROOT / "claims/drafts/vu-lua.txt")
MENDED = text(ROOT / "claims/drafts/vu-lua-da-sua.txt")
TUTORIALS = {lang: text(ROOT / f"docs/tutorial.{lang}.md") for lang in ("vi", "en")}


def test_the_draft_has_two_errors_and_a_note() -> None:
    findings = check(DRAFT).findings
    assert [finding.level for finding in findings] == [Level.ERROR, Level.ERROR, Level.NOTE]
    assert [finding.span.slice(DRAFT) for finding in findings] == ["118%", "16,7%", "3 lần"]


def test_the_first_mends_that_are_offered_leave_no_error() -> None:
    mended = DRAFT
    for finding in reversed(check(DRAFT).findings):
        for edit in [edit for slip in finding.diagnoses[:1] for edit in slip.fixes[0].edits]:
            mended = mended[: edit.span.start] + edit.replacement + mended[edit.span.end :]
    assert "tăng 18%" in mended
    assert not check(mended).has_errors


def test_all_claims_of_the_mended_draft_are_consistent() -> None:
    report = check(MENDED)
    assert [claim.verdict for claim in report.claims] == [Verdict.CONSISTENT] * 4
    assert report.findings == ()


def test_only_what_the_tutorial_mends_is_changed() -> None:
    mended = DRAFT.replace("118%", "18%").replace("16,7%", "20%")
    assert mended.replace("vượt 3 lần kế hoạch", "gấp 4 lần kế hoạch (85 triệu đồng)") == MENDED


@pytest.mark.parametrize("lang", TUTORIALS)
def test_the_place_that_is_explained_is_the_first_one_reported(lang: str) -> None:
    place = "vu-lua.txt:3:65"
    assert f"\n| `{place}` |" in TUTORIALS[lang]
    report = TUTORIALS[lang].split("```console\n")[1]
    assert report.splitlines()[1].startswith(f"claims/drafts/{place}: R101 ")


@pytest.mark.parametrize("lang", TUTORIALS)
def test_every_part_that_is_explained_is_in_the_report(lang: str) -> None:
    report = TUTORIALS[lang].split("```console\n")[1].partition("```")[0]
    words = {"vi": ("tính lại", "có thể do", "sửa"), "en": ("recomputed", "cause", "mend")}[lang]
    for word in words:
        assert f"| `{word}` |" in TUTORIALS[lang]
        assert f"= {word}: " in report
