from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factcheck.api import check
from factcheck.model.draft import BlockKind, Draft, Format, Run
from factcheck.read.docx import read as read_word
from factcheck.read.odt import read
from factcheck.read.plain import read as read_plain
from tests.read.office_files import converted, needs_libreoffice, odt, remarked, told, unzipped

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ARTICLE = (
    "Đường sắt lãi lớn\n"
    "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%. Lượng khách tăng từ 4 triệu lên 5 triệu, tức tăng 25%.\n"
    "Số tàu giảm từ 80 xuống 60, tức giảm 30%.\n"
)


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def words_of(text: str, automatic: str = "", styles: str = "") -> str:
    return read(odt(text, automatic, styles), "bài.odt").text


@pytest.mark.parametrize(
    ("inner", "read_as"),
    [
        ("Doanh thu <text:span>tăng</text:span> 25%", "Doanh thu tăng 25%"),
        ("a<text:s/>b", "a b"),
        ("a <text:s text:c='3'/>b", "a    b"),
        ("a<text:s/> b <text:tab/> c", "a b \t c"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a\n   b <text:span> c</text:span>", "a b c"),
        ("<text:a>liên</text:a><text:soft-page-break/> kết", "liên kết"),
        ("<text:ruby><text:ruby-base>dưới</text:ruby-base><text:ruby-text>trên</text:ruby-text></text:ruby>", "dưới"),
        ("trang <text:page-number>4</text:page-number>", "trang 4"),
        ("<text:change-start/>mới<text:change-end/><text:change/> tăng", "mới tăng"),
        ("a<!-- b -->c<?d e?>", "ac"),
        ("&lt;a&gt; &amp; b", "<a> & b"),
    ],
)
def test_what_a_reader_sees_is_read(inner: str, read_as: str) -> None:
    assert words_of(p(inner)) == read_as


def test_counts_that_no_document_has_cost_nothing() -> None:
    assert len(words_of(p("a<text:s text:c='1000000000'/>b"))) < 200
    assert words_of(p("a<text:s text:c='99999999999999999999'/>b<text:s text:c='x'/>c")) == "a b c"
    cell = "<table:table-cell table:number-columns-repeated='1000000000' table:number-columns-spanned='900000000'>"
    row = (
        f"<table:table-row table:number-rows-repeated='1000000000'>{cell}{p('ô')}</table:table-cell></table:table-row>"
    )
    (block,) = read(odt(f"<table:table>{row}</table:table>"), "x").blocks
    assert (block.row, block.column) == (0, 0)


def test_deleted_words_hidden_sections_and_forms_are_left_out() -> None:
    gone = f"<text:changed-region><text:deletion>{p('xóa')}</text:deletion></text:changed-region>"
    hidden = f"<text:section text:display='none'>{p('ẩn')}</text:section>"
    shown = f"<text:section>{p('thấy')}</text:section>"
    assert words_of(f"<text:tracked-changes>{gone}</text:tracked-changes>{hidden}{shown}") == "thấy"


STYLES = "".join(
    f'<style:style style:family="paragraph" style:name="{name}" {more}/>'
    for name, more in [
        ("Title", ""),
        ("Subtitle", ""),
        ("Heading_20_2", 'style:display-name="Heading 2"'),
        ("Quotations", ""),
        ("Caption", ""),
        ("Figure", 'style:parent-style-name="Caption"'),
        ("Muc", 'style:default-outline-level="2"'),
        ("Vong", 'style:parent-style-name="Vong"'),
    ]
)
AUTOMATIC = "".join(
    f'<style:style style:family="paragraph" style:name="P{at}" style:parent-style-name="{parent}"/>'
    for at, parent in enumerate(["Title", "Heading_20_2", "Figure", "Standard"])
)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Title", BlockKind.TITLE),
        ("P0", BlockKind.TITLE),
        ("Subtitle", BlockKind.LEAD),
        ("P1", BlockKind.HEADING),
        ("Muc", BlockKind.HEADING),
        ("Heading_20_7", BlockKind.HEADING),
        ("Quotations", BlockKind.QUOTATION),
        ("Figure", BlockKind.CAPTION),
        ("P2", BlockKind.CAPTION),
        ("P3", BlockKind.PARAGRAPH),
        ("Vong", BlockKind.PARAGRAPH),
        ("không có", BlockKind.PARAGRAPH),
    ],
)
def test_a_style_counts_by_the_name_that_it_rests_on(style: str, kind: BlockKind) -> None:
    draft = read(odt(p("Đầu đề", "Title") + p("Chữ", style), AUTOMATIC, STYLES), "bài.odt")
    assert told(draft)[1] == (kind, "Chữ")


def test_headings_lists_and_the_title_are_told_without_styles() -> None:
    listed = f"<text:list><text:list-item>{p('một')}<text:list><text:list-item>{p('hai')}</text:list-item></text:list>"
    draft = read(odt(p("Đầu") + "<text:h>Mục</text:h>" + listed + "</text:list-item></text:list>" + p("sau")), "x")
    kinds = [BlockKind.TITLE, BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]
    assert told(draft) == list(zip(kinds, ["Đầu", "Mục", "một", "hai", "sau"], strict=True))


def note(words: str) -> str:
    body = f"<text:note-body>{p(words)}</text:note-body>"
    return f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"


def frame(*paragraphs: str) -> str:
    return f"<draw:frame><draw:text-box>{''.join(paragraphs)}</draw:text-box></draw:frame>"


def test_text_boxes_come_after_the_body_and_notes_last() -> None:
    body = p(f"Tăng{note('Theo bộ.')} 25%{frame(p('Hộp' + frame(p('nữa'))))}.") + p("Hết")
    assert told(read(odt(body), "x")) == [
        (BlockKind.TITLE, "Tăng 25%."),
        (BlockKind.PARAGRAPH, "Hết"),
        (BlockKind.PARAGRAPH, "Hộp"),
        (BlockKind.PARAGRAPH, "nữa"),
        (BlockKind.FOOTNOTE, "Theo bộ."),
    ]


def test_cells_know_their_place_and_their_headers() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(words)}</table:table-cell>"

    covered = f"<table:covered-table-cell>{p('bỏ')}</table:covered-table-cell>"
    wide = 'table:number-columns-spanned="2"'
    rows = [
        cell("Tỉnh") + cell("2023", wide) + covered + cell("2024"),
        cell("Huế", 'table:number-rows-spanned="2"') + cell("1") + cell("2") + cell("3"),
        covered + cell("4", wide) + covered + cell("5"),
    ]
    head, *rest = (f"<table:table-row>{row}</table:table-row>" for row in rows)
    table = f"<table:table><table:table-header-rows>{head}</table:table-header-rows>{''.join(rest)}</table:table>"
    draft = read(odt(table), "x")
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
    ]


def annotation(words: str, name: str = "") -> str:
    named = f'office:name="{name}"' if name else ""
    lines = "".join(p(line) for line in words.split("/"))
    return f"<office:annotation {named}>{lines}</office:annotation>"


def test_comments_are_on_the_words_up_to_their_end_or_on_their_block() -> None:
    end = '<office:annotation-end office:name="{}"/>'
    body = (
        p(f"Một {annotation('A/B', 'a')}hai{end.format('a')} {annotation('C')}ba")
        + p(f"bốn {annotation('D', 'd')}năm ")
        + p(f" sáu{end.format('d')} bảy{annotation('E', 'e')}")
    )
    draft = read(odt(body), "x")
    assert draft.text == "Một hai ba\n\nbốn năm\n\nsáu bảy"
    assert remarked(draft) == [("A\nB", "hai"), ("C", "Một hai ba"), ("D", "năm\n\nsáu"), ("E", "sáu bảy")]


_SPACED = st.text(st.sampled_from("aă5% \n\t"), max_size=8)


@given(st.lists(st.lists(_SPACED, max_size=5), min_size=1, max_size=4))
def test_every_word_leads_to_the_text_between_two_tags_that_holds_it(paragraphs: list[list[str]]) -> None:
    body = "".join(p("".join(f"<text:span>{words}</text:span>" for words in spans)) for spans in paragraphs)
    draft = read(odt(body), "x")
    whole = ["".join(spans).split() for spans in paragraphs]
    assert draft.text.split("\n\n") == [" ".join(words) for words in whole if words] or not any(whole)
    for piece in draft.pieces:
        assert isinstance(piece.origin, Run)
        stood = _run(odt(body), piece.origin)
        assert draft.text[piece.start : piece.end].split() == stood.split()


def _run(content: bytes, run: Run) -> str:
    """The characters of a run, found in another way than the reader's."""
    root = etree.fromstring(unzipped(content)[run.part])
    paragraph = root.findall(f".//{{{TEXT}}}p")[run.paragraph - 1]
    texts = paragraph.xpath("descendant::text()")
    assert isinstance(texts, list)
    return str(texts[run.run - 1])[run.start : run.end]


def placed(draft: Draft) -> list[tuple[str, str]]:
    return [(finding.code, finding.span.slice(draft.text)) for finding in check(draft).findings]


@needs_libreoffice
@pytest.mark.parametrize("form", [Format.DOCX, Format.ODT])
def test_a_text_gives_the_same_findings_once_libreoffice_has_converted_it(form: Format, tmp_path: Path) -> None:
    reader = read if form is Format.ODT else read_word
    draft = reader(converted(ARTICLE.encode(), "txt", form.value, tmp_path), "bài")
    assert [words for _, words in told(draft)] == ARTICLE.splitlines()
    assert placed(draft) == placed(read_plain(ARTICLE)) != []


def test_a_note_within_a_note_is_read_once() -> None:
    depth = 50
    inner = "".join(f"<text:note><text:note-body><text:p>{at}" for at in range(depth))
    nested = inner + "</text:p></text:note-body></text:note>" * depth
    assert words_of(p(nested)).split() == [str(at) for at in range(depth)]
