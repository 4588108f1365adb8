"""Every phrase that states a movement or a number of times lets its sentence be read, however it is printed."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.lexicon.cues import Role
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows
from factcheck.table import beside, rows

MOVES = {Role.CHANGE, Role.COMPARISON, Role.EXCEED}
GROWTH_ONLY = {"tốc độ phát triển"}  # never of an amount, and "%" lets its sentence be read
CUES = [(phrase, role) for phrase, role, _ in rows(beside(lexicon.__file__, "cues.txt"), 3)]


def is_read(text: str) -> bool:
    document = Document.of(text)
    return bool(list(Rows(document, quantities(document, document_style(document.normal))).relational()))


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
