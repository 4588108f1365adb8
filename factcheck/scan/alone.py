"""Reads a text that is one quantity and nothing else."""

from __future__ import annotations

from factcheck.lexicon.folding import fold, words
from factcheck.lexicon.word_sets import word_set
from factcheck.messages import refusal
from factcheck.model.quantity import Quantity
from factcheck.read.document import Document
from factcheck.scan.mention import Mention
from factcheck.scan.mentions import mentions
from factcheck.scan.numerals import document_style
from factcheck.scan.qualifiers import qualifier_after, qualifier_before
from factcheck.scan.quantities import quantity_at
from factcheck.scan.spoken import with_spoken

_LONGEST = 200  # no quantity is longer; a longer text is refused unread


def quantity_alone(text: str) -> Quantity:
    """The quantity that ``text`` is, spaces around it apart.

    Raises :class:`~factcheck.errors.ParseError` with the offset, in ``text``, of the first words that are not part
    of it.
    """
    document = Document.of(text)
    normal = document.normal
    start, end = len(normal) - len(normal.lstrip()), len(normal.rstrip())
    if start >= end:
        raise refusal(text, 0, "parse.empty")
    if end - start > _LONGEST:
        raise refusal(text, document.span(start + _LONGEST, end).start, "parse.too_long", str(_LONGEST))
    mention = _first(document, start, end)
    if mention is None or mention.quantity is None:
        raise refusal(text, document.span(start, end).start, "parse.no_number")
    _refuse_before(document, text, start, mention)
    _refuse_after(document, text, mention, end)
    return mention.quantity


def _first(document: Document, start: int, end: int) -> Mention | None:
    """The first quantity: at the first word that opens one, else ``gấp đôi`` and the like.

    A number word that is the head of a qualifier opens none: ``không`` of ``không quá 20%``.
    """
    row = with_spoken(document, mentions(document, start, end, ()))
    said = next((mention for mention in row if mention.quantity is not None), None)
    style = document_style(document.normal)
    first: Mention | None = None
    for match in words(document.normal, start, end):
        if first is None and said is not None and said.start <= match.start():
            first = said
        mention = quantity_at(document, match.start(), style)
        if mention is not None and (first is None or mention.start <= first.start < match.start()):
            first = mention
    return first or said


def _refuse_before(document: Document, text: str, start: int, mention: Mention) -> None:
    quantity = mention.quantity
    assert quantity is not None  # the caller saw to it
    begin = document.span(start, mention.end).start
    said_from = quantity.span.start
    if begin >= said_from:
        return
    before = qualifier_before(document.normal, mention.start)
    lead = before[2] if before is not None else mention.start
    if lead <= start or fold(document.normal[start:lead].strip()) in word_set("from"):
        return
    if quantity.qualifier is not None and quantity.qualifier.span.start == begin:
        return
    raise refusal(text, begin, "parse.before", document.normal[start:lead].strip())


def _refuse_after(document: Document, text: str, mention: Mention, end: int) -> None:
    after = qualifier_after(document.normal, mention.end)
    last = after[2] if after is not None else mention.end
    if last < end:
        rest = document.normal[last:end]
        position = document.span(last + len(rest) - len(rest.lstrip()), end).start
        raise refusal(text, position, "parse.after", rest.strip())
