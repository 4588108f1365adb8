"""What a figure measures."""

from __future__ import annotations

import pytest

from factcheck.identity.figure import Figure, Source
from tests.identity.pairs import figures_of


def last(text: str) -> Figure:
    return figures_of(text)[-1]


def test_subject_is_the_words_before_the_figure_without_those_that_say_nothing() -> None:
    subject = last("Năm 2021, kim ngạch xuất khẩu hồ tiêu của cả nước đạt 938 triệu USD.").subject
    assert subject.terms == {"xuất khẩu", "hồ tiêu"}
    assert subject.source is Source.OWN


def test_counted_noun_and_the_words_behind_it_belong_to_the_subject() -> None:
    assert {"học", "sinh", "giỏi"} <= last("Trường có 41 học sinh giỏi.").subject.terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Năm nay, vốn FDI đạt 2,4 tỷ USD.", "Năm nay, đầu tư nước ngoài đạt 2,4 tỷ USD."),
        ("Lợi nhuận đạt 24 tỷ đồng.", "Tiền lãi là 24 tỷ đồng."),
        ("Số người tử vong là 24 người.", "Đã có 24 người thiệt mạng."),
    ],
)
def test_names_of_one_thing_are_one_term(one: str, other: str) -> None:
    assert last(one).subject.terms == last(other).subject.terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("xuất khẩu", "nhập khẩu"), ("đăng ký", "giải ngân"), ("trước thuế", "sau thuế"), ("sơ thẩm", "phúc thẩm")],
)
def test_things_that_are_never_each_other_are_in_one_set(one: str, other: str) -> None:
    ours, theirs = (dict(last(f"Phần {each} là 24 tỷ đồng.").subject.contrasts) for each in (one, other))
    shared = ours.keys() & theirs.keys()
    assert len(shared) == 1
    assert all(ours[group] != theirs[group] for group in shared)


def test_names_are_apart_from_terms_and_stand_at_the_head_of_the_sentence_too() -> None:
    assert last("Huyện Cư Kuin có 24 trường.").subject.names == {"cư kuin"}
    assert "krông năng" in last("Ở Krông Năng, mưa lớn, gió giật, nước cuốn trôi 24 căn nhà.").subject.names


def test_name_of_one_who_speaks_is_none_of_what_is_measured() -> None:
    assert last("Theo Sở Nội Vụ, huyện Ba Tri thiếu 24 giáo viên.").subject.names == {"ba tri"}


def test_clause_without_words_of_its_own_has_the_subject_of_the_one_before() -> None:
    subject = last("Sản lượng mía tăng mạnh, đạt 24.000 tấn.").subject
    assert {"sản lượng", "mía"} <= subject.terms
    assert subject.source is Source.SENTENCE


def test_pronoun_has_the_subject_of_the_figure_before_it() -> None:
    text = "Sản lượng mía năm 2020 là 24.000 tấn. Con số này ở huyện bên là 31.000 tấn."
    first, second = figures_of(text)
    assert second.subject.terms == first.subject.terms
    assert second.subject.source is Source.ANTECEDENT


def test_counted_noun_tells_what_it_is_not_even_where_it_names_no_subject() -> None:
    assert ("illness", "mắc") in last("Cả nước có thêm 24 ca dương tính.").subject.contrasts


def test_figure_without_words_has_no_subject() -> None:
    assert last("24 tỷ đồng.").subject.source is Source.NOWHERE
