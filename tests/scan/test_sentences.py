from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.scan.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu tăng 5%. Chi giảm 3%.", ["Thu tăng 5%.", "Chi giảm 3%."]),
        ("Thu tăng 5%\nChi giảm 3%\n\n", ["Thu tăng 5%", "Chi giảm 3%"]),
        ("Tăng ư? Không! Giảm… Thật.", ["Tăng ư?", "Không!", "Giảm…", "Thật."]),
        ("Ông nói: “Thu tăng 5%.” Bà đồng ý.", ["Ông nói: “Thu tăng 5%.”", "Bà đồng ý."]),
        ("Giá 1.500 đồng, tăng 2,5 lần.", ["Giá 1.500 đồng, tăng 2,5 lần."]),
        ("Tại TP. Vinh, thu tăng 5%.", ["Tại TP. Vinh, thu tăng 5%."]),
        ("Ở Q. 3 có 5 vụ. Hết.", ["Ở Q. 3 có 5 vụ.", "Hết."]),
        ("GS. Trần A. Bình nói vậy.", ["GS. Trần A. Bình nói vậy."]),
        ("Thu tăng 5%. so với năm trước.", ["Thu tăng 5%. so với năm trước."]),
        ("", []),
        ("  \n \n", []),
    ],
)
def test_text_is_cut_at_sentence_ends_only(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_text_without_any_stop_is_cut_at_the_limit() -> None:
    assert [len(piece) for piece in cut("a" * (2 * LONGEST + 5))] == [LONGEST, LONGEST, 5]


@given(st.text(st.sampled_from("aB 1.,!?…\n”)\t"), max_size=60))
def test_sentences_hold_all_but_space_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert all(start < end for start, end in spans)
    assert [end for _, end in spans[:-1]] == sorted(end for _, end in spans[:-1])
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(piece == piece.strip() for piece in cut(text))
