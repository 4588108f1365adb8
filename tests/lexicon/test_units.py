"""The unit tables agree with pint and with each other, and conversion is exact."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import LexiconError
from factcheck.lexicon import units
from factcheck.lexicon.derive_units import derived_rows, disagreements
from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.names import Names
from factcheck.lexicon.units import TABLE, convert, registry, unit_named
from factcheck.model.unit import Dimension, Unit
from factcheck.table import rows

LEXICON = Path(TABLE).parent
SYMBOLS = [symbol for symbol, _, _ in rows(TABLE, 3)]
NOUNS = [noun for (noun,) in rows(LEXICON / "count_nouns.txt", 1)]


def key(phrase: str) -> str:
    return " ".join(fold(word.group()) for word in words(phrase))


def test_stored_table_says_what_pint_says() -> None:
    assert disagreements() == ()
    assert list(rows(TABLE, 3)) == list(derived_rows())


def test_tampered_row_is_noticed(tmp_path: Path) -> None:
    tampered = tmp_path / "unit_table.txt"
    tampered.write_text(
        Path(TABLE).read_text(encoding="utf-8").replace("tạ | mass | 100000", "tạ | mass | 10000"), "utf-8"
    )
    assert disagreements(tampered) == (("tạ", "mass", "10000"), ("tạ", "mass", "100000"))


def test_missing_row_is_noticed(tmp_path: Path) -> None:
    tampered = tmp_path / "unit_table.txt"
    tampered.write_text(Path(TABLE).read_text(encoding="utf-8").replace("km | length | 1000\n", ""), "utf-8")
    assert disagreements(tampered) == (("km", "length", "1000"),)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_names_its_unit(symbol: str) -> None:
    assert str(unit_named(symbol)) == symbol


def test_every_name_is_of_a_known_unit() -> None:
    symbols = {symbol for _, symbol, _ in rows(LEXICON / "unit_names.txt", 3)} - {"-", "/"}
    assert {symbol for symbol in symbols if str(unit_named(symbol)) != symbol} == set()


def test_symbols_and_nouns_are_unique() -> None:
    assert len(set(SYMBOLS)) == len(SYMBOLS)
    assert len({key(noun) for noun in NOUNS}) == len(NOUNS)


def test_nouns_stand_in_the_spelling_that_reports_print() -> None:
    # fold moves the tone of "quỹ" as well, where u is no vowel
    spelled = {word for noun in NOUNS for word in noun.split(" ") if not word.startswith("qu")}
    assert {word for word in spelled if fold(word) != word} == set()


def test_no_name_has_two_meanings() -> None:
    keys = Counter((key(name), where) for name, _, where in rows(LEXICON / "unit_names.txt", 3))
    assert [name for name, times in keys.items() if times > 1] == []


def test_a_name_is_no_count_noun_as_well() -> None:
    names = {key(name) for name, _, where in rows(LEXICON / "unit_names.txt", 3) if not where.startswith("per")}
    assert names & {key(noun) for noun in NOUNS} == set()


def test_count_noun_is_a_unit_of_its_own() -> None:
    assert unit_named("trường hợp") == Unit("trường hợp", Dimension.COUNT)


def test_composite_symbol_is_split_at_every_line() -> None:
    unit = unit_named("VND/m2/tháng")
    assert str(unit) == "VND/m2/tháng"
    assert unit.per is not None
    assert unit.per.dimension is Dimension.AREA


def test_unknown_symbol_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        unit_named("chưa từng có")


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "lượng", "ounce", Fraction(75, 2) / Fraction("31.1034768")),
        (10, "chỉ", "lượng", 1),
        (60, "tạ/ha", "tấn/ha", 6),
        (36, "km/h", "m/s", 10),
        (5, "VND/m2/tháng", "VND/ha/năm", 600_000),
        (12, "tháng", "năm", 1),
        (50, "điểm cơ bản", "điểm %", Fraction(1, 2)),
        (3, "‰", "%", Fraction(3, 10)),
        (1, "kWh", "J", 3_600_000),
    ],
)
def test_conversion_is_exact(value: int, source: str, target: str, expected: Fraction | int) -> None:
    assert convert(Fraction(value), unit_named(source), unit_named(target)) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("USD", "VND"),
        ("cent", "USD"),
        ("%", "điểm %"),
        ("tháng", "ngày"),
        ("sào", "mẫu"),
        ("người", "hộ"),
        ("kg", "m"),
        ("km/h", "km"),
        ("VND/lít", "VND/kg"),
        ("VND/năm", "VND/ngày"),
    ],
)
def test_what_cannot_be_compared_is_not_converted(source: str, target: str) -> None:
    with pytest.raises(ValueError, match=r" is no "):
        convert(Fraction(1), unit_named(source), unit_named(target))


@given(st.fractions(), st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS))
def test_conversion_there_and_back_is_the_identity(value: Fraction, one: str, other: str) -> None:
    source, target = unit_named(one), unit_named(other)
    if source.is_commensurable(target):
        assert convert(convert(value, source, target), target, source) == value
    else:
        with pytest.raises(ValueError, match=r" is no "):
            convert(value, source, target)


def test_registry_converts_as_the_table_does() -> None:
    pint = registry()
    assert pint.Quantity(Fraction(7), "km / h").to("m / s").magnitude == convert(
        Fraction(7), unit_named("km/h"), unit_named("m/s")
    )


def test_longest_name_wins_and_the_last_of_two_equal_ones() -> None:
    entries = [("trường", "1"), ("trường hợp", "2"), ("trường hợp mắc", "3"), ("Trường", "4")]
    names = Names(entries, lambda _name, number: int(number))
    assert names.longest("12 trường hợp nặng", 3) == (2, 13)
    assert names.longest("12 trường hợp mắc", 3) == (3, 17)
    assert names.longest("12 trường", 3) == (4, 9)
    assert names.longest("12 trườngg", 3) is None
    assert names.longest("12 trường", 2) is None
    assert names.longest("12", 2) is None


def test_row_with_an_unknown_unit_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    faulty = tmp_path / "unit_names.txt"
    faulty.write_text("$ | đồng vàng | sign\n", "utf-8")
    monkeypatch.setattr(units, "_name_rows", lambda: tuple(rows(faulty, 3)))
    signs = units.signs.__wrapped__  # past the cache
    with pytest.raises(LexiconError, match="'\\$' names an unknown unit 'đồng vàng'"):
        signs()
