from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli import terminal
from factcheck.cli.terminal import Progress, bar
from tests.cli.shell import COMMAND, WRONG, environment, factcheck


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.txt"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def on_a_terminal(*arguments: str, **changes: str) -> str:
    """What ``factcheck`` writes when its output is a terminal."""
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=writer, stderr=writer, stdin=writer, env=environment(TERM="xterm", **changes)
    ) as running:
        os.close(writer)
        chunks = []
        try:
            while chunk := os.read(reader, 65536):
                chunks.append(chunk)
        except OSError:  # how Linux says that the other side has closed
            pass
        running.wait(60)
    os.close(reader)
    return b"".join(chunks).decode()


def test_colour_is_for_terminals(draft: str) -> None:
    assert "\x1b[1;31m" in on_a_terminal("check", draft)
    assert "\x1b" not in factcheck("check", draft).output


def test_the_environment_decides_on_colour(draft: str) -> None:
    assert "\x1b" not in on_a_terminal("check", draft, NO_COLOR="1")
    assert "\x1b[1;31m" in factcheck("check", draft, FORCE_COLOR="1").output
    assert "\x1b" not in factcheck("check", draft, FORCE_COLOR="1", NO_COLOR="1").output


def test_no_file_on_a_terminal_is_a_usage_error() -> None:
    assert on_a_terminal("check", "--lang", "en") == "factcheck: no file to read (- reads standard input)\r\n"


class Clock:
    """Stands for the module ``time``."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


Drawn = Callable[[bool, float], str]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drawn:
    """What a counter writes that is stepped once, on a terminal or not, after so many seconds."""

    def write(is_terminal: bool, seconds: float) -> str:
        clock = Clock()
        monkeypatch.setattr(terminal, "time", clock)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
        progress = Progress(3, is_wanted=True)
        clock.now += seconds
        progress.step("a.txt")
        progress.clear()
        progress.clear()
        return capsys.readouterr().err

    return write


def test_progress_is_for_people_who_wait(drawn: Drawn) -> None:
    assert drawn(True, 2) == "\r\x1b[K[━━━━━━              ] 1/3 a.txt\r\x1b[K"
    assert drawn(True, 0.5) == ""
    assert drawn(False, 2) == ""


def test_a_bar_fits_its_terminal() -> None:
    assert bar(0, 0, "a.txt", 80) == f"[{' ' * 20}] 0/0 a.txt"
    assert bar(7, 3, "a.txt", 80) == f"[{'━' * 20}] 7/3 a.txt"
    long = bar(1, 2, "thư mục/" * 20 + "bài.txt", 60)
    assert len(long) == 59
    assert long.endswith("thư mục/bài.txt")
    assert "… " not in long
    assert bar(1, 2, "漢字" * 30, 60).endswith("漢字")
    assert bar(1, 2, "a.txt", 10) == f"[{'━' * 10}{' ' * 10}] 1/2 "


def test_many_drafts_of_one_file_are_one_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()
    monkeypatch.setattr(terminal, "time", clock)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = Progress(3, is_wanted=True)
    for path in ("a.jsonl", "a.jsonl", "b.txt"):
        clock.now += 2
        progress.step(path)
    assert [drawn.partition("] ")[2] for drawn in capsys.readouterr().err.split("\r\x1b[K")[1:]] == [
        "1/3 a.jsonl",
        "1/3 a.jsonl",
        "2/3 b.txt",
    ]
