from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.model.draft import SourceRange
from factcheck.read.markdown import read
from tests.read.origins import cells, strays, told, uncovered

# Documents of no sense, made of what readers trip over.
SCRAPS = """* ** _ __ ` `` ~~ [ ] ( ) ! ![ ](x) [^1] [^1]: ^[ \\ \\* | \\| |-|-| |---| # ## ## --- === > >> - + 1. 10)
[x]: y &amp; &#7927; &nbsp; &khong; <b> </b> <br> <!-- --> <!--x--> <div> </div> <sup>2</sup>
<http://x.vn/%20> <a@b.vn> ```
tăng 25% tỷ đồng"""
scraps = st.lists(
    st.sampled_from(
        (*re.split(r"[ \n]", SCRAPS), " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\r\n", "\0", "\u00a0", "\x0b")
    ),
    max_size=50,
).map("".join)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# Tin #\n\n**Tóm\ntắt**\n\n## Mục ##", [("title", "Tin"), ("lead", "Tóm tắt"), ("heading", "Mục")]),
        ("Tin\ncủa tôi\n===\n\nMục\n---\n# Khác", [("title", "Tin của tôi"), ("heading", "Mục"), ("heading", "Khác")]),
        ("---\ntitle: 'Tin: lúa'\ntags: [a]\n---\nThân", [("title", "Tin: lúa"), ("paragraph", "Thân")]),
        ("---\ntitle: Tin\n---\n# Bài\nThân", [("title", "Bài"), ("paragraph", "Thân")]),
        ("+++\ntags = []\ntitle = \"Tin\"\n+++\n---\nThân", [("title", "Tin"), ("paragraph", "Thân")]),
        ("--- \na: b\n...\nThân\n---", [("heading", "Thân")]),
        ("+++\nThân\n\n---\n", [("paragraph", "+++ Thân")]),
        ("Thân\n\n---\na: b\n---", [("paragraph", "Thân"), ("heading", "a: b")]),
        ('---\ntitle: "Tin" mới" \n---\nThân', [("title", 'Tin" mới'), ("paragraph", "Thân")]),
        ("---\ntitle: 'Tin\n---\nThân", [("title", "'Tin"), ("paragraph", "Thân")]),
        ("---\ntitle: ''\n---\nThân", [("paragraph", "Thân")]),
        ("---\ntitle: >\n  Tin\n---\nThân", [("paragraph", "Thân")]),
        ("> - Một\n> - Hai\n>\n> Ba\ntiếp", [("item", "Một"), ("item", "Hai"), ("quotation", "Ba tiếp")]),
        ("1. Một\n\n   hai\n\t- ba", [("item", "Một"), ("item", "hai"), ("item", "ba")]),
        ("![*Ảnh*](a)\n\n[![Nữa](b)](c)\n\nA ![x](y)", [("caption", "Ảnh"), ("caption", "Nữa"), ("paragraph", "A")]),
        ("A[^1] b\n\n[^1]: Chú\n    a\n\n    nữa", [("paragraph", "A b"), ("footnote", "Chú a"), ("footnote", "nữa")]),
        ("A^[chú *tại* chỗ] b", [("paragraph", "A b"), ("footnote", "chú tại chỗ")]),
        ("Một  \nhai\\\nba\nbốn", [("paragraph", "Một\nhai\nba bốn")]),
        ("Dùng `a  b` và ``c`d``\n\n    mã\n\n```\nmã\n```\n~~~\nmã", [("paragraph", "Dùng a b và c`d")]),
        ("Giá ~~25%~~ <del>2 *4*%</del>21%", [("paragraph", "Giá 21%")]),
        ("Giá <span hidden>2 <span>% <b>5</b></span> 2</span>21% <svg/><script>x</script>", [("paragraph", "Giá 21%")]),
        ("Giá <s>25%\n\n21%</s> lúa", [("paragraph", "Giá"), ("paragraph", "21% lúa")]),
        ("<https://x.vn/a%20b> hay [đây](http://y.vn 'x')", [("paragraph", "https://x.vn/a%20b hay đây")]),
        ("[x]: http://y.vn\n[chữ][x] và [kia]", [("paragraph", "chữ và [kia]")]),
        ("*a **lẻ ~ __ \\* \\a &amp; &khong;", [("paragraph", "*a **lẻ ~ __ * \\a & &khong;")]),
        ("25%<sup>1</sup>, 10<sup>6</sup>", [("paragraph", "25%, 10⁶")]),
        ("rộng 5 km<sup>2</sup><sup>[1]</sup><br>sâu", [("paragraph", "rộng 5 km²\nsâu")]),
        ("> <div class=sapo>\n>   Tóm *tắt*\n> </div>\n\n<p>A</p>", [("lead", "Tóm *tắt*"), ("paragraph", "A")]),
        ("- <blockquote>x</blockquote>\n- <b>y</b>", [("quotation", "x"), ("item", "y")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_are_those_that_a_reader_sees(source: str, blocks: list[tuple[str, str]]) -> None:
    for written in (source, source.replace("\n", "\r\n")):
        draft = read(written)
        assert told(draft) == blocks
        assert not [*strays(draft), *uncovered(draft)]


TABLE = r"""> | Xã \| thôn | Vụ *trước* | Vụ này |
> |---|:-:|--:|
> | Kon \| Gung | 410 | **460** |
> Đắk | `36 | 405 | thừa
> | | 7
"""


def test_cells_know_their_place_and_their_headers() -> None:
    draft = read(TABLE)
    found = {words: (cell.row, cell.column, cell.headers) for words, cell in cells(draft).items()}
    assert found == {
        "Xã | thôn": (0, 0, ()),
        "Vụ trước": (0, 1, ()),
        "Vụ này": (0, 2, ()),
        "Kon | Gung": (1, 0, ("Xã | thôn",)),
        "410": (1, 1, ("Vụ trước", "Kon | Gung")),
        "460": (1, 2, ("Vụ này", "Kon | Gung")),
        "Đắk": (2, 0, ("Xã | thôn",)),
        "`36": (2, 1, ("Vụ trước", "Đắk")),
        "405": (2, 2, ("Vụ này", "Đắk")),
        "7": (3, 1, ("Vụ trước",)),
    }
    assert not [*strays(draft), *uncovered(draft)]
    written = draft.source_range(cells(draft)["7"].span)
    assert written is not None
    assert TABLE[written.start :].startswith("7\n")


@pytest.mark.parametrize("before", ["", "> ", "- ", "1. ", "[^a]: ", "> - "])
@pytest.mark.parametrize("edge", ["", "|"])
def test_the_cells_of_a_first_row_stand_behind_the_marks_of_what_the_table_is_in(before: str, edge: str) -> None:
    inner = "".join(mark if mark == ">" else " " for mark in before)
    source = f"{before}{edge}5|5|6{edge}\n{inner}{edge}-|-|-{edge}\n"
    draft = read(source)
    first = len(before + edge)
    assert not [*strays(draft)]  # without a bar before it the first cell may take the mark of a list to itself
    assert [piece.origin for piece in draft.pieces][1:] == [SourceRange(at, at + 1) for at in (first + 2, first + 4)]


def test_tables_of_pages_within_are_counted_along() -> None:
    source = "|A|\n|-|\n\n<table><tr><td>1<tr><td>2</table>\n\n|B|\n|-|\n"
    assert [(words, cell.table) for words, cell in cells(read(source)).items()] == [
        ("A", 1),
        ("1", 2),
        ("2", 2),
        ("B", 3),
    ]


@pytest.mark.parametrize(
    ("source", "on"),
    [
        ("Một.\n<!-- a -->\n\nHai.", "Một."),
        ("Một.\r\n<!-- a -->\r\n\r\nHai.", "Một."),
        ("Một.\n<!--\na\n-->", "Một."),
        ("- Một.\n  <!-- a -->\n- Hai.", "Một."),
        ("> Một.\n> <!-- a -->\n>\n> Hai.", "Một."),
        ("Một.\n<!-- b -->\n<!-- a -->\n\nHai.", "Một."),
        ("Một.\n<!-- a -->\nHai.", "Hai."),
        ("Một.\n\n<!-- a -->\n\nHai.", "Hai."),
        ("# Một\n<!-- a -->\n\nHai.", "Hai."),
        ("Một.\n<!-- a --> Ba.\n\nHai.", "Ba."),
    ],
)
def test_a_comment_right_below_a_paragraph_is_on_it(source: str, on: str) -> None:
    draft = read(source)
    comment = draft.comments[-1]
    assert (comment.words, comment.span.slice(draft.text)) == ("a", on)
    assert isinstance(comment.origin, SourceRange)
    assert source[slice(*comment.origin)].startswith("<!--")


def test_comments_belong_to_the_block_around_them_or_to_the_next_one() -> None:
    source = "<!-- đầu\n -->\n\n# Tin\n\n<!-- giữa -->\nMột <!-- trong --> hai\n\n- Ba <!-- mục -->\n\n<!-- cuối -->"
    draft = read(source)
    assert [(comment.words, comment.span.slice(draft.text)) for comment in draft.comments] == [
        ("đầu", "Tin"),
        ("giữa", "Một hai"),
        ("trong", "Một hai"),
        ("mục", "Ba"),
        ("cuối", ""),
    ]
    places = [comment.origin for comment in draft.comments]
    assert [source[at.start : at.end] for at in places if isinstance(at, SourceRange)] == re.findall(
        "(?s)<!--.*?-->", source
    )


def test_a_finding_leads_to_its_words_through_marks_and_wrapped_lines() -> None:
    source = "> - Doanh thu **tăng** từ 6,2 lên\n>   7,5 tỷ&nbsp;đồng, tức tăng **2*5***%.\n"
    draft = read(source)
    finding = next(found for found in check(draft).findings if found.code == "R101")
    origin = draft.source_range(finding.span)
    assert origin is not None
    assert source[origin.start : origin.end] == "2*5***%"


ENDLESS = """* *a\f **a\f_b [ ![ [a]( ` `a > -\f |a|\\n|-|\\n a|b\\n &amp; ^[ [^
<!-- <a\f ~~ # a\\n [a]:\fx\\n <x@y.z> *a_ =\\n"""


@pytest.mark.parametrize("scrap", re.split(r"[ \n]", ENDLESS))
def test_what_is_repeated_without_end_is_read_to_the_end(scrap: str) -> None:
    draft = read(scrap.replace("\f", " ").replace("\\n", "\n") * 2000)
    assert not [*strays(draft), *uncovered(draft)]


def test_a_title_with_a_sea_of_spaces_is_read_to_its_end() -> None:
    assert told(read(f"---\ntitle: Tin{' ' * 100_000}x\n---\n"))[0][1].endswith("x")


@given(scraps | st.text(alphabet="*_`[]()<>!|\\&#-:~^1ab \t\n", max_size=60))
def test_any_text_is_read_with_every_word_in_its_place(source: str) -> None:
    draft = read(source)
    assert draft.source == source
    assert not [*strays(draft), *uncovered(draft)]


MARKS = ("{}", "*{}*", "**{}**", "[{}](http://x.vn 'a')", "<b>{}</b>", "{}<!-- chú -->", "***{}***")
BEFORE = (("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   "), ("> ", ""), ("## ", None))


def _encoded(word: str, every: int) -> str:
    return "".join(f"&#{ord(letter)};" if every and at % every == 0 else letter for at, letter in enumerate(word))


letters = "aăâđêôơưáềộửỵbcghkmnt0123456789"
vietnamese = st.builds("a{}{}".format, st.text(alphabet=letters, max_size=6), st.sampled_from(["", "", ",", "%", "."]))


@given(st.lists(st.lists(vietnamese, min_size=1, max_size=8), min_size=1, max_size=4), st.data())
def test_every_word_is_found_at_its_place_in_the_source(written: list[list[str]], data: st.DataObject) -> None:
    source = ""
    for words in written:
        first, further = data.draw(st.sampled_from(BEFORE))
        breaks = [" "] if further is None else [" ", "\n" + further, "\r\n" + further]
        marked = [
            data.draw(st.sampled_from(MARKS)).format(_encoded(word, data.draw(st.integers(0, 3)))) for word in words
        ]
        source += first + "".join(mark + data.draw(st.sampled_from(breaks)) for mark in marked[:-1]) + marked[-1]
        source += "\n\n<!-- -->\n\n"
    draft = read(source)
    assert [text for _, text in told(draft)] == [" ".join(words) for words in written]
    assert not [*strays(draft), *uncovered(draft)]
