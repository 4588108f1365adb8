from __future__ import annotations

from factcheck.lexicon.folding import fold
from factcheck.lexicon.numerals import number_words


def test_regional_spellings_are_one_word() -> None:
    words = number_words().words
    assert words[fold("ngàn")] == words[fold("Nghìn")]
    assert words[fold("tỉ")] == words[fold("TỶ")]


def test_link_words_have_no_value_of_their_own() -> None:
    words = number_words().words
    assert {words[word].value for word in ("linh", "lẻ")} == {0}
    assert words["lẻ"].roles == {"link"}


def test_scales_are_powers_of_ten() -> None:
    scales = [word for word in number_words().words.values() if word.roles & {"scale", "glued", "count"}]
    assert all(word.value == 10**word.exponent for word in scales)
    assert {word.exponent for word in scales} == {1, 2, 3, 4, 6, 9}
