from pathlib import Path

import pytest

from factcheck.lexicon import count_kinds
from factcheck.lexicon.count_kinds import may_count_the_same
from factcheck.table import rows

FOLDER = Path(count_kinds.__file__).parent
KINDS = list(rows(FOLDER / "count_kinds.txt", 2))


@pytest.mark.parametrize(("noun", "wider"), KINDS, ids=[noun for noun, _ in KINDS])
def test_every_word_of_the_table_is_a_count_noun_and_goes_both_ways(noun: str, wider: str) -> None:
    known = {row[0] for row in rows(FOLDER / "count_nouns.txt", 1)}
    for wide in (word.strip() for word in wider.split(",")):
        assert {noun, wide} <= known
        assert may_count_the_same(noun, wide)
        assert may_count_the_same(wide, noun)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("học sinh", "học sinh", True),
        ("lượt khách", "khách", True),
        ("Học sinh tiểu học", "em", True),
        ("trường hợp", "người", False),
        ("học sinh", "giáo viên", False),
        ("hộ", "người", False),
    ],
)
def test_nouns_count_the_same_by_their_words_or_by_the_table(a: str, b: str, expected: bool) -> None:
    assert may_count_the_same(a, b) is expected
