"""What the tests of many files share."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import ReadError
from factcheck.policy.settings import Settings
from factcheck.work.examine import Outcome, Plan
from tests.cli.shell import RIGHT, WRONG

PLAN = Plan(Settings())


def newsroom(folder: Path, count: int = 12) -> list[str]:
    """``count`` drafts in ``folder``, every third of them wrong, each with words of its own."""
    paths = []
    for number in range(count):
        path = folder / f"bài {number:02}.txt"
        path.write_text(f"Bài số {number}.\n{WRONG if number % 3 == 0 else RIGHT}", encoding="utf-8")
        paths.append(str(path))
    return paths


def told(outcome: Outcome) -> tuple[str, list[str] | str]:
    """The name of the draft, and the codes that were found in it or why it was not read."""
    if isinstance(outcome.result, ReadError):
        return Path(outcome.path).name, outcome.result.reason
    return Path(outcome.path).name, [finding.code for finding in outcome.result.findings]
