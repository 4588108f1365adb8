"""Mends in Word files and OpenDocument texts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.fix.archive import replaced
from factcheck.fix.run import fixed
from factcheck.fix.xml_text import Place, exchanged
from tests.fix.documents import MIXED, MIXED_MENDED, RATIO, RATIO_MENDED, UNSAFE, replacing
from tests.read.office_files import converted, needs_libreoffice, odt, unzipped, word, zipped

SAMPLES = Path(__file__).parents[2] / "claims/drafts/formats"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties and f'<w:rPr><w:{properties}/></w:rPr>'}<w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("old", "new", "runs", "mended"),
    [
        ("25%", "21%", (run("Tăng 25%"), run(" rồi.")), (run("Tăng 21%"), run(" rồi."))),
        ("25%", "21%", (run("Tăng "), run("25", "b"), run("%")), (run("Tăng "), run("21", "b"), run("%"))),
        ("25,5", "21,4", (run("Tăng 25", "b"), run(",5%")), (run("Tăng 21,4", "b"), run("%"))),
        ("25%", "a &lt; b", (run("Tăng 25% &amp; hơn"),), (run("Tăng a &amp;lt; b &amp; hơn"),)),
        (
            "Tăng",
            "Giảm",
            ("<w:del>" + run("Bớt ") + "</w:del>", run("Tăng 25%")),
            ("<w:del>" + run("Bớt ") + "</w:del>", run("Giảm 25%")),
        ),
    ],
)
def test_the_text_of_runs_changes_and_nothing_else(
    old: str, new: str, runs: tuple[str, ...], mended: tuple[str, ...]
) -> None:
    body = "<w:p><w:pPr><w:jc w:val='both'/></w:pPr>{}</w:p><w:p/>"
    before, wanted = word(body.format("".join(runs))), word(body.format("".join(mended)))
    after = replacing(before, "bai", old, new).after
    assert unzipped(after) == unzipped(wanted)


@pytest.mark.parametrize(
    ("old", "new", "body"),
    [
        ("Tăng\t25", "Giảm 20", "<w:r><w:t>Tăng</w:t><w:tab/><w:t>25%</w:t></w:r>"),
        ("25,5 tỷ", "21 tỷ", "<w:r><w:t>Thu 25</w:t></w:r><w:r><w:t>,5 tỷ.</w:t></w:r>"),  # the space would be dropped
    ],
)
def test_what_is_no_text_and_what_word_would_not_show_is_not_replaced(old: str, new: str, body: str) -> None:
    outcome = replacing(word(f"<w:p>{body}</w:p>"), "bai", old, new)
    assert not outcome.is_changed
    assert [skip.reason.key for skip in outcome.skipped] == ["fix.unplaced"]


@pytest.mark.parametrize(
    ("old", "new", "body", "mended"),
    [
        ("25%", "21%", "Tăng  25%<text:s/>rồi.", "Tăng  21%<text:s/>rồi."),
        ("25%", "21%", "Tăng <text:span>25</text:span>% rồi.", "Tăng <text:span>21</text:span>% rồi."),
        ("25,5%", "21,4%", "<text:span>25</text:span>,5% rồi.", "<text:span>21,4</text:span>% rồi."),
        ("rồi", "& nữa", "<text:span>25</text:span>% rồi.", "<text:span>25</text:span>% &amp; nữa."),
    ],
)
def test_stretches_of_an_open_document_change(old: str, new: str, body: str, mended: str) -> None:
    before = odt(f"<text:p>Bài</text:p><text:p>{body}</text:p>")
    wanted = odt(f"<text:p>Bài</text:p><text:p>{mended}</text:p>")
    assert unzipped(replacing(before, "bai", old, new).after) == unzipped(wanted)


@pytest.mark.parametrize(
    "content",
    [
        word(f"<w:p>{run(RATIO)}</w:p><w:p>{run(MIXED)}</w:p>"),
        odt(f"<text:p>{RATIO}</text:p><text:p>{MIXED}</text:p>"),
    ],
    ids=["docx", "odt"],
)
def test_the_diff_is_that_of_the_paragraphs(content: bytes) -> None:
    safe, unsafe = fixed("bai", content, check), fixed("bai", content, check, UNSAFE)
    assert safe.diff().splitlines()[-2:] == [f"-{MIXED}", f"+{MIXED_MENDED}"]
    assert f"+{RATIO_MENDED}" in unsafe.diff()
    assert not fixed("bai", unsafe.after, check, UNSAFE).is_changed


@pytest.mark.parametrize("name", ["vu-ca-phe.docx", "vu-ca-phe.odt"])
def test_other_parts_of_a_package_are_copied_as_they_are_packed(name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    after = fixed(name, content, check, UNSAFE).after
    assert after != content
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert old.namelist() == new.namelist()
        changed = [part for part in old.namelist() if old.read(part) != new.read(part)]
    assert len(changed) == 1


@needs_libreoffice
@pytest.mark.parametrize("name", ["vu-ca-phe.docx", "vu-ca-phe.odt"])
def test_libreoffice_opens_what_was_mended(name: str, tmp_path: Path) -> None:
    outcome = fixed(name, (SAMPLES / name).read_bytes(), check, UNSAFE)
    (replacement,) = [edit.replacement for proposal in outcome.made for edit in proposal.fix.edits]
    text = converted(outcome.after, name.rpartition(".")[2], "txt", tmp_path).decode("utf-8-sig")
    assert f"từ 905 tấn xuống 724 tấn, tức giảm {replacement}" in text


@settings(max_examples=60)
@given(st.dictionaries(st.text("abc/é", min_size=1), st.text(max_size=40), min_size=1, max_size=5), st.data())
def test_an_archive_holds_the_new_part_and_the_old_others(parts: dict[str, str], data: st.DataObject) -> None:
    parts = {
        name.encode("utf-8", "replace").decode(): content.encode("utf-8", "replace").decode()
        for name, content in parts.items()
    }
    name, new = data.draw(st.sampled_from(sorted(parts))), data.draw(st.binary(max_size=40))
    after = replaced(zipped(parts), {name: new})
    assert after is not None
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        assert file.testzip() is None
        assert {each: file.read(each) for each in parts} == {
            each: new if each == name else content.encode() for each, content in parts.items()
        }


def test_an_archive_behind_something_else_is_left_alone() -> None:
    assert replaced(b"#!/bin/sh\n" + zipped({"a": "b"}), {"a": b"c"}) is None


@pytest.mark.parametrize(
    ("xml", "place", "changed"),
    [
        ("<a>x<b/>y</a>", Place(0, False), "<a>&lt;&amp;<b/>y</a>"),
        ("<a>x<b/>y</a>", Place(1, True), "<a>x<b/>&lt;&amp;</a>"),
        ("<a><b>x</b>y&#32;z<c/></a>", Place(1, True), "<a><b>x</b>&lt;&amp;<c/></a>"),
        (
            "<?xml version='1.0' encoding='utf-8'?><!-- ă --><a>ă</a>",
            Place(0, False),
            "<?xml version='1.0' encoding='utf-8'?><!-- ă --><a>&lt;&amp;</a>",
        ),
        ("<a>x<!-- -->y</a>", Place(0, False), None),
        ("<a><![CDATA[x]]></a>", Place(0, False), None),
        ("<?xml version='1.0' encoding='latin-1'?><a>x</a>", Place(0, False), None),
    ],
)
def test_texts_are_exchanged_in_the_bytes(xml: str, place: Place, changed: str | None) -> None:
    found = exchanged(xml.encode(), {place: "<&"})
    assert (None if found is None else found.decode()) == changed
