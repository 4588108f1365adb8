"""Which sentences are read word by word: every phrase that states a movement or a number of times lets its sentence be
read, however it is printed; and those that count, and tell of known days."""

from __future__ import annotations

import re

import pytest

from factcheck import lexicon
from factcheck.lexicon.cues import Role
from factcheck.lexicon.word_sets import word_set
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows
from factcheck.table import beside, rows

MOVES = {Role.CHANGE, Role.COMPARISON, Role.EXCEED}
GROWTH_ONLY = {"tốc độ phát triển"}  # never of an amount, and "%" lets its sentence be read
CUES = [(phrase, role) for phrase, role, _ in rows(beside(lexicon.__file__, "cues.txt"), 3)]


def rows_of(text: str) -> Rows:
    document = Document.of(text)
    return Rows(document, quantities(document, document_style(document.normal)))


def is_read(text: str) -> bool:
    return bool(list(rows_of(text).relational()))


def dated(text: str, *, is_published: bool) -> list[int]:
    return [sentence.number for sentence in rows_of(text).dated(is_published=is_published)]


@pytest.mark.parametrize("phrase", [phrase for phrase, role in CUES if role in MOVES and phrase not in GROWTH_ONLY])
def test_movements_of_amounts_are_read(phrase: str) -> None:
    assert is_read(f"Giá vé {phrase} 200 đồng.")
    assert is_read(f"{phrase.capitalize()} 200 đồng.")
    assert is_read(f"GIÁ VÉ {phrase.upper()} 200 ĐỒNG.")


@pytest.mark.parametrize("phrase", [phrase for phrase, role in CUES if role == Role.MULTIPLE])
def test_numbers_of_times_are_read(phrase: str) -> None:
    assert is_read(f"Giá vé {phrase} 3 lần năm ngoái.")
    assert is_read(f"{phrase.capitalize()} ba lần năm ngoái.")
    assert is_read(f"GIÁ VÉ {phrase.upper()} 3 LẦN NĂM NGOÁI.")


def test_a_sentence_that_relates_nothing_is_not_read() -> None:
    assert not is_read("Hơn 200 người đến chợ, nhiều lần.")


def test_counting_sentences_are_those_with_a_quantity_in_order() -> None:
    text = "Giá vé tăng.\n\nCó 200 người đến chợ. Trời mưa. Chợ rộng 3 ha, họp từ sớm."
    assert [sentence.number for sentence in rows_of(text).counting()] == [1, 3]


def test_counting_sentences_may_have_to_have_something_beside_the_quantity() -> None:
    text = "Có 200 người đến chợ. Chợ rộng 3 ha. Chợ có từ lâu."
    assert [sentence.number for sentence in rows_of(text).counting(re.compile("[Cc]hợ r|lâu"))] == [1]


@pytest.mark.parametrize(
    "text", ["Năm 2021 huyện trồng 40 ha rừng.", "Tháng 3/2021, huyện trồng 40 ha rừng.", "Vụ 2020-2021 trồng 40 ha."]
)
def test_sentence_that_names_a_year_is_dated_whether_the_publication_is_known_or_not(text: str) -> None:
    assert dated(text, is_published=False) == dated(text, is_published=True) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Năm ngoái, huyện trồng 40 ha rừng.",
        "NĂM NGOÁI, HUYỆN TRỒNG 40 HA RỪNG.",
        "9 tháng đầu năm, huyện trồng 40 ha rừng.",
        "Quý I, huyện trồng 40 ha rừng.",
        "Hôm qua, huyện trồng 40 ha rừng.",
    ],
)
def test_time_without_a_year_is_dated_only_where_the_publication_is_known(text: str) -> None:
    assert dated(text, is_published=True) == [0]
    assert dated(text, is_published=False) == []


@pytest.mark.parametrize(
    "text", ["Năm 2021 huyện trồng nhiều rừng.", "Huyện trồng 40 ha rừng.", "Mã số 120213 có 40 ha."]
)
def test_sentence_without_a_quantity_or_a_time_is_not_dated(text: str) -> None:
    assert dated(text, is_published=False) == []


@pytest.mark.parametrize("phrase", sorted(word_set("time")))
def test_every_word_of_time_dates_its_sentence(phrase: str) -> None:
    for printed in (phrase, phrase.capitalize(), phrase.upper()):
        assert dated(f"Huyện trồng 40 ha rừng {printed}.", is_published=True) == [0]


def test_every_dated_sentence_counts_and_is_read_once() -> None:
    text = "Năm 2021 trồng 40 ha. Huyện trồng 40 ha. Năm 2022 trồng 50 ha."
    found = rows_of(text)
    counting = {sentence.number: sentence for sentence in found.counting()}
    for sentence in found.dated(is_published=False):
        assert counting[sentence.number] is sentence
    assert dated(text, is_published=False) == [0, 2]
