from __future__ import annotations

import unicodedata

from factcheck.model.report import Report
from factcheck.report.lines import width
from factcheck.report.table import WIDEST_CELL, claims_table
from tests.report.drafts import SENTENCE, contradicted, report, unverifiable


def test_a_row_says_what_was_understood_of_a_claim() -> None:
    assert list(claims_table(report(f"\n{SENTENCE}"), "en")) == [
        "place  kind    cue   rate  current     base        reference  verdict",
        "2      change  tăng  248%  40.594 đơn  16.351 đơn  năm ngoái  inconsistent",
    ]


def test_what_is_not_there_is_a_dash() -> None:
    rows = list(claims_table(Report(SENTENCE, (unverifiable(SENTENCE),)), "en"))
    assert rows[1].split() == ["1", "change", "-", "248%", "-", "-", "-", "unverifiable"]


def test_a_text_without_claims_has_the_head_alone() -> None:
    assert len(list(claims_table(Report(""), "vi"))) == 1


def test_columns_stand_under_each_other_in_decomposed_text() -> None:
    rows = list(claims_table(report(), "vi"))
    decomposed = [unicodedata.normalize("NFD", row) for row in rows]
    assert [width(row) for row in decomposed] == [width(row) for row in rows]
    assert rows[0].index("kết luận") == rows[1].index("không khớp")


def test_long_words_are_cut_to_the_cell() -> None:
    claim = contradicted(SENTENCE)
    assert claim.reference is not None
    object.__setattr__(claim, "reference", claim.reference._replace(text="giai đoạn\n" * 30))
    cell = list(claims_table(Report(SENTENCE, (claim,)), "en"))[1].split("  ")[-2]
    assert cell.endswith("…")
    assert width(cell) <= WIDEST_CELL
    assert "\n" not in cell
