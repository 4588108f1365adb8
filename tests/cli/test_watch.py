"""``--watch``, as a process that is told of changes by the system."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from factcheck.messages import render
from tests.cli.shell import COMMAND, RIGHT, WRONG, environment, factcheck

pytest.importorskip("watchfiles", reason="what watches is an extra")
PATIENCE = 60  # seconds


class Watching:
    """A running ``factcheck check --watch``; ``until`` gives what it has written up to a line that matches."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._lines: Queue[str] = Queue()
        self.process = subprocess.Popen(
            [*COMMAND, "check", "--watch", *arguments],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, pattern: str) -> str:
        told = ""
        while not re.search(pattern, told):
            told += self._lines.get(timeout=PATIENCE)
        return told

    def waiting(self) -> str:
        """What it writes until it waits for changes."""
        return self.until(re.escape(render("cli.watching")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bài").mkdir()
    (tmp_path / "bài/a.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "bài/b.txt").write_text(RIGHT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def started(folder: Path) -> Iterator[list[Watching]]:
    running: list[Watching] = []
    yield running
    for each in running:
        each.process.kill()
        each.process.communicate(timeout=PATIENCE)


def test_files_are_checked_again_as_they_change(folder: Path, started: list[Watching]) -> None:
    started.append(watching := Watching(folder, "bài"))
    assert "Đã đọc 2 tệp, " in watching.waiting()
    (folder / "bài/b.txt").write_text(WRONG, encoding="utf-8")
    told = watching.waiting()
    assert re.match(r"── \d\d:\d\d:\d\d bài/b\.txt ─+\n", told)
    assert "bài/b.txt:1:49: R101 " in told
    assert "Đã đọc 1 tệp, " in told
    (folder / "bài/c.txt").write_text(WRONG, encoding="utf-8")
    assert "bài/c.txt:1:49: R101 " in watching.waiting()
    (folder / "bài/note.py").write_text("x", encoding="utf-8")
    (folder / "mới").write_text(RIGHT, encoding="utf-8")
    (folder / "mới").replace(folder / "bài/b.txt")  # as many editors save
    told = watching.waiting()
    assert "note.py" not in told
    assert "R101" not in told
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(PATIENCE) == 130


def test_changed_settings_are_read_and_everything_is_checked(folder: Path, started: list[Watching]) -> None:
    (folder / "factcheck.toml").write_text('ignore = ["R101"]\n', encoding="utf-8")
    (folder / "bài/a.txt").write_text(WRONG, encoding="utf-8")
    started.append(watching := Watching(folder, "bài"))
    assert "R101" not in watching.waiting()
    (folder / "factcheck.toml").write_text("ignore = 1\n", encoding="utf-8")
    assert "factcheck.toml:1: ignore: " in watching.waiting()
    (folder / "factcheck.toml").write_text("ignore = []\n", encoding="utf-8")
    told = watching.waiting()
    assert "bài/a.txt:1:49: R101 " in told
    assert "Đã đọc 2 tệp, " in told


def test_settings_that_are_new_are_read_as_well(folder: Path, started: list[Watching]) -> None:
    (folder / "bài/a.txt").write_text(WRONG, encoding="utf-8")
    started.append(watching := Watching(folder, "bài"))
    assert "R101" in watching.waiting()
    (folder / "bài/factcheck.toml").write_text('ignore = ["R101"]\n', encoding="utf-8")
    told = watching.waiting()
    assert "R101" not in told
    assert "Đã đọc 2 tệp, " in told


def test_a_named_file_is_watched(folder: Path, started: list[Watching]) -> None:
    started.append(watching := Watching(folder, "bài/a.txt"))
    watching.waiting()
    (folder / "bài/b.txt").write_text(WRONG, encoding="utf-8")
    (folder / "bài/a.txt").write_text(WRONG, encoding="utf-8")
    told = watching.waiting()
    assert "bài/a.txt:1:49: R101 " in told
    assert "b.txt" not in told


def test_standard_input_cannot_be_watched() -> None:
    ran = factcheck("check", "--watch", "-", "--lang", "en")
    assert (ran.code, ran.output) == (2, "")
    assert ran.complaints == "factcheck: --watch cannot be used with -\n"


def test_the_missing_library_is_named(folder: Path) -> None:
    (folder / "watchfiles.py").write_text("raise ModuleNotFoundError(name='watchfiles')\n", encoding="utf-8")
    ran = factcheck("check", "--watch", "bài", cwd=folder, PYTHONPATH=str(folder))
    assert ran.code == 2
    assert ran.complaints == f"--watch: {render('cli.extra', {'detail': 'factcheck[watch]'})}\n"
