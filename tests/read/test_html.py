from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.model.draft import BlockKind, SourceRange
from factcheck.read.html import read
from tests.read.origins import cells, strays, told, uncovered

WORDS = "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức"

# Pages of no sense, made of what readers trip over.
SCRAPS = """< > & ; # / = " ' ! - ?
<p> </p> <p <div> </div> <b> </b> <br> <x/> <p/> <aside> </aside> <span\fhidden> </span> <li> <ul> </ul> <h1> </h1>
<!-- --> <!--\fx\f--> <![CDATA[ ]]> <?php ?> <!doctype <title> </title> <script> </script> <pre> </pre>
<sup>2</sup> <sup> <a> </sup> <table> <tr> <td\fcolspan=2> <td\frowspan=3> <th> </td> </table>
&amp; &nbsp; &#7927; &#x1EF7; &ampx &#; &#x; &lt &#0; tăng 25% tỷ"""
scraps = st.lists(st.sampled_from((*re.split(r"[ \n]", SCRAPS), " ", "\n", "\r\n", "\0", "\u00a0")), max_size=40).map(
    "".join
)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<h1>Tin</h1><p class='sapo'>Tóm tắt<p>Thân", [("title", "Tin"), ("lead", "Tóm tắt"), ("paragraph", "Thân")]),
        ("<title>Tin</title><h1>Bài</h1>", [("title", "Bài")]),
        ("<title>Tin &amp; bài</title><h1><img src=x></h1>", [("title", "Tin & bài")]),
        ("<h1>Bài</h1><h1>Mục</h1><h2>Mục con</h2>", [("title", "Bài"), ("heading", "Mục"), ("heading", "Mục con")]),
        ("<h2 class='singular-sapo'>Tóm tắt</h2>", [("lead", "Tóm tắt")]),
        ("<div itemprop=description><p>Tóm tắt</p></div>", [("lead", "Tóm tắt")]),
        ("<div class='leaderboard'>Không phải</div>", [("paragraph", "Không phải")]),
        ("<ul><li>Một<li>Hai<ol><li>Ba</ol></ul>", [("item", "Một"), ("item", "Hai"), ("item", "Ba")]),
        ("<figure><img alt=x><figcaption>Ảnh</figcaption></figure>", [("caption", "Ảnh")]),
        ("<div class='PhotoCMS_Caption'>Ảnh</div>", [("caption", "Ảnh")]),
        ("<blockquote><p>Lời</p></blockquote>Sau", [("quotation", "Lời"), ("paragraph", "Sau")]),
        ("<p role=doc-footnote>Chú", [("footnote", "Chú")]),
        ("<section class=footnotes><ol><li>Chú</ol></section>", [("footnote", "Chú")]),
        ("<p>Một<p>Hai<div>Ba</div>Bốn", [("paragraph", w) for w in ("Một", "Hai", "Ba", "Bốn")]),
        ("<p>Một<br>dòng <br/> <br> Hai", [("paragraph", "Một\ndòng"), ("paragraph", "Hai")]),
        ("<p hidden>Ẩn<p>Hiện <span style='display: none'>ẩn <b>ẩn</b></span>ra", [("paragraph", "Hiện ra")]),
        ("Giá <del>25%</del><s>24%</s> 21%", [("paragraph", "Giá 21%")]),
        ("<script>1 < 2 </p></script><style>p</style>Chữ<noscript><p>x</noscript>", [("paragraph", "Chữ")]),
        ("Chữ <textarea><p>x</textarea><svg><title>x</title></svg>nữa<pre>mã</pre>", [("paragraph", "Chữ nữa")]),
        ("Giá <span style='text-decoration: line-through'>25%</span> 21%", [("paragraph", "Giá 21%")]),
        ("Dùng <code>mã</code> này", [("paragraph", "Dùng mã này")]),
        ("tă<b>ng</b>  <i> 5 </i>\n %", [("paragraph", "tăng 5 %")]),
        ("<![CDATA[5 < 6 &amp; <b>]]>", [("paragraph", "5 < 6 &amp; <b>")]),
        ("5 <6 và 7< 8 <", [("paragraph", "5 <6 và 7< 8 <")]),
        ("Hết <!-- chưa đóng <p>x", [("paragraph", "Hết")]),
        ("A<title/>B<script src=x />C", [("paragraph", "A"), ("paragraph", "BC")]),
    ],
)  # fmt: skip
def test_blocks_are_those_that_a_reader_sees(source: str, blocks: list[tuple[str, str]]) -> None:
    assert told(read(source)) == blocks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("t&#7927;&nbsp;&#x111;ồng", "tỷ\u00a0đồng"),
        ("A &amp B &lt;&gt; &ampC", "A & B <> &C"),
        ("5&nbspđồng &khongcó; &; &# &#x", "5\u00a0đồng &khongcó; &; &# &#x"),
        ("&#99999999999; &#0; &#xD800;", "&#99999999999; \ufffd \ufffd"),
        ("a&#32;&#10;&Tab;b", "a b"),
        ("AT&T", "AT&T"),
    ],
)
def test_entities_are_what_they_stand_for(source: str, text: str) -> None:
    draft = read(source)
    assert draft.text == text
    assert not [*strays(draft)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("tăng 25%<sup>[1]</sup>.", "tăng 25%."),
        ("tăng 25%<sup><a href='#n1'>1</a></sup>.", "tăng 25%."),
        ("tăng 25%<a role='doc-noteref' href=#fn1><sup>1</sup></a>.", "tăng 25%."),
        ("tăng 25%<sup id='fnref:1'><a class=footnote-ref>1</a></sup>.", "tăng 25%."),
        ("tăng 25%<span class=MsoFootnoteReference>[1]</span>", "tăng 25%"),
        ("<a class=MsoFootnoteReference>[1]</a> <span class=FootnoteTextChar>Theo sở</span>", "Theo sở"),
        ("rộng 12 km<sup>2</sup>", "rộng 12 km²"),
        ("10<sup> −6 </sup>", "10⁻⁶"),
        ("12 <b>m</b><sup>2</sup>, 5 m<sup>3</sup>/h", "12 m², 5 m³/h"),
        ("mol<sup>-1</sup> và 10<sup>6</sup>", "mol⁻¹ và 10⁶"),
        ("tăng 25%<sup>1</sup> lên 30 tỷ đồng<sup>2</sup>, 2023<sup>3</sup>.", "tăng 25% lên 30 tỷ đồng, 2023."),
        ("cả năm<sup>2</sup> (<b>10</b>)<sup>3</sup>", "cả năm (10)"),
        ("<sup>1</sup> Theo sở", "Theo sở"),
        ("4 m<span style='vertical-align: super'>2</span>", "4 m²"),
        ("đồng<SPAN STYLE=vertical-align:super><i>2</i></SPAN> <span>3</span>", "đồng 3"),
        ("n<sup>th</sup> CO<sub>2</sub>", "nth CO2"),
    ],
)
def test_marks_of_notes_are_left_out_and_powers_kept(source: str, text: str) -> None:
    draft = read(f"<p>{source}</p>")
    assert draft.text == text
    assert not [*strays(draft)]


def test_a_finding_leads_to_its_words_through_entities_and_marks() -> None:
    source = f"<p class=sapo>{WORDS.replace('tỷ', 't&#7927;')}\n tăng <b>2<i>5</i></b>&#37;.</p>"
    draft = read(source)
    finding = next(found for found in check(draft).findings if found.code == "R101")
    assert finding.span.slice(draft.text) == "25%"
    origin = draft.source_range(finding.span)
    assert origin is not None
    assert source[origin.start : origin.end] == "2<i>5</i></b>&#37;"


TABLE = """<table><caption>Bảng</caption>
<thead><tr><th rowspan=2>Xã<th colspan=2>Năm 2023<tr><th>Quý I<th>Quý II
<tbody><tr><td rowspan=2>Vùng A<td>10<td>11</td></tr><tr><td>12</div><td>13
<tr><th>Vùng B<td colspan=2>14<table><tr><td>trong</table></table>sau"""


def test_cells_know_their_place_and_the_headers_over_and_beside_them() -> None:
    draft = read(TABLE)
    found = {words: (cell.table, cell.row, cell.column, cell.headers) for words, cell in cells(draft).items()}
    assert found == {
        "Xã": (1, 0, 0, ()),
        "Năm 2023": (1, 0, 1, ()),
        "Quý I": (1, 1, 1, ("Năm 2023",)),
        "Quý II": (1, 1, 2, ("Năm 2023",)),
        "Vùng A": (1, 2, 0, ("Xã",)),
        "10": (1, 2, 1, ("Năm 2023", "Quý I", "Vùng A")),
        "11": (1, 2, 2, ("Năm 2023", "Quý II", "Vùng A")),
        "12": (1, 3, 1, ("Năm 2023", "Quý I", "Vùng A")),
        "13": (1, 3, 2, ("Năm 2023", "Quý II", "Vùng A")),
        "Vùng B": (1, 4, 0, ("Xã",)),
        "14": (1, 4, 1, ("Năm 2023", "Quý I", "Vùng B")),
        "trong": (2, 0, 0, ()),
    }
    assert told(draft)[0] == (BlockKind.CAPTION, "Bảng")
    assert told(draft)[-1] == (BlockKind.PARAGRAPH, "sau")


def test_a_first_row_without_header_cells_is_the_head_and_one_that_begins_with_one_is_not() -> None:
    assert cells(read("<table><tr><td>A<td>B<tr><td>1<td>2"))["2"].headers == ("B", "1")
    down = cells(read("<table><tr><th>A<td>1<tr><th>B<td>2"))
    assert (down["1"].headers, down["2"].headers) == (("A",), ("B",))


SPANNED = """<table><tr><td colspan=4>Bảng 1<tr><td rowspan=2>Số<td rowspan=2>Xã<td colspan=2>Hộ
<tr><td>2022<td>2023<tr><td>1<td>Kon<td>10<td>11</table>"""


def test_a_head_goes_on_below_a_title_and_below_a_cell_that_spans_columns() -> None:
    found = {words: cell.headers for words, cell in cells(read(SPANNED)).items()}
    assert found["Xã"] == ("Bảng 1",)
    assert found["2023"] == ("Bảng 1", "Hộ")
    assert found["11"] == ("Bảng 1", "Hộ", "2023", "1")
    marked = cells(read(SPANNED.replace("<td>2", "<th>2")))
    assert marked["11"].headers == found["11"]


@pytest.mark.parametrize(
    "above", ["<td colspan=2>Số hộ", "<td rowspan=9>Ảnh<td colspan=2>Số hộ", "<td rowspan=2>Xã<td colspan=2>Hộ"]
)
def test_a_row_of_figures_belongs_to_no_head(above: str) -> None:
    table = cells(read(f"<table><tr>{above}<tr><td>Kon<td>1.234<tr><td>Rẫy<td>5"))
    assert not {"Kon", "1.234"}.intersection(table["5"].headers)


def test_a_total_below_a_head_of_two_rows_is_added_up() -> None:
    rows = "".join(f"<tr><td>{name}<td>{first}<td>{last}" for name, first, last in ROWS)
    draft = read(f"<table><tr><th rowspan=2>Xã<th colspan=2>Hộ<tr><th>Cũ<th>Mới{rows}</table>")
    assert [(found.code, found.span.slice(draft.text)) for found in check(draft).findings] == [("T108", "54")]


ROWS = (("Kon", 12, 20), ("Rẫy", 15, 25), ("Tổng", 27, 54))


def test_a_cell_of_several_blocks_stays_one_cell() -> None:
    draft = read("<table><tr><th><p>Vụ<p>này<tr><td>5")
    assert [(block.row, block.column) for block in draft.blocks] == [(0, 0), (0, 0), (1, 0)]
    assert cells(draft)["5"].headers == ("Vụ này",)


def test_comments_belong_to_the_block_around_them_or_to_the_next_one() -> None:
    source = "<!-- đầu --><h1>Tin</h1><!-- giữa --><p>Một <!-- trong --> hai</p><p>Ba</p><!-- cuối -->"
    draft = read(source)
    assert [(comment.words, comment.span.slice(draft.text)) for comment in draft.comments] == [
        ("đầu", "Tin"),
        ("giữa", "Một hai"),
        ("trong", "Một hai"),
        ("cuối", ""),
    ]
    written = [comment.origin for comment in draft.comments]
    assert [source[at.start : at.end] for at in written if isinstance(at, SourceRange)][1] == "<!-- giữa -->"


ENDLESS = """<
<!-- <a\f <a\fb=" &# &x <div> <p> <ul><li><div> <sup> <b\fhidden> <td\frowspan=9999\fcolspan=9999> <table>
<table><tr><td> <![CDATA[ <script> <li></li> </p> <table><thead><tr><th> <!doctype <? </ <h1>"""


@pytest.mark.parametrize("scrap", re.split(r"[ \n]", ENDLESS))
def test_what_is_repeated_without_end_is_read_to_the_end(scrap: str) -> None:
    draft = read(scrap.replace("\f", " ") * 10_000)
    assert not [*strays(draft)]


def test_a_deep_nest_keeps_its_words_and_their_kind() -> None:
    draft = read("<blockquote>" + "<div>" * 10_000 + "Lời" + "</div>" * 10_000 + "Nữa</blockquote>Sau")
    assert told(draft) == [("quotation", "Lời"), ("quotation", "Nữa"), ("paragraph", "Sau")]


def test_a_row_of_very_many_cells_is_counted_to_its_end() -> None:
    assert cells(read("<table><tr>" + "<td>1" * 50_000 + "<td>2"))["2"].column == 50_000


def test_a_giant_attribute_is_passed_over() -> None:
    assert told(read(f"<p class='{'x ' * 100_000}>' title=\"a>b\">Chữ")) == [("paragraph", "Chữ")]


@given(scraps | st.text(alphabet="<>&/!-=\"'pbr;#x \n", max_size=60))
def test_any_text_is_read_with_every_word_in_its_place(source: str) -> None:
    draft = read(source)
    assert draft.source == source
    assert not [*strays(draft), *uncovered(draft)]


MARKS = ("{}", "<b>{}</b>", '<a href="x?a=1&b=2">{}</a>', "<span\nclass='a>b'>{}</span>", "<!-- chú -->{}", "{}<wbr>")
TAGS = ("p", "div", "li", "h2", "blockquote", "td")


def _encoded(word: str, every: int) -> str:
    return "".join(f"&#{ord(letter)};" if every and at % every == 0 else letter for at, letter in enumerate(word))


vietnamese = st.text(alphabet="aăâđêôơưáềộửỵbcghkmnt0123456789,.%", min_size=1, max_size=7)
paragraphs = st.lists(vietnamese, min_size=1, max_size=8)


@given(st.lists(paragraphs, min_size=1, max_size=4), st.data())
def test_every_word_is_found_at_its_place_in_the_source(written: list[list[str]], data: st.DataObject) -> None:
    spaces = st.sampled_from([" ", "\n", "  \t", "\r\n "])
    source = ""
    for words in written:
        marked = [
            data.draw(st.sampled_from(MARKS)).format(_encoded(word, data.draw(st.integers(0, 3)))) for word in words
        ]
        source += "<" + (tag := data.draw(st.sampled_from(TAGS))) + ">"
        source += "".join(word + data.draw(spaces) for word in marked) + f"</{tag}>\n"
    draft = read(source)
    assert [text for _, text in told(draft)] == [" ".join(words) for words in written]
    assert not [*strays(draft), *uncovered(draft)]
