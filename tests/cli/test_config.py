"""``factcheck config``: what is shown can be read again, and every fault is a line."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.policy.config import load
from tests.cli.shell import environment, factcheck

TEXT = """\
select = ["R", "T"]
ledger = "sổ.toml"
style.billion = "tỷ"

[[rates]]
currency = "USD"
other = "VND"
worth = 24500

[[paths]]
patterns = ["the-gioi/"]
select = ["R101"]
style.billion = "tỉ"
"""
FAULTY = 'selct = ["R"]\nlang = "fr"\n[[suppress]]\ncodes = ["R1O1"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "the-gioi").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["config", "show", *arguments]) == 0
    return capsys.readouterr().out


def test_every_setting_is_shown_with_where_it_comes_from(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "--lang", "en").splitlines()
    assert lines[0] == "# factcheck.toml"
    assert [" ".join(line.split()) for line in lines[1:4] + lines[6:7]] == [
        'select = ["R", "T"] # factcheck.toml:1',
        "ignore = [] # default",
        "levels = {} # default",
        'ledger = "sổ.toml" # factcheck.toml:2',
    ]
    origins = [line.rindex("#") for line in lines[1:] if "}," not in line and line != "]"]
    assert len(set(origins)) == 1


def test_what_is_shown_is_read_again_as_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = load(".").settings
    text = shown(capsys)
    (folder / "factcheck.toml").write_text(text, encoding="utf-8")
    assert load(".").settings == before


def test_for_a_file_the_rules_of_its_path_are_put_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tomllib.loads(shown(capsys, "the-gioi/bai.txt"))
    assert (settings["select"], settings["style"]["billion"]) == (["R101"], "tỉ")
    assert "paths" not in settings
    assert "paths" in tomllib.loads(shown(capsys, "the-gioi"))


def test_what_is_shown_for_a_file_is_what_it_is_checked_by(folder: Path) -> None:
    draft = folder / "the-gioi" / "bai.txt"
    draft.write_text("Dự án có vốn 94 tỉ đồng.", encoding="utf-8")
    (folder / "the-gioi" / "factcheck.toml").write_text('style.billion = "tỷ"', encoding="utf-8")
    for start, path in ((folder, "the-gioi/bai.txt"), (folder / "the-gioi", "bai.txt")):
        told = factcheck("config", "show", path, cwd=start).output
        assert 'style.billion = "tỷ"' in told
        assert "U307" in factcheck("check", path, cwd=start).output


def test_programs_get_the_same_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = json.loads(shown(capsys, "--output-format", "json", "the-gioi/bai.txt"))
    assert form["source"] == "factcheck.toml"
    assert form["settings"]["select"] == {"value": ["R101"], "origin": "factcheck.toml:12"}
    assert form["settings"]["min-level"] == {"value": None, "origin": "default"}
    assert form["settings"]["rates"]["value"][0]["worth"] == ["24499.5", "24500.5"]


def test_without_a_file_all_is_default(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "--no-config", "--lang", "en")
    assert text.startswith("# no settings file")
    assert {line.rpartition("# ")[2] for line in text.splitlines()[1:]} == {"default"}


def test_every_fault_is_a_line_and_the_code_is_2(folder: Path) -> None:
    (folder / "strict.toml").write_text(FAULTY, encoding="utf-8")
    for lang in ("vi", "en"):
        done = factcheck("config", "show", "--config", "strict.toml", "--lang", lang, cwd=folder)
        assert (done.code, done.output) == (2, "")
        assert [line.partition(" ")[0] for line in done.complaints.splitlines()] == [
            "strict.toml:1:",
            "strict.toml:2:",
            "strict.toml:3:",
            "strict.toml:4:",
        ]
        assert "selct → select" in done.complaints
        assert "R1O1 → R101" in done.complaints


def test_without_an_action_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["config"])
    assert done.value.code == 2
    assert "factcheck config" in capsys.readouterr().err


LOADED = "import sys; from factcheck.policy.config import load; load('.'); print(*sorted(sys.modules))"


@pytest.mark.parametrize("project", ["", "[project]\nname = 'factcheck'\n[tool.ruff]\n"])
def test_to_find_no_settings_nothing_is_loaded(tmp_path: Path, project: str) -> None:
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, check=True, cwd=tmp_path, env=environment(), text=True
    )
    loaded = set(done.stdout.split())
    assert "factcheck.policy.config" in loaded
    assert loaded.isdisjoint({"tomllib", "rapidfuzz", "pathspec", "factcheck.policy.schema", "factcheck.policy.form"})
