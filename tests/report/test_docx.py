from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import docx
import docx.document
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factcheck.api import check
from factcheck.errors import ReadError
from factcheck.model.draft import Draft
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.read.docx import read
from factcheck.read.odt import read as read_odt
from factcheck.report.docx import commented
from tests.read.office_files import (
    W_STRICT,
    converted,
    needs_libreoffice,
    remarked,
    saved,
    unzipped,
    word,
    word_parts,
    zipped,
)
from tests.read.word_documents import PARAGRAPHS, Stretch, document_of

CLAIM = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."
MESSAGE = Message.of("read.missing")  # any sentence will do
SAID = {lang: f"X101 [{level}] {MESSAGE.text(lang)}" for lang, level in [("vi", "lỗi"), ("en", "error")]}


def found(draft: Draft, *spans: Span) -> Report:
    """A report with a finding on each span."""
    return Report(
        draft.text, findings=tuple(Finding("X101", Level.ERROR, MESSAGE, span) for span in spans), draft=draft
    )


def span_of(words: str, draft: Draft) -> Span:
    start = draft.text.index(words)
    return Span(start, start + len(words))


def commented_on(content: bytes, *words: str) -> bytes:
    draft = read(content, "bài.docx")
    return commented(content, found(draft, *(span_of(word, draft) for word in words)), "vi")


def formatted(content: bytes) -> Iterator[tuple[str, str]]:
    """Each character of the body with the format of its run, as python-docx has them."""
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        yield "\n", etree.tostring(paragraph._p.pPr).decode() if paragraph._p.pPr is not None else ""
        for run in paragraph._p.xpath(".//w:r"):
            shape = etree.tostring(run.rPr).decode() if run.rPr is not None else ""
            yield from ((character, f"{run.getparent().tag} {shape}") for character in run.text)


def claim_document() -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph("Đường sắt lãi lớn", style="Title")
    paragraph = document.add_paragraph(CLAIM[: CLAIM.index("25%") - 5], style="Quote")
    paragraph.add_run("tăng 2").bold = True
    paragraph.add_run("5%.").italic = True
    return document


def test_a_comment_tells_the_finding_on_its_words() -> None:
    content = saved(claim_document())
    report = check(read(content, "bài.docx"))
    result = commented(content, report, "vi")
    (comment,) = docx.Document(io.BytesIO(result)).comments
    assert (comment.author, comment.initials) == ("factcheck", "fc")
    first, second, *rest = comment.text.split("\n")
    assert first == f"R101 [lỗi] {report.findings[0].message.text('vi')}"
    assert second == "tính lại: 7,5 tỷ đồng / 6,2 − 1 = 19,20% – 22,77%"
    assert "sửa: 25% → 21%" in rest
    assert remarked(read(result, "bài.docx")) == [(comment.text, "25%")]
    assert list(formatted(result)) == list(formatted(content))
    (comment,) = docx.Document(io.BytesIO(commented(content, report, "en"))).comments
    assert "recomputed: 7,5 tỷ đồng / 6,2 − 1 = 19.20% to 22.77%" in comment.text


@given(PARAGRAPHS, st.data())
def test_any_words_get_their_comment_and_keep_their_format(
    paragraphs: list[list[Stretch]], chosen: st.DataObject
) -> None:
    content = saved(document_of(paragraphs))
    draft = read(content, "bài.docx")
    letters = [at for at, letter in enumerate(draft.text) if not letter.isspace()]
    if not letters:
        return
    ends = st.tuples(st.sampled_from(letters), st.sampled_from(letters))
    pairs = chosen.draw(st.lists(ends, max_size=5, unique=True))
    spans = sorted({Span(min(pair), max(pair) + 1) for pair in pairs})
    result = commented(content, found(draft, *spans), "vi")
    again = read(result, "bài.docx")
    assert (again.text, again.blocks) == (draft.text, draft.blocks)
    assert sorted(comment.span for comment in again.comments) == spans
    assert {comment.words for comment in again.comments} <= {SAID["vi"]}
    assert list(formatted(result)) == list(formatted(content))
    assert commented(result, found(again, *spans), "vi") == result


def test_a_report_without_findings_gives_the_document_back() -> None:
    content = saved(claim_document())
    assert commented(content, found(read(content, "bài.docx")), "vi") is content


def test_a_report_on_a_bare_text_is_refused() -> None:
    with pytest.raises(ValueError, match="bare text"):
        commented(b"", Report(CLAIM), "vi")


def test_the_same_report_gives_the_same_file_and_a_second_run_adds_only_what_is_new() -> None:
    content = saved(claim_document())
    first = commented_on(content, "25%")
    assert first == commented_on(content, "25%")
    assert commented_on(first, "25%") == first
    second = commented_on(first, "25%", "6,2")
    assert remarked(read(second, "bài.docx")) == [(SAID["vi"], "6,2"), (SAID["vi"], "25%")]
    assert list(formatted(second)) == list(formatted(content))


def test_comments_of_others_stay() -> None:
    document = claim_document()
    runs = document.paragraphs[1].runs
    document.add_comment(runs[1:], text="Xem lại\nchỗ này", author="Biên tập", initials="BT")
    content = saved(document)
    result = commented_on(content, "25%", "7,5 tỷ đồng, tức tăng")
    comments = {comment.text: comment for comment in docx.Document(io.BytesIO(result)).comments}
    assert comments["Xem lại\nchỗ này"].author == "Biên tập"
    assert sorted(remarked(read(result, "x"))) == sorted(
        [("Xem lại\nchỗ này", "tăng 25%."), (SAID["vi"], "25%"), (SAID["vi"], "7,5 tỷ đồng, tức tăng")]
    )


CHANGED = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"}


def test_every_other_part_keeps_its_bytes() -> None:
    document = claim_document()
    document.sections[0].header.paragraphs[0].text = "Báo"
    document.add_picture(io.BytesIO(picture()))
    document.add_table(1, 2).cell(0, 1).text = "ô"
    content = saved(document)
    before, after = unzipped(content), unzipped(commented_on(content, "25%"))
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == CHANGED
    again = unzipped(commented_on(zipped(after), "6,2"))
    assert {name for name in again if again[name] != after[name]} == {"word/document.xml", "word/comments.xml"}


def picture() -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q"
        b"\0\0\0\0IEND\xaeB`\x82"
    )


def test_a_part_that_cannot_be_copied_is_named() -> None:
    content = zipped(word_parts(p(r("Tăng 25%"))) | {"word/media/x.bin": b"ab" * 40})
    at = content.index(b"word/media/x.bin") + len("word/media/x.bin")
    broken = content[:at] + b"\xff\xff" + content[at + 2 :]
    with pytest.raises(ReadError) as refused:
        commented(broken, found(read(broken, "x"), Span(5, 8)), "vi", "bài.docx")
    error = refused.value
    assert (error.source, error.reason, error.detail) == ("bài.docx", "read.broken_part", "word/media/x.bin")


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def body(content: bytes) -> str:
    document = unzipped(content)["word/document.xml"].decode()
    return document[document.index("<w:body>") + 8 : document.index("</w:body>")]


def test_a_run_is_cut_at_the_words_and_what_else_is_in_it_stays_in_order() -> None:
    run = (
        "<w:r w:rsidR='0A'><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/><w:drawing/><w:t>bcd</w:t><w:br/><w:t>e</w:t></w:r>"
    )
    result = commented_on(word(p(run)), "c")
    head, t = '<w:r w:rsidR="0A"><w:rPr><w:b/></w:rPr>', '<w:t xml:space="preserve">'
    assert body(result) == p(
        f"{head}<w:t>a</w:t><w:tab/><w:drawing/>{t}b</w:t></w:r>",
        '<w:commentRangeStart w:id="0"/>',
        f"{head}{t}c</w:t></w:r>",
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        f"{head}{t}d</w:t><w:br/><w:t>e</w:t></w:r>",
    )


def test_comments_that_touch_are_closed_before_the_next_one_begins() -> None:
    result = commented_on(word(p("<w:r><w:t>abc</w:t><w:tab/><w:t>d</w:t></w:r>")), "b", "c")
    t = '<w:t xml:space="preserve">'
    ends = [f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in (0, 1)]
    assert body(result) == p(
        f'<w:r>{t}a</w:t></w:r><w:commentRangeStart w:id="0"/><w:r>{t}b</w:t></w:r>{ends[0]}',
        f'<w:commentRangeStart w:id="1"/><w:r>{t}c</w:t></w:r>{ends[1]}',
        "<w:r><w:tab/><w:t>d</w:t></w:r>",
    )


@pytest.mark.parametrize("wrapper", ["hyperlink", "ins", "smartTag", "fldSimple", "sdtContent"])
def test_words_within_other_markup_are_anchored_there(wrapper: str) -> None:
    content = word(p(r("Tăng "), f"<w:{wrapper}>{r('25% và')}</w:{wrapper}>", r(" hết")))
    assert remarked(read(commented_on(content, "25%", "và hết"), "x")) == [(SAID["vi"], "25%"), (SAID["vi"], "và hết")]


def test_a_finding_may_lie_in_a_table_or_across_paragraphs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('ô một'))}</w:tc><w:tc>{p(r('ô hai'))}</w:tc></w:tr></w:tbl>"
    result = commented_on(word(p(r("Đầu đề")) + p(r("cuối")) + table), "hai", "đề\n\ncuối\n\nô")
    assert sorted(words for _, words in remarked(read(result, "x"))) == ["hai", "đề\n\ncuối\n\nô"]


def test_a_strict_file_stays_strict() -> None:
    result = commented_on(word(p(r("Tăng 25%")), space=W_STRICT), "25%")
    assert remarked(read(result, "x")) == [(SAID["vi"], "25%")]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in unzipped(result)["word/_rels/document.xml.rels"]
    )


def test_a_finding_in_a_note_is_told_at_its_reference() -> None:
    notes = f"<w:footnote w:id='2'>{p(r('Lãi tăng 25%.'))}</w:footnote>"
    content = word(p(r("Một "), r("hai"), "<w:r><w:footnoteReference w:id='2'/></w:r>", r(" ba")), footnotes=notes)
    result = commented_on(content, "25%")
    said = f"{SAID['vi']} (trong chú thích, ở chữ “25%”)"
    assert [comment.words for comment in read(result, "x").comments] == [said]
    marks = '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd w:id="0"/>'
    assert marks in body(result)
    assert unzipped(result)["word/footnotes.xml"] == unzipped(content)["word/footnotes.xml"]
    assert commented_on(result, "25%") == result


def test_a_finding_in_a_text_box_is_told_at_the_box() -> None:
    shape = f"<w:txbxContent>{p(r('Lãi tăng 25%.'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{shape}</v:textbox></w:pict></w:r>"
    content = word(p(r("trước"), box, r("sau")))
    result = commented_on(content, "25%")
    assert [c.words for c in read(result, "x").comments] == [f"{SAID['vi']} (trong hộp văn bản, ở chữ “25%”)"]
    assert f'<w:commentRangeStart w:id="0"/>{box}<w:commentRangeEnd w:id="0"/>' in body(result)
    assert commented_on(result, "25%") == result


def test_numbers_of_comments_that_are_taken_are_left_alone() -> None:
    stray = "<w:commentRangeStart w:id='41'/>"
    comments = f"<w:comment w:id='7' w:author='x'>{p(r('cũ'))}</w:comment>"
    result = commented_on(word(p(stray, r("Tăng 25%")), comments=comments), "25%")
    assert '<w:commentReference w:id="42"/>' in body(result)


def test_a_draft_full_of_markup_stays_text() -> None:
    content = word(p(r("Tăng &lt;w:del/&gt; &amp;amp; 25%")))
    draft = read(content, "x")
    report = Report(
        draft.text,
        findings=(Finding("X101", Level.NOTE, Message.of("read.failed", detail=draft.text + "\x00\x1b"), Span(0, 4)),),
        draft=draft,
    )
    (comment,) = read(commented(content, report, "vi"), "x").comments
    assert "Tăng <w:del/> &amp; 25%" in comment.words


@pytest.mark.parametrize("types", [None, "<Types", "<!DOCTYPE Types><Types/>"])
def test_media_types_that_cannot_be_read_are_named(types: str | None) -> None:
    parts = {name: part for name, part in word_parts(p(r("Tăng 25%"))).items() if name != "[Content_Types].xml"}
    with pytest.raises(ReadError) as refused:
        commented_on(zipped(parts if types is None else parts | {"[Content_Types].xml": types}), "25%")
    assert (refused.value.reason, refused.value.detail) == ("read.broken_part", "[Content_Types].xml")


PARTS = ("word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels")


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_file_that_is_read_can_be_commented_and_keeps_its_words(seed: int) -> None:
    chance = random.Random(seed)
    document = claim_document()
    if seed % 2:
        document.add_comment(document.paragraphs[1].runs[1:], text="Xem lại", author="Biên tập")
    parts = unzipped(saved(document))
    name = chance.choice([name for name in PARTS if name in parts])
    tokens = parts[name].replace(b">", b">\0").replace(b"<", b"\0<").split(b"\0")
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[one] = chance.choice([b"", tokens[other], tokens[one].replace(b"w:", b"a:"), tokens[one][::-1]])
    content = zipped(parts | {name: b"".join(tokens)})
    with suppress(ReadError):  # nothing else may come out
        draft = read(content, "x")
        letters = [at for at, letter in enumerate(draft.text) if not letter.isspace()]
        spans = [Span(at, at + 1) for at in sorted(chance.sample(letters, min(3, len(letters))))]
        again = read(commented(content, found(draft, *spans), "vi"), "x")
        assert (again.text, again.blocks) == (draft.text, draft.blocks)


@needs_libreoffice
def test_libreoffice_reads_the_comments_back_on_their_words(tmp_path: Path) -> None:
    document = claim_document()
    document.add_comment(document.paragraphs[0].runs, text="Đổi đầu đề", author="Biên tập")
    document.add_paragraph("Chi phí giảm từ 82,5 xuống 61,4 tỷ đồng, tức giảm 30%.").runs[0].font.name = "Arial"
    content = saved(document)
    draft = read(content, "bài.docx")
    report = check(draft)
    result = commented(content, report, "vi")
    texts = [comment.words for comment in read(result, "bài.docx").comments]
    assert [text[:4] for text in texts] == ["Đổi ", "R101", "R101"]
    back = read_odt(converted(result, "docx", "odt", tmp_path), "bài.odt")
    assert remarked(back) == list(zip(texts, ["Đường sắt lãi lớn", "25%", "30%"], strict=True))
    assert back.text == draft.text
    assert b"Doanh thu" in converted(result, "docx", "txt", tmp_path)
