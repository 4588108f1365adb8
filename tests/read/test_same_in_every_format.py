"""One article in every format: the same findings, and each leads to the same words in its source."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pytest
from lxml import etree

from factcheck import BlockKind, Box, Draft, Format, Run, SourceRange, Span, check
from factcheck.model.finding import Finding
from factcheck.read.drafts import read_drafts
from tests.read.office_files import unzipped
from tests.read.sample_documents import ARTICLE, FOLDER, STEM, markdown, notes, page, plain

FORMATS = [*Format]
ENDINGS = {Format.TEXT: "txt", Format.MARKDOWN: "md"}
WRONG = [("R101", "25%"), ("R101", "30%"), ("R101", "40%"), ("R101", "25%")]


def content_of(form: Format) -> bytes:
    if form is Format.JSONL:
        return json.dumps({"id": 1, "text": plain()}).encode()
    return (FOLDER / name_of(form)).read_bytes()


def name_of(form: Format) -> str:
    return f"{STEM}.{ENDINGS.get(form, form.value)}"


def draft_of(form: Format) -> Draft:
    (draft,) = read_drafts(name_of(form), content=content_of(form))
    assert isinstance(draft, Draft)
    return draft


def told(draft: Draft) -> list[tuple[object, ...]]:
    """All that is said of the article, in words instead of places."""
    return [
        (
            finding.code,
            finding.level,
            spaced(finding.message.text()),
            spaced(finding.span.slice(draft.text)),
            [(place.role, spaced(place.span.slice(draft.text))) for place in finding.related],
        )
        for finding in check(draft).findings
    ]


def spaced(words: str) -> str:
    """``words`` with single, plain spaces: pages have others in some places."""
    return " ".join(words.split())


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_is_told_and_the_findings_are_the_same(form: Format) -> None:
    draft = draft_of(form)
    assert draft.format is form
    assert [(finding[0], finding[3]) for finding in told(draft)] == WRONG
    assert told(draft) == told(draft_of(Format.TEXT))


@pytest.mark.parametrize("form", FORMATS)
def test_every_place_of_a_finding_slices_to_its_words_in_the_source(form: Format) -> None:
    draft, content = draft_of(form), content_of(form)
    for finding in check(draft).findings:
        for span in _places(finding):
            words, found = spaced(span.slice(draft.text)), spaced("".join(_slices(draft, content, span)))
            # A word on a page is one whole, with the mark that ends its sentence.
            assert found == words or (form is Format.PDF and words in found)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in (Format.TEXT, Format.JSONL)])
def test_the_structure_is_kept(form: Format) -> None:
    draft = draft_of(form)
    kinds = {block.span.slice(draft.text): block.kind for block in draft.blocks}
    assert [kinds[part.text] for part in ARTICLE if part.kind in ("title", "lead", "heading")] == [
        *(BlockKind.TITLE, BlockKind.LEAD, BlockKind.HEADING, BlockKind.HEADING)
    ]
    assert [kinds[note] for note in notes()] == [BlockKind.FOOTNOTE]
    cells = [block for block in draft.blocks if block.kind is BlockKind.CELL]
    (table,) = (part.text for part in ARTICLE if part.kind == "table")
    rows = [row.split(" | ") for row in table.split("\n")]
    assert [cell.span.slice(draft.text) for cell in cells] == [cell for row in rows for cell in row]
    assert [cell.headers for cell in cells if cell.row and cell.column] == [
        (rows[0][column], row[0]) for row in rows[1:] for column in (1, 2)
    ]


def test_the_texts_that_are_kept_are_those_that_are_made() -> None:
    made = {Format.TEXT: plain(), Format.MARKDOWN: markdown(), Format.HTML: page()}
    assert {form: content_of(form).decode() for form in made} == made


def _places(finding: Finding) -> list[Span]:
    return [finding.span, *(place.span for place in finding.related)]


def _slices(draft: Draft, content: bytes, span: Span) -> Iterator[str]:
    """The words at ``span``, taken from the source in other ways than the readers'."""
    stretch = draft.source_range(span)
    if stretch is not None:
        assert draft.source is not None
        yield _unmarked(draft.source[stretch.start : stretch.end], draft.format)
        return
    for origin in draft.origins(span):
        assert not isinstance(origin, SourceRange)
        yield _on_page(content, origin) if isinstance(origin, Box) else _in_run(content, origin)


def _unmarked(words: str, form: Format) -> str:
    if form is Format.HTML:
        return html.unescape(re.sub(r"<[^>]*>", "", words))
    if form is Format.MARKDOWN:
        return words.replace("*", "")
    return str(json.loads(f'"{words}"')) if form is Format.JSONL else words


def _in_run(content: bytes, run: Run) -> str:
    root = etree.fromstring(unzipped(content)[run.part])
    paragraphs = root.xpath("//*[local-name() = 'p' or local-name() = 'h']")
    assert isinstance(paragraphs, list)
    paragraph = paragraphs[run.paragraph - 1]
    assert isinstance(paragraph, etree._Element)
    is_word = run.part.startswith("word/")
    runs = paragraph.xpath("descendant::*[local-name() = 'r']" if is_word else "descendant::text()")
    assert isinstance(runs, list)
    text = runs[run.run - 1]
    words = "".join(map(str, text.itertext())) if isinstance(text, etree._Element) else str(text)
    return words[run.start : run.end]


def _on_page(content: bytes, box: Box) -> str:
    with pypdfium2.PdfDocument(content) as document:
        page = document[box.page - 1]
        height = page.get_height()
        found = page.get_textpage().get_text_bounded(box.left, height - box.bottom, box.right, height - box.top)
    return unicodedata.normalize("NFC", found).strip() + " "
