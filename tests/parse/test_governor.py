from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon.cues import Role
from factcheck.parse.governor import closing, govern, opening
from factcheck.scan.mention import Mention
from tests.parse.rows import index_of, row_of


@pytest.mark.parametrize(
    ("text", "number", "cue"),
    [
        ("Giá tăng 5%.", "5%", "tăng"),
        ("Giá nhích nhẹ khoảng 5%.", "5%", "nhích nhẹ"),
        ("Giá tăng trong quý III/2023 khoảng 5%.", "5%", "tăng"),
        ("Giá giảm lần lượt 5% và 7%.", "7%", "giảm"),
        ("Giá giảm 5%, 6% và 7%.", "6%", "giảm"),
        ("Giá cao hơn 5%.", "5%", "cao hơn"),
        ("Thu chiếm 5%, chi tăng 7%.", "7%", "tăng"),
        ("Trẻ dưới 5 tuổi giảm 7%.", "7%", "giảm"),
        ("Thu tăng 5%; chi 7%.", "7%", None),
        ("Thu tăng, còn lại 7%.", "7%", None),
        ("Kho có 5 tấn.", "5 tấn", None),
    ],
)
def test_number_is_governed_by_the_nearest_cue_of_its_clause(text: str, number: str, cue: str | None) -> None:
    row = row_of(text)
    cues = govern(row, index_of(row, number)).cues
    assert (text[row[cues[0]].start : row[cues[0]].end] if cues else None) == cue


@pytest.mark.parametrize(
    ("text", "number", "level"),
    [
        ("Giá tăng lên 5%.", "5%", "lên"),
        ("Giá giảm xuống còn 5%.", "5%", "xuống còn"),
        ("Giá tăng 5%.", "5%", None),
    ],
)
def test_level_word_before_the_number_is_kept(text: str, number: str, level: str | None) -> None:
    row = row_of(text)
    at = govern(row, index_of(row, number)).level
    assert (None if at is None else text[row[at].start : row[at].end]) == level


def test_denied_cue_is_marked() -> None:
    row = row_of("Giá không tăng 5%.")
    assert govern(row, index_of(row, "5%")).denied
    row = row_of("Giá tăng 5%.")
    assert not govern(row, index_of(row, "5%")).denied


def test_bracket_around_the_number_is_kept() -> None:
    row = row_of("Bán 60 xe (tăng 5%).")
    bracket = govern(row, index_of(row, "5%")).bracket
    assert bracket is not None
    assert row[bracket].role is Role.OPEN


marks = st.lists(st.sampled_from([Role.OPEN, Role.CLOSE, Role.WORD]), max_size=12)


@given(marks)
def test_bracket_closes_what_it_opens(roles: list[Role]) -> None:
    row = [Mention(role, index, index + 1) for index, role in enumerate(roles)]
    for index, role in enumerate(roles):
        if role is Role.OPEN and (close := closing(row, index)) < len(row):
            assert row[close].role is Role.CLOSE
            assert opening(row, close) == index
