import pickle
import pkgutil
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import factcheck
from factcheck.messages import LANGUAGES, catalogue, render
from factcheck.verify import checks as modules
from factcheck.verify.registry import checks
from factcheck.verify.slips import SLIPS

KEYS = sorted(catalogue("vi"))
CHECKS = sorted(found.name for found in pkgutil.iter_modules(modules.__path__, f"{modules.__name__}."))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("key", KEYS)
def test_every_message_is_there_in_both_languages_with_the_same_fields(key: str) -> None:
    vietnamese, english = (catalogue(lang)[key] for lang in LANGUAGES)
    assert vietnamese
    assert english
    assert fields(vietnamese) == fields(english)


def test_every_key_that_the_code_names_in_full_is_in_the_catalogue() -> None:
    family = "|".join(sorted({key.split(".")[0] for key in KEYS}))
    named = set()
    for path in Path(factcheck.__file__).parent.rglob("*.py"):
        named |= set(re.findall(rf'"((?:{family})\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    assert len(named) > 20
    assert named - set(KEYS) == set()


def test_every_diagnosis_has_its_message_whether_of_a_slip_or_of_one_check() -> None:
    told = {key.removeprefix("diagnosis.") for key in KEYS if key.startswith("diagnosis.")}
    slips = {slip.name for slip in SLIPS}
    assert slips <= told
    pages = [Path(str(import_module(name).__file__)).read_text(encoding="utf-8") for name in CHECKS]
    for kind in told - slips:
        naming = [page for page in pages if f'"diagnosis.{kind}"' in page]
        assert len(naming) == 1
        assert f'Diagnosis("{kind}"' in naming[0]


def test_every_diagnosis_is_a_sentence() -> None:
    for key in (key for key in KEYS if key.startswith("diagnosis.")):
        for lang in LANGUAGES:
            template = catalogue(lang)[key]
            assert template[0].isupper()
            assert template[-1] == "."


def test_every_check_has_a_message() -> None:
    codes = {check.meta.code for check in checks()}
    assert codes <= {key.split(".")[0] for key in KEYS}


@pytest.mark.parametrize(
    ("parse", "text", "key", "detail", "reason"),
    [
        (factcheck.parse_quantity, " ", "parse.empty", "", "nothing to read"),
        (factcheck.parse_quantity, "a" * 201, "parse.too_long", "200", "longer than 200 characters"),
        (factcheck.parse_quantity, "vài nơi", "parse.no_number", "", "no number"),
        (factcheck.parse_quantity, "đã bán 5 kg", "parse.before", "đã bán", "“đã bán” is no part of a quantity"),
        (factcheck.parse_quantity, "5 kg và", "parse.after", "và", "“và” is no part of the quantity before it"),
        (factcheck.parse_period, "", "parse.empty", "", "nothing to read"),
        (factcheck.parse_period, "trời mưa", "parse.no_period", "", "no period begins here"),
        (factcheck.parse_period, "năm 2021 năm 2022", "parse.two_periods", "", "more than one period"),
    ],
)
def test_a_refusal_is_in_english_and_names_its_message(
    parse: Callable[[str], object], text: str, key: str, detail: str, reason: str
) -> None:
    with pytest.raises(factcheck.ParseError) as refused:
        parse(text)
    error = refused.value
    assert (error.text, error.reason, error.key, error.detail) == (text, reason, key, detail)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_missing_field_or_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("number.about")
    with pytest.raises(KeyError):
        render("no.such.key")
    with pytest.raises(ValueError, match="fr"):
        render("number.any", lang="fr")
