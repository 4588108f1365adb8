"""What stands between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read.quotations import quotations


def is_quoted(text: str, word: str) -> bool:
    at = text.index(word)
    return any(span.start < at < span.end for span in quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ông nói: “Giá LÚA tăng.” Rồi thôi.",
        "Ông nói: “Giá ngô giảm,\ngiá LÚA tăng.” Rồi thôi.",
        "Ông nói: “Giá ngô giảm.\n\nGiá LÚA tăng.” Rồi thôi.",
        "Ông nói: “Giá LÚA tăng.\n\n“Giá ngô giảm.” Rồi thôi.",
        "Ông nói: “Giá ngô giảm.\n\n“Giá LÚA tăng.” Rồi thôi.",
        "Ông nói: “Báo viết “giá ngô giảm”, giá LÚA tăng.” Rồi thôi.",
        "Ông nói: “Giá LÚA tăng.\nRồi thôi.",
        "Ông nói: «Giá LÚA tăng». Rồi thôi.",
        'Ông nói: "Giá LÚA tăng". Rồi thôi.',
        'Ông nói: "Giá ngô giảm,\ngiá LÚA tăng". Rồi thôi.',
        "Ông nói: ‘Giá LÚA tăng’. Rồi thôi.",
        "Ông nói: ‘Bà H’Linh bảo giá LÚA tăng’. Rồi thôi.",
    ],
)
def test_words_between_marks_are_quoted_and_those_behind_are_not(text: str) -> None:
    assert is_quoted(text, "LÚA")
    assert not is_quoted(text, "nói")
    assert not is_quoted(text, "thôi")


@pytest.mark.parametrize(
    "text",
    [
        "Ti vi 55 inch giảm, giá LÚA tăng.",
        'Ti vi 55" giảm.\nGiá LÚA tăng, loại 65" cũng tăng.',
        "Bà H’Linh bán LÚA cho bà H’Bia.",
        "“Thôi”, ông nói, giá LÚA tăng, “rồi”.",
        "Ông nói: “Giá ngô giảm.\n\nGiá LÚA tăng.",
    ],
)
def test_words_outside_are_not(text: str) -> None:
    assert not is_quoted(text, "LÚA")


@given(st.text(alphabet="“”«»\"'‘’ \nab"))
def test_every_quotation_lies_in_the_text_and_opens_with_a_mark(text: str) -> None:
    for span in quotations(text):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start] in '“«"‘'
