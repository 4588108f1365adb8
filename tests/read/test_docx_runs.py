from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.model.draft import Draft, Run
from factcheck.read.docx import read
from factcheck.read.plain import read as read_plain
from tests.read.office_files import converted, needs_libreoffice, remarked, saved
from tests.read.word_documents import PARAGRAPHS, Stretch, all_runs, document_of, read_words

SENTENCES = (
    "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.",
    "Số khách giảm từ 80 xuống 60 lượt, tức giảm 25%.",
    "Giá gạo tăng từ 12.000 đồng lên 15.000 đồng, gấp 2,5 lần.",
    "Xã có 250 hộ, trong đó 45 hộ nghèo, chiếm 21%.",
)


@given(PARAGRAPHS)
def test_a_paragraph_is_its_runs_put_together(paragraphs: list[list[Stretch]]) -> None:
    draft = read(saved(document_of(paragraphs)), "bài.docx")
    whole = [words.strip() for words in map(read_words, paragraphs)]
    assert draft.text == "\n\n".join(words for words in whole if words)


@given(PARAGRAPHS)
def test_every_word_leads_to_the_run_that_holds_it(paragraphs: list[list[Stretch]]) -> None:
    document = document_of(paragraphs)
    runs = all_runs(document)
    draft = read(saved(document), "bài.docx")
    for piece in draft.pieces:
        assert isinstance(piece.origin, Run)
        part, paragraph, run, start, end = piece.origin
        assert part == "word/document.xml"
        assert runs[paragraph - 1][run - 1].text[start:end] == draft.text[piece.start : piece.end]


def placed(draft: Draft) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.span.slice(draft.text), finding.span.start) for finding in check(draft).findings]


@given(st.permutations(SENTENCES), st.sets(st.integers(1, 50)))
def test_the_findings_are_those_of_the_plain_text_however_the_runs_are_cut(
    sentences: list[str], cuts: set[int]
) -> None:
    document = docx.Document()
    for sentence in sentences:
        paragraph = document.add_paragraph()
        edges = [0, *sorted(cut for cut in cuts if cut < len(sentence)), len(sentence)]
        for start, end in pairwise(edges):
            paragraph.add_run(sentence[start:end]).bold = start % 2 == 0
    plain = read_plain("\n\n".join(sentences))
    assert placed(read(saved(document), "bài.docx")) == placed(plain) != []


@needs_libreoffice
@pytest.mark.parametrize("between", ["odt", "doc"])
def test_a_comment_written_by_libreoffice_keeps_its_words(between: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Đầu đề")
    paragraph = document.add_paragraph("Doanh thu ")
    run = paragraph.add_run("tăng 25%")
    paragraph.add_run(" so với năm ngoái.")
    document.add_comment(run, text="factcheck: ignore R101 - số của bộ", author="Biên tập")
    content = converted(converted(saved(document), "docx", between, tmp_path), between, "docx", tmp_path)
    assert remarked(read(content, "bài.docx")) == [("factcheck: ignore R101 - số của bộ", "tăng 25%")]
