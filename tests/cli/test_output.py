"""``--output``: a report is put into a file whole or not at all, and streams take it as it comes."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from factcheck.messages import render
from tests.cli.shell import COMMAND, WRONG, Ran, environment, factcheck

WORD_FILE = Path(__file__).parents[2] / "claims/drafts/formats/vu-ca-phe.docx"
on_unix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices that have names")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


@on_unix
def test_a_pipe_with_a_name_takes_the_report_and_stays(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    received: list[str] = []
    reading = threading.Thread(target=lambda: received.append((folder / "pipe").read_text(encoding="utf-8")))
    reading.start()
    ran = factcheck("check", "a.txt", "--output-format", "json", "--output", "pipe", cwd=folder)
    assert ran == Ran(1, "", "")
    assert (folder / "pipe").is_fifo()
    reading.join(60)
    assert received == [factcheck("check", "a.txt", "--output-format", "json", cwd=folder).output]


@on_unix
def test_the_device_of_standard_output_may_be_named(folder: Path) -> None:
    ran = factcheck("check", "a.txt", "--output", "/dev/stdout", cwd=folder)
    assert ran == factcheck("check", "a.txt", cwd=folder)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_device_is_named_and_stays(folder: Path) -> None:
    ran = factcheck("check", "a.txt", "--output", "/dev/full", cwd=folder)
    assert (ran.code, ran.output) == (2, "")
    assert ran.complaints.startswith("/dev/full: ")
    assert ran.complaints.count("\n") == 1
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    ("target", "reason"), [("folder", "fix.no_file"), ("none/r.txt", "cli.no_folder")], ids=["folder", "nowhere"]
)
def test_what_cannot_be_written_is_named_before_anything_is_checked(folder: Path, target: str, reason: str) -> None:
    (folder / "folder").mkdir()
    before = sorted(folder.iterdir())
    ran = factcheck("check", "none.txt", "a.txt", "--output", target, cwd=folder)
    assert ran == Ran(2, "", f"{target}: {render(reason)}\n")
    assert sorted(folder.iterdir()) == before


def test_a_word_file_that_cannot_be_written_is_named_and_the_others_are_written(folder: Path) -> None:
    for name in ("b.docx", "c.docx"):
        shutil.copy(WORD_FILE, folder / name)
    (folder / "b.factcheck.docx").mkdir()
    ran = factcheck("check", "b.docx", "c.docx", "--output-format", "docx", "--quiet", cwd=folder)
    assert ran == Ran(2, "", f"b.factcheck.docx: {render('fix.no_file')}\n")
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        *("a.txt", "b.docx", "c.docx", "c.factcheck.docx")
    ]


def test_without_the_library_of_word_files_each_source_is_refused_in_a_line(folder: Path) -> None:
    (folder / "lxml.py").write_text("raise ModuleNotFoundError(name='lxml')\n", encoding="utf-8")
    shutil.copy(WORD_FILE, folder / "b.docx")
    options = ("--output-format", "docx", "--no-cache")
    ran = factcheck("check", "a.txt", "b.docx", *options, cwd=folder, PYTHONPATH=str(folder))
    missing = render("read.extra", {"detail": "factcheck[docx]"})
    assert ran == Ran(2, "", f"a.txt: {render('cli.not_docx')}\nb.docx: {missing}\n")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_complaints_that_nobody_can_take_do_not_look_like_errors_that_were_found(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "check", "none.txt"], cwd=folder, stderr=full, env=environment(), check=False, timeout=60
        )
    assert done.returncode == 2
