"""What the ordinary command must not load: each of these costs more than the check itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import WRONG, environment

HEAVY = {
    "sympy",
    "pint",
    "hypothesis",
    "regex",
    "tomllib",
    "dataclasses",
    "inspect",
    "json",
    "importlib.metadata",
    "shutil",
    "subprocess",
    "logging",
    "hashlib",
    "multiprocessing",
    "pathspec",
    "pickle",
    "zipfile",
}
# attrs itself imports these while it is young: they are not ours to avoid.
PROGRAM = """
import sys
import attrs
before = set(sys.modules)
from factcheck.cli import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(sorted(set(sys.modules) - before)))
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, check=False, env=environment()
    )
    assert done.returncode == 1, done.stderr.decode()
    return set(done.stderr.decode().split())


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.txt"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def test_a_check_loads_nothing_heavy(draft: str) -> None:
    modules = loaded("check", draft)
    assert "factcheck.api" in modules
    assert modules & HEAVY == set()


def test_json_output_adds_json_alone(draft: str) -> None:
    assert loaded("check", draft, "--output-format", "json") & HEAVY == {"json"}
