"""The figures of a text: their part, period, hints and modality."""

from __future__ import annotations

import pytest

from factcheck.identity.figure import Figure, Hint, Part, Source
from factcheck.model.claim import Modality
from tests.identity.pairs import figures_of


def last(text: str) -> Figure:
    return figures_of(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doanh thu đạt 24 tỷ đồng.", Part.LEVEL),
        ("Doanh thu tăng 24 tỷ đồng.", Part.DIFFERENCE),
        ("Doanh thu tăng lên 24 tỷ đồng.", Part.LEVEL),
        ("Doanh thu cao hơn 24 tỷ đồng.", Part.DIFFERENCE),
        ("Doanh thu cao hơn 24 tỷ đồng của năm 2016.", Part.REFERENCE),
        ("Doanh thu giảm so với 24 tỷ đồng.", Part.REFERENCE),
        ("Doanh thu giảm so với năm 2020 (24 tỷ đồng).", Part.REFERENCE),
    ],
)
def test_part_of_a_figure_is_told_by_what_governs_it(text: str, expected: Part) -> None:
    assert last(text).part is expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Huyện thu 24 tỷ đồng. Phần lớn 24 tỷ đồng này là tiền đất.", Hint.POINTS_BACK),
        ("Huyện thu 24 tỷ đồng. Con số này năm ngoái là 20 tỷ đồng.", Hint.PRONOUN),
        ("Huyện thu 24 tỷ đồng. Xã cũng thu 24 tỷ đồng.", Hint.ALSO),
        ("Huyện thu 24 tỷ đồng. Với 24 tỷ đồng, huyện đứng đầu.", Hint.GIVEN),
        ("Huyện thu 24 tỷ đồng. Tiền đất chiếm nửa trong 24 tỷ đồng.", Hint.GIVEN),
        ("Huyện thu ước đạt 24 tỷ đồng.", Hint.ESTIMATE),
        ("Huyện thu 24 tỷ đồng\n", Hint.HEADLINE),
    ],
)
def test_hint_is_found(text: str, hint: Hint) -> None:
    assert hint in last(text).hints


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Thợ làm xong trong 24 ngày.", Hint.GIVEN),
        ("Huyện hợp tác với tỉnh bạn thu 24 tỷ đồng.", Hint.GIVEN),
        ("Huyện thu 24 tỷ đồng, điều này gây bất ngờ.", Hint.POINTS_BACK),
        ("Huyện thu 24 tỷ đồng. Xã thu 20 tỷ đồng.", Hint.HEADLINE),
    ],
)
def test_hint_is_not_found_where_the_words_mean_something_else(text: str, hint: Hint) -> None:
    assert hint not in last(text).hints


def test_period_is_that_of_the_clause_else_of_the_sentence_else_of_the_figure_before() -> None:
    own, earlier, recalled = figures_of("Năm 2020 thu 24 tỷ đồng, trong đó tiền đất 9 tỷ đồng. Phí đạt 2 tỷ đồng.")
    assert [figure.period.text for figure in (own, earlier, recalled) if figure.period] == ["Năm 2020"] * 3
    assert (own.period_source, earlier.period_source) == (Source.OWN, Source.SENTENCE)
    assert recalled.period_source is Source.ANTECEDENT
    assert own.has_own_period
    assert not recalled.has_own_period


def test_value_of_a_plan_is_a_target() -> None:
    assert last("Kế hoạch thu năm 2022 là 24 tỷ đồng.").modality is Modality.TARGET
    assert last("Năm 2022 huyện thu 24 tỷ đồng.").modality is Modality.ACTUAL


def test_count_in_words_at_the_head_of_a_sentence_is_a_figure() -> None:
    figure = last("Ba học sinh lạc trong rừng.")
    assert figure.quantity.low == 3
    assert figure.quantity.text == "Ba học sinh"
    assert figure.sentence.row[0] is figure.mention


@pytest.mark.parametrize("text", ["Một học sinh lạc trong rừng.", "Ba ngày sau họ về.", "Năm học mới bắt đầu."])
def test_article_span_of_time_and_other_word_at_the_head_are_no_count(text: str) -> None:
    assert not figures_of(text)


def test_bare_number_is_no_figure() -> None:
    assert not figures_of("Nhà số 24 ở cuối đường.")
