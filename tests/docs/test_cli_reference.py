"""docs/cli.md names the commands, options and exit codes that there are: no fewer, no more."""

import re

import pytest

from factcheck.cli import main
from factcheck.cli.exits import Exit
from factcheck.cli.ledger import ACTIONS
from tests.docs.pages import ROOT, text

PAGE = text(ROOT / "docs/cli.md")
OPTION = re.compile(r"(?<![\w-])--?[a-z](?:[\w-]*\w)?(?![\w-])")
SECTIONS = {head: body for head, _, body in (part.partition("\n") for part in PAGE.split("\n## "))}
ACTION_SECTIONS = {
    head.removeprefix("factcheck ledger "): body
    for head, _, body in (part.partition("\n") for part in SECTIONS["factcheck ledger"].split("\n### ")[1:])
}
COMMANDS = [head.removeprefix("factcheck ") for head in SECTIONS if head.startswith("factcheck ")]


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def table(section: str) -> str:
    """The first cells of the rows of a section, without those of the sections in it."""
    return "\n".join(re.findall(r"^\| (.+?) \| ", section.partition("\n### ")[0], re.MULTILINE))


def test_every_command_has_its_section(capsys: pytest.CaptureFixture[str]) -> None:
    listed = re.findall(r"^    (\w+)  ", help_of(capsys), re.MULTILINE)
    assert listed == COMMANDS
    assert "check" in listed


def test_the_options_before_a_command_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    top = PAGE.partition("\n## ")[0]
    assert set(OPTION.findall(table(top))) == set(OPTION.findall(help_of(capsys)))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_a_command_are_all_named(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    offered = set(OPTION.findall(help_of(capsys, command, "--lang", "en")))
    assert set(OPTION.findall(table(SECTIONS[f"factcheck {command}"]))) == offered
    assert "--lang" in offered


@pytest.mark.parametrize("command", COMMANDS)
def test_every_value_of_an_option_is_named(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    usage = help_of(capsys, command, "--lang", "en")
    for option, values in re.findall(r"(--[\w-]+) \{([\w,]+)\}", usage):
        assert f"`{option} {values.replace(',', chr(92) + '|')}`" in SECTIONS[f"factcheck {command}"]


def test_every_action_on_a_ledger_has_its_section() -> None:
    assert list(ACTION_SECTIONS) == list(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS)
def test_the_options_of_an_action_are_all_named(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    offered = set(OPTION.findall(help_of(capsys, "ledger", action, "--lang", "en")))
    assert set(OPTION.findall(table(ACTION_SECTIONS[action]))) == offered
    assert "--lang" in offered


def test_every_exit_code_is_told() -> None:
    told = re.findall(r"^\| (\d+) \|", SECTIONS["Exit codes"], re.MULTILINE)
    assert [int(code) for code in told] == [code.value for code in Exit]
