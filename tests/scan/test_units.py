"""Units after a number and signs before it: the corpus, every name of the tables, and arbitrary text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.lexicon.units import TABLE
from factcheck.model.unit import Dimension
from factcheck.scan.units import prefix_unit_before, unit_at
from factcheck.table import rows

CORPUS = tomllib.loads((Path(__file__).parents[2] / "claims/corpus/units.toml").read_text("utf-8"))
NAME_ROWS = list(rows(Path(TABLE).with_name("unit_names.txt"), 3))
NAMES = [(name, symbol) for name, symbol, where in NAME_ROWS if symbol not in "-/" and where in ("", "sign")]
BELOW = [
    (name, symbol, "USD" if where == "per USD" else "cent" if where == "per cent" else "kg")
    for name, symbol, where in NAME_ROWS
    if where.startswith("per")
]
DEFEATED = [name for name, symbol, _ in NAME_ROWS if symbol == "-"]
NOUNS = [noun for (noun,) in rows(Path(TABLE).with_name("count_nouns.txt"), 1)]
NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")


def read(text: str) -> tuple[str, str]:
    """The unit after the first number of ``text`` and the words that gave it; empty where there is none."""
    number = NUMBER.search(text)
    assert number is not None
    found = unit_at(text, number.end())
    return ("", "") if found is None else (str(found[0]), text[number.end() : found[1]].strip())


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "symbol"), [(text, symbol) for symbol, texts in CORPUS["units"].items() for text in texts]
)
def test_surface_form_gives_its_unit(text: str, symbol: str) -> None:
    assert read(text) == (symbol, text[len(NUMBER.match(text)[0]) :].strip())  # type: ignore[index]  # texts begin so


@pytest.mark.parametrize("case", CORPUS["within"], ids=lambda case: case["text"])
def test_unit_ends_where_its_words_end(case: dict[str, str]) -> None:
    assert read(case["text"]) == (case["unit"], case["words"])


@pytest.mark.parametrize("text", CORPUS["none"]["texts"])
def test_near_miss_gives_no_unit(text: str) -> None:
    assert read(text) == ("", "")


@pytest.mark.parametrize(
    ("text", "symbol"), [(text, symbol) for symbol, texts in CORPUS["signs"].items() for text in texts]
)
def test_sign_before_the_number_gives_its_unit(text: str, symbol: str) -> None:
    found = prefix_unit_before(text, len(text) - 1)
    assert ("" if found is None else str(found[0])) == symbol


def test_prefix_begins_with_its_first_character() -> None:
    assert [found and found[1] for found in (prefix_unit_before("giá US$ 5", 8), prefix_unit_before("BUS$5", 4))] == [
        4,
        3,
    ]


def test_a_sign_at_the_end_of_a_text_is_before_no_number() -> None:
    assert prefix_unit_before("5 $ ", 0) is None


def test_every_name_gives_its_unit_in_every_case() -> None:
    wrong = []
    for name, symbol in NAMES:
        spellings = {name} if len(name) == 1 else {name, name.lower(), name.title(), name.upper()}
        for spelling in map(composed, spellings):
            if not read(f"12 {spelling}") == read(f"12{spelling}, và") == (symbol, spelling):
                wrong.append((spelling, read(f"12 {spelling}")))
    assert wrong == []


def test_every_count_noun_gives_itself_in_every_case() -> None:
    spellings = [(noun, form) for noun in NOUNS for form in (noun, noun.upper(), composed(noun).capitalize())]
    assert [(form, read(f"12 {form}")) for noun, form in spellings if read(f"12 {form}") != (noun, form)] == []


@pytest.mark.parametrize(("name", "symbol", "numerator"), BELOW)
def test_name_for_denominators_counts_below_a_line_alone(name: str, symbol: str, numerator: str) -> None:
    assert read(f"12 {numerator}/{name}") == (f"{numerator}/{symbol}", f"{numerator}/{name}")


def test_phrase_that_only_begins_like_a_unit_is_none() -> None:
    assert [name for name in DEFEATED if read(f"12 {name} nữa") != ("", "")] == []


def test_barrel_is_a_volume_below_dollars_and_a_box_below_dong() -> None:
    barrel, box = unit_at("61 USD/thùng", 2), unit_at("61 đồng/thùng", 2)
    assert barrel is not None
    assert barrel[0].per is not None
    assert barrel[0].per.dimension is Dimension.VOLUME
    assert box is not None
    assert box[0].per is not None
    assert box[0].per.dimension is Dimension.COUNT


def test_long_chain_of_lines_is_read_three_deep() -> None:
    assert read("1 đồng" + "/kg" * 5000) == ("VND/kg/kg", "đồng/kg/kg")


WORDS = st.sampled_from(
    [name for name, _ in NAMES] + NOUNS[::20] + ["/", " / ", " ", "mỗi", "một", "2019", "10", "$", "."]
)
TEXTS = st.text() | st.lists(WORDS, max_size=8).map("".join) | st.lists(WORDS, max_size=8).map(" ".join)


@given(TEXTS, st.data())
@example("đồng mỗi", None)
def test_arbitrary_text_gives_a_unit_within_it_or_none(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text))) if data else 0
    after, before = unit_at(text, start), prefix_unit_before(text, start)
    assert after is None or start < after[1] <= len(text)
    assert before is None or 0 <= before[1] < start
