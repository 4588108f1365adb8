"""What once brought a reader down is read again, and files that were made to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Format
from tests.read import hostile_files as hostile
from tests.read.fuzz_inputs import samples
from tests.read.fuzzing import FAILED, FOLDER, Input, form_of, minimised, outcome
from tests.read.pdf_files import encrypted

DEEP, COMPOUND = hostile.DEEP, hostile.COMPOUND
OF_FORMS = {
    Format.HTML: b"<html>" + b"<div>" * DEEP + "tăng 25%".encode() + b"</div>" * DEEP,
    Format.MARKDOWN: b">" * DEEP + b" a\n",
    Format.JSONL: b'{"text": ' + b"[" * DEEP + b"]" * DEEP + b"}",
}


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_a_past_failure_is_read_or_refused(path: Path) -> None:
    came = outcome(Input(form_of(path.name), path.read_bytes()))
    assert not came.startswith(FAILED), came


@pytest.mark.parametrize("form", OF_FORMS)
def test_deep_nesting_ends_in_a_draft_or_a_reason(form: Format) -> None:
    came = outcome(Input(form, OF_FORMS[form]))
    assert not came.startswith(FAILED), came


@pytest.mark.parametrize("opening", [b"[", b"![", b"*", b"`", b"<", b"- ", b"|", b"&", b"[^1]: ", b"    "])
def test_marks_of_markdown_without_end_take_no_time_without_end(opening: bytes) -> None:
    came = outcome(Input(Format.MARKDOWN, opening * 20_000))
    assert not came.startswith(FAILED), came


@pytest.mark.parametrize("opening", [b"<", b"<a ", b"<!--", b"&", b"<table>", b"<b><p>", b"<a href='", b"<![CDATA["])
def test_marks_of_pages_without_end_take_no_time_without_end(opening: bytes) -> None:
    came = outcome(Input(Format.HTML, b"<p>" + opening * 20_000))
    assert not came.startswith(FAILED), came


@pytest.mark.parametrize(
    ("form", "make", "reason"),
    [
        (Format.DOCX, hostile.zip_bomb, "read.bomb"),
        (Format.DOCX, hostile.laughing_word, "read.broken_xml"),
        (Format.ODT, hostile.laughing_odt, "read.broken_xml"),
        (Format.HTML, hostile.laughing_page, "draft"),
        (Format.DOCX, hostile.nested_word, "read.bomb"),
        (Format.DOCX, hostile.package_without_text, "read.missing_part"),
        (Format.PDF, encrypted, "read.encrypted"),
        (Format.PDF, hostile.looping_pages, "read.broken_pdf"),
        (Format.PDF, hostile.countless_pages, "draft"),
        (Format.PDF, hostile.looping_tables, "draft"),
        (Format.PDF, hostile.inflating_twice, "read.too_long"),
        (Format.PDF, hostile.inflating_objects, "read.too_long"),
        (Format.PDF, hostile.laughing_forms, "read.too_long"),
        (Format.PDF, lambda: hostile.inflating_page(b"0 0 m 9 9 l S "), "read.too_long"),
        (Format.PDF, lambda: hostile.inflating_page(b"BT /F0 9 Tf <00410042> Tj ET "), "read.too_long"),
        (Format.PDF, hostile.too_many_letters, "read.too_long"),
    ],
)
def test_a_hostile_file_gives_its_reason(form: Format, make: Callable[[], bytes], reason: str) -> None:
    assert outcome(Input(form, make())) == reason


@pytest.mark.parametrize("form", [Format.DOCX, Format.ODT, Format.PDF])
def test_a_renamed_old_word_file_is_refused(form: Format) -> None:
    assert outcome(Input(form, COMPOUND + bytes(5000))).startswith("read.")


@pytest.mark.parametrize("given", samples(), ids=lambda given: given.name)
@pytest.mark.parametrize("percent", [0, 1, 30, 70, 99])
def test_a_file_cut_short_is_read_or_refused(given: Input, percent: int) -> None:
    came = outcome(given._replace(content=given.content[: len(given.content) * percent // 100]))
    assert not came.startswith(FAILED), came


def test_a_crash_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.read.fuzzing.read_drafts", lambda *_, **__: 1 // 0)
    assert "ZeroDivisionError" in outcome(Input(Format.TEXT, b"a"))


def test_what_takes_too_long_or_too_much_memory_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr("tests.read.fuzzing.read_drafts", endless)
    assert outcome(Input(Format.TEXT, b"a"), seconds=1) == FAILED + "no end"
    monkeypatch.setattr("tests.read.fuzzing.read_drafts", lambda *_, **__: [bytes(1 << 40)])
    assert "MemoryError" in outcome(Input(Format.TEXT, b"a"))


def test_a_failure_is_made_smaller() -> None:
    small = minimised(Input(Format.TEXT, b"x" * 500 + b"!" + b"y" * 500), lambda given: b"!" in given.content)
    assert b"!" in small.content
    assert len(small.content) < 100


def test_the_samples_are_packages_and_files_in_order() -> None:
    for given in samples():
        assert outcome(given) == "draft", given.name
        if given.content.startswith(b"PK"):
            assert zipfile.ZipFile(io.BytesIO(given.content)).testzip() is None
