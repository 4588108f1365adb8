"""Folders through the command line: the same output however the work is done."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from itertools import islice
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.cli.check import FORMATS
from factcheck.messages import render
from factcheck.work import pool
from factcheck.work.cache import Cache
from factcheck.work.examine import Examiner, Outcome, Plan, Task
from tests.benchmarks.articles import generated
from tests.cli.shell import COMMAND, RIGHT, WRONG, environment, factcheck

TEXT_FORMATS = [form for form in FORMATS if form != "docx"]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with enough articles that processes are started, and sources of every awkward kind."""
    folder = tmp_path_factory.mktemp("kho")
    for number, text in enumerate(islice(generated(), 24)):
        path = folder / f"năm {number % 3}/bài {number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + (WRONG if number % 2 else RIGHT), encoding="utf-8")
    (folder / "hai.jsonl").write_text(f'{{"text": "{WRONG.strip()}"}}\nkhông phải\n{{"text": "x"}}\n', encoding="utf-8")
    (folder / "hỏng.txt").write_bytes(b"a\0b")
    (folder / "trang.html").write_text(f"<html><body><p>{WRONG}</p></body></html>", encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main(["check", *map(str, arguments)])
    output, complaints = capsys.readouterr()
    return code, output, complaints


def children_of(process: int) -> Path:
    return Path(f"/proc/{process}/task/{process}/children")


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_output_is_the_same_however_the_work_is_done(
    archive: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = (archive, "--output-format", form)
    alone = run(capsys, *options, "--jobs", "1", "--no-cache")
    started = []

    class Worker(pool._Worker):
        def __init__(self, plan: Plan, cache: Cache | None) -> None:
            super().__init__(plan, cache)
            started.append(self)

    monkeypatch.setattr(pool, "_Worker", Worker)
    assert run(capsys, *options, "--jobs", "3", "--no-cache") == alone
    assert len(started) == 3
    assert run(capsys, *options) == alone
    assert run(capsys, *options) == alone  # out of the cache
    assert alone[0] == 2
    assert alone[1].count("R101") >= 14 or form == "gitlab"


def test_a_folder_is_summed_up_as_one_run(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, output, complaints = run(capsys, archive)
    places = re.findall(r"^(\S.*?):\d+:\d+: R101 ", output, re.MULTILINE)
    assert places == sorted(places)
    assert f"hỏng.txt: {render('read.binary')}\n" in complaints
    assert re.search(r"^Đã đọc 26 tệp, ", output, re.MULTILINE)


def test_a_draft_that_kills_its_process_is_named_and_the_others_are_checked(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    examine = Examiner.examine
    main_process = os.getpid()

    def deadly(self: Examiner, task: Task) -> Outcome:
        if task.path.endswith("bài 23.txt") and os.getpid() != main_process:
            os.kill(os.getpid(), signal.SIGKILL)
        return examine(self, task)

    monkeypatch.setattr(Examiner, "examine", deadly)
    code, output, complaints = run(capsys, archive, "--no-cache", "--jobs", "2", "--output-format", "json")
    documents = [document["path"] for document in json.loads(output)["documents"]]
    assert code == 2
    assert f"bài 23.txt: {render('read.died')}\n" in complaints
    assert len(documents) == 26
    assert not any(path.endswith("bài 23.txt") for path in documents)


@pytest.mark.skipif(not children_of(os.getpid()).exists(), reason="needs a Linux that tells the children of a process")
def test_an_interruption_ends_all_processes_without_a_traceback(tmp_path: Path) -> None:
    for number in range(4):  # the first outlasts the patience with which the work is done in one process
        (tmp_path / f"{number}.txt").write_text(RIGHT * (4000 if number else 400), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "check", tmp_path, "--jobs", "2", "--no-cache"],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stderr is not None
        children = children_of(running.pid)
        while len(started := children.read_text(encoding="utf-8").split()) < 2 and running.poll() is None:
            time.sleep(0.001)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        assert running.wait(60) == 130
        assert running.stderr.read() == b""
    assert len(started) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in started)


def test_hidden_ignored_and_excluded_files_are_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c/d.txt", ".e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(RIGHT, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("b.txt\n", encoding="utf-8")

    def checked(*arguments: str) -> list[str]:
        ran = factcheck("check", *arguments, "--output-format", "jsonl", cwd=tmp_path)
        return [json.loads(line)["path"] for line in ran.output.splitlines()]

    assert checked(".") == ["a.txt", "c/d.txt"]
    assert checked(".", "--exclude", "c/") == ["a.txt"]
    assert checked("b.txt", "**/*.txt") == ["b.txt", "a.txt", "c/d.txt"]
    assert checked("c", "c/d.txt") == ["c/d.txt"]


def test_a_ledger_that_cannot_be_used_is_told_once(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, complaints = run(capsys, archive, "--ledger", "không-có.sqlite", "--jobs", "3", "--no-cache")
    assert code == 2
    assert complaints.count("không-có.sqlite") == 1
    assert "R101" in output
