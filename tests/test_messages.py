import re
from pathlib import Path
from string import Formatter

import pytest

import factcheck
from factcheck.messages import LANGUAGES, catalogue, render
from factcheck.verify.registry import checks
from factcheck.verify.slips import SLIPS

KEYS = sorted(catalogue("vi"))


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


def test_every_slip_has_its_message() -> None:
    assert {f"diagnosis.{slip.__name__}" for slip in SLIPS} == {key for key in KEYS if key.startswith("diagnosis.")}


def test_every_check_has_a_message() -> None:
    codes = {check.meta.code for check in checks()}
    assert codes <= {key.split(".")[0] for key in KEYS}


def test_a_missing_field_or_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("number.about")
    with pytest.raises(KeyError):
        render("no.such.key")
    with pytest.raises(ValueError, match="fr"):
        render("number.any", lang="fr")
