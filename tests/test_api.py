"""What the package promises: its names, a sentence on each, examples that run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import attrs
import pytest

import factcheck

PUBLIC = (
    *("Anchor", "Assessment", "Attainment", "Block", "BlockKind", "Bound", "Box", "Certainty", "Change", "Citation"),
    *("Claim", "Comment", "Cue", "Derivation", "Diagnosis", "Dimension", "Direction", "Draft", "Edit"),
    *("FactcheckError", "FigureKind", "Finding", "Fix", "Format", "Interval", "KnownOperand", "Ledger", "LedgerError"),
    *("Level", "LevelClaim", "Modality", "Multiple", "ParseError", "Part", "Period", "Piece", "Qualifier", "Quantity"),
    *("ReadError", "Record", "Reference", "Related", "Report", "Run", "Share", "SourceRange", "Span", "Unit"),
    *("Verdict", "check", "open_ledger", "parse_period", "parse_quantity", "read_drafts"),
)
# __main__ runs the command line when it is imported.
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck.")
    if not module.name.endswith("__main__")
)


def test_public_names_are_held() -> None:
    assert tuple(factcheck.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_there(name: str) -> None:
    assert hasattr(factcheck, name)


def members(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The public classes and functions that ``module`` defines."""
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(value) or inspect.isfunction(value):
            yield f"{module.__name__}.{name}", value


@pytest.mark.parametrize("name", MODULES)
def test_module_and_what_is_public_in_it_have_docstrings(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert [path for path, value in members(module) if not value.__doc__] == []


@pytest.mark.parametrize("name", ["factcheck", *MODULES])
def test_examples_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_package_shows_examples() -> None:
    shown = [doctest.DocTestFinder().find(importlib.import_module(name)) for name in ("factcheck", "factcheck.api")]
    assert all(any(found.examples for found in tests) for tests in shown)


def test_values_are_frozen() -> None:
    (claim,) = factcheck.check("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.").claims
    assert claim.rate is not None
    for value in (claim, claim.rate, claim.span):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.text = ""  # type: ignore[misc, union-attr]  # what is tested


def test_errors_are_the_package_s_own() -> None:
    with pytest.raises(factcheck.FactcheckError):
        factcheck.parse_quantity("chưa rõ")
    with pytest.raises(ValueError, match="position 0 of 'chưa rõ'"):
        factcheck.parse_period("chưa rõ")
