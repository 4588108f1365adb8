"""A mended source is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.api import check
from factcheck.errors import WriteError
from factcheck.fix.run import fixed, save
from factcheck.fix.write import replace
from tests.fix.documents import MIXED, MIXED_MENDED, RATIO


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "bai.txt", tmp_path / "link.txt"
    path.write_text(MIXED, "utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    save(fixed(str(link), path.read_bytes(), check))
    assert path.read_text("utf-8") == MIXED_MENDED
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bai.txt", "link.txt"]


def test_a_file_that_was_changed_in_the_meantime_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(MIXED, "utf-8")
    outcome = fixed(str(path), path.read_bytes(), check)
    path.write_text(RATIO, "utf-8")
    with pytest.raises(WriteError) as caught:
        save(outcome)
    assert caught.value.reason == "fix.changed"
    assert path.read_text("utf-8") == RATIO
    assert [each.name for each in tmp_path.iterdir()] == ["bai.txt"]


def test_nothing_is_written_where_nothing_was_mended(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(RATIO, "utf-8")
    before = path.stat()
    save(fixed(str(path), path.read_bytes(), check))
    assert path.stat() == before


def test_a_write_that_fails_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(b"a")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError) as caught:
        replace(str(path), b"a", b"b")
    assert (caught.value.reason, caught.value.detail) == ("fix.unwritten", "No space left on device")
    assert path.read_bytes() == b"a"
    assert [each.name for each in tmp_path.iterdir()] == ["bai.txt"]


def test_what_is_no_file_is_not_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "missing"):
        with pytest.raises(WriteError) as caught:
            replace(str(path), b"a", b"b")
        assert caught.value.reason == "fix.no_file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(b"a")
    path.chmod(0o400)
    with pytest.raises(WriteError) as caught:
        replace(str(path), b"a", b"b")
    assert caught.value.reason == "fix.denied"
