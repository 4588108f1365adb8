"""Comments that are meant for factcheck, and those that are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.messages import catalogue
from factcheck.model.draft import Comment, Draft
from factcheck.model.finding import Message
from factcheck.model.span import Span
from factcheck.policy.remarks import Misread, Remark, remarks
from factcheck.verify.registry import codes
from tests.policy.drafts import NOWHERE

PLACE = Span(3, 9)


def read(words: str) -> list[Remark | Misread]:
    return list(remarks(Draft("Một hai ba bốn.", comments=(Comment(words, PLACE, NOWHERE),))))


def remark(*told: str, reason: str = "", is_for_file: bool = False) -> Remark:
    return Remark(told, reason, PLACE, is_for_file)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("factcheck: ignore R101 - số của công ty", remark("R101", reason="số của công ty")),
        ("factcheck: ignore R101, T101 - đã hỏi", remark("R101", "T101", reason="đã hỏi")),
        ("factcheck: ignore R101 T101", remark("R101", "T101")),
        ("factcheck: ignore R101, r101, R101", remark("R101")),
        ("factcheck: ignore r - làm tròn", remark("R", reason="làm tròn")),
        ("factcheck: ignore R101 – đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore R101 — đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore R101 -- đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore R101: đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore: đã hỏi", remark(reason="đã hỏi")),
        (
            "factcheck: ignore R101: nguồn: báo cáo quý 3 - trang 5",
            remark("R101", reason="nguồn: báo cáo quý 3 - trang 5"),
        ),
        ("factcheck: ignore: R101 - đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore - R101", remark("R101")),
        ("factcheck: ignore-file: T101", remark("T101", is_for_file=True)),
        ("factcheck: ignore R101 đã hỏi lại", remark("R101", reason="đã hỏi lại")),
        ("factcheck: ignore R101 (đã hỏi)", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore R101, theo Cục Thống kê - trang 5", remark("R101", reason="theo Cục Thống kê trang 5")),
        ("factcheck: ignore R101.", remark("R101")),
        ("factcheck: ignore [R101] / T101", remark("R101", "T101")),
        ("factcheck: ignore", remark()),
        ("  FactCheck :  Ignore\n R101\n-\nđã\u00a0hỏi ", remark("R101", reason="đã hỏi")),
        ("factcheck ignore R101 - đã hỏi", remark("R101", reason="đã hỏi")),
        ("factcheck: ignore-file R101 - bài cũ", remark("R101", reason="bài cũ", is_for_file=True)),
        ("factcheck: ignore-file", remark(is_for_file=True)),
    ],
)
def test_a_remark_is_read(words: str, wanted: Remark) -> None:
    assert read(words) == [wanted]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "đã hỏi lại công ty",
        "cần factcheck: ignore chưa chắc",
        "nhờ bạn factcheck lại số này",
        "factcheck lại số này",
        "factchecker: ignore R101",
        "ignore R101",
    ],
)
def test_another_comment_is_left_to_its_readers(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "fault", "told"),
    [
        ("factcheck: ingore R101 - đã hỏi", "S102.action", "ingore R101 - đã hỏi"),
        ("factcheck: ignore-flie R101", "S102.action", "ignore-flie R101"),
        ("factcheck: ignoreR101", "S102.action", "ignoreR101"),
        ("factcheck:", "S102.action", ""),
        ("factcheck: ignore R999 - đã hỏi", "S102.code", "R999"),
        ("factcheck: ignore R1O1 - đã hỏi", "S102.code", "R1O1"),
        ("factcheck: ignore đã hỏi", "S102.code", "đã, hỏi"),
        ("factcheck: ignore: R999 - đã hỏi", "S102.code", "R999"),
        ("factcheck: ignore R-101", "S102.code", "R-101"),
        ("factcheck: ignore ...", "S102.code", "..."),
    ],
)
def test_what_is_not_understood_is_told_and_answers_nothing(words: str, fault: str, told: str) -> None:
    assert read(words) == [Misread(fault, told, PLACE)]


def test_the_codes_that_there_are_count_beside_one_that_is_none() -> None:
    for between in (", ", " "):
        assert read(f"factcheck: ignore R101{between}X1 - đã hỏi") == [
            Misread("S102.code", "X1", PLACE),
            remark("R101", reason="đã hỏi"),
        ]


def test_a_comment_may_hold_several_remarks_and_other_words_before() -> None:
    words = "Gửi anh Tư,\nfactcheck: ignore R101 - đã\nhỏi\nfactcheck: ignore T101"
    assert read(words) == [remark("R101", reason="đã hỏi"), remark("T101")]


def test_what_is_told_of_a_long_faulty_remark_is_short() -> None:
    (found,) = read(f"factcheck: {'xem lại ' * 5000}")
    assert isinstance(found, Misread)
    assert len(found.words) == 60
    assert found.words.endswith("…")


beginnings = st.sampled_from(codes()).flatmap(lambda code: st.integers(1, 4).map(lambda length: code[:length]))
reasons = st.from_regex(r"[a-zàáđếơư,.]{2}[a-zàáđếơư0-9,.]*( [a-zàáđếơư0-9:,-]+)*", fullmatch=True)
drawn = st.builds(
    Remark,
    st.lists(beginnings, max_size=4, unique=True).map(tuple),
    reasons | st.just(""),
    st.just(PLACE),
    st.booleans(),
)


@given(drawn, st.sampled_from(["-", "–", "—", ":"]))
def test_what_is_written_is_read_again(wanted: Remark, dash: str) -> None:
    reason = f" {dash} {wanted.reason}" if wanted.reason else ""
    assert read(wanted.asked() + reason) == [wanted]


@given(st.text() | st.text().map(lambda words: f"factcheck: {words}") | st.from_regex(r"factcheck ?: ?ignore.*"))
def test_any_comment_is_read_and_what_begins_as_a_remark_is_answered(words: str) -> None:
    found = read(words)
    assert all(each.span == PLACE for each in found)
    if re.match(r"factcheck *:", words):
        assert found
    for each in found:
        if isinstance(each, Misread):
            assert each.fault in catalogue("vi")
            assert Message.of(each.fault, words=each.words).text("en")
        else:
            assert all(any(code.startswith(told) for code in codes()) for told in each.codes)
