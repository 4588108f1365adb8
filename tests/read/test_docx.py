from __future__ import annotations

import docx
import pytest

from factcheck.api import check
from factcheck.model.draft import BlockKind, Format, Run
from factcheck.read.docx import read
from tests.read.office_files import W_STRICT, remarked, saved, told, word

TITLE, LEAD, PARAGRAPH = BlockKind.TITLE, BlockKind.LEAD, BlockKind.PARAGRAPH
CLAIM = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%."


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def text(body: str, **stories: str) -> str:
    return read(word(body, **stories), "bài.docx").text


def test_blocks_have_the_kinds_of_their_styles() -> None:
    document = docx.Document()
    for style, words in [
        ("Title", "Đường sắt lãi lớn"),
        ("Subtitle", "Sapo của bài"),
        ("Heading 1", "Vận tải"),
        ("Heading 3", "Hàng hóa"),
        ("Normal", "Thân bài."),
        ("List Bullet", "Mục một"),
        ("List Number 2", "Mục hai"),
        ("Quote", "Lời nói"),
        ("Intense Quote", "Lời nhấn"),
        ("Caption", "Ảnh: Ga Hà Nội"),
    ]:
        document.add_paragraph(words, style=style)
    kinds = [kind for kind, _ in told(read(saved(document), "bài.docx"))]
    assert kinds == [
        TITLE, LEAD, BlockKind.HEADING, BlockKind.HEADING, PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM,
        BlockKind.QUOTATION, BlockKind.QUOTATION, BlockKind.CAPTION,
    ]  # fmt: skip


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Tiu" ><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="nh"><w:name w:val="Của báo"/><w:basedOn w:val="u1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="muc"><w:name w:val="Riêng"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="sp"><w:name w:val="Sapo"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="vong"><w:name w:val="Vòng"/><w:basedOn w:val="vong"/></w:style>'
    '<w:style w:type="character" w:styleId="chu"><w:name w:val="Title"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:pStyle w:val="Tiu"/>', TITLE),
        ('<w:pStyle w:val="u1"/>', BlockKind.HEADING),
        ('<w:pStyle w:val="nh"/>', BlockKind.HEADING),
        ('<w:pStyle w:val="muc"/>', BlockKind.HEADING),
        ('<w:pStyle w:val="sp"/>', LEAD),
        ('<w:pStyle w:val="vong"/>', PARAGRAPH),
        ('<w:pStyle w:val="chu"/>', PARAGRAPH),
        ('<w:pStyle w:val="không có"/>', PARAGRAPH),
        ('<w:outlineLvl w:val="0"/>', BlockKind.HEADING),
        ('<w:outlineLvl w:val="9"/>', PARAGRAPH),
        ('<w:numPr><w:numId w:val="3"/></w:numPr>', BlockKind.ITEM),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', PARAGRAPH),
        ('<w:pStyle w:val="u1"/><w:numPr><w:numId w:val="3"/></w:numPr>', BlockKind.HEADING),
    ],
)
def test_a_style_counts_by_its_name_or_level_not_by_its_id(properties: str, kind: BlockKind) -> None:
    title = p(r("Đầu đề"), properties='<w:pStyle w:val="Tiu"/>')
    draft = read(word(title + p(r("Chữ"), properties=properties), styles=STYLES), "bài.docx")
    assert told(draft)[1] == (kind, "Chữ")


def test_the_first_paragraph_is_the_title_where_no_style_says_so_and_others_follow() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('ô'))}</w:tc></w:tr></w:tbl>"
    assert told(read(word(table + p() + p(r("Một")) + p(r("Hai"))), "x")) == [
        (BlockKind.CELL, "ô"),
        (TITLE, "Một"),
        (PARAGRAPH, "Hai"),
    ]
    assert told(read(word(p(r("Một"))), "x")) == [(PARAGRAPH, "Một")]
    lead = p(r("Sapo"), properties='<w:pStyle w:val="sp"/>')
    assert told(read(word(lead + p(r("Hai")), styles=STYLES), "x"))[0] == (LEAD, "Sapo")


def test_a_document_without_words_is_empty() -> None:
    draft = read(saved(docx.Document()), "bài.docx")
    assert (draft.text, draft.blocks, draft.format) == ("", (), Format.DOCX)


@pytest.mark.parametrize(
    ("runs", "read_as"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>25</w:t><w:noBreakHyphen/><w:t>30%</w:t></w:r>", "25-30%"),
        ("<w:r><w:t>tă</w:t><w:softHyphen/><w:t>ng</w:t></w:r>", "tăng"),
        (f"<w:ins>{r('mới ')}</w:ins><w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>{r('tăng')}", "mới tăng"),
        (f"<w:moveFrom>{r('đi')}</w:moveFrom><w:moveTo>{r('đến')}</w:moveTo>", "đến"),
        (f"<w:hyperlink>{r('liên')}</w:hyperlink><w:smartTag>{r(' kết')}</w:smartTag>", "liên kết"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('khung')}</w:sdtContent></w:sdt>", "khung"),
        (f"<w:fldSimple w:instr='PAGE'>{r('12')}</w:fldSimple>", "12"),
        (r("thấy") + r(" ẩn", "<w:vanish/>") + r(" rõ", "<w:vanish w:val='0'/>"), "thấy rõ"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>trên</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>dưới</w:t></w:r>"
         "</w:rubyBase></w:ruby></w:r>", "dưới"),
        ("<w:proofErr/><w:bookmarkStart w:id='1'/>" + r("a &amp; b &lt; c"), "a & b < c"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(runs: str, read_as: str) -> None:
    assert text(f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{runs}</w:p>") == read_as


def fld(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


INSTRUCTION = "<w:r><w:instrText>PAGE</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("runs", "read_as"),
    [
        ([fld("begin"), INSTRUCTION, fld("separate"), r("25%"), fld("end"), r(" tăng")], "25% tăng"),
        ([fld("begin"), INSTRUCTION, fld("end"), r("tăng")], "tăng"),
        ([fld("begin"), fld("begin"), fld("separate"), r("trong"), fld("end"), r("?"), fld("separate"), r("25%"),
          fld("end")], "25%"),
        (["<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>X</w:instrText><w:fldChar w:fldCharType='separate'/>"
          "<w:t>25%</w:t><w:fldChar w:fldCharType='end'/></w:r>"], "25%"),
        ([fld("separate"), fld("end"), r("lẻ")], "lẻ"),
        ([fld("separate"), fld("begin"), fld("separate"), fld("separate"), r("lặp")], "lặp"),
    ],
)  # fmt: skip
def test_of_a_field_its_result_is_read(runs: list[str], read_as: str) -> None:
    assert text(p(*runs)) == read_as


def test_a_field_that_never_ends_hides_no_other_paragraph() -> None:
    assert text(p(fld("begin"), r("mất")) + p(r("còn"))) == "còn"


def alternate(choice: str, fallback: str) -> str:
    branches = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


def test_one_branch_of_alternate_content_is_read() -> None:
    assert text(p(f"<w:r>{alternate('<w:t>một</w:t>', '<w:t>hai</w:t>')}</w:r>")) == "một"
    assert text(p(f"<w:r>{alternate('<a:symEx/>', '<w:t>hai</w:t>')}</w:r>")) == "hai"
    assert text(alternate(p(r("một")), p(r("hai")))) == "một"


def box(*paragraphs: str) -> str:
    shape = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f"<w:r>{alternate(f'<wps:txbx>{shape}</wps:txbx>', f'<w:pict><v:textbox>{shape}</v:textbox></w:pict>')}</w:r>"
    )


def test_text_boxes_come_once_after_the_body_and_may_be_nested() -> None:
    inner = p(r("trong hộp"), box(p(r("trong nữa"))))
    body = p(r("trước "), box(inner, p(r("hộp"))), r("sau")) + p(r("thân"))
    draft = read(word(body), "bài.docx")
    assert draft.text == "trước sau\n\nthân\n\ntrong hộp\n\nhộp\n\ntrong nữa"
    assert draft.pieces[1].origin == Run("word/document.xml", 1, 3, 0, 3)


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = p(r("Doanh thu "), properties=deleted) + p(r("tăng 25%.")) + p(r("Hết"), properties=deleted)
    assert text(body) == "Doanh thu tăng 25%.\n\nHết"


def test_letters_of_drawings_are_no_words_of_the_text() -> None:
    assert text(p(r("a"), "<w:r><w:drawing><a:p><a:r><a:t>b</a:t></a:r></a:p></w:drawing></w:r>")) == "a"


NOTES = f"<w:footnote w:id='-1' w:type='separator'>{p(r('―'))}</w:footnote>" + "".join(
    f"<w:footnote w:id='{n}'>{p('<w:r><w:footnoteRef/></w:r>', r(f' Chú thích {n}.'))}</w:footnote>" for n in (1, 2, 3)
)


def reference(number: int, kind: str = "footnote") -> str:
    return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"


def test_notes_come_last_in_the_order_of_their_references_each_once() -> None:
    endnotes = f"<w:endnote w:id='1'>{p(r('Cuối bài.'))}</w:endnote>"
    body = p(r("Tăng"), reference(2), r(" 25%."), reference(1, "endnote")) + p(r("Hết"), reference(1), reference(2))
    draft = read(word(body, footnotes=NOTES, endnotes=endnotes), "bài.docx")
    assert [words for _, words in told(draft)] == ["Tăng 25%.", "Hết", "Chú thích 2.", "Chú thích 1.", "Cuối bài."]
    assert {kind for kind, _ in told(draft)[2:]} == {BlockKind.FOOTNOTE}
    assert draft.pieces[3].origin == Run("word/footnotes.xml", 3, 2, 1, 13)


def test_a_note_that_is_not_there_is_no_fault() -> None:
    assert text(p(r("Tăng"), reference(9)), footnotes=NOTES) == "Tăng"
    assert text(p(r("Tăng"), reference(9))) == "Tăng"


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(words))}</w:tc>"


def test_cells_know_their_place_and_their_headers() -> None:
    wide, down = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    rows = [
        [tc("Tỉnh"), tc("2023", wide), tc("2024")],
        [tc("Huế", '<w:vMerge w:val="restart"/>'), tc("1"), tc("2"), tc("3")],
        [tc("bỏ", down), tc("4", wide), tc("5"), tc("thừa")],
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
    draft = read(word(table), "bài.docx")
    assert [(b.span.slice(draft.text), b.row, b.column, b.headers) for b in draft.blocks] == [
        ("Tỉnh", 0, 0, ()),
        ("2023", 0, 1, ()),
        ("2024", 0, 3, ()),
        ("Huế", 1, 0, ("Tỉnh",)),
        ("1", 1, 1, ("2023", "Huế")),
        ("2", 1, 2, ("2023", "Huế")),
        ("3", 1, 3, ("2024", "Huế")),
        ("4", 2, 1, ("2023", "Huế")),
        ("5", 2, 3, ("2024", "Huế")),
        ("thừa", 2, 4, ("Huế",)),
    ]


def test_tables_are_counted_and_may_be_nested_and_deleted_rows_are_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('xóa')}</w:tr>"
    inner = f"<w:tbl><w:tr>{tc('trong')}</w:tr></w:tbl>"
    start = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    outer = f"<w:tbl>{gone}<w:tr><w:tc>{p(r('a'))}{inner}{p(r('b'))}</w:tc></w:tr><w:tr>{start}{tc('c')}</w:tr></w:tbl>"
    draft = read(word(outer + f"<w:tbl><w:tr>{tc('hai')}</w:tr></w:tbl>"), "bài.docx")
    assert [(b.span.slice(draft.text), b.table, b.row, b.column) for b in draft.blocks] == [
        ("a", 1, 0, 0),
        ("trong", 2, 0, 0),
        ("b", 1, 0, 0),
        ("c", 1, 1, 1),
        ("hai", 3, 0, 0),
    ]


def mark(kind: str, number: int) -> str:
    return f"<w:comment{kind} w:id='{number}'/>"


def comment(number: int, *lines: str) -> str:
    return f"<w:comment w:id='{number}' w:author='Biên tập'>{''.join(p(r(line)) for line in lines)}</w:comment>"


def test_comments_are_on_the_words_that_they_are_anchored_on() -> None:
    document = docx.Document()
    document.add_paragraph("Đầu đề")
    paragraph = document.add_paragraph("Doanh thu ")
    first, last = paragraph.add_run("tăng "), paragraph.add_run("25%")
    paragraph.add_run(".")
    document.add_comment([first, last], text="factcheck: ignore R101 - số của bộ", author="Biên tập")
    draft = read(saved(document), "bài.docx")
    assert remarked(draft) == [("factcheck: ignore R101 - số của bộ", "tăng 25%")]
    assert draft.text == "Đầu đề\n\nDoanh thu tăng 25%."


def test_comments_may_cross_paragraphs_and_overlap_or_have_no_words() -> None:
    body = (
        p(r("Một "), mark("RangeStart", 0), r("hai ") + mark("RangeStart", 1))
        + mark("RangeStart", 2)
        + p(r("ba"), mark("RangeEnd", 0), f"<w:r>{mark('Reference', 0)}</w:r>", r(" bốn "), mark("RangeEnd", 1))
        + mark("RangeEnd", 2)
        + p(f"<w:r>{mark('Reference', 1)}{mark('Reference', 2)}</w:r>", r("năm"))
        + p(
            mark("RangeStart", 3),
            mark("RangeEnd", 3),
            f"<w:r>{mark('Reference', 3)}{mark('Reference', 7)}</w:r>",
            r("sáu"),
        )
    )
    comments = comment(0, "A", "B") + comment(1, "C") + comment(2, "D") + comment(3, "E")
    assert remarked(read(word(body, comments=comments), "x")) == [
        ("A\nB", "hai\n\nba"),
        ("C", "ba bốn"),
        ("D", "ba bốn"),
        ("E", "sáu"),
    ]


def test_strict_files_are_read() -> None:
    assert read(word(p(r(CLAIM)), space=W_STRICT), "bài.docx").text == CLAIM


def test_a_finding_leads_to_the_runs_that_hold_its_words() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng ")
    paragraph.add_run("2").bold = True
    paragraph.add_run("5%.")
    report = check(read(saved(document), "bài.docx"))
    (finding,) = (finding for finding in report.findings if finding.code == "R101")
    assert report.draft is not None
    assert list(report.draft.origins(finding.span)) == [
        Run("word/document.xml", 1, 2, 0, 1),
        Run("word/document.xml", 1, 3, 0, 2),
    ]
