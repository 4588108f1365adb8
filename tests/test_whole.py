"""What is written takes the place of a file at once, or leaves it as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.whole import write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "sổ.toml"
    for content in (b"a", b"bc"):
        write_whole(str(path), content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_to_lead_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    (tmp_path / "gần").symlink_to(tmp_path / "xa" / "tệp")
    write_whole(str(tmp_path / "gần"), b"a")
    assert (tmp_path / "gần").is_symlink()
    assert (tmp_path / "xa" / "tệp").read_bytes() == b"a"


def test_what_cannot_take_its_place_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sổ.toml"
    path.write_bytes(b"a")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(str(path), b"bc")
    assert path.read_bytes() == b"a"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(str(tmp_path / "không-có" / "tệp"), b"a")
