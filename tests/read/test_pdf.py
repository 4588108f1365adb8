from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import BlockKind, Box, Draft, ReadError, check
from factcheck.read import pdf as reader
from factcheck.read.drafts import read_drafts
from factcheck.read.pages.words import Drawn, words
from factcheck.read.pdf import read
from tests.read.pdf_files import HEIGHT, LETTER, WIDTH, Text, encrypted, pdf
from tests.read.sample_documents import FOLDER, STEM

SAMPLE = (FOLDER / f"{STEM}.pdf").read_bytes()
WORDS = "Đọc được ở Huế, năm 2023 xuất 7.500 tấn gạo sang Bờ Biển Ngà với giá 580 USD mỗi tấn"


def draft_of(*pages: list[Text], extra: str = "") -> Draft:
    return read(pdf(*pages, extra=extra), "bai.pdf")


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, draft.text[block.span.start : block.span.end]) for block in draft.blocks]


def texts(draft: Draft) -> list[str]:
    return [text for _, text in blocks(draft)]


def paragraph(text: str, x: float = 50, y: float = 50, width: int = 30, size: float = 10) -> list[Text]:
    """``text`` in lines of ``width`` letters at most."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return [Text(line, x, y + 1.2 * size * at, size) for at, line in enumerate(lines)]


def why(content: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(content, "bai.pdf")
    return caught.value.reason


def test_lines_of_a_paragraph_are_joined_by_spaces() -> None:
    assert blocks(draft_of(paragraph(WORDS))) == [("paragraph", WORDS)]


def test_each_word_leads_to_its_box() -> None:
    draft = draft_of([Text("tăng 25%", 50, 60)])
    at = draft.text.index("25%")
    (box,) = draft.origins(check(draft.text).quantities[0].span)
    assert isinstance(box, Box)
    assert draft.text[at:] == "25%"
    assert (box.page, box.left, round(box.top), round(box.bottom)) == (1, 50 + 5 * LETTER * 10, 52, 62)
    assert box.right >= 50 + 8 * LETTER * 10  # as wide as the stand-in for the missing font has it


def test_a_space_belongs_to_the_word_before_it() -> None:
    draft = draft_of([Text("một hai", 50, 60), Text("ba", 50, 72)])
    assert [draft.text[piece.start : piece.end] for piece in draft.pieces] == ["một ", "hai ", "ba"]


def test_boxes_hold_their_words_in_the_file() -> None:
    draft = read(SAMPLE, "bai.pdf")
    with pypdfium2.PdfDocument(SAMPLE) as document:
        for piece in draft.pieces:
            assert isinstance(piece.origin, Box)
            page = document[piece.origin.page - 1]
            height = page.get_height()
            _, left, top, right, bottom = piece.origin
            inside = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
            assert draft.text[piece.start : piece.end].strip() in unicodedata.normalize("NFC", inside)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_come_out_composed(form: str) -> None:
    written = unicodedata.normalize("NFD" if form == "NFD" else "NFC", WORDS)
    assert draft_of([Text(written, 10, 50, 4)]).text == WORDS


def test_ligatures_come_apart_and_what_is_not_seen_goes() -> None:
    assert draft_of([Text("ﬁle ﬂuor 25\u200b,5\ufeff% a\u00adb", 50, 50)]).text == "file fluor 25,5% ab"


def test_marks_drawn_by_themselves_belong_to_the_letter_before_them() -> None:
    drawn = [("Đo", 50, 60, 0), ("\u0323", 56, 59, 2), ("c", 60, 65, 2), ("thư", 69, 84, 2)]
    parts = [Drawn(text, left, 42, right, 52, 50, 10, is_bold=False, space=space) for text, left, right, space in drawn]
    assert [word.text for word in words(parts, 1)] == ["Đọc", "thư"]


@pytest.mark.parametrize(
    ("line", "following", "read_as"),
    [
        ("giai đoạn 2017-", "2018 tăng", "giai đoạn 2017-2018 tăng"),
        ("bệnh COVID-", "19 giảm", "bệnh COVID-19 giảm"),
        ("tăng 5 -", "7% mỗi năm", "tăng 5 - 7% mỗi năm"),
        ("giá 58.000 đồng/", "kg vào vụ", "giá 58.000 đồng/kg vào vụ"),
        ("nhập hàng Co\u00ad", "lombia về", "nhập hàng Co-lombia về"),
    ],
)
def test_words_go_on_over_the_end_of_a_line(line: str, following: str, read_as: str) -> None:
    assert draft_of([Text(line, 50, 50), Text(following, 50, 62)]).text == read_as


def test_a_wider_gap_begins_a_paragraph() -> None:
    page = [*paragraph(WORDS), *paragraph(WORDS, y=200)]
    assert texts(draft_of(page)) == [WORDS, WORDS]


def test_an_indent_begins_a_paragraph() -> None:
    lines = [Text("một dòng chữ đầy đủ đến hết lề,", 50, 50), Text("rồi hết cả đoạn dài ở tận đây.", 50, 62)]
    page = [*lines, Text("Đoạn sau thụt vào một chút ở", 65, 74), Text("đầu dòng như sách vở ngày nay.", 50, 86)]
    assert [text.split()[0] for text in texts(draft_of(page))] == ["một", "Đoạn"]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = [
        Text("Vụ này cả xã thu về 7.500 tấn", 50, 50),
        Text("cà phê nhân.", 50, 62),
        Text("Năm sau diện tích còn tăng.", 50, 74),
    ]
    assert texts(draft_of(page)) == ["Vụ này cả xã thu về 7.500 tấn cà phê nhân.", "Năm sau diện tích còn tăng."]


def test_a_line_that_ends_early_within_a_sentence_goes_on() -> None:
    page = [Text("Vụ này cả xã thu về", 50, 50), Text("chừng 7.500 tấn cà phê nhân các loại.", 50, 62)]
    assert texts(draft_of(page)) == ["Vụ này cả xã thu về chừng 7.500 tấn cà phê nhân các loại."]


def test_the_largest_first_lines_are_the_title_and_what_stands_out_are_headings() -> None:
    page = [
        Text("KINH TẾ", 50, 20, 8),
        Text("Một vụ cà phê", 50, 40, 20),
        Text("được cả mùa lẫn giá", 50, 64, 20),
        Text("Nông dân bán hết cà phê ngay trong tháng Chạp, tiền về sớm.", 50, 90, 10, is_bold=True),
        *paragraph(WORDS, y=120, width=50),
        Text("Giá lên từng tuần", 50, 200, 10, is_bold=True),
        *paragraph(WORDS, y=220, width=50),
    ]
    found = blocks(draft_of(page))
    assert [kind for kind, _ in found] == ["paragraph", "title", "lead", "paragraph", "heading", "paragraph"]
    assert found[1][1] == "Một vụ cà phê được cả mùa lẫn giá"


def test_words_drawn_late_are_read_where_they_stand() -> None:
    page = [*paragraph(WORDS, y=100), Text("Một vụ cà phê", 50, 50, 20)]
    assert blocks(draft_of(page)) == [("title", "Một vụ cà phê"), ("paragraph", WORDS)]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Text("Báo Vụ Mùa - số 12", 50, 20, 8),
            *paragraph(f"Trang thứ {word} kể chuyện riêng.", y=100),
            Text(f"Trang {number}/3", 180, 590, 8),
        ]
        for number, word in enumerate(("nhất", "hai", "ba"), start=1)
    ]
    assert texts(draft_of(*pages)) == [f"Trang thứ {word} kể chuyện riêng." for word in ("nhất", "hai", "ba")]


def test_a_lone_number_at_the_foot_of_a_page_is_left_out_and_one_in_the_text_is_not() -> None:
    page = [*paragraph(WORDS, y=100), Text("450", 50, 300), Text("- 7 -", 190, 590)]
    assert texts(draft_of(page)) == [WORDS, "450"]


def test_a_paragraph_goes_on_over_a_page_and_notes_come_after_it() -> None:
    first = [
        *paragraph("Vụ này doanh thu của toàn xã tăng từ 6,2 lên 7,5 tỷ", y=500, width=60),
        Text("1", 50, 560, 7),
        Text("Tính đến hết tháng 12.", 56, 560, 7),
    ]
    second = paragraph("đồng, tức tăng 25% so với vụ trước đó.", y=50, width=60)
    draft = draft_of(first, second)
    assert blocks(draft) == [
        ("paragraph", "Vụ này doanh thu của toàn xã tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25% so với vụ trước đó."),
        ("footnote", "Tính đến hết tháng 12."),
    ]
    (finding,) = check(draft).findings
    (box,) = draft.origins(finding.span)
    assert isinstance(box, Box)
    assert box.page == 2


def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it() -> None:
    body = [Text("Sản lượng 7.500", 50, 50), Text("1", 50 + 15 * 5, 46, 6), Text(" tấn trong vụ.", 129, 50)]
    note = [Text("1", 50, 560, 7), Text("Ước tính.", 56, 560, 7)]
    assert texts(draft_of([*body, *note])) == ["Sản lượng 7.500 tấn trong vụ.", "Ước tính."]


def test_an_exponent_stays() -> None:
    page = [Text("rộng 12 km", 50, 50), Text("2", 100, 46, 6), Text(", dốc", 103, 50)]
    assert draft_of(page).text == "rộng 12 km², dốc"


def test_small_letters_set_low_are_part_of_their_word() -> None:
    assert draft_of([Text("khí CO", 50, 50), Text("2", 80, 52, 6), Text(" giảm", 83, 50)]).text == "khí CO2 giảm"


@pytest.mark.parametrize("is_across", [False, True])
def test_columns_of_prose_are_read_one_after_the_other(is_across: bool) -> None:
    left = paragraph("Cột bên trái kể chuyện trồng cây và bón phân cho đến khi thu hoạch xong hết.", 30, 50, 28)
    right = paragraph("Cột bên phải kể chuyện bán hàng và trả nợ ngân hàng sau khi đã bán xong hết.", 210, 50, 28)
    assert len(left) == len(right)
    page = [line for pair in zip(left, right, strict=True) for line in pair] if is_across else [*left, *right]
    assert texts(draft_of(page)) == [" ".join(line.words for line in column) for column in (left, right)]


def test_cells_of_a_table_stand_apart_with_their_headers() -> None:
    rows = [("Thôn", "Vụ 2022", "Vụ 2023"), ("Kon Gung", "410", "460"), ("Đắk Kđêm", "365", "405")]
    page = [*paragraph(WORDS, width=60)]
    page += [Text(cell, 50 + 100 * at, 100 + 15 * row) for row, line in enumerate(rows) for at, cell in enumerate(line)]
    draft = draft_of(page)
    cells = [block for block in draft.blocks if block.kind is BlockKind.CELL]
    assert [draft.text[cell.span.start : cell.span.end] for cell in cells] == [cell for row in rows for cell in row]
    assert [(cell.table, cell.row, cell.column) for cell in cells] == [(1, at // 3, at % 3) for at in range(9)]
    assert cells[5].headers == ("Vụ 2023", "Kon Gung")
    assert cells[0].headers == cells[1].headers == ()


def test_a_cell_may_have_several_lines() -> None:
    page = [Text("Thôn", 50, 50), Text("Vụ 2022", 200, 50)]
    page += [Text("Kon Gung và", 50, 70), Text("các buôn khác", 50, 82), Text("410", 200, 76)]
    page += [Text("Kon Trang", 50, 102), Text("475", 200, 102)]
    assert [text for kind, text in blocks(draft_of(page)) if kind == "cell"] == [
        *("Thôn", "Vụ 2022", "Kon Gung và các buôn khác", "410", "Kon Trang", "475")
    ]


def test_a_table_goes_on_over_a_page_and_tells_its_head_once() -> None:
    def page(*rows: tuple[str, str], y: float) -> list[Text]:
        return [Text(cell, 50 + 150 * at, y + 15 * n) for n, row in enumerate(rows) for at, cell in enumerate(row)]

    head = ("Thôn", "Vụ 2022")
    draft = draft_of(page(head, ("Kon Gung", "410"), y=400), page(head, ("Kon Trang", "475"), ("Kon Hồ", "80"), y=90))
    cells = [block for block in draft.blocks if block.kind is BlockKind.CELL]
    assert texts(draft) == ["Thôn", "Vụ 2022", "Kon Gung", "410", "Kon Trang", "475", "Kon Hồ", "80"]
    assert cells[-1].headers == ("Vụ 2022", "Kon Hồ")
    assert (cells[-1].table, cells[-1].row) == (1, 3)


def test_wide_spaces_within_a_line_are_spaces_still() -> None:
    lines = [(("Chừng chục", 50), ("tấn cà phê nhân", 108)), (("được bán hết trong", 50), ("tháng này.", 147))]
    page = [Text(part, x, 50 + 12 * at) for at, line in enumerate(lines) for part, x in line]
    assert draft_of(page).text == "Chừng chục tấn cà phê nhân được bán hết trong tháng này."


def test_numbers_far_apart_on_one_line_are_no_sentence() -> None:
    assert texts(draft_of([Text("Thu 410", 50, 50), Text("chi 365", 250, 50)])) == ["Thu 410", "chi 365"]


def test_what_is_cropped_away_or_turned_is_not_read() -> None:
    page = [Text("Thấy được", 50, 50), Text("Bị xén", 50, 500)]
    draft = draft_of([*page, Text("BẢN NHÁP", 300, 200, turned=True)], extra="/CropBox [10 300 400 590]")
    assert draft.text == "Thấy được"
    box = draft.pieces[0].origin
    assert isinstance(box, Box)
    assert (round(box.left), round(box.bottom)) == (40, 42)


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    draft = draft_of([Text("tăng 25%", 100, 400, turned=True)], extra="/Rotate 90")
    box = draft.pieces[0].origin
    assert isinstance(box, Box)
    assert draft.text == "tăng 25%"
    assert (round(box.left), round(box.bottom)) == (HEIGHT - 400, 102)
    assert box.right - box.left > box.bottom - box.top
    assert box.right < HEIGHT
    assert WIDTH < HEIGHT


def test_parts_of_a_list_stand_apart() -> None:
    page = [Text("Xã có:", 50, 50), Text("• 45 hộ trồng mới;", 50, 62), Text("• 205 hộ còn lại.", 50, 74)]
    assert [kind for kind, _ in blocks(draft_of(page))] == ["paragraph", "item", "item"]


def test_pictures_without_words_are_told_from_broken_files() -> None:
    assert why(pdf([])) == "read.scanned"
    assert why(b"%PDF-1.7\nkh\xf4ng ph\xe1i") == "read.broken_pdf"
    assert why(encrypted()) == "read.encrypted"


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert read(encrypted("không khoá", password=b""), "bai.pdf").text == "không khoá"


def test_more_pages_than_are_allowed_are_refused() -> None:
    assert why(pdf(*[[]] * 2001)) == "read.too_long"


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    assert why(SAMPLE) == "read.too_long"


@pytest.mark.parametrize(("number", "reason"), [("SIGSEGV", "read.broken_pdf"), ("SIGABRT", "read.too_long")])
def test_a_program_that_dies_is_told_as_a_fault_of_the_file(
    number: str, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "dies.py"
    program.write_text(f"import os, signal; os.kill(os.getpid(), signal.{number})")
    monkeypatch.setattr(reader, "_PROGRAM", str(program))
    assert why(SAMPLE) == reason


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.delitem(sys.modules, "factcheck.read.pdf")
    with pytest.raises(ReadError) as caught:
        list(read_drafts("bài.pdf", content=SAMPLE))
    assert (caught.value.reason, caught.value.detail) == ("read.extra", "factcheck[pdf]")


def test_the_reader_itself_does_not_load_the_library() -> None:
    code = "import sys, factcheck.read.pdf; print('pypdfium2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


word = st.text(st.sampled_from("abcđêữợZ0123456789%.,-/"), min_size=1, max_size=8)
text = st.builds(
    Text,
    st.lists(word, min_size=1, max_size=6).map(" ".join),
    st.floats(0, WIDTH, width=16),
    st.floats(0, HEIGHT, width=16),
    st.sampled_from([6.0, 10.0, 20.0]),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(text, max_size=12), min_size=1, max_size=3))
def test_pieces_cover_the_blocks_word_for_word_wherever_words_stand(pages: list[list[Text]]) -> None:
    try:
        draft = draft_of(*pages)
    except ReadError as error:
        assert error.reason == "read.scanned"  # noqa: PT017  # a page that is empty once it is cropped
        return
    covered = {at for piece in draft.pieces for at in range(piece.start, piece.end)}
    inside = {at for block in draft.blocks for at in range(block.span.start, block.span.end)}
    assert inside == covered
    assert all(isinstance(piece.origin, Box) and piece.origin.page <= len(pages) for piece in draft.pieces)
    drawn = io.StringIO("\n".join(part.words for page in pages for part in page)).read()
    assert not set(draft.text) - set(drawn) - set("\n ⁰¹²³⁴⁵⁶⁷⁸⁹")
