from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.cli.arguments import COMMANDS
from factcheck.cli.completion import SHELLS
from tests.cli.shell import factcheck

pytest.importorskip("shtab", reason="what writes the scripts is an extra")
# Completes the words of its arguments, the last of which is being typed, and prints the candidates.
COMPLETE = """
source {script}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_factcheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bash") / "factcheck"
    path.write_text(factcheck("completion", "bash").output, encoding="utf-8")
    return path


def completed(script: Path, *words: str) -> set[str]:
    command = ["bash", "-c", COMPLETE.format(script=script), "bash", "factcheck", *words]
    done = subprocess.run(command, capture_output=True, check=True, cwd=script.parent, text=True)
    return {line.strip() for line in done.stdout.splitlines()}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_script_names_every_command_and_its_options(shell: str, lang: str) -> None:
    ran = factcheck("completion", shell, "--lang", lang)
    assert (ran.code, ran.complaints) == (0, "")
    assert [command for command in COMMANDS if command not in ran.output] == []
    assert all(option in ran.output for option in ("statistics", "unsafe-fixes", "jsonl-field", "publisher"))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_one_that_its_shell_takes(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(factcheck("completion", shell).output, encoding="utf-8")
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_commands_options_values_and_files_are_completed(script: Path) -> None:
    assert completed(script, "") >= set(COMMANDS)
    assert completed(script, "check", "--stat") == {"--statistics"}
    assert completed(script, "check", "--output-format", "s") == {"sarif"}
    assert completed(script, "ledger", "sh") == {"show"}
    assert completed(script, "check", "factch") == {"factcheck"}


def test_an_unknown_shell_is_a_usage_error() -> None:
    assert factcheck("completion", "cmd").code == 2


def test_the_missing_library_is_named(tmp_path: Path) -> None:
    (tmp_path / "shtab.py").write_text("raise ModuleNotFoundError(name='shtab')\n", encoding="utf-8")
    ran = factcheck("completion", "bash", PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.output) == (2, "")
    assert "factcheck[completion]" in ran.complaints
    assert ran.complaints.count("\n") == 1
