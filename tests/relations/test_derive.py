import itertools
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.relations import derive
from factcheck.relations.derived import FORMS
from factcheck.relations.relation import Relation

RELATIONS = derive.relations()
STORED = Path(derive.__file__).with_name("derived.py")


def test_what_is_stored_is_what_sympy_says() -> None:
    assert STORED.read_text(encoding="utf-8") == derive.source()


@pytest.mark.parametrize(
    ("printed", "planted"),
    [
        ("(100 * result) / percent", "(10 * result) / percent"),
        ("signs=(1, -1)", "signs=(1, 1)"),
        ("lambda current, base: -100", "lambda current, base: 0"),
    ],
)
def test_a_planted_difference_is_noticed(printed: str, planted: str) -> None:
    text = STORED.read_text(encoding="utf-8")
    assert printed in text
    assert text.replace(printed, planted, 1) != derive.source()


def test_a_changed_equation_changes_what_is_derived() -> None:
    right = next(relation for relation in RELATIONS if relation.name == "relative_change")
    wrong = right._replace(equation="current = base * (1 - rate / 100)")
    assert derive.form_source(wrong, "rate") != derive.form_source(right, "rate")


def test_every_declared_relation_is_stored_with_all_its_variables() -> None:
    assert {relation.name: set(relation.variables) for relation in RELATIONS} == {
        name: set(forms) for name, forms in FORMS.items()
    }


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_solving_for_each_variable_leads_back_to_the_same_point(relation: Relation) -> None:
    forms = FORMS[relation.name]
    for current, base in itertools.product((Fraction(3), Fraction(7, 2), Fraction(41)), repeat=2):
        point = {relation.current: current, relation.base: base}
        point[relation.rate] = Fraction(forms[relation.rate].value(current, base))
        for variable, form in forms.items():
            assert form.value(*(point[name] for name in form.operands)) == point[variable]


def test_a_form_that_is_not_monotone_is_marked() -> None:
    curved = Relation("curved", "current = base * (base - 1) * rate", {"base": 0, "rate": 0}, "rate", "current", "base")
    form = derive.solved(curved, "current")
    by_name = {symbol.name: symbol for symbol in form.free_symbols}
    assert derive.sign(curved, form, by_name["base"]) == 0
    assert derive.corners((0, 1)) == []


def test_an_equation_with_two_solutions_is_refused() -> None:
    square = Relation("square", "current = base ** 2 * rate", {}, "rate", "current", "base")
    with pytest.raises(ValueError, match="2 solutions"):
        derive.solved(square, "base")


def test_the_ordinary_run_does_not_import_sympy() -> None:
    script = (
        "import sys; from factcheck.verify.registry import checks; checks();"
        "print([name for name in ('sympy', 'pint', 'hypothesis', 'pkgutil') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
