"""Random Word files: paragraphs cut into runs of different formats."""

from __future__ import annotations

from typing import NamedTuple

import docx
import docx.document
from docx.oxml.ns import qn
from docx.text.run import Run as WordRun
from hypothesis import strategies as st

FORMATS = ("plain", "bold", "italic", "underline", "link", "inserted", "deleted")


class Stretch(NamedTuple):
    words: str
    format: str


_STRETCHES = st.builds(Stretch, st.text(st.sampled_from("aăđ5%, \t\n-"), max_size=6), st.sampled_from(FORMATS))
PARAGRAPHS = st.lists(st.lists(_STRETCHES, max_size=6), min_size=1, max_size=4)


def document_of(paragraphs: list[list[Stretch]]) -> docx.document.Document:
    document = docx.Document()
    for stretches in paragraphs:
        paragraph = document.add_paragraph()
        for words, form in stretches:
            run = paragraph.add_run(words)
            if form in ("bold", "italic", "underline"):
                setattr(run, form, True)
            elif form != "plain":
                _wrap(run, form)
    return document


def _wrap(run: WordRun, form: str) -> None:
    """Put ``run`` into a link or a tracked change."""
    name = {"link": "w:hyperlink", "inserted": "w:ins", "deleted": "w:del"}[form]
    element = run._r  # the only way to its place in the XML
    wrapper = element.makeelement(qn(name))
    element.addprevious(wrapper)
    wrapper.append(element)
    if form == "deleted":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")


def read_words(stretches: list[Stretch]) -> str:
    """What is to be read of a paragraph."""
    return "".join(stretch.words for stretch in stretches if stretch.format != "deleted")


def all_runs(document: docx.document.Document) -> list[list[WordRun]]:
    """The runs of each paragraph of the body, those in links and changes too, as python-docx finds them."""
    return [[WordRun(run, paragraph) for run in paragraph._p.xpath(".//w:r")] for paragraph in document.paragraphs]
