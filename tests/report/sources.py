"""Reports on sources of every kind: text itself, text with markup, runs of a word processor, words on pages."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.draft import BlockKind, Box, Draft, Format, Run, SourceRange
from factcheck.model.report import Report
from factcheck.read.builder import DraftBuilder
from tests.report.drafts import SENTENCE, contradicted, finding

BEFORE = "Một đoạn mở đầu."


def _markup() -> Draft:
    """As HTML, with the rate in bold and an entity before it."""
    source = f"<p>{BEFORE}</p>\n<p>" + SENTENCE.replace("tăng 248%", "t&#259;ng <b>248%</b>") + "</p>"
    builder = DraftBuilder()
    builder.add(BEFORE, SourceRange(3, 3 + len(BEFORE)))
    builder.open(BlockKind.PARAGRAPH)
    cut, rate, rest = SENTENCE.index("ăng"), SENTENCE.index("248%"), SENTENCE.index(" so với")
    at = source.index(SENTENCE[:cut])
    builder.add(SENTENCE[:cut], SourceRange(at, at + cut))
    entity = source.index("&#259;")
    builder.add("ă", SourceRange(entity, entity + 6))
    builder.add("ng ", SourceRange(entity + 6, entity + 9))
    bold = source.index("248%")
    builder.add(SENTENCE[rate:rest], SourceRange(bold, bold + 4))
    after = source.index(" so với")
    builder.add(SENTENCE[rest:], SourceRange(after, after + len(SENTENCE) - rest))
    return builder.draft(Format.HTML, source)


def _runs() -> Draft:
    """As DOCX: the second paragraph in two runs, cut within the rate."""
    builder, cut = DraftBuilder(), SENTENCE.index("248%") + 2
    builder.add(BEFORE, Run("word/document.xml", 1, 1, 0, len(BEFORE)))
    builder.open(BlockKind.PARAGRAPH)
    builder.add(SENTENCE[:cut], Run("word/document.xml", 2, 1, 0, cut))
    builder.add(SENTENCE[cut:], Run("word/document.xml", 2, 2, 0, len(SENTENCE) - cut))
    return builder.draft(Format.DOCX)


def _boxes() -> Draft:
    """As PDF: a box for each word, on page 3."""
    builder = DraftBuilder()
    for number, word in enumerate(SENTENCE.split(" ")):
        builder.add(f"{word} ", Box(3, 50.0 * number, 100.0, 50.0 * number + 45, 112.0))
    return builder.draft(Format.PDF)


def _plain() -> Draft:
    return Draft(f"{BEFORE}\n{SENTENCE}", Format.TEXT, source=f"{BEFORE}\n{SENTENCE}")


DRAFTS: dict[str, Callable[[], Draft]] = {"text": _plain, "html": _markup, "docx": _runs, "pdf": _boxes}


def report_on(kind: str) -> Report:
    """The report on :data:`SENTENCE` in a source of ``kind``."""
    draft = DRAFTS[kind]()
    return Report(draft.text, (contradicted(draft.text),), (finding(draft.text),), draft=draft)
