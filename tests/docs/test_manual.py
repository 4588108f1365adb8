"""The manual page is one, and the same wherever it is made; the hook for pre-commit runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from docs.manual import manual_page
from factcheck import __version__
from factcheck.cli import main
from factcheck.cli.arguments import COMMANDS
from factcheck.cli.ledger import ACTIONS
from factcheck.model.draft import Format
from tests.cli.shell import WRONG
from tests.docs.pages import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_page_has_every_command_and_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    page = manual_page().replace("\\-", "-")
    for command in [*COMMANDS, *(f"ledger {action}" for action in ACTIONS)]:
        assert f"factcheck {command}\\fR\n" in page
        with pytest.raises(SystemExit):
            main([*command.split(), "--help", "--lang", "en"])
        options = re.findall(r"^  (?:-\w, )?(--[\w-]+)", capsys.readouterr().out, re.MULTILINE)
        assert [option for option in options if f"\\fB{option}\\fR" not in page] in ([], ["--help"])


def test_the_page_tells_the_version_and_neither_day_nor_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = manual_page()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.chdir(tmp_path)
    assert manual_page() == page
    assert page.startswith(f'.TH FACTCHECK "1" "factcheck {__version__}" ')
    assert str(ROOT) not in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_set_without_a_complaint() -> None:
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=200n", str(ROOT / "docs/man/factcheck.1")]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "--statistics" in re.sub(r"\x1b\[[\d;]*m", "", done.stdout.decode())


def test_the_page_is_installed_with_the_package() -> None:
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/man/factcheck.1": "share/man/man1/factcheck.1"}


def hook() -> dict[str, str]:
    """The one hook of ``.pre-commit-hooks.yaml``, whose values are all on one line."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    lines = [line.partition(" #")[0] for line in text.splitlines() if not line.startswith("#")]
    assert lines[0].startswith("- ")
    assert all(line.startswith("  ") for line in lines[1:])
    parts = (line[2:].partition(": ") for line in lines)
    return {key: value for key, _, value in parts}


def listed(value: str) -> list[str]:
    return [each.strip(" \"'") for each in value.strip("[]").split(",")]


def test_the_hook_is_one_that_pre_commit_knows() -> None:
    defined = hook()
    assert defined["id"] == "factcheck"
    assert defined["language"] == "python"
    assert set(listed(defined["types_or"])) == {"plain-text", Format.MARKDOWN, Format.HTML}
    assert defined["require_serial"] == "true"
    assert listed(defined["additional_dependencies"]) == PROJECT["project"]["optional-dependencies"]["markdown"]


def test_the_entry_of_the_hook_runs_on_staged_files(tmp_path: Path) -> None:
    program, *arguments = shlex.split(hook()["entry"])
    assert program in PROJECT["project"]["scripts"]
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    command = [str(Path(sys.executable).with_name(program)), *arguments, "--quiet", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("a.txt:1:49: R101 ")
