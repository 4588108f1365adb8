"""Edits in sources that are text: plain, Markdown, HTML, and a line of JSON Lines."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.model.draft import Draft, Format, Piece, SourceRange
from factcheck.model.finding import Edit, Fix
from factcheck.model.span import Span

_MARKDOWN_MARKS = r"[\\`*_~\[\]<>&|$]"


class Placed(NamedTuple):
    """An edit of a draft's text, at its narrowest, with the pieces of the source that its words come from."""

    edit: Edit
    pieces: tuple[Piece, ...]


def rewritten(source: str, draft: Draft, edits: Iterable[Edit]) -> str | None:
    """``source``, which ``draft`` was read from, with ``edits`` of the draft's text made.

    Only characters that change are touched. Where markup interrupts the changed words the replacement stands in their
    first stretch, and the markup stays. ``None`` where an edit goes beyond the words of the source.
    """
    changes: list[Edit] = []
    for edit in edits:
        found = placed(draft, edit)
        if found is None:
            return None
        words = _escaped(found.edit.replacement, draft.format, source)
        for at, place in enumerate(_stretches(found.pieces)):
            changes.append(Edit(Span(*place), "" if at else words))
    return Fix(tuple(changes)).apply(source)


def placed(draft: Draft, edit: Edit) -> Placed | None:
    """``edit`` in the pieces of ``draft``; ``None`` where some of its words come from nowhere in the source.

    It is widened to the whole of a piece that can only be replaced as one, such as an entity.
    """
    edit = narrowed(draft.text, edit)
    all_pieces = draft.pieces or (Piece(0, len(draft.text), SourceRange(0, len(draft.text))),)
    pieces = _pieces(all_pieces, edit.span)
    if pieces is None:
        return None
    (start, end), first, last = (edit.span.start, edit.span.end), pieces[0], pieces[-1]
    start = first.start if first.is_whole else start
    end = last.end if last.is_whole else end
    words = draft.text[start : edit.span.start] + edit.replacement + draft.text[edit.span.end : end]
    return Placed(Edit(Span(start, end), words), tuple(piece.cut(start, end) for piece in pieces))


def narrowed(text: str, edit: Edit) -> Edit:
    """``edit`` without what it leaves alone at both ends, but for one character that an insertion holds on to."""
    (start, end), new = (edit.span.start, edit.span.end), edit.replacement
    if start == end and start:
        start, new = start - 1, text[start - 1] + new
    while end - start > 1 and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while end - start > 1 and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    return Edit(Span(start, end), new)


def _pieces(pieces: Sequence[Piece], span: Span) -> list[Piece] | None:
    """The pieces that make up the words at ``span``, without a gap."""
    first = max(0, bisect_right(pieces, span.start, key=_start) - 1)
    found = list(pieces[first : bisect_right(pieces, span.end - 1, key=_start)])
    reached = span.start
    for piece in found:
        if not piece.start <= reached < piece.end:
            return None
        reached = piece.end
    return found if found and reached >= span.end else None


def _start(piece: Piece) -> int:
    return piece.start


def _stretches(pieces: Iterable[Piece]) -> list[SourceRange]:
    """Where the pieces stand in the source, neighbours as one."""
    found: list[SourceRange] = []
    for piece in pieces:
        if isinstance(piece.origin, SourceRange):
            start, end = piece.origin
            if found and found[-1].end == start:
                start = found.pop().start
            found.append(SourceRange(start, end))
    return found


def _escaped(words: str, form: Format, source: str) -> str:
    """``words`` as the format writes them."""
    if form is Format.HTML:
        return html.escape(words, quote=False)
    if form is Format.MARKDOWN:
        return re.sub(_MARKDOWN_MARKS, r"\\\g<0>", words)
    if form is Format.JSONL:
        return json.dumps(words, ensure_ascii=source.isascii())[1:-1]
    return words
