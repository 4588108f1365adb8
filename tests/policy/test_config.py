"""Settings of files: which file is found, what it says, and every fault in it with its place."""

from __future__ import annotations

import datetime
import os
import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from factcheck.errors import ConfigError, ConfigFault
from factcheck.messages import LANGUAGES, render
from factcheck.model.finding import Level
from factcheck.model.interval import Interval
from factcheck.model.style import Style
from factcheck.policy.config import DEFAULT, MOST_BYTES, Loaded, for_file, load, overridden
from factcheck.policy.form import FormError
from factcheck.policy.listing import options, toml_lines
from factcheck.policy.schema import OPTIONS, SETTINGS
from factcheck.policy.settings import ExchangeRate, LevelRule, PathRule, Settings, Suppression
from factcheck.read.toml import parsed
from tests.policy.settings import KEYS, settings, table

SAMPLE = """\
select = ["R", "U306"]
min-level = "warning"
ledger = "sổ/2022.toml"

[levels]
R101 = "warning"

[style]
decimal-mark = ","
billion = "tỷ"

[[rates]]
currency = "USD"
other = "VND"
worth = 24500
start = 2024-01-01

[[rates]]
currency = "EUR"
other = "VND"
worth = ["26000.5", 27000]

[[suppress]]
codes = ["R101"]
reason = "đã hỏi lại phóng viên"
path = "bai/*.txt"

[[paths]]
patterns = ["the-gioi/"]
style.decimal-mark = "."
"""


def saved(path: Path, text: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def faults(folder: Path, text: str | bytes, name: str = "factcheck.toml") -> list[ConfigFault]:
    saved(folder / name, text)
    with pytest.raises(ConfigError) as caught:
        load(str(folder))
    for fault in caught.value.faults:
        assert fault.source == str(folder / name)
        assert all(render(fault.reason, {"detail": fault.detail}, lang) for lang in LANGUAGES)
    return list(caught.value.faults)


def test_every_kind_of_setting_is_read(tmp_path: Path) -> None:
    saved(tmp_path / "factcheck.toml", SAMPLE)
    loaded = load(str(tmp_path))
    assert loaded.settings == Settings(
        root=str(tmp_path),
        select=("R", "U306"),
        min_level=Level.WARNING,
        ledger=str(tmp_path / "sổ/2022.toml"),
        levels=(LevelRule("R101", Level.WARNING),),
        style=Style(",", "tỷ"),
        rates=(
            ExchangeRate(
                "USD", "VND", Interval(Fraction(48999, 2), Fraction(49001, 2)), datetime.date(2024, 1, 1), None
            ),
            ExchangeRate("EUR", "VND", Interval(Fraction(52001, 2), Fraction(27000))),
        ),
        suppressions=(Suppression(("R101",), "đã hỏi lại phóng viên", "bai/*.txt"),),
        paths=(PathRule(("the-gioi/",), style=Style(".")),),
    )


def test_every_setting_has_the_place_where_it_was_set(tmp_path: Path) -> None:
    saved(tmp_path / "factcheck.toml", SAMPLE)
    loaded = load(str(tmp_path))
    places = {
        "select": 1,
        "min-level": 2,
        "levels.R101": 6,
        "style.billion": 10,
        "rates[2]": 18,
        "paths[1].style.decimal-mark": 30,
    }
    assert {key: loaded.origin(key) for key in places} == {key: f"factcheck.toml:{at}" for key, at in places.items()}
    assert loaded.origin("lang") == DEFAULT


def test_a_project_has_the_same_settings_under_its_table(tmp_path: Path) -> None:
    own = saved(tmp_path / "own/factcheck.toml", SAMPLE)
    head = "[project]\nname = 'x'\n\n[tool.factcheck]\n"
    text = SAMPLE.replace("[levels]", "[tool.factcheck.levels]").replace("[style]", "[tool.factcheck.style]")
    saved(tmp_path / "pyproject.toml", head + text.replace("[[", "[[tool.factcheck."))
    project, file = load(str(tmp_path)), load(own.removesuffix("factcheck.toml"))
    as_own = project.settings._replace(root=file.settings.root, ledger=file.settings.ledger)
    assert as_own == file.settings
    assert project.origin("min-level") == "pyproject.toml:6"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.factcheck]\nlang = "en"\n',
        'tool.factcheck.lang = "en"\n',
        '[tool]\nfactcheck = {lang = "en"}\n',
        'tool = {factcheck = {lang = "en"}}\n',
        '[ "tool" . \'factcheck\' ]\nlang = "en"\n',
    ],
)
def test_the_table_of_a_project_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    saved(tmp_path / "pyproject.toml", text)
    assert load(str(tmp_path)).settings.lang == "en"


@pytest.mark.parametrize("text", ["[project]\nname = 'factcheck'\n", "[tool]\nruff = {}\n", "tool = 1\n", "no toml"])
def test_a_project_that_says_nothing_is_passed_over(tmp_path: Path, text: str) -> None:
    saved(tmp_path / "factcheck.toml", 'lang = "en"\n')
    saved(tmp_path / "a/pyproject.toml", text)
    assert load(str(tmp_path / "a")).source == str(tmp_path / "factcheck.toml")


def test_the_nearest_file_counts_and_of_two_in_one_folder_the_own_one(tmp_path: Path) -> None:
    saved(tmp_path / "factcheck.toml", 'lang = "vi"\nignore = ["R"]\n')
    saved(tmp_path / "a/pyproject.toml", '[tool.factcheck]\nlang = "en"\n')
    (tmp_path / "a/b/c").mkdir(parents=True)
    assert load(str(tmp_path / "a/b/c")).source == str(tmp_path / "a/pyproject.toml")
    saved(tmp_path / "a/factcheck.toml", "")
    assert load(str(tmp_path / "a/b/c")).settings == Settings(root=str(tmp_path / "a"))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(str(tmp_path)) == Loaded(Settings())


def test_a_file_that_is_named_is_read_wherever_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path / "factcheck.toml", 'lang = "vi"\n')
    saved(tmp_path / "a/strict.toml", 'lang = "en"\nbaseline = "old.json"\n')
    monkeypatch.chdir(tmp_path)
    loaded = load(".", "a/strict.toml")
    assert (loaded.source, loaded.settings.lang) == ("a/strict.toml", "en")
    assert loaded.settings.baseline == str(tmp_path / "a/old.json")
    assert load(".").source == "factcheck.toml"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere.toml", "read.missing"), ("a", "read.folder"), ("a/pyproject.toml", "config.no_section")],
)
def test_a_file_that_is_named_must_have_settings(tmp_path: Path, name: str, reason: str) -> None:
    saved(tmp_path / "a/pyproject.toml", "[tool.ruff]\n")
    with pytest.raises(ConfigError) as caught:
        load(str(tmp_path), str(tmp_path / name))
    assert [fault.reason for fault in caught.value.faults] == [reason]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "factcheck.toml")
    assert load(str(tmp_path)) == Loaded(Settings())
    with pytest.raises(ConfigError, match="no_file"):
        load(str(tmp_path), str(tmp_path / "factcheck.toml"))


def test_a_file_of_another_kind_is_one_fault(tmp_path: Path) -> None:
    assert [fault.reason for fault in faults(tmp_path, b"lang = '\xff'")] == ["read.encoding"]
    assert [fault.reason for fault in faults(tmp_path, b"a\0")] == ["read.binary"]
    assert [fault.reason for fault in faults(tmp_path, b" " * (MOST_BYTES + 1))] == ["config.too_large"]


@pytest.mark.parametrize("key", ["select", "lang", "worth"])
def test_a_syntax_error_has_line_and_column(tmp_path: Path, key: str) -> None:
    (fault,) = faults(tmp_path, f"ignore = []\n{key} = \n")
    assert (fault.reason, fault.line, fault.column) == ("ledger.no_toml", 2, len(key) + 4)
    assert fault.detail == "Invalid value"


@pytest.mark.parametrize(
    ("text", "line", "key", "reason", "detail"),
    [
        ('select = "R"', 1, "select", "config.no_list", ""),
        ('\nselect = [\n"R",\n"R1O1"]', 4, "select[2]", "config.meant_code", "R1O1 → R101"),
        ('ignore = ["r101"]', 1, "ignore[1]", "config.meant_code", "r101 → R101"),
        ('ignore = ["r1"]', 1, "ignore[1]", "config.meant_code", "r1 → R1"),
        ('ignore = ["Ж"]', 1, "ignore[1]", "config.unknown_code", "Ж"),
        ('ignore = [""]', 1, "ignore[1]", "config.empty", ""),
        ('levels.R101 = "eror"', 1, "levels.R101", "config.other_value", '"error" / "warning" / "note"'),
        ('[levels]\nR999 = "error"', 2, "levels.R999", "config.unknown_code", "R999"),
        ("levels = []", 1, "levels", "config.no_table", ""),
        ('lang = "fr"', 1, "lang", "config.other_value", '"vi" / "en"'),
        ("ledger = 5", 1, "ledger", "config.no_text", ""),
        ('exclude = ["!"]', 1, "exclude[1]", "config.no_pattern", "!"),
        ("style.decimal-mark = ';'", 1, "style.decimal-mark", "config.other_value", '"," / "."'),
        ("style.color = 'red'", 1, "style.color", "config.unknown_key", "decimal-mark, billion"),
        ("[[suppress]]\ncodes = []", 1, "suppress[1].reason", "config.absent", ""),
        ("[[paths]]", 1, "paths[1].patterns", "config.absent", ""),
        ("paths = 1", 1, "paths", "config.no_tables", ""),
        ('[suppress]\nreason = "x"', 1, "suppress", "config.no_tables", ""),
        ('lang = "vi"\nbillion = "tỷ"', 2, "billion", "config.meant_key", "billion → style.billion"),
        ('[tool.factcheck]\nlang = "vi"', 1, "tool", "config.tool", ""),
        ("paths = [1]", 1, "paths[1]", "config.no_table", ""),
    ],
)
def test_a_wrong_value_is_told_with_its_place(
    tmp_path: Path, text: str, line: int, key: str, reason: str, detail: str
) -> None:
    (fault,) = faults(tmp_path, text)
    assert (fault.line, fault.key, fault.reason, fault.detail) == (line, key, reason, detail)


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        ({"currency": '"VNĐ"'}, "currency", "config.meant_currency"),
        ({"other": '"đồng bạc"'}, "other", "config.unknown_currency"),
        ({"other": '"USD"'}, "other", "config.same_currency"),
        ({"worth": '"24.500,5"'}, "worth", "config.no_number"),
        ({"worth": "24.500"}, "worth", "config.thousand"),
        ({"worth": '["24.1", "24.9"]'}, "worth", "config.thousand"),
        ({"worth": "0"}, "worth", "config.no_number"),
        ({"worth": "true"}, "worth", "config.no_number"),
        ({"worth": "nan"}, "worth", "config.no_number"),
        ({"worth": "1e999999999"}, "worth", "config.no_number"),
        ({"worth": "[25000, 24000]"}, "worth", "config.no_bounds"),
        ({"worth": "[25000]"}, "worth", "config.no_bounds"),
        ({"start": "2024-01-02T00:00:00"}, "start", "config.no_date"),
        ({"start": '"2/1/2024"'}, "start", "config.no_date"),
        ({"start": "2024-02-01", "end": "2024-01-01"}, "end", "config.reversed"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(tmp_path: Path, change: dict[str, str], key: str, reason: str) -> None:
    rate = {"currency": '"USD"', "other": '"VND"', "worth": "24500"} | change
    (fault,) = faults(tmp_path, "[[rates]]\n" + "".join(f"{name} = {value}\n" for name, value in rate.items()))
    assert (fault.key, fault.reason) == (f"rates[1].{key}", reason)


@pytest.mark.parametrize(
    ("worth", "lower", "upper"),
    [
        ("24500", "24499.5", "24500.5"),
        ('"24500"', "24499.5", "24500.5"),
        ("24500.25", "24500.245", "24500.255"),
        ("2.45e4", "24499.5", "24500.5"),
        ("[24000, 25000.5]", "24000", "25000.5"),
    ],
)
def test_a_bare_worth_is_what_rounds_to_it(tmp_path: Path, worth: str, lower: str, upper: str) -> None:
    saved(tmp_path / "factcheck.toml", f'rates = [{{currency = "USD", other = "VND", worth = {worth}}}]')
    (rate,) = load(str(tmp_path)).settings.rates
    assert rate.worth == Interval(Fraction(lower), Fraction(upper))


def test_all_faults_of_a_file_are_told_in_its_order(tmp_path: Path) -> None:
    text = 'lang = "fr"\nselct = []\nstyle = {billion = "t"}\n[[suppress]]\ncods = ["X"]\n[[rates]]\nworth = -1\n'
    assert [(fault.line, fault.key) for fault in faults(tmp_path, text)] == [
        (1, "lang"),
        (2, "selct"),
        (3, "style.billion"),
        (4, "suppress[1].codes"),
        (4, "suppress[1].reason"),
        (5, "suppress[1].cods"),
        (6, "rates[1].currency"),
        (6, "rates[1].other"),
        (7, "rates[1].worth"),
    ]


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[str, str, str]:
    """A table, a key of it, and that with one slip of the hand."""
    name = draw(st.sampled_from(sorted(KEYS)))
    key = draw(st.sampled_from(KEYS[name]))
    at, letter = draw(st.integers(0, len(key) - 1)), draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz_"))
    slips = [
        key[:at] + key[at + 1 :],
        key[:at] + letter + key[at + 1 :],
        key[:at] + letter + key[at:],
        key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :],
        key.replace("-", "_"),
        key.upper(),
    ]
    wrong = draw(st.sampled_from(slips))
    assume(wrong not in KEYS[name])
    return name, key, wrong


@given(misspelt())
def test_every_misspelt_key_gets_its_suggestion(slip: tuple[str, str, str]) -> None:
    name, key, wrong = slip
    within: object = {wrong: 1}
    with pytest.raises(FormError) as caught:
        SETTINGS.read({name: within if name == "style" else [within]} if name else within)
    (told,) = [each for each in caught.value.refusals if each.path[-1] == wrong]
    assert told.reason == "config.meant_key"
    meant = told.detail.removeprefix(f"{wrong} → ")
    smooth = wrong.lower().replace("_", "-")
    assert OSA.distance(smooth, meant) <= OSA.distance(smooth, key)


@given(settings)
def test_settings_written_and_read_again_are_the_same(value: Settings) -> None:
    assert SETTINGS.read(parsed(table(SETTINGS.plain(value)))) == value


@given(settings)
def test_what_is_shown_is_read_again_as_the_same(value: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "factcheck.toml"
        saved(path, table(SETTINGS.plain(value)))
        loaded = load(folder)
        shown = [f"{text}  # {origin}\n" for option in options(loaded) for text, origin in toml_lines(option)]
        saved(path, "".join(shown))
        assert load(folder).settings == loaded.settings


MUTATIONS = st.tuples(st.integers(0, len(SAMPLE)), st.text(max_size=3), st.integers(0, 3))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode) | st.lists(MUTATIONS, max_size=4))
def test_no_text_raises_anything_but_a_fault_of_the_settings(given_text: bytes | list[tuple[int, str, int]]) -> None:
    if isinstance(given_text, list):
        text = SAMPLE
        for place, new, length in given_text:
            text = text[:place] + new + text[place + length :]
        given_text = text.encode()
    with tempfile.TemporaryDirectory() as folder:
        saved(Path(folder) / "factcheck.toml", given_text)
        try:
            load(folder)
        except ConfigError as error:
            for fault in error.faults:
                render(fault.reason, {"detail": fault.detail})


def test_the_command_line_wins_and_is_held_to_the_same_form(tmp_path: Path) -> None:
    saved(tmp_path / "factcheck.toml", 'select = ["R"]\n')
    loaded = load(str(tmp_path))
    assert overridden(loaded, "select", None) is loaded
    other = overridden(loaded, "select", ["T1"])
    assert (other.settings.select, other.origin("select")) == (("T1",), "--select")
    with pytest.raises(ConfigError) as caught:
        overridden(loaded, "min-level", "fatal")
    assert [(fault.source, fault.reason) for fault in caught.value.faults] == [("--min-level", "config.other_value")]


def test_for_a_file_its_rules_are_put_in_with_their_places(tmp_path: Path) -> None:
    saved(tmp_path / "factcheck.toml", SAMPLE)
    loaded = load(str(tmp_path))
    world = for_file(loaded, str(tmp_path / "the-gioi/my.txt"))
    assert world.settings.style == Style(".", "tỷ")
    assert world.origin("style.decimal-mark") == "factcheck.toml:30"
    home = for_file(loaded, str(tmp_path / "trong-nuoc/my.txt"))
    assert (home.settings.style, home.origin("style.decimal-mark")) == (Style(",", "tỷ"), "factcheck.toml:9")


def test_every_option_is_a_field_of_the_settings_and_the_other_way_round() -> None:
    fields = set(Settings._fields) - {"root"}
    assert {option.replace("-", "_") for option in OPTIONS} == fields - {"suppressions"} | {"suppress"}
