from __future__ import annotations

import itertools
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.span import Span
from factcheck.read.document import Document, _joins, plain, unwrapped

VIETNAMESE = "Kim ngạch đạt 1.348 tỷ đồng – tăng 57,38% so với cùng kỳ"
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0338\u05b0\u0fb2"
UNPRINTED = "\u200b\u200d\ufeff\u00ad\u2060"
ODD = (
    "  \t\u00a0\u202f\r\n\u2028–−\uff15\uff05\uff21\u00d0\u212b\u2126\u0958\ufb2c\uac01\u1100\u1161\u11a8\u09c7\u09be🇻🇳"
)

texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="aeoưđt 15.,%" + MARKS + UNPRINTED + ODD, max_size=40),
)
words = st.text(alphabet="aăâeêioôơuưyđáàảãạếềểễệứừửữựbcdghklmnpqrstvx", min_size=1, max_size=6)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("\u00d0\u1ed3ng", "Đồng"),
        ("t\u200bă\ufeffng 5\u00ad%", "tăng 5%"),
        ("1\u00a0348\u202f000 tỷ", "1 348 000 tỷ"),
        ("2019–2021 — −5 ‑ ‐", "2019-2021 - -5 - -"),
        ("５７，３８％ Ａ", "57,38% A"),
        ("“tăng” 'giảm'", "“tăng” 'giảm'"),
        ("A\r\nB\rC\u2028D\u0085E", "A\nB\nC\nD\nE"),
        ("12 tỷ\nđồng, tăng\ngần 3%.\nở Huế\n\nkhi", "12 tỷ đồng, tăng gần 3%.\nở Huế\n\nkhi"),
        ("ð", "đ"),
        ("7,5  tỷ\t đồng \u00a0 \u200b tăng", "7,5 tỷ đồng tăng"),
        ("12 tỷ\r\nđồng  \r\n  Huế", "12 tỷ đồng \n Huế"),
    ],
)
def test_many_kinds_of_print_become_one(printed: str, normal: str) -> None:
    assert Document.of(printed).normal == normal


@given(texts)
def test_the_text_is_kept_and_the_copy_is_normal(text: str) -> None:
    document = Document.of(text)
    assert document.text == text
    assert document.normal == unwrapped(plain(text))
    assert unicodedata.is_normalized("NFC", document.normal)
    assert plain(document.normal) == document.normal


@given(texts)
def test_spans_lie_within_the_text_and_keep_its_order(text: str) -> None:
    document = Document.of(text)
    spans = [document.span(offset, offset + 1) for offset in range(len(document.normal))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for before, after in itertools.pairwise(spans):
        assert before == after or before.end <= after.start


@given(texts)
def test_the_words_of_a_span_normalise_to_the_words_that_were_read(text: str) -> None:
    document = Document.of(text.replace("\r", ""))  # whether it is a break of its own depends on what follows
    for start, end in _whole_sequences(document.normal):
        printed = plain(document.span(start, end).slice(document.text))
        assert printed.replace("\n", " ") == document.normal[start:end].replace("\n", " ")


@given(texts)
def test_composed_and_decomposed_text_give_the_same_words(text: str) -> None:
    composed, decomposed = Document.of(nfc(text)), Document.of(nfd(text))
    assert composed.normal == decomposed.normal
    for start, end in _whole_sequences(composed.normal):
        assert nfc(decomposed.span(start, end).slice(decomposed.text)) == composed.span(start, end).slice(composed.text)


@given(st.lists(st.tuples(words, st.booleans(), st.sampled_from(["", *UNPRINTED])), min_size=1, max_size=20))
def test_in_mixed_text_a_word_slices_to_itself(parts: list[tuple[str, bool, str]]) -> None:
    printed = [(nfd(word) if decomposed else word) + unseen for word, decomposed, unseen in parts]
    text = " ".join(printed)
    document = Document.of(text)
    found = [document.span(*match.span()).slice(text) for match in re.finditer(r"\S+", document.normal)]
    assert found == [word.rstrip(UNPRINTED) for word in printed]


@pytest.mark.parametrize("gap", ["   ", "\t\u00a0 ", "\r\n", " \u200b "])
@pytest.mark.parametrize("length", range(253, 259))
def test_several_spaces_are_one_wherever_a_block_ends(length: int, gap: str) -> None:
    text = "ă" + "a" * length + gap + "57,38%"
    document = Document.of(text)
    assert document.normal[length + 1 :] in (" 57,38%", "\n57,38%")
    assert document.span(length + 2, length + 8).slice(text) == "57,38%"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_hold_beyond_the_first_block(form: str) -> None:
    text = unicodedata.normalize(form, "đồng bằng " * 2000 + "gấp đôi\n" + "tăng " * 3000 + "57,38%")  # type: ignore[arg-type]  # one of the two forms
    document = Document.of(text)
    for words_ in ("gấp đôi", "57,38%"):
        start = document.normal.index(words_)
        assert nfc(document.span(start, start + len(words_)).slice(text)) == words_


def test_composed_text_needs_no_map() -> None:
    document = Document.of(VIETNAMESE)
    assert document.span(3, 9) == Span(3, 9)
    assert document == Document(VIETNAMESE, VIETNAMESE.replace("–", "-"))


def test_an_empty_span_is_a_point() -> None:
    document = Document.of(nfd("tăng") + "\u200b")
    assert document.span(4, 4) == Span(len(document.text), len(document.text))
    assert document.span(1, 1) == Span(1, 1)
    assert Document.of("").span(0, 0) == Span(0, 0)


def test_every_character_that_composes_backwards_is_known_to_join() -> None:
    seconds: set[str] = set()
    for code in range(sys.maxunicode + 1):
        parts = nfd(chr(code)) if unicodedata.decomposition(chr(code)) or 0xAC00 <= code < 0xD7A4 else ""
        seconds.update(parts[1:])
    assert {character for character in seconds if not _joins(character)} == set()


def _whole_sequences(normal: str) -> list[tuple[int, int]]:
    """Every stretch of one or three letters, their marks included."""
    cuts = [index for index, character in enumerate(normal) if not index or not _joins(character)] + [len(normal)]
    return [(a, b) for step in (1, 3) for a, b in zip(cuts, cuts[step:], strict=False)]
