from __future__ import annotations

import codecs
import io
import sys
import zipfile

import pytest

from factcheck.errors import ReadError
from factcheck.model.draft import Draft, Format
from factcheck.read.drafts import read_drafts, recognised
from factcheck.read.formats import is_page

PAGE = "<!DOCTYPE html>\n<html><body><p>Tin</p></body></html>"
LINE = '{"id": 1, "text": "Tin"}\n{"id": 2, "text": "Nữa"}\n'
FRONT = "---\nlayout: tin\ntitle: Giá lúa\n---\nThân bài.\n"
HEADED = "# Giá lúa\n\nThân bài.\n\n## Vụ này\n\nNữa.\n"


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        # What it holds goes before what it is called.
        ("%PDF-1.7\n", "tin.html", Format.PDF),
        (PAGE, "tin.txt", Format.HTML),
        (PAGE, "tin.md", Format.HTML),
        (PAGE, "tin.jsonl", Format.HTML),
        ("\n<!-- in từ CMS --> <!-- x -->\n" + PAGE, "-", Format.HTML),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html>', "-", Format.HTML),
        ("<html xmlns='http://www.w3.org/1999/xhtml'>", "tin", Format.HTML),
        ("<p>Một phần của trang</p>", "tin.txt", Format.HTML),
        ("<strong>TP.HCM</strong> - Một phần", "-", Format.HTML),
        ("Mở đầu không có thẻ.</p><p>Rồi mới có.</p>", "-", Format.HTML),
        ("Mở đầu.<br>Dòng hai.<br/>Dòng ba.", "tin.txt", Format.HTML),
        (LINE, "tin.txt", Format.JSONL),
        (LINE, "-", Format.JSONL),
        ("\n \n" + LINE, "-", Format.JSONL),
        (FRONT, "-", Format.MARKDOWN),
        (FRONT.replace("\n", "\r\n"), "tin.draft", Format.MARKDOWN),
        ('+++\nlayout = "tin"\ntitle = "Giá lúa"\n+++\nThân bài.\n', "-", Format.MARKDOWN),
        (HEADED, "-", Format.MARKDOWN),
        # What leaves it open is what it is called.
        ("Giá lúa\n", "tin.MD", Format.MARKDOWN),
        ("Giá lúa\n", "tin.xhtml", Format.HTML),
        ("không\n", "tin.ndjson", Format.JSONL),
        ("", "tin.htm", Format.HTML),
        ("<div align=center>\n\n# Tin\n\n</div>\n", "tin.md", Format.MARKDOWN),
        ("Một<br>Hai<br>Ba", "tin.markdown", Format.MARKDOWN),
        (FRONT, "tin.txt", Format.TEXT),
        (HEADED, "tin.text", Format.TEXT),
        # What is neither is plain text.
        ("Giá lúa\n", "-", Format.TEXT),
        ("Giá lúa\n", "tin.html.txt", Format.TEXT),
        ("Giá <b>lúa</b>", "-", Format.TEXT),
        ("5 < 6 và a <b", "-", Format.TEXT),
        ("<p: một ký hiệu", "-", Format.TEXT),
        ('{"id": 1}\n', "-", Format.TEXT),
        ("{Ngày 5/3}\n", "-", Format.TEXT),
        ('{\n"text": "Tin"\n}', "tin.json", Format.TEXT),
        ("---\nGiá lúa\n---\n", "-", Format.TEXT),
        ("# Giá lúa\n", "-", Format.TEXT),
    ],
)
def test_a_source_is_what_it_holds(content: str, name: str, form: Format) -> None:
    assert recognised(content.encode(), name) is form
    if form is not Format.PDF:
        assert recognised(codecs.BOM_UTF8 + content.encode(), name) is form


def test_the_field_tells_json_lines_that_have_it() -> None:
    assert recognised(b'{"body": "Tin"}', "-") is Format.TEXT
    assert recognised(b'{"body": "Tin"}', "-", "body") is Format.JSONL


def test_a_page_in_another_encoding_is_a_page() -> None:
    assert recognised(codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"), "tin.txt") is Format.HTML


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "tin.docx", "read.old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "tin.docx", "read.encrypted"),
        (b"{\\rtf1\\ansi Tin}", "tin.docx", "read.rich_text"),
    ],
)
def test_what_is_none_of_the_formats_is_told_by_its_own_name(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError) as error:
        recognised(content, name)
    assert error.value.reason == reason


def test_another_archive_is_no_draft() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Tin")
    with pytest.raises(ReadError) as error:
        recognised(packed.getvalue(), "tin.docx")
    assert error.value.reason == "read.other_package"


def test_a_beginning_of_comments_without_end_is_told_at_once() -> None:
    assert not is_page("<!-- x -->" * 10_000)
    assert recognised(b"<!--" * 10_000, "-") is Format.TEXT
    assert recognised(b"---\n" * 10_000 + b"title:", "-") is Format.TEXT


@pytest.mark.parametrize(("content", "form"), [(PAGE, Format.HTML), (LINE, Format.JSONL), (FRONT, Format.MARKDOWN)])
def test_standard_input_is_read_as_what_it_holds(content: str, form: Format) -> None:
    found = list(read_drafts("-", content=content.encode()))
    assert all(isinstance(draft, Draft) and draft.format is form for draft in found)
    assert len(found) == (2 if form is Format.JSONL else 1)


def test_markdown_of_the_size_of_a_library_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        list(read_drafts("tin.md", content=b"Tin\n" * 500_001))
    assert error.value.reason == "read.too_long"


def test_a_library_that_is_missing_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("factcheck.read.mark", "markdown_it"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(ReadError) as error:
        list(read_drafts("tin.md", content=b"# Tin"))
    assert (error.value.reason, error.value.detail) == ("read.extra", "factcheck[markdown]")
