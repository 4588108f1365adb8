"""Every awkward source: what is written, the exit code, and that the other files are still checked."""

from __future__ import annotations

import os
import signal
import subprocess
import unicodedata
from pathlib import Path

import pytest

from factcheck.messages import render
from tests.cli.shell import COMMAND, RIGHT, WRONG, environment, factcheck


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a right and a wrong draft, and sources that are no text."""
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0\0\x01")
    (tmp_path / "broken.txt").write_bytes(b"Doanh thu\xff" + WRONG.encode())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    return tmp_path


def test_a_right_draft_is_clean(drafts: Path) -> None:
    ran = factcheck("check", "right.txt", cwd=drafts)
    assert (ran.code, ran.complaints) == (0, "")
    assert "R101" not in ran.output
    assert len(ran.output.splitlines()) == 1  # the summary


def test_a_wrong_draft_is_found_out(drafts: Path) -> None:
    ran = factcheck("check", "wrong.txt", cwd=drafts)
    assert (ran.code, ran.complaints) == (1, "")
    assert ran.output.startswith("wrong.txt:1:49: R101 [lỗi] ")


def test_a_pipe_is_read_and_may_be_named(drafts: Path) -> None:
    for arguments, name in (((), "-"), (("-",), "-"), (("--stdin-filename", "bài.txt"), "bài.txt")):
        ran = factcheck("check", *arguments, stdin=WRONG.encode(), cwd=drafts)
        assert (ran.code, ran.complaints) == (1, "")
        assert ran.output.startswith(f"{name}:1:49: R101 ")


def test_an_unknown_option_and_a_faulty_date_are_usage_errors() -> None:
    for arguments in (
        ("--colour",),
        ("--published", "31/2/2023"),
        ("--published", "13.12.2023"),
        ("--min-level", "fatal"),
    ):
        ran = factcheck("check", *arguments, stdin=RIGHT.encode())
        assert (ran.code, ran.output) == (2, "")
        assert arguments[-1] in ran.complaints


@pytest.mark.parametrize(
    ("name", "reason", "detail"),
    [
        ("none.txt", "read.missing", ""),
        ("folder", "read.no_drafts", ""),
        ("binary.txt", "read.binary", ""),
        ("broken.txt", "read.encoding", "9"),
    ],
)
def test_what_cannot_be_read_costs_one_line_and_the_others_are_checked(
    drafts: Path, name: str, reason: str, detail: str
) -> None:
    alone = factcheck("check", name, "--quiet", cwd=drafts)
    assert (alone.code, alone.output) == (2, "")
    assert alone.complaints == f"{name}: {render(reason, {'detail': detail})}\n"
    among = factcheck("check", "wrong.txt", name, "right.txt", cwd=drafts)
    assert (among.code, among.complaints) == (2, alone.complaints)
    assert among.output.startswith("wrong.txt:1:49: R101 ")
    assert among.output.splitlines()[-1].startswith("Đã đọc 2 tệp, ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_costs_one_line(drafts: Path) -> None:
    (drafts / "right.txt").chmod(0)
    ran = factcheck("check", "right.txt", "wrong.txt", "--quiet", cwd=drafts)
    assert (ran.code, ran.complaints) == (2, f"right.txt: {render('read.denied')}\n")
    assert ran.output.startswith("wrong.txt:1:49: R101 ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marked_encodings_are_read_and_counted_without_the_mark(drafts: Path, encoding: str) -> None:
    (drafts / "marked.txt").write_bytes(WRONG.encode(encoding))
    ran = factcheck("check", "marked.txt", cwd=drafts)
    assert (ran.code, ran.complaints) == (1, "")
    assert ran.output.startswith("marked.txt:1:49: R101 ")


def test_an_empty_file_is_clean(drafts: Path) -> None:
    ran = factcheck("check", "empty.txt", cwd=drafts)
    assert (ran.code, ran.complaints) == (0, "")
    assert ran.output.startswith("Đã đọc 1 tệp, 0 phát biểu ")


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\r"])
def test_the_last_line_needs_no_end(drafts: Path, ending: str) -> None:
    (drafts / "ending.txt").write_bytes(f"Tiêu đề.{ending or ' '}{WRONG.strip()}{ending}".encode())
    ran = factcheck("check", "ending.txt", cwd=drafts)
    assert ran.code == 1
    assert ran.output.startswith(f"ending.txt:{2 if ending else 1}:{49 if ending else 58}: R101 ")


def test_decomposed_text_is_read_alike(drafts: Path) -> None:
    (drafts / "decomposed.txt").write_text(unicodedata.normalize("NFD", WRONG), encoding="utf-8")
    ran = factcheck("check", "decomposed.txt", cwd=drafts)
    rows = unicodedata.normalize("NFC", ran.output).splitlines()
    composed = factcheck("check", "wrong.txt", cwd=drafts).output.splitlines()
    assert ran.code == 1
    assert rows[1:] == composed[1:]


def test_odd_file_names_are_written_escaped(drafts: Path) -> None:
    name = os.fsdecode(b"\xffl\xe1.txt")
    (drafts / name).write_text(WRONG, encoding="utf-8")
    ran = factcheck("check", name, cwd=drafts)
    assert ran.code == 1
    assert ran.output.startswith(r"\udcffl\udce1.txt:1:49: R101 ")


def test_the_locale_does_not_matter(drafts: Path) -> None:
    ran = factcheck("check", "wrong.txt", cwd=drafts, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (ran.code, ran.complaints) == (1, "")
    assert "[lỗi]" in ran.output


def test_ten_megabytes_are_read(drafts: Path) -> None:
    prose = "Trời hôm nay nhiều mây, có mưa rào vài nơi, gió nhẹ, sóng êm, tàu thuyền ra khơi bình thường.\n"
    filler = prose * 19 + "Nhiệt độ 27 độ.\n"
    text = filler * (10_000_000 // len(filler.encode())) + WRONG
    (drafts / "large.txt").write_text(text, encoding="utf-8")
    ran = factcheck("check", "large.txt", cwd=drafts)
    assert (ran.code, ran.complaints) == (1, "")
    line = text.count("\n")
    assert ran.output.startswith(f"large.txt:{line}:49: R101 ")
    assert f"\n{line} | {WRONG}" in ran.output


def test_a_reader_that_leaves_early_is_no_fault(drafts: Path) -> None:
    for number in range(300):
        (drafts / f"folder/{number}.txt").write_text(WRONG, encoding="utf-8")
    command = [*COMMAND, "check", "wrong.txt", "folder"]
    with subprocess.Popen(
        command, cwd=drafts, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"wrong.txt:1:49: R101 ")
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141


def test_an_interruption_leaves_no_traceback(drafts: Path) -> None:
    command = [*COMMAND, "check", "none.txt", "-"]
    with subprocess.Popen(
        command,
        cwd=drafts,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith(b"none.txt: ")  # now it waits for standard input
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
        assert running.wait(60) == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_costs_one_line(drafts: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "check", "wrong.txt"], cwd=drafts, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("factcheck: ")
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_are_no_fault(drafts: Path) -> None:
    done = subprocess.run(
        f"{' '.join(COMMAND)} check wrong.txt - >&- <&-", shell=True, cwd=drafts, stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 2
    assert done.stderr.decode() == f"-: {render('read.missing')}\n"
