from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReadError
from factcheck.read.source import decode, read_bytes

TEXT = "Doanh thu tăng 25%.\r\nHết"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_marked_encodings_and_plain_utf_8_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "bài.txt") == TEXT


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bài.txt"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    assert read_bytes(str(path)) == TEXT.encode("utf-8-sig")


def test_big_endian_utf_16_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x") == TEXT


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_bytes("-") == TEXT.encode()


def test_closed_standard_input_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError) as caught:
        read_bytes("-")
    assert caught.value.reason == "read.missing"


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b"ab\0c", "read.binary", ""),
        ("a".encode("utf-32"), "read.binary", ""),
        (b"ab\xff", "read.encoding", "2"),
        (b"\xef\xbb\xbfab\xff", "read.encoding", "5"),
        ("tăng".encode("cp1258"), "read.encoding", "1"),
        (b"\xff\xfea", "read.encoding", "2"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place(content: bytes, reason: str, detail: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(content, "nháp.txt")
    assert (caught.value.source, caught.value.reason, caught.value.detail) == ("nháp.txt", reason, detail)


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "không có.txt", "read.missing"), (tmp_path, "read.folder")):
        with pytest.raises(ReadError) as caught:
            read_bytes(str(path))
        assert (caught.value.source, caught.value.reason) == (str(path), reason)


def test_the_words_of_the_system_are_passed_on(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(str(tmp_path / ("x" * 300)))
    assert caught.value.reason == "read.failed"
    assert caught.value.detail


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_a_read_error(content: bytes) -> None:
    outcome = _reason_or_text(content)
    assert outcome in {"read.binary", "read.encoding"} or "\0" not in outcome


def _reason_or_text(content: bytes) -> str:
    try:
        return decode(content, "x")
    except ReadError as refused:
        return refused.reason
