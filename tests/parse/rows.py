"""Rows of mentions to parse."""

from __future__ import annotations

from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows


def row_of(text: str) -> tuple[Mention, ...]:
    """The row of the first sentence of ``text``."""
    document = Document.of(text)
    return Rows(document, quantities(document, document_style(document.normal))).at(0).row


def index_of(row: tuple[Mention, ...], text: str) -> int:
    """The index of the quantity whose own text is ``text``."""
    return next(index for index, mention in enumerate(row) if mention.quantity and mention.quantity.text == text)
