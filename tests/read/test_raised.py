"""Words that are set small and high, struck out, or drawn as symbols: the same in every format of word processors."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from factcheck import check
from factcheck.model.draft import Draft
from factcheck.read import docx, html, odt, pdf
from factcheck.report.docx import commented
from factcheck.wordml import local
from tests.read.office_files import odt as odt_of
from tests.read.office_files import unzipped, word
from tests.read.pdf_files import LETTER, Text
from tests.read.pdf_files import pdf as pdf_of

SENTENCES = [
    pytest.param("sản lượng đạt 7.500", "1", " tấn", "sản lượng đạt 7.500 tấn", id="a mark behind a figure"),
    pytest.param("tăng 25%", "2", " so với năm trước", "tăng 25% so với năm trước", id="a mark behind a rate"),
    pytest.param("theo xã.", "12", " Hết", "theo xã. Hết", id="a mark behind a sentence"),
    pytest.param("rộng 12 km", "2", ", dốc", "rộng 12 km², dốc", id="the power of a unit"),
    pytest.param("chừng 10", "6", " con", "chừng 10⁶ con", id="the power of ten"),
    pytest.param("nóng 38,5", "o", "C", "nóng 38,5oC", id="a letter"),
]
SUPER = (
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="{}"/></style:style>'
)
STRUCK = '<style:style style:name="T1" style:family="text"><style:text-properties {}/></style:style>'


def in_word(*runs: tuple[str, str]) -> Draft:
    inner = "".join(f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>' for words, look in runs)
    return docx.read(word(f"<w:p>{inner}</w:p>"), "bài.docx")


def in_odt(before: str, words: str, after: str, automatic: str) -> Draft:
    inner = f'<text:p>{before}<text:span text:style-name="T1">{words}</text:span>{after}</text:p>'
    return odt.read(odt_of(inner, automatic), "bài.odt")


@pytest.mark.parametrize(("before", "words", "after", "read_as"), SENTENCES)
def test_what_is_raised_is_a_power_or_no_text(before: str, words: str, after: str, read_as: str) -> None:
    raised = in_word((before, ""), (words, '<w:vertAlign w:val="superscript"/>'), (after, ""))
    assert raised.text == read_as
    for position in ("super 58%", "33% 58%"):
        assert in_odt(before, words, after, SUPER.format(position)).text == read_as
    assert html.read(f"<p>{before}<sup>{words}</sup>{after}</p>").text == read_as
    end = 20 + 10 * LETTER * len(before)
    raised_end = end + 6 * LETTER * len(words)
    page = [Text(before, 20, 50), Text(words, end, 46, 6), Text(after, raised_end, 50)]
    assert pdf.read(pdf_of(page), "bài.pdf").text == read_as


def test_spaces_in_a_raised_run_stay() -> None:
    assert in_word(("7.500", ""), ("1 ", '<w:vertAlign w:val="superscript"/>'), ("tấn", "")).text == "7.500 tấn"


def test_what_is_set_low_is_read_as_it_stands() -> None:
    assert in_word(("khí CO", ""), ("2", '<w:vertAlign w:val="subscript"/>')).text == "khí CO2"
    assert in_odt("khí CO", "2", "", SUPER.format("sub 58%")).text == "khí CO2"
    assert in_odt("khí CO", "2", "", SUPER.format("-33% 58%")).text == "khí CO2"


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_what_is_struck_out_in_word_is_no_text(look: str) -> None:
    assert in_word(("tăng ", ""), ("30", look), ("25%", "")).text == "tăng 25%"


def test_a_stroke_that_is_taken_away_again_strikes_nothing_out() -> None:
    assert in_word(("tăng ", ""), ("30%", '<w:strike w:val="0"/>')).text == "tăng 30%"


@pytest.mark.parametrize("look", ['style:text-line-through-style="solid"', 'text:display="none"'])
def test_what_is_struck_out_or_hidden_in_opendocument_is_no_text(look: str) -> None:
    draft = in_odt("tăng ", "30<text:s/>", "25%", STRUCK.format(look))
    assert draft.text == "tăng 25%"
    assert in_odt("tăng ", "30", "%", STRUCK.format('style:text-line-through-style="none"')).text == "tăng 30%"


@pytest.mark.parametrize(("code", "read_as"), [("F0B4", "5×10 m"), ("00B1", "5±10 m"), ("F0D8", "5•10 m")])
def test_a_symbol_parts_the_figures_beside_it(code: str, read_as: str) -> None:
    run = f'<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="{code}"/><w:t>10 m</w:t></w:r>'
    assert docx.read(word(f"<w:p>{run}</w:p>"), "bài.docx").text == read_as


def test_what_asks_for_words_is_no_text() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>nhập 5 số</w:t></w:r></w:sdtContent></w:sdt>"
    asking, filled = control.format("<w:showingPlcHdr/>"), control.format('<w:showingPlcHdr w:val="0"/>')
    assert docx.read(word(f"<w:p>{asking}<w:r><w:t>Hết.</w:t></w:r></w:p>"), "bài.docx").text == "Hết."
    assert docx.read(word(f"<w:p>{filled}</w:p>"), "bài.docx").text == "nhập 5 số"


def test_a_comment_on_words_around_a_mark_and_a_symbol_is_on_these_words() -> None:
    inner = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t xml:space="preserve"> Doanh thu tăng từ 6,2</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> lên 7,5 tỷ đồng, tức tăng 25%.</w:t></w:r>'
    )
    content = word(f"<w:p>{inner}</w:p>")
    written = commented(content, check(docx.read(content, "bài.docx")), "vi")
    (remark,) = docx.read(written, "bài.docx").comments
    assert remark.span.slice(docx.read(written, "bài.docx").text) == "25%"
    root = etree.parse(io.BytesIO(unzipped(written)["word/document.xml"])).getroot()
    assert [local(element) for element in root.iter("{*}sym", "{*}vertAlign")] == ["sym", "vertAlign"]
